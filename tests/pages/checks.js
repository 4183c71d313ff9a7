// Helpers of checks.py, run inside the page under test. Never sent to a reader.
const NAMES = "a[href], button, input:not([type=hidden]), select, textarea, " +
  "summary, [tabindex]:not([tabindex='-1']), [role=button]";

function tell(element) {
  const html = element.outerHTML.replace(/\s+/g, " ");
  return html.length > 100 ? html.slice(0, 100) + "…" : html;
}

function hiddenByClip(element) {
  for (let at = element; at; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.clipPath === "inset(50%)" && at.offsetWidth <= 1) return true;
  }
  return false;
}

function seen(element) {
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && !hiddenByClip(element);
}

function tooWide() {
  const root = document.documentElement;
  const extra = root.scrollWidth - root.clientWidth;
  if (extra <= 0) return [];
  const guilty = [...document.body.querySelectorAll("*")].filter((element) => {
    const box = element.getBoundingClientRect();
    return seen(element) && (box.right > root.clientWidth + 1 || box.left < -1);
  });
  const named = guilty.slice(-3).map(tell).join(" | ");
  return [`${extra}px wider than a ${root.clientWidth}px screen: ${named}`];
}

function cutOff() {
  return [...document.body.querySelectorAll("*")].filter((element) => {
    if (!seen(element) || !element.innerText || !element.innerText.trim()) return false;
    const style = getComputedStyle(element);
    const cuts = (how) => how === "hidden" || how === "clip";
    return (
      (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1) ||
      (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1)
    );
  }).map((element) => `cut off with text spacing: ${tell(element)}`);
}

