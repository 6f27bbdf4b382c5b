import { useEffect, useRef, useState } from "preact/hooks";
import type { PersonLine } from "../../facade";
import type { Question, Service } from "../../rules/catalogue";
import { words } from "../../words";
import { asRaw, type Raw, read } from "../form/sheet";
import { Icon } from "../parts/basics";
import { address } from "../router";
import { sentenceOf } from "../saying";
import { useSession } from "../vault";

const said = words.grid;
interface Given {
  line: PersonLine;
  service: Service;
  questions: Question[];
  on: string;
  openDay: string | null;
}

// A person's line saves itself when one leaves it; what is wrong stays and is told in the line.
export function GridRow({ line, service, questions, on, openDay }: Given) {
  const { vault } = useSession();
  const key = `register:${service.code}:${on}:${line.id}`;
  const draft = useRef(vault.draft(key) as Raw | undefined).current;
  const [raw, setRaw] = useState<Raw>(draft ?? {});
  const [say, setSay] = useState<{ text: string; wrong: boolean } | null>(draft ? { text: said.unsaved, wrong: true } : null);
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const record = useRef<string | null>(null);
  const changed = useRef(!!draft);
  useEffect(() => {
    if (!line.done.includes(service.code)) return;
    void vault.person(line.id).then(({ records }) => {
      const kept = records.find((one) => one.service === service.code && one.on === on && !one.void);
      if (kept) record.current = kept.id;
      if (!kept || changed.current) return;
      setRaw(asRaw(service, kept.answers));
      setSay({ text: said.kept, wrong: false });
    });
  }, [line.id]);
  const leave = async () => {
    if (!changed.current) return;
    const { answers, errors: unread } = read(service, raw);
    if (!Object.keys(answers).length && !Object.keys(unread).length) return;
    const asked = { service: service.code, on, answers, person_id: line.id, open_day_id: openDay };
    try {
      const checked = await vault.checkRecord(asked, record.current);
      const errors = { ...checked.errors, ...unread };
      setWrong(errors);
      if (Object.keys(errors).length) return setSay({ text: said.check, wrong: true });
      changed.current = false;
      if (record.current) await vault.amendRecord(record.current, answers);
      else record.current = await vault.saveRecord(asked);
      vault.keepDraft(key, undefined);
      setSay({ text: [said.kept, ...Object.values(checked.warnings)].join(". "), wrong: false });
    } catch (error) {
      changed.current = true;
      setSay({ text: sentenceOf(error), wrong: true });
    }
  };
  const change = (code: string, value: unknown) => {
    changed.current = true;
    const next = { ...raw, [code]: value };
    setRaw(next);
    vault.keepDraft(key, next);
  };
  const gone = (event: FocusEvent) => {
    const next = event.relatedTarget as Node | null;
    if (!(event.currentTarget as HTMLElement).contains(next)) void leave();
  };
  const { shown } = read(service, raw);
  return (
    <tr class={say?.wrong ? "wrong" : say ? "kept" : ""} onFocusOut={gone}>
      <th scope="row">
        <a href={address("catat", service.code, { orang: line.id, tanggal: on, catatan: record.current })}>{line.name}</a>
        <span class="when">{line.age}</span>
        <span class={say?.wrong ? "cell-error" : "when"} role="status">
          {say && <><Icon name={say.wrong ? "warning" : "check"} /> {say.text}</>}
        </span>
      </th>
      {questions.map((one) => (
        <td key={one.code}>
          {shown.has(one.code) && <Cell question={one} name={line.name} value={raw[one.code]} error={wrong[one.code] ?? ""} change={(value) => change(one.code, value)} />}
        </td>
      ))}
    </tr>
  );
}

function Cell({ question, name, value, error, change }: { question: Question; name: string; value: unknown; error: string; change: (value: unknown) => void }) {
  const label = `${name}, ${question.label}`;
  const input =
    question.type === "boolean" || question.type === "choice" ? (
      <select aria-label={label} aria-invalid={!!error} value={value === undefined ? "" : String(value)} onChange={(event) => change(picked(question, event.currentTarget.value))}>
        <option value="" />
        {optionsOf(question).map(([code, text]) => (
          <option key={code} value={code}>{text}</option>
        ))}
      </select>
    ) : (
      <input aria-label={label} aria-invalid={!!error} {...(question.type === "date" ? { type: "date" as const } : { type: "text" as const, inputMode: question.type === "integer" ? ("numeric" as const) : ("decimal" as const) })} autocomplete="off" value={String(value ?? "")} onInput={(event) => change(event.currentTarget.value)} />
    );
  return (
    <>
      {input}
      {error && <p class="cell-error">{error}</p>}
    </>
  );
}

function optionsOf(question: Question): [string, string][] {
  if (question.type === "boolean") return [["true", words.form.yes], ["false", words.form.no]];
  return (question.choices ?? []).filter((one) => !one.retired).map((one) => [one.code, one.label]);
}

function picked(question: Question, code: string): unknown {
  if (!code) return undefined;
  return question.type === "boolean" ? code === "true" : code;
}
