// Many phones in one process, for the simulator: the client's own outbox and mirror behind ports that wait for Python.
// A line in is a list of commands, a line out is what the phones asked and told until each of them waits again.
import { createInterface } from "node:readline";
import { broken } from "./node_broken";
import { forgetIds, Phone } from "./node_phone";

export type Json = Record<string, unknown>;
interface Waiting {
  phone: string;
  resolve(value: unknown): void;
  reject(error: unknown): void;
  write?(): void;
}

const phones = new Map<string, Phone>();
const disks = new Map<string, Map<string, string>>();
const waiting = new Map<number, Waiting>();
let events: Json[] = [];
let calls = 0;

function ask<T>(phone: string, port: string, given: unknown, write?: () => void): Promise<T> {
  return new Promise<unknown>((resolve, reject) => {
    calls += 1;
    waiting.set(calls, { phone, resolve, reject, write });
    events.push({ call: calls, phone, port, given });
  }) as Promise<T>;
}

function diskOf(phone: string): Map<string, string> {
  const disk = disks.get(phone) ?? new Map<string, string>();
  disks.set(phone, disk);
  return disk;
}

const operations: Record<string, (command: Json) => void> = {
  reset({ variant }) {
    broken.variant = variant as typeof broken.variant;
    phones.clear();
    disks.clear();
    waiting.clear();
    calls = 0;
    forgetIds();
  },
  start({ phone, ...given }) {
    const name = String(phone);
    phones.set(name, new Phone(name, diskOf(name), ask, given));
  },
  // What the phone waits for never comes: its promises are forgotten, and with them all that runs on it.
  kill({ phone }) {
    phones.delete(String(phone));
    for (const [number, call] of waiting) if (call.phone === phone) waiting.delete(number);
  },
  set({ phone, ...given }) {
    phones.get(String(phone))?.set(given);
  },
  act({ phone, tag, act, given }) {
    const done = phones.get(String(phone))!.act(String(act), given as Json);
    done.then(
      (value) => events.push({ told: tag, value: value ?? null }),
      (error: Error) => {
        if (!Phone.isFailure(error)) failed(error);
        events.push({ told: tag, error: { kind: error.message, ...error } });
      },
    );
  },
  write({ call }) {
    waiting.get(Number(call))?.write?.();
  },
  answer({ call, value, error }) {
    const one = waiting.get(Number(call));
    if (!one) return;
    waiting.delete(Number(call));
    if (error) one.reject(Phone.failure(error as Json));
    else one.resolve(value);
  },
  see({ phone }) {
    events.push({ seen: phones.get(String(phone))!.seen() });
  },
};

function failed(error: unknown): void {
  answer({ failed: error instanceof Error ? `${error.stack}` : String(error) });
}

function answer(what: Json): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}

process.on("unhandledRejection", failed);

// Nothing in a phone waits for a timer, so that one turn of the event loop later each of them waits for Python.
createInterface({ input: process.stdin }).on("line", (line) => {
  for (const command of JSON.parse(line) as Json[]) operations[String(command.op)]!(command);
  setImmediate(() => {
    const told = events;
    events = [];
    answer({ events: told });
  });
});
