// The slides that use a picture: each drawn, with what can be changed of the picture there.

import { askJson } from "../connection.js";
import { h, say } from "./dom.js";
import { draw, whenNear } from "./drawing.js";
import { deckName } from "./swap.js";

const COARSE = 0.66;

/** The list of uses; `open(layer)` is called to change one of them. */
export function useList(figure, open) {
  return [
    h("h2", {}, say("usesTitle", { count: figure.uses.length })),
    figure.uses.length
      ? h("ul", { class: "use-list" }, figure.uses.map((use) => useRow(use, open)))
      : h("p", { class: "empty" }, say("notUsed")),
  ];
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
        "aria-label": `${say(`open-${kind}`)}: ${deckName(use.deck)}, ${use.slide}`,
        onclick: () => open({ kind, deck: use.deck, slide: use.slide, panel: use.panel }),
      },
      say(`open-${kind}`),
    );
  const coarse = use.ppi && use.ppi < use.screenPpi * COARSE ? say("coarse") : "";
  const address = `#/slides/${encodeURIComponent(use.deck)}/${encodeURIComponent(use.slide)}`;
  return h(
    "li",
    { class: "use", "data-deck": use.deck, "data-slide": use.slide },
    frame,
    h(
      "div",
      { class: "use-words" },
      h("a", { href: address }, `${deckName(use.deck)} · ${use.slide}`),
      h("p", { class: "facts" }, [use.ppi ? `${use.ppi} ppi` : "", coarse].filter(Boolean).join(" · ")),
      h("div", { class: "row" }, button("crop"), button("focus"), use.marks.length ? button("marks") : null),
    ),
  );
}

async function fill(frame, use) {
  const query = new URLSearchParams({ deck: use.deck, slide: use.slide });
  const slide = await askJson(`/api/slide?${query}`).catch(() => null);
  if (!slide) return;
  frame.style.aspectRatio = String(slide.ratio);
  frame.replaceChildren(await draw(slide.svg, { silent: true }));
}
