// What a badge says that can be read without the server: whose it is, of which batch, until when. Whether its seal is
// true only the server knows; it is asked when the mark is sent.
export const FRONT = "SIMPUL-P1:";
const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const LONG = 45; // bytes: batch 16, participant 16, day 3, seal 10
const UNIX_DAY = 719163; // 1 January 1970 counted from the year 1, as the server counts

export interface Badge {
  batch: string;
  participant: string;
  until: string;
}

export function readBadge(text: string): Badge | null {
  const typed = text.trim().toUpperCase();
  if (!typed.startsWith(FRONT)) return null;
  const bytes = decode(typed.slice(FRONT.length));
  if (bytes?.length !== LONG) return null;
  const day = (bytes[32]! << 16) | (bytes[33]! << 8) | bytes[34]!;
  return {
    batch: uuid(bytes.slice(0, 16)),
    participant: uuid(bytes.slice(16, 32)),
    until: new Date((day - UNIX_DAY) * 86_400_000).toISOString().slice(0, 10),
  };
}

/** Why a badge cannot be taken, as far as it says itself; "" when the server may be asked. */
export function faultOf(badge: Badge | null, batch: string, on: string): string {
  if (!badge) return "QR ini bukan kartu peserta Simpul. Arahkan kamera ke QR di kartu peserta.";
  if (badge.batch !== batch) return "Kartu ini untuk kegiatan atau angkatan lain. Minta kartu kegiatan ini.";
  if (on > badge.until) return "Kartu ini sudah lewat masa berlakunya. Periksa nama peserta pada daftar.";
  return "";
}

function decode(code: string): Uint8Array | null {
  const out: number[] = [];
  let held = 0;
  let bits = 0;
  for (const letter of code) {
    const value = ALPHABET.indexOf(letter);
    if (value < 0) return null;
    held = ((held << 5) | value) & 0xffff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      out.push((held >> bits) & 0xff);
    }
  }
  return Uint8Array.from(out);
}

function uuid(bytes: Uint8Array): string {
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
