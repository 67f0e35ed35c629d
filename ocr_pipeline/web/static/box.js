// A box is drawn on the scan with the mouse, or told in numbers; what was read in it is fetched, and chosen like a reading
// where a value is reviewed, else copied.
"use strict";

(() => {
  const sheet = document.getElementById("sheet");
  const drawn = document.getElementById("drawn");
  const part = document.getElementById("box");
  const form = part?.querySelector("form");
  const field = document.getElementById("value");
  if (!sheet || !form) return;
  const picture = sheet.querySelector("svg");
  const [, , across, down] = picture.getAttribute("viewBox").split(" ").map(Number);
  const scale = 25.4 / Number(sheet.dataset.dpi);
  const LEAST = 2; // millimetres: less is a click
  let from = null;

  function side(name) {
    return form.elements[name];
  }

  function show() {
    const [x, y, width, height] = ["left", "top", "width", "height"].map((name) => Number(side(name).value) / scale || 0);
    drawn.setAttribute("x", x);
    drawn.setAttribute("y", y);
    drawn.setAttribute("width", Math.max(0, width));
    drawn.setAttribute("height", Math.max(0, height));
  }

  function point(event) {
    const place = picture.getBoundingClientRect();
    const x = ((event.clientX - place.left) / place.width) * across;
    const y = ((event.clientY - place.top) / place.height) * down;
    return [Math.min(Math.max(x, 0), across), Math.min(Math.max(y, 0), down)];
  }

  function take(event) {
    const [x, y] = point(event);
    const sides = { left: Math.min(x, from[0]), top: Math.min(y, from[1]), width: Math.abs(x - from[0]), height: Math.abs(y - from[1]) };
    for (const [name, value] of Object.entries(sides)) side(name).value = (value * scale).toFixed(1);
    show();
  }

  sheet.addEventListener("pointerdown", (event) => {
    // A finger moves the page, unless the part was opened to draw.
    if (event.button !== 0 || (event.pointerType !== "mouse" && !part.open)) return;
    event.preventDefault();
    from = point(event);
    sheet.setPointerCapture(event.pointerId);
  });
  sheet.addEventListener("pointermove", (event) => {
    if (from) take(event);
  });
  sheet.addEventListener("pointerup", (event) => {
    if (!from) return;
    take(event);
    from = null;
    if (Number(side("width").value) < LEAST || Number(side("height").value) < LEAST) return;
    part.open = true;
    form.requestSubmit();
  });
  sheet.addEventListener("pointercancel", () => {
    from = null;
  });

  for (const each of form.querySelectorAll("input[type='number']")) each.addEventListener("input", show);
  // At once, and not when the browser tells that it is open: an Enter may follow, which must not take the machine's value.
  part.querySelector("summary").addEventListener("click", (event) => {
    event.preventDefault();
    part.open = !part.open;
    if (!part.open) return;
    show();
    side("left").focus();
  });
  // It was drawn on the page of the document, or another page was asked for to draw on: Enter reads it, as after b.
  if (part.open) {
    show();
    side("left").focus();
  }

  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") event.target.blur();
  });
  document.body.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id === "box-read" && form.contains(document.activeElement)) {
      event.target.querySelector("button")?.focus();
    }
  });

  for (const fault of ["htmx:responseError", "htmx:sendError"]) {
    document.body.addEventListener(fault, () => {
      const told = document.getElementById("box-read");
      told.textContent = told.dataset.failed;
    });
  }

  // Where the page has no clipboard (it came over plain HTTP from another machine), the text is selected, to be copied.
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-copied]");
    if (!button) return;
    const [text, told] = button.querySelectorAll("[lang], .sure");
    getSelection().selectAllChildren(text);
    navigator.clipboard?.writeText(text.textContent).then(() => (told.textContent = button.dataset.copied));
  });

  // What does not fit the field as it was read is put into it, to be put right by hand.
  document.addEventListener("click", (event) => {
    const into = event.target.closest("[data-into]");
    if (!into) return;
    field.value = into.dataset.into;
    field.form.elements.drawn.value = into.dataset.drawn;
    field.focus();
  });
})();
