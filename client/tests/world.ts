// A world for the outbox: a disk that survives, a server that remembers as docs/sync.md says, and death at a given step.
import {
  type Changes, type Clock, Failure, Full, type Ids, type Intention, type Net, type Page, type PushAnswer, type PushBody,
  type Result, type Store,
} from "../src/hp/outbox/ports";

export class Died extends Error {}

export class Disk implements Store {
  readonly rows = new Map<string, string>();
  full = false;

  async read(): Promise<Map<string, unknown>> {
    return new Map([...this.rows].map(([key, text]) => [key, JSON.parse(text) as unknown]));
  }

  async write(changes: Changes): Promise<void> {
    if (this.full) throw new Full();
    for (const [key, value] of changes) {
      if (value === null) this.rows.delete(key);
      else this.rows.set(key, JSON.stringify(value));
    }
  }
}

/** Accepts everything but what it was told to refuse or hold, once each. */
export class Server implements Net {
  readonly accepted = new Map<string, { content: string; receipt: number }>();
  readonly carriedOut: Intention[] = [];
  readonly seen: PushBody[] = [];
  readonly refuses = new Map<string, string>(); // name of the person in the payload -> code
  readonly holds = new Set<string>();
  private readonly dead = new Set<string>(); // replaced or withdrawn
  private pushes = 0;

  async push(body: PushBody): Promise<PushAnswer> {
    const { intentions } = JSON.parse(JSON.stringify(body)) as PushBody;
    this.seen.push(body);
    this.pushes += 1;
    const number = this.pushes;
    const results = intentions.map((one) => this.receive(one, number));
    return { results, receipt: { number, code: `K${number}`, at: "2026-11-08T02:10:00Z", count: results.length } };
  }

  async pull(): Promise<Page> {
    return { fresh: false, rows: {}, gone: {}, cursor: "1", more: false };
  }

  private receive(one: Intention, number: number): Result {
    const content = JSON.stringify([one.name, one.payload]);
    const before = this.accepted.get(one.id);
    if (before) return before.content === content ? { id: one.id, state: "accepted", receipt: before.receipt } : refused(one.id, "sudah-ada-lain");
    if (this.dead.has(one.id)) return refused(one.id, "sudah-ditarik");
    if (one.needs.some((id) => this.dead.has(id))) return refused(one.id, "yang-dibutuhkan-batal");
    if (!one.needs.every((id) => this.accepted.has(id))) return { id: one.id, state: "later", code: "menunggu" };
    if (one.instead_of && this.accepted.has(one.instead_of)) return refused(one.id, "sudah-diterima");
    const wrong = this.refuses.get(String(one.payload.name));
    if (wrong) return refused(one.id, wrong);
    if (one.instead_of) this.dead.add(one.instead_of);
    if (one.name === "withdraw_intention") this.dead.add(String(one.payload.id));
    this.accepted.set(one.id, { content, receipt: number });
    this.carriedOut.push(one);
    return { id: one.id, state: this.holds.has(String(one.payload.name)) ? "held" : "accepted" };
  }
}

function refused(id: string, code: string): Result {
  return { id, state: "refused", code, sentence: code };
}

/** Ports that die at step `at` (before or after its effect); each call of a port is a step. */
export class Fate {
  steps = 0;
  constructor(
    private readonly at: number,
    private readonly after: boolean,
  ) {}

  store(disk: Store): Store {
    return { read: () => this.step(() => disk.read()), write: (changes) => this.step(() => disk.write(changes)) };
  }

  net(server: Net): Net {
    return { push: (body) => this.step(() => server.push(body)), pull: (cursor) => this.step(() => server.pull(cursor)) };
  }

  private async step<T>(act: () => Promise<T>): Promise<T> {
    this.steps += 1;
    const here = this.steps === this.at;
    if (here && !this.after) throw new Died();
    const done = await act();
    if (here) throw new Died();
    return done;
  }
}

/** Loses what it is told to lose: the request before it comes, or the answer after it was carried out. */
export function losing(server: Server, lose: ("request" | "answer" | null)[]): Net {
  return {
    push: async (body) => {
      const what = lose.shift() ?? null;
      if (what === "request") throw new Failure("offline");
      const answer = await server.push(body);
      if (what === "answer") throw new Failure("offline");
      return answer;
    },
    pull: () => server.pull(),
  };
}

export function counting(prefix = "i"): Ids {
  let last = 0;
  return {
    next: () => {
      last += 1;
      return `${prefix}${last}`;
    },
  };
}

// A clock that is years off and runs backwards: nothing may depend on it.
export function wrongClock(): Clock {
  let year = 2031;
  return {
    now: () => {
      year -= 1;
      return `${year}-01-01T00:00:00Z`;
    },
  };
}
