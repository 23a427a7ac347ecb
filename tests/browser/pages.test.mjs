// The way of the person who was invited, in a real browser.
import assert from 'node:assert/strict';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { FLOWS, PASSWORD, SIZES, World, walk } from './support.mjs';

let world;
before(async () => { world = await World.start(); });
after(async () => { await world?.stop(); });

const clean = ({ complaints }) => assert.deepEqual(complaints, []);
const submit = (page, action) => Promise.all([
  page.waitForNavigation(), page.locator(`form[action="${action}"] button[type=submit]`).click(),
]);

test('the whole way of each flow, on a phone and a desktop, with and without JavaScript', async (t) => {
  for (const language of world.languages) {
    for (const flow of FLOWS) {
      for (const [size, viewport] of Object.entries(SIZES)) {
        for (const javaScriptEnabled of [true, false]) {
          await t.test(`${flow}, ${size}, ${language}, JavaScript ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
            const person = await world.invite({ flow, locale: language });
            const window = await world.window({ viewport, javaScriptEnabled });
            const { page } = window;
            await page.goto(person.link);
            assert.equal(page.url(), `${world.url}/setup`, 'a clean address');
            assert.equal(await page.getAttribute('html', 'lang'), language);
            const steps = await walk(page, world, person);
            assert.equal(steps.at(-1), '/setup/password');
            assert.equal(new URL(page.url()).pathname, '/setup/done');
            assert.ok((await page.textContent('main')).includes(person.email));
            await Promise.all([page.waitForNavigation(), page.click('a.button')]);
            await page.fill('#username', person.email);
            await page.fill('#password', PASSWORD);
            await submit(page, '/sign-in');
            assert.ok((await page.textContent('main')).includes(person.email), 'signed in');
            clean(window);
            await window.context.close();
          });
        }
      }
    }
  }
});

/** A proxy that takes from each request what older browsers and some networks do not send. */
async function stripping() {
  const stripped = { fetch: 0, forms: 0 };
  const server = http.createServer((request, response) => {
    const headers = {};
    for (const [name, value] of Object.entries(request.headers)) {
      if (name.startsWith('sec-fetch-')) stripped.fetch += 1;
      else headers[name] = name === 'origin' ? 'null' : value;
    }
    if (request.method === 'POST') stripped.forms += 1;
    const onward = http.request(request.url, { method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode, answer.rawHeaders);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { server, stripped, proxy: { server: `http://127.0.0.1:${server.address().port}` } };
}

test('the whole way without Fetch Metadata and with an opaque origin, as in older browsers and behind some proxies', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const { server, stripped, proxy } = await stripping();
    const person = await world.invite({ flow: 'profile_phone_password' });
    const window = await world.window({ proxy, javaScriptEnabled });
    const { page } = window;
    await page.goto(person.link);
    await walk(page, world, person);
    assert.equal(new URL(page.url()).pathname, '/setup/done');
    await Promise.all([page.waitForNavigation(), page.click('a.button')]);
    await page.fill('#username', person.email);
    await page.fill('#password', PASSWORD);
    await submit(page, '/sign-in');
    assert.ok((await page.textContent('main')).includes(person.email), 'signed in');
    assert.ok(stripped.fetch > 0 && stripped.forms >= 5, JSON.stringify(stripped));
    clean(window);
    await window.context.close();
    server.closeAllConnections();
    server.close();
  }
});

test('a link opens with what mail programs and people stick to it', async () => {
  const person = await world.invite();
  const capitals = person.link.replace(/[^/]*$/, (ticket) => ticket.toUpperCase());
  for (const link of [`${person.link}.`, `${person.link})`, `${person.link}%3E`, `${person.link}/`, `${person.link}%20`,
    `${person.link}%E2%80%8B`, `${person.link},`, capitals]) {
    const window = await world.window();
    await window.page.goto(link);
    assert.equal(window.page.url(), `${world.url}/setup`, link);
    assert.equal(await window.page.locator('form[action="/setup/start"]').count(), 1, link);
    await window.context.close();
  }
  const window = await world.window();
  await window.page.goto(`${world.url}/sign-in?login_hint=a+b@example.com`);
  assert.equal(await window.page.inputValue('#username'), 'a+b@example.com');
  await window.context.close();
});

test('however often the form of the number is pressed, the page of the code comes next', async () => {
  const person = await world.invite({ flow: 'profile_phone_password' });
  const window = await world.window({ javaScriptEnabled: false });
  const { page } = window;
  await page.goto(person.link);
  await submit(page, '/setup/start');
  await page.fill('#field-1', 'Ada');
  await page.fill('#field-2', 'Lovelace');
  await submit(page, '/setup/profile');
  await page.fill('#phone', person.phone);
  const form = await page.locator('form[action="/setup/phone"]').evaluate((form) => form.outerHTML);
  for (let press = 0; press < 4; press += 1) {
    // The page as it was, from the history.
    await page.setContent(form);
    await page.fill('#phone', person.phone);
    await submit(page, '/setup/phone');
    assert.equal(await page.locator('form[action="/setup/verify"]').count(), 1, `press ${press + 1}`);
  }
  clean(window);
  await window.context.close();
});

test('a scanner that opens the link, runs scripts and presses nothing leaves the invitation as it was', async () => {
  const person = await world.invite();
  const before = await world.admin('GET', `/v1/invitations/${person.id}`);
  for (const javaScriptEnabled of [true, true, false]) {
    const window = await world.window({ javaScriptEnabled });
    await window.page.goto(person.link);
    await window.page.waitForLoadState('networkidle');
    await window.page.mouse.move(100, 200);
    await window.page.mouse.wheel(0, 400);
    for (const href of await window.page.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))) {
      if (href.startsWith('/')) await window.page.goto(world.url + href);
    }
    await window.page.reload();
    clean(window);
    await window.context.close();
  }
  const state = ({ etag, delivery, ...rest }) => rest;
  assert.deepEqual(state(await world.admin('GET', `/v1/invitations/${person.id}`)), state(before));
  const messages = (await world.json('/mailbox.json')).filter(({ to }) => to === person.email);
  assert.equal(messages.length, 1, 'nothing but the invitation was sent');
});

test('the whole way with the keyboard alone', async () => {
  const person = await world.invite();
  const window = await world.window();
  const { page } = window;
  const reach = async (selector) => {
    for (let presses = 0; presses < 20; presses += 1) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
      await page.keyboard.press('Tab');
    }
    assert.fail(`${selector} cannot be reached`);
  };
  const press = async () => Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  await page.goto(person.link);
  await reach('form[action="/setup/start"] button');
  await press();
  assert.ok(await page.evaluate(() => document.activeElement.id === 'code'), 'whoever pressed goes on in the field');
  // With its last digit the code is sent by itself, and the field says so beforehand.
  assert.ok((await page.textContent('#code-hint')).length > 20);
  await Promise.all([page.waitForNavigation(), page.keyboard.type(await world.code(person))]);
  await reach('#password');
  await page.keyboard.type(PASSWORD);
  await reach('[data-toggle]');
  await page.keyboard.press('Space');
  assert.equal(await page.inputValue('#password'), PASSWORD);
  assert.equal(await page.getAttribute('#password', 'type'), 'text', 'shown');
  await reach('#confirm');
  await page.keyboard.type(PASSWORD);
  await press();
  assert.equal(new URL(page.url()).pathname, '/setup/done');
  clean(window);
  await window.context.close();
});

test('going back after the end shows no form data and never asks to send a form again', async () => {
  const person = await world.invite();
  const window = await world.window();
  const { page } = window;
  await page.goto(person.link);
  await submit(page, '/setup/start');
  const code = await world.code(person);
  await page.fill('#code', code.replace(/^./, (digit) => (digit === '1' ? '2' : '1')));
  await submit(page, '/setup/verify');
  await page.fill('#code', code);
  await submit(page, '/setup/verify');
  // A refused one on the way.
  await page.fill('#password', 'short secret');
  await page.fill('#confirm', 'short secret');
  await submit(page, '/setup/password');
  await page.fill('#password', PASSWORD);
  await page.fill('#confirm', PASSWORD);
  await submit(page, '/setup/password');
  assert.equal(new URL(page.url()).pathname, '/setup/done');
  for (let steps = 0; steps < 4; steps += 1) {
    await page.goBack().catch(() => null);
    if (page.url() === 'about:blank') break;
    assert.ok(page.url().startsWith(world.url), `${page.url()} is shown`);
    const shown = await page.evaluate(() => document.documentElement.outerHTML
      + [...document.querySelectorAll('input')].map((field) => field.value).join('\n'));
    for (const secret of [code, 'short secret', PASSWORD]) {
      assert.ok(!shown.includes(secret), `${secret} is shown at ${page.url()}`);
    }
    assert.equal(await page.locator('input[type=password]').count(), 0, 'no form is left');
  }
  clean(window);
  await window.context.close();
});

test('going back and loading again after a refused form sends nothing, with and without JavaScript', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const person = await world.invite({ flow: 'profile_phone_password' });
    const window = await world.window({ javaScriptEnabled });
    const { page } = window;
    const sent = [];
    page.on('request', (request) => { if (request.method() === 'POST') sent.push(new URL(request.url()).pathname); });
    const told = async () => page.locator('[data-summary]').count();
    await page.goto(person.link);
    await submit(page, '/setup/start');
    await page.locator('form').evaluateAll((forms) => forms.forEach((form) => { form.noValidate = true; }));
    await page.fill('#field-1', 'Ada');
    await submit(page, '/setup/profile');
    assert.equal(page.url(), `${world.url}/setup`, 'the address of the page, and not of the form');
    assert.equal(await told(), 1);
    const before = sent.length;
    await page.reload();
    assert.equal(await told(), 1, 'told again');
    assert.equal(await page.inputValue('#field-1'), 'Ada', 'and kept');
    await page.goBack();
    await page.goForward();
    await page.reload();
    assert.deepEqual(sent.slice(before), [], 'nothing was sent again');
    await page.fill('#field-1', 'Ada');
    await page.fill('#field-2', 'Lovelace');
    await submit(page, '/setup/profile');
    assert.equal(await told(), 0);
    await page.goto(`${world.url}/sign-in`);
    await page.fill('#username', person.email);
    await page.fill('#password', 'not the password');
    await submit(page, '/sign-in');
    const signIns = sent.length;
    await page.reload();
    assert.equal(await told(), 1);
    assert.equal(await page.inputValue('#username'), person.email);
    assert.equal(await page.inputValue('#password'), '');
    await page.goBack();
    assert.equal(sent.length, signIns);
    clean(window);
    await window.context.close();
  }
});

