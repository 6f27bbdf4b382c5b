import { useEffect, useState } from "preact/hooks";
import type { NewPerson, OpenVault, Person } from "../../facade";
import { words } from "../../words";
import { aboutOf } from "../day/lists";
import { Empty, Head, Icon, Notice } from "../parts/basics";
import { useLoaded } from "../parts/loading";
import { address, goInstead } from "../router";
import { sentenceOf } from "../saying";
import { useSession, useVault } from "../vault";
import { PersonFields } from "./person_fields";

const said = words.newcomer;
const BLANK: NewPerson = { name: "", sex: "P", birth_date: null };

// Somebody new in few fields, or what is known of somebody set right.
export function PersonForm({ id, ask }: { id?: string; ask: URLSearchParams }) {
  const vault = useVault();
  const known = useLoaded(async () => (id ? (await vault.person(id)).person : null), [id]);
  if (id && known === undefined) return null;
  if (id && !known) return <><Head title={said.title2} up={address("hari-ini")} /><Empty>{words.person.gone}</Empty></>;
  const start = known ? asTyped(known) : { ...BLANK, name: ask.get("nama") ?? "" };
  return <Sheet key={id ?? "new"} start={start} known={known ?? null} ask={ask} vault={vault} />;
}

function asTyped(person: Person): NewPerson {
  const { name, sex, birth_date, birth_estimated, mother_name, mother_id, hamlet_id, household_id, address: house, phone, disability } = person;
  return { name, sex, birth_date, birth_estimated, mother_name, mother_id, hamlet_id, household_id, address: house, phone, disability: disability ?? "" };
}

function Sheet({ start, known, ask, vault }: { start: NewPerson; known: Person | null; ask: URLSearchParams; vault: OpenVault }) {
  const { say } = useSession();
  const key = known ? `warga:${known.id}` : "warga-baru";
  const [typed, setTyped] = useState<NewPerson>(() => (vault.draft(key) as NewPerson | undefined) ?? start);
  const [sexKnown, setSexKnown] = useState(!!known);
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const likely = known || typed.name.trim().length < 3 ? [] : vault.likely(typed);
  const change = (part: Partial<NewPerson>) => {
    const next = { ...typed, ...part };
    if (part.sex) setSexKnown(true);
    setTyped(next);
    vault.keepDraft(key, next);
  };
  useEffect(() => void (Object.keys(errors).length && document.querySelector<HTMLElement>("[aria-invalid=true]")?.focus()), [errors]);
  const save = async () => {
    const checked = vault.checkPerson(typed);
    const found = sexKnown ? checked.errors : { ...checked.errors, sex: `${said.choose}: ${said.sex.toLowerCase()}.` };
    setErrors(found);
    if (Object.keys(found).length) return;
    setBusy(true);
    try {
      const id = known ? await amend(vault, known, typed) : await vault.savePerson(typed, likely.length > 0);
      vault.keepDraft(key, undefined);
      say(known ? words.person.mended : said.saved(typed.name));
      goInstead(address("orang", id, { tanggal: ask.get("tanggal"), langkah: ask.get("langkah") }));
    } catch (error) {
      setBusy(false);
      say(sentenceOf(error));
    }
  };
  return (
    <form noValidate onSubmit={(event) => (event.preventDefault(), void (busy || save()))}>
      <Head title={known ? said.title2 : said.title} lead={known ? known.name : said.lead} up={known ? address("orang", known.id) : address("hari-ini")} />
      <PersonFields typed={typed} sexKnown={sexKnown} errors={errors} change={change} hamlets={vault.me.hamlets} disabilities={vault.labels().disabilities} full={!!known} today={vault.today()} />
      {likely.length > 0 && (
        <Notice icon="people" colour="attention">
          <p role="status">{said.likely}</p>
          <ul class="rows">
            {likely.map((line) => (
              <li key={line.id}>
                <a class="row-button" href={address("orang", line.id)}>
                  <span class="what">
                    {line.name}
                    <span class="when">{aboutOf(line)}</span>
                  </span>
                  <Icon name="right" />
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <div class="actions sticky">
        <button class="button main" type="submit" aria-disabled={busy}>
          <Icon name="check" />
          {known ? said.save2 : likely.length ? said.saveSame : said.save}
        </button>
      </div>
    </form>
  );
}

// Only what was changed goes: it is merged field by field (ADR 0053).
async function amend(vault: OpenVault, known: Person, typed: NewPerson): Promise<string> {
  const before = asTyped(known) as unknown as Record<string, unknown>;
  const changes = Object.fromEntries(Object.entries(typed).filter(([field, value]) => (before[field] ?? "") !== (value ?? "")));
  if (Object.keys(changes).length) await vault.amendPerson(known.id, changes as Partial<NewPerson>);
  return known.id;
}
