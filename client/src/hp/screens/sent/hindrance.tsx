import type { Line } from "../../facade";
import { words } from "../../words";
import { takeOver } from "../more/updating";
import { Icon, Notice } from "../parts/basics";
import { RescueButton } from "../parts/rescue";
import { useSession } from "../vault";

const said = words.hindrance;

// Why nothing can be sent just now, and the one thing to do about it. What is saved stays saved in every case.
export function Hindrance({ line }: { line: Line }) {
  const { phone, vaultId, lock } = useSession();
  switch (line) {
    case "masuk-ulang":
      return (
        <Notice icon="key" colour="attention">
          <p>{said.newCode}</p>
          <button type="button" class="button" onClick={() => lock(true)}>
            <Icon name="key" />
            {said.enterCode}
          </button>
        </Notice>
      );
    case "ditutup":
      return (
        <Notice icon="lock" colour="bad">
          <p>{said.shut}</p>
          <RescueButton phone={phone} vaultId={vaultId} />
        </Notice>
      );
    case "perbarui":
      return (
        <Notice icon="download" colour="attention">
          <p>{said.old}</p>
          <button type="button" class="button" onClick={() => void phone.update().then(takeOver)}>
            <Icon name="download" />
            {words.more.updateNow}
          </button>
        </Notice>
      );
    case "penuh":
      return (
        <Notice icon="warning" colour="bad">
          <p>{words.full}</p>
        </Notice>
      );
    default:
      return null;
  }
}
