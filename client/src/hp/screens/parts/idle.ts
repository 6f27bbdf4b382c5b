// A phone that lies open on the table of the hall locks itself.
import { useEffect } from "preact/hooks";

// Ten minutes: longer than a kader talks with one family between two touches, shorter than a phone left behind is found.
export const IDLE_LOCKS_AFTER = 10 * 60_000; // milliseconds
const LOOK_EVERY = 15_000;
const SIGNS = ["pointerdown", "keydown", "input", "scroll"];

/** Locks when nobody touched anything for so long. The moment is compared, not waited for: a sleeping phone runs no timers. */
export function useIdleLock(lock: () => void): void {
  useEffect(() => {
    let touched = Date.now();
    const look = (): boolean => {
      const idle = Math.abs(Date.now() - touched) >= IDLE_LOCKS_AFTER; // also after a clock was turned back
      if (idle) lock();
      return idle;
    };
    const sign = (): void => {
      if (!look()) touched = Date.now();
    };
    const timer = setInterval(look, LOOK_EVERY);
    document.addEventListener("visibilitychange", look);
    for (const name of SIGNS) addEventListener(name, sign, { capture: true, passive: true });
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      for (const name of SIGNS) removeEventListener(name, sign, { capture: true });
    };
  }, [lock]);
}
