// One open vault with everything behind it: outbox, mirror, photos, and the rounds with the server.
import type { PhotoInput, Status } from "../facade";
import { Mirror } from "../mirror/mirror";
import { type Me as NetMe, Wire } from "../net";
import { Acts } from "../outbox/acts";
import { isUnsent } from "../outbox/entries";
import { exchange } from "../outbox/exchange";
import { Outbox } from "../outbox/outbox";
import { Full, type Page } from "../outbox/ports";
import { lastArrival, statusSentence, tasks } from "../outbox/telling";
import type { Catalogue, Service } from "../rules/catalogue";
import { About, Drafts } from "./about";
import type { Database } from "./database";
import { clock, ids } from "./ids";
import { Photos } from "./photos";
import { sealedStore } from "./store";
import { Syncing } from "./syncing";

const ME_HOLDS = 60 * 60_000; // milliseconds until the server is asked again who I am
const NOBODY: NetMe = {
  user: { id: "", name: "" }, posts: [], catalogue: "", rescue_key: {}, server_time: "", oldest_client: "", newest_client: "",
};
const NOTHING: Catalogue = { version: "", fields: [], services: [], groups: [], disabilities: [] };

export class Connection {
  changes = 0;
  sending = false;
  readonly wire: Wire;
  readonly syncing: Syncing;
  readonly acts: Acts;
  private progress = "";
  private left = 0;
  private bytes = 0;
  private room: number | null = null;
  private persistent = false;
  private askedAt = 0;
  private readonly watching = new Set<() => void>();

  private constructor(
    private readonly database: Database,
    readonly vault: string,
    readonly outbox: Outbox,
    readonly mirror: Mirror,
    readonly about: About,
    readonly drafts: Drafts,
    readonly photos: Photos,
    private readonly shut: AbortController,
    private readonly closed: () => void,
  ) {
    this.bytes = this.usedThisMonth();
    this.wire = new Wire(
      () => about.get("credential"),
      (count) => {
        this.bytes += count;
      },
      () => about.get("seal")?.hex,
    );
    this.syncing = new Syncing(() => this.round(), () => this.changed());
    this.acts = new Acts(outbox, mirror, ids, () => ({ kader: this.who().user.name, postId: this.postId }));
  }

  static async open(database: Database, vault: string, key: CryptoKey, closed: () => void): Promise<Connection> {
    const shut = new AbortController();
    const place = { database, vault, key };
    const shared = (table: "entries" | "rows") => sealedStore({ ...place, table, shut: shut.signal });
    // What is half typed when the vault is locked is still written.
    const own = (table: "about" | "drafts") => sealedStore({ ...place, table });
    const [outbox, mirror, about, drafts, photos] = await Promise.all([
      Outbox.open(shared("entries"), clock, ids),
      Mirror.open(shared("rows")),
      About.open(own("about")),
      Drafts.open(own("drafts")),
      Photos.open(database, vault, key),
    ]);
    return new Connection(database, vault, outbox, mirror, about, drafts, photos, shut, closed);
  }

  who(): NetMe {
    return this.about.get("me") ?? NOBODY;
  }

  /** Where this kader works now: the post that she chose, else her first. */
  post(): NetMe["posts"][number] | undefined {
    const { posts } = this.who();
    return posts.find(({ id }) => id === this.about.get("post")) ?? posts[0];
  }

  get postId(): string {
    return this.post()?.id ?? "";
  }

  catalogue(): Catalogue {
    return this.about.get("catalogue") ?? NOTHING;
  }

  changed(): void {
    this.changes += 1;
    for (const look of this.watching) look();
  }

  subscribe(look: () => void): () => void {
    this.watching.add(look);
    return () => this.watching.delete(look);
  }

  /** Begins to work by itself. */
  start(): void {
    this.syncing.kick();
    void navigator.storage?.persist?.().then((promised) => {
      this.persistent = promised;
    });
    void this.measureRoom();
  }

  close(): void {
    this.syncing.stop();
    this.shut.abort();
    this.watching.clear();
    this.closed();
  }

