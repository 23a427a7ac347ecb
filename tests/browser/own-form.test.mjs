// The example site goes the whole way from an origin of its own.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { PASSWORD, World } from './support.mjs';

const folder = new URL('../../infra/examples/own-form/', import.meta.url);
const types = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' };
let world;
let site;
let origin;

before(async () => {
  world = await World.start();
  site = createServer(async (request, response) => {
    const name = new URL(request.url, 'http://site').pathname.slice(1) || 'index.html';
    try {
      const body = await readFile(new URL(name, folder));
      response.writeHead(200, { 'content-type': types[name.split('.').pop()] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => site.listen(0, '127.0.0.1', resolve));
  origin = `http://localhost:${site.address().port}`;
});
after(async () => {
  site?.close();
  await world?.stop();
});

async function allow(origins) {
  const { etag, id, version, ...settings } = await world.admin('GET', '/v1/applications/app_default');
  await world.admin('PUT', '/v1/applications/app_default', { ...settings, allowed_origins: origins }, { 'if-match': etag });
}

test('the whole way on another origin, once the application lists it', async () => {
  const person = await world.invite();
  const ticket = person.link.split('/i/')[1];
  const window = await world.window({ origins: [origin] });
  const { page } = window;
  await allow([]);
  await page.goto(`${origin}/?server=${encodeURIComponent(world.url)}#ticket=${ticket}`);
  await page.waitForSelector('[role=alert]:not(:empty)');
  assert.equal(await page.locator('form:visible').count(), 0, 'an origin that is not listed gets nowhere');
  await allow([origin]);
  await page.reload();
  await page.waitForSelector('#start:visible');
  assert.ok((await page.textContent('main')).includes(person.email));
  await page.click('#start button');
  await page.waitForSelector('#code-form:visible');
  await page.fill('#code', '000000');
  await page.click('#code-form button[type=submit]');
  await page.waitForSelector('[role=alert]:not(:empty)');
  await page.fill('#code', await world.code(person));
  await page.click('#code-form button[type=submit]');
  await page.waitForSelector('#password-form:visible');
  await page.fill('#password', 'short');
  await page.click('#password-form button[type=submit]');
  await page.waitForSelector('[role=alert]:not(:empty)');
  await page.fill('#password', PASSWORD);
  await page.click('#password-form button[type=submit]');
  await page.waitForSelector('#sign-in-form:visible');
  await page.fill('#sign-in-password', PASSWORD);
  await page.click('#sign-in-form button[type=submit]');
  await page.waitForSelector('#done:visible');
  assert.ok((await page.textContent('#done')).includes(person.email));
  assert.deepEqual(window.complaints.filter((complaint) => !complaint.includes('403')), []);
  await window.context.close();
});

test('the example site offers a new link for one that is over', async () => {
  await allow([origin]);
  const person = await world.invite();
  await world.admin('POST', `/v1/invitations/${person.id}/extend`, { lifetime_minutes: 0 });
  const window = await world.window({ origins: [origin] });
  await window.page.goto(`${origin}/?server=${encodeURIComponent(world.url)}#ticket=${person.link.split('/i/')[1]}`);
  await window.page.click('#renew button');
  await world.message(({ to, link }) => to === person.email && link && link !== person.link);
  await window.context.close();
});
