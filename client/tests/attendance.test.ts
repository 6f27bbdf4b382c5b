// Marks at the door: kept while the network is away, sent once; what a badge says of itself.
import { beforeEach, describe, expect, test } from "vitest";
import encodeQR from "qr";
import decodeQR from "qr/decode.js";
import { faultOf, readBadge } from "../src/web/attendance/badge";
import { AttendanceOutbox, type Mark, type Sent } from "../src/web/attendance/outbox";

class Disk implements Storage {
  private readonly kept = new Map<string, string>();
  get length() {
    return this.kept.size;
  }
  clear() {
    this.kept.clear();
  }
  getItem(key: string) {
    return this.kept.get(key) ?? null;
  }
  key(index: number) {
    return [...this.kept.keys()][index] ?? null;
  }
  removeItem(key: string) {
    this.kept.delete(key);
  }
  setItem(key: string, value: string) {
    this.kept.set(key, value);
  }
}

const mark = (id: string, participant = id): Mark => ({ id, participant, on: "2026-11-22", session: "", seen_at: "2026-11-22T01:00:00Z" });

describe("marks that wait for the network", () => {
  let disk: Disk;
  let online: boolean;
  let loseAnswer: boolean;
  let server: Map<string, number>; // id of a mark -> how often it came

  const send = async (marks: Mark[]): Promise<Sent> => {
    if (!online) return { state: "offline" };
    for (const one of marks) server.set(one.id, (server.get(one.id) ?? 0) + 1);
    if (loseAnswer) return { state: "offline" };
    return { state: "answered", told: marks.map((one) => ({ id: one.id, participant: one.participant ?? "", name: "", known: false, sentence: "" })) };
  };
  const box = () => new AttendanceOutbox(disk, "hadir", send);

  beforeEach(() => {
    disk = new Disk();
    online = false;
    loseAnswer = false;
    server = new Map();
  });

  test("they stay through an hour without network and a reload, and are sent once", async () => {
    const first = box();
    for (let n = 0; n < 450; n++) first.add(mark(`m${n}`));
    expect((await first.flush()).state).toBe("offline");
    const reloaded = box();
    expect(reloaded.waiting()).toHaveLength(450);
    online = true;
    const sent = await reloaded.flush();
    expect(sent.state === "answered" && sent.told.length).toBe(450);
    expect(reloaded.waiting()).toHaveLength(0);
    expect([...server.values()].every((times) => times === 1)).toBe(true);
  });

  test("whose answer was lost is sent again under the same id", async () => {
    online = loseAnswer = true;
    const outbox = box();
    outbox.add(mark("m1"));
    await outbox.flush();
    expect(outbox.waiting().map((one) => one.id)).toEqual(["m1"]);
    loseAnswer = false;
    await outbox.flush();
    expect(outbox.waiting()).toHaveLength(0);
    expect([...server.keys()]).toEqual(["m1"]);
  });

  test("the same person on the same day waits once", () => {
    const outbox = box();
    expect(outbox.add(mark("m1", "sari"))).toBe(true);
    expect(outbox.add(mark("m2", "sari"))).toBe(false);
    expect(outbox.add({ ...mark("m3", "sari"), on: "2026-11-23" })).toBe(true);
  });

  test("a mark that comes while others are on their way is not lost", async () => {
    online = true;
    const outbox = box();
    outbox.add(mark("m1"));
    const going = outbox.flush();
    outbox.add(mark("m2"));
    await going;
    await outbox.flush();
    expect([...server.keys()].sort()).toEqual(["m1", "m2"]);
    expect(outbox.waiting()).toHaveLength(0);
  });

  test("spoilt storage counts as empty", () => {
    disk.setItem("hadir", "{");
    expect(box().waiting()).toEqual([]);
  });
});

describe("a badge", () => {
  // Made by simpul/attendance/rules/badges.py with the key "kunci" (test_badges.py holds the same text).
  const text = "SIMPUL-P1:AAAAAAAAABAABAAAAAAAAAAAAEAAAAAAAAAEAAEAAAAAAAAAAABAWSTHX5UY7EGXXNMPOWUY";
  const batch = "00000000-0000-4000-8000-000000000001";

  test("says whose it is and until when", () => {
    expect(readBadge(text)?.batch).toBe(batch);
    expect(readBadge(text)?.participant).toBe("00000000-0000-4000-8000-000000000002");
  });

  test("of another event, too old, or none is told at once", () => {
    const badge = readBadge(text);
    expect(faultOf(badge, batch, "2026-11-22")).toBe("");
    expect(faultOf(badge, "00000000-0000-4000-8000-000000000009", "2026-11-22")).toContain("kegiatan atau angkatan lain");
    expect(faultOf(badge, batch, "2027-01-01")).toContain("lewat masa berlakunya");
    expect(faultOf(readBadge("https://contoh.id"), batch, "2026-11-22")).toContain("bukan kartu peserta");
    expect(readBadge("SIMPUL-P1:ABC")).toBeNull();
    expect(readBadge("SIMPUL-P1:abc!")).toBeNull();
  });

  test("is read from a picture where the browser has no detector of its own", () => {
    const cells = encodeQR(text, "raw", { scale: 4, border: 4 });
    const size = cells.length;
    const data = new Uint8ClampedArray(size * size * 4);
    cells.flat().forEach((dark, place) => data.set([dark ? 0 : 255, dark ? 0 : 255, dark ? 0 : 255, 255], place * 4));
    expect(decodeQR({ width: size, height: size, data })).toBe(text);
  });
});
