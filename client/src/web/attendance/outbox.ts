// Marks of attendance that wait for the network. They stay in the browser until the server has answered each of them;
// each has the id of its intention, so that one that was sent twice is one.
export interface Mark {
  id: string;
  on: string;
  session: string;
  seen_at: string;
  participant?: string;
  badge?: string;
}

export interface Told {
  id: string;
  participant: string;
  name: string;
  known: boolean;
  sentence: string;
}

/** What came of a sending: what the server said of each mark, or why there was no answer. */
export type Sent = { state: "answered"; told: Told[] } | { state: "offline" } | { state: "refused"; sentence: string };

export type Send = (marks: Mark[]) => Promise<Sent>;

const AT_ONCE = 200;

export class AttendanceOutbox {
  private sending = false;

  constructor(
    private readonly disk: Storage,
    private readonly key: string,
    private readonly send: Send,
  ) {}

  /** Keep a mark; false when the same one waits already. */
  add(mark: Mark): boolean {
    const waiting = this.waiting();
    if (waiting.some((one) => sameMark(one, mark))) return false;
    this.disk.setItem(this.key, JSON.stringify([...waiting, mark]));
    return true;
  }

  waiting(): Mark[] {
    try {
      const kept: unknown = JSON.parse(this.disk.getItem(this.key) ?? "[]");
      return Array.isArray(kept) ? (kept as Mark[]) : [];
    } catch {
      return [];
    }
  }

  /** Send what waits, part by part, until nothing does or there is no answer. Only one sending runs at a time. */
  async flush(): Promise<Sent> {
    if (this.sending) return { state: "answered", told: [] };
    this.sending = true;
    const told: Told[] = [];
    try {
      for (let part = this.waiting().slice(0, AT_ONCE); part.length; part = this.waiting().slice(0, AT_ONCE)) {
        const sent = await this.send(part);
        if (sent.state !== "answered") return told.length && sent.state === "offline" ? { state: "answered", told } : sent;
        const answered = new Set(sent.told.map((one) => one.id));
        if (!part.some((one) => answered.has(one.id))) return { state: "offline" };
        this.forget(answered);
        told.push(...sent.told);
      }
      return { state: "answered", told };
    } finally {
      this.sending = false;
    }
  }

  // Read anew: while the answer was on its way, others may have been added.
  private forget(ids: Set<string>): void {
    this.disk.setItem(this.key, JSON.stringify(this.waiting().filter((one) => !ids.has(one.id))));
  }
}

function sameMark(one: Mark, other: Mark): boolean {
  return (
    one.on === other.on &&
    one.session === other.session &&
    (one.badge ?? "") === (other.badge ?? "") &&
    (one.participant ?? "") === (other.participant ?? "")
  );
}
