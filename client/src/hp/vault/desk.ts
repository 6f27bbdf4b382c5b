// One open vault, as the screens use it: reading from the view, saving through the acts. What is on the wire is line.ts's.
import type {
  Answers, Checked, DayList, Dispute, Household, Me, NewPerson, NewRecord, OpenDay, OpenVault, Person, PersonLine, PhotoInput,
  RecordRow, SentLine, Status, Twin,
} from "../facade";
import { disputesOf, together, twinsOf } from "../mirror/choices";
import { dayList, find, households, likely, personLine } from "../mirror/lists";
import { newestFirst } from "../mirror/view";
import { sentLine, sentLines, tasks } from "../outbox/telling";
import type { Service } from "../rules/catalogue";
import { lastOf } from "../rules/doubts";
import { UNKNOWN_AGE, UNKNOWN_AGE_LABEL } from "../rules/groups";
import { judge } from "../rules/judging";
import { judgePerson } from "../rules/persons";
import { brief } from "../rules/words";
import type { Connection } from "./connection";
import { Knowing, Told } from "./knowing";

const GONE_ON = "Kiriman ini sudah berubah sejak halaman ini dibuka. Lihat keadaannya di Kiriman.";

export class Desk implements OpenVault {
  private readonly known: Knowing;

  constructor(private readonly at: Connection) {
    this.known = new Knowing(at);
  }

  get me(): Me {
    return this.known.me();
  }

  today(): string {
    return this.known.today();
  }

  services(on: string): Service[] {
    return this.known.services(on);
  }

  labels(): ReturnType<OpenVault["labels"]> {
    const { fields, groups, disabilities } = this.at.catalogue();
    return { fields, groups: [...groups, { code: UNKNOWN_AGE, label: UNKNOWN_AGE_LABEL }], disabilities };
  }

  dayList(on: string): DayList {
    return dayList(this.known.register(), on);
  }

  openDays(): OpenDay[] {
    const days = [...this.known.register().view.openDays.values()].filter((day) => day.post_id === this.at.postId);
    return days.sort((one, other) => (one.on < other.on ? -1 : 1));
  }

  find(text: string, limit = 30): PersonLine[] {
    return find(this.known.register(), text, this.today(), limit);
  }

  line(id: string): PersonLine | null {
    const person = this.known.register().view.persons.get(id);
    return person ? personLine(this.known.register(), person, this.today()) : null;
  }

  async person(id: string): Promise<{ person: Person; records: RecordRow[]; household: Household | null }> {
    const { persons, recordsOf, households: houses } = this.known.register().view;
    const person = persons.get(id);
    if (!person) throw new Told("Orang ini tidak ada lagi dalam daftar posyandu. Cari lagi lewat namanya.");
    return { person, records: recordsOf.get(id) ?? [], household: houses.get(person.household_id ?? "") ?? null };
  }

  households(text: string): Household[] {
    return households(this.known.register(), text);
  }

  recordsOf({ service, field, on }: { service?: string; field?: string; on?: string }): RecordRow[] {
    const fits = (one: RecordRow) =>
      one.post_id === this.at.postId &&
      (!service || one.service === service) && (!field || one.service.startsWith(`${field}.`)) && (!on || one.on === on);
    return this.known.register().view.unplaced.filter(fits).sort(newestFirst);
  }

  likely(person: NewPerson): PersonLine[] {
    return likely(this.known.register(), person, this.today());
  }

  last(personId: string, service: string, question: string): { on: string; value: unknown } | null {
    const records = this.known.register().view.recordsOf.get(personId) ?? [];
    return lastOf(records.filter((one) => one.service === service), question, this.today());
  }

  async checkRecord(record: NewRecord, id: string | null = null): Promise<Checked> {
    const { errors, warnings } = judge(this.known.form(record.service, record.on), record, this.known.ground(record, id));
    return { errors, warnings };
  }

  checkPerson(person: NewPerson): Checked {
    return judgePerson(person, this.today());
  }

  async saveRecord(record: NewRecord, photos: PhotoInput[] = []): Promise<string> {
    const service = this.known.form(record.service, record.on);
    const answers = this.known.right(record, null);
    await this.at.keepPhotos(service, photos);
    const save = this.at.acts.record(service.version, { ...record, answers }, this.known.whatOf(service, record));
    return this.saved(save, () => this.at.dropPhotos(photos));
  }

  savePerson(person: NewPerson, sure: boolean): Promise<string> {
    return this.saved(this.at.acts.registerPerson(person, sure, `Warga baru · ${person.name}`));
  }

  saveHousehold(house: { head_name: string; address?: string; hamlet_id?: string | null; kk?: string }): Promise<string> {
    return this.saved(this.at.acts.registerFamily(house, `Keluarga baru · ${house.head_name}`));
  }

