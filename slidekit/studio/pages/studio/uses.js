// The slides that use a picture: each drawn, with what can be changed of the picture there.

import { askJson } from "../connection.js";
import { h, say } from "./dom.js";
import { draw, whenNear } from "./drawing.js";
import { figure as findFigure } from "./store.js";
import { deckName } from "./swap.js";

const COARSE = 0.66;

/** The list of uses; `open(layer)` is called to change one of them. */
export function useList(figure, open) {
  return [
    h("h2", {}, say("usesTitle", { count: figure.uses.length })),
    figure.uses.length
      ? h("ul", { class: "use-list" }, figure.uses.map((use) => useRow(use, open)))
      : h("p", { class: "empty" }, say("notUsed")),
    figure.roles.length ? h("h3", {}, say("besides")) : null,
    figure.roles.length ? h("ul", { class: "role-list" }, figure.roles.map(roleRow)) : null,
  ].filter(Boolean);
}

/** What a figure is for besides its places, in words. */
export function roleName({ kind, of, where }) {
  return say(`role-${kind}`, { of, where: kind === "left-out" ? deckName(where) : where });
}

function roleRow(role) {
  const other = ["stand-in", "still", "poster"].includes(role.kind) ? findFigure(role.of) : null;
  return h("li", {}, other ? h("a", { href: `#/figure/${other.id}` }, roleName(role)) : roleName(role));
}

function useRow(use, open) {
  const frame = h("div", { class: "use-slide" });
  whenNear(frame, () => fill(frame, use));
  const button = (kind) =>
    h(
      "button",
      {
        type: "button",
        class: "small",
        "aria-label": `${say(`open-${kind}`)}: ${[deckName(use.deck), use.slide, use.venue].filter(Boolean).join(", ")}`,
        onclick: () => open({ kind, deck: use.deck, slide: use.slide, panel: use.panel, venue: use.venue }),
      },
      say(`open-${kind}`),
    );
  const coarse = use.ppi && use.ppi < use.screenPpi * COARSE ? say("coarse") : "";
  const venue = use.venue ? `?venue=${encodeURIComponent(use.venue)}` : "";
  const address = `#/slides/${encodeURIComponent(use.deck)}/${encodeURIComponent(use.slide)}${venue}`;
  return h(
    "li",
    { class: "use", "data-deck": use.deck, "data-slide": use.slide },
    frame,
    h(
      "div",
      { class: "use-words" },
      h("a", { href: address }, `${deckName(use.deck)} · ${use.slide}`),
      use.venue ? h("p", { class: "tag" }, say("onlyAt", { venue: use.venue })) : null,
      h("p", { class: "facts" }, [use.ppi ? `${use.ppi} ppi` : "", coarse].filter(Boolean).join(" · ")),
      h("div", { class: "row" }, button("crop"), button("focus"), button("marks")),
    ),
  );
}

async function fill(frame, use) {
  const query = new URLSearchParams({ deck: use.deck, slide: use.slide, ...(use.venue ? { venue: use.venue } : {}) });
  const slide = await askJson(`/api/slide?${query}`).catch(() => null);
  if (!slide) {
    frame.replaceChildren(h("p", { class: "hint" }, say("notDrawn")));
    return;
  }
  frame.style.aspectRatio = String(slide.ratio);
  frame.replaceChildren(await draw(slide.svg, { silent: true }));
}
