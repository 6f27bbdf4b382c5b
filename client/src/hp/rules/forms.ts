// Forms made from the catalogue: what is shown, what is accepted, whom a service is for (simpul/standards/forms.py).
import type { Answers, Checked } from "../facade";
import { read, Wrong } from "./answers";
import type { Eligibility, Question, Service } from "./catalogue";
import { passes } from "./conditions";
import { completedMonths } from "./days";
import { withUnit } from "./words";

export interface CheckedAnswers extends Checked {
  answers: Answers; // as kept; those of hidden questions are dropped
}

/** Codes of the questions to show for these typed answers. A question under a hidden one is hidden. */
export function visible(service: Service, answers: Answers): Set<string> {
  const shown = new Set<string>();
  for (const { code, show_when: when } of service.questions)
    if (!when || (shown.has(when.question) && passes(when, answers[when.question]))) shown.add(code);
  return shown;
}

/** Typed answers against the form. `on`: the day of the record, for dates that must not lie after it. */
export function check(service: Service, answers: Answers, on: string | null = null): CheckedAnswers {
  const checked: CheckedAnswers = { answers: {}, errors: {}, warnings: {} };
  for (const question of service.questions) {
    const when = question.show_when;
    if (!when || passes(when, checked.answers[when.question])) take(question, answers[question.code], checked, on);
  }
  for (const code of Object.keys(answers))
    if (!service.questions.some((question) => question.code === code))
      checked.errors[code.slice(0, 40)] = "Isian ini tidak ada pada formulir. Muat ulang halaman lalu isi kembali.";
  return checked;
}

function take(question: Question, value: unknown, checked: CheckedAnswers, on: string | null): void {
  if (value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length)) {
    if (question.required) checked.errors[question.code] = "Bagian ini wajib diisi.";
    return;
  }
  try {
    const kept = read(question, value);
    const doubt = doubtOf(question, kept, on);
    if (doubt) checked.warnings[question.code] = doubt;
    checked.answers[question.code] = kept;
  } catch (wrong) {
    if (!(wrong instanceof Wrong)) throw wrong;
    checked.errors[question.code] = wrong.message;
  }
}

function doubtOf(question: Question, value: unknown, on: string | null): string | null {
  if (question.past) {
    if (on !== null && String(value) > on) throw new Wrong("Tanggal ini sesudah tanggal catatan. Periksa kembali.");
    return null;
  }
  const { warn_min: low = null, warn_max: high = null } = question;
  if (typeof value === "number" && ((low !== null && value < low) || (high !== null && value > high)))
    return `${question.label}: ${withUnit(value, question)}, benar? Periksa kembali atau ukur ulang.`;
  return null;
}

/** Why this service is not for such a person on that day, or null when it is. */
export function notFor(service: Service, sex: "L" | "P", born: string, on: string): string | null {
  const whom = service.eligibility ?? {};
  if (whom.sex && sex !== whom.sex) return `${service.name} hanya untuk ${whom.sex === "P" ? "perempuan" : "laki-laki"}.`;
  const months = completedMonths(born, on);
  const { age_min_months: low = null, age_max_months: high = null } = whom;
  if ((low !== null && months < low) || (high !== null && months > high))
    return `${service.name} untuk usia ${ages(whom)}. Periksa tanggal lahir atau pilih layanan lain.`;
  return null;
}

/** "0–59 bulan", "10–17 tahun", "60 tahun ke atas" or "". */
export function ages(whom: Eligibility): string {
  const low = whom.age_min_months ?? 0;
  const high = whom.age_max_months ?? null;
  if (high === null) return low ? `${low % 12 === 0 ? `${low / 12} tahun` : `${low} bulan`} ke atas` : "";
  const years = low >= 60 && low % 12 === 0 && (high + 1) % 12 === 0;
  return years ? `${low / 12}–${Math.floor(high / 12)} tahun` : `${low}–${high} bulan`;
}
