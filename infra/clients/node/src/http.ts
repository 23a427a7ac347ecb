import { randomUUID } from "node:crypto";

import { LatchkeyConnectionError, LatchkeyError } from "./errors.js";
import type { Problem } from "./generated.js";

export interface ClientOptions {
  /** Where the deployment is, as in `https://invite.example.com`. Default: the variable `LATCHKEY_URL`. */
  baseUrl?: string;
  /** An API key. Default: the variable `LATCHKEY_API_KEY`. Without one only what is for anybody works. */
  apiKey?: string;
  /** How often a call is tried again. Default: 2. */
  maxRetries?: number;
  /** The longest pause before a retry, in milliseconds; where the server asks for more, the call fails. Default: 30,000. */
  maxRetryDelay?: number;
  /** How long one try may take, in milliseconds. Default: 30,000. */
  timeout?: number;
  /** In place of the global `fetch`. */
  fetch?: typeof globalThis.fetch;
}

export interface CallOptions {
  signal?: AbortSignal;
  /** For this call alone. */
  timeout?: number;
  maxRetries?: number;
  headers?: Record<string, string>;
}

export interface CreateOptions extends CallOptions {
  /** Made up for each call if it is left out. Give your own to be able to repeat the call after a crash. */
  idempotencyKey?: string;
}

export interface CallRequest {
  method: string;
  path: string;
  body?: unknown;
  query?: object;
  headers?: Record<string, string | undefined>;
  /** Whether it takes an `Idempotency-Key`. */
  idempotent?: boolean;
}

/** Some fields of `T`: what is left out stays, and `null` takes a value back. */
export type MergePatch<T> = { [K in keyof T]?: (T[K] extends unknown[] | undefined ? T[K] : MergePatch<T[K]>) | null };

const SAFE = new Set(["GET", "HEAD", "PUT", "DELETE"]);

/** An id as a part of a path. Without an id, or with dots in its place, the call would go to something else. */
export function part(id: string): string {
  if (typeof id !== "string" || id === "" || id === "." || id === "..") {
    throw new TypeError(`this is no id: ${JSON.stringify(id)}`);
  }
  return encodeURIComponent(id);
}

/** Sends requests, and sends them again where that is harmless. */
export class Transport {
  readonly baseUrl: string;
  readonly #apiKey: string | undefined;
  readonly #options: Required<Pick<ClientOptions, "maxRetries" | "maxRetryDelay" | "timeout">>;
  readonly #fetch: typeof globalThis.fetch | undefined;

