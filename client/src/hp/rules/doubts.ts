// What is accepted but asked about: a service twice in a day, a figure far from the last one (simpul/services/rules/doubts.py).
import type { Answers, RecordRow } from "../facade";
import type { Question, Service } from "./catalogue";
import { later } from "./days";
import { withUnit, written } from "./words";

export const WHOLE = ""; // key of a sentence about the record as a whole
const LOOK_BACK = 100; // days; docs/rules/pencatatan.md: three open days

/** Sentences by question code. `records`: those of the person. `id`: of the record itself, when it is corrected. */
export function doubts(service: Service, on: string, answers: Answers, id: string | null, records: RecordRow[]): Record<string, string> {
  const found: Record<string, string> = {};
  const since = later(on, -LOOK_BACK);
  const others = records.filter((one) => one.service === service.code && one.id !== id && !one.void && one.on >= since);
  if (others.some((one) => one.on === on))
    found[WHOLE] = `${service.name} sudah dicatat untuk orang ini pada ${written(on)}. Batalkan bila tercatat dua kali.`;
  for (const question of service.questions) {
    const value = answers[question.code];
    if (!question.warn_change || typeof value !== "number") continue;
    const before = lastOf(others, question.code, on);
    const sentence = before && typeof before.value === "number" && change(question, before.on, before.value, value, on);
    if (sentence) found[question.code] = sentence;
  }
  return found;
}

/** The newest answer to a question before a day. */
export function lastOf(records: RecordRow[], code: string, before: string): { on: string; value: unknown } | null {
  let found: { on: string; value: unknown } | null = null;
  for (const { on, answers, void: gone } of records) {
    const value = answers[code];
    if (gone || on >= before || value === null || value === undefined) continue;
    if (!found || on > found.on) found = { on, value };
  }
  return found;
}

/** "Bulan lalu 9,5 kg, sekarang 5,9 kg, benar?" when the figure moved by more than the catalogue's fraction. */
export function change(question: Question, day: string, before: number, now: number, on: string): string | null {
  if (!before || !question.warn_change || Math.abs(now - before) <= question.warn_change * Math.abs(before)) return null;
  const when = monthsApart(day, on) === 1 ? "Bulan lalu" : `Pada ${written(day)}`;
  const figures = `${withUnit(before, question)}, sekarang ${withUnit(now, question)}`;
  return `${question.label}: ${when} ${figures}, benar? Periksa kembali atau ukur ulang.`;
}

function monthsApart(from: string, to: string): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
}
