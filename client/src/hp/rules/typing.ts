// What people type, turned into typed answers (simpul/standards/typing_in.py).
import { Wrong } from "./answers";
import type { Question } from "./catalogue";
import { realDay } from "./days";
import { MONTHS } from "./words";

const YES = ["ya", "y", "true", "1", "on", "ada", "sudah"];
const NO = ["tidak", "t", "false", "0", "off", "belum"];
const OTHER_MONTHS: Record<string, number> = { pebruari: 2, nopember: 11, agt: 8, ags: 8 };
const DAY_FIRST = /^([0-9]{1,2})\s*[/.\- ]\s*([0-9]{1,2}|[A-Za-z]+)\s*[/.\- ,]\s*([0-9]+)$/;
const ISO_DATE = /^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})$/;

/** 12/08/2026, 2026-08-12, 12-8-2026, 12 Agustus 2026, 12 Agu 2026. Day first, never month first. */
export function readDate(typed: string): string {
  const text = typed.trim();
  if (text.length > 40) throw new Wrong("Tanggal terlalu panjang. Tulis misalnya 12/08/2026.");
  const [year, month, day] = partsOfDate(text);
  const found = realDay(`${year.padStart(4, "0")}-${String(month).padStart(2, "0")}-${day.padStart(2, "0")}`);
  if (!found) throw new Wrong(`Tanggal ${text} tidak ada. Periksa hari dan bulannya.`);
  return found;
}

function partsOfDate(text: string): [year: string, month: number, day: string] {
  const iso = ISO_DATE.exec(text);
  if (iso) return [iso[1] as string, Number(iso[2]), iso[3] as string];
  const found = DAY_FIRST.exec(text);
  if (!found) throw new Wrong("Tanggal tidak terbaca. Tulis misalnya 12/08/2026 atau 12 Agustus 2026.");
  const [, day, month, year] = found as unknown as [string, string, string, string];
  if (year.length !== 4) throw new Wrong("Tulis tahun dengan empat angka, misalnya 12/08/2026.");
  return [year, monthOf(month), day];
}

function monthOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const name = text.toLowerCase();
  const other = OTHER_MONTHS[name];
  if (other) return other;
  const fitting = MONTHS.filter((month) => name.length >= 3 && month.toLowerCase().startsWith(name));
  if (fitting.length !== 1) throw new Wrong(`Nama bulan “${text}” tidak dikenal. Tulis misalnya 12 Agustus 2026.`);
  return MONTHS.indexOf(fitting[0] as string) + 1;
}

/** "9,5" and "9.5" are 9.5; "1.234,5" and "1,234.5" are 1234.5; "1.234" is 1234 unless three decimals are usual. */
export function readNumber(text: string, decimals = 0, unit = ""): number {
  if (text.length > 30) throw new Wrong("Isi dengan angka saja, misalnya 9,5.");
  let bare = withoutUnit(text.trim(), unit).replace(/,-$/, "").replace(/[\u00a0 ]/g, "");
  if (bare.includes(",") && bare.includes(".")) bare = bare.split(bare.lastIndexOf(".") > bare.lastIndexOf(",") ? "," : ".").join("");
  else if (decimals < 3 && /^[+-]?[0-9]{1,3}(\.[0-9]{3})+$/.test(bare)) bare = bare.split(".").join("");
  bare = bare.split(",").join(".");
  if (!/^[+-]?[0-9]+(\.[0-9]+)?$/.test(bare))
    throw new Wrong(decimals ? "Isi dengan angka, misalnya 9,5." : "Isi dengan bilangan bulat, misalnya 12.");
  return Number(bare);
}

function withoutUnit(text: string, unit: string): string {
  if (!unit) return text;
  const bare = text.startsWith("Rp") ? text.slice(2) : text;
  return (bare.endsWith(unit) ? bare.slice(0, -unit.length) : bare).trim();
}

/** The typed answer to the text of one field; null when it was left empty. */
export function typed(question: Question, text: string): unknown {
  if (!text.trim()) return null;
  switch (question.type) {
    case "boolean":
      return readBoolean(text);
    case "choice":
      return choiceOf(text, question);
    case "integer":
      return readNumber(text, 0, question.unit);
    case "decimal":
      return readNumber(text, question.decimals ?? 1, question.unit);
    case "date":
      return readDate(text);
    case "location":
      return readLocation(text);
    case "text":
    case "longtext":
      return text;
    default:
      return listed(text.split(","), question);
  }
}

function listed(parts: string[], question: Question): unknown {
  const kept = parts.map((part) => part.trim()).filter(Boolean);
  if (!kept.length) return null;
  return question.type === "multichoice" ? kept.map((part) => choiceOf(part, question)) : kept;
}

function readBoolean(text: string): boolean {
  const word = text.trim().toLowerCase();
  if (YES.includes(word)) return true;
  if (NO.includes(word)) return false;
  throw new Wrong("Pilih Ya atau Tidak.");
}

function choiceOf(text: string, { choices = [] }: Question): string {
  const word = text.trim();
  const found = choices.find(({ code, label }) => word === code || word.toLowerCase() === label.toLowerCase());
  if (found) return found.code;
  throw new Wrong("Pilih salah satu jawaban yang tersedia.");
}

function readLocation(text: string): { lat: number; lon: number } {
  const short = text.trim().slice(0, 100);
  let parts = short.split(/\s*;\s*|,\s+|\s+/);
  if (parts.length === 1) parts = short.split(",");
  const [lat, lon] = parts.map((part) => part.replace(",", ".")).map((part) => (/^[+-]?\d+(\.\d+)?$/.test(part) ? Number(part) : Number.NaN));
  if (parts.length !== 2 || lat === undefined || lon === undefined || Number.isNaN(lat) || Number.isNaN(lon))
    throw new Wrong("Tulis lintang dan bujur, misalnya -8.1120, 115.0880.");
  return { lat, lon };
}
