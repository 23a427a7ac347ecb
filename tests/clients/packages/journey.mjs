// The npm package of the client, installed in a fresh folder, against a local Latchkey. Started by run.py.
import assert from "node:assert/strict";
import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { createServer } from "node:http";
import { after, test } from "node:test";

import { Latchkey, LatchkeyConnectionError, LatchkeyError, VERSION, VerificationError, verifyWebhook } from "latchkey-client";

const { LATCHKEY_URL: baseUrl, LATCHKEY_API_KEY: apiKey } = process.env;
const latchkey = new Latchkey();
const servers = [];
after(() => servers.forEach((server) => server.close()));

async function listen(handler) {
  const server = createServer(handler);
  servers.push(server);
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${server.address().port}`;
}

async function message(to, kind) {
  for (let turn = 0; turn < 100; turn += 1) {
    const all = await (await fetch(`${baseUrl}/mailbox.json?to=${to}`)).json();
    const found = all.find((one) => one.kind === kind);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no ${kind} for ${to}`);
}

test("it has the version of the server's document", async () => {
  const document = await latchkey.meta.openapi();
  assert.equal(document.info.version, VERSION);
});

test("an invitation is created, read, listed through all pages, and revoked", async () => {
  const created = [];
  for (const name of ["list-a", "list-b", "list-c"]) {
    const invitation = await latchkey.invitations.create({ email: `${name}@example.com`, metadata: { name } });
    assert.equal(invitation.state, "pending");
    created.push(invitation.id);
  }
  assert.deepEqual((await latchkey.invitations.get(created[0])).metadata, { name: "list-a" });
  const listed = [];
  for await (const line of latchkey.invitations.list({ limit: 1 })) listed.push(line.id);
  for (const id of created) assert.ok(listed.includes(id));
  const page = await latchkey.invitations.list({ limit: 1 });
  assert.equal(page.invitations.length, 1);
  assert.ok(page.next);
  assert.equal((await latchkey.invitations.revoke(created[0])).state, "revoked");
});

test("a call with a key of one's own can be repeated, and one without has a key of its own", async () => {
  const once = () => latchkey.invitations.create({ email: "once@example.com" }, { idempotencyKey: "order-1" });
  assert.equal((await once()).id, (await once()).id);
  await latchkey.invitations.create({ email: "twice@example.com" });
  await assert.rejects(latchkey.invitations.create({ email: "twice@example.com" }), (error) => {
    assert.ok(LatchkeyError.is(error, "invitation_pending"));
    assert.equal(error.status, 409);
    assert.match(error.problem.invitation, /^inv_/);
    assert.ok(error.requestId);
    return true;
  });
});

test("a merge patch changes what it names, and null takes a value back", async () => {
  const { id } = await latchkey.applications.create({ id: "app_patched-node", settings: { name: "Patched", code: { length: 8 } } });
  const patch = { login_url: "https://example.com/sign-in", branding: { colour: "1f6feb", support_address: "help@example.com" } };
  const changed = await latchkey.applications.update(id, patch);
  assert.deepEqual([changed.name, changed.code.length, changed.login_url], ["Patched", 8, patch.login_url]);
  const back = await latchkey.applications.update(id, { login_url: null, branding: { colour: null } });
  assert.deepEqual([back.login_url ?? null, back.branding], [null, { support_address: "help@example.com" }]);
  await latchkey.applications.delete(id);
});

test("an error has its code and its places", async () => {
  await assert.rejects(latchkey.invitations.create({ email: "nobody" }), (error) => {
    assert.ok(LatchkeyError.is(error, "email_not_valid"));
    assert.equal(error.errors[0].pointer, "/email");
    return true;
  });
  const stranger = new Latchkey({ apiKey: "lk_wrong" });
  await assert.rejects(stranger.invitations.list(), (error) => error instanceof LatchkeyError && error.status === 401);
});

test("what was refused is tried again after Retry-After, and what may have been done is not", async () => {
  const seen = [];
  let answers = [];
  const url = await listen((request, response) => {
    seen.push({ key: request.headers["idempotency-key"], at: Date.now() });
    const [status, headers, body] = answers.shift();
    if (status === 0) return request.socket.destroy();
    response.writeHead(status, { "content-type": "application/problem+json", ...headers });
    response.end(JSON.stringify(body));
  });
  const client = new Latchkey({ baseUrl: url, apiKey });
  const busy = [429, { "retry-after": "1" }, { code: "limit_reached", detail: "", status: 429 }];
  answers = [busy, [503, {}, { code: "unavailable", detail: "", status: 503 }], [201, {}, { id: "inv_1" }]];
  assert.equal((await client.invitations.create({ email: "a@example.com" })).id, "inv_1");
  assert.equal(seen.length, 3);
  assert.ok(seen[0].key && seen.every(({ key }) => key === seen[0].key));
  assert.ok(seen[1].at - seen[0].at >= 990);

  answers = [[429, { "retry-after": "3600" }, { code: "limit_reached", detail: "", status: 429 }]];
  await assert.rejects(client.invitations.get("inv_1"), (error) => error.retryAfter === 3600);
  answers = [[0]];
  await assert.rejects(client.keys.revoke("key_1"), LatchkeyConnectionError);
  answers = [[500, {}, { code: "internal", detail: "", status: 500 }]];
  await assert.rejects(client.users.disable("usr_1"), (error) => error.code === "internal");
  answers = [[0], [200, {}, { id: "inv_1" }]];
  assert.equal((await client.invitations.get("inv_1")).id, "inv_1");
  assert.equal(answers.length, 0);
});

