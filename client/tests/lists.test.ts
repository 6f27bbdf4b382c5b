// What the screens show: the open day's list, search, who may be the same, what two people wrote differently.
import { beforeEach, describe, expect, test } from "vitest";
import type { NewRecord } from "../src/hp/facade";
import { disputesOf, together, twinsOf } from "../src/hp/mirror/choices";
import { dayList, find, likely, type Register } from "../src/hp/mirror/lists";
import { Mirror } from "../src/hp/mirror/mirror";
import type { Kind } from "../src/hp/mirror/rows";
import { Acts } from "../src/hp/outbox/acts";
import { Outbox } from "../src/hp/outbox/outbox";
import type { Page } from "../src/hp/outbox/ports";
import { sentLines, statusSentence } from "../src/hp/outbox/telling";
import type { Catalogue, Service } from "../src/hp/rules/catalogue";
import { judge } from "../src/hp/rules/judging";
import { counting, Disk, Server, wrongClock } from "./world";

const TODAY = "2026-11-08";
const weighing: Service = {
  code: "kesehatan.timbang", version: 1, field: "kesehatan", name: "Penimbangan balita", activity: "pelayanan", subject: "person",
  valid_from: "2023-01-01", eligibility: { age_min_months: 0, age_max_months: 59 },
  questions: [{ code: "bb", label: "Berat badan", type: "decimal", unit: "kg", min: 0.5, max: 40, warn_change: 0.2 }],
};
const catalogue: Catalogue = {
  version: "1", fields: [], disabilities: [], services: [weighing],
  groups: [{ code: "bayi", label: "Bayi", max_months: 11 }, { code: "balita", label: "Balita", min_months: 12, max_months: 59 }, { code: "lansia", label: "Lansia", min_months: 720 }],
};
const form = () => weighing;

const PEOPLE = [
  { id: "p1", name: "Ni Putu Ayu", sex: "P", birth_date: "2026-05-01", mother_name: "Ni Made Sari", household_id: "h1", post_id: "pos" },
  { id: "p2", name: "I Ketut Budi", sex: "L", birth_date: "2024-02-29", mother_name: "", hamlet_id: "d1", nik_end: "0042", post_id: "pos" },
  { id: "p3", name: "Nenek Ayuning", sex: "P", birth_date: "1950-01-01", address: "Gang Melati 7", post_id: "pos" },
  { id: "p4", name: "Wayan Almarhum", sex: "L", birth_date: "1940-01-01", died_on: "2026-01-01", post_id: "pos" },
  { id: "p5", name: "Tamu Jauh", sex: "L", birth_date: "2025-05-01", post_id: "lain" },
  { id: "p6", name: "Tanpa Lahir", sex: "P", post_id: "pos" },
];

let outbox: Outbox;
let mirror: Mirror;
let acts: Acts;
const hamlets = [{ id: "d1", name: "Banjar Tegal", kind: "banjar" }];
const register = (): Register => ({ view: acts.view(), catalogue, hamlets, postId: "pos" });

function pageOf(kinds: Partial<Record<Kind, object[]>>): Page {
  const rows: Page["rows"] = {};
  for (const [kind, list] of Object.entries(kinds)) {
    const names = new Set(list.flatMap((row) => Object.keys(row)));
    rows[kind] = Object.fromEntries([...names].map((name) => [name, list.map((row) => (row as Record<string, unknown>)[name] ?? null)]));
  }
  return { fresh: false, rows, persons: ["p1"], gone: {}, cursor: "1", more: false };
}

function record(person_id: string, bb: number, on = TODAY): NewRecord {
  return { service: weighing.code, on, answers: { bb }, person_id };
}

