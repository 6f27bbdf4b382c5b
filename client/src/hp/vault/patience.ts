// Wrong PINs slow down, and never erase (ADR 0055). Pure.
import type { VaultRow } from "./database";

const FREE = 5; // tries without waiting
const SHORTEST = 15; // seconds after the fifth; doubled with each further one
const LONGEST = 15 * 60;

type Tries = Pick<VaultRow, "wrong" | "waitUntil" | "waitFrom">;

export function secondsToWait(tries: Tries, now: number): number {
  // A clock that was turned back counts from anew, and waits no longer than it had to.
  const length = tries.waitUntil - tries.waitFrom;
  const left = now < tries.waitFrom ? length : tries.waitUntil - now;
  return Math.max(0, Math.ceil(left / 1000));
}

export function afterWrongPin(tries: Tries, now: number): Tries {
  const wrong = tries.wrong + 1;
  const wait = wrong < FREE ? 0 : Math.min(LONGEST, SHORTEST * 2 ** (wrong - FREE));
  return { wrong, waitFrom: now, waitUntil: now + wait * 1000 };
}

export const PATIENT: Tries = { wrong: 0, waitFrom: 0, waitUntil: 0 };
