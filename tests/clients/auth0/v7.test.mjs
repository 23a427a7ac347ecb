// npm auth0 7: the clients of single resources.
import assert from "node:assert/strict";
import { test } from "node:test";

import { TicketsClient } from "auth0/tickets";
import { UsersClient } from "auth0/users";
import { ConnectionsClient } from "auth0/connections";
import { VerificationEmailClient } from "auth0/jobs/verificationEmail";
import { OrganizationsClient } from "auth0/organizations";

import {
  Browser, directory, finish, full, keyWith, leadsTo, mailTo, otherApplication, otherPassword, password, resultUrl, server, signIn,
  token,
} from "./support.mjs";

const options = { baseUrl: `${server}/api/v2`, token };
const [tickets, users] = [new TicketsClient(options), new UsersClient(options)];

async function refused(call, status, code, message) {
  await assert.rejects(call, (error) => {
    assert.equal(error.statusCode, status, String(error));
    assert.equal(error.body.statusCode, status);
    assert.equal(error.body.errorCode, code);
    assert.match(error.body.message, message);
    return true;
  });
}

test("a whole journey: create, ticket, pages, redirect, sign in, second ticket, list, delete", async () => {
  const email = "v7@example.com";
  const user = await users.create({ connection: directory, email, password, verify_email: false });
  assert.equal(user.email_verified, false);
  const request = { user_id: user.user_id, result_url: resultUrl, mark_email_as_verified: true, includeEmailInRedirect: true };
  const { ticket } = await tickets.changePassword(request);
  assert.ok(ticket.endsWith("#"));
  const target = await finish(`${ticket}type=invite`, otherPassword);
  assert.equal(target.origin + target.pathname, resultUrl);
  assert.deepEqual([target.searchParams.get("success"), target.searchParams.get("email")], ["true", email]);
  assert.ok(target.searchParams.get("message"));
  assert.equal(await signIn(email, otherPassword), 200);
  assert.equal((await users.get(user.user_id)).email_verified, true);

  const first = await tickets.changePassword({ user_id: user.user_id });
  const second = await tickets.changePassword({ user_id: user.user_id });
  assert.equal((await new Browser().open(first.ticket)).status, 410);
  assert.equal((await new Browser().open(second.ticket)).status, 200);

  const listed = [];
  for await (const one of await users.list({ q: `email:"${email}"`, search_engine: "v3" })) listed.push(one.user_id);
  assert.deepEqual(listed, [user.user_id]);
  assert.deepEqual((await users.listUsersByEmail({ email })).map((one) => one.user_id), [user.user_id]);
  const changed = await users.update(user.user_id, { user_metadata: { plan: "pro" }, given_name: "V" });
  assert.deepEqual([changed.user_metadata, changed.given_name], [{ plan: "pro" }, "V"]);
  await users.delete(user.user_id);
  await users.delete(user.user_id);
  await refused(users.get(user.user_id), 404, "inexistent_user", /^The user does not exist\.$/);
});

test("a ticket by address and connection, and one that proves the address", async () => {
  const email = "v7-verify@example.com";
  const user = await users.create({ connection: directory, email, password, verify_email: false });
  const connections = [];
  for await (const one of await new ConnectionsClient(options).list({ name: directory })) connections.push(one.id);
  await tickets.changePassword({ email, connection_id: connections[0] });
  const { ticket } = await tickets.verifyEmail({ user_id: user.user_id, result_url: resultUrl });
  const browser = new Browser();
  const done = await browser.submit(await browser.open(ticket), "/verify-email");
  assert.equal(leadsTo(done).searchParams.get("success"), "true");
  assert.equal((await users.get(user.user_id)).email_verified, true);
});

