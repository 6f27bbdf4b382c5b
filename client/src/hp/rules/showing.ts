// Answers as people read them (simpul/services/rules/showing.py).
import type { Answers } from "../facade";
import type { Question, Service } from "./catalogue";
import { number, withUnit, written } from "./words";

/** "Ya", "9,5 kg", "12 Agustus 2026", the label of a choice; "" for nothing. */
export function shown(question: Question, value: unknown, unit = true): string {
  if (value === null || value === undefined || (Array.isArray(value) && !value.length)) return "";
  if (typeof value === "boolean") return value ? "Ya" : "Tidak";
  if (question.type === "choice" || question.type === "multichoice") return labels(question, value);
  if (typeof value === "number") return unit ? withUnit(value, question) : number(value);
  if (question.type === "date") return written(String(value));
  if (question.type === "persons") return `${(value as unknown[]).length} orang`;
  if (question.type === "photo") return `${(value as unknown[]).length} foto`;
  if (question.type === "location") return point(value as { lat: number; lon: number });
  return String(value);
}

function labels({ choices = [] }: Question, value: unknown): string {
  const codes = Array.isArray(value) ? value : [value];
  return codes.map((code) => choices.find((choice) => choice.code === code)?.label ?? String(code)).join(", ");
}

function point({ lat, lon }: { lat: number; lon: number }): string {
  return `${lat.toFixed(6)}, ${lon.toFixed(6)}`;
}

/** The first few answers in one line: "Berat badan (BB) 9,5 kg, Panjang badan 74 cm". */
export function summary(service: Service, answers: Answers, most = 3): string {
  const lines = service.questions.map((question) => [question.label, shown(question, answers[question.code])] as const);
  return lines.filter(([, text]) => text).slice(0, most).map(([label, text]) => `${label} ${text}`).join(", ");
}
