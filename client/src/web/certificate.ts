// A certificate's QR leads to /sertifikat/#<payload>: it is verified here, by the keys in the page, without the server.
// The form of a payload: simpul/certificates/rules/payloads.py.

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const SIGNATURE = 64;

export interface Read {
  signature: Uint8Array;
  body: Uint8Array;
  lines: string[];
}

export function unpack(payload: string): Read | null {
  const text = payload.trim().toUpperCase();
  if (!text.startsWith("S1")) return null;
  const raw = base32(text.slice(2));
  if (!raw || raw.length <= SIGNATURE) return null;
  const body = raw.slice(SIGNATURE);
  const lines = new TextDecoder().decode(body).split("\n");
  return lines.length === 9 ? { signature: raw.slice(0, SIGNATURE), body, lines } : null;
}

function base32(text: string): Uint8Array | null {
  const out: number[] = [];
  let bits = 0;
  let held = 0;
  for (const letter of text) {
    const value = LETTERS.indexOf(letter);
    if (value < 0) return null;
    held = ((held << 5) | value) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      out.push((held >> bits) & 0xff);
    }
  }
  return new Uint8Array(out);
}

/** True or false; null where this browser does not know Ed25519 (the server is asked instead). */
export async function isSigned(read: Read, keys: string, salt: string): Promise<boolean | null> {
  const found = keys.split(" ").find((one) => one.startsWith(`${read.lines[0]}:`));
  if (!found || !globalThis.crypto?.subtle) return null;
  const raw = Uint8Array.from(atob(found.slice(found.indexOf(":") + 1)), (c) => c.charCodeAt(0));
  const front = new TextEncoder().encode(`${salt}\n`);
  const signed = new Uint8Array(front.length + read.body.length);
  signed.set(front);
  signed.set(read.body, front.length);
  try {
    const key = await crypto.subtle.importKey("raw", raw, "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", key, read.signature as BufferSource, signed);
  } catch {
    return null;
  }
}

export function verifyCertificate(): void {
  const box = document.querySelector<HTMLElement>("[data-certificate]");
  if (!box) return;
  // The page once open, another code may be held against it without any network.
  window.addEventListener("hashchange", () => look(box));
  look(box);
}

function look(box: HTMLElement): void {
  const payload = location.hash.slice(1);
  if (!payload) return;
  const read = unpack(payload);
  const asked = `${location.pathname}${encodeURIComponent(payload)}/`;
  if (!read) return location.replace(asked);
  void isSigned(read, box.dataset.keys ?? "", box.dataset.salt ?? "").then((good) => {
    if (good === null) return location.replace(asked);
    tell(box, read.lines, good);
  });
}

function tell(box: HTMLElement, lines: string[], good: boolean): void {
  const verdict = document.createElement("p");
  verdict.textContent = (good ? box.dataset.valid : box.dataset.forged) ?? "";
  box.className = good ? "notice good" : "notice bad";
  const told = document.createElement("div");
  told.append(verdict);
  if (good) {
    const name = document.createElement("h2");
    name.textContent = lines[2] ?? "";
    const event = document.createElement("p");
    event.textContent = `${lines[3]} · ${lines[1]}`;
    const more = document.createElement("a");
    more.href = `${location.pathname}${encodeURIComponent(lines[1] ?? "")}/`;
    more.textContent = box.dataset.more ?? "";
    told.append(name, event, more);
  }
  box.replaceChildren(told);
  box.hidden = false;
}
