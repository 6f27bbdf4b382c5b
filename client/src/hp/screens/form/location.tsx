import { useState } from "preact/hooks";
import { words } from "../../words";
import { Icon } from "../parts/basics";
import type { Asked } from "./question";

const said = words.form;
interface Point {
  lat: number;
  lon: number;
  accuracy?: number;
}

// The place where one stands; asked only by a touch, and it works without a network.
export function LocationInput({ value, change }: Asked) {
  const [say, setSay] = useState("");
  const point = value as Point | null | undefined;
  const locate = () => {
    if (!("geolocation" in navigator)) return setSay(said.notLocated);
    setSay(said.locating);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        setSay("");
        change({ lat: round(coords.latitude), lon: round(coords.longitude), accuracy: Math.round(coords.accuracy) });
      },
      () => setSay(said.notLocated),
      { enableHighAccuracy: true, timeout: 20_000, maximumAge: 30_000 },
    );
  };
  return (
    <>
      {point && <p>{said.located(point.lat.toFixed(5).replace(".", ","), point.lon.toFixed(5).replace(".", ","), point.accuracy ? String(Math.round(point.accuracy)) : "")}</p>}
      <button type="button" class="button" onClick={locate}>
        <Icon name="map" />
        {said.locate}
      </button>
      {point && <button type="button" class="link-button small" onClick={() => change(null)}>{said.clear}</button>}
      <p role="status" class="quiet">{say}</p>
    </>
  );
}

function round(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
