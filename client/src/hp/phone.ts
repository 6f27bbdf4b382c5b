// The phone: its vaults, how one is made, opened and rescued (ADR 0054, 0055).
import type { OpenVault, Phone, VaultLine } from "./facade";
import { WrongPin } from "./facade";
import { type Enrolled, Wire } from "./net";
import { Failure } from "./outbox/ports";
import { Connection } from "./vault/connection";
import { type Database, openDatabase, type VaultRow } from "./vault/database";
import { Desk } from "./vault/desk";
import { newDeviceKey, random, sealForServer, sealOf, unwrap, vaultKey, wrap } from "./vault/keys";
import { Told } from "./vault/knowing";
import { afterWrongPin, PATIENT, secondsToWait } from "./vault/patience";
import { rescueFile } from "./vault/rescue";

export function makePhone(name?: string): Phone {
  return new OnePhone(openDatabase(name));
}

class OnePhone implements Phone {
  private readonly opened = new Map<string, Connection>();

  constructor(private readonly database: Promise<Database>) {}

  async vaults(): Promise<VaultLine[]> {
    const rows = await (await this.database).getAll("vaults");
    return rows.map(({ id, kader, post, unsent, ...tries }) => ({ id, kader, post, unsent, waitSeconds: secondsToWait(tries, Date.now()) }));
  }

  async enrol(code: string, pin: string, label: string): Promise<OpenVault> {
    const enrolled = await new Wire(() => null).enrol(code, label, null);
    const raw = random(32);
    const vault = await this.newVault(enrolled, raw, pin);
    const connection = await this.connect(vault.id, raw);
    await connection.about.set("credential", credentialOf(enrolled));
    await connection.about.set("seal", { hex: await sealOf(vault.sealedKey), told: false });
    await (await this.database).put("vaults", vault);
    return this.begin(connection);
  }

  async unlock(vaultId: string, pin: string): Promise<OpenVault> {
    const raw = await this.open(await this.row(vaultId), pin);
    const connection = await this.connect(vaultId, raw);
    connection.start();
    return new Desk(connection);
  }

  async renew(vaultId: string, pin: string, code: string): Promise<OpenVault> {
    const vault = await this.row(vaultId);
    const raw = await this.open(vault, pin);
    const enrolled = await new Wire(() => null).enrol(code, "", vault.phoneId);
    const connection = await this.connect(vaultId, raw);
    await connection.about.set("credential", credentialOf(enrolled));
    return this.begin(connection);
  }

  async rescueFile(vaultId: string): Promise<Blob> {
    return rescueFile(await this.database, vaultId);
  }

  async update(): Promise<boolean> {
    const found = await navigator.serviceWorker?.getRegistration("/hp/");
    await found?.update().catch(() => undefined);
    return Boolean(found?.waiting);
  }

  // Lists need to know who and where; without an answer they are learnt with the next round.
  private async begin(connection: Connection): Promise<OpenVault> {
    await connection.learn().catch((error: unknown) => {
      if (!(error instanceof Failure)) throw error;
    });
    connection.start();
    return new Desk(connection);
  }

  private async connect(vaultId: string, raw: BufferSource): Promise<Connection> {
    this.opened.get(vaultId)?.close();
    const release = await alone(vaultId, () => this.opened.get(vaultId)?.close());
    const connection = await Connection.open(await this.database, vaultId, await vaultKey(raw), () => {
      this.opened.delete(vaultId);
      release();
    });
    this.opened.set(vaultId, connection);
    return connection;
  }

  private async newVault(enrolled: Enrolled, raw: Uint8Array<ArrayBuffer>, pin: string): Promise<VaultRow> {
    const salt = random(16);
    const { phone_id: phoneId, user, posts, rescue_key } = enrolled;
    const key = await wrap(raw, pin, salt, await this.deviceKey());
    const sealedKey = await sealForServer(raw, rescue_key);
    return { id: phoneId, phoneId, kader: user.name, post: posts[0]?.name ?? "", salt, key, sealedKey, unsent: 0, ...PATIENT };
  }

  // A try is counted before it is made: whoever kills the app in between has had it.
  private async open(vault: VaultRow, pin: string): Promise<ArrayBuffer> {
    const wait = secondsToWait(vault, Date.now());
    if (wait) throw new WrongPin(wait);
    const database = await this.database;
    const counted = { ...vault, ...afterWrongPin(vault, Date.now()) };
    await database.put("vaults", counted);
    const raw = await unwrap(vault.key, pin, vault.salt, await this.deviceKey());
    if (!raw) throw new WrongPin(secondsToWait(counted, Date.now()));
    await database.put("vaults", { ...vault, ...PATIENT });
    return raw;
  }

  private async row(vaultId: string): Promise<VaultRow> {
    const row = await (await this.database).get("vaults", vaultId);
    if (!row) throw new Told("Brankas ini tidak ada di HP ini. Minta kode baru kepada ketua posyandu atau desa.");
    return row;
  }

  private async deviceKey(): Promise<CryptoKey> {
    const database = await this.database;
    const known = await database.get("device", "key");
    if (known) return known;
    const made = await newDeviceKey();
    await database.put("device", made, "key");
    return made;
  }
}

function credentialOf({ phone_id, secret }: Enrolled): string {
  return `${phone_id}.${secret}`;
}

// A vault is open in one window only: the newest takes it over, the other one goes back to the PIN.
async function alone(vaultId: string, takenOver: () => void): Promise<() => void> {
  if (!("locks" in navigator)) return () => undefined;
  return new Promise((taken, failed) => {
    const held = navigator.locks.request(`simpul-vault-${vaultId}`, { steal: true }, () => new Promise<void>((release) => taken(release)));
    held.catch((error: unknown) => {
      if (error instanceof DOMException && error.name === "AbortError") {
        takenOver();
        location.reload();
      } else failed(error);
    });
  });
}
