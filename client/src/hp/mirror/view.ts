// What the kader sees: the server's rows with her own unsent work laid over them. Pure, and made anew after each change.
import type { Household, OpenDay, Person, RecordRow } from "../facade";
import type { Entry } from "../outbox/entries";
import type { Mirror } from "./mirror";
import { blank, type Row } from "./rows";

export interface View {
  persons: Map<string, Person>;
  households: Map<string, Household>;
  openDays: Map<string, OpenDay>;
  records: Map<string, RecordRow>;
  recordsOf: Map<string, RecordRow[]>; // of a person
  unplaced: RecordRow[]; // of no person
}

// Work that shows, though it has not (or not visibly) arrived. What was declined, given up or replaced does not.
function shows(entry: Entry): boolean {
  return !entry.declined && entry.state !== "replaced" && entry.state !== "withdrawn";
}

export function viewOf(mirror: Mirror, entries: Entry[], me: { kader: string; postId: string }): View {
  const base = baseOf(mirror);
  const view: View = {
    persons: new Map(base.persons),
    households: new Map(base.households),
    openDays: new Map(base.openDays),
    records: new Map(base.records),
    recordsOf: new Map(base.recordsOf),
    unplaced: base.unplaced,
  };
  for (const entry of entries) if (shows(entry)) OVERLAYS[entry.intention.name]?.(view, entry, me);
  for (const entry of entries) regroup(base, view, String(entry.intention.payload.id));
  return view;
}

// The server's rows alone, made once for each state of the mirror: a save must not sort thousands of records again.
const bases = new WeakMap<Mirror, { version: number; base: View }>();

function baseOf(mirror: Mirror): View {
  const known = bases.get(mirror);
  if (known?.version === mirror.version) return known.base;
  const base: View = {
    persons: byId(mirror.rows("person")),
    households: byId(mirror.rows("household")),
    openDays: byId(mirror.rows("open_day")),
    records: byId(mirror.rows("record")),
    recordsOf: new Map(),
    unplaced: [],
  };
  for (const record of base.records.values()) listFor(base, record).push(record);
  for (const records of base.recordsOf.values()) records.sort(newestFirst);
  bases.set(mirror, { version: mirror.version, base });
  return base;
}

function byId<T>(rows: Row[]): Map<string, T> {
  return new Map(rows.map((row) => [row.id, row as T]));
}

function listFor(view: View, { person_id: person }: RecordRow): RecordRow[] {
  if (!person) return view.unplaced;
  const known = view.recordsOf.get(person) ?? [];
  view.recordsOf.set(person, known);
  return known;
}

// Puts a record that an overlay made or changed where it belongs; lists of the base are copied, never changed.
function regroup(base: View, view: View, id: string): void {
  const [before, after] = [base.records.get(id), view.records.get(id)];
  const record = after ?? before;
  if (!record || before === after) return;
  const from = record.person_id ? (view.recordsOf.get(record.person_id) ?? NONE) : view.unplaced;
  if (after && from.includes(after)) return;
  const list = regrouped(from, record, after ?? null);
  if (record.person_id) view.recordsOf.set(record.person_id, list);
  else view.unplaced = list;
}

const NONE: RecordRow[] = []; // one for all, so that it is the same at the next look

// The same list again while neither it nor the record changed: whoever remembers by it (lists.ts) need not look inside.
const lists = new WeakMap<RecordRow, { from: RecordRow[]; list: RecordRow[] }>();

function regrouped(from: RecordRow[], record: RecordRow, after: RecordRow | null): RecordRow[] {
  const known = lists.get(record);
  if (known?.from === from) return known.list;
  const list = [...from.filter((one) => one.id !== record.id), ...(after ? [after] : [])].sort(newestFirst);
  lists.set(record, { from, list });
  return list;
}

// What an entry makes of a row, made once for that row: a save must not make the rows of all unsent work anew.
const made = new WeakMap<Entry, { under: object | null; over: object }>();

function laid<T extends object>(entry: Entry, under: T | null, make: () => T): T {
  const known = made.get(entry);
  if (known?.under === under) return known.over as T;
  const over = make();
  made.set(entry, { under, over });
  return over;
}

export function newestFirst(one: RecordRow, other: RecordRow): number {
  return one.on === other.on ? (one.id < other.id ? 1 : -1) : one.on < other.on ? 1 : -1;
}

type Overlay = (view: View, entry: Entry, me: { kader: string; postId: string }) => void;

const OVERLAYS: Record<string, Overlay | undefined> = {
  record_service: (view, entry, me) => {
    const { id } = entry.intention.payload as { id: string };
    if (view.records.has(id)) return;
    const mine = { by: me.kader, mine: true, unsent: true };
    view.records.set(id, laid(entry, null, () => ({ ...blank("record"), ...entry.intention.payload, ...mine }) as unknown as RecordRow));
  },
  amend_record: (view, entry) => {
    const { id, changes } = entry.intention.payload as { id: string; changes: { on?: string; answers?: Record<string, unknown> } };
    const record = view.records.get(id);
    if (!record) return;
    const over = () => ({ ...record, on: changes.on ?? record.on, answers: without({ ...record.answers, ...changes.answers }), unsent: true });
    view.records.set(id, laid(entry, record, over));
  },
  void_record: (view, entry) => {
    const record = view.records.get(entry.intention.payload.id as string);
    if (record) view.records.set(record.id, laid(entry, record, () => ({ ...record, void: true, unsent: true })));
  },
  register_resident: (view, entry) => {
    const { id, nik } = entry.intention.payload as { id: string; nik?: string };
    if (view.persons.has(id)) return;
    const over = () => ({ ...blank("person"), ...entry.intention.payload, nik_end: (nik ?? "").slice(-4) }) as unknown as Person;
    view.persons.set(id, laid(entry, null, over));
  },
  amend_person: (view, entry) => {
    const { id, changes } = entry.intention.payload as { id: string; changes: Partial<Person> };
    const person = view.persons.get(id);
    if (person) view.persons.set(id, laid(entry, person, () => ({ ...person, ...changes })));
  },
  mark_death_of: (view, entry) => {
    const { id, died_on } = entry.intention.payload as { id: string; died_on: string };
    const person = view.persons.get(id);
    if (person) view.persons.set(id, laid(entry, person, () => ({ ...person, died_on })));
  },
  register_family: (view, entry) => {
    const { id, kk } = entry.intention.payload as { id: string; kk?: string };
    if (view.households.has(id)) return;
    const over = () => ({ ...blank("household"), ...entry.intention.payload, kk_end: (kk ?? "").slice(-4) }) as unknown as Household;
    view.households.set(id, laid(entry, null, over));
  },
  add_open_day: (view, { intention }) => {
    const { on, post_id } = intention.payload as { on: string; post_id: string };
    if (openDayOn(view, post_id, on)) return;
    const id = intention.id;
    view.openDays.set(id, { id, post_id, on, state: "terjadwal", reason: "" });
  },
};

export function openDayOn(view: View, postId: string, on: string): OpenDay | undefined {
  return [...view.openDays.values()].find((day) => day.post_id === postId && day.on === on && day.state !== "batal");
}

// An answer changed to nothing is no answer.
function without(answers: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null && value !== undefined));
}
