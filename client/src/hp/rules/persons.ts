// Whether a new resident may be registered (simpul/people/rules).
import type { Checked, NewPerson } from "../facade";
import { realDay } from "./days";

const OLDEST = 125;
const LONGEST_NAME = 200;

export function judgePerson(person: NewPerson, today: string): Checked {
  const errors: Record<string, string> = {};
  const name = person.name.trim();
  if (!/\p{L}/u.test(name)) errors.name = "Tulis namanya dengan huruf.";
  else if ([...name].length > LONGEST_NAME) errors.name = `Nama terlalu panjang. Tulis paling banyak ${LONGEST_NAME} huruf.`;
  const wrongBirth = person.birth_date ? birthFault(person.birth_date, today) : "";
  if (wrongBirth) errors.birth_date = wrongBirth;
  if (person.nik?.trim() && !isNik(person.nik)) errors.nik = "NIK terdiri atas 16 angka seperti di KTP atau KK. Periksa lagi, atau kosongkan bila belum ada.";
  return { errors, warnings: person.birth_date ? {} : { birth_date: "Tanggal lahir belum diisi. Tanpa itu usia tidak dapat dihitung." } };
}

function birthFault(born: string, today: string): string {
  if (!realDay(born)) return "Tanggal itu tidak ada. Periksa hari dan bulannya.";
  const words = slashed(born);
  if (born > today) return `Tanggal lahir ${words} belum tiba (hari ini ${slashed(today)}). Periksa tanggalnya.`;
  const age = Number(today.slice(0, 4)) - Number(born.slice(0, 4));
  return age > OLDEST ? `Lahir ${words} berarti umur ${age} tahun. Periksa tahunnya.` : "";
}

function slashed(day: string): string {
  return day.split("-").reverse().join("/");
}

/** 16 digits, with a day 1-31 (41-71 for women) and a month 1-12 in them. */
function isNik(typed: string): boolean {
  const digits = typed.replace(/[\s.\-']/g, "");
  if (!/^\d{16}$/.test(digits)) return false;
  const [day, month] = [Number(digits.slice(6, 8)), Number(digits.slice(8, 10))];
  const plain = day > 40 ? day - 40 : day;
  return plain >= 1 && plain <= 31 && month >= 1 && month <= 12;
}