  constructor(options: ClientOptions) {
    const baseUrl = options.baseUrl ?? process.env["LATCHKEY_URL"];
    if (!baseUrl) {
      throw new TypeError("say where Latchkey is: baseUrl, or the variable LATCHKEY_URL");
    }
    const { protocol, search, hash } = URL.canParse(baseUrl) ? new URL(baseUrl) : { protocol: "", search: "", hash: "" };
    if (!/^https?:$/.test(protocol) || search || hash) {
      throw new TypeError(`a base URL looks like https://invite.example.com, and not like ${baseUrl}`);
    }
    this.baseUrl = baseUrl.trim().replace(/\/+$/, "");
    this.#apiKey = (options.apiKey ?? process.env["LATCHKEY_API_KEY"])?.trim();
    // `fetch` would tell the whole header in its error, and the key with it.
    if (this.#apiKey && !/^[\x21-\x7e]+$/.test(this.#apiKey)) {
      throw new TypeError("an API key is lk_... and nothing else: this one holds a space, a line break or a letter that none has");
    }
    this.#options = {
      maxRetries: options.maxRetries ?? 2,
      maxRetryDelay: options.maxRetryDelay ?? 30_000,
      timeout: options.timeout ?? 30_000,
    };
    this.#fetch = options.fetch;
  }

  async call<T>(request: CallRequest, options: CreateOptions): Promise<T> {
    const url = new URL(this.baseUrl + request.path);
    for (const [name, value] of Object.entries(request.query ?? {})) {
      if (value !== undefined && value !== null) {
        url.searchParams.set(name, String(value));
      }
    }
    const headers = new Headers({ accept: "application/json", ...options.headers });
    if (this.#apiKey && !headers.has("authorization")) {
      headers.set("authorization", `Bearer ${this.#apiKey}`);
    }
    for (const [name, value] of Object.entries(request.headers ?? {})) {
      if (value !== undefined) {
        headers.set(name, value);
      }
    }
    const body = request.body === undefined ? undefined : JSON.stringify(request.body);
    if (body !== undefined) {
      headers.set("content-type", "application/json");
    }
    if (request.idempotent && !headers.has("idempotency-key")) {
      headers.set("idempotency-key", options.idempotencyKey ?? randomUUID());
    }
    const repeatable = SAFE.has(request.method) || request.idempotent === true;
    const most = options.maxRetries ?? this.#options.maxRetries;
    for (let attempt = 0; ; attempt += 1) {
      options.signal?.throwIfAborted();
      const timeout = AbortSignal.timeout(options.timeout ?? this.#options.timeout);
      const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
      let failure: LatchkeyError | LatchkeyConnectionError;
      let wait: number | undefined;
      try {
        // Frameworks that put a cache behind `fetch` leave these calls alone.
        const init: RequestInit = { method: request.method, headers, signal, redirect: "manual", cache: "no-store" };
        const response = await (this.#fetch ?? fetch)(url, body === undefined ? init : { ...init, body });
        const text = await response.text();
        if (response.ok) {
          return (text === "" ? undefined : parsed(text, request)) as T;
        }
        const error = new LatchkeyError(response.status, problem(response, text), response.headers);
        // Where the server was busy or held the caller back, it has done nothing. Else only what can be repeated is.
        const refused = error.status === 429 || (error.status === 503 && error.problem !== undefined);
        if (!refused && !(repeatable && [500, 502, 503, 504].includes(error.status))) {
          throw error;
        }
        failure = error;
        wait = error.retryAfter === undefined ? undefined : error.retryAfter * 1000;
      } catch (error) {
        if (error instanceof LatchkeyError || error instanceof LatchkeyConnectionError) {
          throw error;
        }
        options.signal?.throwIfAborted();
        failure = new LatchkeyConnectionError(`${request.method} ${request.path}: no answer (${reason(error)})`, { cause: error });
        if (!repeatable) {
          throw failure;
        }
      }
      wait ??= Math.min(500 * 2 ** attempt, 8000) * (0.5 + Math.random() / 2);
      if (attempt >= most || wait > this.#options.maxRetryDelay) {
        throw failure;
      }
      await pause(wait, options.signal);
    }
  }
}

/** What a proxy answers in place of Latchkey is a page. */
function parsed(text: string, request: CallRequest): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const what = `${request.method} ${request.path}: the answer is not JSON. Is the base URL that of Latchkey?`;
    throw new LatchkeyConnectionError(what, { cause });
  }
}

/** `fetch` says no more than that it failed; its cause says why. */
function reason(error: unknown): string {
  const { cause, message } = error as Error;
  return (cause instanceof Error && cause.message) || message;
}

function problem(response: Response, text: string): Problem | undefined {
  if (!(response.headers.get("content-type") ?? "").includes("json")) {
    return undefined;
  }
  try {
    const parsed: unknown = JSON.parse(text);
    return typeof parsed === "object" && parsed !== null && "code" in parsed ? (parsed as Problem) : undefined;
  } catch {
    return undefined;
  }
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, milliseconds);
    function done() {
      signal?.removeEventListener("abort", aborted);
      resolve();
    }
    function aborted() {
      clearTimeout(timer);
      reject(signal?.reason);
    }
    signal?.addEventListener("abort", aborted, { once: true });
  });
}

/** Calls that belong together. */
export class Group {
  constructor(protected readonly transport: Transport) {}

  protected call<T>(request: CallRequest, options: CreateOptions): Promise<T> {
    return this.transport.call<T>(request, options);
  }

  protected pages<T, L extends { next?: string | null }>(request: CallRequest, lines: string, options: CallOptions): Pages<T, L> {
    return new Pages<T, L>(this.transport, request, lines, options);
  }
}

/** A list: `await` it for one page, or go through it with `for await`, which asks for the pages as it comes to them. */
export class Pages<T, L extends { next?: string | null }> implements PromiseLike<L>, AsyncIterable<T> {
  constructor(
    private readonly transport: Transport,
    private readonly request: CallRequest,
    private readonly lines: string,
    private readonly options: CallOptions,
  ) {}

  then<A = L, B = never>(
    done?: ((page: L) => A | PromiseLike<A>) | null,
    failed?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.transport.call<L>(this.request, this.options).then(done, failed);
  }

  catch<B = never>(failed?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<L | B> {
    return this.then(null, failed);
  }

  finally(done?: (() => void) | null): Promise<L> {
    return this.then().finally(done);
  }

  /** Page by page. */
  async *pages(): AsyncGenerator<L> {
    let query = this.request.query;
    for (;;) {
      const page: L = await this.transport.call<L>({ ...this.request, query }, this.options);
      yield page;
      if (!page.next) {
        return;
      }
      query = { ...query, cursor: page.next };
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for await (const page of this.pages()) {
      yield* (page as unknown as Record<string, T[]>)[this.lines] ?? [];
    }
  }
}
