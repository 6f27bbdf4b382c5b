// The service worker of the attendance pages alone (ADR 0091): its address lies below the page of one batch, so the
// browser gives it nothing else. It asks the network first; where that is away it gives what the page itself has kept
// (kept.ts). It keeps nothing of its own.
export {};

const PATIENCE = 8_000; // ms: a hall whose network swallows requests is one without
const DAYS_2 = 2 * 86_400_000; // ms: names that nobody refreshed for so long are no longer shown
const NEVER_OPENED = `<!doctype html><html lang="id"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,"><title>Tanpa jaringan</title><h1>Tanpa jaringan</h1><p>Halaman ini belum pernah dibuka di peramban ini, atau sudah lebih
dari dua hari. Kembali ke hari atau sesi yang sudah dibuka, atau sambungkan jaringan lalu muat ulang.</p></html>`;

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  addEventListener(name: "install" | "activate", act: (event: Lasting) => void): void;
  addEventListener(name: "fetch", act: (event: Asked) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}
const worker = self as unknown as Worker;

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && new URL(url).origin === location.origin) event.respondWith(serve(event.request));
});

async function serve(request: Request): Promise<Response> {
  try {
    const answer = await Promise.race([fetch(request), silence()]);
    if (answer.status >= 502) throw new Error("nobody behind the door");
    if (shutOut(answer)) await forget(request);
    return answer;
  } catch {
    return (await kept(request)) ?? (request.mode === "navigate" ? page(NEVER_OPENED) : Response.error());
  }
}

function silence(): Promise<never> {
  return new Promise((_, fail) => setTimeout(() => fail(new Error("no answer")), PATIENCE));
}

// Signed out, or no longer among those who look after the list.
function shutOut(answer: Response): boolean {
  return answer.type === "opaqueredirect" || answer.redirected || [401, 403, 404].includes(answer.status);
}

// The list of names is the same for each day and session of a batch; a page is not.
async function kept(request: Request): Promise<Response | undefined> {
  const loose = request.destination === "";
  const found =
    (await caches.match(request, { ignoreVary: true })) ??
    (loose ? await caches.match(request, { ignoreVary: true, ignoreSearch: true }) : undefined);
  if (!found || Date.now() - Date.parse(found.headers.get("Date") ?? "") < DAYS_2) return found;
  await forget(request);
  return undefined;
}

async function forget(request: Request): Promise<void> {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    await cache.delete(request, { ignoreVary: true, ignoreSearch: true });
  }
}

function page(text: string): Response {
  return new Response(text, { status: 404, headers: { "Content-Type": "text/html; charset=utf-8" } });
}