test("a job mails a link", async () => {
  const email = "v7-job@example.com";
  const user = await users.create({ connection: directory, email, password, verify_email: false });
  const job = await new VerificationEmailClient(options).create({ user_id: user.user_id });
  assert.deepEqual([job.type, job.status], ["verification_email", "pending"]);
  assert.match((await mailTo(email, "email_verification")).link, /\/verify-email\//);
});

test("an organization's invitation is made, listed, read and deleted", async () => {
  const organizations = new OrganizationsClient(options);
  const all = [];
  for await (const one of await organizations.list()) all.push(one);
  const invitee = { email: "v7-invited@example.com" };
  const made = await organizations.invitations.create(all[0].id, { inviter: { name: "Grace" }, invitee, client_id: "app_default" });
  const mail = await mailTo(invitee.email, "invitation");
  assert.equal(made.invitation_url.split("?")[0], mail.link);
  assert.equal((await organizations.invitations.get(all[0].id, made.id)).invitee.email, invitee.email);
  await organizations.invitations.delete(all[0].id, made.id);
  await refused(organizations.invitations.get(all[0].id, made.id), 404, "inexistent_invitation", /does not exist/);
});

test("every documented error is read through the client", async () => {
  const user = await users.create({ connection: directory, email: "v7-errors@example.com", password, verify_email: false });
  const { user_id } = user;
  const ask = (request) => tickets.changePassword(request);
  const validation = (text) => new RegExp(`^Payload validation error: '${text}`);
  await refused(ask({}), 400, "invalid_body", validation("Missing required property: user_id"));
  await refused(ask({ email: user.email }), 400, "invalid_body", validation("Missing required property: connection_id"));
  await refused(ask({ user_id, email: user.email }), 400, "invalid_body", validation("Data is valid for more than one"));
  await refused(ask({ user_id, ttl_sec: -1 }), 400, "invalid_body", validation("Value -1 is less than minimum 0"));
  await refused(ask({ user_id, ttl_sec: 1e12 }), 400, "invalid_body", validation("Value 1000000000000 is greater than maximum"));
  await refused(ask({ user_id, result_url: "nonsense" }), 400, "invalid_body", validation("Object didn't pass validation for format"));
  await refused(ask({ user_id, result_url: "https://evil.example/" }), 400, "invalid_body", validation("Not among the result URLs"));
  await refused(ask({ user_id, client_id: "nobody" }), 400, "invalid_body", /^The client does not exist\.$/);
  await refused(ask({ user_id, organization_id: "org_0000000000000000" }), 400, "invalid_body", /^The organization does not exist\.$/);
  await refused(ask({ user_id, x: 1 }), 400, "invalid_body", validation("Additional properties not allowed: x"));
  await refused(ask({ email: user.email, connection_id: "con_0000000000000000" }), 400, "inexistent_connection", /connection/);
  await refused(ask({ user_id: "auth0|5f7c8ec7c33c6c004bbafe82" }), 404, "inexistent_user", /user does not exist/);
  const create = (request) => users.create({ connection: directory, email: user.email, password, ...request });
  await refused(create({}), 409, "auth0_idp_error", /^The user already exists\.$/);
  await refused(create({ email: "x@example.com", password: "short" }), 400, "invalid_body", /PasswordStrengthError/);
  await refused(create({ connection: "nobody" }), 400, "inexistent_connection", /connection does not exist/);
  await refused(users.update(user_id, { password, email: "y@example.com" }), 400, "invalid_body", /simultaneously/);
  await refused(users.list({ per_page: 101 }), 400, "invalid_query_string", /^Query validation error/);
  const wrong = new UsersClient({ ...options, token: "nonsense" });
  await refused(wrong.get(user_id), 401, undefined, /^Invalid token$/);
  const reader = new TicketsClient({ ...options, token: await keyWith(["users:read"]) });
  await refused(reader.changePassword({ user_id }), 403, "insufficient_scope", /create:user_tickets/);
});

test("every documented error of a ticket, by its parameter", async () => {
  await otherApplication();
  const user = await users.create({ connection: directory, email: "v7-more@example.com", password, verify_email: false });
  const { user_id } = user;
  const nameless = await users.create({ connection: directory, username: "v7-nameless", password });
  const all = [];
  for await (const one of await new OrganizationsClient(options).list()) all.push(one);
  const elsewhere = all.find((one) => one.name === "other").id;
  const validation = (text) => new RegExp(`^Payload validation error: '${text}`);
  const identity = { user_id: user.identities[0].user_id, provider: "auth0" };
  for (const ask of [(request) => tickets.changePassword(request), (request) => tickets.verifyEmail(request)]) {
    const refusedWith = (request, code, message, status = 400) => refused(ask({ user_id, ...request }), status, code, message);
    await refusedWith({ ttl_sec: -1 }, "invalid_body", validation("Value -1 is less than minimum 0"));
    await refusedWith({ ttl_sec: 1e12 }, "invalid_body", validation("Value 1000000000000 is greater than maximum"));
    await refusedWith({ ttl_sec: 1.5 }, "invalid_body", validation("Expected type integer but found type number"));
    await refusedWith({ result_url: "nonsense" }, "invalid_body", validation("Object didn't pass validation for format"));
    await refusedWith({ result_url: "https://evil.example/" }, "invalid_body", validation("Not among the result URLs"));
    await refusedWith({ client_id: "nobody" }, "invalid_body", /^The client does not exist\.$/);
    await refusedWith({ client_id: "app_other" }, "invalid_body", /not enabled for the client\.$/);
    await refusedWith({ organization_id: "org_0000000000000000" }, "invalid_body", /^The organization does not exist\.$/);
    await refusedWith({ organization_id: elsewhere }, "invalid_body", /^The user is not a member of the organization\.$/);
    await refusedWith({ identity: { ...identity, user_id: "x" } }, "invalid_body", /does not have the specified identity\.$/);
    const connection_id = "con_0000000000000000";
    await refusedWith({ identity: { ...identity, connection_id } }, "inexistent_connection", /^The connection does not exist\.$/);
    await refusedWith({ includeEmailInRedirect: "yes" }, "invalid_body", validation("Expected type boolean but found type string"));
    await refusedWith({ x: 1 }, "invalid_body", validation("Additional properties not allowed: x"));
    await refusedWith({ user_id: nameless.user_id }, "invalid_body", /^The user does not have an email address\.$/);
    await refusedWith({ user_id: "auth0|5f7c8ec7c33c6c004bbafe82" }, "inexistent_user", /does not exist/, 404);
  }
  const together = { user_id, organization_id: all.find((one) => one.name === "default").id, result_url: resultUrl };
  await refused(tickets.changePassword(together), 400, "invalid_body", /result_url cannot be used together with organization_id/);
  await users.update(user_id, { blocked: true });
  await refused(tickets.changePassword({ user_id }), 400, "invalid_body", /^The user is blocked\.$/);
});

test("every documented error of users, jobs and invitations", async () => {
  const validation = (text) => new RegExp(`^Payload validation error: '${text}`);
  const create = (request) => users.create({ connection: directory, email: "v7-bad@example.com", password, ...request });
  await refused(create({ email: "x" }), 400, "invalid_body", validation("Object didn't pass validation for format email: x"));
  await refused(create({ phone_number: "0151" }), 400, "invalid_body", validation("String does not match pattern"));
  await refused(create({ given_name: "x".repeat(151) }), 400, "invalid_body", validation("String is too long"));
  await refused(create({ x: 1 }), 400, "invalid_body", validation("Additional properties not allowed: x"));
  await refused(create({ connection: undefined }), 400, "invalid_body", validation("Missing required property: connection"));
  const gone = "auth0|5f7c8ec7c33c6c004bbafe82";
  await refused(users.update(gone, { given_name: "x" }), 404, "inexistent_user", /does not exist/);
  await refused(users.listUsersByEmail({ email: "x" }), 400, "invalid_query_string", /^Query validation error: /);
  await refused(users.list({ q: "colour:red" }), 400, "invalid_query_string", /Cannot search for: colour/);
  await refused(new VerificationEmailClient(options).create({ user_id: gone }), 404, "inexistent_user", /does not exist/);
  const organizations = new OrganizationsClient(options);
  const invite = (organization, request) => organizations.invitations.create(organization, {
    inviter: { name: "G" }, invitee: { email: "v7-bad@example.com" }, client_id: "app_default", ...request,
  });
  await refused(invite("org_0000000000000000"), 404, undefined, /No organization found/);
  const all = [];
  for await (const one of await organizations.list()) all.push(one);
  const home = all.find((one) => one.name === "default").id;
  await refused(invite(home, { client_id: "nobody" }), 400, "invalid_body", /^The client does not exist\.$/);
  await refused(invite(home, { ttl_sec: 2592001 }), 400, "invalid_body", validation("Value 2592001 is greater than maximum"));
  await refused(invite(home, { roles: [] }), 400, "invalid_body", validation("Array is too short"));
  await refused(invite(home, { invitee: { email: "x" } }), 400, "invalid_body", validation("Object didn't pass validation for format"));
  await refused(organizations.invitations.delete(home, "uinv_0000000000000000"), 404, "inexistent_invitation", /does not exist/);
});

test("what is left of the calls stands in the answers, and one too many is 429", async () => {
  const user = await users.create({ connection: directory, email: "v7-rate@example.com", verify_email: false });
  const { rawResponse } = await users.get(user.user_id).withRawResponse();
  const rate = (name) => Number(rawResponse.headers.get(`X-RateLimit-${name}`));
  assert.ok(rate("Limit") > rate("Remaining") && rate("Remaining") > 0, [...rawResponse.headers].join());
  const ahead = rate("Reset") - Date.now() / 1000;
  assert.ok(ahead > -5 && ahead < 65, `it begins anew in ${ahead} s`);
  const held = new TicketsClient({ baseUrl: `${full.server}/api/v2`, token: full.token, maxRetries: 0 });
  await refused(held.changePassword({ user_id: "x" }), 429, "too_many_requests", /^Global limit has been reached$/);
});
