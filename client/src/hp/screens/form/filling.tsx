import { useEffect, useRef, useState } from "preact/hooks";
import type { RecordRow } from "../../facade";
import type { Question, Service } from "../../rules/catalogue";
import { words } from "../../words";
import { Head, Icon, Notice } from "../parts/basics";
import { address, goInstead } from "../router";
import { longDate, sentenceOf } from "../saying";
import { useSession } from "../vault";
import { type Filling, type Refused, useFilling } from "./draft";
import { QuestionField } from "./question";
import { shown } from "./rules";
import { parted } from "./sheet";

const said = words.form;
interface Given {
  service: Service;
  ask: URLSearchParams;
  on: string;
  record: RecordRow | null;
  before?: RecordRow[]; // recorded already on this day
  refused?: Refused;
}

// The form itself: questions, what is said about them at once, one main button.
export function Sheet({ service, ask, on, record, before = [], refused }: Given) {
  const { vault, say } = useSession();
  const filling = useFilling({ vault, service, ask, on, record, before, refused });
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const person = filling.personId ? vault.line(filling.personId) : null;
  const house = filling.householdId ? vault.households("").find((one) => one.id === filling.householdId) : null;
  const back = refused ? { up: address("kiriman"), after: address("kiriman") } : wayBack(filling, service, ask);
  useFirstFocus(form);
  const save = async () => {
    if (!(await filling.check())) return focusFirstWrong(form.current);
    setBusy(true);
    try {
      const id = await filling.save();
      const mended = record || refused;
      say(mended ? words.record.mended : said.saved(person?.name ?? service.name), mended ? undefined : () => vault.voidRecord(id, words.record.undoReason));
      goInstead(back.after);
    } catch (error) {
      setBusy(false);
      say(sentenceOf(error));
    }
  };
  return (
    <form ref={form} noValidate onKeyDown={nextField} onSubmit={(event) => (event.preventDefault(), void (busy || save()))}>
      <Head title={service.name} up={back.up} lead={person ? <><strong>{person.name}</strong> · {person.age}</> : house ? <strong>{house.head_name}</strong> : longDate(filling.on)}>
        {service.help && <p class="quiet small">{service.help}</p>}
      </Head>
      {refused && <Notice icon="warning" colour="bad" alert><p>{refused.sentence}</p></Notice>}
      {person && before.slice(0, 1).map((one) => <Already key={one.id} record={one} ask={ask} />)}
      <Told filling={filling} service={service} />
      <OwnFields filling={filling} service={service} />
      <Questions filling={filling} service={service} open={!!record || !!refused} />
      <div class="actions sticky">
        <button class="button main" type="submit" aria-disabled={busy}>
          <Icon name="check" />
          {Object.keys(filling.warnings).length ? said.saveSure : said.save}
        </button>
      </div>
    </form>
  );
}

function wayBack(filling: Filling, service: Service, ask: URLSearchParams): { up: string; after: string } {
  const day = { tanggal: ask.get("tanggal"), langkah: ask.get("langkah") };
  const person = filling.personId;
  if (person && ask.get("langkah")) {
    const home = address("hari-ini", "", { tanggal: day.tanggal });
    return { up: home, after: address("hari-ini", "", { tanggal: day.tanggal, sesudah: person }) };
  }
  const to = person ? address("orang", person, day) : address("kegiatan", service.code);
  return { up: to, after: to };
}

function Already({ record, ask }: { record: RecordRow; ask: URLSearchParams }) {
  const to = address("catatan", record.id, { orang: record.person_id, tanggal: ask.get("tanggal"), langkah: ask.get("langkah") });
  return (
    <Notice icon="info">
      <p>{said.already}</p>
      <p class="ways">
        <a class="button slim" href={to}>
          <Icon name="edit" />
          {said.openRecord}
        </a>
      </p>
    </Notice>
  );
}

// What was brought back, what stands against saving, and what is doubtful about the whole.
function Told({ filling, service }: { filling: Filling; service: Service }) {
  const codes = new Set(service.questions.map((one) => one.code));
  const about = Object.entries(filling.warnings).filter(([code]) => !codes.has(code));
  const wrong = Object.entries(filling.errors).filter(([code]) => !codes.has(code) && code !== "on" && code !== "place");
  return (
    <>
      {filling.restored && (
        <Notice icon="back">
          <p>
            {said.restored}{" "}
            <button type="button" class="link-button" onClick={filling.discard}>{said.discard}</button>
          </p>
        </Notice>
      )}
      {wrong.length > 0 && <Notice icon="warning" colour="bad" alert>{wrong.map(([code, sentence]) => <p key={code}>{sentence}</p>)}</Notice>}
      {about.length > 0 && <Notice icon="warning" colour="attention" alert>{about.map(([code, sentence]) => <p key={code}>{sentence}</p>)}</Notice>}
    </>
  );
}

