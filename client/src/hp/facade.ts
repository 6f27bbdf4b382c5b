// What screens know of everything below them. Screens never see keys, tables or the wire.
import type { Service } from "./rules/catalogue";

export interface VaultLine {
  id: string;
  kader: string;
  post: string;
  unsent: number;
  waitSeconds: number; // > 0: too many wrong PINs, try again after so many seconds
}

export interface Person {
  id: string;
  name: string;
  sex: "L" | "P";
  birth_date: string | null;
  birth_estimated: boolean;
  mother_name: string;
  mother_id: string | null;
  household_id: string | null;
  hamlet_id: string | null;
  address: string;
  phone: string;
  disability: string | null;
  nik_end: string;
  died_on: string | null;
  version: number;
}

export interface Household {
  id: string;
  head_name: string;
  address: string;
  hamlet_id: string | null;
  kk_end: string;
  version: number;
}

export type Answers = Record<string, unknown>;

export interface RecordRow {
  id: string;
  post_id: string;
  service: string;
  version: number;
  on: string;
  person_id: string | null;
  household_id: string | null;
  place: string;
  answers: Answers;
  open_day_id: string | null;
  by: string;
  mine: boolean;
  void: boolean;
  revision: number;
  unsent: boolean; // made here and not yet arrived
}

export interface OpenDay {
  id: string;
  post_id: string;
  on: string;
  state: "terjadwal" | "batal";
  reason: string;
}

export interface Hamlet {
  id: string;
  name: string;
  kind: string;
}

// One line of a list of people: enough for lists and search without opening a bundle.
export interface PersonLine {
  id: string;
  name: string;
  sex: "L" | "P";
  birth_date: string | null;
  age: string;
  mother_name: string;
  nik_end: string;
  house: string; // hamlet and address in words
  group: string; // code of the catalogue's groups on that day
  done: string[]; // services recorded on that day
}

export interface Group {
  code: string;
  label: string;
  persons: PersonLine[];
}

export interface DayList {
  on: string;
  openDay: OpenDay | null;
  groups: Group[];
  awaited: number;
  came: number;
}

// What becomes of a check before saving: nothing typed is ever lost by it.
export interface Checked {
  errors: Record<string, string>;
  warnings: Record<string, string>;
}

export interface NewRecord {
  service: string;
  on: string;
  answers: Answers;
  person_id?: string | null;
  household_id?: string | null;
  place?: string;
  open_day_id?: string | null;
}

export interface NewPerson {
  name: string;
  sex: "L" | "P";
  birth_date: string | null;
  birth_estimated?: boolean;
  mother_name?: string;
  mother_id?: string | null;
  household_id?: string | null;
  hamlet_id?: string | null;
  address?: string;
  phone?: string;
  disability?: string;
  nik?: string;
}

export type SentState = "disimpan" | "dikirim" | "sampai" | "ditahan" | "perlu-dilihat" | "dibatalkan";

// One line of "Kiriman": in words, with the number and time of its receipt.
export interface SentLine {
  id: string;
  what: string; // "Penimbangan balita · Putu A · 8 Nov"
  state: SentState;
  madeAt: string;
  receipt: { number: number; code: string; at: string } | null;
  sentence: string; // why it needs a look, what to do
  errors: Record<string, string>;
  warnings: Record<string, string>;
}

export type Line = "belum-tersambung" | "mengirim" | "mengambil" | "tersambung" | "ditutup" | "masuk-ulang" | "perbarui" | "penuh" | "gangguan";

export interface Status {
  saved: number; // here, not yet arrived
  arrived: number; // ever, of this vault
  tasks: number; // need a look
  held: number;
  photos: number; // waiting to be sent
  line: Line;
  sentence: string; // the state in one plain sentence
  lastArrival: string | null; // moment of the newest receipt
  progress: string; // what is going on, in words; "" when nothing
  bytesThisMonth: number;
  roomLeft: number | null; // bytes, null: the browser does not tell
  persistent: boolean; // the browser promised not to evict
}

