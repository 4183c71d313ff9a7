// A hard word opens its meaning under its line; without this it leads to the list below.
// That somebody asked is counted: the word alone, nothing about who or where.
"use strict";
for (const word of document.querySelectorAll(".hard-word")) {
  word.setAttribute("role", "button");
  word.setAttribute("aria-expanded", "false");
  const open = () => {
    const line = word.closest("p");
    const shown = line.querySelector(`[data-meaning="${word.id}"]`);
    if (shown) {
      shown.remove();
      word.setAttribute("aria-expanded", "false");
      return;
    }
    const meaning = document.createElement("span");
    meaning.className = "meaning";
    meaning.dataset.meaning = word.id;
    meaning.setAttribute("role", "status");
    const entry = document.getElementById(word.hash.slice(1));
    line.append(meaning);
    meaning.textContent = entry.querySelector("dd").firstChild.textContent.trim();
    word.setAttribute("aria-expanded", "true");
    navigator.sendBeacon(word.dataset.count);
  };
  word.addEventListener("click", (event) => {
    event.preventDefault();
    open();
  });
  word.addEventListener("keydown", (event) => {
    if (event.key === " ") {
      event.preventDefault();
      open();
    }
  });
}
