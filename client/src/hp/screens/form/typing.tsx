import { type Asked, describedBy } from "./question";

function common({ question, value, error, change }: Asked) {
  return {
    id: `q-${question.code}`,
    value: typeof value === "string" ? value : "",
    "aria-invalid": !!error,
    "aria-describedby": describedBy(question),
    onInput: (event: { currentTarget: { value: string } }) => change(event.currentTarget.value),
  };
}

// The keypad of the phone with a comma; a point is understood as well.
export function NumberInput(asked: Asked) {
  const { question, beside } = asked;
  return (
    <span class="with-unit">
      <input {...common(asked)} class="short number" type="text" inputMode={question.type === "integer" ? "numeric" : "decimal"} enterkeyhint="next" autocomplete="off" />
      {question.unit && <span class="unit">{question.unit}</span>}
      {beside && <span class="small quiet">{beside}</span>}
    </span>
  );
}

export function TextInput(asked: Asked) {
  return <input {...common(asked)} type="text" maxLength={asked.question.max_length || 200} enterkeyhint="next" autocomplete="off" />;
}

export function StoryInput(asked: Asked) {
  return <textarea {...common(asked)} rows={4} maxLength={asked.question.max_length || 4000} />;
}

export function DateInput(asked: Asked) {
  return <input {...common(asked)} type="date" />;
}
