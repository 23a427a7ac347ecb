// Pictures of the whole gallery, phone and desktop, light and dark: npm run screenshots [-- FOLDER]
import { mkdir, writeFile } from 'node:fs/promises';
import { SIZES, World } from './support.mjs';

const folder = process.argv[2] ?? 'screenshots';
const world = await World.start();
let count = 0;
for (const [size, viewport] of Object.entries(SIZES)) {
  const { page, context } = await world.window({ viewport });
  for (const { kind, name, language, formality, theme, url } of world.exhibits.filter((exhibit) => exhibit.kind !== 'mail-text')) {
    const place = `${folder}/${[language, formality].filter(Boolean).join('-')}/${size}-${theme}`;
    await mkdir(place, { recursive: true });
    await page.goto(world.url + url);
    await writeFile(`${place}/${kind}-${name}.png`, await page.screenshot({ fullPage: true }));
    count += 1;
  }
  await context.close();
}
await world.stop();
console.log(`${count} pictures in ${folder}`);
