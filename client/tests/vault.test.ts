// The vault (ADR 0055) with the real WebCrypto and an IndexedDB in memory.
import "fake-indexeddb/auto";
import { expect, test } from "vitest";
import { Outbox } from "../src/hp/outbox/outbox";
import { type Database, openDatabase, ofVault, type VaultRow } from "../src/hp/vault/database";
import { base64url, newDeviceKey, open, random, sealForServer, unwrap, vaultKey, wrap } from "../src/hp/vault/keys";
import { afterWrongPin, PATIENT, secondsToWait } from "../src/hp/vault/patience";
import { Photos } from "../src/hp/vault/photos";
import { rescueFile } from "../src/hp/vault/rescue";
import { sealedStore } from "../src/hp/vault/store";
import { Failure } from "../src/hp/outbox/ports";
import { counting, Server, wrongClock } from "./world";

let databases = 0;

async function opened(): Promise<{ database: Database; key: CryptoKey; raw: Uint8Array<ArrayBuffer> }> {
  databases += 1;
  const raw = random(32);
  return { database: await openDatabase(`test-${databases}`), key: await vaultKey(raw), raw };
}

test("opens with its PIN and with no other", async () => {
  const [raw, salt, device] = [random(32), random(16), await newDeviceKey()];
  const box = await wrap(raw, "135790", salt, device);
  expect(new Uint8Array((await unwrap(box, "135790", salt, device)) ?? new ArrayBuffer(0))).toEqual(raw);
  expect(await unwrap(box, "135791", salt, device)).toBeNull();
});

test("does not open on another device, whatever the PIN", async () => {
  const [salt, here, there] = [random(16), await newDeviceKey(), await newDeviceKey()];
  const box = await wrap(random(32), "135790", salt, here);
  await expect(unwrap(box, "135790", salt, there)).rejects.toThrow();
  await expect(crypto.subtle.exportKey("raw", here)).rejects.toThrow();
});

test("keeps its entries over a restart, and nothing of them can be read on the disk", async () => {
  const { database, key } = await opened();
  const store = () => sealedStore({ database, vault: "v", key, table: "entries" });
  const outbox = await Outbox.open(store(), wrongClock(), counting());
  await outbox.add({ name: "register_resident", payload: { id: "p", name: "Ni Luh Sari" }, what: "Warga baru · Ni Luh Sari" });
  const again = await Outbox.open(store(), wrongClock(), counting());
  expect(again.all()).toEqual(outbox.all());
  const [row] = await database.getAll("entries", ofVault("v"));
  expect(new TextDecoder().decode(row?.box.data)).not.toContain("Luh");
  const stranger = await vaultKey(random(32));
  await expect(sealedStore({ database, vault: "v", key: stranger, table: "entries" }).read()).rejects.toThrow();
});

test("a round that outlives the lock writes over nothing that was mended after it", async () => {
  const { database, key } = await opened();
  const store = (shut?: AbortSignal) => sealedStore({ database, vault: "v", key, table: "entries", shut });
  const lock = new AbortController();
  const before = await Outbox.open(store(lock.signal), wrongClock(), counting());
  const [entry] = await before.add({ name: "record_service", payload: { id: "r", answers: { bb: 95 } } });
  lock.abort();
  const after = await Outbox.open(store(), wrongClock(), counting());
  await after.giveUp(entry?.intention.id ?? "");
  const server = new Server();
  await expect(before.send(server)).rejects.toThrow(Failure);
  expect(server.seen).toEqual([]);
  const reopened = await Outbox.open(store(), wrongClock(), counting());
  expect(reopened.all().map(({ state }) => state)).toEqual(["withdrawn"]);
});

test("two vaults on one phone do not see each other", async () => {
  const { database, key } = await opened();
  await sealedStore({ database, vault: "a", key, table: "rows" }).write(new Map([["post", 1]]));
  await sealedStore({ database, vault: "b", key, table: "rows" }).write(new Map([["post", 2]]));
  expect(await sealedStore({ database, vault: "a", key, table: "rows" }).read()).toEqual(new Map([["post", 1]]));
});

