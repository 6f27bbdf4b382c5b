// What the outbox and the mirror ask of the world. In the browser vault/ and net.ts answer, in the proof a simulator does
// (ADR 0056). Nothing else in outbox/, mirror/ and rules/ may touch a clock, a network, a disk or the page.

// Values are plain JSON. A null drops the key. All changes of one write are kept, or none is.
export type Changes = Map<string, unknown>;

export interface Store {
  read(): Promise<Map<string, unknown>>;
  write(changes: Changes): Promise<void>; // rejects with Full when there is no room; then nothing of it is kept
}

export class Full extends Error {
  constructor() {
    super("full");
  }
}

export interface Clock {
  now(): string; // moment UTC with Z; may be years off, and is only noted
}

export interface Ids {
  next(): string; // UUIDv7
}

// Why nothing came back. Whatever it is, everything stays.
export type FailureKind = "offline" | "shut-out" | "ask-again" | "too-old" | "busy" | "rejected";

export class Failure extends Error {
  constructor(
    readonly kind: FailureKind,
    readonly sentence = "",
    readonly code = "",
  ) {
    super(kind);
  }
}

export interface Intention {
  id: string;
  name: string;
  payload: Record<string, unknown>;
  needs: string[];
  instead_of: string | null;
  device_time: string;
}

export interface Receipt {
  number: number;
  code: string;
  at: string;
}

export interface PushBody {
  unsent: number;
  device_time: string;
  intentions: Intention[];
}

export interface Result {
  id: string;
  state: "accepted" | "held" | "refused" | "later";
  code?: string;
  sentence?: string;
  outcome?: unknown;
  errors?: Record<string, string>;
  warnings?: Record<string, string>;
  receipt?: number; // of the time before, when this id had been answered already
}

export interface PushAnswer {
  results: Result[];
  receipt: (Receipt & { count: number }) | null;
}

export type Column = unknown[];

export interface Page {
  fresh: boolean; // belongs to a first copy
  begins?: boolean; // is its first page, also when the server started one anew under way
  rows: Record<string, Record<string, Column>>;
  persons?: string[]; // whom records name by place
  gone: Record<string, string[]>;
  cursor: string;
  more: boolean;
  left?: number;
}

export interface Net {
  push(body: PushBody): Promise<PushAnswer>;
  pull(cursor: string | null): Promise<Page>;
}
