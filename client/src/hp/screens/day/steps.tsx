import { words } from "../../words";
import { ALL, type Step } from "./work";

const STEPS: { step: Step; label: string }[] = [
  ...words.steps.map((label, place) => ({ step: (place + 1) as Step, label })),
  { step: ALL, label: words.day.all },
];

// The five steps of an open day, as they hang on the wall of the hall.
export function Steps({ step, choose }: { step: Step; choose: (step: Step) => void }) {
  return (
    <div class="steps-bar" role="group" aria-label={words.day.steps}>
      {STEPS.map((one) => (
        <button key={one.step} type="button" aria-pressed={one.step === step} onClick={() => choose(one.step)}>
          {one.step !== ALL && <b>{one.step}</b>}
          {one.label}
        </button>
      ))}
    </div>
  );
}
