// The three pictures of the README, taken from a running server on the real way: npm run pictures
import { writeFile } from 'node:fs/promises';
import { World } from './support.mjs';

const FOLDER = new URL('../../infra/pictures/', import.meta.url);
const world = await World.start();
const path = '/v1/applications/app_default';
const { etag, ...settings } = await world.admin('GET', path);
await world.admin('PUT', path, { ...settings, name: 'Fernwood', flow: 'link_password', branding: { support_address: 'help@fernwood.example' } });

async function picture(name, theme, prepare) {
  const { page, context } = await world.window({ viewport: { width: 360, height: 600 }, colorScheme: theme, reducedMotion: 'reduce' });
  await prepare(page);
  await writeFile(new URL(`${name}.png`, FOLDER), await page.screenshot());
  await context.close();
}

const person = await world.invite({ inviter: 'Grace Hopper' });
await picture('landing', 'light', (page) => page.goto(person.link));
await picture('password', 'light', async (page) => {
  await page.goto(person.link);
  await page.locator('form[action="/setup/start"] button').click();
  const judged = page.waitForResponse((answer) => answer.url().endsWith('/setup/password/check'));
  await page.fill('#password', 'violet harbour se');
  await judged;
  await page.waitForTimeout(300);
});
const late = await world.invite({ inviter: 'Grace Hopper' });
await world.admin('POST', `/v1/invitations/${late.id}/extend`, { lifetime_minutes: 0 });
await picture('expired', 'dark', (page) => page.goto(late.link));
await world.stop();
