// The laws of the outbox (ADR 0050), with a server that remembers and a disk that survives.
import { describe, expect, test } from "vitest";
import { BATCH, Outbox } from "../src/hp/outbox/outbox";
import { Failure, Full, type Net } from "../src/hp/outbox/ports";
import { counting, Died, Disk, Fate, losing, Server, wrongClock } from "./world";

const ids = counting();
const open = (disk: Disk) => Outbox.open(disk, wrongClock(), ids);
const weighing = (name: string, extra: object = {}) => ({ name: "record_service", payload: { id: `r-${name}`, name }, what: name, ...extra });

async function fresh(): Promise<{ disk: Disk; server: Server; outbox: Outbox }> {
  const disk = new Disk();
  return { disk, server: new Server(), outbox: await open(disk) };
}

const names = (server: Server) => server.carriedOut.map((one) => one.payload.name);

describe("sending", () => {
  test("an entry ends only with a receipt for its own id", async () => {
    const { server, outbox } = await fresh();
    const [ani] = await outbox.add(weighing("Ani"));
    await outbox.add(weighing("Budi"));
    const cut: Net = { ...server, pull: () => server.pull(), push: async (body) => ({ ...(await server.push(body)), results: (await server.push(body)).results.slice(0, 1) }) };
    await outbox.send(cut);
    expect(outbox.all().map((entry) => entry.state)).toEqual(["accepted", "tried"]);
    expect(outbox.get(ani?.intention.id ?? "")?.receipt?.number).toBe(1);
    await outbox.send(server);
    expect(outbox.all().map((entry) => entry.state)).toEqual(["accepted", "accepted"]);
    expect(names(server)).toEqual(["Ani", "Budi"]);
  });

  test("an answer that was lost is asked for again and counts once", async () => {
    const { server, outbox } = await fresh();
    await outbox.add(weighing("Ani"));
    await expect(outbox.send(losing(server, ["answer"]))).rejects.toThrow(Failure);
    expect(outbox.unsent()).toBe(1);
    await outbox.send(server);
    expect(names(server)).toEqual(["Ani"]);
    expect(outbox.history().arrived).toBe(1);
  });

  test("goes in order, in batches, one at a time", async () => {
    const { server, outbox } = await fresh();
    const many = Array.from({ length: BATCH + 5 }, (_, place) => weighing(`A${place}`));
    await outbox.add(...many);
    await Promise.all([outbox.send(server), outbox.send(server)]);
    expect(server.seen.map((body) => body.intentions.length)).toEqual([BATCH, 5]);
    expect(names(server)).toEqual(many.map((one) => one.payload.name));
  });

  test("is marked as tried on the disk before anything leaves", async () => {
    const { disk, server, outbox } = await fresh();
    const [ani] = await outbox.add(weighing("Ani"));
    let stored = "";
    await outbox.send({
      pull: () => server.pull(),
      push: async (body) => {
        stored = disk.rows.get(`entry/${ani?.intention.id}`) ?? "";
        return server.push(body);
      },
    });
    expect(JSON.parse(stored).state).toBe("tried");
  });

  test("what is saved while a batch is on its way waits and goes after it", async () => {
    const { server, outbox } = await fresh();
    await outbox.add(weighing("Ani"));
    let meanwhile: Promise<unknown> | null = null;
    await outbox.send({
      pull: () => server.pull(),
      push: async (body) => {
        meanwhile ??= outbox.add(weighing("Budi"));
        await meanwhile;
        return server.push(body);
      },
    });
    expect(server.seen.map((body) => body.intentions.length)).toEqual([1, 1]);
    expect(names(server)).toEqual(["Ani", "Budi"]);
  });

  test("a request that the server cannot read is narrowed down to the one to blame", async () => {
    const { server, outbox } = await fresh();
    await outbox.add(...["A", "B", "Rusak", "D", "E"].map((name) => weighing(name)));
    await outbox.send({
      pull: () => server.pull(),
      push: async (body) => {
        if (body.intentions.some((one) => one.payload.name === "Rusak")) throw new Failure("rejected", "Tidak terbaca.", "isi-tidak-terbaca");
        return server.push(body);
      },
    });
    expect(names(server).sort()).toEqual(["A", "B", "D", "E"]);
    expect(outbox.all().filter((entry) => entry.state === "refused").map((entry) => entry.what)).toEqual(["Rusak"]);
  });
});

