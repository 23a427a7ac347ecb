// npm auth0 4: ManagementClient and AuthenticationClient.
import assert from "node:assert/strict";
import { test } from "node:test";

import { AuthenticationClient, ManagementClient } from "auth0-4";

import { Browser, directory, finish, full, keyWith, otherApplication, otherPassword, password, resultUrl, server, signIn, token } from "./support.mjs";

// This version knows https only, whatever base URL it is given: what it sends is led to the server on loopback.
const led = { domain: "latchkey.example", fetch: (url, init) => fetch(url.replace("https://latchkey.example", server), init) };
const management = new ManagementClient({ ...led, token });
// That of the deployment itself; another host's is refused.
const audience = `${server}/api/v2/`;

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

test("every documented error of a ticket, by its parameter", async () => {
  await otherApplication();
  const create = { connection: directory, email: "v4-more@example.com", password, verify_email: false };
  const { data: user } = await management.users.create(create);
  const { user_id } = user;
  const organizations = (await management.organizations.getAll()).data;
  const organization_id = organizations.find((one) => one.name === "other").id;
  for (const ask of [(more) => management.tickets.changePassword(more), (more) => management.tickets.verifyEmail(more)]) {
    const refusedWith = (request, message, code = "invalid_body") => refused(ask({ user_id, ...request }), 400, code, message);
    await refusedWith({ ttl_sec: -1 }, /Value -1 is less than minimum 0/);
    await refusedWith({ ttl_sec: 1e12 }, /Value 1000000000000 is greater than maximum/);
    await refusedWith({ result_url: "nonsense" }, /Object didn't pass validation for format/);
    await refusedWith({ result_url: "https://evil.example/" }, /Not among the result URLs/);
    await refusedWith({ client_id: "nobody" }, /^The client does not exist\.$/);
    await refusedWith({ organization_id: "org_0000000000000000" }, /^The organization does not exist\.$/);
    await refusedWith({ organization_id }, /^The user is not a member of the organization\.$/);
    await refusedWith({ identity: { user_id: "x", provider: "auth0" } }, /does not have the specified identity\.$/);
    await refusedWith({ x: 1 }, /Additional properties not allowed: x/);
    await refused(ask({ user_id: "auth0|5f7c8ec7c33c6c004bbafe82" }), 404, "inexistent_user", /does not exist/);
  }
  const ask = (request) => management.tickets.changePassword(request);
  await refused(ask({ email: user.email }), 400, "invalid_body", /Missing required property: connection_id/);
  const connection_id = "con_0000000000000000";
  await refused(ask({ user_id, email: user.email, connection_id }), 400, "invalid_body", /valid for more than one schema/);
  await refused(ask({ email: user.email, connection_id }), 400, "inexistent_connection", /connection does not exist/);
  const reader = new ManagementClient({ ...led, token: await keyWith(["users:read"]) });
  await refused(reader.tickets.changePassword({ user_id }), 403, "insufficient_scope", /create:user_tickets/);
  const unknown = { ...create, email: "x@example.com", connection: "nobody" };
  await refused(management.users.create(unknown), 400, "inexistent_connection", /connection does not exist/);
  await refused(management.users.create({ ...create, email: "x@example.com", password: "short" }), 400, "invalid_body", /too weak/);
});

test("one call too many is 429", async () => {
  const there = { ...led, fetch: (url, init) => fetch(url.replace("https://latchkey.example", full.server), init) };
  const held = new ManagementClient({ ...there, token: full.token, retry: { enabled: false } });
  await refused(held.users.get({ id: "x" }), 429, "too_many_requests", /^Global limit has been reached$/);
  const client = new AuthenticationClient({ ...there, clientId: "x", clientSecret: "x", retry: { enabled: false } });
  await assert.rejects(client.database.changePassword({ email: "a@example.com", connection: directory }), (error) => {
    assert.equal(error.statusCode, 429, String(error));
    return true;
  });
});

test("client credentials and change_password through its AuthenticationClient", async () => {
  const [, clientId, clientSecret] = token.split("_");
  const client = new AuthenticationClient({ ...led, clientId, clientSecret });
  const { data: granted } = await client.oauth.clientCredentialsGrant({ audience });
  assert.equal(granted.token_type, "Bearer");
  const granter = new ManagementClient({ ...led, token: granted.access_token });
  assert.ok(Array.isArray((await granter.users.getAll()).data));
  // The same, fetched by the management client itself.
  const own = new ManagementClient({ ...led, clientId, clientSecret, audience });
  assert.ok(Array.isArray((await own.users.getAll()).data));
  const asked = await client.database.changePassword({ email: "nobody@example.com", connection: directory });
  assert.equal(asked.data, "We've just sent you an email to reset your password.");
  const wrong = new AuthenticationClient({ ...led, clientId, clientSecret: "nonsense" });
  await assert.rejects(wrong.oauth.clientCredentialsGrant({ audience }), (error) => {
    assert.deepEqual([error.statusCode, error.error], [401, "access_denied"]);
    return true;
  });
});
