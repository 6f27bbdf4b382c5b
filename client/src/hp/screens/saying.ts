// Dates, sizes and failures as people say them.
import { Full } from "../outbox/ports";
import { HOURS } from "../rules/days";
import { MONTHS, number, written } from "../rules/words";
import { words } from "../words";

const DAYS = "Minggu Senin Selasa Rabu Kamis Jumat Sabtu".split(" ");

function parts(day: string): { date: Date; year: number; month: string } {
  const [year = 0, month = 1, date = 1] = day.slice(0, 10).split("-").map(Number);
  return { date: new Date(year, month - 1, date), year, month: MONTHS[month - 1] ?? "" };
}

// "12 Agustus 2026"
export function longDate(day: string): string {
  return written(day.slice(0, 10));
}

// "Rabu, 12 Agustus 2026"
export function fullDate(day: string): string {
  return `${DAYS[parts(day).date.getDay()] ?? ""}, ${longDate(day)}`;
}

// "Rab 12 Agu", with the year when it is another one than that of `today`.
export function shortDate(day: string, today = ""): string {
  const { date, year, month } = parts(day);
  const other = today && today.slice(0, 4) !== String(year) ? ` ${year}` : "";
  return `${(DAYS[date.getDay()] ?? "").slice(0, 3)} ${date.getDate()} ${month.slice(0, 3)}${other}`;
}

// A moment in the post's own time: "12 Agu 09.05".
export function moment(at: string, zone: string): string {
  const when = new Date(at);
  if (Number.isNaN(when.getTime())) return "";
  const there = new Date(when.getTime() + (HOURS[zone] ?? 7) * 3_600_000);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${there.getUTCDate()} ${MONTHS[there.getUTCMonth()]?.slice(0, 3)} ${two(there.getUTCHours())}.${two(there.getUTCMinutes())}`;
}

export function bytes(count: number): string {
  if (count < 1e6) return `${number(Math.ceil(count / 1e3))} KB`;
  return count < 1e9 ? `${number(Math.round(count / 1e5) / 10)} MB` : `${number(Math.round(count / 1e8) / 10)} GB`;
}

export function wait(seconds: number): string {
  return seconds < 60 ? `${seconds} detik` : `${Math.ceil(seconds / 60)} menit`;
}

// What went wrong, as a sentence that says what to do: the server's own where it gave one.
export function sentenceOf(error: unknown): string {
  if (error instanceof Full) return words.full;
  const given = error as { sentence?: unknown; kind?: string } | null;
  if (typeof given?.sentence === "string" && given.sentence) return given.sentence;
  return given?.kind === "offline" || !navigator.onLine ? words.noNetwork : words.unread;
}
