// Suggestions while typing in the search field, and the key that leads to it; everything else works without this file.
"use strict";
(() => {
  const input = document.querySelector("#search-words");
  if (!input) return;
  const list = document.createElement("ul");
  list.className = "suggestions";
  list.id = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  list.hidden = true;
  input.after(list);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-controls": "suggestions", "aria-expanded": "false",
  })) input.setAttribute(name, value);

  input.setAttribute("aria-keyshortcuts", "/");
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    const at = document.activeElement;
    if (at.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(at.tagName) && at.type !== "checkbox") return;
    event.preventDefault();
    input.focus();
    input.select();
  });

  let hits = [];
  let chosen = -1;
  let timer = 0;
  let pending = null;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  const choose = (index) => {
    chosen = index;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === index)));
    if (index >= 0) input.setAttribute("aria-activedescendant", `suggestion-${index}`);
    else input.removeAttribute("aria-activedescendant");
  };

  const show = (found) => {
    hits = found;
    list.replaceChildren(...found.map((hit, index) => {
      const item = document.createElement("li");
      item.id = `suggestion-${index}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      const title = document.createElement("span");
      title.textContent = hit.title;
      const kind = document.createElement("small");
      kind.textContent = hit.kind;
      item.append(title, kind);
      item.addEventListener("mousedown", (event) => {
        event.preventDefault();
        location.assign(hit.links.self);
      });
      return item;
    }));
    list.hidden = found.length === 0;
    chosen = -1;
    input.setAttribute("aria-expanded", String(!list.hidden));
    input.removeAttribute("aria-activedescendant");
  };

  const ask = async () => {
    pending?.abort();
    const words = input.value.trim();
    if (words.length < 2) return close();
    pending = new AbortController();
    const query = new URLSearchParams({ q: words, typeahead: "true", limit: "8" });
    try {
      const answer = await fetch(`/v1/search?${query}`, {
        headers: { Accept: "application/json" }, signal: pending.signal,
      });
      if (answer.ok) show((await answer.json()).data);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      // One place more than there are hits: the field itself.
      const places = hits.length + 1;
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose((chosen + 1 + step + places) % places - 1);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.assign(hits[chosen].links.self);
    } else if (event.key === "Escape") {
      close();
    }
  });
})();
