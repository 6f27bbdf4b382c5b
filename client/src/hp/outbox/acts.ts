// What a kader does, as intentions (docs/sync.md): recording, correcting, mending. Pure. An entry that was never tried is
// changed in place; from its first attempt on a correction is an intention of its own that needs it (ADR 0050, 0053).
import type { Answers, NewPerson, NewRecord, Person, RecordRow } from "../facade";
import type { Mirror } from "../mirror/mirror";
import { type View, viewOf } from "../mirror/view";
import type { Entry, Wish } from "./entries";
import type { Outbox } from "./outbox";
import type { Ids } from "./ports";

export interface Maker {
  kader: string;
  postId: string;
}

type Values = Record<string, unknown>;
type Payload = Record<string, unknown>;

const UNFINISHED = ["ready", "tried", "refused", "held"];

export class Acts {
  constructor(
    private readonly outbox: Outbox,
    private readonly mirror: Mirror,
    private readonly ids: Ids,
    private readonly me: () => Maker,
  ) {}

  view(): View {
    return viewOf(this.mirror, this.outbox.all(), this.me());
  }

  async record(version: number, record: NewRecord, what = ""): Promise<string> {
    const id = this.ids.next();
    const payload = { id, post_id: this.me().postId, version, ...record };
    await this.outbox.add({ name: "record_service", payload, what, needs: this.needsOf(record.person_id, record.household_id) });
    return id;
  }

  async registerPerson(person: NewPerson, sure: boolean, what = ""): Promise<string> {
    const id = this.ids.next();
    const payload = { id, post_id: this.me().postId, ...person, sure };
    await this.outbox.add({ name: "register_resident", payload, what, needs: this.needsOf(person.mother_id, person.household_id) });
    return id;
  }

  async registerFamily(house: Payload, what = ""): Promise<string> {
    const id = this.ids.next();
    await this.outbox.add({ name: "register_family", payload: { id, post_id: this.me().postId, ...house }, what });
    return id;
  }

  async addOpenDay(on: string, what = ""): Promise<void> {
    await this.outbox.add({ name: "add_open_day", payload: { post_id: this.me().postId, on }, what });
  }

  async markDeath(id: string, died_on: string, reason = "", what = ""): Promise<void> {
    await this.outbox.add({ name: "mark_death_of", payload: { id, died_on, reason }, what, needs: this.needsOf(id) });
  }

  async amendRecord(record: RecordRow, answers: Answers, reason = "", what = ""): Promise<void> {
    if (await this.redo("record_service", record.id, (old) => ({ ...old, answers }))) return;
    const [base, changes] = difference(record.answers, answers);
    if (!Object.keys(changes).length) return;
    await this.amend("amend_record", record.id, { answers: base }, { answers: changes }, reason, what);
  }

  async amendPerson(person: Person, wanted: Values, reason = "", what = ""): Promise<void> {
    if (await this.redo("register_resident", person.id, (old) => ({ ...old, ...wanted }))) return;
    const seen = Object.fromEntries(Object.keys(wanted).map((name) => [name, (person as unknown as Values)[name] ?? null]));
    const [base, changes] = difference(seen, wanted);
    if (!Object.keys(changes).length) return;
    await this.amend("amend_person", person.id, base, changes, reason, what);
  }

  /** Takes a record back; one that has not left this phone, or came back, just ends. */
  async voidRecord(id: string, reason: string, what = ""): Promise<void> {
    const maker = this.maker("record_service", id);
    if (maker && maker.state !== "tried" && (await this.outbox.giveUp(maker.intention.id))) return;
    await this.outbox.add({ name: "void_record", payload: { id, reason }, what, needs: this.needsOf(id) });
  }

  /** A value of mine that somebody else had changed meanwhile: mine again, against the value that is seen now. */
  async insist(entryId: string): Promise<boolean> {
    const entry = this.outbox.get(entryId);
    if (!entry) return false;
    const { name, payload } = entry.intention;
    const changes = payload.changes as Values;
    const row = this.mirror.row(name === "amend_person" ? "person" : "record", payload.id as string) as Values | null;
    if (!row) return false;
    return this.outbox.mend(entryId, { name, payload: { ...payload, base: seenNow(row, changes) } });
  }

  /** Mends what came back: a new intention with what is right now, in the place of the old one. */
  async mend(entryId: string, payload: Payload, what?: string): Promise<boolean> {
    const old = this.outbox.get(entryId);
    if (!old) return false;
    const wish: Wish = { name: old.intention.name, payload: { ...old.intention.payload, ...payload }, needs: this.needsStill(old, payload) };
    return this.outbox.mend(entryId, what === undefined ? wish : { ...wish, what });
  }