test('the last page leads on once, unless one wants to stay, and is no trap for going back', async () => {
  const finished = async (options) => {
    const person = await world.invite({ flow: 'link_password' });
    const window = await world.window(options);
    await window.page.goto(person.link);
    await walk(window.page, world, person);
    return window;
  };
  const staying = await finished();
  await staying.page.click('[data-onward] button');
  assert.ok(!await staying.page.locator('[data-onward]').isVisible());
  const scriptless = await finished({ javaScriptEnabled: false });
  assert.ok(!await scriptless.page.locator('[data-onward]').isVisible());
  const led = await finished();
  assert.ok(await led.page.locator('[data-onward] button').isVisible());
  await led.page.waitForURL('**/sign-in?**', { timeout: 30_000 });
  assert.ok((await led.page.inputValue('#username')).includes('@'), 'the account is carried along');
  for (const { page } of [staying, scriptless]) assert.equal(new URL(page.url()).pathname, '/setup/done');
  await led.page.goBack();
  assert.equal(new URL(led.page.url()).pathname, '/setup/done');
  assert.ok(!await led.page.locator('[data-onward]').isVisible(), 'it does not lead away again');
  for (const window of [staying, scriptless, led]) {
    clean(window);
    await window.context.close();
  }
});

test('errors are told at the top, linked to their fields, with the focus moved and values kept except secrets', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const person = await world.invite({ flow: 'profile_phone_password' });
    const window = await world.window({ javaScriptEnabled });
    const { page } = window;
    await page.goto(person.link);
    await submit(page, '/setup/start');
    await page.evaluate(() => document.querySelectorAll('[required]').forEach((field) => field.removeAttribute('required')))
      .catch(() => null);
    await page.locator('form').evaluateAll((forms) => forms.forEach((form) => { form.noValidate = true; }));
    await page.fill('#field-1', 'Ada');
    await submit(page, '/setup/profile');
    assert.equal(await page.inputValue('#field-1'), 'Ada', 'what was right is kept');
    assert.equal(await page.getAttribute('[data-summary]', 'role'), 'alert');
    assert.equal(await page.getAttribute('#field-2', 'aria-invalid'), 'true');
    const described = await page.getAttribute('#field-2', 'aria-describedby');
    assert.ok((await page.textContent(`#${described}`)).length > 5, 'the text stands beside the field');
    if (javaScriptEnabled) {
      assert.ok(await page.evaluate(() => document.activeElement.matches('[data-summary]')), 'the focus is moved');
    }
    await page.click('[data-summary] a');
    assert.ok(await page.evaluate(() => document.activeElement?.id === 'field-2' || location.hash === '#field-2'));
    await page.fill('#field-2', 'Lovelace');
    await submit(page, '/setup/profile');
    await page.fill('#phone', '+12345');
    await submit(page, '/setup/phone');
    assert.equal((await page.inputValue('#phone')).replace(/\s/g, ''), '+12345');
    await page.fill('#phone', person.phone);
    await submit(page, '/setup/phone');
    await page.fill('#code', await world.code(person));
    await submit(page, '/setup/verify');
    await page.fill('#password', 'password1password');
    await page.fill('#confirm', 'another');
    await submit(page, '/setup/password');
    assert.equal(await page.inputValue('#password'), '', 'secrets are not');
    assert.equal(await page.inputValue('#confirm'), '');
    clean(window);
    await window.context.close();
  }
});

