// Photos on the pages of a visit: chosen at once, kept while the network is away, sent by themselves.
import { asText, fromText, shrunk } from "../../pictures";
import { account } from "../attendance/kept";
import { newId } from "../ids";
import { PhotoOutbox, type KeptPhoto, type Sent } from "./outbox";
import { PhotoShelf } from "./shelf";

const RETRY = 15_000; // ms
const UNREADABLE = "Foto ini tidak dapat dibaca. Pilih foto lain.";
const NO_ROOM = "Foto tidak dapat disimpan di peramban ini. Tambahkan fotonya dari halaman kunjungan saat ada jaringan.";
const SIGN_IN = "Masuk lagi dulu: foto tetap tersimpan di sini.";
const GONE = "Foto ini tidak dapat dikirim: kunjungannya tidak ada lagi, atau bukan tugas Anda.";

export function keepPhotos(): void {
  const root = document.querySelector<HTMLElement>("[data-photos]");
  if (root && account() && "indexedDB" in window) void new Photos(root).open();
}

class Photos {
  private readonly outbox: PhotoOutbox;
  private left = 0; // photos that wait and were not refused

  constructor(private readonly root: HTMLElement) {
    const place = `${account()}:${root.dataset["photosVisit"]}`;
    this.outbox = new PhotoOutbox(new PhotoShelf(), place, (photo) => this.post(photo));
  }

  async open(): Promise<void> {
    this.root.hidden = false;
    const input = this.root.querySelector<HTMLInputElement>("input[type=file]");
    input?.addEventListener("change", () => void this.chosen(input));
    window.addEventListener("online", () => void this.flush());
    window.setInterval(() => void this.flush(), RETRY);
    const last = document.querySelector<HTMLFormElement>("form[data-after-photos]");
    last?.addEventListener("submit", (event) => this.holdBack(event), { capture: true });
    await this.show();
    await this.flush();
  }

  // Once a visit is signed off it takes no photo any more.
  private holdBack(event: Event): void {
    if (!this.left) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.tell(`${this.left} foto belum terkirim. Tunggu jaringan, atau hapus fotonya, lalu sahkan.`, "bad");
    this.root.scrollIntoView({ block: "center" });
  }

  private async chosen(input: HTMLInputElement): Promise<void> {
    const files = [...(input.files ?? [])];
    input.value = "";
    for (const file of files) {
      const picture = await shrunk(file).then(asText, () => "");
      if (picture) await this.keep(file.name, picture);
      else this.tell(UNREADABLE, "bad");
    }
    await this.show();
    await this.flush();
  }

  private async keep(name: string, picture: string): Promise<void> {
    try {
      await this.outbox.add({ id: newId(), at: Date.now(), name: `${name.replace(/\.[^.]*$/, "")}.jpg`, picture });
    } catch {
      this.tell(NO_ROOM, "bad");
    }
  }

  // Two pages of one visit do not send at the same time, where the browser can tell.
  private async flush(): Promise<void> {
    if (!(await this.outbox.waiting()).some((one) => !one.fault)) return;
    const go = async () => {
      const { sent, sentence } = await this.outbox.flush();
      if (sent) this.tell(`${sent} foto terkirim.`, "good");
      if (sentence) this.tell(sentence, "bad");
      await this.show();
    };
    await (navigator.locks ? navigator.locks.request("simpul-foto", go) : go());
  }

  private async post(photo: KeptPhoto): Promise<Sent> {
    const form = new FormData();
    form.set("csrfmiddlewaretoken", document.querySelector<HTMLInputElement>("[name=csrfmiddlewaretoken]")?.value ?? "");
    form.set("intention", photo.id);
    form.set("file", fromText(photo.picture), photo.name);
    let answer: Response;
    try {
      answer = await fetch(this.root.dataset["photos"] ?? "", { method: "POST", body: form });
    } catch {
      return { state: "later", sentence: "" };
    }
    if (answer.redirected || answer.status === 403) return { state: "later", sentence: SIGN_IN };
    if (answer.status === 404) return { state: "refused", sentence: GONE };
    if (answer.ok) return { state: "there" };
    if (answer.status !== 409) return { state: "later", sentence: "" };
    return { state: "refused", sentence: ((await answer.json()) as { error: string }).error };
  }

  private async show(): Promise<void> {
    const kept = await this.outbox.waiting();
    this.left = kept.filter((one) => !one.fault).length;
    const said = this.part("waiting");
    if (said) {
      said.hidden = this.left === 0;
      said.textContent = `${this.left} foto belum terkirim. Foto tersimpan di peramban ini dan terkirim sendiri begitu ada jaringan.`;
    }
    this.part("list")?.replaceChildren(...kept.map((one) => this.line(one)));
  }

  private line(photo: KeptPhoto): HTMLLIElement {
    const item = document.createElement("li");
    const picture = document.createElement("img");
    const away = document.createElement("button");
    picture.src = photo.picture;
    picture.alt = photo.fault ? "Foto yang ditolak" : "Foto yang belum terkirim";
    away.type = "button";
    away.className = "button slim";
    away.textContent = "Hapus foto";
    away.addEventListener("click", () => void this.outbox.takeAway(photo.id).then(() => this.show()));
    item.append(picture);
    if (photo.fault) {
      const fault = document.createElement("p");
      fault.className = "error";
      fault.textContent = photo.fault;
      item.append(fault);
    }
    item.append(away);
    return item;
  }

  private tell(sentence: string, look: "good" | "bad"): void {
    const shown = this.part("told");
    if (!shown) return;
    shown.hidden = false;
    shown.className = `notice ${look}`;
    shown.textContent = sentence;
  }

  private part(name: string): HTMLElement | null {
    return this.root.querySelector<HTMLElement>(`[data-photos-${name}]`);
  }
}
