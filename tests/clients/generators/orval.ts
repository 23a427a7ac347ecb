// orval with its client for fetch.
import { expect, key } from "./support.js";
import { createInvitation, getInvitation, listInvitations } from "./orval/client.js";

const options = { headers: { authorization: `Bearer ${key}` } };
const email = "orval@example.com";

const created = await createInvitation({ email }, options);
expect(created.status === 201, "it is not created");
const id = created.status === 201 ? created.data.id : "";
const listed = await listInvitations({ state: "pending", limit: 100 }, options);
expect(listed.status === 200 && listed.data.invitations.some((line) => line.id === id), "it is not listed");
const read = await getInvitation(id, options);
expect(read.status === 200 && read.data.state === "pending" && read.data.timeline?.[0]?.event === "created", "it is not read");
const refused = await createInvitation({ email }, options);
expect(refused.status === 409 && refused.data.code === "invitation_pending" && refused.data.invitation === id, "the error is not told");
