// Everything that a person can be shown: usable by everyone, at any size.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { World } from './support.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
let world;
before(async () => { world = await World.start(); });
after(async () => { await world?.stop(); });

/** Violations of what is shown at each exhibit, one line each. */
async function violations(kinds) {
  const { page, context } = await world.window({ bypassCSP: true, reducedMotion: 'reduce' }); // in the middle of a fade no colour is right
  const found = [];
  const exhibits = world.exhibits.filter(({ kind }) => kinds.includes(kind));
  assert.ok(exhibits.length > 5);
  for (const { kind, url } of exhibits) {
    if (kind === 'mail') {
      // Shown without scripts, so it is put into a page that may run one.
      await page.goto('about:blank');
      await page.setContent(await (await fetch(world.url + url)).text());
    } else {
      await page.goto(world.url + url);
    }
    await page.evaluate(axe);
    // The landmarks around a mail are the mail program's.
    const rules = kind === 'mail' ? { region: { enabled: false }, 'landmark-one-main': { enabled: false } } : {};
    const options = { resultTypes: ['violations'], rules };
    const result = await page.evaluate((chosen) => window.axe.run(document, chosen), options);
    for (const violation of result.violations) {
      found.push(`${url}: ${violation.id}: ${violation.nodes.map((node) => node.target.join(' ')).join(', ')}`);
    }
  }
  await context.close();
  return found;
}

test('axe finds nothing wrong with any page, light and dark', async () => {
  assert.deepEqual(await violations(['page']), []);
});

test('axe finds nothing wrong with any mail and text, light and dark', async () => {
  assert.deepEqual(await violations(['mail', 'text']), []);
});

test('at a zoom of 400 % nothing has to be scrolled sideways', async () => {
  // 1280 pixels at 400 %.
  const { page, context } = await world.window({ viewport: { width: 320, height: 256 } });
  const wide = [];
  for (const { url } of world.exhibits.filter(({ kind, theme }) => kind === 'page' && theme === 'light')) {
    await page.goto(world.url + url);
    const width = await page.evaluate(() => document.scrollingElement.scrollWidth);
    if (width > 320) wide.push(`${url}: ${width}`);
  }
  assert.deepEqual(wide, []);
  await context.close();
});

test('pages stand in forced colours, in print and without motion', async () => {
  const { page, context, complaints } = await world.window({ forcedColors: 'active', reducedMotion: 'reduce', contrast: 'more' });
  for (const { url } of world.exhibits.filter(({ kind, theme }) => kind === 'page' && theme === 'light')) {
    await page.goto(world.url + url);
    const unseen = await page.locator('button:visible').evaluateAll((buttons) => buttons
      .filter((button) => parseFloat(getComputedStyle(button).borderTopWidth) < 1).length);
    assert.equal(unseen, 0, `${url}: a button without an edge`);
    const moving = await page.evaluate(() => [...document.querySelectorAll('*')]
      .filter((element) => parseFloat(getComputedStyle(element).transitionDuration) > 0).length);
    assert.equal(moving, 0, `${url}: something moves`);
    await page.emulateMedia({ media: 'print', forcedColors: 'none' });
    assert.equal(await page.locator('button:visible').count(), 0, `${url}: a button on paper`);
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).color), 'rgb(0, 0, 0)', `${url}: black on paper`);
    assert.ok(await page.locator('h1').isVisible(), `${url}: what it is about is on paper`);
    await page.emulateMedia({ media: 'screen', forcedColors: 'active' });
  }
  assert.deepEqual(complaints, []);
  await context.close();
});

test('the gallery shows every exhibit on one page', async () => {
  const { page, context, complaints } = await world.window({ viewport: { width: 1280, height: 800 } });
  for (const theme of ['light', 'dark']) {
    await page.goto(`${world.url}/gallery?theme=${theme}`);
    const expected = world.exhibits.filter((exhibit) => exhibit.language === 'en' && exhibit.theme === theme).length;
    assert.equal(await page.locator('iframe').count(), expected);
  }
  assert.deepEqual(complaints, []);
  await context.close();
});

test('no mail is wider than a phone, whatever the name and the address', async () => {
  const email = 'maximiliane.schwarzenberger.hohenfels@vertrieb.beispielunternehmen.example.com';
  const inviter = 'Maximilianeschwarzenbergerhohenfelsvertriebbeispielunternehmen';
  await world.admin('POST', '/v1/invitations', { email, inviter });
  const { id } = await world.message(({ to }) => to === email);
  const { page, context } = await world.window();
  for (const width of [320, 375, 600, 1000]) {
    await page.setViewportSize({ width, height: 700 });
    await page.goto(`${world.url}/mailbox/${id}/html`);
    assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth), width);
  }
  await context.close();
});

test('axe finds nothing wrong with the mailbox and the reference of the API, and neither is wider than a phone', async () => {
  const { page, context } = await world.window({ bypassCSP: true });
  for (const path of ['/mailbox', '/docs']) {
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(world.url + path);
      assert.equal(await page.evaluate(() => document.scrollingElement.scrollWidth), width, `${path} at ${width}`);
      await page.evaluate(axe);
      const { violations: found } = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
      assert.deepEqual(found.map(({ id, nodes }) => `${path}: ${id}: ${nodes[0].target}`), []);
    }
  }
  await context.close();
});

test('opening the menu of languages moves nothing', async () => {
  const { page, context } = await world.window({ viewport: { width: 1280, height: 800 } });
  const { url } = world.exhibits.find(({ kind, name }) => kind === 'page' && name === 'sign-in');
  await page.goto(world.url + url);
  const place = () => page.evaluate(() => [document.querySelector('.card').offsetTop, document.documentElement.scrollHeight]);
  const before = await place();
  await page.click('.languages summary');
  assert.deepEqual(await place(), before);
  assert.ok(await page.locator('.languages button').first().isVisible());
  await page.keyboard.press('Escape');
  assert.ok(!await page.locator('.languages button').first().isVisible());
  await context.close();
});
