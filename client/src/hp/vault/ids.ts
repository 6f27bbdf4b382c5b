// UUIDv7 (RFC 9562): 48 bits of time, then random, so that ids sort by when they were made.
import type { Clock, Ids } from "../outbox/ports";
import { random } from "./keys";

export const ids: Ids = {
  next(): string {
    const bytes = random(16);
    let time = Date.now();
    for (let place = 5; place >= 0; place -= 1) {
      bytes[place] = time % 256;
      time = Math.floor(time / 256);
    }
    bytes[6] = ((bytes[6] as number) & 0x0f) | 0x70;
    bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
    const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join("-");
  },
};

export const clock: Clock = { now: () => new Date().toISOString() };
