// The phone's copy of what the server has (ADR 0051). Pure. Rows live in memory and in bundles: one for each resident with
// her records, one for all else of the post. A page is kept whole or not at all, together with its cursor.
import type { Changes, Page, Store } from "../outbox/ports";
import { type Kept, type Kind, KINDS, type Row, rowsOf } from "./rows";

const STATE = "mirror";
const POST = "post";
const PERSON = "person/";

interface State {
  cursor: string | null;
  generation: number;
  copying: boolean; // a first copy is under way: what does not come again by its end is to be dropped
}

type Bundle = Partial<Record<Kind, Kept[]>>;
type Undo = () => void;

export class Mirror {
  private readonly kept = new Map<Kind, Map<string, Kept>>(KINDS.map((kind) => [kind, new Map()]));
  private readonly recordsAt = new Map<string, Set<string>>(); // bundle -> its records
  version = 0;

  private constructor(
    private readonly store: Store,
    private state: State,
  ) {}

  static async open(store: Store): Promise<Mirror> {
    const stored = await store.read();
    const state = (stored.get(STATE) as State | undefined) ?? { cursor: null, generation: 0, copying: false };
    const mirror = new Mirror(store, state);
    for (const [key, bundle] of stored) if (key === POST || key.startsWith(PERSON)) mirror.load(bundle as Bundle);
    return mirror;
  }

  get cursor(): string | null {
    return this.state.cursor;
  }

  /** A first copy is still under way, or none was begun. */
  get incomplete(): boolean {
    return this.state.copying || this.state.cursor === null;
  }

  rows(kind: Kind): Row[] {
    return [...this.of(kind).values()].map((one) => one.row);
  }

  row(kind: Kind, id: string): Row | null {
    return this.of(kind).get(id)?.row ?? null;
  }

  /** Takes one page; `needed`: ids that unsent intentions name, whose rows stay whatever the server says. */
  async apply(page: Page, needed: ReadonlySet<string>): Promise<void> {
    const before = this.state;
    const undo: Undo[] = [];
    const touched = new Set<string>();
    this.state = this.stateAfter(page);
    for (const kind of KINDS) for (const row of rowsOf(page, kind)) this.put(kind, { generation: this.state.generation, row }, undo, touched);
    for (const kind of KINDS) for (const id of page.gone[kind] ?? []) this.drop(kind, id, needed, undo, touched);
    if (!page.more) this.sweep(before.copying || page.fresh, needed, undo, touched);
    try {
      await this.store.write(this.changes(touched));
      this.version += 1;
    } catch (full) {
      for (const back of undo.reverse()) back();
      this.state = before;
      throw full;
    }
  }

  private stateAfter(page: Page): State {
    const begins = page.fresh && (page.begins || !this.state.copying || this.state.cursor === null);
    const generation = this.state.generation + (begins ? 1 : 0);
    return { cursor: page.cursor, generation, copying: (page.fresh || this.state.copying) && page.more };
  }

  private of(kind: Kind): Map<string, Kept> {
    return this.kept.get(kind) as Map<string, Kept>;
  }

  private load(bundle: Bundle): void {
    for (const kind of KINDS) for (const one of bundle[kind] ?? []) this.put(kind, one, [], new Set());
  }

  private put(kind: Kind, next: Kept, undo: Undo[], touched: Set<string>): void {
    const id = next.row.id;
    const before = this.of(kind).get(id) ?? null;
    this.set(kind, id, next);
    undo.push(() => this.set(kind, id, before));
    for (const one of [before, next]) if (one) touched.add(bundleOf(kind, one.row));
  }

  private drop(kind: Kind, id: string, needed: ReadonlySet<string>, undo: Undo[], touched: Set<string>): void {
    const before = this.of(kind).get(id);
    if (!before) return;
    if (needed.has(id)) return this.put(kind, { ...before, gone: true }, undo, touched);
    this.set(kind, id, null);
    undo.push(() => this.set(kind, id, before));
    touched.add(bundleOf(kind, before.row));
  }

  // At the end of a first copy: what did not come again goes. At every end: what only unsent work had kept.
  private sweep(copied: boolean, needed: ReadonlySet<string>, undo: Undo[], touched: Set<string>): void {
    for (const kind of KINDS)
      for (const [id, one] of this.of(kind)) {
        const stale = one.gone || (copied && one.generation < this.state.generation);
        if (stale && !(one.gone && needed.has(id))) this.drop(kind, id, needed, undo, touched);
      }
  }

  private set(kind: Kind, id: string, next: Kept | null): void {
    const before = this.of(kind).get(id);
    if (kind === "record" && before) this.recordsAt.get(bundleOf(kind, before.row))?.delete(id);
    if (!next) {
      this.of(kind).delete(id);
      return;
    }
    this.of(kind).set(id, next);
    if (kind === "record") this.recordsIn(bundleOf(kind, next.row)).add(id);
  }

  private recordsIn(key: string): Set<string> {
    const known = this.recordsAt.get(key) ?? new Set();
    this.recordsAt.set(key, known);
    return known;
  }

  private changes(touched: Set<string>): Changes {
    const changes: Changes = new Map<string, unknown>([[STATE, this.state]]);
    for (const key of touched) changes.set(key, this.bundle(key));
    return changes;
  }

  private bundle(key: string): Bundle | null {
    const bundle: Bundle = {};
    const record = [...(this.recordsAt.get(key) ?? [])].map((id) => this.of("record").get(id) as Kept);
    if (record.length) bundle.record = record;
    if (key.startsWith(PERSON)) {
      const person = this.of("person").get(key.slice(PERSON.length));
      if (person) bundle.person = [person];
    } else {
      for (const kind of KINDS) if (kind !== "person" && kind !== "record") bundle[kind] = [...this.of(kind).values()];
    }
    return Object.keys(bundle).length ? bundle : null;
  }
}

function bundleOf(kind: Kind, row: Row): string {
  if (kind === "person") return PERSON + row.id;
  if (kind === "record" && row.person_id) return PERSON + String(row.person_id);
  return POST;
}
