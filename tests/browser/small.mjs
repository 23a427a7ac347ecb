// Makes the script of the pages smaller: npm run script. What comes out is in the repository, so that only whoever changes the
// script needs this.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { minify } from 'terser';

const ASSETS = new URL('../../shared/present/assets/', import.meta.url);

/** The small script, and what it has to be. */
export async function scripts() {
  const source = await readFile(new URL('app.js', ASSETS), 'utf8');
  const made = await minify(source, { ecma: 2017, compress: { passes: 3 }, mangle: true, format: { max_line_len: 2000 } });
  const kept = await readFile(new URL('app.min.js', ASSETS), 'utf8').catch(() => '');
  return { made: `${made.code}\n`, kept };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { made } = await scripts();
  await writeFile(new URL('app.min.js', ASSETS), made);
}