describe("changing", () => {
  test("before the first attempt an entry is changed in place", async () => {
    const { server, outbox } = await fresh();
    const [ani] = await outbox.add(weighing("Ani"));
    expect(await outbox.edit(ani?.intention.id ?? "", () => ({ payload: { name: "Ani S" } }))).toBe(true);
    await outbox.send(server);
    expect(names(server)).toEqual(["Ani S"]);
  });

  test("from the first attempt on its content stands, answered or not", async () => {
    const { server, outbox } = await fresh();
    const [ani] = await outbox.add(weighing("Ani"));
    await expect(outbox.send(losing(server, ["request"]))).rejects.toThrow(Failure);
    expect(await outbox.edit(ani?.intention.id ?? "", () => ({ payload: { name: "Ani S" } }))).toBe(false);
    await outbox.send(server);
    expect(names(server)).toEqual(["Ani"]);
  });

  test("an edit that races with sending is either in what left or not made", async () => {
    const { server, outbox } = await fresh();
    const [ani] = await outbox.add(weighing("Ani"));
    const sending = outbox.send(server);
    const edited = await outbox.edit(ani?.intention.id ?? "", () => ({ payload: { name: "Ani S" } }));
    await sending;
    expect(names(server)).toEqual([edited ? "Ani S" : "Ani"]);
  });
});

describe("what comes back", () => {
  test("a refused one stays as a task, and is mended by a new intention in its place", async () => {
    const { server, outbox } = await fresh();
    server.refuses.set("Anni", "isian-keliru");
    const [ani] = await outbox.add(weighing("Anni"));
    await outbox.send(server);
    expect(outbox.get(ani?.intention.id ?? "")).toMatchObject({ state: "refused", code: "isian-keliru" });
    expect(await outbox.mend(ani?.intention.id ?? "", weighing("Ani"))).toBe(true);
    await outbox.send(server);
    expect(names(server)).toEqual(["Ani"]);
    expect(server.carriedOut[0]?.instead_of).toBe(ani?.intention.id);
    expect(outbox.unsent()).toBe(0);
  });

  test("what needs a refused one waits for its mending, and does not hold up the rest", async () => {
    const { server, outbox } = await fresh();
    server.refuses.set("Anni", "isian-keliru");
    const [person] = await outbox.add({ name: "register_resident", payload: { id: "p1", name: "Anni" } });
    const [record] = await outbox.add(weighing("timbang", { needs: [person?.intention.id ?? ""] }));
    await outbox.add(weighing("Budi"));
    await outbox.send(server);
    await outbox.send(server);
    expect(names(server)).toEqual(["Budi"]);
    expect(record && outbox.waitsFor(record)?.intention.id).toBe(person?.intention.id);
    await outbox.mend(person?.intention.id ?? "", { name: "register_resident", payload: { id: "p1", name: "Ani" } });
    await outbox.send(server);
    expect(names(server)).toEqual(["Budi", "Ani", "timbang"]);
    expect(outbox.unsent()).toBe(0);
  });

  test("what was given up is told to the server, and what needed it comes back as a task", async () => {
    const { server, outbox } = await fresh();
    server.refuses.set("Anni", "isian-keliru");
    const [person] = await outbox.add({ name: "register_resident", payload: { id: "p1", name: "Anni" } });
    await outbox.add(weighing("timbang", { needs: [person?.intention.id ?? ""] }));
    await outbox.send(server);
    expect(await outbox.giveUp(person?.intention.id ?? "")).toBe(true);
    await outbox.send(server);
    await outbox.send(server);
    expect(outbox.all().map(({ state, code }) => [state, code])).toContainEqual(["refused", "yang-dibutuhkan-batal"]);
  });

  test("one that had arrived after all is not replaced", async () => {
    const { server, outbox } = await fresh();
    server.refuses.set("Ani", "bulan-ditutup");
    const [ani] = await outbox.add(weighing("Ani"));
    await outbox.send(server);
    server.refuses.clear(); // the month was opened again, and a doubled copy of the first request came late
    await server.push({ unsent: 0, device_time: "", intentions: ani ? [ani.intention] : [] });
    await outbox.mend(ani?.intention.id ?? "", weighing("Ani S"));
    await outbox.send(server);
    expect(names(server)).toEqual(["Ani"]);
    expect(outbox.get(ani?.intention.id ?? "")?.state).toBe("accepted");
    expect(outbox.all().filter((entry) => entry.state === "refused").map((entry) => entry.code)).toEqual(["sudah-diterima"]);
  });

  test("a held one has ended its duty, and its decision is heard", async () => {
    const { server, outbox } = await fresh();
    server.holds.add("Ani");
    const [ani] = await outbox.add(weighing("Ani"));
    const id = ani?.intention.id ?? "";
    server.push = async () => ({ results: [{ id, state: "held", code: "bulan-ditutup" }], receipt: { number: 1, code: "K1", at: "", count: 1 } });
    await outbox.send(server);
    expect(outbox.unsent()).toBe(0);
    await outbox.decided(id, "declined", "Tidak hadir hari itu.");
    expect(outbox.get(id)).toMatchObject({ state: "refused", declined: true, sentence: "Tidak hadir hari itu." });
  });
});

