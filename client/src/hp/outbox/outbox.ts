// The outbox (ADR 0050): keeps each intention until its own receipt. Pure: every effect is a port, and the process may die at
// any await. What is in memory is what is stored: memory changes after the write, and writes go one after another. Only notes
// about sending may be ahead of a full disk (`note`): the server tells them again, and sending is what makes room.
import { answered, type Entry, entryOf, type History, isUnsent, LINES_KEPT, lineOf, type Wish } from "./entries";
import { type Changes, type Clock, Failure, Full, type Ids, type Net, type PushAnswer, type Store } from "./ports";

export const BATCH = 60;
const ENTRY = "entry/";
const HISTORY = "history";

interface Run {
  postponed: Set<string>; // answered "later", or not at all: not again before the next run
  size: number;
}

export class Outbox {
  private lane: Promise<unknown> = Promise.resolve();
  private running: Promise<void> | null = null;
  private readonly unwritten = new Set<string>(); // entries that stand in memory as they are, and on the full disk as they were

  private constructor(
    private readonly store: Store,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private entries: Map<string, Entry>,
    private past: History,
  ) {}

  static async open(store: Store, clock: Clock, ids: Ids): Promise<Outbox> {
    const rows = await store.read();
    const kept = [...rows].filter(([key]) => key.startsWith(ENTRY)).map(([, value]) => value as Entry);
    kept.sort((one, other) => one.order - other.order);
    const past = (rows.get(HISTORY) as History | undefined) ?? { arrived: 0, lines: [] };
    return new Outbox(store, clock, ids, new Map(kept.map((entry) => [entry.intention.id, entry])), past);
  }

  /** Entries whose duty has not ended or whose rows were not pulled yet, in the order in which they were made. */
  all(): Entry[] {
    return [...this.entries.values()];
  }

  get(id: string): Entry | null {
    return this.entries.get(id) ?? null;
  }

  history(): History {
    return this.past;
  }

  unsent(): number {
    return this.all().filter(isUnsent).length;
  }

  /** Keeps new intentions, all or none; resolves once they are stored, rejects with Full. */
  add(...wishes: Wish[]): Promise<Entry[]> {
    return this.alone(async () => {
      const made = this.made(wishes);
      await this.keep(made);
      return made;
    });
  }

  /** Changes an intention in place when it was never tried; else says false, and whoever asks makes an amendment. */
  edit(id: string, change: (entry: Entry) => { payload: Record<string, unknown>; what?: string }): Promise<boolean> {
    return this.alone(async () => {
      const entry = this.entries.get(id);
      if (entry?.state !== "ready") return false;
      const { payload, what = entry.what } = change(entry);
      await this.keep([{ ...entry, intention: { ...entry.intention, payload }, what }]);
      return true;
    });
  }

  /** Puts a new intention in the place of one that was refused or held; false when that one has gone on meanwhile. */
  mend(id: string, wish: Wish): Promise<boolean> {
    return this.alone(async () => {
      const old = this.entries.get(id);
      if (old?.state !== "refused" && old?.state !== "held") return false;
      const [mended] = this.made([{ what: old.what, ...wish, instead_of: id }]) as [Entry];
      await this.keep([{ ...old, state: "replaced", replaced_by: mended.intention.id }, mended]);
      return true;
    });
  }

  /** Gives up what was refused or held, and tells the server; what was never tried and nothing needs just ends here. */
  giveUp(id: string): Promise<boolean> {
    return this.alone(async () => {
      const old = this.entries.get(id);
      if (!old || (old.state === "ready" && this.isNeeded(id))) return false;
      if (old.state !== "refused" && old.state !== "held" && old.state !== "ready") return false;
      const known = old.state === "ready" || old.declined; // there is nothing that the server would have to forget
      const word = known ? [] : this.made([{ name: "withdraw_intention", payload: { id }, what: old.what }]);
      await this.keep([{ ...old, state: "withdrawn" }, ...word]);
      return true;
    });
  }

