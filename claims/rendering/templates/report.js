"use strict";
// The page is complete without this. It places notes beside their claims, moves from claim to claim, and searches.
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const wide = matchMedia("(min-width: 68.75em)");
  const story = byId("story");
  const tags = all("#story .tag");
  const help = byId("help");
  const search = byId("search");
  const singleKeys = byId("keys");
  let current = -1;
  let lit = [];

  all(".scripted").forEach((element) => { element.hidden = false; });

  const shown = (element) => element.getClientRects().length > 0;

  // Notes stand at the first line of their claim and push those below them down. The pinned one keeps its place and
  // pushes those above it up. All positions are read before the first is written; a page with a thousand notes is read
  // as a whole only when the window or what is shown has changed.
  let placed = [];
  let pinnedBefore = "";

  function measure() {
    const notes = all("#story .note");
    notes.forEach((note) => { note.style.top = ""; });
    story.style.minHeight = "";
    const origin = story.getBoundingClientRect().top;
    const first = new Map();
    for (const mark of all("#story mark.m")) {
      for (const number of mark.dataset.c.split(" ")) {
        if (!first.has(number)) first.set(number, mark);
      }
    }
    placed = notes.filter(shown).map((note) => {
      const from = first.get(note.dataset.c);
      const box = from && from.getClientRects()[0];
      return { note, want: box ? box.top - origin : 0, height: note.offsetHeight, top: 0, written: NaN };
    });
    placed.sort((a, b) => a.want - b.want || a.note.dataset.c - b.note.dataset.c);
  }

  function place(pinned, anew = true) {
    if (!story) return;
    const on = wide.matches;
    story.classList.toggle("placed", on);
    if (!on) {
      placed.forEach((one) => { one.note.style.top = ""; });
      placed = [];
      story.style.minHeight = "";
      return;
    }
    if (anew || !placed.length) measure();
    const gap = 10;
    const touched = [pinned, pinnedBefore];
    placed.forEach((one) => { if (touched.includes(one.note.dataset.c)) one.height = one.note.offsetHeight; });
    pinnedBefore = pinned;
    const at = placed.findIndex((one) => one.note.dataset.c === pinned);
    const above = placed.slice(0, Math.max(at, 0)).reduce((sum, one) => sum + one.height + gap, 0);
    let floor = 0;
    placed.forEach((one, i) => {
      one.top = i === at ? Math.max(one.want, above) : Math.max(one.want, floor);
      floor = one.top + one.height + gap;
    });
    for (let i = at - 1; i >= 0; i -= 1) {
      placed[i].top = Math.min(placed[i].top, placed[i + 1].top - placed[i].height - gap);
    }
    for (const one of placed) {
      if (one.top !== one.written) {
        one.note.style.top = `${one.top}px`;
        one.written = one.top;
      }
    }
    story.style.minHeight = `${floor}px`;
  }

  const reachable = () => tags.filter(shown);

  function count() {
    const tag = tags[current];
    const open = reachable();
    const at = tag ? open.indexOf(tag) + 1 : 0;
    if (byId("place")) byId("place").textContent = at ? `${at} / ${open.length}` : `${open.length}`;
  }

  function choose(tag, scroll) {
    lit.forEach((element) => element.classList.remove("on"));
    lit = [];
    current = tags.indexOf(tag);
    document.dispatchEvent(new CustomEvent("claims:chosen", { detail: tag ? tag.id : "" }));
    if (!tag) return;
    const number = tag.dataset.c;
    lit = all(`#story :is(mark, .note)[data-c~="${number}"]`);
    lit.forEach((element) => element.classList.add("on"));
    place(number, false);
    if (scroll) {
      tag.scrollIntoView({ block: "center" });
      tag.focus({ preventScroll: true });
    }
    count();
  }

  function step(by) {
    const open = reachable();
    if (!open.length) return;
    const at = open.indexOf(tags[current]);
    choose(open[at < 0 ? (by > 0 ? 0 : open.length - 1) : (at + by + open.length) % open.length], true);
  }

  function find() {
    const wanted = search.value.trim().toLowerCase();
    const hits = new Set();
    for (const note of all("#story .note")) {
      if (!wanted || note.textContent.toLowerCase().includes(wanted)) hits.add(note.dataset.c);
    }
    for (const element of all("[data-c]")) {
      element.classList.toggle("off", !element.dataset.c.split(" ").some((number) => hits.has(number)));
    }
    place("");
    count();
  }

  function fromAddress() {
    const id = location.hash.slice(1).replace(/^(note|file)-/, "");
    const tag = tags.find((one) => one.id === id);
    if (tag) choose(tag, false);
  }

  story?.addEventListener("click", (event) => {
    const near = event.target.closest(".tag, mark.m");
    if (!near || getSelection().toString()) return;
    const tag = near.matches(".tag") ? near : tags.find((one) => one.dataset.c === near.dataset.c.split(" ").pop());
    if (!tag) return;
    // On a wide page the note is already beside the claim: nothing has to scroll.
    if (wide.matches && near.matches(".tag")) {
      event.preventDefault();
      history.replaceState(null, "", `#${tag.id}`);
    }
    choose(tag, false);
  });
  all(".chip input").forEach((input) => input.addEventListener("change", () => { place(""); count(); }));
  search?.addEventListener("input", find);
  byId("next")?.addEventListener("click", () => step(1));
  byId("previous")?.addEventListener("click", () => step(-1));
  byId("print").addEventListener("click", () => print());
  byId("help-open").addEventListener("click", () => help.showModal());
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    f: () => document.querySelector(".chip input")?.focus(),
    "/": () => search?.focus(),
    "?": () => help.showModal(),
  };
  for (const key of ["a", "i", "s"]) {
    keys[key] = () => document.dispatchEvent(new CustomEvent("claims:key", { detail: key }));
  }
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !singleKeys.checked || help.open) return;
    if (event.target.closest?.(".decide form")) return;
    const typing = event.target.matches?.("input:not([type=checkbox]), textarea, select");
    if (typing && event.key === "Escape") event.target.blur();
    if (typing || !keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  addEventListener("hashchange", fromAddress);
  document.addEventListener("claims:layout", () => place(tags[current]?.dataset.c || "", false));
  wide.addEventListener("change", () => place(""));
  let waiting = 0;
  addEventListener("resize", () => { cancelAnimationFrame(waiting); waiting = requestAnimationFrame(() => place("")); });
  addEventListener("beforeprint", () => { story?.classList.remove("placed"); if (story) story.style.minHeight = ""; });
  addEventListener("afterprint", () => place(""));
  // Keys and buttons work at once; the notes find their places before the first picture.
  requestAnimationFrame(() => {
    place("");
    count();
    fromAddress();
  });
})();
