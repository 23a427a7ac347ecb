import { webcrypto } from "node:crypto";

import { VerificationError } from "./errors.js";
import { TokensCore, type Jwk } from "./generated.js";

/** What a sign-in token says. */
export interface TokenClaims {
  iss: string;
  aud: string;
  sub: string;
  iat: number;
  exp: number;
  jti?: string;
  email?: string;
  email_verified?: boolean;
  preferred_username?: string;
  roles?: string[];
  metadata?: Record<string, unknown>;
  [more: string]: unknown;
}

export interface VerifyOptions {
  /** The application that the token has to be for. */
  audience: string;
  /** Who has to have issued it. Default: the base URL of the client. */
  issuer?: string;
  /** How far clocks may be apart, in seconds. Default: 30. */
  leeway?: number;
}

/** The keys are kept for five minutes; an unknown key id asks for them again, but not more often than every ten seconds. */
const KEPT = 300_000;
const PAUSE = 10_000;

export class Tokens extends TokensCore {
  #keys = new Map<string, webcrypto.CryptoKey>();
  #readAt = -Infinity;
  #reading: Promise<void> | undefined;

  /** Verifies a sign-in token offline by the deployment's public keys, and gives its claims. */
  async verify(token: string, options: VerifyOptions): Promise<TokenClaims> {
    if (!options?.audience) {
      throw new TypeError("say for which application the token has to be: audience");
    }
    // Whoever sends no token is refused as one who sends a wrong one.
    const [head, body, signature, ...rest] = typeof token === "string" ? token.split(".") : [];
    if (!head || !body || !signature || rest.length > 0) {
      throw new VerificationError("it is not a token");
    }
    const header = decoded(head);
    if (header["alg"] !== "ES256" || typeof header["kid"] !== "string" || "crit" in header) {
      throw new VerificationError("it is not signed as Latchkey signs");
    }
    const key = await this.#key(header["kid"]);
    const good = await webcrypto.subtle.verify(
      { name: "ECDSA", hash: "SHA-256" },
      key,
      Buffer.from(signature, "base64url"),
      Buffer.from(`${head}.${body}`),
    );
    if (!good) {
      throw new VerificationError("the signature does not fit");
    }
    const claims = decoded(body) as TokenClaims;
    const now = Date.now() / 1000;
    const leeway = options.leeway ?? 30;
    if (typeof claims.exp !== "number" || claims.exp + leeway <= now) {
      throw new VerificationError("the token has ended");
    }
    if (typeof claims["nbf"] === "number" && claims["nbf"] - leeway > now) {
      throw new VerificationError("the token does not count yet");
    }
    if (claims.iss !== (options.issuer ?? this.transport.baseUrl)) {
      throw new VerificationError(`the token was issued by ${claims.iss}`);
    }
    const audience: unknown = claims.aud;
    if (!(Array.isArray(audience) ? audience : [audience]).includes(options.audience)) {
      throw new VerificationError("the token is for another application");
    }
    return claims;
  }

  async #key(id: string): Promise<webcrypto.CryptoKey> {
    const age = Date.now() - this.#readAt;
    if (age > KEPT || (!this.#keys.has(id) && age > PAUSE)) {
      this.#reading ??= this.#read().finally(() => (this.#reading = undefined));
      await this.#reading;
    }
    const key = this.#keys.get(id);
    if (!key) {
      throw new VerificationError("the token is signed with a key that the deployment does not have");
    }
    return key;
  }

  async #read(): Promise<void> {
    const { keys } = await this.publicKeys();
    const imported = await Promise.all(
      keys.filter(isOurs).map(async (jwk: Jwk) => {
        const algorithm = { name: "ECDSA", namedCurve: "P-256" };
        const key = await webcrypto.subtle.importKey("jwk", jwk as webcrypto.JsonWebKey, algorithm, false, ["verify"]);
        return [jwk.kid, key] as const;
      }),
    );
    this.#keys = new Map(imported);
    this.#readAt = Date.now();
  }
}

/** A newer deployment may have keys of other kinds beside these. */
function isOurs(jwk: Jwk): boolean {
  return jwk.kty === "EC" && jwk.crv === "P-256";
}

function decoded(part: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch {
    // Told below.
  }
  throw new VerificationError("it is not a token");
}
