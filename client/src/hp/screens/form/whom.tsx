import { useState } from "preact/hooks";
import type { Service } from "../../rules/catalogue";
import { words } from "../../words";
import { aboutOf } from "../day/lists";
import { Empty, Head, Icon } from "../parts/basics";
import { address, goInstead } from "../router";
import { sentenceOf } from "../saying";
import { useSession, useVault } from "../vault";
import { fits } from "./rules";

const said = words.form;
const LISTED = 40;

function Rows({ items }: { items: { id: string; name: string; about: string; to: string }[] }) {
  return (
    <ul class="rows">
      {items.map((one) => (
        <li key={one.id}>
          <a class="row-button" href={one.to} onClick={(event) => (event.preventDefault(), goInstead(one.to))}>
            <span class="what">
              {one.name}
              <span class="when">{one.about}</span>
            </span>
            <Icon name="right" />
          </a>
        </li>
      ))}
    </ul>
  );
}

export function WhichPerson({ service, ask, on }: { service: Service; ask: URLSearchParams; on: string }) {
  const vault = useVault();
  const [text, setText] = useState("");
  const everybody = () => vault.dayList(on).groups.flatMap((group) => group.persons);
  const lines = (text.trim() ? vault.find(text, LISTED) : everybody()).filter((line) => fits(service, line, on)).slice(0, LISTED);
  const items = lines.map((line) => ({ id: line.id, name: line.name, about: aboutOf(line), to: address("catat", service.code, { orang: line.id, tanggal: ask.get("tanggal"), langkah: ask.get("langkah") }) }));
  return (
    <>
      <Head title={service.name} lead={words.field.choosePerson} up={address("kegiatan", service.code)} />
      <Finder label={words.day.findHelp} text={text} seek={setText} />
      {items.length ? <Rows items={items} /> : <Empty>{text.trim() ? words.day.nobody(text.trim()) : words.grid.empty}</Empty>}
      <a class="button wide" href={address("warga-baru", "", { nama: text })}>
        <Icon name="plus" />
        {words.day.newcomer}
      </a>
    </>
  );
}

export function WhichHouse({ service, ask }: { service: Service; ask: URLSearchParams }) {
  const vault = useVault();
  const [text, setText] = useState("");
  const [making, make] = useState(false);
  const to = (id: string) => address("catat", service.code, { keluarga: id, tanggal: ask.get("tanggal") });
  const items = vault.households(text).slice(0, LISTED).map((one) => ({ id: one.id, name: one.head_name, about: one.address, to: to(one.id) }));
  return (
    <>
      <Head title={service.name} lead={said.whichHouse} up={address("kegiatan", service.code)} />
      <Finder label={said.houseFind} text={text} seek={setText} />
      <Rows items={items} />
      {making ? (
        <NewHouse name={text} done={(id) => goInstead(to(id))} />
      ) : (
        <button type="button" class="button wide" onClick={() => make(true)}>
          <Icon name="plus" />
          {said.newHouse}
        </button>
      )}
    </>
  );
}

function Finder({ label, text, seek }: { label: string; text: string; seek: (text: string) => void }) {
  return (
    <div class="field find" role="search">
      <Icon name="search" />
      <input type="search" aria-label={label} placeholder={label} value={text} autocomplete="off" onInput={(event) => seek(event.currentTarget.value)} />
    </div>
  );
}

function NewHouse({ name, done }: { name: string; done: (id: string) => void }) {
  const { vault, say } = useSession();
  const [head, setHead] = useState(name);
  const [street, setStreet] = useState("");
  const [hamlet, setHamlet] = useState("");
  const save = async () => {
    if (!head.trim()) return document.getElementById("rumah-kepala")?.focus();
    try {
      done(await vault.saveHousehold({ head_name: head.trim(), address: street.trim(), hamlet_id: hamlet || null }));
    } catch (error) {
      say(sentenceOf(error));
    }
  };
  return (
    <form noValidate onSubmit={(event) => (event.preventDefault(), void save())}>
      <div class="field">
        <label for="rumah-kepala">{said.houseHead}</label>
        <input id="rumah-kepala" value={head} autocomplete="off" onInput={(event) => setHead(event.currentTarget.value)} />
      </div>
      <div class="field">
        <label for="rumah-alamat">{words.newcomer.address} <span class="optional">({words.optional})</span></label>
        <input id="rumah-alamat" value={street} autocomplete="off" onInput={(event) => setStreet(event.currentTarget.value)} />
      </div>
      {vault.me.hamlets.length > 0 && (
        <div class="field">
          <label for="rumah-banjar">{words.newcomer.hamlet} <span class="optional">({words.optional})</span></label>
          <select id="rumah-banjar" value={hamlet} onChange={(event) => setHamlet(event.currentTarget.value)}>
            <option value="">{words.newcomer.unknown}</option>
            {vault.me.hamlets.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
          </select>
        </div>
      )}
      <div class="actions sticky">
        <button class="button main" type="submit">
          <Icon name="check" />
          {said.saveHouse}
        </button>
      </div>
    </form>
  );
}