  status(): Status {
    const entries = this.outbox.all();
    const { line, told } = this.syncing;
    return {
      saved: entries.filter(isUnsent).length,
      arrived: this.outbox.history().arrived,
      tasks: tasks(this.outbox).length,
      held: entries.filter((entry) => entry.state === "held").length,
      photos: this.photos.count(),
      line,
      sentence: told || statusSentence(this.outbox, line),
      lastArrival: lastArrival(this.outbox),
      progress: this.progress,
      bytesThisMonth: this.bytes,
      roomLeft: this.room,
      persistent: this.persistent,
    };
  }

  async keepPhotos(service: Service, photos: PhotoInput[]): Promise<void> {
    for (const { id, blob } of photos) {
      const about = { id, post: this.postId, field: service.field, sealed: service.sealed ?? false, size: blob.size };
      await this.photos.keep(about, await blob.arrayBuffer());
    }
  }

  async dropPhotos(photos: PhotoInput[]): Promise<void> {
    for (const { id } of photos) await this.photos.drop(id);
  }

  /** Who I am and what I may record, when that is not known or not fresh. */
  async learn(): Promise<void> {
    if (Date.now() - this.askedAt < ME_HOLDS) return;
    const me = await this.wire.me();
    await this.about.set("me", me);
    if (me.catalogue !== this.catalogue().version) {
      const catalogue = await this.wire.catalogue(this.catalogue().version || null);
      if (catalogue) await this.about.set("catalogue", catalogue);
    }
    this.askedAt = Date.now();
  }

  private async round(): Promise<void> {
    let full: Full | null = null;
    try {
      const watch = { sending: () => this.show("mengirim"), taken: (page: Page) => this.took(page) };
      await exchange(this.outbox, this.mirror, this.wire, watch).catch((error: unknown) => {
        if (!(error instanceof Full)) throw error;
        full = error; // photos go all the same: they are what makes room
      });
      if (!full) await this.learn();
      if (!full) await this.tellSeal();
      await this.photos.send(this.wire, ({ number, of, percent }) => this.tell(`Foto ${number} dari ${of}, ${percent} %`));
      if (full) throw full;
    } finally {
      this.sending = false;
      this.tell("");
      await this.note();
    }
  }

  // Before the first day without a network: a rescue file is only believed when its seal was told (docs/sync.md).
  private async tellSeal(): Promise<void> {
    const seal = this.about.get("seal");
    if (!seal || seal.told) return;
    await this.wire.push({ unsent: this.outbox.unsent(), device_time: clock.now(), intentions: [] });
    await this.about.set("seal", { ...seal, told: true });
  }

  private show(line: "mengirim" | "mengambil"): void {
    this.sending = line === "mengirim";
    this.syncing.show(line);
  }

  private took(page: Page): void {
    this.left = page.left ?? 0;
    if (page.fresh) this.askedAt = 0; // the server began anew: perhaps I am at another post now
    if (this.left) this.progress = `Mengambil data, ${this.left} baris lagi.`;
    this.show("mengambil");
  }

  private tell(progress: string): void {
    this.progress = progress;
    this.changed();
  }

  // What a vault's line and the meter show before the next PIN.
  private async note(): Promise<void> {
    await this.about.set("bytes", { month: month(), count: this.bytes }).catch(() => undefined);
    await this.noteUnsent().catch(() => undefined);
    await this.measureRoom();
  }

  private async noteUnsent(): Promise<void> {
    if (this.shut.signal.aborted) return;
    const work = this.database.transaction("vaults", "readwrite");
    const row = await work.store.get(this.vault);
    if (row) await work.store.put({ ...row, unsent: this.outbox.unsent() });
    await work.done;
  }

  private usedThisMonth(): number {
    const used = this.about.get("bytes");
    return used?.month === month() ? used.count : 0;
  }

  private async measureRoom(): Promise<void> {
    const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
    this.room = quota === undefined || usage === undefined ? null : Math.max(0, quota - usage);
  }
}

function month(): string {
  return new Date().toISOString().slice(0, 7);
}
