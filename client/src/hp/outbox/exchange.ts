// One round with the server: send what waits, take what is new, and let go of what has ended. Pure.
import type { Mirror } from "../mirror/mirror";
import { neededBy } from "../mirror/needed";
import type { Outbox } from "./outbox";
import type { Net, Page } from "./ports";

export interface Watch {
  sending?(): void;
  taken?(page: Page): void; // after each page
}

/** Rejects with the Failure, or with Full, that stopped it; everything that was done until then stays done. */
export async function exchange(outbox: Outbox, mirror: Mirror, net: Net, watch: Watch = {}): Promise<void> {
  watch.sending?.();
  await outbox.send(net);
  // What had ended before the pull began is in what the pull brings: the overlay of these may go.
  const ended = outbox.ended();
  let page: Page;
  do {
    page = await net.pull(mirror.cursor);
    await mirror.apply(page, neededBy(outbox.all()));
    watch.taken?.(page);
  } while (page.more);
  await hear(outbox, mirror);
  await outbox.settle(ended);
}

// What was decided about held intentions.
async function hear(outbox: Outbox, mirror: Mirror): Promise<void> {
  for (const entry of outbox.all()) {
    if (entry.state !== "held") continue;
    const { id, payload } = entry.intention;
    const heard = mirror.row("arrival", id) ?? mirror.row("arrival", String(payload.id));
    const state = heard?.state;
    if (heard && (state === "accepted" || state === "declined" || state === "withdrawn"))
      await outbox.decided(id, state, String(heard.reason || heard.sentence || ""));
  }
}
