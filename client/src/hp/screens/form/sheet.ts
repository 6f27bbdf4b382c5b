// What a half-typed form is, and what becomes of it. Pure.
import type { Answers } from "../../facade";
import type { Question, Service } from "../../rules/catalogue";
import { typed, visible } from "./rules";

// As it stands on the screen: text for what is typed, codes and lists for what is chosen.
export type Raw = Record<string, unknown>;
const TEXTS = ["integer", "decimal", "text", "longtext", "date"];
const FEW = 4;

export interface Read {
  answers: Answers;
  errors: Record<string, string>;
  shown: Set<string>;
}

export function read(service: Service, raw: Raw): Read {
  const answers: Answers = {};
  const errors: Record<string, string> = {};
  for (const question of service.questions) {
    const given = raw[question.code];
    if (given === undefined || given === null || given === "") continue;
    if (!TEXTS.includes(question.type)) {
      answers[question.code] = given;
      continue;
    }
    const found = typed(question, String(given));
    if (found.wrong) errors[question.code] = found.wrong;
    else if (found.value !== null && found.value !== undefined) answers[question.code] = found.value;
  }
  const shown = visible(service, answers);
  for (const code of Object.keys(answers)) if (!shown.has(code)) delete answers[code];
  for (const code of Object.keys(errors)) if (!shown.has(code)) delete errors[code];
  return { answers, errors, shown };
}

export function asRaw(service: Service, answers: Answers): Raw {
  const raw: Raw = {};
  for (const question of service.questions) {
    const value = answers[question.code];
    if (value === undefined || value === null) continue;
    raw[question.code] = typeof value === "number" ? String(value).replace(".", ",") : value;
  }
  return raw;
}

// What a kader fills for everybody: what must be, what is measured, and what hangs on these. The rest waits folded.
export function parted(service: Service): { first: Question[]; rest: Question[] } {
  const codes = new Set<string>();
  for (const one of service.questions) {
    const measured = one.type === "decimal" || one.type === "integer";
    if (one.required || measured || (one.show_when && codes.has(one.show_when.question))) codes.add(one.code);
  }
  const rest = service.questions.filter((one) => !codes.has(one.code));
  if (rest.length < FEW || rest.length === service.questions.length) return { first: [...service.questions], rest: [] };
  return { first: service.questions.filter((one) => codes.has(one.code)), rest };
}
