// Makes a rescue file with the phone's own code and the WebCrypto of Node: what the server must open.
// In: {"key": JWK of the server, "phone_id", "intentions": [...]}; out: the file.
import { base64url, sealForServer, sealJson, vaultKey } from "../../../client/src/hp/vault/keys";

const given = JSON.parse(process.argv[2]);
const raw = crypto.getRandomValues(new Uint8Array(32));
const key = await vaultKey(raw);
const entries = [];
for (const intention of given.intentions) {
  const box = await sealJson(key, intention);
  entries.push({ id: intention.id, iv: base64url(box.iv), data: base64url(box.data) });
}
const file = { format: 1, phone_id: given.phone_id, sealed_key: await sealForServer(raw, given.key), entries };
process.stdout.write(JSON.stringify(file));
