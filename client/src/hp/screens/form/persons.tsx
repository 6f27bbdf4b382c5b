import { useState } from "preact/hooks";
import type { PersonLine } from "../../facade";
import { words } from "../../words";
import { aboutOf } from "../day/lists";
import { Icon } from "../parts/basics";
import { useVault } from "../vault";
import type { Asked } from "./question";

const said = words.form;
const LISTED = 40;

// Who took part: a search, a list to tick, and those who are chosen above it.
export function PersonsInput({ question, value, change }: Asked) {
  const vault = useVault();
  const [text, setText] = useState("");
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const lines = text.trim() ? vault.find(text, LISTED) : expected(vault.dayList(vault.today()).groups.flatMap((group) => group.persons));
  const turn = (id: string, on: boolean) => change(on ? [...chosen, id] : chosen.filter((one) => one !== id));
  return (
    <>
      <p role="status" class="quiet">{said.chosen(chosen.length)}</p>
      <ul class="chips">
        {chosen.map((id) => (
          <li key={id}>
            <button type="button" class="button slim" onClick={() => turn(id, false)}>
              {vault.line(id)?.name ?? id.slice(0, 4)}
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <details>
        <summary>{said.pickPersons}</summary>
        <input type="search" value={text} placeholder={said.findName} aria-label={`${question.label}: ${said.findName}`} autocomplete="off" onInput={(event) => setText(event.currentTarget.value)} />
        <div class="person-list">
          {lines.map((line) => (
            <label key={line.id} class="choice">
              <input type="checkbox" checked={chosen.includes(line.id)} onChange={(event) => turn(line.id, event.currentTarget.checked)} />
              <span>
                {line.name} <span class="small quiet">{aboutOf(line)}</span>
              </span>
            </label>
          ))}
        </div>
      </details>
    </>
  );
}

// Those who came today stand first.
function expected(lines: PersonLine[]): PersonLine[] {
  return [...lines].sort((a, b) => b.done.length - a.done.length).slice(0, LISTED);
}
