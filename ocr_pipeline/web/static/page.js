// A word of the text and its place on the scan light up together; a line above the text tells how it was read.
"use strict";

(() => {
  const telling = document.getElementById("telling");
  if (!telling) return;
  const first = telling.textContent;
  let lit = [];

  function light(selector) {
    for (const each of lit) each.classList.remove("lit");
    lit = selector ? [...document.querySelectorAll(selector)] : [];
    for (const each of lit) each.classList.add("lit");
  }

  function tell(word) {
    const { read, sure, proposed } = word.dataset;
    const parts = [word.textContent];
    if (read !== word.textContent) parts.push(`${telling.dataset.read} ${read}`);
    if (proposed) parts.push(`${telling.dataset.proposed} ${proposed}`);
    parts.push(`${telling.dataset.sure} ${sure}`);
    telling.textContent = parts.join(" · ");
  }

  document.addEventListener("mouseover", (event) => {
    const place = event.target.closest("[data-word]");
    if (!place) return;
    light(`[data-word="${place.dataset.word}"]`);
    const word = document.querySelector(`.words [data-word="${place.dataset.word}"]`);
    if (!word) return;
    tell(word);
    if (place !== word) word.scrollIntoView({ block: "nearest" });
  });
  document.querySelector(".beside")?.addEventListener("mouseleave", () => {
    light(null);
    telling.textContent = first;
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.target.closest("input, select, summary")) return;
    const pressed = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    if (!pressed) return;
    event.preventDefault();
    pressed.click();
  });
  // The scan scrolls by itself. The page is moved no further than it must be: the scan stays where it is while the page
  // is scrolled, so that its middle can be brought to that of the window nowhere.
  const place = document.querySelector("rect.field.lit");
  const scan = document.querySelector(".scan");
  if (place && scan) {
    const [at, around] = [place.getBoundingClientRect(), scan.getBoundingClientRect()];
    scan.scrollTop += at.top - around.top - (around.height - at.height) / 2;
    place.scrollIntoView({ block: "nearest" });
  }
})();
