// What the attendance page needs to open again without a network: itself, its other days and sessions, its script and
// style, the list of names. It is kept for the one account that opened it and forgotten as soon as a page is shown to
// another, or to nobody (ADR 0091).
const OURS = "simpul-hadir-";
const HOUR = 3_600_000; // ms: other days and sessions are not fetched anew before

/** Who is signed in, as the page says; "" for nobody. */
export function account(): string {
  return document.documentElement.dataset["account"] ?? "";
}

/** Keep this page, and give it a worker that serves what is kept while the network is away; whether all of it is. */
export async function keepPage(worker: string, people: string): Promise<boolean> {
  if (!account() || !("caches" in window) || !("serviceWorker" in navigator)) return false;
  try {
    await navigator.serviceWorker.register(worker);
    if (!("BarcodeDetector" in window)) await import("qr/decode.js");
    const cache = await caches.open(OURS + account());
    const loaded = performance.getEntriesByType("resource").map((one) => new URL(one.name));
    const files = loaded.filter((one) => one.origin === location.origin && one.pathname.startsWith("/static/"));
    for (const one of new Set([location.href.split("#")[0]!, people, ...files.map(String)])) await keep(cache, one);
    for (const one of besides()) if (!(await isFresh(cache, one))) await keep(cache, one);
    return true;
  } catch {
    return false; // without a network, or in a browser that keeps nothing: what was kept before stays as it is
  }
}

/** Forget what was kept for others than the one who is signed in. */
export async function forgetOthers(): Promise<void> {
  if (!("caches" in window)) return;
  const others = (await caches.keys()).filter((one) => one.startsWith(OURS) && one !== OURS + account());
  await Promise.all(others.map((one) => caches.delete(one)));
}

/** Forget at once when somebody signs out: the page after that may never come. */
export function forgetOnLeaving(): void {
  document.querySelector("form[data-leave]")?.addEventListener("submit", () => {
    delete document.documentElement.dataset["account"];
    void forgetOthers();
  });
}

// The days and sessions that the page leads to.
function besides(): string[] {
  const links = document.querySelectorAll<HTMLAnchorElement>("a[data-attend-besides]");
  return [...links].map((one) => one.href).filter((one) => one !== location.href);
}

async function isFresh(cache: Cache, address: string): Promise<boolean> {
  const date = (await cache.match(address, { ignoreVary: true }))?.headers.get("Date");
  return !!date && Date.now() - Date.parse(date) < HOUR;
}

async function keep(cache: Cache, address: string): Promise<void> {
  const answer = await fetch(address);
  // Whoever signed out meanwhile is led to another page: that one is not kept.
  if (answer.ok && !answer.redirected && account()) await cache.put(address, answer);
}
