import { Component } from "preact";
import { useState } from "preact/hooks";
import type { DayList, PersonLine } from "../../facade";
import type { Service } from "../../rules/catalogue";
import { words } from "../../words";
import { openDayOn } from "../form/draft";
import { Badge, Empty } from "../parts/basics";
import { address } from "../router";
import { sentenceOf } from "../saying";
import { useSession, useVault } from "../vault";
import { memory } from "./memory";
import { ATTENDANCE, groupsOf, isDone, type Step, wayTo } from "./work";

const said = words.day;
const UNFOLDED = ["bumil", "nifas", "bayi", "balita"];
const FOUND_AT_MOST = 30;

export function Groups({ list, step, services }: { list: DayList; step: Step; services: Service[] }) {
  const groups = groupsOf(list, services, step);
  if (!groups.length) return <Empty>{step === 3 ? said.nobodyCame : said.empty}</Empty>;
  return (
    <>
      {groups.map((group) => (
        <Fold key={group.code} code={group.code} alone={groups.length === 1}>
          <summary>
            <span>
              {group.label}{" "}
              <span class="quiet">
                {group.persons.filter((line) => isDone(services, step, line, list.on)).length}/{group.persons.length}
              </span>
            </span>
          </summary>
          <People lines={group.persons} step={step} services={services} on={list.on} />
        </Fold>
      ))}
    </>
  );
}

// Folded groups are not drawn: a post of 300 people opens at once on a slow phone.
function Fold({ code, alone, children }: { code: string; alone: boolean; children: [preact.ComponentChild, preact.ComponentChild] }) {
  const [open, setOpen] = useState(memory.folded.get(code) ?? (alone || UNFOLDED.includes(code)));
  const turn = (now: boolean) => {
    memory.folded.set(code, now);
    setOpen(now);
  };
  return (
    <details class="group" open={open} onToggle={(event) => turn(event.currentTarget.open)}>
      {children[0]}
      {open && children[1]}
    </details>
  );
}

export function Found({ text, on, step }: { text: string; on: string; step: Step }) {
  const vault = useVault();
  const lines = vault.find(text, FOUND_AT_MOST);
  return (
    <section class="found">
      <p role="status" class="quiet">
        {said.found(lines.length)}
      </p>
      {lines.length ? <People lines={lines} step={step} services={vault.services(on)} on={on} /> : <Empty>{said.nobody(text.trim())}</Empty>}
    </section>
  );
}

function People({ lines, step, services, on }: { lines: PersonLine[]; step: Step; services: Service[]; on: string }) {
  return (
    <ul class="people">
      {lines.map((line) => (
        <PersonRow key={line.id} line={line} step={step} services={services} on={on} />
      ))}
    </ul>
  );
}

interface Row {
  line: PersonLine;
  step: Step;
  services: Service[];
  on: string;
}

// Drawn again only when its own line changed: after a save that is one row of many.
class PersonRow extends Component<Row> {
  override shouldComponentUpdate(next: Row): boolean {
    const { line, step, services, on } = this.props;
    return line !== next.line || step !== next.step || services !== next.services || on !== next.on;
  }

  override render({ line, step, services, on }: Row) {
    const done = isDone(services, step, line, on);
    const service = wayTo(services, step, line, on);
    const ask = { tanggal: on, langkah: String(step) };
    return (
      <li class={done ? "came" : ""}>
        <a class="who" href={service ? address("catat", service.code, { orang: line.id, ...ask }) : address("orang", line.id, ask)}>
          {line.name}
          <span class="when">{aboutOf(line)}</span>
        </a>
        {step === 1 && !done && services.some((one) => one.code === ATTENDANCE) ? <Came line={line} on={on} /> : <State line={line} step={step} done={done} />}
      </li>
    );
  }
}

export function aboutOf(line: PersonLine): string {
  return [line.age, line.mother_name && words.person.mother(line.mother_name), line.house].filter(Boolean).join(" · ");
}

function State({ line, step, done }: { line: PersonLine; step: Step; done: boolean }) {
  if (step === 1) return done ? <Badge icon="check" colour="good">{said.came}</Badge> : null;
  if (step === 0 || step === 3) return <span class="small quiet">{said.recordedCount(line.done.length)}</span>;
  return done ? <Badge icon="check" colour="good">{said.done}</Badge> : <Badge icon="missing" colour="hollow">{said.notYet}</Badge>;
}

// One touch: she is here. The same touch can be undone.
function Came({ line, on }: { line: PersonLine; on: string }) {
  const { vault, say } = useSession();
  const [busy, setBusy] = useState(false);
  const mark = async () => {
    setBusy(true);
    try {
      const id = await vault.saveRecord({ service: ATTENDANCE, on, answers: {}, person_id: line.id, open_day_id: openDayOn(vault, on) });
      say(said.said(line.name), () => vault.voidRecord(id, words.record.undoReason));
    } catch (error) {
      say(sentenceOf(error));
    }
    setBusy(false);
  };
  return (
    <button type="button" class="button slim" aria-disabled={busy} aria-label={said.markCame(line.name)} onClick={() => void (busy || mark())}>
      {said.came}
    </button>
  );
}