test("headers of the caller's own count in any case, and a call has one key", async () => {
  const seen = [];
  const url = await listen((request, response) => {
    seen.push(request.headers);
    response.writeHead(201, { "content-type": "application/json" }).end('{"id":"inv_1"}');
  });
  const client = new Latchkey({ baseUrl: `${url}/`, apiKey: `${apiKey}\n` });
  await client.invitations.create({ email: "a@example.com" }, { headers: { "Idempotency-Key": "order-1", Authorization: "Bearer lk_other" } });
  await client.invitations.create({ email: "a@example.com" });
  assert.deepEqual(seen.map((headers) => headers.authorization), ["Bearer lk_other", `Bearer ${apiKey}`]);
  assert.equal(seen[0]["idempotency-key"], "order-1");
});

test("what cannot work is told at once, without the key, and goes nowhere else", async () => {
  for (const wrong of ["127.0.0.1:8787", "invite.example.com", "ftp://invite.example.com", "https://invite.example.com/?a=b"]) {
    assert.throws(() => new Latchkey({ baseUrl: wrong }), /a base URL looks like/, wrong);
  }
  assert.throws(() => new Latchkey({ apiKey: "lk_se\ncret" }), (error) => error instanceof TypeError && !error.message.includes("cret"));
  for (const id of ["", ".", "..", undefined]) {
    assert.throws(() => latchkey.webhooks.delete("app_default", id), /this is no id/, String(id));
  }
  let answer;
  let calls = 0;
  const url = await listen((request, response) => {
    calls += 1;
    response.writeHead(...answer).end("<html>elsewhere</html>");
  });
  const client = new Latchkey({ baseUrl: url, apiKey });
  answer = [200, { "content-type": "text/html" }];
  await assert.rejects(client.meta.health(), (error) => error instanceof LatchkeyConnectionError && /not JSON/.test(error.message));
  answer = [301, { location: "https://invite.example.com/health" }];
  await assert.rejects(client.meta.health(), (error) => error.status === 301 && error.detail.includes("https://invite.example.com/health"));
  assert.equal(calls, 2);
});

test("a date in Retry-After counts as seconds do", async () => {
  const seen = [];
  const url = await listen((request, response) => {
    seen.push(Date.now());
    if (seen.length > 1) return response.end('{"status":"ok"}');
    // Whole seconds: 2 to 3 from now.
    response.writeHead(503, { "retry-after": new Date(Date.now() + 3000).toUTCString() }).end();
  });
  await new Latchkey({ baseUrl: url, apiKey }).meta.health();
  assert.ok(seen[1] - seen[0] >= 1900, String(seen[1] - seen[0]));
});

test("a call ends when its signal or its time does, also in a pause", async () => {
  let calls = 0;
  let handler = () => {};
  const url = await listen((request, response) => {
    calls += 1;
    handler(response);
  });
  const client = new Latchkey({ baseUrl: url, apiKey });
  await assert.rejects(client.users.disable("usr_1", { timeout: 50 }), /timeout/);
  assert.equal(calls, 1);
  await assert.rejects(client.meta.health({ timeout: 50, maxRetries: 1 }), LatchkeyConnectionError);
  assert.equal(calls, 3);
  const signal = () => AbortSignal.timeout(100);
  await assert.rejects(client.meta.health({ signal: signal() }), { name: "TimeoutError" });
  handler = (response) => response.writeHead(429, { "retry-after": "20" }).end();
  await assert.rejects(client.meta.health({ signal: signal() }), { name: "TimeoutError" });
});

test("webhooks verify, and nothing else does", async () => {
  const calls = [];
  const url = await listen((request, response) => {
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      calls.push({ headers: request.headers, body: Buffer.concat(chunks) });
      response.writeHead(204).end();
    });
  });
  const hook = await latchkey.webhooks.create("app_default", { url: `${url}/hook` });
  await latchkey.webhooks.test("app_default", hook.id);
  for (let turn = 0; turn < 100 && calls.length === 0; turn += 1) await new Promise((done) => setTimeout(done, 100));
  const [{ headers, body }] = calls;
  const event = latchkey.webhooks.verify(body, headers, hook.secret);
  assert.equal(event.type, "webhook.test");
  assert.equal(event.application, "app_default");
  assert.equal(verifyWebhook(body, new Headers(headers), ["whsec_AAAA", hook.secret]).id, event.id);
  const refused = [
    () => verifyWebhook(Buffer.concat([body, Buffer.from(" ")]), headers, hook.secret),
    () => verifyWebhook(body, headers, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
    () => verifyWebhook(body, { ...headers, "webhook-signature": "" }, hook.secret),
    () => verifyWebhook(body, headers, hook.secret, { now: Date.now() + 301_000 }),
    () => verifyWebhook(body, headers, ""),
  ];
  for (const one of refused) assert.throws(one, VerificationError);
  const foreign = { get: (name) => headers[name] ?? null };
  assert.equal(verifyWebhook(body.toString(), foreign, hook.secret).id, event.id);
  assert.throws(() => verifyWebhook(JSON.parse(body), headers, hook.secret), /as it came/);
  assert.throws(() => verifyWebhook(body, headers, undefined), /secret of the webhook is missing/);
  await latchkey.webhooks.delete("app_default", hook.id);
});

