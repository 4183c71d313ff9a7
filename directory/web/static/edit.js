// Keeps a draft while somebody types, and says how hard its texts are to read.
"use strict";
for (const form of document.querySelectorAll("[data-autosave]")) {
  const said = form.querySelector("[data-saved]");
  const pause = 3000;
  let waiting = 0;
  let busy = null;
  let again = false;

  const show = (page) => {
    const made = new DOMParser().parseFromString(page, "text/html");
    for (const place of form.querySelectorAll("[data-reading]")) {
      const fresh = made.querySelector(`[data-reading="${place.dataset.reading}"]`);
      const next = fresh ? [...fresh.childNodes] : [];
      // A button that somebody is on must not go away below her finger.
      if (!place.contains(document.activeElement)) place.replaceChildren(...next);
    }
  };
  const keep = async () => {
    if (busy) {
      again = true;
      return;
    }
    busy = new AbortController();
    const sent = new FormData(form);
    sent.set("do", "auto");
    try {
      const answer = await fetch(form.action, {
        method: "POST",
        body: sent,
        signal: busy.signal,
      });
      if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
      show(await answer.text());
      const now = new Date().toLocaleTimeString("en-GB", { timeStyle: "short" });
      said.textContent = `Your draft was kept at ${now}.`;
    } catch (error) {
      if (error.name === "AbortError") return;
      said.textContent =
        "Your draft could not be kept. Please press “Keep the draft and check it”.";
    }
    busy = null;
    if (again) {
      again = false;
      keep();
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, pause);
  });
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    // What is sent now says it all: what is under way must not come after it.
    if (busy) busy.abort();
  });
}
