import { useState } from "preact/hooks";
import type { OpenVault, Phone, VaultLine } from "../../facade";
import { words } from "../../words";
import { Icon } from "../parts/basics";
import { sentenceOf } from "../saying";
import { PinPad } from "./pin";

const said = words.enrol;
const CODE_LENGTH = 8;

// As people type it: small letters, blanks, with or without the dash.
export function codeAsShown(typed: string): string {
  const bare = typed.toUpperCase().replace(/[^0-9A-Z]/g, "").slice(0, CODE_LENGTH);
  return bare.length > 4 ? `${bare.slice(0, 4)}-${bare.slice(4)}` : bare;
}

// Digits in a row, or the same digit six times.
export function isWeak(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, place) => Number(digit) - Number(pin[place])));
  return steps.size === 1 && [0, 1, -1].includes([...steps][0] ?? 9);
}

type Opened = (vault: OpenVault, id: string) => void;
interface Given {
  phone: Phone;
  code: string;
  open: Opened;
  cancel?: (() => void) | undefined;
}

// A new vault: the code, a name for this phone, a PIN twice.
export function Enrol({ phone, code: given, open, cancel }: Given) {
  const [code, setCode] = useState(codeAsShown(given));
  const [label, setLabel] = useState("");
  const [pin, setPin] = useState("");
  const [stage, setStage] = useState<"code" | "choose" | "again" | "working">("code");
  const [say, setSay] = useState("");
  const finish = async (again: string) => {
    if (again !== pin) return setStage("choose"), setSay(said.differ);
    setStage("working");
    try {
      open(await phone.enrol(code, pin, label.trim()), "");
    } catch (error) {
      setStage("code");
      setSay(sentenceOf(error));
    }
  };
  if (stage === "code") return <CodeForm title={said.title} lead={said.lead} next={said.next} {...{ code, setCode, label, setLabel, say, cancel }} done={() => (setSay(""), setStage("choose"))} />;
  if (stage === "choose") return <PinPad key="choose" title={said.choose} lead={said.chooseLead} say={say} busy={false} done={(typed) => (isWeak(typed) ? setSay(said.weak) : (setPin(typed), setSay(""), setStage("again")))} />;
  return <PinPad key="again" title={stage === "working" ? said.working : said.again} say={say} busy={stage === "working"} done={(typed) => void finish(typed)} />;
}

// A new credential for a vault that is here already; its PIN and its outbox stay.
export function Renew({ phone, line, code: given, open, cancel }: Given & { line: VaultLine }) {
  const [code, setCode] = useState(codeAsShown(given));
  const [stage, setStage] = useState<"code" | "pin" | "working">("code");
  const [say, setSay] = useState("");
  const finish = async (pin: string) => {
    setStage("working");
    try {
      open(await phone.renew(line.id, pin, code), line.id);
    } catch (error) {
      const wrongPin = (error as Error).message === "wrong-pin";
      setStage(wrongPin ? "pin" : "code");
      setSay(wrongPin ? words.gate.wrong : sentenceOf(error));
    }
  };
  if (stage === "code") return <CodeForm title={said.renewTitle} lead={said.renewLead} next={said.renewNext} {...{ code, setCode, say, cancel }} done={() => (setSay(""), setStage("pin"))} />;
  return <PinPad title={words.gate.typePin} say={say} busy={stage === "working"} done={(pin) => void finish(pin)} />;
}

interface CodeFormGiven {
  title: string;
  lead: string;
  next: string;
  code: string;
  setCode: (code: string) => void;
  label?: string;
  setLabel?: (label: string) => void;
  say: string;
  done: () => void;
  cancel?: (() => void) | undefined;
}

function CodeForm({ title, lead, next, code, setCode, label, setLabel, say, done, cancel }: CodeFormGiven) {
  const [short, setShort] = useState("");
  const send = (event: Event) => {
    event.preventDefault();
    if (code.length < CODE_LENGTH + 1) setShort(said.codeShort);
    else done();
  };
  const wrong = short || say;
  return (
    <form onSubmit={send} noValidate>
      <h1 tabIndex={-1}>{title}</h1>
      <p class="lead">{lead}</p>
      <div class={wrong ? "field wrong" : "field"}>
        <label for="code">{said.code}</label>
        <p class="help" id="code-help">
          {said.codeHelp}
        </p>
        <input id="code" class="code" value={code} autocomplete="off" autocapitalize="characters" spellcheck={false} aria-describedby="code-help code-error" aria-invalid={!!wrong} onInput={(event) => (setShort(""), setCode(codeAsShown(event.currentTarget.value)))} />
        <p class="error" id="code-error" role="alert">
          {wrong}
        </p>
      </div>
      {setLabel && (
        <div class="field">
          <label for="label">
            {said.label} <span class="optional">({words.optional})</span>
          </label>
          <p class="help" id="label-help">
            {said.labelHelp}
          </p>
          <input id="label" value={label} maxLength={60} aria-describedby="label-help" onInput={(event) => setLabel(event.currentTarget.value)} />
        </div>
      )}
      <div class="actions sticky">
        <button class="button main" type="submit">
          <Icon name="right" />
          {next}
        </button>
      </div>
      {cancel && (
        <button type="button" class="link-button" onClick={cancel}>
          {words.back}
        </button>
      )}
    </form>
  );
}
