// Review by keyboard alone: every key stands on the button that it presses. The pictures of the next value are fetched.
"use strict";

(() => {
  const field = document.getElementById("value");
  const METHOD = "vanban-typing";

  function press(key) {
    const target =
      key === "Enter"
        ? document.querySelector("[data-accept]")
        : document.querySelector(`[data-key="${CSS.escape(key.toLowerCase())}"]`);
    target?.click();
    return Boolean(target);
  }

  function type() {
    field.focus();
    field.select();
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.repeat) return;
    if (event.target === field) {
      if (event.key === "Escape") field.blur();
      return;
    }
    if (event.target.closest("input, summary")) return;
    if (event.key === "Enter" && event.target.closest("a, button")) return;
    // Where the machine has no value, nothing is taken by a quick Enter: somebody has to type it, or to say there is none.
    const types = event.key.toLowerCase() === "e" || (event.key === "Enter" && !document.querySelector("[data-accept]"));
    if (types && field) {
      event.preventDefault();
      type();
    } else if (press(event.key)) {
      event.preventDefault();
    }
  });

  // A second press while the first is on its way would decide the next value unseen.
  document.addEventListener("submit", (event) => {
    if (event.target.hasAttribute("hx-post")) return; // it decides nothing
    if (event.target.dataset.sent) event.preventDefault();
    for (const form of document.forms) form.dataset.sent = "yes";
  });
  window.addEventListener("pageshow", () => {
    for (const form of document.forms) delete form.dataset.sent;
  });

  if (field && globalThis.VanbanTyping) {
    const methods = [...document.querySelectorAll("input[name='method']")];
    const kept = localStorage.getItem(METHOD);
    for (const each of methods) {
      each.checked = each.value === (kept ?? "off");
      each.addEventListener("change", () => localStorage.setItem(METHOD, each.value));
    }
    globalThis.VanbanTyping.attach(field, () => methods.find((each) => each.checked)?.value ?? "off");
  }

  const view = document.querySelector(".view");
  const lit = document.querySelector("rect.drawn.asked") ?? document.querySelector("rect.field.lit");
  const image = document.querySelector(".view img");
  function show() {
    if (!lit || !view) return;
    const place = lit.getBoundingClientRect();
    const around = view.getBoundingClientRect();
    view.scrollTop += place.top - around.top - (around.height - place.height) / 2;
  }
  if (image && !image.complete) image.addEventListener("load", show);
  show();

  const review = document.getElementById("review");
  for (const address of [review?.dataset.nextPage, review?.dataset.nextCrop]) {
    if (address) new Image().src = address;
  }
})();