  amendRecord(id: string, answers: Answers, reason = ""): Promise<void> {
    const record = this.known.recordAt(id);
    const right = this.known.right({ ...record, answers }, id);
    return this.saved(this.at.acts.amendRecord(record, right, reason, `Perbaikan · ${this.known.what(record)}`));
  }

  voidRecord(id: string, reason: string): Promise<void> {
    return this.saved(this.at.acts.voidRecord(id, reason, `Pembatalan · ${this.known.what(this.known.recordAt(id))}`));
  }

  amendPerson(id: string, changes: Partial<NewPerson>): Promise<void> {
    const person = this.known.register().view.persons.get(id);
    if (!person) throw new Told("Orang ini tidak ada lagi dalam daftar posyandu. Cari lagi lewat namanya.");
    return this.saved(this.at.acts.amendPerson(person, changes, "", `Perbaikan data · ${person.name}`));
  }

  addOpenDay(on: string): Promise<void> {
    return this.saved(this.at.acts.addOpenDay(on, `Hari buka · ${brief(on)}`));
  }

  status(): Status {
    return this.at.status();
  }

  sent(limit = 100): SentLine[] {
    return sentLines(this.at.outbox, this.at.sending, limit);
  }

  tasks(): SentLine[] {
    return tasks(this.at.outbox).map((entry) => sentLine(this.at.outbox, entry, false));
  }

  twins(): Twin[] {
    return twinsOf(this.known.register(), this.known.formOf, this.at.about.get("both") ?? []);
  }

  disputes(): Dispute[] {
    return disputesOf(this.at.outbox.all(), this.at.mirror, this.known.formOf);
  }

  reopen(id: string): ReturnType<OpenVault["reopen"]> {
    const entry = this.at.outbox.get(id);
    if (!entry) return null;
    const { name, payload } = entry.intention;
    if (name === "register_resident" || name === "amend_person") return this.known.retypedPerson(payload);
    if (name !== "record_service" && name !== "amend_record") return null;
    return this.known.retypedRecord(String(payload.id));
  }

  async mend(id: string, given: NewRecord | NewPerson): Promise<void> {
    if (!(await this.saved(this.mended(id, given)))) throw new Told(GONE_ON);
  }

  // False: it has gone on meanwhile (a second tap, an answer that came).
  private async mended(id: string, given: NewRecord | NewPerson): Promise<boolean> {
    const entry = this.at.outbox.get(id);
    if (!entry) return false;
    const { name, payload } = entry.intention;
    if ("service" in given) {
      const answers = this.known.right(given, String(payload.id));
      if (name !== "record_service" || entry.code === "sudah-diterima") return this.at.acts.correctAgain(id, { on: given.on, answers });
      return this.at.acts.mend(id, { ...given, answers }, this.known.whatOf(this.known.form(given.service, given.on), given));
    }
    if (name !== "register_resident") return this.at.acts.correctAgain(id, { ...given });
    return this.at.acts.mend(id, { ...given }, `Warga baru · ${given.name}`);
  }

  async giveUp(id: string): Promise<void> {
    await this.saved(this.at.outbox.giveUp(id));
  }

  async keepMine(disputeId: string): Promise<void> {
    await this.saved(this.at.acts.insist(disputeId));
  }

  async keepTheirs(disputeId: string): Promise<void> {
    await this.giveUp(disputeId);
  }

  async chooseTwin(keepRecordId: string): Promise<void> {
    const twin = this.twins().find(({ records }) => records.some(({ id }) => id === keepRecordId));
    for (const { id } of twin?.records ?? []) if (id !== keepRecordId) await this.voidRecord(id, "Tercatat dua kali.");
  }

  // Kept in the vault: on the server both stand anyway, there is nothing to tell it.
  async keepBoth(recordIds: string[]): Promise<void> {
    const { records } = this.known.register().view;
    const known = (this.at.about.get("both") ?? []).filter((one) => one.split(" ").every((id) => records.has(id)));
    await this.saved(this.at.about.set("both", [...known, together(recordIds)]));
  }

  async choosePost(id: string): Promise<void> {
    await this.at.about.set("post", id);
    this.at.changed();
  }

  sync(): void {
    this.at.syncing.kick();
  }

  subscribe(changed: () => void): () => void {
    return this.at.subscribe(changed);
  }

  draft(key: string): unknown {
    return this.at.drafts.get(key);
  }

  keepDraft(key: string, value: unknown): void {
    this.at.drafts.keep(key, value);
  }

  lock(): void {
    this.at.close();
  }

  // Once it is stored: everybody looks again, and it is sent when it can be.
  private async saved<T>(save: Promise<T>, failed: () => Promise<void> = async () => undefined): Promise<T> {
    try {
      const kept = await save;
      this.at.changed();
      this.at.syncing.nudge();
      return kept;
    } catch (error) {
      await failed();
      throw error;
    }
  }
}