// Date and place belong to the record, not to the catalogue. The date of an open day is known.
function OwnFields({ filling, service }: { filling: Filling; service: Service }) {
  const placed = service.subject === "place" || service.subject === "event";
  return (
    <>
      {!filling.dayIsGiven && (
        <div class={filling.errors.on ? "field wrong" : "field"}>
          <label for="own-on">{said.on}</label>
          <input id="own-on" type="date" value={filling.on} max={filling.today} aria-describedby="own-on-error" aria-invalid={!!filling.errors.on} onInput={(event) => filling.setOn(event.currentTarget.value)} />
          <p class="error" id="own-on-error" role="alert">{filling.errors.on}</p>
        </div>
      )}
      {placed && (
        <div class={filling.errors.place ? "field wrong" : "field"}>
          <label for="own-place">{service.subject === "place" ? said.placeName : <>{said.place} <span class="optional">({words.optional})</span></>}</label>
          <p class="help" id="own-place-help">{service.subject === "place" ? said.placeHelp : said.eventHelp}</p>
          <input id="own-place" value={filling.place} maxLength={200} aria-describedby="own-place-help own-place-error" aria-invalid={!!filling.errors.place} onInput={(event) => filling.setPlace(event.currentTarget.value)} />
          <p class="error" id="own-place-error" role="alert">{filling.errors.place}</p>
        </div>
      )}
    </>
  );
}

function Questions({ filling, service, open }: { filling: Filling; service: Service; open: boolean }) {
  const { first, rest } = parted(service);
  const seen = (questions: Question[]) => questions.filter((one) => filling.shown.has(one.code));
  const wrongInRest = rest.some((one) => filling.errors[one.code]);
  return (
    <>
      {seen(first).map((one) => <Field key={one.code} question={one} filling={filling} service={service} />)}
      {rest.length > 0 && (
        <details class="rest" open={open || wrongInRest || rest.some((one) => filling.raw[one.code] !== undefined)}>
          <summary>{said.rest(seen(rest).length)}</summary>
          {seen(rest).map((one) => <Field key={one.code} question={one} filling={filling} service={service} />)}
        </details>
      )}
    </>
  );
}

function Field({ question, filling, service }: { question: Question; filling: Filling; service: Service }) {
  const { vault } = useSession();
  const last = filling.personId && (question.type === "decimal" || question.type === "integer") ? vault.last(filling.personId, service.code, question.code) : null;
  return (
    <QuestionField
      question={question}
      value={filling.raw[question.code]}
      error={filling.errors[question.code] ?? ""}
      warning={filling.warnings[question.code] ?? ""}
      beside={last ? said.last(shown(question, last.value), longDate(last.on)) : ""}
      change={(value) => filling.change(question.code, value)}
      photos={filling.photos}
    />
  );
}

// Enter goes to the next field, as on paper; in the last one it saves.
function nextField(event: KeyboardEvent): void {
  const here = event.target as HTMLElement;
  if (event.key !== "Enter" || here.tagName !== "INPUT") return;
  const form = event.currentTarget as HTMLFormElement;
  const fields = [...form.querySelectorAll<HTMLElement>("input:not([type=radio]):not([type=checkbox]):not([type=file]), textarea, select")];
  const next = fields.filter((one) => one.offsetParent !== null)[fields.filter((one) => one.offsetParent !== null).indexOf(here) + 1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function focusFirstWrong(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => {
    const wrong = form?.querySelector<HTMLElement>(".field.wrong input, .field.wrong select, .field.wrong textarea, .field.wrong button");
    wrong?.focus();
    wrong?.closest(".field")?.scrollIntoView({ block: "center" });
  });
}

// A form that begins with a figure is ready for it.
export function useFirstFocus(form: { current: HTMLFormElement | null }): void {
  useEffect(() => form.current?.querySelector(".field")?.querySelector<HTMLInputElement>("input.number")?.focus({ preventScroll: true }), []);
}