test('a link that is over is renewed with one press, told before anything is typed', async () => {
  for (const javaScriptEnabled of [true, false]) {
    const person = await world.invite();
    await world.admin('POST', `/v1/invitations/${person.id}/extend`, { lifetime_minutes: 0 });
    const window = await world.window({ javaScriptEnabled });
    const { page } = window;
    await page.goto(person.link);
    assert.equal(await page.locator('input:not([type=hidden])').count(), 0, 'there is nothing to type');
    await submit(page, '/setup/renew');
    assert.equal(new URL(page.url()).pathname, '/setup/renewed');
    const { link } = await world.message(({ to, link: other }) => to === person.email && other && other !== person.link);
    await page.goto(link);
    await walk(page, world, person);
    assert.equal(new URL(page.url()).pathname, '/setup/done');
    clean(window);
    await window.context.close();
  }
});

test('who is not meant declines with two presses, is told so, and finds the same page at the link', async () => {
  const path = '/v1/applications/app_default';
  const allow = async (allowed) => {
    const { etag, id, version, ...settings } = await world.admin('GET', path);
    await world.admin('PUT', path, { ...settings, allow_decline: allowed }, { 'if-match': etag });
  };
  await allow(true);
  for (const size of Object.keys(SIZES)) {
    for (const javaScriptEnabled of [true, false]) {
      const person = await world.invite();
      const window = await world.window({ javaScriptEnabled, viewport: SIZES[size] });
      const { page } = window;
      await page.goto(person.link);
      await page.locator('a[href="/setup/decline"]').click();
      await page.waitForURL('**/setup/decline');
      // Who thinks better of it goes back.
      await page.locator('main a[href="/setup"]').click();
      await page.waitForURL('**/setup');
      await page.locator('a[href="/setup/decline"]').click();
      await page.waitForURL('**/setup/decline');
      await submit(page, '/setup/decline');
      const said = await page.locator('h1').textContent();
      assert.equal(said, 'This invitation was declined');
      await page.goto(person.link);
      assert.equal(await page.locator('h1').textContent(), said);
      assert.equal(await page.locator('main form').count(), 0, 'there is nothing more to press');
      assert.equal((await world.admin('GET', `/v1/invitations/${person.id}`)).state, 'declined');
      clean(window);
      await window.context.close();
    }
  }
  await allow(false);
});