test("wrong PINs slow down, and never for more than a quarter of an hour", () => {
  let tries = PATIENT;
  const waits = [];
  for (let count = 0; count < 14; count += 1) {
    tries = afterWrongPin(tries, 1_000_000);
    waits.push(secondsToWait(tries, 1_000_000));
  }
  expect(waits.slice(0, 7)).toEqual([0, 0, 0, 0, 15, 30, 60]);
  expect(waits[13]).toBe(15 * 60);
  expect(secondsToWait(tries, 1_000_000 + 16 * 60_000)).toBe(0);
  expect(secondsToWait(tries, 0)).toBe(15 * 60); // a clock turned back by years does not lock her out for years
});

// What the server does with a rescue file (simpul/phones): the other half of the exchange.
async function openByServer(file: { sealed_key: { epk: JsonWebKey; iv: string; data: string }; entries: { iv: string; data: string }[] }, secret: CryptoKey) {
  const curve = { name: "ECDH", namedCurve: "P-256" } as const;
  const epk = await crypto.subtle.importKey("jwk", file.sealed_key.epk, curve, false, []);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: epk }, secret, 256);
  const material = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: new TextEncoder().encode("simpul rescue") };
  const outer = await crypto.subtle.deriveKey(how, material, { name: "AES-GCM", length: 256 }, false, ["decrypt"]);
  const key = await vaultKey(await open(outer, boxOf(file.sealed_key)));
  return Promise.all(file.entries.map(async (one) => JSON.parse(new TextDecoder().decode(await open(key, boxOf(one)))) as { id: string }));
}

function boxOf({ iv, data }: { iv: string; data: string }) {
  const bytes = (text: string) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
  return { iv: bytes(iv), data: bytes(data).buffer };
}

test("a rescue file is made without the PIN, holds what has not arrived, and opens for the server only", async () => {
  const { database, key, raw } = await opened();
  const server = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
  const sealedKey = await sealForServer(raw, await crypto.subtle.exportKey("jwk", server.publicKey));
  await database.put("vaults", { id: "v", phoneId: "f", sealedKey } as VaultRow);
  const outbox = await Outbox.open(sealedStore({ database, vault: "v", key, table: "entries" }), wrongClock(), counting());
  await outbox.add({ name: "record_service", payload: { id: "r1" } });
  await outbox.send(new Server());
  const [unsent] = await outbox.add({ name: "record_service", payload: { id: "r2", answers: { bb: 9.5 } } });
  const [taken] = await outbox.add({ name: "record_service", payload: { id: "r3" } });
  await outbox.giveUp(taken?.intention.id ?? "");
  const file = JSON.parse(await (await rescueFile(database, "v")).text());
  expect([file.format, file.phone_id]).toEqual([1, "f"]);
  expect(await openByServer(file, server.privateKey)).toEqual([unsent?.intention]);
  const other = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, true, ["deriveBits"]);
  await expect(openByServer(file, other.privateKey)).rejects.toThrow();
});

test("a photo goes on from where the line broke, and leaves the phone when the server has all of it", async () => {
  const { database, key } = await opened();
  const photos = await Photos.open(database, "v", key);
  const picture = Uint8Array.from({ length: 150_000 }, (_, place) => place % 251);
  await photos.keep({ id: "f1", post: "pos", field: "sosial", sealed: false, size: picture.length }, picture.buffer);
  const got: number[] = [];
  let breaks = true;
  const net = {
    have: async () => ({ have: got.length, done: got.length === picture.length }),
    put: async (_about: unknown, offset: number, part: Uint8Array) => {
      expect(offset).toBe(got.length);
      got.push(...part);
      if (breaks) throw new Failure("offline"); // the answer is lost, the part has come
      return { have: got.length, done: got.length === picture.length };
    },
  };
  await expect(photos.send(net, () => undefined)).rejects.toThrow(Failure);
  expect((await Photos.open(database, "v", key)).count()).toBe(1);
  breaks = false;
  const told: string[] = [];
  await photos.send(net, ({ number, of, percent }) => told.push(`${number}/${of} ${percent} %`));
  expect(told).toEqual(["1/1 43 %", "1/1 87 %"]);
  expect(Uint8Array.from(got)).toEqual(picture);
  expect((await Photos.open(database, "v", key)).count()).toBe(0);
});

test("bytes travel as base64url", () => {
  expect(base64url(Uint8Array.from([251, 255, 254]))).toBe("-__-");
});