beforeEach(async () => {
  outbox = await Outbox.open(new Disk(), wrongClock(), counting());
  mirror = await Mirror.open(new Disk());
  acts = new Acts(outbox, mirror, counting("r"), () => ({ kader: "Bu Ani", postId: "pos" }));
  const house = { id: "h1", head_name: "I Wayan Karta", address: "Jalan Mawar 3", hamlet_id: "d1" };
  await mirror.apply(pageOf({ person: PEOPLE, household: [house] }), new Set());
});

describe("the open day", () => {
  test("is that of the post where a kader of two works now", async () => {
    await mirror.apply(pageOf({ open_day: [{ id: "h2", post_id: "lain", on: TODAY, state: "terjadwal" }] }), new Set());
    expect(dayList(register(), TODAY).openDay).toBeNull();
    const there = { ...register(), postId: "lain" };
    expect(dayList(there, TODAY).openDay?.id).toBe("h2");
    expect(dayList(there, TODAY).groups.flatMap((group) => group.persons.map((line) => line.name))).toEqual(["Tamu Jauh"]);
    await acts.addOpenDay(TODAY);
    expect(dayList(register(), TODAY).openDay?.post_id).toBe("pos");
  });

  test("awaits the living of this post in their groups, those without a birth date at the end", () => {
    const list = dayList(register(), TODAY);
    expect(list.groups.map((group) => [group.label, group.persons.map((line) => line.name)])).toEqual([
      ["Bayi", ["Ni Putu Ayu"]],
      ["Balita", ["I Ketut Budi"]],
      ["Lansia", ["Nenek Ayuning"]],
      ["Tanggal lahir belum diisi", ["Tanpa Lahir"]],
    ]);
    expect([list.awaited, list.came]).toEqual([4, 0]);
  });

  test("counts who came as soon as it is saved, guests too", async () => {
    await acts.record(1, record("p1", 7.5));
    await acts.record(1, record("p5", 9.5));
    const list = dayList(register(), TODAY);
    expect(list.came).toBe(2);
    expect(list.groups[list.groups.length - 1]?.persons.map((line) => [line.name, line.done])).toEqual([["Tamu Jauh", [weighing.code]]]);
  });

  test("shows the house in words", () => {
    expect(dayList(register(), TODAY).groups[0]?.persons[0]?.house).toBe("Banjar Tegal, Jalan Mawar 3");
  });
});

test.each([
  ["ayu", ["Nenek Ayuning", "Ni Putu Ayu"]],
  ["ni pu", ["Ni Putu Ayu"]],
  ["0042", ["I Ketut Budi"]],
  ["gang melati", ["Nenek Ayuning"]],
  ["karta", ["Ni Putu Ayu"]],
  ["tidak ada", []],
  ["  ", []],
])("finds by part of a name, end of the NIK or house: %s", (text, names) => {
  expect(find(register(), text, TODAY, 10).map((line) => line.name)).toEqual(names);
});

test("asks about somebody who may be there already, unless the mothers differ", () => {
  const same = { name: "ni putu ayu", sex: "P" as const, birth_date: "2026-05-01" };
  expect(likely(register(), same, TODAY).map((line) => line.id)).toEqual(["p1"]);
  expect(likely(register(), { ...same, mother_name: "Ni Luh Dewi" }, TODAY)).toEqual([]);
  expect(likely(register(), { ...same, birth_date: null }, TODAY)).toEqual([]);
});

describe("judging before saving", () => {
  const ground = (id: string) => ({ today: TODAY, closed: false, person: acts.view().persons.get(id) ?? null, records: acts.view().recordsOf.get(id) ?? [], id: null });

  test("warns of a figure far from last month's, which was saved on this phone", async () => {
    await acts.record(1, record("p2", 9.5, "2026-10-08"));
    expect(judge(weighing, record("p2", 5.9), ground("p2")).warnings.bb).toContain("Bulan lalu 9,5 kg, sekarang 5,9 kg, benar?");
  });

  test("refuses a day that has not come, and somebody far too old", () => {
    expect(Object.keys(judge(weighing, record("p2", 9.5, "2026-11-09"), ground("p2")).errors)).toEqual(["on"]);
    expect(judge(weighing, record("p3", 9.5), ground("p3")).errors.person).toContain("usia 0–59 bulan");
  });

  test("only asks about somebody without a birth date, and says that a closed month will wait", () => {
    expect(judge(weighing, record("p6", 9.5), ground("p6"))).toMatchObject({ errors: {}, warnings: { "": expect.stringContaining("Tanggal lahir belum diisi") } });
    expect(judge(weighing, record("p2", 9.5), { ...ground("p2"), closed: true }).warnings[""]).toContain("ditahan");
  });
});

