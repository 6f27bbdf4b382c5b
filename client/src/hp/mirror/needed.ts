// Which rows unsent work names, so that the mirror keeps them.
import type { Entry } from "../outbox/entries";

const NAMING = ["id", "person_id", "household_id", "mother_id", "open_day_id"];

export function neededBy(entries: Entry[]): Set<string> {
  const needed = new Set<string>();
  for (const { intention, state } of entries) {
    if (state === "replaced" || state === "withdrawn") continue;
    for (const name of NAMING) {
      const value = intention.payload[name];
      if (typeof value === "string") needed.add(value);
    }
  }
  return needed;
}