  /** What somebody decided about a held intention, as the mirror learnt it. */
  decided(id: string, state: "accepted" | "declined" | "withdrawn", sentence: string): Promise<void> {
    return this.alone(async () => {
      const entry = this.entries.get(id);
      if (entry?.state !== "held") return;
      const declined = state === "declined";
      await this.keep([{ ...entry, state: declined ? "refused" : state, declined, sentence, code: declined ? "ditolak" : "" }]);
    });
  }

  /** Ids whose duty has ended; once the rows were pulled, `settle` may move them into the history. */
  ended(): string[] {
    return this.all()
      .filter((entry) => ["accepted", "replaced", "withdrawn"].includes(entry.state))
      .map((entry) => entry.intention.id);
  }

  settle(ids: string[]): Promise<void> {
    return this.alone(async () => {
      const gone = ids.map((id) => this.entries.get(id)).filter((one): one is Entry => !!one && !this.isNeeded(one.intention.id));
      if (!gone.length) return;
      const lines = [...this.past.lines, ...gone.map(lineOf)].slice(-LINES_KEPT);
      const past = { ...this.past, lines };
      await this.write(new Map<string, unknown>([[HISTORY, past], ...gone.map((one) => [ENTRY + one.intention.id, null] as const)]));
      this.past = past;
      for (const one of gone) this.entries.delete(one.intention.id);
    });
  }

  /** Sends what waits, batch by batch, until nothing more can go; rejects with the Failure that stopped it. */
  send(net: Net): Promise<void> {
    this.running ??= this.sendAll(net).finally(() => {
      this.running = null;
    });
    return this.running;
  }

  private async sendAll(net: Net): Promise<void> {
    const run: Run = { postponed: new Set(), size: BATCH };
    for (;;) {
      const batch = await this.alone(() => this.claim(run));
      if (!batch.length) return this.tellFull();
      const answer = await this.push(net, batch, run);
      if (answer) await this.alone(() => this.take(batch, answer, run));
    }
  }

  // Marks the batch as tried, durably, before anything leaves: from here on its content stands.
  private async claim(run: Run): Promise<Entry[]> {
    const batch = this.inOrder().filter((entry) => this.canGo(entry, run)).slice(0, run.size);
    const first = batch.filter((entry) => entry.state === "ready").map((entry): Entry => ({ ...entry, state: "tried" }));
    if (first.length) await this.note(first);
    return batch.map((entry) => this.entries.get(entry.intention.id) as Entry);
  }

  // As they were made, but what another needs goes before it: a mended one is younger than those that waited for it.
  private inOrder(): Entry[] {
    const order = new Set<Entry>();
    const visited = new Set<Entry>();
    const visit = (entry: Entry): void => {
      if (visited.has(entry)) return;
      visited.add(entry);
      for (const id of entry.intention.needs) {
        const needed = this.entries.get(this.newest(id));
        if (needed) visit(needed);
      }
      order.add(entry);
    };
    for (const entry of this.all()) visit(entry);
    return [...order];
  }

  private canGo(entry: Entry, run: Run): boolean {
    if (entry.state !== "ready" && entry.state !== "tried") return false;
    return !run.postponed.has(entry.intention.id) && !this.waitsFor(entry);
  }

  /** The refused entry that must be mended before this one can go. */
  waitsFor(entry: Entry, asked = new Set([entry])): Entry | null {
    for (const id of entry.intention.needs) {
      const needed = this.entries.get(this.newest(id));
      if (!needed || asked.has(needed)) continue;
      const blocked = needed.state === "refused" ? needed : this.waitsFor(needed, asked.add(needed));
      if (blocked) return blocked;
    }
    return null;
  }

  // The id that stands for an intention now: itself, or what replaced it.
  private newest(id: string): string {
    const next = this.entries.get(id)?.replaced_by;
    return next ? this.newest(next) : id;
  }

