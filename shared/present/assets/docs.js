// What /docs has besides when scripts run: a search, one language for all examples, and calls to this very host.
"use strict";

const words = document.getElementById("words").dataset;

// The search keeps the lines that hold each of its words. Where none does, it keeps those whose entry does, by a field,
// a header or an error code.
const search = document.querySelector(".search");
const lines = [...document.querySelectorAll(".contents li")];
search.hidden = false;
search.querySelector("input").addEventListener("input", ({ target }) => {
  const wanted = target.value.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = (element) => wanted.every((word) => element.textContent.toLowerCase().includes(word));
  const found = lines.filter(holds);
  const entry = (line) => document.getElementById(line.querySelector("a").hash.slice(1)).parentElement;
  const kept = new Set(found.length > 0 ? found : lines.filter((line) => holds(entry(line))));
  for (const line of lines) line.hidden = !kept.has(line);
  for (const list of document.querySelectorAll(".contents ul")) {
    const isEmpty = [...list.children].every((line) => line.hidden);
    list.hidden = isEmpty;
    list.previousElementSibling.hidden = isEmpty;
  }
});

search.querySelector("input").addEventListener("keydown", (event) => {
  const first = lines.find((line) => !line.hidden);
  if (event.key === "Enter" && first) location.hash = first.querySelector("a").hash;
});

// Who opens one language reads that one everywhere.
document.addEventListener("click", (event) => {
  const summary = event.target.closest(".language > summary");
  if (!summary) return;
  event.preventDefault();
  const { language } = summary.parentElement.dataset;
  const before = summary.getBoundingClientRect().top;
  for (const calls of document.querySelectorAll(".calls")) {
    const all = [...calls.querySelectorAll(".language")];
    if (!all.some((one) => one.dataset.language === language)) continue;
    for (const one of all) one.open = one.dataset.language === language;
  }
  window.scrollBy(0, summary.getBoundingClientRect().top - before);
});

// A key behind "#key=" is taken out of the address at once. It is kept in this tab alone, and never sent elsewhere.
let key = "";
if (location.hash.startsWith("#key=")) {
  key = decodeURIComponent(location.hash.slice(5));
  history.replaceState(null, "", location.pathname);
}

let count = 0;

function field(parent, name, element, about) {
  count += 1;
  const label = document.createElement("label");
  label.htmlFor = element.id = `try-${count}`;
  label.textContent = name;
  parent.append(label, element);
  if (about) {
    const hint = document.createElement("p");
    hint.className = "required";
    hint.textContent = about;
    parent.append(hint);
  }
  return element;
}

function form(place) {
  const { method, path } = place.dataset;
  const made = document.createElement("form");
  const line = field(made, `${method}`, document.createElement("input"));
  line.value = path;
  let secret;
  if ("key" in place.dataset) {
    secret = field(made, words.key, document.createElement("input"), words.about);
    secret.type = "password";
    secret.autocomplete = "off";
    secret.value = key;
  }
  const sample = place.content.textContent.trim();
  let body;
  if (sample) {
    body = field(made, words.body, document.createElement("textarea"));
    body.rows = Math.min(sample.split("\n").length + 1, 16);
    body.spellcheck = false;
    body.value = sample;
  }
  const send = document.createElement("button");
  send.textContent = words.send;
  const answer = document.createElement("pre");
  answer.setAttribute("role", "status");
  answer.setAttribute("aria-label", words.response);
  answer.hidden = true;
  made.append(send, answer);
  made.addEventListener("submit", async (event) => {
    event.preventDefault();
    send.disabled = true;
    const headers = {};
    if (secret) {
      key = secret.value.trim();
      if (key) headers.authorization = `Bearer ${key}`;
    }
    if (body?.value.trim()) headers["content-type"] = "application/json";
    try {
      const url = new URL(line.value, location.origin);
      if (url.origin !== location.origin) throw new Error(url.origin);
      const options = { method, headers, credentials: "omit", redirect: "error" };
      const response = await fetch(url, body?.value.trim() ? { ...options, body: body.value } : options);
      const text = await response.text();
      let shown = text;
      try {
        shown = JSON.stringify(JSON.parse(text), null, 2);
      } catch {
        // Shown as it came.
      }
      answer.textContent = `${response.status}\n${shown}`;
    } catch (error) {
      answer.textContent = String(error);
    }
    answer.hidden = false;
    send.disabled = false;
  });
  return made;
}

for (const place of document.querySelectorAll("template.try")) {
  const details = document.createElement("details");
  details.className = "try";
  const summary = document.createElement("summary");
  summary.textContent = words.try;
  details.append(summary);
  details.addEventListener("toggle", () => {
    if (details.open && !details.querySelector("form")) details.append(form(place));
  });
  place.after(details);
}
