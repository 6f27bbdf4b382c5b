// Photos of a visit: kept while the network is away, sent once, each person's own.
import "fake-indexeddb/auto";
import { beforeEach, describe, expect, test } from "vitest";
import { PhotoOutbox, type KeptPhoto, type Sent } from "../src/web/photos/outbox";
import { PhotoShelf } from "../src/web/photos/shelf";

describe("photos that wait for the network", () => {
  let online: boolean;
  let loseAnswer: boolean;
  let refuse: string;
  let server: Map<string, number>; // id of a photo -> how often it came
  let place = 0;

  const send = async (photo: KeptPhoto): Promise<Sent> => {
    if (!online) return { state: "later", sentence: "" };
    if (photo.id === refuse) return { state: "refused", sentence: "Kunjungan sudah disahkan." };
    server.set(photo.id, (server.get(photo.id) ?? 0) + 1);
    return loseAnswer ? { state: "later", sentence: "" } : { state: "there" };
  };
  const box = (where = `kasi:${place}`) => new PhotoOutbox(new PhotoShelf(), where, send);
  const photo = (id: string, at = 1) => ({ id: `${id}-${place}`, at, name: `${id}.jpg`, picture: "data:image/jpeg;base64,AA==" });
  const waiting = async (where?: string) => (await box(where).waiting()).map((one) => one.name);

  beforeEach(() => {
    [online, loseAnswer, refuse, server] = [false, false, "", new Map()];
    place += 1;
  });

  test("they stay through a reload, and are sent once in the order in which they were chosen", async () => {
    const first = box();
    await first.add(photo("b", 2));
    await first.add(photo("a", 1));
    expect(await first.flush()).toEqual({ sent: 0, sentence: "" });
    expect(await waiting()).toEqual(["a.jpg", "b.jpg"]);
    online = true;
    const both = await Promise.all([box().flush(), box().flush()]); // two pages at once: the server knows the id
    expect(Math.max(...both.map((one) => one.sent))).toBe(2);
    expect([...server.keys()]).toEqual([`a-${place}`, `b-${place}`]);
    expect(await waiting()).toEqual([]);
  });

  test("one whose answer was lost is sent again under the same id", async () => {
    await box().add(photo("a"));
    [online, loseAnswer] = [true, true];
    await box().flush();
    expect(await waiting()).toEqual(["a.jpg"]);
    loseAnswer = false;
    expect((await box().flush()).sent).toBe(1);
    expect([...server.entries()]).toEqual([[`a-${place}`, 2]]);
  });

  test("what is refused stays with its sentence until it is taken away, and holds up nothing", async () => {
    await box().add(photo("a", 1));
    await box().add(photo("b", 2));
    [online, refuse] = [true, `a-${place}`];
    expect((await box().flush()).sent).toBe(1);
    expect((await box().waiting()).map((one) => one.fault)).toEqual(["Kunjungan sudah disahkan."]);
    expect((await box().flush()).sent).toBe(0);
    await box().takeAway(refuse);
    expect(await waiting()).toEqual([]);
  });

  test("nobody sees or sends those of another, nor those of another visit", async () => {
    await box().add(photo("a"));
    online = true;
    expect(await waiting(`ketua:${place}`)).toEqual([]);
    expect((await box(`ketua:${place}`).flush()).sent).toBe(0);
    expect(await waiting()).toEqual(["a.jpg"]);
  });
});
