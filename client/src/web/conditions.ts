// Questions of a form appear and disappear with the answers before them, as the server will judge them
// (simpul/standards/conditions.py). Without script all are shown, each with its condition in words.
type Answer = string | number | boolean | null;
interface Condition {
  question: string;
  equals?: Answer;
  in?: Answer[];
  min?: number;
  max?: number;
}

export function showQuestionsByAnswers(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-conditions]")) {
    const update = () => arrange(form);
    form.addEventListener("change", update);
    form.addEventListener("input", update);
    update();
    for (const box of form.querySelectorAll<HTMLInputElement>("input[data-alone]")) standAlone(form, box);
    filterPersons(form);
    findLocation(form);
  }
}

function arrange(form: HTMLFormElement): void {
  const hidden = new Set<string>();
  for (const field of form.querySelectorAll<HTMLElement>("[data-question]")) {
    const text = field.dataset.when;
    if (!text) continue;
    const condition = JSON.parse(text) as Condition;
    const holds = !hidden.has(condition.question) && answersOf(form, condition.question).some((one) => fits(one, condition));
    field.hidden = !holds;
    if (!holds) hidden.add(field.dataset.question ?? "");
  }
}

function answersOf(form: HTMLFormElement, code: string): string[] {
  return new FormData(form).getAll(`q.${code}`).map(String).filter((text) => text.trim() !== "");
}

function fits(text: string, condition: Condition): boolean {
  const { equals, min, max } = condition;
  if (equals !== undefined && equals !== null && !same(text, equals)) return false;
  if (condition.in && !condition.in.some((one) => same(text, one))) return false;
  if (min === undefined && max === undefined) return true;
  const number = asNumber(text);
  return !Number.isNaN(number) && (min === undefined || number >= min) && (max === undefined || number <= max);
}

function same(text: string, wanted: Answer): boolean {
  if (typeof wanted === "boolean") return text === (wanted ? "ya" : "tidak");
  return typeof wanted === "number" ? asNumber(text) === wanted : text === wanted;
}

function asNumber(text: string): number {
  return Number(text.trim().replace(",", "."));
}

// "None of these" and the others exclude each other.
function standAlone(form: HTMLFormElement, alone: HTMLInputElement): void {
  const others = () => form.querySelectorAll<HTMLInputElement>(`input[name="${CSS.escape(alone.name)}"]`);
  for (const box of others()) {
    box.addEventListener("change", () => {
      if (!box.checked) return;
      for (const other of others()) if (other !== box && (box === alone || other === alone)) other.checked = false;
    });
  }
}

// A long list of persons: a search above it, and how many are chosen.
function filterPersons(form: HTMLFormElement): void {
  for (const list of form.querySelectorAll<HTMLElement>("[data-filter-list]")) {
    const labels = [...list.querySelectorAll<HTMLLabelElement>("label")];
    if (labels.length === 0) continue;
    const box = document.createElement("input");
    box.type = "search";
    box.placeholder = "Cari nama";
    box.setAttribute("aria-label", "Cari nama");
    list.before(box);
    box.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
    box.addEventListener("input", (event) => {
      event.stopPropagation();
      const wanted = box.value.trim().toLowerCase();
      for (const label of labels) label.hidden = !(label.textContent ?? "").toLowerCase().includes(wanted);
    });
    const count = list.closest("details")?.querySelector("[data-count]");
    list.addEventListener("change", () => {
      if (count) count.textContent = `${list.querySelectorAll("input:checked").length} orang dipilih`;
    });
  }
}

// Coordinates can be read from the phone instead of typed.
function findLocation(form: HTMLFormElement): void {
  for (const input of form.querySelectorAll<HTMLInputElement>("input[data-location]")) {
    if (!("geolocation" in navigator)) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button slim";
    button.textContent = "Pakai letak saya sekarang";
    input.parentElement?.append(button);
    button.addEventListener("click", () => {
      button.setAttribute("aria-disabled", "true");
      navigator.geolocation.getCurrentPosition(
        ({ coords }) => {
          input.value = `${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)}`;
          button.removeAttribute("aria-disabled");
        },
        () => {
          button.textContent = "Letak tidak terbaca. Ketik sendiri.";
          button.removeAttribute("aria-disabled");
        },
        { enableHighAccuracy: true, timeout: 15_000 },
      );
    });
  }
}
