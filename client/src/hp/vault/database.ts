// The tables of the phone. What is in them is ciphertext, but for what must be read before a PIN is there. Rows carry the
// version of the database: an update migrates them in place here, or not at all (ADR 0057).
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Box } from "./keys";

export interface VaultRow {
  id: string;
  phoneId: string;
  kader: string; // shown before the PIN
  post: string;
  salt: Uint8Array;
  key: Box; // the vault's key, wrapped by the PIN and then by the device's key
  sealedKey: SealedKey; // the same for the server's eyes only
  wrong: number; // PINs in a row
  waitUntil: number; // by this phone's clock, milliseconds
  waitFrom: number;
  unsent: number;
}

export interface SealedKey {
  epk: JsonWebKey;
  iv: string;
  data: string;
}

export interface SealedRow {
  vault: string;
  key: string;
  box: Box;
  intention?: Box; // of an entry that has not arrived: what a rescue file takes along
}

export interface PhotoRow {
  vault: string;
  id: string;
  order: number;
  about: Box; // PhotoAbout (photos.ts)
  picture: Box;
}

export type Sealed = "entries" | "rows" | "about" | "drafts";

interface Tables extends DBSchema {
  vaults: { key: string; value: VaultRow };
  device: { key: string; value: CryptoKey };
  entries: { key: [string, string]; value: SealedRow };
  rows: { key: [string, string]; value: SealedRow };
  about: { key: [string, string]; value: SealedRow };
  drafts: { key: [string, string]; value: SealedRow };
  photos: { key: [string, string]; value: PhotoRow };
}

export type Database = IDBPDatabase<Tables>;

export function openDatabase(name = "simpul-hp"): Promise<Database> {
  return openDB<Tables>(name, 1, {
    upgrade(database) {
      database.createObjectStore("vaults", { keyPath: "id" });
      database.createObjectStore("device");
      for (const table of ["entries", "rows", "about", "drafts"] as const)
        database.createObjectStore(table, { keyPath: ["vault", "key"] });
      database.createObjectStore("photos", { keyPath: ["vault", "id"] });
    },
  });
}

/** All rows of one vault. */
export function ofVault(vault: string): IDBKeyRange {
  return IDBKeyRange.bound([vault], [vault, []]);
}

export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === "QuotaExceededError";
}