describe("a full disk", () => {
  test("says so when saving, and keeps what it had said was saved", async () => {
    const { disk, server, outbox } = await fresh();
    await outbox.add(weighing("Ani"));
    disk.full = true;
    await expect(outbox.add(weighing("Budi"))).rejects.toThrow(Full);
    expect(outbox.all().map((entry) => entry.what)).toEqual(["Ani"]);
    disk.full = false;
    await outbox.send(server);
    expect(names(server)).toEqual(["Ani"]);
  });

  test("does not keep what was saved from going, all of it, and says at the end that there is no room", async () => {
    const { disk, server, outbox } = await fresh();
    const many = Array.from({ length: BATCH + 5 }, (_, place) => weighing(`A${place}`));
    await outbox.add(...many);
    disk.full = true;
    await expect(outbox.send(server)).rejects.toThrow(Full);
    expect(names(server)).toEqual(many.map((one) => one.payload.name));
    expect(outbox.unsent()).toBe(0);
    disk.full = false;
    await outbox.add(weighing("Budi")); // the first write that finds room brings the rest along
    const again = await open(disk);
    expect(again.unsent()).toBe(1);
    expect(again.history().arrived).toBe(BATCH + 5);
  });

  test("a phone that died without room sends again, and an edit in between is a task, not a second weighing", async () => {
    const { disk, server, outbox } = await fresh();
    const [ani] = await outbox.add(weighing("Ani"), weighing("Budi"));
    disk.full = true;
    await expect(outbox.send(server)).rejects.toThrow(Full);
    expect(await outbox.edit(ani?.intention.id ?? "", () => ({ payload: { name: "Ani S" } }))).toBe(false);
    const again = await open(disk); // died; somebody made room
    disk.full = false;
    expect(await again.edit(ani?.intention.id ?? "", () => ({ payload: { name: "Ani S" } }))).toBe(true);
    await again.send(server);
    expect(names(server)).toEqual(["Ani", "Budi"]);
    expect(again.all().map(({ state, code }) => [state, code])).toEqual([["refused", "sudah-ada-lain"], ["accepted", ""]]);
    expect(again.history().arrived).toBe(1);
  });

  test("does not lose an answer that it could not note", async () => {
    const { disk, server, outbox } = await fresh();
    await outbox.add(weighing("Ani"));
    const filling: Net = {
      pull: () => server.pull(),
      push: async (body) => {
        disk.full = true;
        return server.push(body);
      },
    };
    await expect(outbox.send(filling)).rejects.toThrow(Full);
    disk.full = false;
    await outbox.send(server);
    expect(names(server)).toEqual(["Ani"]);
    expect(outbox.history().arrived).toBe(1);
  });
});

describe("death at any step", () => {
  // A morning: saving, correcting, a refusal and its mending. What was told as saved is on the server once, whatever dies when.
  async function morning(at: number, after: boolean): Promise<{ fate: Fate; saved: string[]; server: Server; outbox: Outbox }> {
    const [disk, server, fate] = [new Disk(), new Server(), new Fate(at, after)];
    server.refuses.set("Dewi?", "isian-keliru");
    const saved: string[] = [];
    const store = fate.store(disk);
    const reopen = () => Outbox.open(store, wrongClock(), ids);
    let outbox = await reopen().catch(reopen);
    const net = fate.net(server);
    const acts: (() => Promise<unknown>)[] = [
      async () => saved.push(...(await outbox.add(weighing("Ani"), weighing("Budi"))).map((entry) => entry.intention.id)),
      () => outbox.send(net),
      async () => saved.push(...(await outbox.add(weighing("Citra"))).map((entry) => entry.intention.id)),
      async () => outbox.edit(saved[saved.length - 1] ?? "", () => ({ payload: { id: "r-Citra", name: "Citra S" } })),
      async () => outbox.add(weighing("Dewi?")),
      () => outbox.send(net),
      async () => {
        const task = outbox.all().find((entry) => entry.state === "refused");
        if (task && (await outbox.mend(task.intention.id, weighing("Dewi")))) saved.push(task.intention.id);
      },
      () => outbox.send(net),
      () => outbox.settle(outbox.ended()),
    ];
    for (const act of acts)
      try {
        await act();
      } catch (error) {
        if (!(error instanceof Died)) throw error;
        outbox = await reopen();
      }
    await outbox.send(server);
    return { fate, saved, server, outbox };
  }

  test("nothing is lost and nothing is there twice", async () => {
    const { fate } = await morning(0, false);
    expect(fate.steps).toBeGreaterThan(12);
    for (const after of [false, true])
      for (let at = 1; at <= fate.steps; at += 1) {
        const { saved, server, outbox } = await morning(at, after);
        const once = new Map(server.carriedOut.map((one) => [one.instead_of ?? one.id, one]));
        expect(once.size, `step ${at}`).toBe(server.carriedOut.length);
        for (const id of saved) expect(once.has(id), `step ${at} lost ${id}`).toBe(true);
        expect(new Set(names(server)).size, `step ${at}`).toBe(server.carriedOut.length);
        const open = outbox.all().filter((entry) => entry.state === "ready" || entry.state === "tried");
        expect(open, `step ${at}`).toEqual([]);
      }
  });
});
