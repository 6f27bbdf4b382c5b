import type { ComponentChildren } from "preact";
import type { Line, Status } from "../../facade";
import { words } from "../../words";
import { address } from "../router";
import { useVault } from "../vault";
import { Icon } from "./basics";

const LOOK: Record<Line, { icon: string; colour: string }> = {
  "belum-tersambung": { icon: "pause", colour: "" },
  mengirim: { icon: "send", colour: "main" },
  mengambil: { icon: "download", colour: "main" },
  tersambung: { icon: "check", colour: "good" },
  ditutup: { icon: "lock", colour: "bad" },
  "masuk-ulang": { icon: "key", colour: "attention" },
  perbarui: { icon: "download", colour: "attention" },
  penuh: { icon: "warning", colour: "bad" },
  gangguan: { icon: "warning", colour: "attention" },
};

// Always in sight: where the work is, in words. A touch opens Kiriman.
export function StatusBar({ status }: { status: Status }) {
  const look = status.tasks ? { icon: "warning", colour: "bad" } : LOOK[status.line];
  return (
    <a class={`hp-status ${look.colour}`} href={address("kiriman")}>
      <Icon name={look.icon} />
      <span role="status" aria-live="polite">
        {status.progress || briefly(status)}
      </span>
    </a>
  );
}

// Short enough for one or two lines; Kiriman says it in full.
function briefly({ saved, tasks, line }: Status): string {
  const said = words.bar;
  if (line === "tersambung" && !saved && !tasks) return said.all;
  return [saved && said.saved(saved), tasks && said.tasks(tasks), line !== "tersambung" && said.lines[line]].filter(Boolean).join(" · ");
}

const TABS = [
  { name: "hari-ini", label: words.nav.today, icon: "calendar" },
  { name: "kegiatan", label: words.nav.activities, icon: "work" },
  { name: "kiriman", label: words.nav.sent, icon: "send" },
  { name: "lainnya", label: words.nav.more, icon: "info" },
];

// Errands (a form, a person) stand alone with a way back; the four parts have the bar below.
export function Frame({ here, errand, children }: { here: string; errand: boolean; children: ComponentChildren }) {
  const vault = useVault();
  const status = vault.status();
  return (
    <>
      <a class="skip" href="#isi" onClick={toContent}>
        {words.nav.skip}
      </a>
      <header class="hp-top">
        <p class="brand">
          <Icon name="simpul" />
          <span class="clipped">
            {vault.me.post.name} <small>{vault.me.kader}</small>
          </span>
        </p>
        <StatusBar status={status} />
      </header>
      <main id="isi" tabIndex={-1} class={here === "register" ? "wide" : ""}>
        {children}
      </main>
      {!errand && TABS.some((tab) => tab.name === here) && <Tabs here={here} tasks={status.tasks} />}
    </>
  );
}

function toContent(event: Event): void {
  event.preventDefault();
  document.getElementById("isi")?.focus();
}

function Tabs({ here, tasks }: { here: string; tasks: number }) {
  return (
    <nav class="hp-tabs" aria-label={words.nav.label}>
      {TABS.map((tab) => (
        <a key={tab.name} href={address(tab.name)} aria-current={tab.name === here ? "page" : undefined}>
          <span class="with-count">
            <Icon name={tab.icon} />
            {tab.name === "kiriman" && tasks > 0 && <b class="count">{tasks}</b>}
          </span>
          {tab.label}
        </a>
      ))}
    </nav>
  );
}
