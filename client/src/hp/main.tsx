import { render } from "preact";
import icons from "../../../simpul/web/static/web/icons.svg?raw";
import "./app.css";
import { makePhone } from "./phone";
import { App } from "./screens/app";
import { keepAvailableOffline } from "./screens/more/updating";

// The web's own icons, once in the page, for every <use> below.
function putIcons(): void {
  const holder = document.createElement("div");
  holder.hidden = true;
  holder.innerHTML = icons;
  document.body.prepend(holder);
}

document.documentElement.classList.add("js");
putIcons();
// Without a service worker everything still works while there is a network.
keepAvailableOffline().catch(() => undefined);
const place = document.getElementById("app");
if (place) {
  place.textContent = "";
  render(<App phone={makePhone()} />, place);
}
