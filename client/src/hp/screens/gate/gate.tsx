import { useEffect, useState } from "preact/hooks";
import type { OpenVault, Phone, VaultLine } from "../../facade";
import { words } from "../../words";
import { Icon } from "../parts/basics";
import { RescueButton } from "../parts/rescue";
import { codeOf } from "../router";
import { Enrol, Renew } from "./enrol";
import { Unlock, VaultList } from "./unlock";

type Errand = "list" | "enrol" | "unlock" | "forgot" | "renew";
const said = words.gate;

// Before a vault is open: who is it, the PIN, a new phone, a forgotten PIN.
export function Gate({ phone, renew, open }: { phone: Phone; renew: string; open: (vault: OpenVault, id: string) => void }) {
  const [lines, setLines] = useState<VaultLine[] | null>(null);
  const [line, setLine] = useState<VaultLine | null>(null);
  const [code, setCode] = useState(codeOf(location.hash));
  const [errand, setErrand] = useState<Errand>("list");
  const look = async () => {
    const found = await phone.vaults();
    setLines(found);
    if (code || !found.length) return setErrand("enrol");
    const wanted = found.find((one) => one.id === renew);
    setLine(wanted ?? found[0] ?? null);
    setErrand(wanted ? "renew" : found.length === 1 ? "unlock" : "list");
  };
  useEffect(() => void look(), [phone]);
  useEffect(() => {
    const scanned = () => codeOf(location.hash) && (setCode(codeOf(location.hash)), setErrand("enrol"));
    addEventListener("hashchange", scanned);
    return () => removeEventListener("hashchange", scanned);
  }, []);
  if (!lines) return <Frame>{said.opening}</Frame>;
  const opened = (vault: OpenVault, id: string) => {
    if (codeOf(location.hash)) history.replaceState(null, "", location.pathname);
    open(vault, id);
  };
  const cancel = lines.length ? () => (setCode(""), setErrand("list")) : undefined;
  const ways = { forgot: () => setErrand("forgot"), newCode: () => setErrand("renew"), others: () => setErrand("list") };
  if (errand === "enrol" || !line) return <Frame><Enrol key={code} phone={phone} code={code} open={opened} cancel={cancel} /></Frame>;
  if (errand === "renew") return <Frame><Renew phone={phone} line={line} code={code} open={opened} cancel={() => setErrand("unlock")} /></Frame>;
  if (errand === "unlock") return <Frame><Unlock key={line.id} phone={phone} line={line} open={opened} ways={ways} /></Frame>;
  if (errand === "forgot") return <Frame><Forgotten phone={phone} line={line} use={() => setErrand("enrol")} back={() => setErrand("unlock")} /></Frame>;
  return <Frame><VaultList lines={lines} choose={(one) => (setLine(one), setErrand("unlock"))} another={() => setErrand("enrol")} /></Frame>;
}

function Frame({ children }: { children: preact.ComponentChildren }) {
  useEffect(() => void (document.title = words.app), []);
  return (
    <>
      <header class="hp-top gate">
        <p class="brand">
          <Icon name="simpul" />
          {words.app}
        </p>
      </header>
      <main class="narrow">{children}</main>
    </>
  );
}

// A new PIN means a new vault; what the old one holds goes by the rescue file.
function Forgotten({ phone, line, use, back }: { phone: Phone; line: VaultLine; use: () => void; back: () => void }) {
  return (
    <>
      <h1 tabIndex={-1}>{said.forgotTitle}</h1>
      <p class="lead">{said.forgotLead}</p>
      <ol class="numbered">
        <li>
          <p>{said.forgotOne}</p>
          <RescueButton phone={phone} vaultId={line.id} />
        </li>
        <li>
          <p>{said.forgotTwo}</p>
          <button type="button" class="button wide" onClick={use}>
            <Icon name="key" />
            {said.useCode}
          </button>
        </li>
      </ol>
      <button type="button" class="link-button" onClick={back}>
        {words.back}
      </button>
    </>
  );
}
