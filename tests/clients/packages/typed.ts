// What a caller writes has types; each line that is marked must not compile. Checked by run.py with tsc.
import { Latchkey, LatchkeyError, type Invitation } from "latchkey-client";

export async function calls(latchkey: Latchkey, error: unknown): Promise<string> {
  const invitation: Invitation = await latchkey.invitations.create({ email: "ada@example.com" });
  for (const entry of invitation.timeline ?? []) {
    if (entry.event === "failed") console.log(entry.reason);
    // @ts-expect-error only some entries have a reason
    else console.log(entry.reason);
  }
  // @ts-expect-error there is no such field
  await latchkey.invitations.create({ mail: "ada@example.com" });
  // @ts-expect-error there is no such code
  if (LatchkeyError.is(error, "no_such_code")) return "";
  for await (const line of latchkey.invitations.list({ state: "pending" })) console.log(line.id);
  await latchkey.applications.update("app_default", { code: { length: 8 }, branding: { logo: null }, login_url: null });
  // @ts-expect-error there is no such setting
  await latchkey.applications.update("app_default", { result_url: "https://example.com/" });
  // @ts-expect-error there is no such setting of codes
  await latchkey.applications.update("app_default", { code: { size: 8 } });
  return invitation.id;
}
