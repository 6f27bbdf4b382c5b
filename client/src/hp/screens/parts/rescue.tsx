import { useState } from "preact/hooks";
import type { Phone } from "../../facade";
import { words } from "../../words";
import { sentenceOf } from "../saying";
import { Icon } from "./basics";

const said = words.gate;

// The locked copy of what is unsent, made without the PIN; handed over by any messenger, or kept as a file.
export function RescueButton({ phone, vaultId }: { phone: Phone; vaultId: string }) {
  const [say, setSay] = useState("");
  const make = async () => {
    try {
      const file = new File([await phone.rescueFile(vaultId)], fileName(), { type: "application/json" });
      setSay((await share(file)) ? "" : (save(file), said.rescueSaved));
    } catch (error) {
      setSay(sentenceOf(error));
    }
  };
  return (
    <>
      <button type="button" class="button wide" onClick={() => void make()}>
        <Icon name="download" />
        {typeof navigator.share === "function" ? said.shareRescue : said.saveRescue}
      </button>
      <p role="status">{say}</p>
    </>
  );
}

function fileName(): string {
  return `simpul-penyelamat-${new Date().toISOString().slice(0, 10)}.json`;
}

// True when the phone's own sheet took it, or the kader closed that sheet on purpose.
async function share(file: File): Promise<boolean> {
  if (typeof navigator.canShare !== "function" || !navigator.canShare({ files: [file] })) return false;
  try {
    await navigator.share({ files: [file] });
    return true;
  } catch (error) {
    return (error as Error).name === "AbortError";
  }
}

function save(file: File): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
