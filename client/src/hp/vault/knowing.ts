// What an open vault knows, ready for the desk: the register with unsent work over it, forms, the ground a record is judged on.
import type { Answers, Hamlet, Me, NewPerson, NewRecord, OpenVault, Person, RecordRow } from "../facade";
import type { Register } from "../mirror/lists";
import type { Service } from "../rules/catalogue";
import { dayAt } from "../rules/days";
import { type Ground, judge } from "../rules/judging";
import { brief } from "../rules/words";
import type { Connection } from "./connection";

/** Told to the kader in her words. */
export class Told extends Error {
  constructor(readonly sentence: string) {
    super(sentence);
  }
}

export class Knowing {
  private seen: { mirror: number; changes: number; register: Register } | null = null;
  private houses: { mirror: number; hamlets: Hamlet[] } | null = null;
  private offered: { by: unknown[]; services: Service[] } | null = null;

  constructor(private readonly at: Connection) {}

  me(): Me {
    const { user, posts } = this.at.who();
    const { id = "", name = "", village = "", zone = "WIB", fields = [] } = this.at.post() ?? {};
    return { kader: user.name, post: { id, name, village, zone }, posts, fields, hamlets: this.hamlets() };
  }

  today(): string {
    return dayAt(new Date().toISOString(), this.at.post()?.zone ?? "WIB");
  }

  hamlets(): Hamlet[] {
    const { mirror } = this.at;
    if (this.houses?.mirror !== mirror.version) {
      this.houses = { mirror: mirror.version, hamlets: mirror.rows("post").flatMap((post) => post.hamlets as Hamlet[]) };
    }
    return this.houses.hamlets;
  }

  /** Made anew when rows or entries changed. */
  register(): Register {
    const { mirror, acts, changes } = this.at;
    if (this.seen?.mirror !== mirror.version || this.seen.changes !== changes) {
      const register = { view: acts.view(), catalogue: this.at.catalogue(), hamlets: this.hamlets(), postId: this.at.postId };
      this.seen = { mirror: mirror.version, changes, register };
    }
    return this.seen.register;
  }

  /** What this kader may record on that day: the newest form of each service of her fields. The same list until it changes. */
  services(on: string): Service[] {
    const by = [on, this.at.catalogue(), this.at.who(), this.at.postId];
    if (!this.offered || by.some((one, place) => one !== this.offered?.by[place])) this.offered = { by, services: this.newest(on) };
    return this.offered.services;
  }

  private newest(on: string): Service[] {
    const fields = this.at.post()?.fields ?? [];
    const newest = new Map<string, Service>();
    for (const one of this.at.catalogue().services)
      if (fields.includes(one.field) && holds(one, on) && one.version >= (newest.get(one.code)?.version ?? 0)) newest.set(one.code, one);
    return [...newest.values()];
  }

  form(code: string, on: string): Service {
    const found = this.services(on).find((one) => one.code === code) ?? this.formOf(code);
    if (!found) throw new Told("Layanan ini tidak ada dalam daftar posyandu Anda. Kirim dulu untuk mengambil daftar terbaru.");
    return found;
  }

  /** The form of a record that is there: its own version, else the newest that is known. */
  readonly formOf = (code: string, version?: number): Service | null => {
    const known = this.at.catalogue().services.filter((one) => one.code === code);
    return known.find((one) => one.version === version) ?? known.pop() ?? null;
  };

  ground(record: NewRecord, id: string | null): Ground {
    const { view } = this.register();
    const period = Number(record.on.slice(0, 7).replace("-", ""));
    const closed = this.at.mirror.rows("month").some((month) => month.post_id === this.at.postId && month.period === period && month.closed === true);
    const person = view.persons.get(record.person_id ?? "") ?? null;
    return { today: this.today(), closed, person, records: view.recordsOf.get(record.person_id ?? "") ?? [], id };
  }

  /** The answers as they are kept; throws when something is wrong with them. */
  right(record: NewRecord, id: string | null): Answers {
    const { answers, errors } = judge(this.form(record.service, record.on), record, this.ground(record, id));
    const [first] = Object.values(errors);
    if (first) throw new Told(first);
    return answers;
  }

  recordAt(id: string): RecordRow {
    const record = this.register().view.records.get(id);
    if (!record) throw new Told("Catatan ini tidak ada lagi di HP ini. Lihat kembali daftarnya.");
    return record;
  }

  /** "Penimbangan balita · Putu A · 8 Nov". */
  whatOf(service: Service, { person_id, household_id, place, on }: NewRecord): string {
    const { persons, households } = this.register().view;
    const whom = persons.get(person_id ?? "")?.name ?? households.get(household_id ?? "")?.head_name ?? place;
    return [service.name, whom, brief(on)].filter(Boolean).join(" · ");
  }

  what(record: RecordRow): string {
    return this.whatOf(this.form(record.service, record.on), record);
  }

  retypedRecord(id: string): ReturnType<OpenVault["reopen"]> {
    const record = this.register().view.records.get(id);
    if (!record) return null;
    const { service, on, answers, person_id, household_id, place, open_day_id } = record;
    return { kind: "record", record: { service, on, answers, person_id, household_id, place, open_day_id } };
  }

  retypedPerson(payload: Record<string, unknown>): ReturnType<OpenVault["reopen"]> {
    const person = this.register().view.persons.get(String(payload.id));
    return person ? { kind: "person", person: { ...typed(person), nik: String(payload.nik ?? "") } } : null;
  }
}

function typed(person: Person): NewPerson {
  const { name, sex, birth_date, birth_estimated, mother_name, mother_id, household_id, hamlet_id, address, phone } = person;
  const disability = person.disability ?? "";
  return { name, sex, birth_date, birth_estimated, mother_name, mother_id, household_id, hamlet_id, address, phone, disability };
}

function holds(service: Service, on: string): boolean {
  return service.valid_from <= on && (!service.valid_to || on <= service.valid_to);
}
