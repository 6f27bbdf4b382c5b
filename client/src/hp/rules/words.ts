// Numbers, days and limits in Indonesian (simpul/standards/words.py, simpul/kernel/civil_time.py).
import type { Question } from "./catalogue";

export const MONTHS = [
  "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember",
];

/** 1234.5 -> "1.234,5"; whole numbers without decimals; at most four. */
export function number(value: number): string {
  const [whole = "", part = ""] = Math.abs(rounded(value, 4)).toFixed(4).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ".");
  const decimals = part.replace(/0+$/, "");
  return `${value < 0 ? "-" : ""}${grouped}${decimals ? `,${decimals}` : ""}`;
}

export function withUnit(value: number, question: Question): string {
  if (question.unit === "Rp") return `Rp ${number(value)}`;
  return `${number(value)} ${question.unit ?? ""}`.trimEnd();
}

/** "antara 0,5 dan 40 kg", "paling banyak 20", "paling sedikit 1" or "". */
export function limits(question: Question): string {
  const { min: low = null, max: high = null } = question;
  if (low !== null && high !== null) return `antara ${number(low)} dan ${withUnit(high, question)}`;
  if (high !== null) return `paling banyak ${withUnit(high, question)}`;
  return low === null ? "" : `paling sedikit ${withUnit(low, question)}`;
}

/** A guess at a slipped decimal point or unit: 9500 for kg -> " Mungkin maksudnya 9,5 kg?"; else "". */
export function likely(value: number, question: Question): string {
  const low = question.warn_min ?? question.min ?? null;
  const high = question.warn_max ?? question.max ?? null;
  if (question.type !== "decimal" || low === null || high === null || value <= high) return "";
  for (const divisor of question.unit === "kg" ? [1000, 10] : [10, 100, 1000]) {
    const guess = rounded(value / divisor, question.decimals ?? 1);
    if (low <= guess && guess <= high) return ` Mungkin maksudnya ${withUnit(guess, question)}?`;
  }
  return "";
}

/** Rounded as Python rounds: to the even neighbour when it lies exactly between two. */
export function rounded(value: number, decimals: number): number {
  const scaled = value * 10 ** decimals;
  const halfway = Number.isInteger(value * 2 ** (decimals + 1)) && Math.abs(scaled % 1) === 0.5;
  return halfway ? (2 * Math.round(scaled / 2)) / 10 ** decimals : Number(value.toFixed(decimals));
}

/** "2026-08-12" -> "12 Agustus 2026". */
export function written(day: string): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** "2026-08-12" -> "12 Agu". */
export function brief(day: string): string {
  const [, month, date] = day.split("-").map(Number) as [number, number, number];
  return `${date} ${MONTHS[month - 1]?.slice(0, 3)}`;
}