  /** Mends a correction that came back, or one whose making had arrived after all: against the values that are seen now. */
  async correctAgain(entryId: string, wanted: Values): Promise<boolean> {
    const old = this.outbox.get(entryId);
    if (!old) return false;
    const { name, payload } = old.intention;
    const ofPerson = name === "amend_person" || name === "register_resident";
    const row = this.mirror.row(ofPerson ? "person" : "record", payload.id as string) as Values | null;
    if (!row) return false;
    const [base, changes] = differenceOfRow(row, wanted);
    if (!Object.keys(changes).length) return this.outbox.giveUp(entryId);
    const again = { id: payload.id, base, changes };
    return this.outbox.mend(entryId, { name: ofPerson ? "amend_person" : "amend_record", payload: again });
  }

  // Needs of a mended intention: those of the old one, and what it names now.
  private needsStill(old: Entry, payload: Payload): string[] {
    const named = this.needsOf(payload.person_id as string | null, payload.household_id as string | null, payload.mother_id as string | null);
    return [...new Set([...old.intention.needs, ...named])];
  }

  private maker(name: string, id: string): Entry | null {
    const made = this.outbox.all().filter(({ intention }) => intention.name === name && intention.payload.id === id);
    return made.filter((entry) => UNFINISHED.includes(entry.state)).pop() ?? null;
  }

  // The making itself is done again where it can be: in place when it was never tried, as a mended one when it came back.
  private async redo(name: string, id: string, change: (old: Payload) => Payload): Promise<boolean> {
    const maker = this.maker(name, id);
    if (!maker) return false;
    if (await this.outbox.edit(maker.intention.id, (entry) => ({ payload: change(entry.intention.payload) }))) return true;
    return this.mend(maker.intention.id, change(maker.intention.payload));
  }

  private async amend(name: string, id: string, base: Values, changes: Values, reason: string, what: string): Promise<void> {
    const waiting = this.maker(name, id);
    if (waiting?.state === "ready" && (await this.outbox.edit(waiting.intention.id, (entry) => merged(entry, base, changes)))) return;
    const payload = { id, base, changes, ...(reason ? { reason } : {}) };
    await this.outbox.add({ name, payload, what, needs: this.needsOf(id) });
  }

  // Unfinished intentions that make or change these things.
  private needsOf(...ids: (string | null | undefined)[]): string[] {
    const named = new Set(ids.filter(Boolean));
    const makers = this.outbox.all().filter(({ intention, state }) => UNFINISHED.includes(state) && named.has(intention.payload.id as string));
    return makers.filter(({ intention }) => intention.name !== "withdraw_intention").map(({ intention }) => intention.id);
  }
}

/** What differs: the values that were seen, and the new ones (null: taken away). */
function difference(seen: Values, wanted: Values): [base: Values, changes: Values] {
  const base: Values = {};
  const changes: Values = {};
  for (const code of new Set([...Object.keys(seen), ...Object.keys(wanted)])) {
    const [before, after] = [seen[code] ?? null, wanted[code] ?? null];
    if (JSON.stringify(before) === JSON.stringify(after)) continue;
    base[code] = before;
    changes[code] = after;
  }
  return [base, changes];
}

function differenceOfRow(row: Values, { answers, ...plain }: Values): [base: Values, changes: Values] {
  const seen = Object.fromEntries(Object.keys(plain).map((name) => [name, row[name] ?? null]));
  const [base, changes] = difference(seen, plain);
  if (!answers) return [base, changes];
  const [before, after] = difference(row.answers as Values, answers as Values);
  return Object.keys(after).length ? [{ ...base, answers: before }, { ...changes, answers: after }] : [base, changes];
}

// Two corrections before the first attempt are one: the value first seen stays the base of its field.
function merged(entry: Entry, base: Values, changes: Values): { payload: Payload } {
  const { payload } = entry.intention;
  return { payload: { ...payload, base: deep(base, payload.base as Values), changes: deep(payload.changes as Values, changes) } };
}

function deep(under: Values, over: Values): Values {
  const both = { ...under, ...over };
  if (under.answers && over.answers) both.answers = { ...(under.answers as Values), ...(over.answers as Values) };
  return both;
}

function seenNow(row: Values, changes: Values): Values {
  const base: Values = {};
  for (const [name, value] of Object.entries(changes)) {
    if (name === "answers") base.answers = seenNow(row.answers as Values, value as Values);
    else base[name] = row[name] ?? null;
  }
  return base;
}
