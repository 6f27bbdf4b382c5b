import { useState } from "preact/hooks";
import type { RecordRow } from "../../facade";
import { words } from "../../words";
import { answerLines } from "../form/rules";
import { Badge, Empty, Head, Icon } from "../parts/basics";
import { useLoaded } from "../parts/loading";
import { address, goInstead } from "../router";
import { fullDate, sentenceOf } from "../saying";
import { useChanges, useSession, useVault } from "../vault";

const said = words.record;

// One record as it was written; mended or withdrawn from here.
export function RecordPage({ id, ask }: { id: string; ask: URLSearchParams }) {
  const vault = useVault();
  const personId = ask.get("orang");
  const found = useLoaded(() => findRecord(vault, id, personId), [id, useChanges()]);
  const back = { tanggal: ask.get("tanggal"), langkah: ask.get("langkah") };
  const up = personId ? address("orang", personId, back) : address("kegiatan", found?.service ?? "");
  if (found === undefined) return null;
  const service = found && vault.services(found.on).find((one) => one.code === found.service);
  if (!found || !service) return <><Head title={said.title} up={up} /><Empty>{said.gone}</Empty></>;
  const person = personId ? vault.line(personId) : null;
  return (
    <>
      <Head title={service.name} up={up} lead={[person?.name ?? found.place, fullDate(found.on)].filter(Boolean).join(" · ")}>
        <p class="ways">
          {found.void && <Badge icon="close" colour="bad">{words.person.void}</Badge>}
          {found.unsent ? <Badge icon="clock">{words.sent.here}</Badge> : <Badge icon="check" colour="good">{words.sent.arrived}</Badge>}
        </p>
      </Head>
      <dl class="facts">
        {answerLines(service, found.answers, vault).map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p class="quiet">{said.by(found.by)}</p>
      {!found.void && (
        <>
          <a class="button wide" href={address("catat", found.service, { catatan: id, orang: personId, ...back })}>
            <Icon name="edit" />
            {said.mend}
          </a>
          <Voiding id={id} back={up} />
        </>
      )}
    </>
  );
}

export async function findRecord(vault: ReturnType<typeof useVault>, id: string, personId: string | null): Promise<RecordRow | null> {
  const among = personId ? (await vault.person(personId)).records : vault.recordsOf({});
  return among.find((one) => one.id === id) ?? null;
}

// The reason is chosen, and that choice is the act: no second question.
function Voiding({ id, back }: { id: string; back: string }) {
  const { vault, say } = useSession();
  const [asking, ask] = useState(false);
  const act = async (reason: string) => {
    try {
      await vault.voidRecord(id, reason);
      say(said.voided);
      goInstead(back);
    } catch (error) {
      say(sentenceOf(error));
    }
  };
  if (!asking) {
    return (
      <button type="button" class="button wide bad" onClick={() => ask(true)}>
        <Icon name="close" />
        {said.void}
      </button>
    );
  }
  return (
    <fieldset class="field reasons">
      <legend>{said.why}</legend>
      {said.reasons.map((reason) => (
        <button key={reason} type="button" class="button wide" onClick={() => void act(reason)}>
          {reason}
        </button>
      ))}
      <button type="button" class="link-button" onClick={() => ask(false)}>
        {words.back}
      </button>
    </fieldset>
  );
}
