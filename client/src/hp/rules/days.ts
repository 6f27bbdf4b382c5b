// Calendar days as texts YYYY-MM-DD, and ages by birthdays (simpul/standards/ages.py). No zone, no clock.
const DAY = 86_400_000;

/** The day when there is such a day, else null. */
export function realDay(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const [year, month, day] = text.split("-").map(Number) as [number, number, number];
  if (year < 1 || month < 1 || month > 12 || day < 1) return null;
  return day <= daysIn(year, month) ? text : null;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days from one day to another. */
export function between(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

export function later(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** Completed months: born 28 July, 27 August = 0, 28 August = 1. Born on the 31st, a month is complete on the next 1st. */
export function completedMonths(born: string, on: string): number {
  const [bornYear, bornMonth, bornDay] = born.split("-").map(Number) as [number, number, number];
  const [year, month, day] = on.split("-").map(Number) as [number, number, number];
  return (year - bornYear) * 12 + month - bornMonth - (day < bornDay ? 1 : 0);
}

const MONTHS_MATTER_UNTIL = 6; // years; as on the server (people/rules/life.py)

/** "12 hari", "5 bulan", "2 tahun 3 bulan", "34 tahun"; "" when unknown or not yet born. */
export function ageText(born: string | null, on: string): string {
  if (!born || born > on) return "";
  const months = completedMonths(born, on);
  if (months < 1) return `${between(born, on)} hari`;
  const [years, rest] = [Math.floor(months / 12), months % 12];
  if (years === 0) return `${rest} bulan`;
  return rest && years < MONTHS_MATTER_UNTIL ? `${years} tahun ${rest} bulan` : `${years} tahun`;
}

export const HOURS: Record<string, number> = { WIB: 7, WITA: 8, WIT: 9 };

/** The day of a moment in the zone of a post. Indonesia knows no summer time. */
export function dayAt(moment: string, zone: string): string {
  return new Date(Date.parse(moment) + (HOURS[zone] ?? 7) * 3_600_000).toISOString().slice(0, 10);
}
