// A newer build of this app: fetched whole by the service worker, taken at the next start or when somebody asks for it.
const SCOPE = "/hp/";
const listeners = new Set<() => void>();
let ready = false;

export async function keepAvailableOffline(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const found = await navigator.serviceWorker.register("/hp/sw.js", { scope: SCOPE });
  if (found.waiting && navigator.serviceWorker.controller) told();
  follow(found.installing);
  found.addEventListener("updatefound", () => follow(found.installing));
}

// The very first build does not wait for anybody: there is none before it.
function follow(coming: ServiceWorker | null): void {
  coming?.addEventListener("statechange", () => {
    if (coming.state === "installed" && navigator.serviceWorker.controller) told();
  });
}

function told(): void {
  ready = true;
  for (const tell of listeners) tell();
}

export function newVersionWaits(): boolean {
  return ready;
}

export function whenNewVersion(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

// Whatever was typed is kept as a draft by now; the page comes back with the new files.
export async function takeOver(): Promise<void> {
  const found = await navigator.serviceWorker.getRegistration(SCOPE);
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
  if (found?.waiting) found.waiting.postMessage("take-over");
  else location.reload();
}
