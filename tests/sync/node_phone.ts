// One phone: the client's own outbox, mirror, acts and exchange (client/src/hp/outbox/host.ts) with ports that ask Python.
import {
  Acts, type Changes, type Clock, exchange, Failure, Full, type Ids, Mirror, type Net, Outbox, type Page, type PushAnswer,
  type PushBody, type Store,
} from "../../client/src/hp/outbox/host";
import type { NewPerson, NewRecord, Person, RecordRow } from "../../client/src/hp/facade";
import { KINDS } from "../../client/src/hp/mirror/rows";
import { broken } from "./node_broken";
import type { Json } from "./node_host";

type Ask = <T>(phone: string, port: string, given: unknown, write?: () => void) => Promise<T>;

const made = new Map<string, number>();

export function forgetIds(): void {
  made.clear();
}

class AskingStore implements Store {
  constructor(private readonly phone: string, private readonly disk: Map<string, string>, private readonly ask: Ask) {}

  async read(): Promise<Map<string, unknown>> {
    await this.ask(this.phone, "store.read", null);
    return new Map([...this.disk].map(([key, text]) => [key, JSON.parse(text)]));
  }

  async write(changes: Changes): Promise<void> {
    const texts = [...changes].map(([key, value]) => [key, value === null ? null : JSON.stringify(value)] as const);
    const apply = () => {
      for (const [key, text] of texts) text === null ? this.disk.delete(key) : this.disk.set(key, text);
    };
    await this.ask(this.phone, "store.write", texts.map(([key]) => key), apply);
  }
}

// Ids as a phone makes them: unique for ever, also after its memory was lost.
class CountedIds implements Ids {
  constructor(private readonly phone: string, private readonly clock: Clock, private readonly seed: string) {}

  next(): string {
    const count = (made.get(this.phone) ?? 0) + 1;
    made.set(this.phone, count);
    const time = Math.max(0, Date.parse(this.clock.now())).toString(16).padStart(12, "0");
    const tail = `${this.seed}${count.toString(16).padStart(4, "0")}`;
    return `${time.slice(0, 8)}-${time.slice(8)}-7${tail.slice(0, 3)}-8${tail.slice(3, 6)}-${tail.slice(6, 18)}`;
  }
}

export class Phone {
  private now = "";
  private post = "";
  private readonly clock: Clock = { now: () => this.now };
  private readonly ids: Ids;
  private readonly store: Store;
  private readonly net: Net;
  outbox!: Outbox;
  acts!: Acts;
  private mirror!: Mirror;
  private open = false;

  constructor(name: string, disk: Map<string, string>, ask: Ask, given: Json) {
    this.set(given);
    this.ids = new CountedIds(name, this.clock, String(given.ids));
    this.store = new AskingStore(name, disk, ask);
    this.net = {
      push: (body: PushBody) => ask<PushAnswer>(name, "net.push", body),
      pull: (cursor: string | null) => ask<Page>(name, "net.pull", cursor),
    };
  }

  static failure(error: Json): Error {
    if (error.kind === "full") return new Full();
    return new Failure(error.kind as Failure["kind"], String(error.sentence ?? ""), String(error.code ?? ""));
  }

  static isFailure(error: unknown): boolean {
    return error instanceof Full || error instanceof Failure;
  }

  set({ now, post }: Json): void {
    if (now) this.now = String(now);
    if (post) this.post = String(post);
  }

  /** Does what a finger asks for; afterwards every intention that the phone now says it keeps. */
  async act(name: string, given: Json): Promise<Json> {
    const done = await acts[name]!(this, given);
    return { done: done !== false, kept: this.outbox.all().map((entry) => entry.intention) };
  }

  seen(): Json {
    if (!this.open) return { open: false };
    const { outbox, mirror } = this;
    const view = this.acts.view();
    return {
      open: true,
      entries: outbox.all().map((entry) => ({ ...entry, waits: outbox.waitsFor(entry)?.intention.id ?? null })),
      lines: outbox.history().lines,
      rows: Object.fromEntries(KINDS.map((kind) => [kind, mirror.rows(kind)])),
      records: [...view.records.values()],
      persons: [...view.persons.values()],
    };
  }

  async begin(): Promise<void> {
    this.outbox = await Outbox.open(this.store, this.clock, this.ids);
    this.mirror = await Mirror.open(this.store);
    this.actsOn(this.outbox);
    this.open = true;
  }

  async sync(): Promise<void> {
    await exchange(this.outbox, this.mirror, broken.net(this.net));
    if (await broken.forgets(this.outbox, this.store)) this.actsOn(await Outbox.open(this.store, this.clock, this.ids));
  }

  private actsOn(outbox: Outbox): void {
    this.outbox = outbox;
    this.acts = new Acts(outbox, this.mirror, this.ids, () => ({ kader: "", postId: this.post }));
  }
}

type Act = (phone: Phone, given: Json) => Promise<unknown>;

// As client/src/hp/vault/desk.ts does them, without the words on the screen.
const acts: Record<string, Act> = {
  open: (phone) => phone.begin(),
  sync: (phone) => phone.sync(),
  record: ({ acts }, { version, ...record }) => acts.record(Number(version), record as unknown as NewRecord),
  register: ({ acts }, { sure, ...person }) => acts.registerPerson(person as unknown as NewPerson, Boolean(sure)),
  add_open_day: ({ acts }, { on }) => acts.addOpenDay(String(on)),
  async amend_record({ acts }, { id, answers, reason }) {
    const record = acts.view().records.get(String(id));
    if (record) await acts.amendRecord(record as RecordRow, answers as Json, String(reason));
  },
  async amend_person({ acts }, { id, wanted, reason }) {
    const person = acts.view().persons.get(String(id));
    if (person) await acts.amendPerson(person as Person, wanted as Json, String(reason));
  },
  void_record: ({ acts }, { id, reason }) => acts.voidRecord(String(id), String(reason)),
  mend: ({ acts }, { id, payload }) => acts.mend(String(id), payload as Json),
  correct_again: ({ acts }, { id, wanted }) => acts.correctAgain(String(id), wanted as Json),
  insist: ({ acts }, { id }) => acts.insist(String(id)),
  give_up: ({ outbox }, { id }) => outbox.giveUp(String(id)),
};
