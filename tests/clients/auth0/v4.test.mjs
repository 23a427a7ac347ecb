// npm auth0 4: ManagementClient and AuthenticationClient.
import assert from "node:assert/strict";
import { test } from "node:test";

import { ManagementClient } from "auth0-4";

import { Browser, directory, finish, otherPassword, password, resultUrl, server, signIn, token } from "./support.mjs";

const management = new ManagementClient({ domain: "localhost", baseUrl: `${server}/api/v2`, token });

async function refused(call, status, code, message) {
  await assert.rejects(call, (error) => {
    assert.deepEqual([error.statusCode, error.errorCode], [status, code], String(error));
    assert.match(error.msg ?? error.message, message);
    return true;
  });
}

test("a whole journey", async () => {
  const email = "v4@example.com";
  const { data: user } = await management.users.create({ connection: directory, email, password, verify_email: false });
  const id = user.user_id;
  const { data: made } = await management.tickets.changePassword({ user_id: id, result_url: resultUrl, ttl_sec: 600 });
  const target = await finish(made.ticket, otherPassword);
  assert.equal(target.searchParams.get("success"), "true");
  assert.equal(await signIn(email, otherPassword), 200);
  const { data: first } = await management.tickets.changePassword({ user_id: id });
  await management.tickets.changePassword({ user_id: id });
  assert.equal((await new Browser().open(first.ticket)).status, 410);
  const { data: page } = await management.users.getAll({ include_totals: true, q: `email:"${email}"` });
  assert.deepEqual([page.total, page.users[0].user_id], [1, id]);
  assert.equal((await management.usersByEmail.getByEmail({ email })).data[0].user_id, id);
  assert.equal((await management.users.update({ id }, { blocked: true })).data.blocked, true);
  await management.users.delete({ id });
  await refused(management.users.get({ id }), 404, "inexistent_user", /does not exist/);
});

test("its errors", async () => {
  const { data: user } = await management.users.create({ connection: directory, email: "v4-errors@example.com", password });
  await refused(management.tickets.changePassword({}), 400, "invalid_body", /Missing required property: user_id/);
  const again = { connection: directory, email: user.email, password };
  await refused(management.users.create(again), 409, "auth0_idp_error", /already exists/);
  await refused(management.users.create({ ...again, email: "x" }), 400, "invalid_body", /format email: x/);
  const wrong = new ManagementClient({ domain: "localhost", baseUrl: `${server}/api/v2`, token: "nonsense" });
  await refused(wrong.users.get({ id: user.user_id }), 401, undefined, /Invalid token/);
});

test("client credentials and change_password, as the clients send them", async () => {
  const [, id, secret] = token.split("_");
  const body = new URLSearchParams({
    grant_type: "client_credentials", client_id: id, client_secret: secret, audience: `${server}/api/v2/`,
  });
  const answer = await fetch(`${server}/oauth/token`, { method: "POST", body });
  assert.equal(answer.status, 200);
  const { access_token: bearer, token_type: type } = await answer.json();
  assert.equal(type, "Bearer");
  const client = new ManagementClient({ domain: "localhost", baseUrl: `${server}/api/v2`, token: bearer });
  assert.ok(Array.isArray((await client.users.getAll()).data));
  const asked = await fetch(`${server}/dbconnections/change_password`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "nobody@example.com", connection: directory }),
  });
  assert.equal(await asked.text(), "We've just sent you an email to reset your password.");
});
