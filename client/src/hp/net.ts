// The wire (docs/sync.md): requests with a time limit, told failures, and a count of bytes. Whatever cannot be read as an
// answer of ours, such as the login page of a hotspot, is "offline".
import { Failure, type Net, type Page, type PushAnswer, type PushBody } from "./outbox/ports";
import type { Catalogue } from "./rules/catalogue";
import type { PhotoAbout, PhotoNet } from "./vault/photos";

export const CLIENT_VERSION = "1.0.0";
const BASE = "/sync/v1/";
const TIME_LIMIT = 45_000; // milliseconds; a batch of 60 on a line of 20 kbit/s takes 12 s
const WORTH_PACKING = 1_000; // bytes

export interface MePost {
  id: string;
  name: string;
  village: string;
  zone: string;
  today: string;
  fields: string[];
  sealed: string[];
  actions: string[];
}

export interface Me {
  user: { id: string; name: string };
  posts: MePost[];
  catalogue: string;
  rescue_key: JsonWebKey;
  server_time: string;
  oldest_client: string;
  newest_client: string;
}

export interface Enrolled {
  phone_id: string;
  secret: string;
  user: { id: string; name: string };
  posts: { id: string; name: string; village: string }[];
  rescue_key: JsonWebKey;
}

interface Asked {
  method?: "GET" | "POST" | "PUT";
  json?: unknown;
  bytes?: Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

export class Wire implements Net, PhotoNet {
  constructor(
    private readonly credential: () => string | null,
    private readonly counted: (bytes: number) => void = () => undefined,
    private readonly seal: () => string | undefined = () => undefined,
  ) {}

  enrol(code: string, label: string, phoneId: string | null): Promise<Enrolled> {
    return this.json("enrol", { method: "POST", json: { code, label, ...(phoneId ? { phone_id: phoneId } : {}) } });
  }

  me(): Promise<Me> {
    return this.json("me");
  }

  /** Null when the one that is here is still the one that holds. */
  async catalogue(known: string | null): Promise<Catalogue | null> {
    const answer = await this.ask("catalogue", known ? { headers: { "If-None-Match": `"${known}"` } } : {});
    return answer === null ? null : (answer as Catalogue);
  }

  push(body: PushBody): Promise<PushAnswer> {
    return this.json("push", { method: "POST", json: { ...body, seal: this.seal() } });
  }

  pull(cursor: string | null): Promise<Page> {
    return this.json(cursor === null ? "pull" : `pull?cursor=${encodeURIComponent(cursor)}`);
  }

  have(id: string): Promise<{ have: number; done: boolean }> {
    return this.json(`photos/${id}/state`);
  }

  put(about: PhotoAbout, offset: number, part: Uint8Array<ArrayBuffer>): Promise<{ have: number; done: boolean }> {
    const { id, post, field, sealed, size } = about;
    const query = new URLSearchParams({ post, field, sealed: sealed ? "1" : "0", size: String(size), offset: String(offset) });
    return this.json(`photos/${id}?${query}`, { method: "PUT", bytes: part });
  }

  private async json<T>(path: string, asked: Asked = {}): Promise<T> {
    return (await this.ask(path, asked)) as T;
  }

  private async ask(path: string, asked: Asked): Promise<unknown> {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), TIME_LIMIT);
    try {
      const response = await fetch(BASE + path, { ...(await this.request(asked)), signal: stop.signal });
      if (response.status === 304) return null;
      return await this.answer(response);
    } catch (error) {
      throw error instanceof Failure ? error : new Failure("offline");
    } finally {
      clearTimeout(timer);
    }
  }

  private async request({ method = "GET", json, bytes, headers = {} }: Asked): Promise<RequestInit> {
    const all: Record<string, string> = { ...headers, Accept: "application/json", "X-Simpul-Client": CLIENT_VERSION };
    const credential = this.credential();
    if (credential) all.Authorization = `Bearer ${credential}`;
    let body = bytes;
    if (json !== undefined) {
      body = new TextEncoder().encode(JSON.stringify(json));
      all["Content-Type"] = "application/json";
      if (body.length > WORTH_PACKING && "CompressionStream" in globalThis) {
        body = await packed(body);
        all["Content-Encoding"] = "gzip";
      }
    } else if (bytes) all["Content-Type"] = "application/octet-stream";
    this.counted(body?.length ?? 0);
    return { method, headers: all, credentials: "omit", cache: "no-store", ...(body ? { body } : {}) };
  }

  private async answer(response: Response): Promise<unknown> {
    const text = await response.text();
    this.counted(Number(response.headers.get("Content-Length")) || text.length);
    const read = parsed(text);
    if (response.ok && read !== undefined) return read;
    throw failureOf(response.status, read);
  }
}

function parsed(text: string): unknown {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === "object" && read !== null ? read : undefined;
  } catch {
    return undefined;
  }
}

function failureOf(status: number, read: unknown): Failure {
  if (status === 429 || status >= 500) return new Failure("busy");
  const { code = "", sentence = "" } = (read ?? {}) as { code?: string; sentence?: string };
  if (!code && status !== 413) return new Failure("offline");
  if (status === 401) return new Failure("ask-again", sentence, code);
  if (status === 426) return new Failure("too-old", sentence, code);
  if (code === "telepon-ditutup") return new Failure("shut-out", sentence, code);
  return new Failure("rejected", sentence, code);
}

async function packed(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
