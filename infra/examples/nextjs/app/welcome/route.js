import { redirect } from "next/navigation";

import { APPLICATION, home, kept, latchkey, route, session } from "../../latchkey.js";

const arrive = route(async (request) => {
  const { reference, code } = Object.fromEntries(new URL(request.url).searchParams);
  const { token } = await latchkey().auth.exchange({
    code: String(code),
    result_url: `${home}/welcome?reference=${reference}`,
    code_verifier: kept.verifiers.get(reference),
  });
  const claims = await latchkey().tokens.verify(token, { audience: APPLICATION });
  kept.verifiers.delete(reference);
  const mine = await session();
  mine.user = { id: claims.sub, email: claims.email, roles: claims.roles ?? [] };
  await mine.save();
  return null;
});

export const GET = async (request) => (await arrive(request)) ?? redirect("/");
