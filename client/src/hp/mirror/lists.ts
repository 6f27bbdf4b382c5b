// Lists of people as the screens show them: the open day by groups, search, likely the same. Pure.
import type { DayList, Group, Hamlet, Household, NewPerson, Person, PersonLine, RecordRow } from "../facade";
import type { Catalogue } from "../rules/catalogue";
import { ageText } from "../rules/days";
import { groupOf, UNKNOWN_AGE, UNKNOWN_AGE_LABEL } from "../rules/groups";
import { mayBeSame, nameKey } from "../rules/names";
import { openDayOn, type View } from "./view";

export interface Register {
  view: View;
  catalogue: Catalogue;
  hamlets: Hamlet[];
  postId: string;
}

const GUESTS = "tamu";
const GUESTS_LABEL = "Datang, belum terdaftar di posyandu ini";

interface Grounds {
  on: string;
  records: RecordRow[] | undefined;
  household: Household | null;
  catalogue: Catalogue;
  hamlets: Hamlet[];
  postId: string;
}

// A line follows from its grounds alone. After a save all others are the very same objects, and nobody draws them again.
const lines = new WeakMap<Person, { grounds: Grounds; line: PersonLine }>();

export function personLine(register: Register, person: Person, on: string): PersonLine {
  const { view, catalogue, hamlets, postId } = register;
  const household = view.households.get(person.household_id ?? "") ?? null;
  const grounds: Grounds = { on, records: view.recordsOf.get(person.id), household, catalogue, hamlets, postId };
  const known = lines.get(person);
  if (known && same(known.grounds, grounds)) return known.line;
  const line = lineFrom(grounds, person);
  lines.set(person, { grounds, line });
  return line;
}

function same(one: Grounds, other: Grounds): boolean {
  return (Object.keys(one) as (keyof Grounds)[]).every((name) => one[name] === other[name]);
}

function lineFrom({ on, records = [], household, catalogue, hamlets, postId }: Grounds, person: Person): PersonLine {
  const lastOf: Record<string, string> = {};
  const done = new Set<string>();
  for (const record of records) {
    if (record.void || record.on > on) continue;
    lastOf[record.service] ??= record.on; // newest first
    if (record.on === on) done.add(record.service);
  }
  const { id, name, sex, birth_date, mother_name, nik_end } = person;
  const group = isGuest(postId, person) ? GUESTS : groupOf(catalogue.groups, sex, birth_date, on, lastOf);
  const age = ageText(birth_date, on);
  return { id, name, sex, birth_date, age, mother_name, nik_end, house: house(hamlets, person, household), group, done: [...done] };
}

function isGuest(postId: string, person: Person): boolean {
  const post = (person as Person & { post_id?: string | null }).post_id;
  return Boolean(post && postId && post !== postId);
}

function house(hamlets: Hamlet[], person: Person, household: Household | null | undefined): string {
  const hamlet = hamlets.find((one) => one.id === (person.hamlet_id ?? household?.hamlet_id));
  return [hamlet?.name, person.address || household?.address].filter(Boolean).join(", ");
}

let sorted: { persons: Person[]; order: Person[] } = { persons: [], order: [] };

// By name; sorted again only when somebody came, went or changed. Comparing names of a language is dear on a slow phone.
function inOrder({ view }: Register): Person[] {
  const persons = [...view.persons.values()];
  const known = sorted.persons;
  if (known.length !== persons.length || persons.some((one, place) => one !== known[place])) sorted = { persons, order: byName(persons) };
  return sorted.order;
}

export function dayList(register: Register, on: string): DayList {
  const { view, catalogue, postId } = register;
  const groups = new Map<string, Group>();
  for (const { code, label } of [...catalogue.groups, { code: UNKNOWN_AGE, label: UNKNOWN_AGE_LABEL }, { code: GUESTS, label: GUESTS_LABEL }])
    groups.set(code, { code, label, persons: [] });
  let [awaited, came] = [0, 0];
  for (const person of inOrder(register)) {
    if (person.died_on && person.died_on <= on) continue;
    const line = personLine(register, person, on);
    if (line.group === GUESTS && !line.done.length) continue;
    awaited += 1;
    if (line.done.length) came += 1;
    groups.get(line.group)?.persons.push(line);
  }
  const openDay = openDayOn(view, postId, on) ?? null;
  return { on, openDay, groups: [...groups.values()].filter((group) => group.persons.length), awaited, came };
}

const collator = new Intl.Collator("id");

function byName<One extends { id: string; name: string }>(some: One[]): One[] {
  return [...some].sort((one, other) => collator.compare(one.name, other.name) || (one.id < other.id ? -1 : 1));
}

/** By parts of the name, the end of the NIK, or the house. Names that begin so come first. */
export function find(register: Register, text: string, on: string, limit: number): PersonLine[] {
  const key = nameKey(text);
  if (!key) return [];
  const words = key.split(" ");
  const found: { line: PersonLine; rank: number }[] = [];
  for (const person of inOrder(register)) {
    const rank = rankOf(register, person, on, key, words);
    if (rank < NOT) found.push({ line: personLine(register, person, on), rank });
  }
  return found.sort((one, other) => one.rank - other.rank).slice(0, limit).map(({ line }) => line);
}

const NOT = 9;

function rankOf(register: Register, person: Person, on: string, key: string, words: string[]): number {
  const name = keyOf(person, () => person.name);
  if (words.every((word) => name.includes(word))) return name.startsWith(key) ? 0 : 1;
  if (person.nik_end && person.nik_end === key) return 1;
  const line = personLine(register, person, on);
  const head = register.view.households.get(person.household_id ?? "")?.head_name ?? "";
  const about = keyOf(line, () => `${line.house} ${head}`);
  return words.every((word) => about.includes(word)) ? 2 : NOT;
}

const keys = new WeakMap<object, string>();

function keyOf(of: object, text: () => string): string {
  const known = keys.get(of) ?? nameKey(text());
  keys.set(of, known);
  return known;
}

export function households({ view }: Register, text: string): Household[] {
  const words = nameKey(text).split(" ");
  const fits = (one: Household) => words.every((word) => nameKey(`${one.head_name} ${one.address} ${one.kk_end}`).includes(word));
  return [...view.households.values()].filter(fits).sort((one, other) => collator.compare(one.head_name, other.head_name));
}

/** Who may be the same as somebody who is about to be registered. */
export function likely(register: Register, person: NewPerson, on: string): PersonLine[] {
  const wanted = { name: person.name, birth_date: person.birth_date, mother_name: person.mother_name ?? "" };
  const alike = [...register.view.persons.values()].filter((one) => mayBeSame(one, wanted));
  return byName(alike.map((one) => personLine(register, one, on)));
}
