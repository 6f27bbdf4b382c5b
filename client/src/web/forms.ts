// A form is sent once, however often it is clicked. The server guards too, by the form's intention id.
export function guardForms(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-once]")) {
    form.addEventListener("submit", (event) => {
      if (form.dataset.sent) {
        event.preventDefault();
        return;
      }
      form.dataset.sent = "1";
      for (const button of form.querySelectorAll<HTMLButtonElement>("button[type=submit]")) {
        button.setAttribute("aria-disabled", "true");
      }
    });
  }
  // Back button: the page comes from memory, and the form may be sent again.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sent]")) {
      delete form.dataset.sent;
      for (const button of form.querySelectorAll("[aria-disabled]")) button.removeAttribute("aria-disabled");
    }
  });
}

// What the period picker offers goes at once; without script there is a button. By keyboard a choice goes with Enter.
export function submitOnChange(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-submit-on-change]")) {
    let typed = false;
    form.addEventListener("keydown", () => (typed = true));
    form.addEventListener("pointerdown", () => (typed = false));
    form.addEventListener("change", () => {
      if (!typed) form.submit();
    });
  }
}

// A list of places that follows upon another is asked for as soon as that one is chosen; by keyboard with the button.
export function stepOnChange(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-step]")) {
    let typed = false;
    button.form?.addEventListener("keydown", () => (typed = true));
    button.form?.addEventListener("pointerdown", () => (typed = false));
    for (const list of document.querySelectorAll<HTMLSelectElement>("select[data-steps]")) {
      list.addEventListener("change", () => {
        if (!typed) button.form?.requestSubmit(button);
      });
    }
  }
}

// A message goes on by whatever the phone offers; where it offers nothing, it is there to be copied.
export function shareMessages(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-share]")) {
    if (!navigator.share) return;
    button.hidden = false;
    button.addEventListener("click", () => void navigator.share({ text: button.dataset.share }).catch(() => undefined));
  }
}

// A new password can be looked at instead of typed twice.
export function revealPasswords(): void {
  for (const input of document.querySelectorAll<HTMLInputElement>("input[data-reveal]")) {
    const label = document.createElement("label");
    const box = document.createElement("input");
    label.className = "choice";
    box.type = "checkbox";
    box.addEventListener("change", () => (input.type = box.checked ? "text" : "password"));
    label.append(box, "Tampakkan kata sandi");
    input.after(label);
  }
}