test('what is appended to the link survives and is shown as text, if it is a name', async () => {
  const person = await world.invite();
  const window = await world.window();
  const { page } = window;
  const note = page.locator('[data-invited]');
  await page.goto(`${person.link}#type=invite&app=Analytical%20Engine`);
  assert.equal(page.url(), `${world.url}/setup#type=invite&app=Analytical%20Engine`);
  assert.ok((await note.textContent()).includes('Analytical Engine') && await note.isVisible());
  for (const app of ['<img src=x onerror=alert(1)>', 'evil.example', 'call 0800123456', 'x'.repeat(41), '']) {
    await page.goto('about:blank');
    await page.goto(`${person.link}#type=invite&app=${encodeURIComponent(app)}`);
    assert.ok(!await note.isVisible(), app);
  }
  await page.goto('about:blank');
  await page.goto(`${person.link}#type=other&app=Acme`);
  assert.ok(!await note.isVisible());
  clean(window);
  await window.context.close();
});

test('a code can be pasted with spaces and dashes, and two presses send one', async () => {
  const person = await world.invite();
  const window = await world.window();
  const { page } = window;
  await page.goto(person.link);
  await Promise.all([page.waitForURL('**/setup'), page.dblclick('form[action="/setup/start"] button')]);
  await page.waitForSelector('#code');
  const code = await world.code(person);
  assert.equal(await page.getAttribute('#code', 'inputmode'), 'numeric');
  assert.equal(await page.getAttribute('#code', 'autocomplete'), 'one-time-code');
  await page.focus('#code');
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData('text', text);
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, ` ${code.slice(0, 3)} - ${code.slice(3)} `);
  assert.equal(await page.inputValue('#code'), code);
  // Pasted whole, it is sent by itself.
  await page.waitForSelector('#password');
  const codes = (await world.json('/mailbox.json')).filter(({ to, code: sent }) => to === person.email && sent);
  assert.equal(codes.length, 1);
  clean(window);
  await window.context.close();
});

