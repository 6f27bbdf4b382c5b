import { useEffect, useState } from "preact/hooks";
import { type OpenVault, type Phone, type VaultLine, WrongPin } from "../../facade";
import { words } from "../../words";
import { Icon } from "../parts/basics";
import { sentenceOf, wait } from "../saying";
import { PinPad } from "./pin";

const said = words.gate;

export function Unlock({ phone, line, open, ways }: { phone: Phone; line: VaultLine; open: (vault: OpenVault, id: string) => void; ways: Ways }) {
  const [busy, setBusy] = useState(false);
  const [say, setSay] = useState("");
  const [seconds, setSeconds] = useCountdown(line.waitSeconds);
  const attempt = async (pin: string) => {
    setBusy(true);
    try {
      open(await phone.unlock(line.id, pin), line.id);
    } catch (error) {
      setBusy(false);
      if (error instanceof WrongPin) setSeconds(error.waitSeconds);
      setSay(error instanceof WrongPin ? said.wrong : sentenceOf(error));
    }
  };
  return (
    <>
      <p class="whose">
        <strong>{line.kader}</strong> · {line.post}
        <span class="quiet small">{said.unsent(line.unsent)}</span>
      </p>
      <PinPad title={said.typePin} say={seconds > 0 ? said.wait(wait(seconds)) : say} busy={busy} done={(pin) => void (seconds > 0 || attempt(pin))} />
      <p class="ways">
        <button type="button" class="link-button" onClick={ways.forgot}>
          {said.forgot}
        </button>
        <button type="button" class="link-button" onClick={ways.newCode}>
          {said.newCode}
        </button>
        <button type="button" class="link-button" onClick={ways.others}>
          {said.others}
        </button>
      </p>
    </>
  );
}

export interface Ways {
  forgot: () => void;
  newCode: () => void;
  others: () => void;
}

function useCountdown(start: number): [number, (seconds: number) => void] {
  const [seconds, setSeconds] = useState(start);
  useEffect(() => {
    if (seconds <= 0) return;
    const timer = setTimeout(() => setSeconds(seconds - 1), 1000);
    return () => clearTimeout(timer);
  }, [seconds]);
  return [seconds, setSeconds];
}

export function VaultList({ lines, choose, another }: { lines: VaultLine[]; choose: (line: VaultLine) => void; another: () => void }) {
  return (
    <>
      <h1 tabIndex={-1}>{said.whose}</h1>
      <ul class="rows">
        {lines.map((line) => (
          <li key={line.id}>
            <button type="button" class="row-button" onClick={() => choose(line)}>
              <Icon name="person" />
              <span class="what">
                {line.kader}
                <span class="when">
                  {line.post} · {said.unsent(line.unsent)}
                </span>
              </span>
              <Icon name="right" />
            </button>
          </li>
        ))}
      </ul>
      <button type="button" class="button wide" onClick={another}>
        <Icon name="plus" />
        {said.another}
      </button>
    </>
  );
}
