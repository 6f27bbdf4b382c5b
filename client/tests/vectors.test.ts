// The golden vectors: the phone's rules are held to the very cases of the server's (simpul/standards/vectors).
import { expect, test } from "vitest";
import type { RecordRow } from "../src/hp/facade";
import { read, Wrong } from "../src/hp/rules/answers";
import type { Condition, Eligibility, GroupRule, Question, Service } from "../src/hp/rules/catalogue";
import { passes } from "../src/hp/rules/conditions";
import { ageText, completedMonths } from "../src/hp/rules/days";
import { doubts } from "../src/hp/rules/doubts";
import { check, notFor, visible } from "../src/hp/rules/forms";
import { groupOf } from "../src/hp/rules/groups";
import { nameKey } from "../src/hp/rules/names";
import { typed } from "../src/hp/rules/typing";
import { likely, limits, number, written } from "../src/hp/rules/words";

type Values = Record<string, unknown>;

const files = import.meta.glob("../../simpul/standards/vectors/*.json", { eager: true, import: "default" });

function vectors<Shape>(name: string): Shape {
  return files[`../../simpul/standards/vectors/${name}.json`] as Shape;
}

/** The sentence of a Wrong, or what came. */
function outcome(act: () => unknown): { wrong: string } | { value: unknown } {
  try {
    return { value: act() };
  } catch (error) {
    if (error instanceof Wrong) return { wrong: error.message };
    throw error;
  }
}

function expected({ wrong }: { wrong?: string }, value: unknown): { wrong: string } | { value: unknown } {
  return wrong === undefined ? { value } : { wrong };
}

const ages = vectors<{ months: { born: string; on: string; months: number }[]; texts: { born: string | null; on: string; text: string }[] }>("ages");
test.each(ages.months)("completed months: $born on $on", ({ born, on, months }) => expect(completedMonths(born, on)).toBe(months));
test.each(ages.texts)("age in words: $born on $on", ({ born, on, text }) => expect(ageText(born, on)).toBe(text));

interface Words {
  numbers: { value: number; text: string }[];
  limits: { question: Question; text: string }[];
  guesses: { question: Question; value: number; text: string }[];
  days: { day: string; text: string }[];
}
const words = vectors<Words>("words");
test.each(words.numbers)("number: $value", ({ value, text }) => expect(number(value)).toBe(text));
test.each(words.limits)("limits: $text", ({ question, text }) => expect(limits(question)).toBe(text));
test.each(words.guesses)("guess: $value", ({ question, value, text }) => expect(likely(value, question)).toBe(text));
test.each(words.days)("day: $day", ({ day, text }) => expect(written(day)).toBe(text));

interface Asked<Case> {
  questions: Record<string, Question>;
  cases: (Case & { question: string; wrong?: string })[];
}
const answers = vectors<Asked<{ value: unknown; kept?: unknown }>>("answers");
test.each(answers.cases)("answer: $question $value", (one) => {
  const question = answers.questions[one.question] as Question;
  expect(outcome(() => read(question, one.value))).toEqual(expected(one, one.kept));
});

const typing = vectors<Asked<{ typed: string; value?: unknown }>>("typing");
test.each(typing.cases)("typed: $question $typed", (one) => {
  const question = typing.questions[one.question] as Question;
  expect(outcome(() => typed(question, one.typed))).toEqual(expected(one, one.value));
});

const conditions = vectors<{ cases: { condition: Condition; value: unknown; passes: boolean }[] }>("conditions");
test.each(conditions.cases)("condition: $condition $value", (one) => expect(passes(one.condition, one.value)).toBe(one.passes));

interface Forms {
  service: Service;
  checks: { answers: Values; on: string; visible: string[]; kept: Values; errors: Values; warnings: Values }[];
  eligibility: { for: Eligibility; sex: "L" | "P"; born: string; on: string; sentence: string | null }[];
}
const forms = vectors<Forms>("forms");
test.each(forms.checks)("form: $answers", (one) => {
  expect([...visible(forms.service, one.answers)].sort()).toEqual(one.visible);
  expect(check(forms.service, one.answers, one.on)).toEqual({ answers: one.kept, errors: one.errors, warnings: one.warnings });
});
test.each(forms.eligibility)("for: $for $sex $born", (one) => {
  expect(notFor({ ...forms.service, eligibility: one.for }, one.sex, one.born, one.on)).toBe(one.sentence);
});

const asked = vectors<{ service: Service; cases: { past: { on: string; answers: Values }[]; on: string; answers: Values; doubts: Values }[] }>("doubts");
test.each(asked.cases)("doubt: $past $on $answers", (one) => {
  const past = one.past.map((record, place) => ({ ...record, id: `r${place}`, service: asked.service.code, void: false }) as RecordRow);
  expect(doubts(asked.service, one.on, one.answers, null, past)).toEqual(one.doubts);
});

const groups = vectors<{ groups: GroupRule[]; cases: { sex: string; born: string | null; on: string; last_of: Record<string, string>; group: string }[] }>("groups");
test.each(groups.cases)("group: $sex $born $last_of", (one) => {
  expect(groupOf(groups.groups, one.sex, one.born, one.on, one.last_of)).toBe(one.group);
});

const names = vectors<{ keys: { name: string; key: string }[] }>("names");
test.each(names.keys)("name: $name", ({ name, key }) => expect(nameKey(name)).toBe(key));
