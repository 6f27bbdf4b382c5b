// What is ticked and typed in a form marked data-keep stays in this browser until it was sent: a page that is loaded
// again, or a network that fails while sending, loses nothing. The id of the intention is kept too, so that what is
// sent again is the same one and counts once. What data-keep names, perhaps who is signed in, parts what several people
// typed on one phone. Where sending leads to another page, that one names in data-kept the address that was sent.
export function keepForms(): void {
  const address = `simpul:${location.pathname}`;
  for (const sent of document.querySelectorAll<HTMLElement>("[data-kept]")) {
    forget(sent.dataset["kept"] ? `simpul:${sent.dataset["kept"]}` : address);
  }
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-keep]")) {
    const own = form.dataset["keep"] ? `${address}:${form.dataset["keep"]}` : address;
    const kept = read(own);
    for (const [name, value] of Object.entries(kept)) fill(form, name, value);
    const keep = () => localStorage.setItem(own, JSON.stringify(typed(form)));
    form.addEventListener("input", keep);
    form.addEventListener("submit", (event) => {
      keep();
      if (navigator.onLine) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      waitForNetwork(form);
    });
  }
}

// What was sent is no longer kept, whoever typed it.
function forget(address: string): void {
  for (const key of Object.keys(localStorage)) {
    if (key === address || key.startsWith(`${address}:`)) localStorage.removeItem(key);
  }
}

// The form goes by itself when the network is back.
function waitForNetwork(form: HTMLFormElement): void {
  const note = form.querySelector<HTMLElement>("[data-offline]");
  if (note) note.hidden = false;
  window.addEventListener("online", () => form.requestSubmit(), { once: true });
}

export function typed(form: HTMLFormElement): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of new FormData(form)) {
    if (name !== "csrfmiddlewaretoken" && typeof value === "string") kept[name] = value;
  }
  return kept;
}

function fill(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof RadioNodeList) field.value = value;
  else if (field instanceof HTMLInputElement && field.type === "radio") field.checked = field.value === value;
  else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value ||= value;
  if (name === "intention" && field instanceof HTMLInputElement) field.value = value;
}

function read(address: string): Record<string, string> {
  try {
    return JSON.parse(localStorage.getItem(address) ?? "{}") as Record<string, string>;
  } catch {
    return {};
  }
}
