// What the screens ask of the rules, in the screens' words.
import type { Answers, OpenVault, PersonLine } from "../../facade";
import { Wrong } from "../../rules/answers";
import type { Question, Service } from "../../rules/catalogue";
import { notFor } from "../../rules/forms";
import { shown } from "../../rules/showing";
import { typed as read } from "../../rules/typing";

export { visible } from "../../rules/forms";
export { shown, summary } from "../../rules/showing";

// What was typed, as an answer; or the sentence that says what to do.
export function typed(question: Question, text: string): { value?: unknown; wrong?: string } {
  try {
    return { value: read(question, text) };
  } catch (error) {
    if (error instanceof Wrong) return { wrong: error.message };
    throw error;
  }
}

// Somebody whose birth date is unknown is never turned away by age.
export function fits(service: Service, line: PersonLine, on: string): boolean {
  if (!line.birth_date) return !service.eligibility?.sex || service.eligibility.sex === line.sex;
  return notFor(service, line.sex, line.birth_date, on) === null;
}

// Every answered question: label and answer, in the order of the form; people by their names.
export function answerLines(service: Service, answers: Answers, vault: OpenVault): [string, string][] {
  const text = (question: Question) => {
    const value = answers[question.code];
    if (question.type !== "persons" || !Array.isArray(value)) return shown(question, value);
    return value.map((id) => vault.line(String(id))?.name ?? "?").join(", ");
  };
  return service.questions.map((one): [string, string] => [one.label, text(one)]).filter((line) => line[1]);
}
