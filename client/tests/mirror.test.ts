// The mirror (ADR 0051): a stale copy with a pull is a fresh copy, whatever the pages; unsent work keeps what it names.
import { describe, expect, test } from "vitest";
import { Mirror } from "../src/hp/mirror/mirror";
import { neededBy } from "../src/hp/mirror/needed";
import { KINDS, type Kind, type Row } from "../src/hp/mirror/rows";
import { viewOf } from "../src/hp/mirror/view";
import { Acts } from "../src/hp/outbox/acts";
import { exchange } from "../src/hp/outbox/exchange";
import { Outbox } from "../src/hp/outbox/outbox";
import { Full, type Page } from "../src/hp/outbox/ports";
import { counting, Disk, Server, wrongClock } from "./world";

const NOTHING: ReadonlySet<string> = new Set();
const me = { kader: "Bu Ani", postId: "pos" };

function page(rows: [Kind, object][], rest: Partial<Page> = {}): Page {
  const columns: Page["rows"] = {};
  for (const [kind, row] of rows)
    for (const [name, value] of Object.entries(row)) ((columns[kind] ??= {})[name] ??= []).push(value);
  return { fresh: false, rows: columns, persons: ["p1"], gone: {}, cursor: "c", more: false, ...rest };
}

const ani = { id: "p1", name: "Ani", sex: "P" };
const budi = { id: "p2", name: "Budi", sex: "L" };
const weighing = { id: "r1", service: "kesehatan.timbang", on: "2026-10-01", answers: { bb: 9.5 }, person: 0 };

function snapshot(mirror: Mirror): Record<string, Row[]> {
  return Object.fromEntries(KINDS.map((kind) => [kind, mirror.rows(kind).sort((one, other) => (one.id < other.id ? -1 : 1))]));
}

