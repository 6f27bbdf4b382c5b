import type { Household, Person, PersonLine, RecordRow } from "../../facade";
import type { Service } from "../../rules/catalogue";
import { words } from "../../words";
import { workFor, type Step } from "../day/work";
import { summary } from "../form/rules";
import { Badge, Empty, Head, Icon, Notice } from "../parts/basics";
import { useLoaded } from "../parts/loading";
import { address } from "../router";
import { longDate, shortDate } from "../saying";
import { useChanges, useVault } from "../vault";

const said = words.person;

// Somebody's card: who, what was done today, what can be recorded, what was before.
export function PersonPage({ id, ask }: { id: string; ask: URLSearchParams }) {
  const vault = useVault();
  const changes = useChanges();
  const on = ask.get("tanggal") || vault.today();
  const line = vault.line(id);
  const found = useLoaded(() => vault.person(id), [id, changes]);
  const up = address("hari-ini", "", { tanggal: on === vault.today() ? null : on });
  if (!line) return <><Head title={words.record.title} up={up} /><Empty>{said.gone}</Empty></>;
  const services = vault.services(on);
  const todays = found?.records.filter((one) => one.on === on && !one.void) ?? [];
  return (
    <>
      <Head title={line.name} up={up} lead={[said.sex[line.sex], line.age].filter(Boolean).join(", ")}>
        {line.mother_name && <p class="lead">{said.mother(line.mother_name)}</p>}
      </Head>
      {found?.person.died_on && <Notice icon="info"><p>{said.dead(longDate(found.person.died_on))}</p></Notice>}
      {todays.length > 0 && (
        <section>
          <h2>{said.todays}</h2>
          <Records records={todays} services={services} back={ask} />
        </section>
      )}
      {!found?.person.died_on && <Choices line={line} services={services} on={on} ask={ask} />}
      <section>
        <h2>{said.history}</h2>
        {found && <History records={found.records.filter((one) => !todays.includes(one))} services={services} back={ask} />}
      </section>
      {found && <About person={found.person} household={found.household} ask={ask} />}
    </>
  );
}

// The services of this step first, the others below; each says when it is done already.
function Choices({ line, services, on, ask }: { line: PersonLine; services: Service[]; on: string; ask: URLSearchParams }) {
  const step = Number(ask.get("langkah") ?? 0) as Step;
  const all = workFor(services, 0, line, on);
  const first = step === 3 ? all : workFor(services, step, line, on);
  const rest = all.filter((one) => !first.includes(one));
  return (
    <section>
      <h2>{said.record}</h2>
      {all.length === 0 && <Empty>{said.nothingFits}</Empty>}
      <ServiceList services={first} line={line} ask={ask} on={on} />
      {rest.length > 0 && (first.length ? <details><summary>{said.more}</summary><ServiceList services={rest} line={line} ask={ask} on={on} /></details> : <ServiceList services={rest} line={line} ask={ask} on={on} />)}
    </section>
  );
}

function ServiceList({ services, line, ask, on }: { services: Service[]; line: PersonLine; ask: URLSearchParams; on: string }) {
  if (!services.length) return null;
  return (
    <ul class="rows">
      {services.map((one) => (
        <li key={one.code}>
          <a class="row-button" href={address("catat", one.code, { orang: line.id, tanggal: on, langkah: ask.get("langkah") })}>
            <span class={`field-dot f-${one.field}`} aria-hidden="true" />
            <span class="what">{one.name}</span>
            {line.done.includes(one.code) ? <Badge icon="check" colour="good">{words.day.done}</Badge> : <Icon name="right" />}
          </a>
        </li>
      ))}
    </ul>
  );
}

function History({ records, services, back }: { records: RecordRow[]; services: Service[]; back: URLSearchParams }) {
  return records.length ? <Records records={records} services={services} back={back} /> : <Empty>{said.noHistory}</Empty>;
}

export function Records({ records, services, back }: { records: RecordRow[]; services: Service[]; back?: URLSearchParams }) {
  const vault = useVault();
  return (
    <ul class="rows records">
      {records.map((one) => {
        const service = services.find((each) => each.code === one.service);
        return (
          <li key={one.id} class={one.void ? "void" : ""}>
            <a class="row-button" href={address("catatan", one.id, { orang: one.person_id, tanggal: back?.get("tanggal"), langkah: back?.get("langkah") })}>
              <span class="what">
                {service?.name ?? one.service}
                <span class="when">
                  {shortDate(one.on, vault.today())}
                  {one.place && ` · ${one.place}`}
                  {one.void && ` · ${said.void}`}
                  {one.unsent && ` · ${said.unsent}`}
                </span>
                {service && <span class="values">{summary(service, one.answers)}</span>}
              </span>
              <Icon name="right" />
            </a>
          </li>
        );
      })}
    </ul>
  );
}

function About({ person, household, ask }: { person: Person; household: Household | null; ask: URLSearchParams }) {
  const vault = useVault();
  const hamlet = vault.me.hamlets.find((one) => one.id === person.hamlet_id)?.name;
  const lines: [string, string][] = [
    [said.born, person.birth_date ? longDate(person.birth_date) + (person.birth_estimated ? ` (${said.estimated})` : "") : ""],
    [said.house, [household?.address || person.address, hamlet].filter(Boolean).join(", ")],
    [words.form.houseHead, household?.head_name ?? ""],
    [said.phone, person.phone],
    ["NIK", person.nik_end && `••••••••••••${person.nik_end}`],
    [said.disability, vault.labels().disabilities.find((one) => one.code === person.disability)?.name ?? ""],
  ];
  return (
    <section>
      <dl class="facts">
        {lines.filter((line) => line[1]).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <a class="button wide" href={address("perbaiki-warga", person.id, { tanggal: ask.get("tanggal"), langkah: ask.get("langkah") })}>
        <Icon name="edit" />
        {said.mend}
      </a>
    </section>
  );
}
