import type { ComponentChildren } from "preact";
import type { Hamlet, NewPerson } from "../../facade";
import { words } from "../../words";

const said = words.newcomer;

interface Given {
  typed: NewPerson;
  sexKnown: boolean;
  errors: Record<string, string>;
  change: (part: Partial<NewPerson>) => void;
  hamlets: Hamlet[];
  disabilities: { code: string; name: string }[];
  full: boolean;
  today: string;
}

// Four fields are asked; the rest waits behind one touch.
export function PersonFields({ typed, sexKnown, errors, change, hamlets, disabilities, full, today }: Given) {
  const line = (field: "name" | "mother_name" | "address" | "phone" | "nik", label: string, more: Record<string, unknown> = {}) => (
    <Field name={field} label={label} error={errors[field]} required={field === "name"} help={field === "nik" ? said.nikHelp : ""}>
      <input id={`p-${field}`} value={typed[field] ?? ""} autocomplete="off" aria-invalid={!!errors[field]} aria-describedby={`p-${field}-error`} onInput={(event) => change({ [field]: event.currentTarget.value })} {...more} />
    </Field>
  );
  return (
    <>
      {line("name", said.name, { autocapitalize: "words" })}
      <fieldset class={errors.sex ? "field wrong" : "field"}>
        <legend>{said.sex}</legend>
        <div class="pills">
          {(["L", "P"] as const).map((sex) => (
            <label key={sex} class="pill">
              <input type="radio" name="sex" checked={sexKnown && typed.sex === sex} aria-invalid={!!errors.sex} onChange={() => change({ sex })} />
              <span>{words.person.sex[sex]}</span>
            </label>
          ))}
        </div>
        <p class="error" role="alert">{errors.sex}</p>
      </fieldset>
      <Field name="birth_date" label={said.birth} error={errors.birth_date} help={said.birthHelp}>
        <input id="p-birth_date" type="date" max={today} value={typed.birth_date ?? ""} aria-invalid={!!errors.birth_date} aria-describedby="p-birth_date-error" onInput={(event) => change({ birth_date: event.currentTarget.value || null })} />
        <label class="choice">
          <input type="checkbox" checked={!!typed.birth_estimated} onChange={(event) => change({ birth_estimated: event.currentTarget.checked })} />
          {said.estimated}
        </label>
      </Field>
      {line("mother_name", said.mother, { autocapitalize: "words" })}
      <details open={full || REST.some((name) => errors[name])}>
        <summary>{said.rest}</summary>
        {hamlets.length > 0 && (
          <Field name="hamlet_id" label={said.hamlet} error={errors.hamlet_id}>
            <select id="p-hamlet_id" value={typed.hamlet_id ?? ""} onChange={(event) => change({ hamlet_id: event.currentTarget.value || null })}>
              <option value="">{said.unknown}</option>
              {hamlets.map((one) => (
                <option key={one.id} value={one.id}>{one.name}</option>
              ))}
            </select>
          </Field>
        )}
        {line("address", said.address)}
        {line("phone", said.phone, { inputMode: "tel" })}
        {!full && line("nik", said.nik, { inputMode: "numeric", maxLength: 16 })}
        <Field name="disability" label={said.disability} error={errors.disability}>
          <select id="p-disability" value={typed.disability ?? ""} onChange={(event) => change({ disability: event.currentTarget.value })}>
            <option value="">{words.form.no}</option>
            {disabilities.map(({ code, name }) => (
              <option key={code} value={code}>{name}</option>
            ))}
          </select>
        </Field>
      </details>
    </>
  );
}

// Folded for a newcomer, but not when something in there is wrong.
const REST = ["hamlet_id", "address", "phone", "nik", "disability"];

function Field({ name, label, error, help, required, children }: { name: string; label: string; error: string | undefined; help?: string; required?: boolean; children: ComponentChildren }) {
  return (
    <div class={error ? "field wrong" : "field"}>
      <label for={`p-${name}`}>
        {label} {!required && <span class="optional">({words.optional})</span>}
      </label>
      {help && <p class="help">{help}</p>}
      {children}
      <p class="error" id={`p-${name}-error`} role="alert">{error}</p>
    </div>
  );
}
