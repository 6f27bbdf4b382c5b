import type { Service } from "../../rules/catalogue";
import { words } from "../../words";
import { Empty, Head, Icon } from "../parts/basics";
import { Records } from "../person/card";
import { address } from "../router";
import { useVault } from "../vault";

const said = words.field;
const ABOUT: Record<Service["subject"], string> = { person: said.forPersons, household: said.forHouseholds, place: said.forPlaces, event: said.forEvents };

// Pendataan, verifikasi, penyuluhan and aspirasi of the kader's fields.
export function Activities() {
  const vault = useVault();
  const services = vault.services(vault.today()).filter((one) => one.step === null || one.step === undefined || one.subject !== "person");
  const fields = vault.labels().fields.filter((field) => services.some((one) => one.field === field.code));
  return (
    <>
      <Head title={said.title} lead={said.lead} />
      {fields.length === 0 && <Empty>{said.nothing}</Empty>}
      {fields.map((field) => (
        <section key={field.code} class={`f-${field.code}`}>
          <h2 class="field-name">{field.name}</h2>
          {said.order.map((activity) => {
            const own = services.filter((one) => one.field === field.code && one.activity === activity);
            return own.length > 0 && <ActivityList key={activity} title={said.activities[activity] ?? activity} services={own} />;
          })}
        </section>
      ))}
    </>
  );
}

function ActivityList({ title, services }: { title: string; services: Service[] }) {
  return (
    <>
      <h3>{title}</h3>
      <ul class="rows">
        {services.map((one) => (
          <li key={one.code}>
            <a class="row-button" href={address("kegiatan", one.code)}>
              <span class="field-dot" aria-hidden="true" />
              <span class="what">
                {one.name}
                <span class="when">{ABOUT[one.subject]}</span>
              </span>
              <Icon name="right" />
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

// One activity: record a new one, and what was recorded.
export function ActivityPage({ service: code }: { service: string }) {
  const vault = useVault();
  const services = vault.services(vault.today());
  const service = services.find((one) => one.code === code);
  if (!service) return <><Head title={said.title} up={address("kegiatan")} /><Empty>{words.form.unknownService}</Empty></>;
  const records = vault.recordsOf({ service: code });
  return (
    <>
      <Head title={service.name} lead={service.help} up={address("kegiatan")} />
      <a class="button main wide" href={address("catat", code)}>
        <Icon name="plus" />
        {said.record}
      </a>
      <section>
        <h2>{said.before}</h2>
        {records.length ? <Records records={records} services={services} /> : <Empty>{said.none}</Empty>}
      </section>
    </>
  );
}
