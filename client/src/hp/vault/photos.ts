// Photos wait apart and go last (ADR 0058): encrypted, in parts, from where the server stands.
import { Failure, Full } from "../outbox/ports";
import { type Database, isFull, ofVault } from "./database";
import { open, openJson, seal, sealJson } from "./keys";

export interface PhotoAbout {
  id: string;
  post: string;
  field: string;
  sealed: boolean;
  size: number;
}

export interface PhotoNet {
  have(id: string): Promise<{ have: number; done: boolean }>;
  put(about: PhotoAbout, offset: number, part: Uint8Array<ArrayBuffer>): Promise<{ have: number; done: boolean }>;
}

export interface PhotoProgress {
  number: number; // from one
  of: number;
  percent: number; // of this one
}

const PART = 64 * 1024;

export class Photos {
  private constructor(
    private readonly database: Database,
    private readonly vault: string,
    private readonly key: CryptoKey,
    private waiting: PhotoAbout[],
  ) {}

  static async open(database: Database, vault: string, key: CryptoKey): Promise<Photos> {
    const rows = await database.getAll("photos", ofVault(vault));
    rows.sort((one, other) => one.order - other.order);
    const abouts = await Promise.all(rows.map((row) => openJson(key, row.about)));
    return new Photos(database, vault, key, abouts as PhotoAbout[]);
  }

  count(): number {
    return this.waiting.length;
  }

  async keep(about: PhotoAbout, picture: ArrayBuffer): Promise<void> {
    const [sealedAbout, sealedPicture] = await Promise.all([sealJson(this.key, about), seal(this.key, picture)]);
    const row = { vault: this.vault, id: about.id, order: Date.now(), about: sealedAbout, picture: sealedPicture };
    await this.database.put("photos", row).catch((error: unknown) => {
      throw isFull(error) ? new Full() : error;
    });
    this.waiting = [...this.waiting.filter((one) => one.id !== about.id), about];
  }

  async picture(id: string): Promise<ArrayBuffer | null> {
    const row = await this.database.get("photos", [this.vault, id]);
    return row ? open(this.key, row.picture) : null;
  }

  async drop(id: string): Promise<void> {
    await this.database.delete("photos", [this.vault, id]);
    this.waiting = this.waiting.filter((one) => one.id !== id);
  }

  /** Sends what waits, one after another; `told` before each part. A photo leaves the phone when the server has all of it. */
  async send(net: PhotoNet, told: (at: PhotoProgress) => void): Promise<void> {
    const all = [...this.waiting];
    for (const [place, about] of all.entries()) {
      const picture = await this.picture(about.id);
      try {
        const tell = (have: number) => told({ number: place + 1, of: all.length, percent: Math.floor((100 * have) / about.size) });
        if (picture) await this.sendOne(net, about, new Uint8Array(picture), tell);
      } catch (failure) {
        // One that the server does not want now (its record is refused or held) must not stand before the others.
        if (failure instanceof Failure && failure.kind === "rejected") continue;
        throw failure;
      }
      await this.drop(about.id);
    }
  }

  private async sendOne(net: PhotoNet, about: PhotoAbout, bytes: Uint8Array<ArrayBuffer>, told: (have: number) => void): Promise<void> {
    let { have, done } = await net.have(about.id);
    while (!done) {
      told(have);
      ({ have, done } = await net.put(about, have, bytes.slice(have, have + PART)));
    }
  }
}
