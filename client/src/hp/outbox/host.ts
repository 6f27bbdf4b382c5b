// The entry for whoever runs the phone's core outside of a browser (tests/sync): no page, no IndexedDB, no fetch behind it.
export { Mirror } from "../mirror/mirror";
export { neededBy } from "../mirror/needed";
export { viewOf } from "../mirror/view";
export { Acts } from "./acts";
export * from "./entries";
export { exchange } from "./exchange";
export { BATCH, Outbox } from "./outbox";
export * from "./ports";
