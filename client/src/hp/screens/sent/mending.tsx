import { useState } from "preact/hooks";
import type { NewPerson, NewRecord, SentLine } from "../../facade";
import { words } from "../../words";
import { Sheet } from "../form/filling";
import { Empty, Head, Icon, Notice } from "../parts/basics";
import { PersonFields } from "../person/person_fields";
import { address, goInstead } from "../router";
import { sentenceOf } from "../saying";
import { useSession, useVault } from "../vault";

// What the server sent back, with everything that was typed still in it, and the reason beside it.
export function Mending({ id }: { id: string }) {
  const vault = useVault();
  const line = vault.tasks().find((one) => one.id === id);
  const [typed] = useState(() => vault.reopen(id));
  if (!typed || !line) return <><Head title={words.sent.tasks} up={address("kiriman")} /><Empty>{words.sent.empty}</Empty></>;
  if (typed.kind === "record") return <MendRecord id={id} line={line} record={typed.record} />;
  return <MendPerson id={id} line={line} start={typed.person} />;
}

function MendRecord({ id, line, record }: { id: string; line: SentLine; record: NewRecord }) {
  const vault = useVault();
  const service = vault.services(record.on).find((one) => one.code === record.service);
  if (!service) return <><Head title={words.sent.tasks} up={address("kiriman")} /><Empty>{words.form.unknownService}</Empty></>;
  return <Sheet service={service} ask={new URLSearchParams()} on={record.on} record={null} refused={{ id, record, sentence: line.sentence, errors: line.errors }} />;
}

function MendPerson({ id, line, start }: { id: string; line: SentLine; start: NewPerson }) {
  const { vault, say } = useSession();
  const key = `perbaiki:${id}`;
  const [typed, setTyped] = useState(() => (vault.draft(key) as NewPerson | undefined) ?? start);
  const change = (part: Partial<NewPerson>) => {
    const next = { ...typed, ...part };
    setTyped(next);
    vault.keepDraft(key, next);
  };
  const [errors, setErrors] = useState(line.errors);
  const save = async () => {
    const checked = vault.checkPerson(typed);
    setErrors(checked.errors);
    if (Object.keys(checked.errors).length) return;
    try {
      await vault.mend(id, typed);
      vault.keepDraft(key, undefined);
      say(words.record.mended);
      goInstead(address("kiriman"));
    } catch (error) {
      say(sentenceOf(error));
    }
  };
  return (
    <form noValidate onSubmit={(event) => (event.preventDefault(), void save())}>
      <Head title={words.newcomer.title2} lead={typed.name} up={address("kiriman")} />
      <Notice icon="warning" colour="bad" alert><p>{line.sentence}</p></Notice>
      <PersonFields typed={typed} sexKnown errors={errors} change={change} hamlets={vault.me.hamlets} disabilities={vault.labels().disabilities} full={false} today={vault.today()} />
      <div class="actions sticky">
        <button class="button main" type="submit">
          <Icon name="check" />
          {words.newcomer.save2}
        </button>
      </div>
    </form>
  );
}
