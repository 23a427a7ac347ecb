import { createHash, randomBytes, randomUUID } from "node:crypto";

import { home, kept, latchkey, route } from "../../latchkey.js";

// In a product: only for those who may invite.
export const POST = route(async (request) => {
  const { email } = await request.json();
  const [reference, verifier] = [randomUUID(), randomBytes(32).toString("base64url")];
  const invitation = await latchkey().invitations.create({
    email,
    result_url: `${home}/welcome?reference=${reference}`,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
  });
  kept.verifiers.set(reference, verifier);
  return Response.json({ id: invitation.id }, { status: 201 });
});
