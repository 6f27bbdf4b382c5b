// To which group of an open day's list a person belongs (simpul/standards/grouping.py).
import type { GroupRule } from "./catalogue";
import { completedMonths, later } from "./days";

export const UNKNOWN_AGE = "tanpa_umur";
export const UNKNOWN_AGE_LABEL = "Tanggal lahir belum diisi";

/** The first group that fits on that day; `lastOf`: the day of the person's newest record by service. */
export function groupOf(groups: GroupRule[], sex: string, born: string | null, on: string, lastOf: Record<string, string>): string {
  const months = born && born <= on ? completedMonths(born, on) : null; // once, not for each group: 300 people stand in a list
  const fitting = groups.find((group) => {
    if (group.sex && group.sex !== sex) return false;
    return group.marked_by?.length ? isMarked(group, on, lastOf) : isOfAge(group, months);
  });
  return fitting?.code ?? UNKNOWN_AGE;
}

function isMarked(group: GroupRule, on: string, lastOf: Record<string, string>): boolean {
  const mark = newest(group.marked_by ?? [], lastOf);
  if (!mark || later(mark, group.marked_days ?? 0) < on) return false;
  const end = newest(group.ended_by ?? [], lastOf);
  return !end || end < mark;
}

function newest(services: string[], lastOf: Record<string, string>): string {
  return services.map((code) => lastOf[code] ?? "").reduce((one, other) => (other > one ? other : one), "");
}

function isOfAge(group: GroupRule, months: number | null): boolean {
  return months !== null && (group.min_months ?? 0) <= months && (group.max_months == null || months <= group.max_months);
}
