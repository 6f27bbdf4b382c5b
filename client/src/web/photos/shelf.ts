// Where photos wait in this browser: its own database, for what is kept as text elsewhere is too small for them.
import { openDB, type DBSchema, type IDBPDatabase } from "idb";
import type { KeptPhoto, Shelf } from "./outbox";

interface Photos extends DBSchema {
  photos: { key: string; value: KeptPhoto; indexes: { place: string } };
}

export class PhotoShelf implements Shelf {
  private opened: Promise<IDBPDatabase<Photos>> | null = null;

  async of(place: string): Promise<KeptPhoto[]> {
    return (await this.open()).getAllFromIndex("photos", "place", place);
  }

  async put(photo: KeptPhoto): Promise<void> {
    await (await this.open()).put("photos", photo);
  }

  async drop(id: string): Promise<void> {
    await (await this.open()).delete("photos", id);
  }

  private open(): Promise<IDBPDatabase<Photos>> {
    this.opened ??= openDB<Photos>("simpul-foto", 1, {
      upgrade(made) {
        made.createObjectStore("photos", { keyPath: "id" }).createIndex("place", "place");
      },
    });
    return this.opened;
  }
}