/** Numbers between 0 and 1 that follow from a seed. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

describe("a pull", () => {
  test("brings rows by column, and a record finds its person", async () => {
    const mirror = await Mirror.open(new Disk());
    await mirror.apply(page([["person", ani], ["record", weighing]], { fresh: true }), NOTHING);
    expect(mirror.row("record", "r1")).toMatchObject({ person_id: "p1", void: false, place: "", household_id: null });
    expect(mirror.row("person", "p1")).toMatchObject({ name: "Ani", birth_date: null, nik_end: "" });
  });

  test("changes what changed and forgets what is gone, on the disk too", async () => {
    const disk = new Disk();
    const mirror = await Mirror.open(disk);
    await mirror.apply(page([["person", ani], ["person", budi], ["record", weighing]], { fresh: true }), NOTHING);
    await mirror.apply(page([["person", { ...ani, name: "Ani Sari" }]], { gone: { person: ["p2"], record: ["r1"] }, cursor: "d" }), NOTHING);
    const again = await Mirror.open(disk);
    expect(snapshot(again)).toEqual(snapshot(mirror));
    expect(again.rows("person").map((row) => row.name)).toEqual(["Ani Sari"]);
    expect([again.rows("record"), again.cursor]).toEqual([[], "d"]);
  });

  test("that finds no room leaves everything as it was", async () => {
    const disk = new Disk();
    const mirror = await Mirror.open(disk);
    await mirror.apply(page([["person", ani]], { fresh: true }), NOTHING);
    const before = snapshot(mirror);
    disk.full = true;
    await expect(mirror.apply(page([["person", budi]], { gone: { person: ["p1"] }, cursor: "d" }), NOTHING)).rejects.toThrow(Full);
    expect([snapshot(mirror), mirror.cursor]).toEqual([before, "c"]);
  });
});

describe("a first copy", () => {
  test("drops at its end what did not come again", async () => {
    const mirror = await Mirror.open(new Disk());
    await mirror.apply(page([["person", ani], ["person", budi]], { fresh: true }), NOTHING);
    await mirror.apply(page([], { fresh: true, begins: true, more: true }), NOTHING);
    expect(mirror.rows("person").length).toBe(2);
    await mirror.apply(page([["person", budi]], { fresh: true, more: false }), NOTHING);
    expect(mirror.rows("person").map((row) => row.id)).toEqual(["p2"]);
  });

  test("goes on after the phone died under way", async () => {
    const disk = new Disk();
    const mirror = await Mirror.open(disk);
    await mirror.apply(page([["person", ani], ["person", budi]], { fresh: true }), NOTHING);
    await mirror.apply(page([["person", ani]], { fresh: true, begins: true, more: true }), NOTHING);
    const again = await Mirror.open(disk);
    await again.apply(page([], { fresh: true, more: false }), NOTHING);
    expect(again.rows("person").map((row) => row.id)).toEqual(["p1"]);
  });

  test("that begins anew under way forgets what only the one before had brought", async () => {
    const mirror = await Mirror.open(new Disk());
    await mirror.apply(page([["person", ani]], { fresh: true, begins: true, more: true }), NOTHING);
    await mirror.apply(page([["person", budi]], { fresh: true, begins: true, more: false }), NOTHING);
    expect(mirror.rows("person").map((row) => row.id)).toEqual(["p2"]);
  });

  test("keeps what unsent work names, until that has arrived", async () => {
    const mirror = await Mirror.open(new Disk());
    await mirror.apply(page([["person", ani], ["person", budi]], { fresh: true }), NOTHING);
    await mirror.apply(page([["person", budi]], { fresh: true, begins: true }), new Set(["p1"]));
    await mirror.apply(page([], { gone: { person: ["p2"] } }), new Set(["p1"]));
    expect(mirror.rows("person").map((row) => row.id)).toEqual(["p1"]);
    await mirror.apply(page([]), NOTHING);
    expect(mirror.rows("person")).toEqual([]);
  });
});

test("a stale copy with a pull is a fresh copy", async () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const roll = dice(seed);
    const server = new Map<string, object>();
    const pages = (rows: [string, object][], rest: Partial<Page>): Page[] => {
      const cut: Page[] = [];
      const size = 1 + Math.floor(roll() * 5);
      for (let from = 0; from === 0 || from < rows.length; from += size)
        cut.push(page(rows.slice(from, from + size).map(([, row]) => ["person", row]), { ...rest, begins: rest.fresh && from === 0, more: from + size < rows.length }));
      return cut;
    };
    const disk = new Disk();
    let mirror = await Mirror.open(disk);
    for (let round = 0; round < 8; round += 1) {
      const changed = new Map<string, object>();
      const gone: string[] = [];
      for (let change = 0; change < 6; change += 1) {
        const id = `p${Math.floor(roll() * 20)}`;
        if (roll() < 0.3 && server.delete(id)) gone.push(id);
        else server.set(id, { id, name: `Nama ${roll()}`, mother_name: roll() < 0.5 ? null : "Ibu" });
        if (server.has(id)) changed.set(id, server.get(id) as object);
      }
      const left = gone.filter((id) => !server.has(id));
      const anew = round === 0 || roll() < 0.2;
      const coming = anew ? pages([...server], { fresh: true }) : pages([...changed].filter(([id]) => server.has(id)), { gone: { person: left } });
      for (const one of coming) {
        await mirror.apply(one, NOTHING);
        if (roll() < 0.3) mirror = await Mirror.open(disk);
      }
      const copy = await Mirror.open(new Disk());
      for (const one of pages([...server], { fresh: true })) await copy.apply(one, NOTHING);
      expect(snapshot(mirror), `seed ${seed}, round ${round}`).toEqual(snapshot(copy));
    }
  }
});

describe("unsent work", () => {
  async function desk() {
    const [outbox, mirror, ids] = [await Outbox.open(new Disk(), wrongClock(), counting()), await Mirror.open(new Disk()), counting("x")];
    await mirror.apply(page([["post", { id: "pos", name: "Mawar" }], ["person", ani], ["record", weighing]], { fresh: true }), NOTHING);
    return { outbox, mirror, acts: new Acts(outbox, mirror, ids, () => me) };
  }
  const bb = (view: ReturnType<typeof viewOf>, id: string) => view.records.get(id)?.answers.bb;

  test("lies over the rows until they have come", async () => {
    const { outbox, mirror, acts } = await desk();
    const record = { service: "kesehatan.timbang", on: "2026-11-01", answers: { bb: 9.8 }, person_id: "p1" };
    const id = await acts.record(1, record);
    expect(acts.view().recordsOf.get("p1")?.map((one) => [one.id, one.unsent])).toEqual([[id, true], ["r1", undefined]]);
    const server = new Server();
    await exchange(outbox, mirror, server);
    expect(outbox.all()).toEqual([]);
    expect(outbox.history().lines.map((line) => line.state)).toEqual(["accepted"]);
  });

  test("changes its own making as long as that was never tried, and amends it afterwards", async () => {
    const { outbox, acts } = await desk();
    const id = await acts.record(1, { service: "kesehatan.timbang", on: "2026-11-01", answers: { bb: 9.8 }, person_id: "p1" });
    const seen = () => acts.view().records.get(id) as NonNullable<ReturnType<ReturnType<typeof acts.view>["records"]["get"]>>;
    await acts.amendRecord(seen(), { bb: 8.9 });
    expect(outbox.all().map((entry) => entry.intention.payload.answers)).toEqual([{ bb: 8.9 }]);
    await expect(outbox.send({ push: async () => Promise.reject(new Error("cut")), pull: async () => page([]) })).rejects.toThrow();
    await acts.amendRecord(seen(), { bb: 9.1 });
    await acts.amendRecord(seen(), { bb: 9.2, cara: "berdiri" });
    const [made, amendment] = outbox.all().map((entry) => entry.intention);
    expect(outbox.all().length).toBe(2);
    expect(amendment).toMatchObject({ name: "amend_record", needs: [made?.id] });
    expect(amendment?.payload).toMatchObject({ base: { answers: { bb: 8.9, cara: null } }, changes: { answers: { bb: 9.2, cara: "berdiri" } } });
    expect(bb(acts.view(), id)).toBe(9.2);
  });

  test("about somebody who was registered here needs the registration", async () => {
    const { outbox, acts } = await desk();
    const person = await acts.registerPerson({ name: "Citra", sex: "P", birth_date: "2026-01-01", mother_id: "p1" }, false);
    await acts.record(1, { service: "kesehatan.timbang", on: "2026-11-01", answers: {}, person_id: person });
    const [made, record] = outbox.all().map((entry) => entry.intention);
    expect(record?.needs).toEqual([made?.id]);
    expect(neededBy(outbox.all())).toEqual(new Set([person, "p1", record?.payload.id]));
    expect(acts.view().persons.get(person)?.name).toBe("Citra");
  });

  test("that was taken back before it left just ends", async () => {
    const { outbox, acts } = await desk();
    const id = await acts.record(1, { service: "kesehatan.timbang", on: "2026-11-01", answers: {}, person_id: "p1" });
    await acts.voidRecord(id, "Salah orang.");
    expect(outbox.all().map((entry) => entry.state)).toEqual(["withdrawn"]);
    expect(acts.view().records.has(id)).toBe(false);
  });

  test("in dispute is insisted on against the value that is seen now", async () => {
    const { outbox, mirror, acts } = await desk();
    const person = acts.view().persons.get("p1");
    if (person) await acts.amendPerson(person, { address: "Jalan Mawar 1" });
    const [entry] = outbox.all();
    const id = entry?.intention.id ?? "";
    await outbox.send({ pull: async () => page([]), push: async () => ({ results: [{ id, state: "held", code: "nilai-berbeda" }], receipt: null }) });
    await mirror.apply(page([["person", { ...ani, address: "Jalan Melati 2" }]]), neededBy(outbox.all()));
    expect(await acts.insist(id)).toBe(true);
    const insisted = outbox.all()[1]?.intention;
    expect(insisted).toMatchObject({ instead_of: id, payload: { base: { address: "Jalan Melati 2" }, changes: { address: "Jalan Mawar 1" } } });
  });
});
