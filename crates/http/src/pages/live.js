// Live updates, drafts, copying. Every page works without it.
"use strict";

(() => {
  const main = document.querySelector("main");

  // What is typed is kept in this browser until it is sent, and comes back after a lost connection or session.
  const kept = (field) => `draft ${location.pathname} ${field.form?.getAttribute("action") ?? ""} ${field.name}`;
  const fields = (root) => root.querySelectorAll("form[method=post] textarea:not([readonly])");
  const restore = (root) => {
    for (const field of fields(root)) {
      try {
        const text = localStorage.getItem(kept(field));
        if (text && !field.value) field.value = text;
      } catch { /* No storage: no drafts. */ }
    }
  };
  let dirty = false;
  document.addEventListener("input", (event) => {
    dirty = true;
    const field = event.target;
    if (field instanceof HTMLTextAreaElement && !field.readOnly && !field.form?.dataset.live) {
      try { localStorage.setItem(kept(field), field.value); } catch { /* As above. */ }
    }
  });
  // Done: what was typed on this page has been taken.
  if (main.querySelector("[role=status]")) {
    try {
      for (const name of Object.keys(localStorage)) {
        if (name.startsWith(`draft ${location.pathname} `)) localStorage.removeItem(name);
      }
    } catch { /* As above. */ }
  }
  restore(document);

  // In a list the arrows move from row to row, and the space bar selects. Only while a row has the focus: no letter
  // is taken away from anybody.
  document.addEventListener("keydown", (event) => {
    const here = document.activeElement;
    const list = here?.closest?.("[data-keys]");
    if (!list || !here.classList.contains("lead") || event.altKey || event.ctrlKey || event.metaKey) return;
    const rows = [...list.querySelectorAll("a.lead")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) rows[rows.indexOf(here) + step]?.focus();
    else if (event.key === " ") here.closest("tr")?.querySelector("input[type=checkbox]")?.click();
    else return;
    event.preventDefault();
  });

  // A drawing is saved as a picture that messengers take, with the fonts of this browser.
  for (const link of document.querySelectorAll("a[data-picture]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const drawing = new Image();
      drawing.addEventListener("error", () => location.assign(link.href));
      drawing.addEventListener("load", () => {
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [drawing.width * 2, drawing.height * 2];
        canvas.getContext("2d").drawImage(drawing, 0, 0, canvas.width, canvas.height);
        canvas.toBlob((picture) => {
          const saved = document.createElement("a");
          [saved.href, saved.download] = [URL.createObjectURL(picture), link.dataset.picture];
          saved.click();
          setTimeout(() => URL.revokeObjectURL(saved.href), 60_000);
        });
      });
      drawing.src = link.href;
    });
  }

  // One click on what is to be sent along copies it.
  for (const field of document.querySelectorAll("[data-copy]")) {
    field.addEventListener("focus", () => {
      field.select();
      navigator.clipboard?.writeText(field.value).catch(() => {});
    });
  }

  // A draft is checked while it is written.
  for (const form of document.querySelectorAll("form[data-live]")) {
    let waiting;
    let asked = 0;
    form.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        const mine = ++asked;
        const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) }).catch(() => null);
        if (!answer?.ok || mine !== asked) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const place = form.dataset.live;
        document.querySelector(place).replaceWith(page.querySelector(place));
      }, 500);
    });
  }

  // When something has moved the page asks for itself again, unless somebody is writing on it.
  if (main.hasAttribute("data-moves") && "EventSource" in window) {
    const events = new EventSource(`/events?seen=${main.dataset.moves}`);
    let waiting;
    events.addEventListener("moved", () => {
      clearTimeout(waiting);
      waiting = setTimeout(async () => {
        if (dirty || document.hidden || main.querySelector("details[open]")) return;
        const answer = await fetch(location.href, { headers: { accept: "text/html" } }).catch(() => null);
        if (!answer?.ok) return;
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        for (const place of ["main", "header.top .nav"]) {
          const [old, fresh] = [document.querySelector(place), page.querySelector(place)];
          if (old && fresh) old.replaceChildren(...fresh.childNodes);
        }
      }, 300);
    });
    addEventListener("pagehide", () => events.close());
  }
})();
