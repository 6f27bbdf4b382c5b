// When to talk to the server: after a save, on coming online, at the press of a button, and again after a failure, later each time.
import type { Line } from "../facade";
import { LINE_AFTER } from "../outbox/telling";
import { Failure, Full } from "../outbox/ports";

const FIRST = 5_000; // milliseconds
const LONGEST = 5 * 60_000;
const GATHERING = 2_000; // what is saved one after the other goes together
const NOW_AND_THEN = 15 * 60_000; // what others wrote, while nothing of mine waits

export class Syncing {
  line: Line = "belum-tersambung";
  told = ""; // the server's own sentence for what stopped it
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | null = null;
  private again = false;
  private stopped = false;

  constructor(
    private readonly round: () => Promise<void>,
    private readonly changed: () => void,
  ) {
    addEventListener("online", this.wake);
  }

  /** Begins now; asked while it runs, it runs once more. */
  readonly kick = (): void => {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.again = this.running !== null;
    this.running ??= this.run().finally(() => {
      this.running = null;
      if (this.again && !this.failures) this.kick();
    });
  };

  /** After a save: soon, but after a failure not before its pause is over. */
  nudge(): void {
    if (this.stopped || this.failures) return;
    if (this.running) this.again = true;
    else this.wait(GATHERING);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    removeEventListener("online", this.wake);
  }

  show(line: Line): void {
    this.line = line;
    this.changed();
  }

  private readonly wake = (): void => this.kick();

  private async run(): Promise<void> {
    this.told = "";
    try {
      await this.round();
      this.failures = 0;
      this.show("tersambung");
    } catch (error) {
      this.failures += 1;
      this.told = error instanceof Failure ? error.sentence : "";
      this.show(error instanceof Full ? "penuh" : error instanceof Failure ? LINE_AFTER[error.kind] : "gangguan");
      if (!(error instanceof Failure || error instanceof Full)) console.error(error);
    }
    if (!this.stopped) this.wait(this.pause());
  }

  private wait(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.kick, milliseconds);
  }

  // Doubled after each failure, and spread, so that phones of one hall do not all come at once.
  private pause(): number {
    if (!this.failures) return NOW_AND_THEN;
    return Math.min(LONGEST, FIRST * 2 ** (this.failures - 1)) * (0.5 + Math.random());
  }
}
