import { useEffect, useState } from "preact/hooks";

// What has to be decrypted first: undefined while it is read, null when it is not there.
export function useLoaded<Thing>(load: () => Promise<Thing>, again: unknown[]): Thing | null | undefined {
  const [thing, setThing] = useState<Thing | null | undefined>(undefined);
  useEffect(() => {
    let wanted = true;
    load().then(
      (found) => wanted && setThing(found),
      () => wanted && setThing(null),
    );
    return () => {
      wanted = false;
    };
  }, again);
  return thing;
}
