// The reference of the API as a developer uses it: searched, read in one language, and tried out; and without scripts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { World } from './support.mjs';

let world;
before(async () => (world = await World.start()));
after(() => world?.stop());

test('the search keeps what holds each word, and one language is shown everywhere', async () => {
  const { page, context } = await world.window({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${world.url}/docs`);
  await page.fill('.search input', 'post /revoke');
  const kept = await page.$$eval('.contents li', (lines) => lines.filter((line) => !line.hidden).map((line) => line.textContent));
  assert.ok(kept.length >= 2 && kept.every((line) => line.includes('POST') && line.includes('/revoke')), String(kept));
  // What stands in no title is looked for in the entries.
  await page.fill('.search input', 'idempotency-key');
  const entries = await page.$$eval('.contents li', (lines) => lines.filter((line) => !line.hidden).map((line) => line.textContent));
  assert.equal(entries.length, 4, String(entries));
  assert.ok(entries.some((line) => line.startsWith('Invite a person')), String(entries));
  await page.press('.search input', 'Enter');
  assert.match(page.url(), /#createInvitation$/);
  await page.click('#createInvitation ~ .sides .language[data-language="python"] > summary');
  const open = await page.$$eval('.language[open]', (all) => [...new Set(all.map(({ dataset }) => dataset.language))]);
  // Where there is no client's call, curl stays.
  assert.ok(open.includes('python') && !open.includes('node'), String(open));
  const shown = await page.textContent('#createInvitation ~ .sides .language[data-language="python"] pre');
  assert.match(shown, /^latchkey\.invitations\.create\(email="ada@example\.com"/);
  await context.close();
});

test('the contents stay beside what one reads, where there is room, and above it where there is none', async () => {
  for (const [width, stays] of [[1280, true], [1600, true], [1000, false], [360, false]]) {
    const { page, context } = await world.window({ viewport: { width, height: 800 } });
    await page.goto(`${world.url}/docs#createInvitation`);
    const place = await page.evaluate(() => {
      const [contents, entry] = ['.contents', 'article.operation'].map((one) => document.querySelector(one).getBoundingClientRect());
      return { seen: contents.bottom > 0, beside: contents.right <= entry.left, wide: document.documentElement.scrollWidth };
    });
    assert.deepEqual(place, { seen: stays, beside: stays, wide: width }, String(width));
    await context.close();
  }
});

test('a call is tried out with the key behind the hash, which leaves the address', async () => {
  const { page, context } = await world.window({ viewport: { width: 1280, height: 800 } });
  await page.goto(`${world.url}/docs#key=${world.key}`);
  assert.equal(page.url(), `${world.url}/docs`);
  await page.click('#createInvitation ~ .sides .try > summary');
  const form = '#createInvitation ~ .sides .try form';
  await page.fill(`${form} textarea`, JSON.stringify({ email: 'tried@example.com' }));
  await page.click(`${form} button`);
  await page.waitForSelector(`${form} pre:not([hidden])`);
  const answer = await page.textContent(`${form} pre`);
  assert.match(answer, /^201\n/);
  assert.equal(JSON.parse(answer.slice(4)).state, 'pending');
  // Nothing is sent elsewhere, whatever stands in the field.
  await page.fill(`${form} input`, 'https://example.com/v1/invitations');
  await page.click(`${form} button`);
  await page.waitForFunction((place) => document.querySelector(place).textContent.startsWith('Error'), `${form} pre`);
  await context.close();
});

test('without scripts everything is there but the search and the form', async () => {
  const { page, context } = await world.window({ javaScriptEnabled: false });
  await page.goto(`${world.url}/docs`);
  assert.equal(await page.isVisible('.search'), false);
  assert.equal(await page.locator('.try').count() - await page.locator('template.try').count(), 0);
  await page.click('#revokeInvitation ~ .sides .language[data-language="node"] > summary');
  assert.ok(await page.isVisible('#revokeInvitation ~ .sides .language[data-language="node"] pre'));
  await page.click('a[href="#code-invitation_completed"] >> nth=0');
  assert.match(page.url(), /#code-invitation_completed$/);
  await context.close();
});
