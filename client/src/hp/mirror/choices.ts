// Where two people wrote different things and somebody has to choose (ADR 0053). Pure.
import type { Dispute, RecordRow, Twin } from "../facade";
import type { Entry } from "../outbox/entries";
import type { Service } from "../rules/catalogue";
import { shown, summary } from "../rules/showing";
import { written } from "../rules/words";
import { personLine, type Register } from "./lists";
import type { Mirror } from "./mirror";

type Form = (code: string, version?: number) => Service | null;
type Values = Record<string, unknown>;

/** What names a decision that all of these records are right: another one on that day is another question. */
export function together(recordIds: string[]): string {
  return [...recordIds].sort().join(" ");
}

/** Records of one service for one person on one day, but for those that somebody decided to keep. */
export function twinsOf(register: Register, form: Form, kept: readonly string[] = []): Twin[] {
  const twins: Twin[] = [];
  for (const [personId, records] of register.view.recordsOf) {
    const person = register.view.persons.get(personId);
    if (!person) continue;
    for (const same of repeated(records)) {
      if (kept.includes(together(same.map(({ id }) => id)))) continue;
      const { service, on } = same[0] as RecordRow;
      const told = same.map(({ id, by, mine, answers, version }) => ({ id, by, mine, summary: said(form(service, version), answers) }));
      twins.push({ person: personLine(register, person, on), service, on, records: told });
    }
  }
  return twins.sort((one, other) => (one.on < other.on ? 1 : -1));
}

function repeated(records: RecordRow[]): RecordRow[][] {
  const same = new Map<string, RecordRow[]>();
  for (const record of records) {
    if (record.void) continue;
    const key = `${record.service} ${record.on}`;
    const known = same.get(key);
    if (known) known.push(record);
    else same.set(key, [record]);
  }
  return [...same.values()].filter((one) => one.length > 1);
}

function said(service: Service | null, answers: Values): string {
  return service ? summary(service, answers) : "";
}

const LABELS: Record<string, string> = {
  name: "Nama", sex: "Jenis kelamin", birth_date: "Tanggal lahir", mother_name: "Nama ibu", mother_id: "Ibu",
  household_id: "Keluarga", hamlet_id: "Dusun/RT", address: "Alamat", phone: "Telepon", disability: "Disabilitas", nik: "NIK",
  on: "Tanggal",
};

/** My held corrections whose values somebody else had changed meanwhile. */
export function disputesOf(entries: Entry[], mirror: Mirror, form: Form): Dispute[] {
  return entries.filter(isDispute).map((entry) => {
    const { name, id, payload } = entry.intention;
    const row = mirror.row(name === "amend_person" ? "person" : "record", String(payload.id)) as Values | null;
    return { id, what: entry.what, fields: fieldsOf(payload.changes as Values, row ?? {}, form) };
  });
}

function isDispute(entry: Entry): boolean {
  return entry.state === "held" && entry.code === "nilai-berbeda" && Boolean(entry.intention.payload.changes);
}

function fieldsOf(changes: Values, row: Values, form: Form): Dispute["fields"] {
  const { answers = {}, ...plain } = changes as { answers?: Values } & Values;
  const theirs = (row.answers ?? {}) as Values;
  const service = typeof row.service === "string" ? form(row.service, Number(row.version)) : null;
  const asked = (service?.questions ?? []).filter((question) => question.code in answers);
  const lines = [
    ...Object.entries(plain).map(([name, mine]) => ({ label: LABELS[name] ?? name, mine: word(mine), theirs: word(row[name]) })),
    ...asked.map((question) => ({
      label: question.label,
      mine: shown(question, answers[question.code]),
      theirs: shown(question, theirs[question.code]),
    })),
  ];
  return lines.filter((line) => line.mine !== line.theirs);
}

function word(value: unknown): string {
  if (value === null || value === undefined || value === "") return "(kosong)";
  if (value === "L" || value === "P") return value === "L" ? "Laki-laki" : "Perempuan";
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? written(value) : String(value);
}
