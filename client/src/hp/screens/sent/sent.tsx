import { useState } from "preact/hooks";
import type { SentLine, Status } from "../../facade";
import { words } from "../../words";
import { Badge, Empty, Head, Icon, Notice } from "../parts/basics";
import { address } from "../router";
import { bytes, moment } from "../saying";
import { useSession, useVault } from "../vault";
import { Disputes, Twins } from "./choosing";
import { Hindrance } from "./hindrance";

const said = words.sent;
const PAGE = 30;
const LOOK: Record<SentLine["state"], { icon: string; colour: string }> = {
  disimpan: { icon: "clock", colour: "" },
  dikirim: { icon: "send", colour: "main" },
  sampai: { icon: "check", colour: "good" },
  ditahan: { icon: "pause", colour: "attention" },
  "perlu-dilihat": { icon: "warning", colour: "bad" },
  dibatalkan: { icon: "close", colour: "hollow" },
};

// Where the work is, in words: here, on its way, arrived, or waiting for somebody to look at it.
export function Sent() {
  const vault = useVault();
  const status = vault.status();
  const [most, setMost] = useState(PAGE);
  const zone = vault.me.post.zone;
  const lines = vault.sent(most);
  return (
    <>
      <Head title={said.title} lead={status.sentence} />
      <Counts status={status} />
      <p class="quiet">{status.lastArrival ? said.lastArrival(moment(status.lastArrival, zone)) : said.neverArrived}</p>
      <Hindrance line={status.line} />
      <button type="button" class="button main wide" onClick={() => vault.sync()}>
        <Icon name="send" />
        {said.now}
      </button>
      <Tasks lines={vault.tasks()} zone={zone} />
      <Twins />
      <Disputes />
      <section>
        <h2>{said.list}</h2>
        {lines.length === 0 && <Empty>{said.empty}</Empty>}
        <ul class="rows">
          {lines.map((line) => (
            <li key={line.id}>
              <Line line={line} zone={zone} />
            </li>
          ))}
        </ul>
        {lines.length === most && (
          <button type="button" class="button wide" onClick={() => setMost(most + PAGE)}>{said.older}</button>
        )}
      </section>
      <Meter status={status} />
    </>
  );
}

function Counts({ status }: { status: Status }) {
  const figures: [string, number][] = [[said.here, status.saved], [said.arrived, status.arrived], [said.look, status.tasks], [said.held, status.held]];
  if (status.photos) figures.push([said.photos, status.photos]);
  return (
    <dl class="figures counts">
      {figures.map(([name, count]) => (
        <div class="figure" key={name}>
          <dt>{name}</dt>
          <dd class="value">{count}</dd>
        </div>
      ))}
    </dl>
  );
}

function Line({ line, zone }: { line: SentLine; zone: string }) {
  const look = LOOK[line.state];
  return (
    <div class="row-line">
      <span class="what">
        {line.what}
        <span class="when">{line.receipt ? said.receipt(line.receipt.number, line.receipt.code, moment(line.receipt.at, zone)) : said.madeAt(moment(line.madeAt, zone))}</span>
        {line.state === "ditahan" && line.sentence && <span class="when">{line.sentence}</span>}
      </span>
      <Badge icon={look.icon} colour={look.colour}>{said.states[line.state]}</Badge>
    </div>
  );
}

// What came back with a reason: one touch leads to the form with everything still in it.
function Tasks({ lines, zone }: { lines: SentLine[]; zone: string }) {
  const { vault, say } = useSession();
  if (!lines.length) return null;
  const drop = (line: SentLine) => void vault.giveUp(line.id).then(() => say(said.gaveUp));
  return (
    <section>
      <h2>{said.tasks}</h2>
      {lines.map((line) => (
        <Notice key={line.id} icon="warning" colour="bad">
          <p>
            <strong>{line.what}</strong> <span class="small quiet">{said.madeAt(moment(line.madeAt, zone))}</span>
          </p>
          <p>{line.sentence}</p>
          {Object.values(line.errors).map((sentence) => <p key={sentence}>{sentence}</p>)}
          <p class="ways">
            {vault.reopen(line.id) && <a class="button slim" href={address("kiriman", line.id)}><Icon name="edit" />{said.mend}</a>}
            <button type="button" class="button slim" onClick={() => drop(line)}>{said.giveUp}</button>
          </p>
        </Notice>
      ))}
    </section>
  );
}

function Meter({ status }: { status: Status }) {
  return (
    <section>
      <dl class="facts">
        <div>
          <dt>{said.data}</dt>
          <dd>{bytes(status.bytesThisMonth)}</dd>
        </div>
        <div>
          <dt>{said.room}</dt>
          <dd>{status.roomLeft === null ? said.roomUnknown : bytes(status.roomLeft)}</dd>
        </div>
      </dl>
      {!status.persistent && <p class="small quiet">{said.notPersistent}</p>}
    </section>
  );
}