function withSpacing() {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important; } p { margin-block-end: 2em !important; }`);
  const before = document.adoptedStyleSheets;
  document.adoptedStyleSheets = [...before, sheet];
  const findings = [...tooWide(), ...cutOff()];
  document.adoptedStyleSheets = before;
  return findings;
}

function inSentence(element) {
  if (getComputedStyle(element).display !== "inline") return false;
  const block = element.closest("p, li, dd, td, div");
  if (!block) return false;
  const copy = block.cloneNode(true);
  copy.querySelectorAll("a, button").forEach((link) => link.remove());
  return /[\p{L}\p{N}]/u.test(copy.textContent);
}

function tooSmall(least) {
  const findings = [];
  for (const element of document.querySelectorAll(NAMES)) {
    if (!seen(element) || inSentence(element)) continue;
    const box = (element.closest("label") || element).getBoundingClientRect();
    if (box.width < least - 0.5 || box.height < least - 0.5) {
      const size = `${Math.round(box.width)}×${Math.round(box.height)}`;
      findings.push(`target ${size}px, not ${least}px: ${tell(element)}`);
    }
  }
  return findings;
}

// --- focus -------------------------------------------------------------------
function colours(text) {
  return [...text.matchAll(/rgba?\(([^)]*)\)/g)].map((match) => {
    const [r, g, b, a = 1] = match[1].split(/[\s,/]+/).map(Number);
    return { r, g, b, a };
  }).filter((colour) => colour.a > 0.5);
}

function light({ r, g, b }) {
  const part = (value) => {
    const v = value / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
}

function contrast(one, other) {
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function behind(element) {
  for (let at = element.parentElement; at; at = at.parentElement) {
    const [colour] = colours(getComputedStyle(at).backgroundColor);
    if (colour) return colour;
  }
  return { r: 255, g: 255, b: 255 };
}

function walkable() {
  const radios = new Set();
  return [...document.querySelectorAll(NAMES)].filter((element) => {
    if (element.disabled || element.tabIndex < 0) return false;
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    if (element.type !== "radio") return true;
    const group = [...document.getElementsByName(element.name)];
    const chosen = group.find((radio) => radio.checked) || group[0];
    if (radios.has(element.name) || chosen !== element) return false;
    return radios.add(element.name);
  });
}

function prepareWalk() {
  if (document.activeElement) document.activeElement.blur();
  scrollTo(0, 0);
  const all = walkable();
  const shadows = new Map(all.map((e) => [e, getComputedStyle(e).boxShadow]));
  window.checksWalk = { all, shadows, reached: new Set(), last: null };
  return all.length;
}

function shows(element) {
  const style = getComputedStyle(element);
  const rings = [];
  if (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) {
    rings.push(...colours(style.outlineColor));
  }
  if (style.boxShadow !== window.checksWalk.shadows.get(element)) {
    rings.push(...colours(style.boxShadow));
  }
  const ground = behind(element);
  return rings.some((ring) => contrast(ring, ground) >= 3);
}

function covered(element) {
  const box = element.getClientRects()[0];
  if (!box) return false;
  const parts = [0.1, 0.5, 0.9];
  return parts.every((x) => parts.every((y) => {
    const hit = document.elementFromPoint(
      box.left + box.width * x, box.top + box.height * y);
    return !hit || !(element.contains(hit) || hit.contains(element));
  }));
}

function step() {
  const walk = window.checksWalk;
  const now = document.activeElement;
  if (!now || now === document.body || walk.reached.has(now)) {
    return { over: true, findings: [] };
  }
  const findings = [];
  if (!shows(now)) findings.push(`focus does not show: ${tell(now)}`);
  if (covered(now)) findings.push(`covered while focused: ${tell(now)}`);
  if (now.tabIndex > 0) findings.push(`tabindex over 0: ${tell(now)}`);
  const back = Node.DOCUMENT_POSITION_PRECEDING;
  if (walk.last && walk.last.compareDocumentPosition(now) & back) {
    findings.push(`focus goes back: ${tell(now)}`);
  }
  walk.reached.add(now);
  walk.last = now;
  return { over: false, findings };
}

function endWalk() {
  const { all, reached } = window.checksWalk;
  delete window.checksWalk;
  return all.filter((element) => !reached.has(element))
    .map((element) => `the Tab key never reaches: ${tell(element)}`);
}

// --- words -------------------------------------------------------------------
function unnamedFields() {
  const fields = "input:not([type=hidden]):not([type=submit]):not([type=button])" +
    ":not([type=image]), select, textarea";
  const text = (element) => (element ? element.textContent.trim() : "");
  return [...document.querySelectorAll(fields)].filter((field) => {
    const ids = (field.getAttribute("aria-labelledby") || "").split(/\s+/);
    const names = [
      ...[...(field.labels || [])].map(text),
      ...ids.filter(Boolean).map((id) => text(document.getElementById(id))),
      (field.getAttribute("aria-label") || "").trim(),
    ];
    return !names.some(Boolean);
  }).map((field) => `no label but a placeholder or title: ${tell(field)}`);
}

const KNOWN = ["Latin", "Arabic", "Devanagari", "Gujarati", "Tamil", "Bengali",
  "Gurmukhi", "Cyrillic", "Greek", "Hebrew", "Han", "Ethiopic"];
const LETTERS = Object.fromEntries(
  KNOWN.map((name) => [name, new RegExp(`\\p{Script=${name}}`, "u")]));

function strangeIn(text, element, scripts) {
  if (!/\p{L}/u.test(text)) return null;
  const holder = element.closest("[lang]");
  const lang = holder ? holder.lang.split("-")[0] : "";
  const own = scripts[lang];
  const said = text.trim().slice(0, 60);
  if (!own) return `no known language (${lang || "none"}): ${said}`;
  const other = KNOWN.find((name) => name !== own && LETTERS[name].test(text));
  return other ? `${other} letters in lang="${lang}": ${said}` : null;
}

function strangeScripts(scripts) {
  const findings = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element.closest("script, style, noscript")) continue;
    // Of what stands in a field no part can be marked.
    if (!element.closest("textarea")) {
      findings.push(strangeIn(node.data, element, scripts));
    }
    const holder = element.closest("[lang]");
    if (/\p{Script=Arabic}/u.test(node.data) && holder &&
        scripts[holder.lang.split("-")[0]] === "Arabic" &&
        getComputedStyle(element).direction !== "rtl") {
      findings.push(`set from left to right: ${node.data.trim().slice(0, 60)}`);
    }
  }
  for (const name of ["alt", "title", "aria-label", "placeholder"]) {
    for (const element of document.body.querySelectorAll(`[${name}]`)) {
      findings.push(strangeIn(element.getAttribute(name), element, scripts));
    }
  }
  // A title cannot mark a foreign name: some of it must be in the page's script.
  const own = scripts[document.documentElement.lang.split("-")[0]];
  if (!own || !LETTERS[own].test(document.title)) {
    findings.push(`title not in the page's language: ${document.title}`);
  }
  return [...new Set(findings.filter(Boolean))];
}