test("tokens verify by the keys of the deployment, and no others do", async () => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const jwk = { ...publicKey.export({ format: "jwk" }), kid: "k1", alg: "ES256", use: "sig" };
  const rsa = { ...generateKeyPairSync("rsa", { modulusLength: 2048 }).publicKey.export({ format: "jwk" }), kid: "k2", alg: "RS256" };
  let reads = 0;
  const issuer = await listen((request, response) => {
    reads += 1;
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ keys: [rsa, jwk] }));
  });
  const now = Math.floor(Date.now() / 1000);
  const good = { iss: issuer, aud: "app_default", sub: "usr_1", iat: now, exp: now + 600 };
  const text = (value) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const made = (claims, header = { alg: "ES256", kid: "k1" }) => {
    const signed = `${text(header)}.${text({ ...good, ...claims })}`;
    return `${signed}.${sign("sha256", Buffer.from(signed), { key: privateKey, dsaEncoding: "ieee-p1363" }).toString("base64url")}`;
  };
  const tokens = new Latchkey({ baseUrl: issuer, apiKey }).tokens;
  const verify = (token, more = {}) => tokens.verify(token, { audience: "app_default", ...more });
  const both = await Promise.all([verify(made({})), verify(made({ exp: now - 20 })), verify(made({ aud: ["app_other", "app_default"] }))]);
  assert.deepEqual(both.map(({ sub }) => sub), ["usr_1", "usr_1", "usr_1"]);
  assert.equal(reads, 1);
  const symmetric = `${text({ alg: "HS256", kid: "k1" })}.${text(good)}`;
  const hmac = createHmac("sha256", publicKey.export({ type: "spki", format: "pem" })).update(symmetric).digest("base64url");
  const refused = {
    ended: () => verify(made({ exp: now - 31 })),
    "without an end": () => verify(made({ exp: undefined })),
    "without leeway": () => verify(made({ exp: now - 5 }), { leeway: 0 }),
    "not yet": () => verify(made({ nbf: now + 300 })),
    "of another issuer": () => verify(made({ iss: "https://other.example" })),
    "for another application": () => verify(made({ aud: "app_other" })),
    "for nobody": () => verify(made({ aud: undefined })),
    unsigned: () => verify(`${text({ alg: "none", kid: "k1" })}.${text(good)}.`),
    symmetric: () => verify(`${symmetric}.${hmac}`),
    "with an unknown key": () => verify(made({}, { alg: "ES256", kid: "k9" })),
    "with a critical extension": () => verify(made({}, { alg: "ES256", kid: "k1", crit: ["b64"], b64: false })),
    missing: () => verify(undefined),
  };
  for (const [name, one] of Object.entries(refused)) await assert.rejects(one(), VerificationError, name);
  // Whoever sends unknown keys does not have the keys read each time.
  assert.equal(reads, 1);
});

test("a person sets a password and signs in, and the token verifies", async () => {
  const email = "token-node@example.com";
  await latchkey.invitations.create({ email, roles: ["editor"] });
  const { link } = await message(email, "invitation");
  const ticket = new URL(link).pathname.split("/").pop();
  const password = "violet harbour seven";
  const validated = await latchkey.tickets.validate({ ticket });
  if (validated.next.step === "email_otp") {
    await latchkey.tickets.sendCode({ ticket });
    const { code } = await message(email, "code");
    await latchkey.tickets.verify({ ticket, code });
  }
  await latchkey.tickets.setPassword({ ticket, password, confirm: password });
  const signedIn = await latchkey.auth.signIn({ username: email, password });
  const claims = await latchkey.tokens.verify(signedIn.token, { audience: "app_default" });
  assert.equal(claims.email, email);
  assert.deepEqual(claims.roles, ["editor"]);
  const [head, body, signature] = signedIn.token.split(".");
  const other = Buffer.from(JSON.stringify({ ...claims, roles: ["admin"] })).toString("base64url");
  const none = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
  for (const token of [`${head}.${other}.${signature}`, `${none}.${body}.`, `${head}.${body}`, "token"]) {
    await assert.rejects(latchkey.tokens.verify(token, { audience: "app_default" }), VerificationError);
  }
  await assert.rejects(latchkey.tokens.verify(signedIn.token, { audience: "app_other" }), VerificationError);
  const elsewhere = { audience: "app_default", issuer: "https://other.example" };
  await assert.rejects(latchkey.tokens.verify(signedIn.token, elsewhere), VerificationError);
  assert.equal((await latchkey.tokens.introspect({ token: signedIn.token })).active, true);
});
