// Addresses within the app stand behind the #, so that the one page of the shell serves them all, also without a network.
import { useEffect, useState } from "preact/hooks";

export interface Route {
  name: string;
  id: string;
  ask: URLSearchParams;
}

export function routeOf(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?");
  const [name = "", ...rest] = path.split("/");
  return { name, id: decodeURIComponent(rest.join("/")), ask: new URLSearchParams(query) };
}

export function address(name: string, id = "", ask: Record<string, string | null | undefined> = {}): string {
  const query = new URLSearchParams(Object.entries(ask).filter((one): one is [string, string] => !!one[1])).toString();
  return `#/${name}${id && `/${encodeURIComponent(id)}`}${query && `?${query}`}`;
}

export function go(to: string): void {
  location.hash = to;
}

// Takes the place of this page, so that "back" does not lead into a form that is done.
export function goInstead(to: string): void {
  history.replaceState(null, "", to);
  dispatchEvent(new HashChangeEvent("hashchange"));
}

export function useRoute(): Route {
  const [hash, see] = useState(location.hash);
  useEffect(() => {
    const look = () => see(location.hash);
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);
  return routeOf(hash);
}

// What this phone was started with: a code from the QR that a supervisor showed (#kode=K7QF-3M2D).
export function codeOf(hash: string): string {
  return new URLSearchParams(hash.replace(/^#/, "")).get("kode") ?? "";
}
