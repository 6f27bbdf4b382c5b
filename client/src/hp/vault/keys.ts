// Keys of a vault (ADR 0055): a random one, wrapped by the PIN through a slow hash and by a key that the browser never gives out.
import type { SealedKey } from "./database";

export interface Box {
  iv: Uint8Array;
  data: ArrayBuffer;
}

const ROUNDS = 600_000; // PBKDF2-SHA-256, ADR 0055
const AES = { name: "AES-GCM", length: 256 } as const;
const INFO = "simpul rescue";

export function random(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

/** A key that stays on this device: it can be used here, and read by nobody. */
export function newDeviceKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey(AES, false, ["encrypt", "decrypt"]);
}

export async function seal(key: CryptoKey, plain: BufferSource): Promise<Box> {
  const iv = random(12);
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, plain) };
}

/** Rejects when the key is another one, or the content was changed. */
export function open(key: CryptoKey, box: Box): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt({ name: "AES-GCM", iv: box.iv as BufferSource }, key, box.data);
}

export async function sealJson(key: CryptoKey, value: unknown): Promise<Box> {
  return seal(key, new TextEncoder().encode(JSON.stringify(value)));
}

export async function openJson(key: CryptoKey, box: Box): Promise<unknown> {
  return JSON.parse(new TextDecoder().decode(await open(key, box)));
}

export function vaultKey(raw: BufferSource): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", raw, AES, false, ["encrypt", "decrypt"]);
}

async function pinKey(pin: string, salt: Uint8Array): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey("raw", new TextEncoder().encode(pin), "PBKDF2", false, ["deriveKey"]);
  const slow = { name: "PBKDF2", hash: "SHA-256", salt: salt as BufferSource, iterations: ROUNDS };
  return crypto.subtle.deriveKey(slow, typed, AES, false, ["encrypt", "decrypt"]);
}

// The inner box holds its iv in front, so that the outer one is a box like any other.
export async function wrap(raw: BufferSource, pin: string, salt: Uint8Array, device: CryptoKey): Promise<Box> {
  const inner = await seal(await pinKey(pin, salt), raw);
  const whole = new Uint8Array(12 + inner.data.byteLength);
  whole.set(inner.iv);
  whole.set(new Uint8Array(inner.data), 12);
  return seal(device, whole);
}

/** The raw key; null when the PIN is another one. */
export async function unwrap(box: Box, pin: string, salt: Uint8Array, device: CryptoKey): Promise<ArrayBuffer | null> {
  const whole = new Uint8Array(await open(device, box));
  const key = await pinKey(pin, salt);
  return open(key, { iv: whole.slice(0, 12), data: whole.slice(12).buffer }).catch(() => null);
}

/** The raw key for the server's eyes only: ECDH on P-256 with a passing key, HKDF-SHA-256 without salt, AES-GCM. */
export async function sealForServer(raw: BufferSource, serverKey: JsonWebKey): Promise<SealedKey> {
  const curve = { name: "ECDH", namedCurve: "P-256" } as const;
  const { kty, crv, x, y } = serverKey; // others (use, kid) would make some browsers refuse it
  const server = await crypto.subtle.importKey("jwk", { kty, crv, x, y }, curve, false, []);
  const passing = await crypto.subtle.generateKey(curve, true, ["deriveBits"]);
  const shared = await crypto.subtle.deriveBits({ name: "ECDH", public: server }, passing.privateKey, 256);
  const material = await crypto.subtle.importKey("raw", shared, "HKDF", false, ["deriveKey"]);
  const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: new TextEncoder().encode(INFO) };
  const box = await seal(await crypto.subtle.deriveKey(how, material, AES, false, ["encrypt"]), raw);
  const epk = await crypto.subtle.exportKey("jwk", passing.publicKey);
  return { epk: { kty: epk.kty, crv: epk.crv, x: epk.x, y: epk.y }, iv: base64url(box.iv), data: base64url(box.data) };
}

export function base64url(bytes: ArrayBuffer | Uint8Array): string {
  const all = bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes);
  let text = "";
  for (let from = 0; from < all.length; from += 0x8000) text += String.fromCharCode(...all.subarray(from, from + 0x8000));
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));
}

/** By what the server knows this vault's rescue files again: SHA-256 in hex of the sealed bytes (docs/sync.md, push). */
export async function sealOf(sealed: SealedKey): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", fromBase64url(sealed.data)));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
