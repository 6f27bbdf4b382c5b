// Photos that wait for the network. They stay in the browser until the server has answered for each; each has the id of
// its intention, so that one that was sent twice is one. What the server refuses stays too, with its sentence, until the
// person takes it away.
export interface KeptPhoto {
  id: string;
  place: string; // whose photo, and of which visit
  at: number; // ms, the order in which they were chosen
  name: string;
  picture: string; // as a data: address, which every browser keeps
  fault: string;
}

export interface Shelf {
  of(place: string): Promise<KeptPhoto[]>;
  put(photo: KeptPhoto): Promise<void>;
  drop(id: string): Promise<void>;
}

/** What came of sending one: it is there, refused for good, or not now (`sentence`: what the person has to do). */
export type Sent = { state: "there" } | { state: "refused"; sentence: string } | { state: "later"; sentence: string };

export class PhotoOutbox {
  private sending = false;

  constructor(
    private readonly shelf: Shelf,
    private readonly place: string,
    private readonly send: (photo: KeptPhoto) => Promise<Sent>,
  ) {}

  add(photo: Omit<KeptPhoto, "place" | "fault">): Promise<void> {
    return this.shelf.put({ ...photo, place: this.place, fault: "" });
  }

  async waiting(): Promise<KeptPhoto[]> {
    return (await this.shelf.of(this.place)).sort((one, other) => one.at - other.at);
  }

  takeAway(id: string): Promise<void> {
    return this.shelf.drop(id);
  }

  /** Send what waits, one by one, until nothing does or it cannot be now. Only one sending runs at a time. */
  async flush(): Promise<{ sent: number; sentence: string }> {
    const told = { sent: 0, sentence: "" };
    if (this.sending) return told;
    this.sending = true;
    try {
      for (const photo of await this.waiting()) {
        if (photo.fault) continue;
        const came = await this.send(photo);
        if (came.state === "later") return { ...told, sentence: came.sentence };
        if (came.state === "refused") await this.shelf.put({ ...photo, fault: came.sentence });
        else {
          await this.shelf.drop(photo.id);
          told.sent += 1;
        }
      }
      return told;
    } finally {
      this.sending = false;
    }
  }
}