test('the password is judged as one types, and a manager finds the account', async () => {
  const person = await world.invite({ flow: 'link_password' });
  const window = await world.window();
  const { page } = window;
  await page.goto(person.link);
  await submit(page, '/setup/start');
  assert.equal(await page.getAttribute('#password', 'autocomplete'), 'new-password');
  assert.equal(await page.inputValue('input[autocomplete=username]'), person.email);
  // The server judges, and the page says the same: level, and the rules that tick.
  const judged = async (text, expected) => {
    await page.fill('#password', text);
    await page.waitForFunction((wanted) => wanted === [document.querySelector('.meter').dataset.level,
      ...[...document.querySelectorAll('[data-rule]')].map((rule) => rule.className)].join(' '), expected);
  };
  await judged('short', '1 bad  ');
  await judged('1q2w3e4r5t6y7u8i9o0p', '2 ok bad ok');
  await judged('Example App Example App', '2 ok  bad');
  await judged('violet harbour!', '3 ok ok ok');
  await judged('my aunt keeps four llamas, 2 goats', '4 ok ok ok');
  await judged('', '0   ');
  clean(window);
  await window.context.close();
});

test('a country can be searched for, and the number is spaced as one types', async () => {
  const person = await world.invite({ flow: 'profile_phone_password' });
  const window = await world.window({ locale: 'en-GB' });
  const { page } = window;
  await page.goto(person.link);
  await submit(page, '/setup/start');
  await page.fill('#field-1', 'Ada');
  await page.fill('#field-2', 'Lovelace');
  await submit(page, '/setup/profile');
  const names = await page.locator('#countries option').evaluateAll((options) => options.map((option) => option.value));
  assert.ok(names.includes('Germany (+49)') && names.includes('United States (+1)') && !names.includes('Italy (+39)'));
  await page.fill('#phone', '');
  await page.fill('#country', 'Germany (+49)');
  // The code of the country stands beside the field, and never in it: a number as dialled at home is what it says.
  const prefix = page.locator('#prefix');
  assert.equal(await page.inputValue('#phone'), '');
  assert.equal(await prefix.textContent(), '+49');
  for (const [typed, shown] of [['0151 12345678', '151 1234 5678'], ['+49 0151 12345678', '151 1234 5678'],
    // An extension is no part of the number: the server refuses it, and it is not joined to it before.
    ['+49 151 12345601,,5', ' 151 12345601,,5'], ['+49 151 12345601;5', ' 151 12345601;5'],
    ['0049 151 12345678', '151 1234 5678'], ['151 12345678', '151 1234 5678'],
    // A link to it, a word before it, and a remark behind it.
    ['tel:+49-151-12345678', '151 1234 5678'], ['Mobile: +49 151 12345678', '151 1234 5678'],
    ['(0049) 151 12345678 (home)', '151 1234 5678']]) {
    await page.fill('#phone', '');
    await page.locator('#phone').pressSequentially(typed);
    await page.locator('#phone').blur();
    assert.equal(await page.inputValue('#phone'), shown, typed);
    assert.equal(await prefix.textContent(), '+49');
  }
  for (const [country, typed, shown] of [['United Kingdom (+44)', '07911 123456', '7911 123456'],
    ['France (+33)', '06 12 34 56 78', '6 12 34 56 78'], ['Switzerland (+41)', '079 123 45 67', '79 123 45 67']]) {
    await page.fill('#phone', '');
    await page.fill('#country', country);
    await page.locator('#phone').pressSequentially(typed);
    await page.locator('#phone').blur();
    assert.equal(await page.inputValue('#phone'), shown, country);
  }
  // A number that says its country itself chooses it.
  await page.fill('#phone', '');
  await page.locator('#phone').pressSequentially('+43 664 1234567');
  await page.locator('#phone').blur();
  assert.equal(await page.inputValue('#country'), 'Austria (+43)');
  assert.equal(await page.inputValue('#phone'), '664 123 4567');
  // A part of the name does, in whatever language the browser speaks; what cannot be found is said, and sends nothing.
  for (const [typed, found] of [['germ', 'Germany (+49)'], ['DE', 'Germany (+49)'], ['nowhere', ''], ['united', '']]) {
    await page.fill('#country', '');
    await page.fill('#phone', '');
    await page.locator('#country').pressSequentially(typed);
    await page.locator('#country').blur();
    assert.equal(await page.inputValue('#country'), found || typed);
    assert.equal(await page.inputValue('#phone'), '', typed);
    assert.equal(await prefix.isVisible(), Boolean(found), typed);
    assert.equal((await page.textContent('#country-problem')) !== '', !found, typed);
  }
  await page.fill('#phone', '0151 12345678');
  await page.locator('form[action="/setup/phone"] button[type=submit]').click();
  assert.ok(await page.evaluate(() => document.activeElement.id === 'country'), 'the country is asked for');
  await page.fill('#phone', '');
  await page.locator('#phone').pressSequentially('+12015550123');
  assert.equal(await page.inputValue('#phone'), '+1 201 555 0123');
  await submit(page, '/setup/phone');
  const sent = await world.message(({ to }) => to === '+12015550123');
  assert.ok(sent.code);
  // Whoever mistyped the number sees it, and mends a digit.
  assert.ok((await page.textContent('.lead')).replace(/\s/g, '').includes('+12015550123'));
  await page.goto(`${world.url}/setup?change=phone`);
  assert.equal(await page.inputValue('#phone'), '+1 201 555 0123');
  clean(window);
  await window.context.close();
});

