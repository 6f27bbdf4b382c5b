// The state of the outbox in words: what a kader sees of what she saved. Pure.
import type { Line as NetLine, SentLine, SentState } from "../facade";
import { type Entry, isUnsent, type Line } from "./entries";
import type { Outbox } from "./outbox";
import type { FailureKind } from "./ports";

const STATES: Record<Entry["state"], SentState> = {
  ready: "disimpan", tried: "disimpan", accepted: "sampai", held: "ditahan", refused: "perlu-dilihat", replaced: "dibatalkan",
  withdrawn: "dibatalkan",
};

export function sentLine(outbox: Outbox, entry: Entry, isSending: boolean): SentLine {
  const { intention, what, receipt, errors, warnings } = entry;
  const blocked = outbox.waitsFor(entry);
  const sentence = blocked ? `Menunggu “${blocked.what}” diperbaiki.` : entry.sentence;
  const state = isSending && entry.state === "tried" ? "dikirim" : STATES[entry.state];
  return { id: intention.id, what, state, madeAt: intention.device_time, receipt, sentence, errors, warnings };
}

function pastLine({ id, what, state, made_at, receipt, warnings }: Line): SentLine {
  return { id, what, state: STATES[state], madeAt: made_at, receipt, sentence: "", errors: {}, warnings };
}

/** What was saved, newest first. A mended one is shown by what mended it; a word of taking back only when it is a task. */
export function sentLines(outbox: Outbox, isSending: boolean, limit: number): SentLine[] {
  const entries = outbox.all().filter((entry) => entry.state === "refused" || shows(entry.intention.name, entry.state));
  const past = outbox.history().lines.filter((line) => shows(line.name, line.state));
  const lines = [...past.map(pastLine), ...entries.map((entry) => sentLine(outbox, entry, isSending))];
  return lines.reverse().slice(0, limit);
}

function shows(name: string, state: Entry["state"]): boolean {
  return state !== "replaced" && name !== "withdraw_intention";
}

export function tasks(outbox: Outbox): Entry[] {
  return outbox.all().filter((entry) => entry.state === "refused");
}

/** The newest moment of a receipt. */
export function lastArrival(outbox: Outbox): string | null {
  const receipts = [...outbox.history().lines, ...outbox.all()].map((one) => one.receipt?.at ?? "");
  return receipts.reduce((one, other) => (other > one ? other : one), "") || null;
}

export const LINE_AFTER: Record<FailureKind, NetLine> = {
  offline: "belum-tersambung", "shut-out": "ditutup", "ask-again": "masuk-ulang", "too-old": "perbarui", busy: "gangguan",
  rejected: "gangguan",
};

const SENTENCES: Record<NetLine, string> = {
  "belum-tersambung": "Tidak ada sinyal. Catatan aman di HP ini dan dikirim sendiri bila ada sinyal.",
  mengirim: "Sedang mengirim.",
  mengambil: "Sedang mengambil data terbaru.",
  tersambung: "Tersambung.",
  ditutup: "HP ini ditutup oleh desa. Catatan tetap aman di HP ini. Hubungi ketua posyandu atau desa.",
  "masuk-ulang": "HP ini perlu kode baru. Catatan tetap aman di HP ini. Minta kode kepada ketua posyandu atau desa.",
  perbarui: "Simpul di HP ini perlu diperbarui. Catatan tetap aman. Buka Lainnya, lalu tekan Perbarui.",
  penuh: "Ruang di HP ini penuh. Hapus foto atau aplikasi lain, lalu coba lagi.",
  gangguan: "Server sedang terganggu. Catatan aman di HP ini dan dicoba lagi sendiri.",
};

/** The state in one sentence. */
export function statusSentence(outbox: Outbox, line: NetLine): string {
  const waiting = outbox.all().filter((entry) => isUnsent(entry) && entry.state !== "refused").length;
  if (line !== "tersambung") return SENTENCES[line];
  if (waiting) return `${waiting} catatan tersimpan di HP ini, menunggu dikirim.`;
  return tasks(outbox).length ? "Ada kiriman yang perlu dilihat." : "Semua catatan sudah sampai.";
}
