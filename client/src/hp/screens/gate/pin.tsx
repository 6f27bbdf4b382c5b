import { useEffect, useRef, useState } from "preact/hooks";
import { words } from "../../words";
import { Icon } from "../parts/basics";

export const PIN_LENGTH = 6;
const KEYS = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "erase"];

// Big keys; a physical keyboard works as well. The PIN goes as soon as its last digit is typed.
export function PinPad({ title, lead, say, busy, done }: { title: string; lead?: string; say: string; busy: boolean; done: (pin: string) => void }) {
  const typed = useRef(""); // keys come faster than a screen is drawn
  const [pin, setPin] = useState("");
  const press = (key: string) => {
    if (busy) return;
    const next = key === "erase" ? typed.current.slice(0, -1) : typed.current + key;
    typed.current = next.length === PIN_LENGTH ? "" : next;
    setPin(typed.current);
    if (next.length === PIN_LENGTH) done(next);
  };
  useKeyboard(press);
  return (
    <div class="pin" role="group" aria-label={title}>
      <h1 tabIndex={-1}>{title}</h1>
      {lead && <p class="lead">{lead}</p>}
      <p class="pin-dots" role="img" aria-label={words.gate.pinDots(busy ? PIN_LENGTH : pin.length)}>
        {Array.from({ length: PIN_LENGTH }, (_, place) => (
          <span class={busy || place < pin.length ? "full" : ""} />
        ))}
      </p>
      <p class="pin-said" role="alert">
        {busy ? words.gate.opening : say}
      </p>
      <div class="pin-keys">{KEYS.map((key) => (key ? <Key key={key} name={key} off={busy} press={press} /> : <span />))}</div>
    </div>
  );
}

function Key({ name, off, press }: { name: string; off: boolean; press: (key: string) => void }) {
  return (
    <button type="button" aria-disabled={off} aria-label={name === "erase" ? words.gate.erase : undefined} onClick={() => press(name)}>
      {name === "erase" ? <Icon name="left" /> : name}
    </button>
  );
}

function useKeyboard(press: (key: string) => void): void {
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      if (/^[0-9]$/.test(event.key)) press(event.key);
      else if (event.key === "Backspace") press("erase");
    };
    addEventListener("keydown", heard);
    return () => removeEventListener("keydown", heard);
  });
}
