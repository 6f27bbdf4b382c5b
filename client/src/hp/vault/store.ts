// A Store of the outbox or the mirror in IndexedDB: every value a box of its own. All boxes are sealed before the one
// transaction begins, since IndexedDB ends a transaction that waits for anything else.
import { type Entry, isUnsent } from "../outbox/entries";
import { type Changes, Failure, Full, type Store } from "../outbox/ports";
import { type Database, isFull, ofVault, type Sealed, type SealedRow } from "./database";
import { openJson, sealJson } from "./keys";

interface Place {
  database: Database;
  vault: string;
  key: CryptoKey;
  table: Sealed;
  shut?: AbortSignal;
}

/** `shut` ends all writing: a round that outlives its vault's lock must not write over what the next one keeps. */
export function sealedStore(place: Place): Store {
  return { read: () => readAll(place), write: (changes) => writeAll(place, changes) };
}

async function readAll({ database, vault, key, table }: Place): Promise<Map<string, unknown>> {
  const rows = await database.getAll(table, ofVault(vault));
  const values = await Promise.all(rows.map((row) => openJson(key, row.box)));
  return new Map(rows.map((row, place) => [row.key, values[place]]));
}

async function writeAll(place: Place, changes: Changes): Promise<void> {
  const rows = await Promise.all([...changes].map(([key, value]) => rowOf(place, key, value)));
  // What the kader was told is saved must be on the disk; rows of the server can be had again.
  const durability = place.table === "entries" ? "strict" : "relaxed";
  if (place.shut?.aborted) throw new Failure("offline");
  try {
    const work = place.database.transaction(place.table, "readwrite", { durability });
    const asked = rows.map(({ key, row }) => (row ? work.store.put(row) : work.store.delete([place.vault, key])));
    await Promise.all([...asked, work.done]);
  } catch (error) {
    throw isFull(error) ? new Full() : error;
  }
}

async function rowOf({ vault, key: secret, table }: Place, key: string, value: unknown): Promise<{ key: string; row: SealedRow | null }> {
  if (value === null) return { key, row: null };
  const row: SealedRow = { vault, key, box: await sealJson(secret, value) };
  const entry = table === "entries" && key.startsWith("entry/") ? (value as Entry) : null;
  if (entry && isUnsent(entry)) row.intention = await sealJson(secret, entry.intention);
  return { key, row };
}
