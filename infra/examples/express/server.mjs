// A product that invites people, is told when they are done, lets them arrive signed in, and keeps a session of its own.
//   LATCHKEY_URL=http://127.0.0.1:8787 LATCHKEY_API_KEY=lk_... node server.mjs
//   curl http://localhost:3000/invite -H 'Content-Type: application/json' -d '{"email": "ada@example.com"}'
import { createHash, randomBytes, randomUUID } from "node:crypto";

import express from "express";
import session from "express-session";
import { Latchkey, LatchkeyError, VerificationError } from "latchkey-client";

const APPLICATION = "app_default";
const port = Number(process.env.PORT ?? 3000);
const home = `http://localhost:${port}`;
const latchkey = new Latchkey();
const verifiers = new Map(); // In a product: your database.

// Once, for a product: where people may arrive, and where events go.
await latchkey.applications.update(APPLICATION, { result_urls: [`${home}/welcome`], sign_in_after: true });
for (const old of (await latchkey.webhooks.list(APPLICATION)).webhooks) {
  if (old.url === `${home}/latchkey`) await latchkey.webhooks.delete(APPLICATION, old.id);
}
const hook = await latchkey.webhooks.create(APPLICATION, { url: `${home}/latchkey`, events: ["invitation.completed"] });

const app = express();
const secret = process.env.SESSION_SECRET ?? randomBytes(32).toString("hex");
app.use(session({ secret, resave: false, saveUninitialized: false, cookie: { httpOnly: true, sameSite: "lax" } }));

app.post("/invite", express.json(), async (request, response) => {
  // In a product: only for those who may invite.
  const [reference, verifier] = [randomUUID(), randomBytes(32).toString("base64url")];
  const invitation = await latchkey.invitations.create({
    email: request.body?.email,
    result_url: `${home}/welcome?reference=${reference}`,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
  });
  verifiers.set(reference, verifier);
  response.status(201).json({ id: invitation.id });
});

app.post("/latchkey", express.raw({ type: "*/*" }), (request, response) => {
  const event = latchkey.webhooks.verify(request.body, request.headers, hook.secret);
  console.log(event.type, event.data.invitation);
  response.sendStatus(204);
});

app.get("/welcome", async (request, response) => {
  const { reference, code } = request.query;
  const { token } = await latchkey.auth.exchange({
    code: String(code),
    result_url: `${home}/welcome?reference=${reference}`,
    code_verifier: verifiers.get(reference),
  });
  const claims = await latchkey.tokens.verify(token, { audience: APPLICATION });
  verifiers.delete(reference);
  await new Promise((done, failed) => request.session.regenerate((error) => (error ? failed(error) : done())));
  request.session.user = { id: claims.sub, email: claims.email, roles: claims.roles ?? [] };
  response.redirect("/");
});

app.get("/", (request, response) => {
  if (request.session.user) response.json(request.session.user);
  else response.status(401).json({ detail: "sign in first" });
});

app.use((error, request, response, next) => {
  if (error instanceof LatchkeyError) return response.status(error.status).json({ code: error.code, detail: error.detail });
  if (error instanceof VerificationError) return response.status(401).json({ detail: error.message });
  next(error);
});

app.listen(port, "localhost", () => console.log(`Listening: ${home}`));
