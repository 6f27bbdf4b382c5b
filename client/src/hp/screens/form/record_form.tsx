import type { OpenVault, RecordRow } from "../../facade";
import type { Service } from "../../rules/catalogue";
import { words } from "../../words";
import { Empty, Head } from "../parts/basics";
import { useLoaded } from "../parts/loading";
import { findRecord } from "../person/record";
import { address } from "../router";
import { useVault } from "../vault";
import { Sheet } from "./filling";
import { WhichHouse, WhichPerson } from "./whom";

// A form of the catalogue: for whom it is asked first, then its questions. With `catatan` a record is mended.
export function RecordForm({ service: code, ask }: { service: string; ask: URLSearchParams }) {
  const vault = useVault();
  const recordId = ask.get("catatan");
  const record = useLoaded(async () => (recordId ? findRecord(vault, recordId, ask.get("orang")) : null), [recordId]);
  const on = ask.get("tanggal") || vault.today();
  const service = vault.services(record?.on ?? on).find((one) => one.code === code);
  if (recordId && record === undefined) return null;
  if (!service) return <><Head title={words.record.title} up={address("hari-ini")} /><Empty>{words.form.unknownService}</Empty></>;
  return <Whom service={service} ask={ask} on={on} record={record ?? null} />;
}

// What is recorded already of this service for this person on this day.
async function recordedOf(vault: OpenVault, service: string, on: string, person: string | null): Promise<RecordRow[]> {
  const among = person ? (await vault.person(person)).records : vault.recordsOf({ service });
  return among.filter((one) => one.service === service && one.on === on && !one.void);
}

function Whom({ service, ask, on, record }: { service: Service; ask: URLSearchParams; on: string; record: RecordRow | null }) {
  const person = ask.get("orang");
  const vault = useVault();
  const before = useLoaded(() => recordedOf(vault, service.code, on, person), [service.code, on, person]);
  const house = ask.get("keluarga");
  if (!record && service.subject === "person" && !person) return <WhichPerson service={service} ask={ask} on={on} />;
  if (!record && service.subject === "household" && !house) return <WhichHouse service={service} ask={ask} />;
  if (before === undefined) return null;
  return <Sheet service={service} ask={ask} on={record?.on ?? on} record={record} before={record ? [] : (before ?? [])} />;
}
