// Outboxes that are wrong on purpose, as others have been wrong before: the proof must catch each of them.
import type { Net, Outbox, PushAnswer, Result, Store } from "../../client/src/hp/outbox/host";

type Variant = "" | "all sent" | "delete on refusal";

const accepted = ({ id }: { id: string }): Result => ({ id, state: "accepted" });

export const broken = {
  variant: "" as Variant,

  net(net: Net): Net {
    return broken.variant === "all sent" ? { ...net, push: (body) => allSent(net, body) } : net;
  },

  /** True when something was thrown away, and the outbox must be read anew from its store. */
  async forgets(outbox: Outbox, store: Store): Promise<boolean> {
    return broken.variant === "delete on refusal" && deleteRefused(outbox, store);
  },
};

// Whatever the server says about one or the other, the request went through: everything in it counts as sent.
async function allSent(net: Net, body: Parameters<Net["push"]>[0]): Promise<PushAnswer> {
  const answer = await net.push(body);
  return { results: body.intentions.map(accepted), receipt: answer.receipt ?? { number: 0, code: "", at: "", count: 0 } };
}

// The server did not want it, so it need not be kept.
async function deleteRefused(outbox: Outbox, store: Store): Promise<boolean> {
  const refused = outbox.all().filter((entry) => entry.state === "refused");
  if (refused.length) await store.write(new Map(refused.map((entry) => [`entry/${entry.intention.id}`, null])));
  return refused.length > 0;
}
