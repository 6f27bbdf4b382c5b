// Which work of a day is whose: services by step and person, and who is next. Pure.
import type { DayList, PersonLine } from "../../facade";
import type { Service } from "../../rules/catalogue";
import { fits } from "../form/rules";

export const ALL = 0; // "satu per satu": no step
export const ATTENDANCE = "kesehatan.kehadiran";
export type Step = 0 | 1 | 2 | 3 | 4 | 5;

// Services about a person that belong to this step and suit this person on that day.
export function workFor(services: Service[], step: Step, line: PersonLine, on: string): Service[] {
  const suiting = suitingFor(services, line, on);
  return step === ALL ? suiting : suiting.filter((one) => one.step === step);
}

// A line stays the same object until something about the person changes: of 300 people one is asked again after a save.
const suited = new WeakMap<PersonLine, { services: Service[]; on: string; suiting: Service[] }>();

function suitingFor(services: Service[], line: PersonLine, on: string): Service[] {
  const known = suited.get(line);
  if (known?.services === services && known.on === on) return known.suiting;
  const suiting = services.filter((one) => one.subject === "person" && fits(one, line, on));
  suiting.sort((a, b) => (a.step ?? 9) - (b.step ?? 9));
  suited.set(line, { services, on, suiting });
  return suiting;
}

// Services of this step that are about many people at once: a class, a talk.
export function together(services: Service[], step: Step): Service[] {
  return services.filter((one) => one.subject !== "person" && step !== ALL && one.step === step);
}

export function isDone(services: Service[], step: Step, line: PersonLine, on: string): boolean {
  if (step === ALL || step === 3) return line.done.length > 0;
  if (step === 1) return line.done.length > 0;
  return workFor(services, step, line, on).some((one) => line.done.includes(one.code));
}

// The list of a step: those for whom there is work; in step 3 those who came.
export function groupsOf(list: DayList, services: Service[], step: Step): DayList["groups"] {
  const wanted = (line: PersonLine) => {
    if (step === ALL || step === 1) return true;
    return step === 3 ? line.done.length > 0 : workFor(services, step, line, list.on).length > 0;
  };
  const kept = list.groups.map((group) => ({ ...group, persons: group.persons.filter(wanted) }));
  return kept.filter((group) => group.persons.length > 0);
}

// Who comes after this person in the list and is not done yet; from the top again at the end.
export function nextAfter(list: DayList, services: Service[], step: Step, personId: string): PersonLine | null {
  const lines = groupsOf(list, services, step).flatMap((group) => group.persons);
  const here = lines.findIndex((line) => line.id === personId);
  const round = [...lines.slice(here + 1), ...lines.slice(0, Math.max(here, 0))];
  return round.find((line) => !isDone(services, step, line, list.on)) ?? null;
}

// Where a touch on a name leads: straight to the form when there is one thing to do, else to the person.
export function wayTo(services: Service[], step: Step, line: PersonLine, on: string): Service | null {
  if (step !== 2 && step !== 4 && step !== 5) return null;
  const open = workFor(services, step, line, on).filter((one) => !line.done.includes(one.code));
  return open.length === 1 ? (open[0] ?? null) : null;
}