function words() {
  const shut = [...document.querySelectorAll("details:not([open])")];
  shut.forEach((details) => { details.open = true; });
  const all = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.checkVisibility({ visibilityProperty: true })) continue;
    if (node.parentElement.closest("summary, script, style, option")) continue;
    (node.data.match(/[\p{L}\p{N}\p{M}]+/gu) || []).forEach((word) => all.add(word));
  }
  shut.forEach((details) => { details.open = false; });
  return [...all];
}

function stuckTooMuch() {
  const stuck = [...document.body.querySelectorAll("*")].filter((element) =>
    ["fixed", "sticky"].includes(getComputedStyle(element).position) && seen(element));
  const height = stuck.reduce((sum, e) => sum + e.getBoundingClientRect().height, 0);
  if (height <= innerHeight / 2) return [];
  return [`${Math.round(height)}px of ${innerHeight}px stick to the screen`];
}

function turnedFacts() {
  const rtl = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
  const isolated = (element) => {
    const style = getComputedStyle(element);
    const apart = style.unicodeBidi.includes("isolate") || style.display !== "inline";
    return style.direction === "ltr" && apart;
  };
  const findings = [];
  for (const element of document.querySelectorAll(
    ".phone, .number, .ltr, bdi, a[href^='tel:']")) {
    if (rtl.test(element.textContent)) continue;
    const inner = [...element.querySelectorAll("bdi, .ltr")].some(isolated);
    if (!isolated(element) && !inner) {
      findings.push(`does not run left to right: ${tell(element)}`);
    }
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const [phone] = node.data.match(/\+?\d[\d ()-]{6,}\d/) || [];
    if (phone && getComputedStyle(node.parentElement).direction === "rtl") {
      findings.push(`phone number not set apart: ${phone}`);
    }
  }
  return findings;
}

// --- requests ----------------------------------------------------------------
function requestsGoneWrong() {
  const findings = [...(window.checksSeen || [])];
  for (const entry of performance.getEntriesByType("resource")) {
    if (/^(data|blob):/.test(entry.name)) continue;
    if (new URL(entry.name).host !== location.host) {
      findings.push(`request to another host: ${entry.name}`);
    } else if (entry.responseStatus === 0 || entry.responseStatus >= 400) {
      findings.push(`request answered with ${entry.responseStatus}: ${entry.name}`);
    }
  }
  return findings;
}

// --- colours of the reader's own ---------------------------------------------
function ground(element) {
  for (let at = element; at; at = at.parentElement) {
    const [colour] = colours(getComputedStyle(at).backgroundColor);
    if (colour) return colour;
  }
  return light(colours(getComputedStyle(document.documentElement).color)[0]) > 0.5
    ? { r: 0, g: 0, b: 0 } : { r: 255, g: 255, b: 255 };
}

function paleWords() {
  const own = (element) => [...element.childNodes].some(
    (node) => node.nodeType === Node.TEXT_NODE && /[\p{L}\p{N}]/u.test(node.data));
  return [...document.body.querySelectorAll("*")]
    .filter((element) => seen(element) && own(element) && !element.closest("option"))
    .filter((element) => {
      const [colour] = colours(getComputedStyle(element).color);
      return !colour || contrast(colour, ground(element)) < 4.5;
    })
    .map((element) => `pale in forced colours: ${tell(element)}`);
}

function bareButtons() {
  // Forced colours take backgrounds away: a button needs a border to be one.
  return [...document.querySelectorAll("button, .button, .button-secondary, input, select")]
    .filter((element) => seen(element) && !/hidden|checkbox|radio/.test(element.type))
    .filter((element) => {
      const style = getComputedStyle(element);
      return style.borderTopStyle === "none" || parseFloat(style.borderTopWidth) < 1;
    })
    .map((element) => `no border in forced colours: ${tell(element)}`);
}

function wordsNotServed(html) {
  const served = new DOMParser().parseFromString(html, "text/html");
  served.querySelectorAll("[hidden]:not([data-print]), script, style, template")
    .forEach((element) => element.remove());
  const there = new Set();
  const walker = document.createTreeWalker(served.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    (node.data.match(/[\p{L}\p{N}\p{M}]+/gu) || []).forEach((word) => there.add(word));
  }
  return words().filter((word) => !there.has(word));
}
