// What the routes share. A product that invites people, is told when they are done, lets them arrive signed in, and keeps a
// session of its own.
//   npm run build && LATCHKEY_URL=http://127.0.0.1:8787 LATCHKEY_API_KEY=lk_... npm start
//   curl http://localhost:3000/invite -H 'Content-Type: application/json' -d '{"email": "ada@example.com"}'
import { randomBytes } from "node:crypto";

import { getIronSession } from "iron-session";
import { Latchkey, LatchkeyError, VerificationError } from "latchkey-client";
import { cookies } from "next/headers";

export const APPLICATION = "app_default";
export const home = `http://localhost:${process.env.PORT ?? 3000}`;

// One for the process: each route is a bundle of its own. In a product: your database, and a secret of your own.
export const kept = (globalThis.kept ??= { verifiers: new Map(), session: randomBytes(32).toString("hex") });

let client;
export const latchkey = () => (client ??= new Latchkey()); // Not while Next.js builds: there is no key then.

export async function session() {
  const password = process.env.SESSION_SECRET ?? kept.session;
  const cookieOptions = { httpOnly: true, sameSite: "lax", secure: home.startsWith("https:") };
  return getIronSession(await cookies(), { cookieName: "session", password, cookieOptions });
}

// A route that answers what Latchkey refuses with its reason.
export const route = (handle) => async (request) => {
  try {
    return await handle(request);
  } catch (error) {
    if (error instanceof LatchkeyError) {
      return Response.json({ code: error.code, detail: error.detail }, { status: error.status });
    }
    if (error instanceof VerificationError) return Response.json({ detail: error.message }, { status: 401 });
    throw error;
  }
};
