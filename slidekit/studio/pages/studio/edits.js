// Every change goes this way: sent with the states that were seen, merged where somebody else was quicker, and undone again.

import { askJson, Refusal } from "../connection.js";
import { announce, ask, diff, h, say } from "./dom.js";
import { note, refresh, seen } from "./store.js";

/**
 * Send an edit. Resolves to what it did, to `{dropped: true}` where somebody else's change was kept instead, or to null where
 * it was refused; says so in any case. A `dry` edit only asks what would be done: nothing is said and nothing decided.
 */
export function send(edit, options = {}) {
  return inTurn(() => post(edit, options));
}

let last = Promise.resolve();

/** One change after another: each is planned on the files as the one before it has left them. */
function inTurn(act) {
  const turn = last.then(act);
  last = turn.catch(() => {});
  return turn;
}

async function post(edit, { etags = seen(), quiet = false }) {
  try {
    const done = await askJson("/api/edits", { method: "POST", json: edit, etag: etags });
    if (!edit.dry) await settled(done, quiet);
    return done.edit;
  } catch (problem) {
    if (edit.dry) return null;
    if (problem instanceof Refusal && problem.status === 412) return merge(problem.told);
    return refuse(problem);
  }
}

async function settled(done, quiet) {
  note(done.files);
  await refresh();
  if (!quiet) announce(done.edit.idle ? say("nothingChanged") : told(done.edit), done.edit.idle ? {} : { action: undoing() });
}

function undoing() {
  return [say("undo"), () => step("undo")];
}

/** An edit in words. */
export function told(edit) {
  const count = edit.decks.length;
  const where = count ? say("inDecks", { count }) : "";
  return `${say(`did-${edit.kind}`, { subject: edit.subject })}${where ? ` · ${where}` : ""}`;
}

/** Say why something was refused; null. */
export function refuse(problem) {
  if (!(problem instanceof Refusal)) {
    announce(problem instanceof TypeError ? say("notReached") : String(problem), { bad: true });
    if (!(problem instanceof TypeError)) console.error(problem);
  } else {
    announce([problem.told.error, problem.told.help].filter(Boolean).join(" · "), { bad: true });
  }
  return null;
}

/** Somebody else has changed the file: show both changes, and let the person decide. */
async function merge(answer) {
  const view = answer.merge;
  if (!view) {
    await refresh();
    announce(say("changedReload", { file: answer.file }), { bad: true });
    return null;
  }
  const body = [
    h("p", {}, view.clean ? say("mergeClean") : say("mergeClash")),
    h(
      "div",
      { class: "sides" },
      h("section", {}, h("h3", {}, say("mine")), diff(view.mine)),
      h("section", {}, h("h3", {}, say("theirs")), diff(view.theirs)),
    ),
  ];
  const buttons = view.clean
    ? [
        [say("keepBoth"), "mine", "primary"],
        [say("dropMine"), null],
      ]
    : [
        [say("useMine"), "mine", "primary"],
        [say("keepTheirs"), null],
      ];
  const keep = await ask(say("mergeTitle", { file: answer.file }), body, buttons, { wide: true });
  if (keep === null) {
    await refresh();
    announce(say("mineDropped"));
    return { dropped: true, decks: [] };
  }
  try {
    const done = await askJson(`/api/merges/${view.id}`, { method: "POST", json: { keep }, etag: answer.etag });
    await settled(done, false);
    return done.edit;
  } catch (problem) {
    await refresh();
    return refuse(problem);
  }
}

/** Undo or redo. */
export function step(which) {
  return inTurn(() => go(which));
}

async function go(which) {
  try {
    const done = await askJson(`/api/${which}`, { method: "POST", json: {} });
    await refresh();
    announce(say(which === "undo" ? "undone" : "redone", { what: told(done.edit) }));
  } catch (problem) {
    if (problem instanceof Refusal && problem.status === 409) announce(problem.told.error);
    else refuse(problem);
  }
}
