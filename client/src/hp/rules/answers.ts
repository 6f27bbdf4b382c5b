// One answer at a time, typed: is it right, and what is kept of it. The sentences are those of simpul/standards/answers.py.
import type { Question, QuestionType } from "./catalogue";
import { realDay } from "./days";
import { likely, limits, number, rounded, withUnit } from "./words";

export class Wrong extends Error {}

const PERSONS_AT_MOST = 500;
const PHOTOS_AT_MOST = 5;
const MOST = 1e100;
const NOT_IN_TEXT = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\p{Surrogate}/u;
// What Python's \s knows in text; ECMAScript's \s lacks \x1c-\x1f and \x85, and has \ufeff.
const BLANKS = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/g;
const UUID = /^\{?[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}\}?$/i;

type Read = (question: Question, value: unknown) => unknown;

/** What is kept of a typed answer; throws Wrong with a sentence that says what to do. */
export function read(question: Question, value: unknown): unknown {
  return READERS[question.type](question, value);
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && value > -MOST && value < MOST;
}

function inLimits(question: Question, value: number): void {
  const { min = null, max = null } = question;
  if ((min !== null && value < min) || (max !== null && value > max))
    throw new Wrong(`${withUnit(value, question)} di luar batas. Isi ${limits(question)}.${likely(value, question)}`);
}

const readBoolean: Read = (_question, value) => {
  if (typeof value === "boolean") return value;
  throw new Wrong("Pilih Ya atau Tidak.");
};

const readChoice: Read = ({ choices = [] }, value) => {
  if (choices.some((choice) => choice.code === value)) return value;
  throw new Wrong("Pilih salah satu jawaban yang tersedia.");
};

const readMultichoice: Read = ({ choices = [] }, value) => {
  const known = choices.map((choice) => choice.code);
  if (!Array.isArray(value) || !value.every((one) => known.includes(one as string)))
    throw new Wrong("Pilih satu atau lebih jawaban yang tersedia.");
  const chosen = choices.filter((choice) => value.includes(choice.code));
  const alone = chosen.length > 1 && chosen.find((choice) => choice.alone);
  if (alone) throw new Wrong(`Pilih “${alone.label}” saja, atau hapus pilihan itu.`);
  return chosen.map((choice) => choice.code);
};

const readInteger: Read = (question, value) => {
  if (!isNumber(value) || !Number.isInteger(value)) throw new Wrong("Isi dengan bilangan bulat, tanpa koma.");
  inLimits(question, value);
  return value;
};

const readDecimal: Read = (question, value) => {
  if (!isNumber(value)) throw new Wrong("Isi dengan angka, misalnya 9,5.");
  inLimits(question, value);
  const decimals = question.decimals ?? 1;
  const kept = rounded(value, decimals);
  if (Math.abs(kept - value) > 1e-9)
    throw new Wrong(`Tulis paling banyak ${decimals} angka di belakang koma, misalnya ${number(kept)}.`);
  return kept;
};

const readText: Read = (question, value) => {
  if (typeof value !== "string") throw new Wrong("Isi dengan tulisan.");
  const story = question.type === "longtext";
  const longest = question.max_length || (story ? 4000 : 200);
  const length = [...value].length; // characters, as the server counts them, not halves of surrogate pairs
  if (length > longest)
    throw new Wrong(`Terlalu panjang: ${number(length)} huruf. Ringkas menjadi paling banyak ${number(longest)}.`);
  if (NOT_IN_TEXT.test(value)) throw new Wrong("Ada tanda yang tidak dapat disimpan. Hapus lalu ketik ulang bagian itu.");
  const text = value.normalize("NFC");
  return story ? trimmed(text.replace(/\r\n?/g, "\n")) : text.replace(BLANKS, " ").replace(/^ | $/g, "");
};

function trimmed(text: string): string {
  return text.replace(new RegExp(`^${BLANKS.source}|${BLANKS.source}$`, "g"), "");
}

const readDate: Read = (_question, value) => {
  if (typeof value !== "string" || value.length !== 10) throw new Wrong("Isi dengan tanggal, misalnya 12/08/2026.");
  if (!realDay(value)) throw new Wrong("Tanggal itu tidak ada. Periksa hari dan bulannya.");
  const year = Number(value.slice(0, 4));
  if (year < 1900 || year > 2100) throw new Wrong(`Tahun ${year} tidak wajar. Periksa tahunnya.`);
  return value;
};

function listOfIds(value: unknown, most: number, choose: string, tooMany: string): string[] {
  if (!Array.isArray(value) || !value.every((one) => typeof one === "string")) throw new Wrong(choose);
  if (value.length > most) throw new Wrong(tooMany);
  if (!value.every((one) => UUID.test(one))) throw new Wrong(choose);
  return [...new Set(value.map(plainId))];
}

function plainId(text: string): string {
  const digits = text.replace(/[^0-9a-f]/gi, "").toLowerCase();
  return [digits.slice(0, 8), digits.slice(8, 12), digits.slice(12, 16), digits.slice(16, 20), digits.slice(20)].join("-");
}

const readPersons: Read = (question, value) => {
  const most = question.max || PERSONS_AT_MOST;
  return listOfIds(value, most, "Pilih orang dari daftar.", `Paling banyak ${most} orang.`);
};

const readPhoto: Read = (question, value) => {
  const most = question.max || PHOTOS_AT_MOST;
  return listOfIds(value, most, "Pilih foto dari daftar.", `Paling banyak ${most} foto.`);
};

const readLocation: Read = (_question, value) => {
  const point = typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
  const names = Object.keys(point);
  if (!("lat" in point && "lon" in point) || !names.every((name) => ["lat", "lon", "accuracy"].includes(name)))
    throw new Wrong("Ambil titik lokasi, atau tulis lintang dan bujur, misalnya -8.1120, 115.0880.");
  if (!Object.values(point).every(isNumber)) throw new Wrong("Lintang dan bujur harus angka, misalnya -8.1120, 115.0880.");
  if (!(Math.abs(point.lat as number) <= 90 && Math.abs(point.lon as number) <= 180))
    throw new Wrong("Titik itu tidak ada di peta. Lintang paling jauh 90, bujur paling jauh 180.");
  return Object.fromEntries(names.map((name) => [name, rounded(point[name] as number, 6)]));
};

const READERS: Record<QuestionType, Read> = {
  boolean: readBoolean,
  choice: readChoice,
  multichoice: readMultichoice,
  integer: readInteger,
  decimal: readDecimal,
  text: readText,
  longtext: readText,
  date: readDate,
  persons: readPersons,
  photo: readPhoto,
  location: readLocation,
};
