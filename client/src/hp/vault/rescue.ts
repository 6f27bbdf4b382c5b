// A rescue file: made without the PIN, readable by the server only (docs/sync.md, POST /sync/v1/rescue).
import { type Database, ofVault } from "./database";
import { base64url, type Box } from "./keys";

export async function rescueFile(database: Database, vaultId: string): Promise<Blob> {
  const vault = await database.get("vaults", vaultId);
  if (!vault) throw new Error("no such vault");
  const rows = await database.getAll("entries", ofVault(vaultId));
  const entries = rows.flatMap(({ key, intention }) => (intention ? [{ id: key.replace("entry/", ""), ...told(intention) }] : []));
  const file = { format: 1, phone_id: vault.phoneId, sealed_key: vault.sealedKey, entries };
  return new Blob([JSON.stringify(file)], { type: "application/json" });
}

function told(box: Box): { iv: string; data: string } {
  return { iv: base64url(box.iv), data: base64url(box.data) };
}
