import { useEffect, useState } from "preact/hooks";
import { words } from "../../words";
import { Badge, Empty, Head, Icon } from "../parts/basics";
import { RescueButton } from "../parts/rescue";
import { address } from "../router";
import { fullDate, sentenceOf } from "../saying";
import { useSession, useVault } from "../vault";
import { newVersionWaits, takeOver, whenNewVersion } from "./updating";

const said = words.more;
// A page of the web, outside of what the worker serves: it needs a network and the web's own password.
const OWN_PAGE = "/posisi-saya/";

export function More() {
  const { phone, vaultId, lock } = useSession();
  const vault = useVault();
  return (
    <>
      <Head title={said.title} lead={said.whose(vault.me.kader, `${vault.me.post.name}, ${vault.me.post.village}`)} />
      <ul class="rows">
        <li>
          <a class="row-button" href={OWN_PAGE}>
            <Icon name="person" />
            <span class="what">
              {said.position}
              <span class="when">{said.positionLead}</span>
            </span>
            <Icon name="right" />
          </a>
        </li>
        <li>
          <a class="row-button" href={address("lainnya", "hari-buka")}>
            <Icon name="calendar" />
            <span class="what">{said.openDays}</span>
            <Icon name="right" />
          </a>
        </li>
        <li>
          <button type="button" class="row-button" onClick={() => lock()}>
            <Icon name="lock" />
            <span class="what">
              {said.lock}
              <span class="when">{said.lockLead}</span>
            </span>
          </button>
        </li>
      </ul>
      {vault.me.posts.length > 1 && <Posts />}
      <Update />
      <section>
        <h2>{said.rescue}</h2>
        <p>{said.rescueLead}</p>
        <RescueButton phone={phone} vaultId={vaultId} />
      </section>
      <section>
        <h2>{said.size}</h2>
        <p>{said.sizeLead}</p>
      </section>
      <section>
        <h2>{said.about}</h2>
        <p>{said.aboutText}</p>
      </section>
    </>
  );
}

// A kader of two posts says at which of them she is now: the open day and the next records belong there.
function Posts() {
  const { say } = useSession();
  const vault = useVault();
  const { post, posts } = vault.me;
  const choose = async (id: string, name: string) => {
    await vault.choosePost(id);
    say(said.postChosen(name));
  };
  return (
    <section>
      <h2>{said.posts}</h2>
      <p>{said.postsLead}</p>
      <ul class="rows">
        {posts.map(({ id, name, village }) => (
          <li key={id}>
            <button type="button" class="row-button" aria-pressed={id === post.id} onClick={() => void choose(id, name)}>
              <Icon name="post" />
              <span class="what">
                {name}
                <span class="when">{village}</span>
              </span>
              {id === post.id && <Badge icon="check" colour="main">{said.postHere}</Badge>}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

// The new files are here already; they are taken when everything typed is kept, and that is always.
function Update() {
  const { phone, say } = useSession();
  const [ready, setReady] = useState(newVersionWaits());
  useEffect(() => whenNewVersion(() => setReady(true)), []);
  const look = async () => {
    try {
      const found = (await phone.update()) || newVersionWaits();
      setReady(found);
      if (!found) say(said.updateNone);
    } catch (error) {
      say(sentenceOf(error));
    }
  };
  return (
    <section>
      <h2>{said.update}</h2>
      {ready && <p>{said.updateReady}</p>}
      <button type="button" class="button wide" onClick={() => void (ready ? takeOver() : look())}>
        <Icon name="download" />
        {ready ? said.updateNow : said.updateCheck}
      </button>
    </section>
  );
}

export function OpenDays() {
  const vault = useVault();
  const today = vault.today();
  const days = [...vault.openDays()].sort((a, b) => (a.on < b.on ? 1 : -1));
  return (
    <>
      <Head title={said.openDays} lead={said.openDayLead} up={address("lainnya")} />
      {days.length === 0 && <Empty>{said.openDayNone}</Empty>}
      <ul class="rows">
        {days.map((day) => (
          <li key={day.id}>
            <a class="row-button" href={address("hari-ini", "", { tanggal: day.on })}>
              <Icon name="calendar" />
              <span class="what">
                {fullDate(day.on)}
                {day.reason && <span class="when">{day.reason}</span>}
                {(day.on === today || day.state === "batal") && <br />}
                {day.on === today && <Badge icon="clock" colour="main">{said.today}</Badge>}
                {day.state === "batal" && <Badge icon="close" colour="bad">{words.person.void}</Badge>}
              </span>
              <Icon name="right" />
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
