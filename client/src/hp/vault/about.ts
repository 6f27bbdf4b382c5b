// What a vault knows of itself: its credential, who its kader is, the catalogue, what is half typed, what was
// decided here, and the bytes that it used.
import type { Me as NetMe } from "../net";
import type { Store } from "../outbox/ports";
import type { Catalogue } from "../rules/catalogue";

interface Kept {
  credential: string;
  me: NetMe;
  post: string; // where she works now, of several
  catalogue: Catalogue;
  seal: { hex: string; told: boolean }; // of the rescue file, and whether the server knows it
  bytes: { month: string; count: number };
  both: string[]; // services that were given twice on a day, as somebody at this phone said
}

/** Small values by name, in memory and in a store. */
export class About {
  private constructor(
    private readonly store: Store,
    private readonly values: Map<string, unknown>,
  ) {}

  static async open(store: Store): Promise<About> {
    return new About(store, await store.read());
  }

  get<Name extends keyof Kept>(name: Name): Kept[Name] | null {
    return (this.values.get(name) as Kept[Name] | undefined) ?? null;
  }

  async set<Name extends keyof Kept>(name: Name, value: Kept[Name]): Promise<void> {
    this.values.set(name, value);
    await this.store.write(new Map([[name, value]]));
  }
}

/** What is being typed: told at once, written one after the other, only the newest of each. */
export class Drafts {
  private waiting = new Map<string, unknown>();
  private writing: Promise<void> | null = null;

  private constructor(
    private readonly store: Store,
    private readonly values: Map<string, unknown>,
  ) {}

  static async open(store: Store): Promise<Drafts> {
    return new Drafts(store, await store.read());
  }

  get(key: string): unknown {
    return this.values.get(key) ?? null;
  }

  keep(key: string, value: unknown): void {
    const kept = value ?? null;
    if (kept === null) this.values.delete(key);
    else this.values.set(key, kept);
    this.waiting.set(key, kept);
    this.writing ??= this.write().finally(() => {
      this.writing = null;
    });
  }

  private async write(): Promise<void> {
    while (this.waiting.size) {
      const changes = this.waiting;
      this.waiting = new Map();
      // A draft that finds no room is still in memory; saving says loudly that there is none.
      await this.store.write(changes).catch(() => undefined);
    }
  }
}