// The same service twice for one person on one day: somebody chooses.
export interface Twin {
  person: PersonLine;
  service: string;
  on: string;
  records: { id: string; by: string; mine: boolean; summary: string }[];
}

// A value of mine and one that somebody else wrote meanwhile.
export interface Dispute {
  id: string; // of my held intention
  what: string;
  fields: { label: string; mine: string; theirs: string }[];
}

export interface Me {
  kader: string;
  post: { id: string; name: string; village: string; zone: string }; // where she works now
  posts: { id: string; name: string; village: string }[]; // all that are hers
  fields: string[];
  hamlets: Hamlet[];
}

export interface OpenVault {
  readonly me: Me;
  today(): string; // the post's date by this phone's clock
  services(on: string): Service[]; // what this kader may record
  labels(): { fields: { code: string; name: string; short: string }[]; groups: { code: string; label: string }[]; disabilities: { code: string; name: string }[] };

  dayList(on: string): DayList;
  openDays(): OpenDay[];
  find(text: string, limit?: number): PersonLine[];
  line(personId: string): PersonLine | null;
  person(id: string): Promise<{ person: Person; records: RecordRow[]; household: Household | null }>;
  households(text: string): Household[];
  recordsOf(filter: { service?: string; field?: string; on?: string }): RecordRow[]; // those about no person
  likely(person: NewPerson): PersonLine[]; // who may be the same
  last(personId: string, service: string, question: string): { on: string; value: unknown } | null;

  checkRecord(record: NewRecord, id?: string | null): Promise<Checked>; // id: of the record that is mended
  checkPerson(person: NewPerson): Checked;
  saveRecord(record: NewRecord, photos?: PhotoInput[]): Promise<string>; // id of the record; resolves once it is stored
  savePerson(person: NewPerson, sure: boolean): Promise<string>;
  saveHousehold(house: { head_name: string; address?: string; hamlet_id?: string | null; kk?: string }): Promise<string>;
  amendRecord(id: string, answers: Answers, reason?: string): Promise<void>;
  voidRecord(id: string, reason: string): Promise<void>;
  amendPerson(id: string, changes: Partial<NewPerson>): Promise<void>;
  addOpenDay(on: string): Promise<void>;

  status(): Status;
  sent(limit?: number): SentLine[]; // newest first
  tasks(): SentLine[];
  twins(): Twin[];
  disputes(): Dispute[];
  reopen(id: string): { kind: "record"; record: NewRecord } | { kind: "person"; person: NewPerson } | null; // what was typed, to be mended
  mend(id: string, with_: NewRecord | NewPerson): Promise<void>;
  giveUp(id: string): Promise<void>;
  keepMine(disputeId: string): Promise<void>;
  keepTheirs(disputeId: string): Promise<void>;
  chooseTwin(keepRecordId: string): Promise<void>;
  keepBoth(recordIds: string[]): Promise<void>; // two real services on one day: not asked again, until another comes

  choosePost(id: string): Promise<void>; // where the next records belong; remembered
  sync(): void; // "Kirim sekarang"; also by itself on start, on coming online, after a save
  subscribe(changed: () => void): () => void;
  draft(key: string): unknown; // what was being typed when the app was closed
  keepDraft(key: string, value: unknown): void;
  lock(): void;
}

export interface PhotoInput {
  id: string; // stands in the answers
  question: string;
  blob: Blob; // already shrunk
}

export interface Phone {
  vaults(): Promise<VaultLine[]>;
  enrol(code: string, pin: string, label: string): Promise<OpenVault>; // needs a network, once
  unlock(vaultId: string, pin: string): Promise<OpenVault>; // throws WrongPin
  renew(vaultId: string, pin: string, code: string): Promise<OpenVault>; // a new credential for the same vault
  rescueFile(vaultId: string): Promise<Blob>; // without the PIN
  update(): Promise<boolean>; // a newer version is ready: true when it will be taken at the next start
}

export class WrongPin extends Error {
  constructor(readonly waitSeconds: number) {
    super("wrong-pin");
  }
}
