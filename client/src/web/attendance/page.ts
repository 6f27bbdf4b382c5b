// The page at the door of the hall: scan or search, mark, and go on while the network is away.
import { FRONT, faultOf, readBadge } from "./badge";
import { scan } from "./camera";
import { newId } from "../ids";
import { keepPage } from "./kept";
import { AttendanceOutbox, type Mark, type Sent, type Told } from "./outbox";

type Person = [id: string, code: string, name: string, village: string, here: boolean];

const SHOWN = 50;
const RETRY = 15_000; // ms
const SAME_CODE = 3_000; // ms in which the same badge counts once
const UNKNOWN = "Kartu ini tidak ada pada daftar peserta yang dapat kursi. Cari namanya, atau daftarkan dulu.";

export function attend(): void {
  const root = document.querySelector<HTMLElement>("[data-attend]");
  if (root && !goneToToday(root)) new Door(root).open();
}

// A page that names no day is that of the day on which it was kept: without a network, go on to the day of today.
function goneToToday(root: HTMLElement): boolean {
  const today = new Date().toLocaleDateString("sv");
  const link = document.querySelector<HTMLAnchorElement>(`a[data-attend-day="${today}"]`);
  if (!link || root.dataset["on"] === today || new URLSearchParams(location.search).has("hari")) return false;
  location.replace(link.href);
  return true;
}

class Door {
  private people: Person[] = [];
  private arriving = true; // the list of names is on its way
  private readonly here = new Set<string>();
  private readonly outbox: AttendanceOutbox;
  private early = false;
  private stop: (() => void) | null = null;
  private last = { text: "", at: 0 };

  constructor(private readonly root: HTMLElement) {
    const key = `simpul.hadir.${root.dataset.batch}`;
    this.outbox = new AttendanceOutbox(window.localStorage, key, (marks) => this.post(marks));
  }