test("the same child weighed twice on a day is shown with both figures, until one is taken back", async () => {
  await mirror.apply(pageOf({ record: [{ id: "r-b", service: weighing.code, on: TODAY, answers: { bb: 8.1 }, person: 0, by: "Bu Budi" }] }), new Set());
  const mine = await acts.record(1, record("p1", 7.5));
  const [twin] = twinsOf(register(), form);
  expect(twin?.records.map(({ by, summary }) => [by, summary]).sort()).toEqual([["Bu Ani", "Berat badan 7,5 kg"], ["Bu Budi", "Berat badan 8,1 kg"]]);
  await acts.voidRecord(mine, "Tercatat dua kali.");
  expect(twinsOf(register(), form)).toEqual([]);
});

test("two real services on one day are not asked about again, until a third comes", async () => {
  const ids = [await acts.record(1, record("p1", 7.5)), await acts.record(1, record("p1", 7.6))];
  const kept = [together(ids.reverse())];
  expect(twinsOf(register(), form, kept)).toEqual([]);
  await acts.record(1, record("p1", 8.9));
  expect(twinsOf(register(), form, kept)[0]?.records.length).toBe(3);
});

test("a save leaves the lines of all others as they were", async () => {
  const lines = () => new Map(dayList(register(), TODAY).groups.flatMap((group) => group.persons).map((line) => [line.id, line]));
  await acts.record(1, record("p2", 11));
  const before = lines();
  await acts.record(1, record("p1", 7.5));
  const after = lines();
  expect([...after].filter(([id, line]) => before.get(id) !== line).map(([id]) => id)).toEqual(["p1"]);
  expect(after.get("p1")?.done).toEqual([weighing.code]);
});

test("a correction in dispute shows both values in words", async () => {
  const person = acts.view().persons.get("p1");
  if (person) await acts.amendPerson(person, { birth_date: "2026-05-02", address: "Gang Baru" });
  const id = outbox.all()[0]?.intention.id ?? "";
  await outbox.send({ pull: async () => pageOf({}), push: async () => ({ results: [{ id, state: "held", code: "nilai-berbeda" }], receipt: null }) });
  await mirror.apply(pageOf({ person: [{ ...PEOPLE[0], birth_date: "2026-05-10", address: "Gang Baru" }] }), new Set());
  expect(disputesOf(outbox.all(), mirror, form)[0]?.fields).toEqual([{ label: "Tanggal lahir", mine: "2 Mei 2026", theirs: "10 Mei 2026" }]);
});

test("what was saved is told in words, from here to its receipt", async () => {
  await acts.record(1, record("p1", 7.5), "Penimbangan balita · Ni Putu Ayu · 8 Nov");
  expect(sentLines(outbox, false, 10).map((line) => [line.what, line.state])).toEqual([["Penimbangan balita · Ni Putu Ayu · 8 Nov", "disimpan"]]);
  expect(statusSentence(outbox, "tersambung")).toBe("1 catatan tersimpan di HP ini, menunggu dikirim.");
  await outbox.send(new Server());
  await outbox.settle(outbox.ended());
  expect(sentLines(outbox, false, 10)[0]).toMatchObject({ state: "sampai", receipt: { number: 1, code: "K1" } });
  expect(statusSentence(outbox, "tersambung")).toBe("Semua catatan sudah sampai.");
});
