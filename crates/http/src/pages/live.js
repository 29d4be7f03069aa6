// Live updates, drafts, copying, large files in parts. Every page works without it.
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
  if (main.querySelector("[role=status]:not(.sending *)")) {
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

  // A large file goes ahead of its form in parts, and goes on where it was after the line was lost. The form then names
  // it by its digest. All files of a field go the same way: they are to stay in their order.
  const LARGE = 2 * 1024 * 1024;
  const PART = 1024 * 1024;
  const PAUSE_MAX = 30_000;
  const TRIES_MAX = 30;
  const underway = new WeakMap();

  // Why the service will not have it, in its own words.
  class Refused extends Error {}

  const ask = async (line, path, options) => {
    for (;;) {
      const answer = await fetch(path, options).catch(() => null);
      if (answer?.ok) return answer.json();
      if (answer && answer.status < 500) {
        const problem = await answer.json().catch(() => ({}));
        if (problem.code === "upload-offset") return { arrived: Number(problem.facts.offset), stored: null };
        throw new Refused([problem.title, problem.detail].filter(Boolean).join(" "));
      }
      if (line.tries++ === TRIES_MAX) throw new Error();
      line.waiting();
      await new Promise((resolve) => {
        setTimeout(resolve, Math.min(500 * 2 ** line.tries, PAUSE_MAX));
        addEventListener("online", resolve, { once: true });
      });
      // It may be only the answer that was lost: what has arrived is asked before a part is sent again.
      if (options?.body) return ask(line, path.split("?")[0]);
    }
  };

  const sendInParts = async (file, going, waiting) => {
    const line = { tries: 0, waiting };
    let path = underway.get(file);
    // Begun before, and given up: gone on with, unless it has been cleared away meanwhile.
    let stands = path && await ask(line, path).catch(() => null);
    if (!stands) {
      const told = new URLSearchParams({ name: file.name, size: file.size });
      stands = await ask(line, `/api/v1/uploads?${told}`, { method: "POST" });
      path = `/api/v1/uploads/${stands.upload}`;
      underway.set(file, path);
    }
    while (!stands.stored) {
      going(stands.arrived);
      const before = stands.arrived;
      const body = file.slice(before, before + PART);
      stands = await ask(line, `${path}?offset=${before}`, { method: "POST", body });
      if (stands.arrived > before) line.tries = 0;
    }
    going(file.size);
    return stands.stored.digest;
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    const place = form.querySelector(".sending");
    const large = (input) => [...input.files].some((file) => file.size > LARGE);
    const inputs = place ? [...form.querySelectorAll("input[type=file]:enabled")].filter(large) : [];
    if (!inputs.length || event.defaultPrevented) return;
    event.preventDefault();
    if (form.dataset.sending) return;
    form.dataset.sending = "1";
    const [words, bar] = [place.querySelector("[role=status]"), place.querySelector("progress")];
    const say = (text) => { if (words.textContent !== text) words.textContent = text; };
    const files = inputs.flatMap((input) => [...input.files].map((file) => [input, file]));
    bar.max = files.reduce((sum, [, file]) => sum + file.size, 0);
    bar.value = 0;
    place.hidden = false;
    const kept = [];
    try {
      let before = 0;
      for (const [input, file] of files) {
        const going = (arrived) => { bar.value = before + arrived; say(words.dataset.going); };
        const digest = await sendInParts(file, going, () => say(words.dataset.waiting));
        const field = document.createElement("input");
        Object.assign(field, { type: "hidden", name: `kept:${input.name}`, value: digest });
        kept.push([input, field]);
        before += file.size;
      }
    } catch (error) {
      say(error instanceof Refused && error.message ? error.message : words.dataset.failed);
      delete form.dataset.sending;
      return;
    }
    for (const [input, field] of kept) {
      input.disabled = true;
      input.before(field);
    }
    form.requestSubmit(event.submitter);
    // Whoever comes back to the page as it was left chooses anew.
    addEventListener("pageshow", () => {
      for (const [input, field] of kept) {
        input.disabled = false;
        field.remove();
      }
      place.hidden = true;
      delete form.dataset.sending;
    }, { once: true });
  });

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