  open(): void {
    this.part("submit")?.remove();
    this.part("more")?.remove();
    this.part("list")?.addEventListener("change", (event) => this.ticked(event.target as HTMLInputElement));
    const search = this.part("search");
    search?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.entered(search.querySelector<HTMLInputElement>("[name=q]"));
    });
    search?.querySelector<HTMLInputElement>("[name=q]")?.addEventListener("input", () => this.show());
    this.prepareCamera();
    window.addEventListener("online", () => void this.flush());
    window.setInterval(() => void this.flush(), RETRY);
    void this.fetchPeople().then(() => {
      this.arriving = false;
      if (this.early) this.entered(search?.querySelector<HTMLInputElement>("[name=q]") ?? null);
      void this.flush();
    });
    void keepPage(this.root.dataset["worker"] ?? "", this.root.dataset["people"] ?? "").then((whole) => {
      const ready = this.part("ready");
      if (ready) ready.hidden = !whole;
    });
    this.tellWaiting();
  }

  private part(name: string): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(`[data-attend-${name}]`);
  }

  private async fetchPeople(): Promise<void> {
    let own = true; // what was kept of another day names the same people, but not who is here today
    try {
      const address = new URL(this.root.dataset.people ?? "", location.href);
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      own = new URL(answer.url).search === address.search;
      this.people = ((await answer.json()) as { people: Person[] }).people;
    } catch {
      return; // no network yet: the list that came with the page stays
    }
    if (own) for (const [id, , , , here] of this.people) if (here) this.here.add(id);
    for (const one of this.outbox.waiting()) if (this.isOfPage(one) && one.participant) this.here.add(one.participant);
    this.show();
    this.count();
  }

  private show(): void {
    if (!this.people.length) return;
    const text = this.root.querySelector<HTMLInputElement>("[data-attend-search] [name=q]")?.value.trim().toLowerCase() ?? "";
    const code = text.replace(/[^a-z0-9]/g, "");
    const fits = ([, its, name, village]: Person) =>
      !text || name.toLowerCase().includes(text) || village.toLowerCase().includes(text) || (code.length > 3 && its.toLowerCase().startsWith(code));
    const found = this.people.filter(fits).slice(0, SHOWN);
    this.part("list")?.querySelector("ul")?.replaceChildren(...found.map((one) => this.line(one)));
  }

  // What was typed and entered: the whole code of a badge marks at once; a scanner in the hand types the text of the QR.
  private entered(field: HTMLInputElement | null): void {
    const text = field?.value.trim() ?? "";
    const code = text.replace(/[^A-Za-z0-9]/g, "").toUpperCase();
    const one = this.people.find(([, its]) => its.toUpperCase() === code);
    if (text.toUpperCase().startsWith(FRONT)) this.scanned(text);
    else if (one && this.here.has(one[0])) this.tell(`${one[2]} sudah tercatat hadir.`, "good");
    else if (one) this.mark({ participant: one[0] }, one[2]);
    else {
      this.early = this.arriving; // a code that was quicker than the list is looked up when it is here
      return;
    }
    field!.value = "";
    this.show();
  }

  private line([id, code, name, village]: Person): HTMLLIElement {
    const item = document.createElement("li");
    const label = document.createElement("label");
    const what = document.createElement("span");
    const when = document.createElement("span");
    const box = document.createElement("input");
    label.className = "errand slim";
    what.className = "what";
    when.className = "when";
    when.textContent = [code, village].filter(Boolean).join(" · ");
    what.append(name, when);
    box.type = "checkbox";
    box.value = id;
    box.checked = box.disabled = this.here.has(id);
    label.append(what, box);
    item.append(label);
    return item;
  }

  private ticked(box: HTMLInputElement): void {
    if (!box.checked) return;
    box.disabled = true;
    this.mark({ participant: box.value }, this.nameOf(box.value));
  }

  private scanned(text: string): void {
    const now = Date.now();
    if (text === this.last.text && now - this.last.at < SAME_CODE) return;
    this.last = { text, at: now };
    const badge = readBadge(text);
    const fault = faultOf(badge, this.root.dataset.batch ?? "", this.root.dataset.on ?? "");
    if (fault || !badge) return this.tell(fault, "bad");
    if (this.people.length && !this.nameOf(badge.participant)) return this.tell(UNKNOWN, "bad");
    if (this.here.has(badge.participant)) return this.tell(`${this.nameOf(badge.participant)} sudah tercatat hadir.`, "good");
    this.mark({ badge: text, participant: badge.participant }, this.nameOf(badge.participant));
  }

  private mark(who: Pick<Mark, "participant" | "badge">, name: string): void {
    const { on = "", session = "" } = this.root.dataset;
    this.outbox.add({ id: newId(), on, session, seen_at: new Date().toISOString(), ...who });
    if (who.participant) this.here.add(who.participant);
    this.count();
    this.show();
    this.tell(`${name || "Peserta"}: hadir.`, "good");
    void this.flush();
  }

  private async flush(): Promise<void> {
    if (this.outbox.waiting().length) this.hear(await this.outbox.flush());
    this.tellWaiting();
  }

  private hear(sent: Sent): void {
    if (sent.state === "refused") this.tell(sent.sentence, "bad");
    if (sent.state !== "answered") return;
    for (const one of sent.told) if (one.sentence) this.refused(one);
    this.count();
    this.show();
  }

  private refused(one: Told): void {
    this.here.delete(one.participant);
    this.tell([one.name || this.nameOf(one.participant), one.sentence].filter(Boolean).join(": "), "bad");
  }

  private async post(marks: Mark[]): Promise<Sent> {
    const token = this.root.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value ?? "";
    let answer: Response;
    try {
      const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
      answer = await fetch(this.root.dataset.send ?? "", { method: "POST", headers, body: JSON.stringify({ marks }) });
    } catch {
      return { state: "offline" };
    }
    if (answer.redirected || answer.status === 403)
      return { state: "refused", sentence: "Masuk lagi dulu: kehadiran tetap tersimpan di sini." };
    if (answer.status >= 500) return { state: "offline" };
    const told = (await answer.json()) as { marks?: Told[]; error?: string };
    return told.marks ? { state: "answered", told: told.marks } : { state: "refused", sentence: told.error ?? "" };
  }

  private prepareCamera(): void {
    const video = this.part("video") as HTMLVideoElement | null;
    if (!video || !navigator.mediaDevices) return;
    const row = this.part("camera");
    if (row) row.hidden = false;
    this.part("scan")?.addEventListener("click", async () => {
      if (this.stop) {
        this.stop();
        this.stop = null;
        video.hidden = true;
        return;
      }
      video.hidden = false;
      try {
        this.stop = await scan(video, (text) => this.scanned(text));
      } catch {
        video.hidden = true;
        this.tell("Kamera tidak dapat dipakai. Izinkan kamera, atau cari namanya di bawah.", "bad");
      }
    });
  }

  private count(): void {
    const shown = this.part("count");
    if (shown && this.people.length) shown.textContent = this.here.size.toLocaleString("id-ID");
  }

  private tellWaiting(): void {
    const shown = this.part("waiting");
    const count = this.outbox.waiting().length;
    if (!shown) return;
    shown.hidden = count === 0;
    shown.textContent = `${count} kehadiran menunggu jaringan. Halaman ini boleh tetap dibuka; semuanya terkirim sendiri.`;
  }

  private tell(sentence: string, look: "good" | "bad"): void {
    const shown = this.part("told");
    if (!shown) return;
    shown.hidden = false;
    shown.className = `notice ${look}`;
    shown.textContent = sentence;
  }

  private nameOf(id: string): string {
    return this.people.find(([its]) => its === id)?.[2] ?? "";
  }

  private isOfPage(one: Mark): boolean {
    return one.on === this.root.dataset.on && one.session === (this.root.dataset.session ?? "");
  }
}
