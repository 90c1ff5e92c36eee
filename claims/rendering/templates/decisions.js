// Decisions about claims: agree, overrule with a reason, add a source. They stay in this tab until they are saved as one
// file, which `claims decide --from` applies. Nothing here makes HTML out of text: nodes are cloned and filled.
(() => {
  const byId = (id) => document.getElementById(id);
  const template = byId("decide");
  if (!template) return;
  const panel = template.content.querySelector(".decide").cloneNode(true);
  const made = byId("made").content.querySelector(".made");
  const form = panel.querySelector("form");
  const status = panel.querySelector(".status-line");
  const words = panel.dataset;
  const save = byId("save");
  const store = `claimdesk ${words.sha256} ${words.draft}`;
  const decisions = new Map();
  const WRONG = ["contradicted", "outdated", "inconsistent"];
  const VERDICTS = [...WRONG, "disputed", "unverified", "supported"];
  let note = null;
  let asked = "";
  let name = "";
  let unsaved = 0;

  const verdictOf = (one) => VERDICTS.find((verdict) => one.classList.contains(verdict));
  const idOf = (one) => one.dataset.id || one.id.slice("note-".length);
  const flat = (text) => text.replace(/[\u2060\s]+/g, " ").trim();

  // The claim as the article holds it: the marked pieces that end at its tag, with the tags of other claims left out.
  function textOf(one) {
    const pieces = [];
    let node = byId(one.id.slice("note-".length));
    while ((node = node.previousSibling)) {
      if (node.matches?.(".tag")) continue;
      const mine = node.matches?.("mark") && node.dataset.c.split(" ").includes(one.dataset.c);
      if (mine) pieces.unshift(node.textContent);
      else if (pieces.length) break;
    }
    return flat(pieces.join(""));
  }

  function said(decision) {
    if (decision.decision !== "accepted") return words[decision.decision];
    return WRONG.includes(decision.verdict) ? words.agreed : words.accepted;
  }

  function show(one, decision) {
    one.querySelector(".made.here")?.remove();
    const before = one.querySelector(".made");
    if (before) before.hidden = Boolean(decision);
    if (decision) {
      const line = made.cloneNode(true);
      line.classList.add("here", decision.decision);
      line.querySelector("b").textContent = said(decision);
      line.querySelector(".who").textContent = decision.by;
      line.querySelector(".why").textContent = [decision.reason, decision.source].filter(Boolean).join(" · ");
      one.append(line);
    }
    if (one === note) place();
  }

  // The panel stands in the chosen note; a claim that nobody doubts cannot be corrected.
  function place() {
    const doubted = [...WRONG, "disputed", "unverified"].includes(verdictOf(note));
    panel.querySelector("[data-do=corrected]").hidden = !doubted;
    note.append(panel);
  }

  function count() {
    byId("saving").hidden = decisions.size === 0;
    byId("unsaved").textContent = decisions.size || "";
    try {
      sessionStorage.setItem(store, JSON.stringify([...decisions.values()]));
    } catch { /* A browser that keeps nothing: the tab must then stay open. */ }
    document.dispatchEvent(new CustomEvent("claims:layout"));
  }

  function decide(state, reason = "", source = "") {
    const verdict = verdictOf(note);
    const decision = {
      claim: idOf(note), text: textOf(note), verdict, evidence: note.dataset.b, decision: state, reason, source,
      by: name, at: new Date().toISOString().slice(0, 19) + "Z",
    };
    decisions.set(decision.claim, decision);
    unsaved += 1;
    show(note, decision);
    close();
    count();
  }

  function close() {
    const inside = form.contains(document.activeElement);
    form.hidden = true;
    asked = "";
    if (inside) panel.querySelector("button")?.focus({ preventScroll: true });
    document.dispatchEvent(new CustomEvent("claims:layout"));
  }

  // Ask for what a decision still needs: a name, and for one that overrules a finding a reason or a source.
  function ask(what) {
    status.textContent = "";
    if ((what === "accepted" || what === "corrected") && name) return decide(what);
    asked = what;
    const brief = what === "accepted" || what === "corrected";
    panel.querySelector(".for-reason").hidden = brief;
    panel.querySelector(".for-source").hidden = brief;
    form.reset();
    form.elements.by.value = name;
    form.hidden = false;
    document.dispatchEvent(new CustomEvent("claims:layout"));
    form.elements[brief ? "by" : what === "source" ? "source" : "reason"].focus({ preventScroll: true });
    panel.scrollIntoView({ block: "nearest" });
    return undefined;
  }

  function submit(event) {
    event.preventDefault();
    const [reason, source] = ["reason", "source"].map((field) => flat(form.elements[field].value));
    // A source that an editor adds to an alarm speaks for the draft; added to another claim, it confirms it.
    const wrong = WRONG.includes(verdictOf(note));
    const state = asked === "source" ? (wrong ? "ignored" : "accepted") : asked;
    if ((asked === "ignored" && !reason && !source) || (asked === "source" && !source)) {
      status.textContent = words.need;
      form.elements[asked === "source" ? "source" : "reason"].focus();
      return;
    }
    name = flat(form.elements.by.value);
    if (name) decide(state, reason, source);
  }

  function footnote() {
    const cite = note.querySelector(".cite, .because");
    const cited = note.querySelector("sup.ref");
    const source = cited && byId(`source-${cited.textContent}`);
    const parts = [`${textOf(note)}: ${flat((cite || note).textContent).replace(/\.$/, "")}.`];
    if (source) parts.push(flat(source.textContent));
    return parts.join(" ");
  }

  async function copy() {
    const text = footnote();
    let done = false;
    try {
      await navigator.clipboard.writeText(text);
      done = true;
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      panel.append(field);
      field.select();
      done = document.execCommand("copy");
      field.remove();
    }
    status.textContent = done ? words.copied : words.notCopied;
    document.dispatchEvent(new CustomEvent("claims:layout"));
  }

  function file() {
    return {
      format: "claims-decisions", version: 1, draft: words.draft, sha256: words.sha256,
      decisions: [...decisions.values()],
    };
  }

  function download() {
    const blob = new Blob([JSON.stringify(file(), null, 1) + "\n"], { type: "application/json" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = words.draft.split(/[\\/]/).pop().replace(/\.[^.]*$/, "") + ".decisions.json";
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    unsaved = 0;
  }

  function act(what) {
    if (!note) return;
    if (what === "footnote") copy();
    else if (what === "cancel") close();
    else ask(what);
  }

  document.addEventListener("claims:chosen", (event) => {
    const chosen = event.detail && byId(`note-${event.detail}`);
    if (chosen === note) return;
    note = chosen;
    form.hidden = true;
    status.textContent = "";
    if (note) place();
    else panel.remove();
  });
  document.addEventListener("claims:key", (event) => {
    const what = { a: "accepted", i: "ignored", s: "source" }[event.detail];
    if (what) act(what);
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (!button) return;
    if (button.dataset.do !== "undo") return act(button.dataset.do);
    const one = button.closest(".note");
    decisions.delete(idOf(one));
    show(one, null);
    count();
  });
  form.addEventListener("submit", submit);
  form.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  save.addEventListener("click", download);
  addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

  try {
    const notes = new Map([...document.querySelectorAll("#story .note")].map((one) => [idOf(one), one]));
    for (const decision of JSON.parse(sessionStorage.getItem(store) || "[]")) {
      const one = notes.get(decision.claim);
      if (one && one.dataset.b === decision.evidence) {
        decisions.set(decision.claim, decision);
        name = decision.by;
        show(one, decision);
      }
    }
    if (decisions.size) count();
  } catch { /* Nothing kept, or nothing of ours. */ }
})();
