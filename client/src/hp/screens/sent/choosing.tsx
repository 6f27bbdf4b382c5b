import { words } from "../../words";
import { Icon } from "../parts/basics";
import { longDate, sentenceOf } from "../saying";
import { useSession } from "../vault";

const said = words.sent;

function useAct(): (act: Promise<void>) => void {
  const { say } = useSession();
  return (act) => void act.catch((error: unknown) => say(sentenceOf(error)));
}

// The same service twice for one person on a day: both are kept, one is chosen.
export function Twins() {
  const { vault } = useSession();
  const act = useAct();
  const twins = vault.twins();
  if (!twins.length) return null;
  const nameOf = (service: string, on: string) => vault.services(on).find((one) => one.code === service)?.name ?? service;
  return (
    <section>
      <h2>{said.twins}</h2>
      {twins.map((twin) => (
        <div class="sheet" key={twin.records.map((one) => one.id).join()}>
          <h3>{twin.person.name}</h3>
          <p>{said.twinLead(nameOf(twin.service, twin.on), longDate(twin.on))}</p>
          <ul class="list-plain pair">
            {twin.records.map((one) => (
              <li key={one.id}>
                <p>
                  {one.summary}
                  <span class="when">{said.twinBy(one.by, one.mine)}</span>
                </p>
                <button type="button" class="button" onClick={() => act(vault.chooseTwin(one.id))}>
                  <Icon name="check" />
                  {said.choose}
                </button>
              </li>
            ))}
          </ul>
          <button type="button" class="button wide" onClick={() => act(vault.keepBoth(twin.records.map((one) => one.id)))}>{said.keepBoth}</button>
        </div>
      ))}
    </section>
  );
}

// A value of mine beside one that somebody else wrote meanwhile.
export function Disputes() {
  const { vault } = useSession();
  const act = useAct();
  const disputes = vault.disputes();
  if (!disputes.length) return null;
  return (
    <section>
      <h2>{said.disputes}</h2>
      {disputes.map((one) => (
        <div class="sheet" key={one.id}>
          <h3>{one.what}</h3>
          <p>{said.disputeLead}</p>
          <dl class="facts">
            {one.fields.map((field) => (
              <div key={field.label}>
                <dt>{field.label}</dt>
                <dd>
                  {said.mine}: <strong>{field.mine}</strong>
                  <br />
                  {said.theirs}: <strong>{field.theirs}</strong>
                </dd>
              </div>
            ))}
          </dl>
          <div class="actions">
            <button type="button" class="button" onClick={() => act(vault.keepMine(one.id))}>{said.keepMine}</button>
            <button type="button" class="button" onClick={() => act(vault.keepTheirs(one.id))}>{said.keepTheirs}</button>
          </div>
        </div>
      ))}
    </section>
  );
}
