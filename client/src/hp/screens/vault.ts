// The opened vault, for every screen below; a screen is drawn again when something in it changed.
import { createContext } from "preact";
import { useContext, useEffect, useReducer } from "preact/hooks";
import type { OpenVault, Phone } from "../facade";

export interface Session {
  phone: Phone;
  vault: OpenVault;
  vaultId: string;
  lock: (renew?: boolean) => void; // renew: the gate then asks for a new code
  say: (sentence: string, undo?: () => Promise<void>) => void;
}

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("no vault is open");
  return session;
}

export function useVault(): OpenVault {
  useChanges();
  return useSession().vault;
}

// How often something in the vault has changed: what was read from it before is read again.
export function useChanges(): number {
  const { vault } = useSession();
  const [changes, redraw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => vault.subscribe(() => redraw(null)), [vault]);
  return changes;
}
