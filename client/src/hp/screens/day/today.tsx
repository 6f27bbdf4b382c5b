import { useState } from "preact/hooks";
import type { DayList, OpenVault } from "../../facade";
import { words } from "../../words";
import { Head, Icon, Notice } from "../parts/basics";
import { address } from "../router";
import { fullDate, longDate, sentenceOf } from "../saying";
import { useSession, useVault } from "../vault";
import { Found, Groups } from "./lists";
import { memory } from "./memory";
import { Steps } from "./steps";
import { nextAfter, type Step, together, wayTo } from "./work";

const said = words.day;

// The day with everybody who is expected: a step, then a name.
export function Today({ ask }: { ask: URLSearchParams }) {
  const vault = useVault();
  const on = ask.get("tanggal") || vault.today();
  const [step, setStep] = useState<Step>(memory.step);
  const [text, setText] = useState(memory.text);
  const list = vault.dayList(on);
  const health = vault.me.fields.includes("kesehatan");
  return (
    <>
      <Head title={list.openDay ? said.open : on === vault.today() ? words.nav.today : fullDate(on)} lead={<>{fullDate(on)}<br /><strong>{said.counts(list.came, list.awaited)}</strong></>} />
      <DayState list={list} vault={vault} />
      {health && <Steps step={step} choose={(next) => ((memory.step = next), setStep(next))} />}
      <Search text={text} seek={(next) => ((memory.text = next), setText(next))} />
      {text.trim() ? <Found text={text} on={on} step={step} /> : <StepWork list={list} step={step} vault={vault} />}
      <a class="button wide" href={address("warga-baru", "", { nama: text, tanggal: on })}>
        <Icon name="plus" />
        {said.newcomer}
      </a>
      {!text.trim() && <Next list={list} step={step} vault={vault} after={ask.get("sesudah")} />}
    </>
  );
}

function DayState({ list, vault }: { list: DayList; vault: OpenVault }) {
  const { say } = useSession();
  const today = vault.today();
  const cancelled = !list.openDay && vault.openDays().find((day) => day.on === list.on);
  if (cancelled) return <Notice icon="close" colour="bad"><p>{said.cancelled(cancelled.reason)}</p></Notice>;
  if (list.openDay || list.on !== today) return null;
  const next = vault.openDays().filter((day) => day.on > today && day.state === "terjadwal").sort((a, b) => (a.on < b.on ? -1 : 1))[0];
  const add = () => vault.addOpenDay(today).then(() => say(said.added), (error: unknown) => say(sentenceOf(error)));
  return (
    <Notice icon="calendar">
      <p>
        {said.none} {next && said.next(longDate(next.on))}
      </p>
      <p class="ways">
        <button type="button" class="button slim" onClick={() => void add()}>
          {said.add}
        </button>
        <a class="button slim" href={address("lainnya", "hari-buka")}>
          {said.other}
        </a>
      </p>
    </Notice>
  );
}

function Search({ text, seek }: { text: string; seek: (text: string) => void }) {
  return (
    <div class="field find" role="search">
      <label for="cari" class="hidden-text">
        {said.find}
      </label>
      <Icon name="search" />
      <input id="cari" type="search" value={text} placeholder={said.findHelp} autocomplete="off" onInput={(event) => seek(event.currentTarget.value)} />
    </div>
  );
}

function StepWork({ list, step, vault }: { list: DayList; step: Step; vault: OpenVault }) {
  const services = vault.services(list.on);
  const many = together(services, step);
  const gridable = step === 2 || step === 4 ? services.filter((one) => one.subject === "person" && one.step === step) : [];
  return (
    <>
      {step === 3 && <p class="quiet">{said.stepThree}</p>}
      {many.length > 0 && (
        <section>
          <h2>{said.together}</h2>
          <ul class="rows">
            {many.map((one) => (
              <li key={one.code}>
                <a class="row-button" href={address("catat", one.code, { tanggal: list.on })}>
                  <Icon name="people" />
                  <span class="what">{one.name}</span>
                  <Icon name="right" />
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Groups list={list} step={step} services={services} />
      {gridable.length > 0 && (
        <details class="registers">
          <summary>{said.grid}</summary>
          <ul class="rows">
            {gridable.map((one) => (
              <li key={one.code}>
                <a class="row-button" href={address("register", one.code, { tanggal: list.on })}>
                  <Icon name="work" />
                  <span class="what">{one.name}</span>
                  <Icon name="right" />
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

// After a save: one touch leads to the next person's form.
function Next({ list, step, vault, after }: { list: DayList; step: Step; vault: OpenVault; after: string | null }) {
  if (!after) return null;
  const services = vault.services(list.on);
  const next = nextAfter(list, services, step, after);
  if (!next) return <p class="quiet" role="status">{said.nobodyLeft}</p>;
  const service = wayTo(services, step, next, list.on);
  const ask = { tanggal: list.on, langkah: String(step) };
  const to = service ? address("catat", service.code, { orang: next.id, ...ask }) : address("orang", next.id, ask);
  return (
    <div class="actions sticky above-tabs">
      <a class="button main" href={to}>
        {said.nextPerson(next.name)}
        <Icon name="right" />
      </a>
    </div>
  );
}
