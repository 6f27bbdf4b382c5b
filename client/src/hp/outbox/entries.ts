// What the outbox keeps: one entry for each intention, and a line in the history when the phone's duty has ended.
import type { Intention, Receipt, Result } from "./ports";

// ready: never tried, may still be changed in place. tried: on its way, its content stands. accepted and held: a receipt came.
// refused: came back with a reason, a task. replaced: mended by another. withdrawn: its maker gave it up.
export type EntryState = "ready" | "tried" | "accepted" | "held" | "refused" | "replaced" | "withdrawn";

export interface Entry {
  intention: Intention;
  order: number;
  state: EntryState;
  what: string; // in words, as it was when it was made
  code: string;
  sentence: string;
  errors: Record<string, string>;
  warnings: Record<string, string>;
  receipt: Receipt | null;
  replaced_by: string | null;
  declined: boolean; // somebody looked at it and said no
}

// An entry whose duty has ended and whose rows were pulled: enough for the list of what was sent.
export interface Line {
  id: string;
  name: string;
  what: string;
  state: EntryState;
  made_at: string;
  receipt: Receipt | null;
  warnings: Record<string, string>;
}

export interface History {
  arrived: number; // ever
  lines: Line[]; // oldest first, the newest LINES_KEPT
}

export interface Wish {
  id?: string; // made by whoever asks, when somebody else must know it already
  name: string;
  payload: Record<string, unknown>;
  what?: string;
  needs?: string[];
  instead_of?: string | null;
}

export const LINES_KEPT = 500;

export function entryOf(wish: Wish, id: string, order: number, at: string): Entry {
  const { name, payload, what = "", needs = [], instead_of = null } = wish;
  return {
    intention: { id, name, payload, needs, instead_of, device_time: at },
    order,
    state: "ready",
    what,
    code: "",
    sentence: "",
    errors: {},
    warnings: {},
    receipt: null,
    replaced_by: null,
    declined: false,
  };
}

// The entry after its answer; the same entry when the answer says nothing that ends or changes its duty.
export function answered(entry: Entry, result: Result, receipt: Receipt | null): Entry {
  const { state, code = "", sentence = "", errors = {}, warnings = {} } = result;
  if (state === "refused") return { ...entry, state, code, sentence, errors };
  if (state !== "accepted" && state !== "held") return entry;
  return { ...entry, state, code, sentence, errors: {}, warnings, receipt: receiptOf(result, receipt) };
}

function receiptOf(result: Result, receipt: Receipt | null): Receipt | null {
  const before = result.receipt;
  if (before !== undefined && before !== null && before !== receipt?.number) return { number: before, code: "", at: "" };
  return receipt && { number: receipt.number, code: receipt.code, at: receipt.at };
}

export function lineOf(entry: Entry): Line {
  const { intention, what, state, receipt, warnings } = entry;
  return { id: intention.id, name: intention.name, what, state, made_at: intention.device_time, receipt, warnings };
}

export function isUnsent(entry: Entry): boolean {
  return entry.state === "ready" || entry.state === "tried" || entry.state === "refused";
}
