// openapi-typescript with openapi-fetch.
import createClient from "openapi-fetch";

import { expect, key, url } from "./support.js";
import type { paths } from "./openapi-typescript/schema.js";

const client = createClient<paths>({ baseUrl: url, headers: { authorization: `Bearer ${key}` } });
const email = "openapi-typescript@example.com";

const created = await client.POST("/v1/invitations", { body: { email } });
const id = created.data?.id ?? "";
expect(created.response.status === 201 && id.startsWith("inv_"), "it is not created");
const listed = await client.GET("/v1/invitations", { params: { query: { state: "pending", limit: 100 } } });
expect(listed.data?.invitations.some((line) => line.id === id) === true, "it is not listed");
const read = await client.GET("/v1/invitations/{id}", { params: { path: { id } } });
expect(read.data?.state === "pending" && read.data.timeline?.[0]?.event === "created", "it is not read");
const { error } = await client.POST("/v1/invitations", { body: { email } });
expect(error?.code === "invitation_pending" && error.invitation === id, "the error is not told");
// @ts-expect-error there is no such code
expect((error?.code as string) !== "x" || error?.code === "no_such_code", "");