test('a number as dialled at home arrives where it was meant, with a tap into the middle of the field', async () => {
  const person = await world.invite({ flow: 'profile_phone_password' });
  const window = await world.window({ locale: 'en-GB', hasTouch: true, isMobile: true });
  const { page } = window;
  await page.goto(person.link);
  await submit(page, '/setup/start');
  await page.fill('#field-1', 'Ada');
  await page.fill('#field-2', 'Lovelace');
  await submit(page, '/setup/profile');
  await page.fill('#phone', '');
  await page.tap('#country');
  await page.fill('#country', '');
  await page.keyboard.type('Germany');
  await page.tap('#phone');
  const number = `0151 ${12000000 + Math.floor(Math.random() * 900000)}`;
  await page.keyboard.type(number);
  await submit(page, '/setup/phone');
  await world.message(({ to }) => to === `+49${number.slice(1).replace(' ', '')}`);
  clean(window);
  await window.context.close();
});

test('the menu of languages closes when the keyboard goes on, and by Esc from anywhere', async () => {
  const window = await world.window();
  const { page } = window;
  await page.goto(`${world.url}/sign-in`);
  const open = () => page.evaluate(() => document.querySelector('.languages details').open);
  await page.focus('.languages summary');
  await page.keyboard.press('Enter');
  assert.ok(await open());
  await page.keyboard.press('Shift+Tab');
  assert.ok(!await open(), 'what has the focus is not hidden');
  await page.focus('.languages summary');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  assert.ok(!await open());
  assert.ok(await page.evaluate(() => document.activeElement.matches('.languages summary')));
  clean(window);
  await window.context.close();
});

