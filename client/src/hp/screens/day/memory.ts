// Where the kader was on the list of the day, while she goes to a person and comes back. Kept for this start only.
import type { Step } from "./work";

export const memory = {
  step: 1 as Step,
  text: "",
  scroll: 0,
  folded: new Map<string, boolean>(),
};
