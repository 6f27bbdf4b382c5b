// A certificate's code as the server signs it (simpul/certificates/rules/payloads.py), read and verified here.
import { expect, test } from "vitest";
import { isSigned, unpack } from "../src/web/certificate";

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const SALT = "simpul sertifikat 1";
const BODY = "abcd1234\n51.08-2026-00017-KQ7MWX\nNi Luh Ayu, S.Pd.\nBina Posyandu\n\n\n720\nkesehatan\n2026-11-12";

function base32(raw: Uint8Array): string {
  const bits = [...raw].map((one) => one.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => LETTERS[parseInt(five.padEnd(5, "0"), 2)]).join("");
}

async function signed(body: string): Promise<{ payload: string; keys: string }> {
  const pair = (await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"])) as CryptoKeyPair;
  const raw = new TextEncoder().encode(body);
  const front = new TextEncoder().encode(`${SALT}\n`);
  const signature = new Uint8Array(await crypto.subtle.sign("Ed25519", pair.privateKey, new Uint8Array([...front, ...raw])));
  const open = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  return {
    payload: `S1${base32(new Uint8Array([...signature, ...raw]))}`,
    keys: `00000000:AAAA abcd1234:${btoa(String.fromCharCode(...open))}`,
  };
}

test("a code says its lines and is verified by the published key", async () => {
  const { payload, keys } = await signed(BODY);
  const read = unpack(payload);
  expect(read?.lines[2]).toBe("Ni Luh Ayu, S.Pd.");
  expect(await isSigned(read!, keys, SALT)).toBe(true);
});

test("a changed letter is a forgery", async () => {
  const { payload, keys } = await signed(BODY);
  const read = unpack(payload)!;
  const body = new TextEncoder().encode(BODY.replace("Ayu", "Ani"));
  expect(await isSigned({ ...read, body }, keys, SALT)).toBe(false);
});

test("a key that is not published leaves it to the server", async () => {
  const { payload } = await signed(BODY);
  expect(await isSigned(unpack(payload)!, "00000000:AAAA", SALT)).toBe(null);
});

test("what is no code is none", () => {
  expect(unpack("")).toBe(null);
  expect(unpack("S1ABC")).toBe(null);
  expect(unpack("S1!!!!")).toBe(null);
  expect(unpack("bukan kode")).toBe(null);
});
