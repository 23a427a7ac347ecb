// @hey-api/openapi-ts with its client for fetch.
import { expect, key, url } from "./support.js";
import { client } from "./hey-api/client.gen.js";
import { createInvitation, getInvitation, listInvitations } from "./hey-api/sdk.gen.js";

client.setConfig({ baseUrl: url, auth: key });
const email = "hey-api@example.com";

const created = await createInvitation({ body: { email } });
const id = created.data?.id ?? "";
expect(id.startsWith("inv_"), "it is not created");
const listed = await listInvitations({ query: { state: "pending", limit: 100 } });
expect(listed.data?.invitations.some((line) => line.id === id) === true, "it is not listed");
const read = await getInvitation({ path: { id } });
expect(read.data?.state === "pending" && read.data.timeline?.[0]?.event === "created", "it is not read");
const { error } = await createInvitation({ body: { email } });
expect(error?.code === "invitation_pending" && error.invitation === id, "the error is not told");
