import { words } from "../../words";
import type { Asked } from "./question";

const MANY = 7;

function Pill({ name, label, checked, choose }: { name: string; label: string; checked: boolean; choose: () => void }) {
  return (
    <label class="pill">
      <input type="radio" name={name} checked={checked} onChange={choose} />
      <span>{label}</span>
    </label>
  );
}

// What need not be answered can be emptied again.
function Clear({ asked }: { asked: Asked }) {
  if (asked.question.required || asked.value === undefined || asked.value === null || asked.value === "") return null;
  return (
    <button type="button" class="link-button small" onClick={() => asked.change(null)}>
      {words.form.clear}
    </button>
  );
}

export function BooleanInput(asked: Asked) {
  const name = `q-${asked.question.code}`;
  return (
    <div class="pills two">
      <Pill name={name} label={words.form.yes} checked={asked.value === true} choose={() => asked.change(true)} />
      <Pill name={name} label={words.form.no} checked={asked.value === false} choose={() => asked.change(false)} />
      <Clear asked={asked} />
    </div>
  );
}

export function ChoiceInput(asked: Asked) {
  const { question, value, change } = asked;
  const choices = (question.choices ?? []).filter((one) => !one.retired || one.code === value);
  if (choices.length > MANY) {
    return (
      <select id={`q-${question.code}`} aria-label={question.label} aria-invalid={!!asked.error} value={String(value ?? "")} onChange={(event) => change(event.currentTarget.value || null)}>
        <option value="">{words.form.pick}</option>
        {choices.map((one) => (
          <option key={one.code} value={one.code}>{one.label}</option>
        ))}
      </select>
    );
  }
  return (
    <div class="pills">
      {choices.map((one) => (
        <Pill key={one.code} name={`q-${question.code}`} label={one.label} checked={value === one.code} choose={() => change(one.code)} />
      ))}
      <Clear asked={asked} />
    </div>
  );
}

// "None of these" and the others exclude each other.
export function MultiInput({ question, value, change }: Asked) {
  const chosen = Array.isArray(value) ? (value as string[]) : [];
  const alone = new Set((question.choices ?? []).filter((one) => one.alone).map((one) => one.code));
  const turn = (code: string, on: boolean) => {
    if (!on) return change(chosen.filter((one) => one !== code));
    change(alone.has(code) ? [code] : [...chosen.filter((one) => !alone.has(one)), code]);
  };
  const choices = (question.choices ?? []).filter((one) => !one.retired || chosen.includes(one.code));
  return (
    <div class="choice-grid">
      {choices.map((one) => (
        <label key={one.code} class="choice">
          <input type="checkbox" checked={chosen.includes(one.code)} onChange={(event) => turn(one.code, event.currentTarget.checked)} />
          {one.label}
        </label>
      ))}
    </div>
  );
}
