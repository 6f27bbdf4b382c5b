// The web's only script. Every page works without it; it adds comfort.
import "./app.css";
import { forgetOnLeaving, forgetOthers } from "./attendance/kept";
import { attend } from "./attendance/page";
import { guardForms, revealPasswords, shareMessages, stepOnChange, submitOnChange } from "./forms";
import { walkGrids } from "./grid";
import { keepForms } from "./keep";
import { keepPhotos } from "./photos/page";
import { showQuestionsByAnswers } from "./conditions";
import { suggestAreas } from "./suggest";
import { verifyCertificate } from "./certificate";

document.documentElement.classList.add("js");

void forgetOthers();
forgetOnLeaving();
keepForms();
guardForms();
revealPasswords();
submitOnChange();
stepOnChange();
shareMessages();
walkGrids();
showQuestionsByAnswers();
suggestAreas();
attend();
keepPhotos();
verifyCertificate();
openMenuOnWideScreens();
closeToasts();

// An error summary takes the focus, so that a screen reader begins there.
document.querySelector<HTMLElement>("[data-focus]")?.focus();

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

function openMenuOnWideScreens(): void {
  const menu = document.querySelector<HTMLDetailsElement>("details.menu");
  const wide = window.matchMedia("(min-width: 56rem)");
  if (!menu) return;
  const set = () => (menu.open = wide.matches);
  set();
  wide.addEventListener("change", set);
}

function closeToasts(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("[data-close]")) {
    button.addEventListener("click", () => button.closest(".toast")?.remove());
  }
}