  private async push(net: Net, batch: Entry[], run: Run): Promise<PushAnswer | null> {
    const intentions = batch.map(({ intention }) => ({ ...intention, needs: intention.needs.map((id) => this.newest(id)) }));
    try {
      const answer = await net.push({ unsent: this.unsent(), device_time: this.clock.now(), intentions });
      if (!Array.isArray(answer?.results)) throw new Failure("offline");
      return answer;
    } catch (failure) {
      if (!(failure instanceof Failure) || failure.kind !== "rejected") throw failure;
      await this.alone(() => this.narrow(batch, failure, run));
      return null;
    }
  }

  // The server could not read the request as a whole: smaller parts, until the one that it cannot read stands alone as a task.
  private async narrow(batch: Entry[], failure: Failure, run: Run): Promise<void> {
    run.size = Math.max(1, Math.floor(batch.length / 2));
    const [alone] = batch;
    if (batch.length > 1 || !alone) return;
    await this.keep([{ ...alone, state: "refused", code: failure.code, sentence: failure.sentence }]);
  }

  private async take(batch: Entry[], answer: PushAnswer, run: Run): Promise<void> {
    const results = new Map(answer.results.map((result) => [result.id, result]));
    const changed: Entry[] = [];
    for (const entry of batch) {
      const result = results.get(entry.intention.id);
      const after = result ? answered(entry, result, answer.receipt) : entry;
      if (after === entry) run.postponed.add(entry.intention.id);
      else changed.push(after, ...this.known(after));
    }
    const arrived = changed.filter((entry) => entry.receipt).length;
    await this.note(changed, { ...this.past, arrived: this.past.arrived + arrived });
  }

  // The server had accepted the one that this should have replaced: that one has arrived, this one is a task of its own.
  private known(entry: Entry): Entry[] {
    const old = entry.code === "sudah-diterima" && this.entries.get(entry.intention.instead_of ?? "");
    return old ? [{ ...old, state: "accepted", replaced_by: null }] : [];
  }

  private made(wishes: Wish[]): Entry[] {
    const last = Math.max(0, ...this.all().map((entry) => entry.order));
    return wishes.map((wish, place) => entryOf(wish, wish.id ?? this.ids.next(), last + 1 + place, this.clock.now()));
  }

  private isNeeded(id: string): boolean {
    return this.all().some((entry) => (isUnsent(entry) || entry.state === "held") && entry.intention.needs.some((need) => need === id || this.newest(need) === id));
  }

  private async keep(entries: Entry[], past = this.past): Promise<void> {
    const changes: Changes = new Map(entries.map((entry) => [ENTRY + entry.intention.id, entry]));
    if (past !== this.past) changes.set(HISTORY, past);
    await this.write(changes);
    this.hold(entries, past);
  }

  // What sending brings about goes on without room. Should the phone die before there is room, it sends again what it had
  // sent: the same gets the same answer, and what was edited meanwhile comes back as a task (`sudah-ada-lain`).
  private async note(entries: Entry[], past = this.past): Promise<void> {
    try {
      await this.keep(entries, past);
    } catch (error) {
      if (!(error instanceof Full)) throw error;
      for (const { intention } of entries) this.unwritten.add(intention.id);
      this.hold(entries, past);
    }
  }

  private hold(entries: Entry[], past: History): void {
    this.past = past;
    for (const entry of entries) this.entries.set(entry.intention.id, entry);
  }

  // The first write that finds room brings along what had found none.
  private async write(changes: Changes): Promise<void> {
    if (this.unwritten.size && !changes.has(HISTORY)) changes.set(HISTORY, this.past);
    for (const id of this.unwritten) if (!changes.has(ENTRY + id)) changes.set(ENTRY + id, this.entries.get(id) ?? null);
    if (changes.size) await this.store.write(changes);
    this.unwritten.clear();
  }

  // Everything went that could go; that there is no room is told all the same.
  private async tellFull(): Promise<void> {
    if (this.unwritten.size) await this.alone(() => this.write(new Map()));
  }

  private alone<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.lane.then(act);
    this.lane = turn.catch(() => undefined);
    return turn;
  }
}
