// What the suites share: where Latchkey is, and a person with a browser that needs no script.
import assert from "node:assert/strict";

export const server = process.env.LATCHKEY_URL;
export const token = process.env.LATCHKEY_KEY;
/** A server on which every call is one too many. */
export const full = { server: process.env.LATCHKEY_FULL_URL, token: process.env.LATCHKEY_FULL_KEY };
export const directory = "Username-Password-Authentication";
export const password = "violet harbour!";
export const otherPassword = "quiet marble lantern";
export const resultUrl = "http://localhost:3000/welcome";

/** Follows links and sends forms, with the cookies of this site. */
export class Browser {
  #cookies = new Map();

  async #send(url, options = {}) {
    const headers = { ...options.headers, cookie: [...this.#cookies].map((pair) => pair.join("=")).join("; ") };
    const answer = await fetch(new URL(url, server), { ...options, headers, redirect: "manual" });
    for (const cookie of answer.headers.getSetCookie()) {
      const [name, ...value] = cookie.split(";")[0].split("=");
      this.#cookies.set(name, value.join("="));
    }
    const next = answer.headers.get("location");
    return next ? this.#send(next) : { status: answer.status, text: await answer.text() };
  }

  open(url) {
    return this.#send(url.split("#")[0]);
  }

  /** Sends the form with this action, with its hidden fields. */
  submit(page, action, fields = {}) {
    const form = page.text.split(`action="${action}"`)[1]?.split("</form>")[0];
    assert.ok(form, `no form ${action} in ${page.text}`);
    const csrf = /name="csrf" value="([^"]*)"/.exec(form)[1];
    return this.#send(action, {
      method: "POST",
      headers: { "sec-fetch-site": "same-origin", "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ csrf, ...fields }).toString(),
    });
  }
}

/** Where the button of a last page leads. */
export function leadsTo(page) {
  return new URL(/class="button" href="([^"]*)"/.exec(page.text)[1].replaceAll("&#38;", "&"));
}

/** From the ticket through the hosted pages to the last one. */
export async function finish(ticket, chosen) {
  const browser = new Browser();
  let page = await browser.open(ticket);
  // A reset shows its form at once; an invitation begins with a button.
  if (page.text.includes('action="/setup/start"')) page = await browser.submit(page, "/setup/start");
  page = await browser.submit(page, "/setup/password", { password: chosen, confirm: chosen });
  assert.equal(page.status, 200);
  return leadsTo(page);
}

/** An API key with these scopes. */
export async function keyWith(scopes) {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const body = JSON.stringify({ name: "of a test", scopes });
  return (await (await fetch(`${server}/v1/keys`, { method: "POST", headers, body })).json()).key;
}

/** Another application, where it is not there yet. */
export async function otherApplication() {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const body = JSON.stringify({ id: "app_other", settings: { name: "Other" } });
  const answer = await fetch(`${server}/v1/applications`, { method: "POST", headers, body });
  assert.ok([201, 409].includes(answer.status), await answer.text());
}

export async function signIn(username, typed) {
  const body = JSON.stringify({ username, password: typed });
  const headers = { "content-type": "application/json" };
  return (await fetch(`${server}/v1/sign-in`, { method: "POST", headers, body })).status;
}

/** What a mailbox without a delay would have: waits until the mail is there. */
export async function mailTo(address, kind) {
  for (;;) {
    const mails = await (await fetch(`${server}/mailbox.json`)).json();
    const mail = mails.find((one) => one.to === address && one.kind === kind);
    if (mail) return mail;
    await new Promise((done) => setTimeout(done, 50));
  }
}
