// npm auth0 4: ManagementClient and AuthenticationClient.
import assert from "node:assert/strict";
import { test } from "node:test";

import { AuthenticationClient, ManagementClient } from "auth0-4";

import { Browser, directory, finish, otherPassword, password, resultUrl, server, signIn, token } from "./support.mjs";

// This version knows https only, whatever base URL it is given: what it sends is led to the server on loopback.
const led = { domain: "latchkey.example", fetch: (url, init) => fetch(url.replace("https://latchkey.example", server), init) };
const management = new ManagementClient({ ...led, token });

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
  const wrong = new ManagementClient({ ...led, token: "nonsense" });
  await refused(wrong.users.get({ id: user.user_id }), 401, undefined, /Invalid token/);
});

test("client credentials and change_password through its AuthenticationClient", async () => {
  const [, clientId, clientSecret] = token.split("_");
  const client = new AuthenticationClient({ ...led, clientId, clientSecret });
  const { data: granted } = await client.oauth.clientCredentialsGrant({ audience: "https://latchkey.example/api/v2/" });
  assert.equal(granted.token_type, "Bearer");
  const granter = new ManagementClient({ ...led, token: granted.access_token });
  assert.ok(Array.isArray((await granter.users.getAll()).data));
  // The same, fetched by the management client itself.
  const own = new ManagementClient({ ...led, clientId, clientSecret });
  assert.ok(Array.isArray((await own.users.getAll()).data));
  const asked = await client.database.changePassword({ email: "nobody@example.com", connection: directory });
  assert.equal(asked.data, "We've just sent you an email to reset your password.");
  const wrong = new AuthenticationClient({ ...led, clientId, clientSecret: "nonsense" });
  await assert.rejects(wrong.oauth.clientCredentialsGrant({ audience: "https://latchkey.example/api/v2/" }), (error) => {
    assert.deepEqual([error.statusCode, error.error], [401, "access_denied"]);
    return true;
  });
});
