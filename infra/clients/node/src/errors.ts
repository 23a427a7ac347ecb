import type { Problem, ProblemCode } from "./generated.js";

/** Why a call was not carried out. Nothing was changed, but tries that are counted. */
export class LatchkeyError<C extends string = ProblemCode | (string & {})> extends Error {
  /** Stable: go by this one. A newer server may have codes that this package does not list. */
  readonly code: C;
  readonly status: number;
  /** A sentence for whoever reads it. */
  readonly detail: string;
  /** To be quoted to the operator. */
  readonly requestId: string;
  /** The places that are wrong. */
  readonly errors: NonNullable<Problem["errors"]>;
  /** Seconds to wait before the next try, where the server says so. */
  readonly retryAfter: number | undefined;
  /** The whole problem document, where there was one. */
  readonly problem: Problem | undefined;

  constructor(status: number, problem: Problem | undefined, headers: Headers) {
    const location = headers.get("location");
    const elsewhere = status >= 300 && status < 400 && location !== null ? `, which leads to ${location}` : "";
    const detail = problem?.detail ?? `the answer was ${status}${elsewhere}`;
    super(`${problem?.code ?? status}: ${detail}`);
    this.name = "LatchkeyError";
    this.status = status;
    this.problem = problem;
    this.code = (problem?.code ?? `http_${status}`) as C;
    this.detail = detail;
    this.requestId = problem?.request_id ?? headers.get("apigw-requestid") ?? "";
    this.errors = problem?.errors ?? [];
    this.retryAfter = seconds(headers.get("retry-after"));
  }

  /** Whether it is an error of Latchkey with this code: `LatchkeyError.is(error, "invitation_pending")`. */
  static is<C extends ProblemCode>(error: unknown, code: C): error is LatchkeyError<C> {
    return error instanceof LatchkeyError && error.code === code;
  }
}

/** The server did not answer. Whether the call was carried out is not known. */
export class LatchkeyConnectionError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "LatchkeyConnectionError";
  }
}

/** A signature or a token that does not count. */
export class VerificationError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "VerificationError";
  }
}

/** Latchkey says seconds; what stands in front of it may say a date. */
function seconds(wait: string | null): number | undefined {
  if (wait === null) {
    return undefined;
  }
  if (/^\d+$/.test(wait)) {
    return Number(wait);
  }
  const until = Date.parse(wait);
  return Number.isNaN(until) ? undefined : Math.max(0, Math.ceil((until - Date.now()) / 1000));
}
