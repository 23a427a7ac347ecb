import * as core from "./generated.js";
import { Transport, type ClientOptions } from "./http.js";
import { Tokens } from "./tokens.js";
import { Webhooks } from "./webhooks.js";

/** Latchkey, as a back end calls it. */
export class Latchkey {
  readonly applications: core.ApplicationsCore;
  readonly auth: core.AuthCore;
  readonly flows: core.FlowsCore;
  readonly invitations: core.InvitationsCore;
  readonly keys: core.KeysCore;
  readonly meta: core.MetaCore;
  readonly templates: core.TemplatesCore;
  readonly tickets: core.TicketsCore;
  readonly tokens: Tokens;
  readonly users: core.UsersCore;
  readonly webhooks: Webhooks;
  readonly wording: core.WordingCore;

  constructor(options: ClientOptions = {}) {
    const transport = new Transport(options);
    this.applications = new core.ApplicationsCore(transport);
    this.auth = new core.AuthCore(transport);
    this.flows = new core.FlowsCore(transport);
    this.invitations = new core.InvitationsCore(transport);
    this.keys = new core.KeysCore(transport);
    this.meta = new core.MetaCore(transport);
    this.templates = new core.TemplatesCore(transport);
    this.tickets = new core.TicketsCore(transport);
    this.tokens = new Tokens(transport);
    this.users = new core.UsersCore(transport);
    this.webhooks = new Webhooks(transport);
    this.wording = new core.WordingCore(transport);
  }
}

export default Latchkey;
export * from "./errors.js";
export type * from "./generated.js";
export { VERSION } from "./generated.js";
export { Pages, type CallOptions, type ClientOptions, type CreateOptions, type MergePatch } from "./http.js";
export { Tokens, type TokenClaims, type VerifyOptions } from "./tokens.js";
export { verifyWebhook, Webhooks, type WebhookEvent } from "./webhooks.js";
