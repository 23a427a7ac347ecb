// What people paste and type, and one link in two hands: with the page's script and without.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { PASSWORD, World } from './support.mjs';

let world;
before(async () => { world = await World.start(); });
after(async () => { await world?.stop(); });

const submit = (page, action) => Promise.all([
  page.waitForNavigation(), page.locator(`form[action="${action}"] button[type=submit]`).click(),
]);
const paste = (page, field, text) => page.locator(field).evaluate((input, pasted) => {
  input.focus();
  const data = new DataTransfer();
  data.setData('text/plain', pasted);
  // Without a script nobody takes the event over, and the browser writes the text into the field as it is.
  if (input.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))) {
    document.execCommand('insertText', false, pasted);
  }
}, text);
const wide = (digits) => [...digits].map((digit) => String.fromCodePoint(0xFF10 + Number(digit))).join('');

const CODES = {
  'with blanks and a dash': (code) => ` ${code.slice(0, 3)} - ${code.slice(3)} `,
  'with the sentence around it': (code) => `Your code is ${code}`,
  'with a full stop': (code) => `${code}.`,
  'in wide digits': wide,
  'with what nobody sees': (code) => `\u200B${code.slice(0, 2)}\u2060${code.slice(2)}\u202C`,
  'with a dash of another width': (code) => `${code.slice(0, 3)}\u2013${code.slice(3)}`,
};

for (const javaScriptEnabled of [true, false]) {
  const script = `JavaScript ${javaScriptEnabled ? 'on' : 'off'}`;

  test(`a code is understood however it was pasted, ${script}`, async (t) => {
    for (const [how, written] of Object.entries(CODES)) {
      await t.test(how, async () => {
        const person = await world.invite();
        const { page, context, complaints } = await world.window({ javaScriptEnabled });
        await page.goto(person.link);
        await submit(page, '/setup/start');
        const code = await world.code(person);
        if (javaScriptEnabled) {
          // Pasted whole, it is sent by itself.
          await paste(page, '#code', written(code));
          await page.waitForSelector('#password');
        } else {
          await page.fill('#code', written(code));
          await submit(page, '/setup/verify');
          assert.equal(await page.locator('#password').count(), 1);
        }
        assert.deepEqual(complaints, []);
        await context.close();
      });
    }
  });

  test(`a number is understood however it was pasted, ${script}`, async (t) => {
    const numbers = {
      'with a trunk zero': (digits) => `+49 (0)151 ${digits}`,
      'with dots and dashes': (digits) => `+49-151.${digits.slice(0, 4)}\u2011${digits.slice(4)}`,
      'in wide signs': (digits) => `\uFF0B${wide(`49151${digits}`)}`,
      'with what nobody sees': (digits) => `\u202A+49 151 ${digits}\u202C`,
      'with two zeros in front': (digits) => `0049 151 ${digits}`,
    };
    for (const [how, written] of Object.entries(numbers)) {
      await t.test(how, async () => {
        const { id, link } = await world.invite({ flow: 'profile_phone_password', phone: undefined });
        const digits = String(12340000 + world.people);
        const { page, context, complaints } = await world.window({ javaScriptEnabled });
        await page.goto(link);
        await submit(page, '/setup/start');
        await page.fill('#field-1', 'Ada');
        await page.fill('#field-2', 'Lovelace');
        await submit(page, '/setup/profile');
        if (javaScriptEnabled) await paste(page, '#phone', written(digits));
        else await page.fill('#phone', written(digits));
        await submit(page, '/setup/phone');
        assert.equal(await page.locator('form[action="/setup/verify"]').count(), 1, await page.textContent('main'));
        const { user } = await world.admin('GET', `/v1/invitations/${id}`);
        assert.equal(user.phone, `+49151${digits}`);
        assert.deepEqual(complaints, []);
        await context.close();
      });
    }
  });

  test(`of two browsers with one link the second is not told that its password was saved, ${script}`, async () => {
    const person = await world.invite({ flow: 'link_password' });
    const windows = [await world.window({ javaScriptEnabled }), await world.window({ javaScriptEnabled })];
    for (const { page } of windows) {
      await page.goto(person.link);
      // Whoever comes second finds the set-up begun.
      if (await page.locator('form[action="/setup/start"]').count()) await submit(page, '/setup/start');
    }
    const [first, second] = windows.map(({ page }) => page);
    for (const [page, password] of [[first, PASSWORD], [second, 'another harbour, at dusk']]) {
      await page.fill('#password', password);
      await page.fill('#confirm', password);
      await submit(page, '/setup/password');
    }
    const [said, refused] = await Promise.all([first, second].map((page) => page.textContent('main')));
    assert.match(said, /all set/i);
    assert.ok(said.includes(person.email));
    assert.doesNotMatch(refused, /all set/i);
    assert.match(refused, /wasn’t saved/);
    assert.ok(!refused.includes(person.email), 'nothing of the person');
    assert.ok(await second.locator('main a').count() > 0, 'a way on');
    for (const { context, complaints } of windows) {
      assert.deepEqual(complaints, []);
      await context.close();
    }
  });
}
