import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { OpenVault, Phone } from "../facade";
import { words } from "../words";
import { memory } from "./day/memory";
import { Today } from "./day/today";
import { Activities, ActivityPage } from "./field/activities";
import { RecordForm } from "./form/record_form";
import { Gate } from "./gate/gate";
import { GridPage } from "./grid/grid";
import { More, OpenDays } from "./more/more";
import { Frame } from "./parts/frame";
import { useIdleLock } from "./parts/idle";
import { type Said, Toast } from "./parts/toast";
import { PersonPage } from "./person/card";
import { PersonForm } from "./person/person_form";
import { RecordPage } from "./person/record";
import { type Route, useRoute } from "./router";
import { sentenceOf } from "./saying";
import { Mending } from "./sent/mending";
import { Sent } from "./sent/sent";
import { type Session, SessionContext } from "./vault";

export function App({ phone }: { phone: Phone }) {
  const [opened, setOpened] = useState<{ vault: OpenVault; id: string } | null>(null);
  const [wish, setWish] = useState<{ renew: string } | null>(null);
  const left = useRef(""); // whose screen the address still names, after a phone has locked itself
  const open = async (vault: OpenVault, given: string) => {
    const id = given || ((await phone.vaults()).pop()?.id ?? "");
    if (left.current && left.current !== id) location.hash = "";
    left.current = id;
    setWish(null);
    setOpened({ vault, id });
  };
  if (!opened) return <Gate phone={phone} renew={wish?.renew ?? ""} open={(vault, id) => void open(vault, id)} />;
  return <Inside key={opened.id} phone={phone} vault={opened.vault} vaultId={opened.id} close={(renew) => (setWish(renew ? { renew: opened.id } : null), setOpened(null))} />;
}

function Inside({ phone, vault, vaultId, close }: { phone: Phone; vault: OpenVault; vaultId: string; close: (renew: boolean) => void }) {
  const [said, setSaid] = useState<Said | null>(null);
  const hush = useCallback(() => setSaid(null), []);
  useIdleLock(
    useCallback(() => {
      vault.lock();
      close(false); // what was typed is a draft by now; the address stays, so the PIN leads back to the same screen
    }, [vault]),
  );
  const session = useMemo<Session>(() => {
    const say = (sentence: string, undo?: () => Promise<void>) => setSaid({ sentence, undo: undo && (() => undone(undo, say)) });
    const lock = (renew = false) => {
      vault.lock();
      location.hash = "";
      close(renew);
    };
    return { phone, vault, vaultId, lock, say };
  }, [vault]);
  const asked = useRoute();
  const route = asked.name ? asked : { ...asked, name: homeOf(vault) };
  const here = `${route.name}/${route.id}?${route.ask}`;
  useScroll(route.name, here);
  return (
    <SessionContext.Provider value={session}>
      <Frame here={route.name} errand={!!route.id}>
        <Page key={here} route={route} />
      </Frame>
      <Toast said={said} close={hush} />
    </SessionContext.Provider>
  );
}

// The open day is the health kader's; the others begin with the work of their field.
function homeOf(vault: OpenVault): string {
  const { fields } = vault.me;
  return fields.length && !fields.includes("kesehatan") ? "kegiatan" : "hari-ini";
}

// A page starts at its top; the list of the day where she left it.
function useScroll(name: string, here: string): void {
  useLayoutEffect(() => {
    const main = document.getElementById("isi");
    if (!main) return;
    main.scrollTop = name === "hari-ini" ? memory.scroll : 0;
    if (name !== "hari-ini") return;
    const note = () => void (memory.scroll = main.scrollTop);
    main.addEventListener("scroll", note, { passive: true });
    return () => main.removeEventListener("scroll", note);
  }, [here]);
}

async function undone(undo: () => Promise<void>, say: (sentence: string) => void): Promise<void> {
  try {
    await undo();
    say(words.undone);
  } catch (error) {
    say(sentenceOf(error));
  }
}

function Page({ route }: { route: Route }) {
  switch (route.name) {
    case "orang":
      return <PersonPage id={route.id} ask={route.ask} />;
    case "warga-baru":
      return <PersonForm ask={route.ask} />;
    case "perbaiki-warga":
      return <PersonForm id={route.id} ask={route.ask} />;
    case "catat":
      return <RecordForm service={route.id} ask={route.ask} />;
    case "catatan":
      return <RecordPage id={route.id} ask={route.ask} />;
    case "register":
      return <GridPage service={route.id} ask={route.ask} />;
    case "kegiatan":
      return route.id ? <ActivityPage service={route.id} /> : <Activities />;
    case "kiriman":
      return route.id ? <Mending id={route.id} /> : <Sent />;
    case "lainnya":
      return route.id ? <OpenDays /> : <More />;
    default:
      return <Today ask={route.ask} />;
  }
}
