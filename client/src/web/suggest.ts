// Search for an area: suggestions show the whole path, since "Sidomulyo" stands many times in the country.
interface Suggestion {
  name: string;
  path: string;
  href: string;
}

const WAIT = 180; // ms after the last key

export function suggestAreas(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>("input[data-suggest]")) attach(input);
}

function attach(input: HTMLInputElement): void {
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.hidden = true;
  input.closest("form")?.after(list);
  let timer = 0;
  let asked = "";
  input.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(async () => {
      const text = (asked = input.value.trim());
      const found = text.length < 3 ? [] : await ask(input.dataset.suggest ?? "", text);
      if (text === asked) show(list, found);
    }, WAIT);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && !list.hidden) {
      event.preventDefault();
      list.querySelector("a")?.focus();
    }
  });
  list.addEventListener("keydown", (event) => walk(event, list, input));
}

async function ask(address: string, text: string): Promise<Suggestion[]> {
  try {
    const answer = await fetch(`${address}?q=${encodeURIComponent(text)}`, { headers: { Accept: "application/json" } });
    return answer.ok ? ((await answer.json()) as { hits: Suggestion[] }).hits : [];
  } catch {
    return []; // no network: the button still searches
  }
}

function show(list: HTMLUListElement, found: Suggestion[]): void {
  list.replaceChildren(
    ...found.map((hit) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const path = document.createElement("span");
      link.href = hit.href;
      path.className = "path";
      path.textContent = hit.path;
      link.append(hit.name, path);
      item.append(link);
      return item;
    }),
  );
  list.hidden = found.length === 0;
}

function walk(event: KeyboardEvent, list: HTMLUListElement, input: HTMLInputElement): void {
  const links = [...list.querySelectorAll("a")];
  const here = links.indexOf(document.activeElement as HTMLAnchorElement);
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
  const step = steps[event.key];
  if (event.key === "Escape") {
    list.hidden = true;
    input.focus();
  } else if (step !== undefined) {
    event.preventDefault();
    (links[here + step] ?? input).focus();
  }
}
