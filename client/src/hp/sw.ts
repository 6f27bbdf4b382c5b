// The phone's service worker (ADR 0057): keeps the files of one build together and serves them first, so that an old file
// never stands beside a new one. It knows nothing of people's data and never touches IndexedDB.
// A newer build is fetched whole into a cache of its own; it takes over at the next start, or when it is told to.

const BUILD = "__BUILD__"; // both are filled in by the build (vite.hp.config.ts)
const FILES = JSON.parse("__FILES__") as string[];
const START = "/hp/";
const OURS = "simpul-hp-";
const CACHE = OURS + BUILD;

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  addEventListener(name: "install" | "activate", act: (event: Lasting) => void): void;
  addEventListener(name: "fetch", act: (event: Asked) => void): void;
  addEventListener(name: "message", act: (event: MessageEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}
const worker = self as unknown as Worker;

worker.addEventListener("install", (event) => event.waitUntil(keepAll()));
worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));
worker.addEventListener("message", (event) => {
  if (event.data === "take-over") void worker.skipWaiting();
});
worker.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method !== "GET" || address.origin !== location.origin) return;
  if (event.request.mode === "navigate") event.respondWith(serve(START, event.request));
  else if (FILES.includes(address.pathname)) event.respondWith(serve(address.pathname, event.request));
});

// All or nothing: when one file is missing, this build is not installed and the one before goes on.
async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([START, ...FILES].map((path) => new Request(path, { cache: "reload" })));
}

async function takeOver(): Promise<void> {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

async function serve(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}