test('the card begins at the same height on every page, and a press shows that something happens', async () => {
  const person = await world.invite();
  const window = await world.window({ viewport: { width: 1280, height: 800 } });
  const { page } = window;
  const tops = new Set();
  const look = async () => tops.add(await page.evaluate(() => document.querySelector('.card').offsetTop));
  await page.goto(person.link);
  await look();
  // Looked at from inside: while a navigation waits, the browser answers nobody else.
  await page.evaluate(() => document.querySelector('form[action="/setup/start"]').addEventListener('submit', ({ target }) => {
    setTimeout(() => console.log(JSON.stringify({
      busy: target.querySelector('button').getAttribute('aria-busy'),
      status: [...document.querySelectorAll('p.sr[role=status]')].at(-1).textContent,
    })));
  }));
  const said = page.waitForEvent('console', (message) => message.text().startsWith('{"busy"'));
  let letGo;
  const held = new Promise((resolve) => { letGo = resolve; });
  await page.route('**/setup/start', async (route) => {
    await held;
    await route.continue();
  });
  const gone = page.waitForNavigation();
  await page.locator('form[action="/setup/start"] button').click({ noWaitAfter: true });
  const { busy, status } = JSON.parse((await said).text());
  assert.equal(busy, 'true');
  assert.notEqual(status, '');
  letGo();
  await gone;
  await look();
  await page.goto(`${world.url}/sign-in`);
  await look();
  await page.goto(`${world.url}/nothing`);
  await look();
  assert.equal(tops.size, 1, [...tops].join());
  await window.context.close();
});
