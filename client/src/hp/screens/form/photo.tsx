import { useEffect, useState } from "preact/hooks";
import { ids as made } from "../../vault/ids";
import { words } from "../../words";
import { Icon } from "../parts/basics";
import type { Asked } from "./question";
import { shrunk } from "../../../pictures";

const said = words.form;
const AT_MOST = 5;

// Where a form keeps the photos that were taken and are not saved yet.
export interface PhotoKeeper {
  get(id: string): Blob | undefined;
  put(id: string, question: string, photo: Blob): void;
  drop(id: string): void;
}

export function PhotoInput({ question, value, change, photos }: Asked) {
  const [say, setSay] = useState("");
  const ids = Array.isArray(value) ? (value as string[]) : [];
  const take = async (file: File | undefined) => {
    if (!file) return;
    setSay(said.photoBusy);
    try {
      const id = made.next();
      photos.put(id, question.code, await shrunk(file));
      change([...ids, id]);
      setSay(said.photoKept(ids.length + 1));
    } catch {
      setSay(said.photoFailed);
    }
  };
  const drop = (id: string) => {
    photos.drop(id);
    change(ids.filter((one) => one !== id));
  };
  return (
    <>
      <ul class="photos">
        {ids.map((id) => (
          <li key={id}>
            <Picture photo={photos.get(id)} />
            <button type="button" class="button slim" onClick={() => drop(id)}>{said.removePhoto}</button>
          </li>
        ))}
      </ul>
      {ids.length < (question.max ?? AT_MOST) && (
        <label class="button">
          <Icon name="plus" />
          {ids.length ? said.photoMore : said.photo}
          <input aria-label={ids.length ? said.photoMore : said.photo} type="file" accept="image/*" capture="environment" onChange={(event) => void take(event.currentTarget.files?.[0]).then(() => (event.target as HTMLInputElement).value = "")} />
        </label>
      )}
      <p role="status" class="quiet">{say}</p>
    </>
  );
}

function Picture({ photo }: { photo: Blob | undefined }) {
  const [address, setAddress] = useState("");
  useEffect(() => {
    if (!photo) return;
    const made = URL.createObjectURL(photo);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [photo]);
  return address ? <img src={address} alt="" /> : <Icon name="check" />;
}
