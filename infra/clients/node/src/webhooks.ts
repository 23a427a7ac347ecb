import { createHmac, timingSafeEqual } from "node:crypto";

import { VerificationError } from "./errors.js";
import { WebhooksCore } from "./generated.js";

/** What a webhook is called with. `infra/events` has the schema of `data` for each type. */
export interface WebhookEvent<T = Record<string, unknown>> {
  id: string;
  type: string;
  time: string;
  application: string;
  data: T;
  [more: string]: unknown;
}

/** `Headers`, of whichever library, or an object. */
type Headers_ = { get(name: string): string | null } | Record<string, string | string[] | undefined>;

function header(headers: Headers_, name: string): string {
  if (typeof headers.get === "function") {
    return headers.get(name) ?? "";
  }
  const found = Object.entries(headers).find(([known]) => known.toLowerCase() === name)?.[1];
  return (Array.isArray(found) ? found[0] : found) ?? "";
}

/**
 * Verifies a call as Standard Webhooks says, and gives the event. `body` is what came, byte for byte: not what a framework has
 * parsed. Throws `VerificationError` if the call is not Latchkey's, or older or newer than `tolerance` seconds.
 */
export function verifyWebhook<T = Record<string, unknown>>(
  body: string | Uint8Array,
  headers: Headers_,
  secret: string | string[],
  { tolerance = 300, now = Date.now() }: { tolerance?: number; now?: number } = {},
): WebhookEvent<T> {
  if (typeof body !== "string" && !(body instanceof Uint8Array)) {
    throw new TypeError("the body has to be as it came, as text or bytes, and not what a framework has parsed");
  }
  const secrets = Array.isArray(secret) ? secret : [secret];
  if (secrets.length === 0 || secrets.some((one) => typeof one !== "string")) {
    throw new TypeError("the secret of the webhook is missing");
  }
  const id = header(headers, "webhook-id");
  const timestamp = header(headers, "webhook-timestamp");
  const signatures = header(headers, "webhook-signature");
  if (!id || !signatures || !/^\d+$/.test(timestamp)) {
    throw new VerificationError("the headers webhook-id, webhook-timestamp and webhook-signature are not all there");
  }
  if (Math.abs(now / 1000 - Number(timestamp)) > tolerance) {
    throw new VerificationError("the call is too old or too new");
  }
  const given = signatures
    .split(" ")
    .map((signature) => signature.split(","))
    .filter(([version]) => version === "v1")
    .map(([, signature]) => Buffer.from(signature ?? "", "base64"));
  const bytes = typeof body === "string" ? Buffer.from(body) : Buffer.from(body);
  for (const one of secrets) {
    const key = Buffer.from(one.replace(/^whsec_/, ""), "base64");
    if (key.length === 0) {
      throw new VerificationError("the secret is empty");
    }
    const expected = createHmac("sha256", key).update(`${id}.${timestamp}.`).update(bytes).digest();
    if (given.some((signature) => signature.length === expected.length && timingSafeEqual(signature, expected))) {
      return JSON.parse(bytes.toString("utf8")) as WebhookEvent<T>;
    }
  }
  throw new VerificationError("no signature fits");
}

export class Webhooks extends WebhooksCore {
  /** See `verifyWebhook`. */
  verify = verifyWebhook;
}
