// Suggestions below the search box, after the ARIA 1.2 pattern of a combobox with a
// list. The box is a plain field without this, and stays one if the server does not
// answer.
"use strict";
(() => {
  const box = document.querySelector("input[data-suggest]");
  if (!box) return;

  const list = document.createElement("ul");
  list.id = "suggestions";
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", box.dataset.label);
  list.hidden = true;
  const said = document.createElement("p");
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  const around = document.createElement("div");
  around.className = "suggesting";
  box.replaceWith(around);
  around.append(box, list, said);
  for (const [name, value] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
    "aria-expanded": "false",
  })) {
    box.setAttribute(name, value);
  }

  let current = -1;
  let waiting = 0;
  let asked = 0;

  const options = () => [...list.children];

  function close() {
    clearTimeout(waiting);
    asked += 1; // an answer on its way comes too late
    list.hidden = true;
    current = -1;
    said.textContent = "";
    box.setAttribute("aria-expanded", "false");
    box.removeAttribute("aria-activedescendant");
  }

  // A service opens; words are searched for, with the filters that the form holds.
  function choose(each) {
    if (each.address) return window.location.assign(each.address);
    box.value = each.text;
    box.form.requestSubmit();
  }

  function point(to) {
    const all = options();
    current = (to + all.length) % all.length;
    all.forEach((option, number) =>
      option.setAttribute("aria-selected", String(number === current)),
    );
    box.setAttribute("aria-activedescendant", all[current].id);
    all[current].scrollIntoView({ block: "nearest" });
  }

  function show(answer) {
    list.replaceChildren(
      ...answer.options.map((each, number) => {
        const option = document.createElement("li");
        option.id = `suggestion-${number}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.lang = each.lang;
        option.dir = each.dir;
        option.textContent = each.text;
        // Before the box loses the focus, which would close the list.
        option.addEventListener("pointerdown", (event) => event.preventDefault());
        option.addEventListener("click", () => choose(each));
        return option;
      }),
    );
    current = -1;
    box.removeAttribute("aria-activedescendant");
    list.hidden = !answer.options.length;
    box.setAttribute("aria-expanded", String(!list.hidden));
    said.textContent = answer.said;
  }

  async function ask() {
    const number = ++asked;
    const text = box.value.trim();
    if (!text) return close();
    try {
      const joined = box.dataset.suggest.includes("?") ? "&" : "?";
      const answer = await fetch(
        `${box.dataset.suggest}${joined}q=${encodeURIComponent(text)}`,
      );
      const offered = answer.ok ? await answer.json() : null;
      if (number !== asked) return; // somebody has typed on
      if (offered) show(offered);
      else close();
    } catch {
      if (number === asked) close();
    }
  }

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 120);
  });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) return;
    if (event.key === "ArrowDown") point(current + 1);
    else if (event.key === "ArrowUp") point(current < 0 ? -1 : current - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && current >= 0) options()[current].click();
    else return;
    event.preventDefault();
  });
})();
