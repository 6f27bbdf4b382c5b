import { useEffect } from "preact/hooks";
import { words } from "../../words";
import { Icon } from "./basics";

export interface Said {
  sentence: string;
  undo?: (() => Promise<void>) | undefined;
}

const STAYS = 12_000;

// What was done, with the way to undo it; it leaves by itself or by the cross.
export function Toast({ said, close }: { said: Said | null; close: () => void }) {
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(close, STAYS);
    return () => clearTimeout(timer);
  }, [said]);
  const undo = said?.undo;
  return (
    <div class="toasts" role="status">
      {said && (
        <div class="toast">
          <p>{said.sentence}</p>
          {undo && (
            <button type="button" class="link-button" onClick={() => void undo()}>
              {words.undo}
            </button>
          )}
          <button type="button" class="link-button close" aria-label={words.close} onClick={close}>
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
