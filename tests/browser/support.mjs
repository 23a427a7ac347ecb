// Starts Latchkey in memory, and browsers that write down what they should not have seen.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../../', import.meta.url));
const binary = process.env.LATCHKEY ?? `${process.env.CARGO_TARGET_DIR ?? `${root}target`}/debug/latchkey`;

export const PASSWORD = 'violet harbour! at dawn';
export const SIZES = { phone: { width: 360, height: 640 }, desktop: { width: 1280, height: 800 } };
export const FLOWS = ['link_password', 'email_code_password', 'sms_code_password', 'profile_phone_password'];
/** Languages that are walked and checked: those of LANGUAGES=en,ar that there are words for. */
export const WANTED_LANGUAGES = (process.env.LANGUAGES ?? 'en,ar').split(',');

const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--no-first-run'];

/** A running Latchkey: `url`, `invite`, `newest`, and so on. */
export class World {
  static async start() {
    const world = new World();
    world.process = spawn(binary, ['--memory', '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    await new Promise((resolve, reject) => {
      world.process.on('error', reject);
      world.process.on('exit', (code) => reject(new Error(`${binary} ended with ${code}`)));
      world.process.stdout.on('data', (data) => {
        printed += data;
        if (printed.includes('Ctrl-C stops')) resolve();
      });
    });
    world.url = /^Server: (.*)$/m.exec(printed)[1];
    world.key = /^API key: (.*)$/m.exec(printed)[1];
    world.browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ARGUMENTS });
    world.people = 0;
    const exhibits = await world.json('/gallery.json');
    const known = new Set(exhibits.map((exhibit) => exhibit.language));
    world.languages = WANTED_LANGUAGES.filter((language) => known.has(language));
    world.exhibits = exhibits.filter((exhibit) => world.languages.includes(exhibit.language));
    return world;
  }

  async stop() {
    await this.browser.close();
    this.process.removeAllListeners('exit');
    this.process.kill();
  }

  async json(path) {
    return (await fetch(this.url + path)).json();
  }

  async admin(method, path, body, headers = {}) {
    const response = await fetch(this.url + path, {
      method,
      headers: { authorization: `Bearer ${this.key}`, 'content-type': 'application/json', ...headers },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return { ...JSON.parse(text), etag: response.headers.get('etag') };
  }

  /** Invites somebody new; gives the invitation, its address and its link. */
  async invite(fields = {}) {
    this.people += 1;
    const email = `person${this.people}@example.com`;
    const phone = `+4915112${String(100000 + this.people)}`;
    const invitation = await this.admin('POST', '/v1/invitations', { email, phone, ...fields });
    const { link } = await this.message((message) => message.to === email && message.link);
    return { id: invitation.id, email, phone, link };
  }

  /** The newest message that fits, as soon as there is one. */
  async message(fits) {
    for (let round = 0; round < 200; round += 1) {
      const found = (await this.json('/mailbox.json')).find(fits);
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('no such message came');
  }

  async code(person, seen = []) {
    const message = await this.message(({ code, to, id }) => code && [person.email, person.phone].includes(to) && !seen.includes(id));
    seen.push(message.id);
    return message.code;
  }

  /** A browser window. What is wrong with what it saw is in `complaints`. */
  async window(options = {}) {
    const context = await this.browser.newContext({ viewport: SIZES.phone, ...options });
    const page = await context.newPage();
    const complaints = [];
    const allowed = [this.url, ...(options.origins ?? [])];
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith('data:') && !allowed.some((origin) => url.startsWith(`${origin}/`))) {
        complaints.push(`foreign request: ${url}`);
      }
    });
    page.on('console', (message) => {
      if (/Content Security Policy|Refused to/i.test(message.text())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(`script: ${error}`));
    return { page, context, complaints };
  }
}

/** Walks on from the page that is shown to the last one, whatever the steps are. Knows no words, only forms. */
export async function walk(page, world, person, seen = []) {
  const steps = [];
  for (let round = 0; round < 12 && !page.url().endsWith('/setup/done'); round += 1) {
    const actions = await page.locator('form').evaluateAll((forms) => forms.map((form) => form.getAttribute('action')));
    const action = ['/setup/verify', '/setup/start', '/setup/profile', '/setup/phone', '/setup/terms', '/setup/password', '/setup/code']
      .find((known) => actions.includes(known));
    if (!action) throw new Error(`nothing to do at ${page.url()}: ${actions}`);
    steps.push(action);
    const form = page.locator(`form[action="${action}"]`);
    if (action === '/setup/verify') await page.fill('#code', await world.code(person, seen));
    if (action === '/setup/profile') {
      await page.fill('#field-1', 'Ada');
      await page.fill('#field-2', 'Lovelace');
    }
    if (action === '/setup/phone') await page.fill('#phone', person.phone);
    if (action === '/setup/terms') await page.check('#accept');
    if (action === '/setup/password') {
      await page.fill('#password', PASSWORD);
      await page.fill('#confirm', PASSWORD);
    }
    await Promise.all([page.waitForNavigation(), form.locator('button[type=submit]').click()]);
  }
  return steps;
}
