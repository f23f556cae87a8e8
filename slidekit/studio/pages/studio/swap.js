// Another picture for a figure: dropped or chosen, shown before and after, accepted or not.

import { ask, askJson } from "../connection.js";
import { announce, ask as askPerson, diff, findings, h, say } from "./dom.js";
import { draw, show } from "./drawing.js";
import { refuse, step, told } from "./edits.js";
import { current, figure as findFigure, note, refresh } from "./store.js";

const LARGEST = { picture: 25 * 2 ** 20, film: 100 * 2 ** 20 };

/** Let a file be dropped on an element. */
export function acceptDrops(element, figure) {
  let depth = 0;
  const over = (change) => {
    depth = Math.max(0, depth + change);
    element.classList.toggle("over", depth > 0);
  };
  element.addEventListener("dragenter", (event) => {
    if ([...(event.dataTransfer?.types ?? [])].includes("Files")) over(1);
  });
  element.addEventListener("dragleave", () => over(-1));
  element.addEventListener("drop", (event) => {
    over(-depth);
    const file = event.dataTransfer?.files?.[0];
    if (file) offer(figure, file);
  });
}

/** A button that lets one choose a file. */
export function chooseButton(figure) {
  const input = h("input", {
    type: "file",
    accept: isFilm(figure) ? "video/mp4,.mp4,.m4v" : "image/*,.svg,.tif,.tiff",
    class: "unseen",
    tabIndex: -1,
    "aria-label": say("choose"),
    "data-upload": figure,
    onchange: () => {
      const [file] = input.files;
      input.value = "";
      if (file) offer(figure, file);
    },
  });
  const button = h("button", { type: "button", class: "primary", onclick: () => input.click() }, say("choose"));
  return [input, button];
}

/** Send a file, show what would happen, and do it if it is wished. */
export async function offer(figure, file) {
  const most = isFilm(figure) ? LARGEST.film : LARGEST.picture;
  if (file.size > most) {
    announce(say("tooLarge", { most: most / 2 ** 20 }), { bad: true });
    return;
  }
  announce(say("reading", { name: file.name }));
  let plan;
  try {
    plan = await askJson(`/api/uploads/${figure}`, { method: "PUT", body: file });
  } catch (problem) {
    refuse(problem);
    return;
  }
  note(plan.files);
  document.getElementById("status").replaceChildren();
  if (plan.idle) {
    announce(say("samePicture"));
    return;
  }
  const answer = await askPerson(
    say("swapTitle", { figure }),
    await report(plan),
    [
      [say("accept"), "accept", "primary"],
      [say("cancel"), null],
    ],
    { wide: true },
  );
  if (answer === "accept") await accept(plan);
  else announce(say("swapDropped"));
}

async function accept(plan) {
  try {
    const done = await askJson(`/api/swaps/${plan.id}/accept`, {
      method: "POST",
      json: {},
      etag: plan.files["assets/figures.yaml"],
    });
    note(done.files);
    await refresh();
    announce(told(done.edit), { action: [say("undo"), () => step("undo")] });
    if (plan.stale.length) location.hash = `#/figure/${plan.figure}`;
  } catch (problem) {
    await refresh();
    refuse(problem);
  }
}

function isFilm(id) {
  return findFigure(id)?.kind === "video";
}

function side(plan, which) {
  const info = plan[which];
  const facts = info ? `${info.kind.toUpperCase()} · ${info.pixels[0]} × ${info.pixels[1]}` : say("unreadable");
  const name = say(which);
  return h(
    "figure",
    { class: "side" },
    h("figcaption", {}, h("strong", {}, name), ` ${facts}`),
    plan.film ? null : info ? show(`/api/swaps/${plan.id}/${which}`, `${name}: ${plan.figure}`) : h("p", {}, say("unreadable")),
  );
}

async function report(plan) {
  const compared = plan.likeness
    ? say(plan.same ? "same" : "another", { mean: plan.likeness.mean.toFixed(1) })
    : say("formerUnreadable");
  const likeness = plan.film ? say("film") : compared;
  const rows = [
    [say("picture"), likeness],
    [say("removed"), plan.removed.length ? plan.removed.join(", ") : say("none")],
    [say("stale"), plan.stale.length ? plan.stale.map((name) => (name === "numbers" ? say("numbers") : name)).join(", ") : say("none")],
    [say("file"), plan.path],
    plan.check.length ? [say("lookAt"), plan.check.map((key) => say(`key-${key}`)).join(", ")] : null,
  ].filter(Boolean);
  return [
    h("div", { class: "sides" }, side(plan, "before"), side(plan, "after")),
    h("dl", { class: "report" }, rows.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])),
    findings(plan.findings),
    places(plan),
    h("details", {}, h("summary", {}, say("inFile")), diff(plan.edit.diff)),
  ];
}

function places(plan) {
  if (!plan.places.length) return h("p", {}, say("notUsed"));
  const sides = h("div", { class: "sides slides" });
  const select = h("select", { id: "swap-place", onchange: () => fill() });
  plan.places.forEach(({ before, after }, index) => {
    const lost = after ? "" : ` · ${say("gone")}`;
    const ppi = before.ppi && after?.ppi ? ` · ${before.ppi} → ${after.ppi} ppi` : "";
    const at = before.venue ? ` · ${before.venue}` : "";
    select.append(h("option", { value: index }, `${deckName(before.deck)} · ${before.slide}${at}${ppi}${lost}`));
  });

  async function fill() {
    const { before } = plan.places[select.value];
    sides.setAttribute("aria-busy", "true");
    try {
      const query = new URLSearchParams({ deck: before.deck, slide: before.slide, ...(before.venue ? { venue: before.venue } : {}) });
      const both = await (await ask(`/api/swaps/${plan.id}/slides?${query}`)).json();
      const drawn = await Promise.all(["before", "after"].map((which) => (both[which] ? draw(both[which]) : null)));
      sides.replaceChildren(
        ...drawn.map((svg, index) =>
          h("figure", { class: "side" }, h("figcaption", {}, h("strong", {}, say(index ? "after" : "before"))), svg ?? h("p", {}, say("notDrawn"))),
        ),
      );
    } catch (problem) {
      refuse(problem);
    }
    sides.removeAttribute("aria-busy");
  }

  fill();
  return h("section", {}, h("h3", {}, h("label", { for: "swap-place" }, say("onSlides", { count: plan.places.length }))), select, sides);
}

/** A deck by its title's short name: the file's stem. */
export function deckName(file) {
  return current().decks.find((deck) => deck.file === file)?.id ?? file;
}
