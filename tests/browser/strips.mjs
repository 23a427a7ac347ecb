// The strip of the seven main pages in the docs, taken from a running server: npm run strips. The strip of before stays as it is.
import { writeFile } from 'node:fs/promises';
import { World } from './support.mjs';

const FOLDER = new URL('../../docs/pictures/', import.meta.url);
const PAGES = ['landing', 'code', 'code-wrong', 'password', 'done-auto', 'ending-expired-renew', 'sign-in'];
const HEIGHT = 640;
/** As wide as one page is in a strip. */
const NARROW = 170;

const world = await World.start();
const { page, context } = await world.window({ viewport: { width: 360, height: HEIGHT }, reducedMotion: 'reduce' });
for (const theme of ['light', 'dark']) {
  const taken = [];
  for (const name of PAGES) {
    await page.goto(`${world.url}/gallery/${theme}/en/page/${name}`);
    taken.push(`data:image/png;base64,${(await page.screenshot()).toString('base64')}`);
  }
  const height = Math.round((HEIGHT / 360) * NARROW);
  const strip = await context.newPage();
  await strip.setViewportSize({ width: PAGES.length * (NARROW + 10) + 10, height: height + 20 });
  await strip.setContent(`<body style="margin:10px;display:flex;gap:10px;background:#9ca3af">${
    taken.map((picture) => `<img src="${picture}" width="${NARROW}" height="${height}">`).join('')}</body>`);
  await strip.locator('img').last().evaluate((picture) => picture.decode());
  await writeFile(new URL(`pages-${theme}.jpg`, FOLDER), await strip.screenshot({ type: 'jpeg', quality: 72 }));
  await strip.close();
}
await context.close();
await world.stop();
