import type { ComponentChildren } from "preact";
import type { Question } from "../../rules/catalogue";
import { words } from "../../words";
import { Icon } from "../parts/basics";
import { BooleanInput, ChoiceInput, MultiInput } from "./choosing";
import { LocationInput } from "./location";
import { PersonsInput } from "./persons";
import { PhotoInput, type PhotoKeeper } from "./photo";
import { DateInput, NumberInput, StoryInput, TextInput } from "./typing";

export interface Asked {
  question: Question;
  value: unknown;
  error: string;
  warning: string;
  beside: string; // the last value, in words
  change: (value: unknown) => void;
  photos: PhotoKeeper;
}

const GROUPED = ["boolean", "choice", "multichoice", "persons", "photo", "location"];
const INPUTS = {
  boolean: BooleanInput,
  choice: ChoiceInput,
  multichoice: MultiInput,
  integer: NumberInput,
  decimal: NumberInput,
  text: TextInput,
  longtext: StoryInput,
  date: DateInput,
  persons: PersonsInput,
  photo: PhotoInput,
  location: LocationInput,
} as const;

// One question of the catalogue with what is said about its answer.
export function QuestionField(asked: Asked) {
  const { question, error, warning } = asked;
  const Input = INPUTS[question.type];
  const id = `q-${question.code}`;
  return (
    <Around grouped={GROUPED.includes(question.type)} id={id} wrong={!!error} label={<>{question.label} {!question.required && <span class="optional">({words.optional})</span>}</>}>
      {question.help && <p class="help" id={`${id}-help`}>{question.help}</p>}
      <Input {...asked} />
      <p class="error" id={`${id}-error`} aria-live="polite">{error && <><Icon name="warning" /><span>{error}</span></>}</p>
      <p class="warning" id={`${id}-warning`} aria-live="polite">{!error && warning && <><Icon name="warning" /><span>{warning}</span></>}</p>
    </Around>
  );
}

function Around({ grouped, id, wrong, label, children }: { grouped: boolean; id: string; wrong: boolean; label: ComponentChildren; children: ComponentChildren }) {
  const look = wrong ? "field question wrong" : "field question";
  if (grouped) {
    return (
      <fieldset class={look} id={`${id}-group`} aria-describedby={`${id}-help ${id}-error ${id}-warning`}>
        <legend>{label}</legend>
        {children}
      </fieldset>
    );
  }
  return (
    <div class={look}>
      <label for={id}>{label}</label>
      {children}
    </div>
  );
}

export function describedBy(question: Question): string {
  const id = `q-${question.code}`;
  return `${id}-help ${id}-error ${id}-warning`;
}
