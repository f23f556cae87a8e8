// One picture, large: its landmarks, its words, the slides that use it, and what part of it each of them shows.

import { h, findings, say } from "./dom.js";
import { draw, whenNear } from "./drawing.js";
import { send } from "./edits.js";
import { numberFields } from "./numbers.js";
import { Stage } from "./stage.js";
import { current, figure as find, note, onRefresh } from "./store.js";
import { acceptDrops, chooseButton, deckName } from "./swap.js";
import { textList } from "./texts.js";
import { language } from "../language.js";
import { askJson } from "../connection.js";

/** The view of one figure. */
export function openFigure(main, { rest: [id], asked }) {
  let figure = find(id);
  if (!figure) {
    main.append(h("h1", { tabIndex: -1 }, id), h("p", {}, say("noFigure")), h("a", { href: "#/figures" }, say("figures")));
    return null;
  }
  let layer = { kind: "landmarks" };
  let stage = null;
  const fields = new Map();
  const stageBox = h("div", { class: "stage-box" });
  const panel = h("section", { class: "places", "aria-label": say("places") });
  const words = h("section", { class: "words" });
  const uses = h("section", { class: "uses" });

  const api = {
    figure: () => figure,
    open(next) {
      layer = next;
      build();
      panel.querySelector("h2")?.focus();
    },
  };

  function marksOf() {
    if (layer.kind === "landmarks")
      return figure.landmarks.map((each) => ({
        key: each.name,
        label: each.name,
        shape: each.shape,
        points: each.points,
        tone: each.stale ? "stale" : "",
      }));
    const use = useOf(layer);
    if (!use) return [];
    if (layer.kind === "crop") {
      const [left, top, right, bottom] = use.crop ?? [0, 0, 1, 1];
      return [{ key: "crop", label: say("crop"), shape: "area", tone: "crop", points: [[left, top], [right, bottom]] }];
    }
    if (layer.kind === "focus") return [{ key: "focus", label: say("focus"), shape: "point", points: [use.focus ?? [0.5, 0.5]] }];
    return use.marks.map((mark) => ({
      key: mark.id,
      label: mark.label || mark.id,
      shape: mark.shape,
      points: mark.points,
      names: mark.names,
    }));
  }

  function useOf({ deck, slide, panel: name }) {
    return figure.uses.find((use) => use.deck === deck && use.slide === slide && use.panel === name);
  }

  async function settle(key, points) {
    const mark = marksOf().find((each) => each.key === key);
    if (!mark || same(mark.points, points)) return;
    const done = await send(editFor(mark, points));
    if (done === null || done.dropped) update();
  }

  function editFor(mark, points) {
    const at = { figure: id, deck: layer.deck, slide: layer.slide, panel: layer.panel };
    const flat = mark.shape === "area" ? points.flat() : mark.shape === "path" ? points : points[0];
    if (layer.kind === "landmarks") return { kind: "landmark", figure: id, name: mark.key, place: flat };
    if (layer.kind === "crop") return { kind: "crop", ...at, place: whole(flat) ? null : flat };
    if (layer.kind === "focus") return { kind: "focus", ...at, place: flat };
    const changed = mark.points.findIndex((point, index) => !same([point], [points[index]]));
    const step = mark.shape === "path" && mark.names.some(Boolean) && mark.names.length > 1 ? changed : null;
    return { kind: "mark", ...at, mark: mark.key, place: step === null ? flat : points[step], step };
  }

  function show(key, points) {
    fields.get(key)?.show(points);
  }

  function place(key, which) {
    stage.select(key);
    stage.wait({ key, place: which });
    const stop = (event) => {
      if (event.key === "Escape") stage.wait(null);
      if (!stage.placing) removeEventListener("keydown", stop);
    };
    addEventListener("keydown", stop);
    stageBox.scrollIntoView({ block: "nearest" });
  }

  function fillPanel() {
    fields.clear();
    const marks = marksOf();
    const rows = marks.map((mark) => {
      const shared = mark.names?.some(Boolean);
      const numbers = numberFields(mark, figure.pixels, {
        onChange: (points) => settle(mark.key, points),
        onPlace: (which) => place(mark.key, which),
      });
      fields.set(mark.key, numbers);
      return h(
        "li",
        { class: `place-row ${mark.tone ?? ""} ${mark.key === stage.chosen ? "chosen" : ""}`, "data-key": mark.key },
        h(
          "div",
          { class: "place-name" },
          h("button", { type: "button", class: "name", onclick: () => stage.focus(mark.key) }, mark.label),
          mark.tone === "stale" ? h("span", { class: "tag warn" }, say("staleTag")) : null,
          mark.tone === "stale"
            ? h(
                "button",
                {
                  type: "button",
                  class: "small",
                  "aria-label": `${say("confirm")}: ${mark.key}`,
                  onclick: () => send({ kind: "confirm", figure: id, names: [mark.key] }),
                },
                say("confirm"),
              )
            : null,
          shared ? h("span", { class: "hint" }, say("onLandmark", { names: mark.names.filter(Boolean).join(", ") })) : null,
        ),
        numbers,
      );
    });
    panel.replaceChildren(...panelHead(), rows.length ? h("ul", { class: "place-list" }, rows) : h("p", { class: "empty" }, say("noPlaces")), ...panelFeet());
  }

  function panelHead() {
    if (layer.kind === "landmarks") {
      return [h("h2", { tabIndex: -1 }, say("landmarks")), h("p", { class: "hint" }, say("landmarksHint"))];
    }
    const title = say(`layer-${layer.kind}`, { slide: layer.slide, deck: deckName(layer.deck) });
    return [
      h("button", { type: "button", class: "quiet small back", onclick: () => api.open({ kind: "landmarks" }) }, `← ${say("landmarks")}`),
      h("h2", { tabIndex: -1 }, title),
      h("p", { class: "hint" }, say(`hint-${layer.kind}`)),
      cropNote(),
    ].filter(Boolean);
  }

  function cropNote() {
    const use = useOf(layer);
    if (layer.kind !== "crop" || !use?.crop) return null;
    if (use.follows) return h("p", { class: "tag warn" }, say("cropFollows"));
    const name = figure.landmarks.find((each) => each.shape === "area" && same(each.points, [use.crop.slice(0, 2), use.crop.slice(2)]));
    return name ? h("p", { class: "tag" }, say("cropShared", { name: name.name })) : null;
  }

  function panelFeet() {
    if (layer.kind === "landmarks") {
      if (!figure.stale.length) return [];
      return [
        h(
          "button",
          { type: "button", class: "primary", onclick: () => send({ kind: "confirm", figure: id, names: [] }) },
          say("confirmAll", { count: figure.stale.length }),
        ),
      ];
    }
    const at = { figure: id, deck: layer.deck, slide: layer.slide, panel: layer.panel };
    if (layer.kind === "marks") return [];
    return [
      h(
        "button",
        { type: "button", onclick: () => send({ kind: layer.kind, ...at, place: null }) },
        say(layer.kind === "crop" ? "showAll" : "noFocus"),
      ),
    ];
  }

  function fillUses() {
    const rows = figure.uses.map((use) => useRow(use, api));
    uses.replaceChildren(
      h("h2", {}, say("usesTitle", { count: figure.uses.length })),
      rows.length ? h("ul", { class: "use-list" }, rows) : h("p", { class: "empty" }, say("notUsed")),
    );
  }

  async function fillWords() {
    const answer = await askJson(`/api/figures/${id}/texts?language=${language()}`);
    note(answer.files);
    words.replaceChildren(h("h2", {}, say("figureWords")), textList(answer.texts, { after: fillWords }));
  }

  function build() {
    if (figure.pixels) {
      const path = `/api/figures/${id}/picture?v=${figure.sha256.slice(0, 12)}`;
      stage = new Stage(path, id, figure.pixels, {
        onMove: show,
        onSettle: settle,
        onSelect: (key) => {
          for (const row of panel.querySelectorAll(".place-row")) row.classList.toggle("chosen", row.dataset.key === key);
        },
      });
      stageBox.replaceChildren(stage.element, h("p", { class: "hint keys" }, say("stageKeys")));
      stage.set(marksOf());
      fillPanel();
    } else {
      stageBox.replaceChildren(h("p", { class: "empty" }, say("unreadable")));
      panel.replaceChildren();
    }
  }

  /** What has changed meanwhile; a field or handle that has the focus keeps it. */
  function update() {
    const former = figure;
    figure = find(id);
    if (!figure) {
      location.hash = "#/figures";
      return;
    }
    const place = document.activeElement?.closest?.(".place-row")?.dataset.key;
    const label = document.activeElement?.getAttribute?.("aria-label");
    if (former.sha256 !== figure.sha256) build();
    else {
      stage?.set(marksOf());
      fillPanel();
    }
    if (place !== undefined) panel.querySelector(`[aria-label="${CSS.escape(label ?? "")}"], [data-key="${CSS.escape(place)}"] .name`)?.focus();
    head.querySelector(".facts").textContent = facts(figure);
    fillUses();
  }

  const head = h(
    "div",
    { class: "view-head figure-head" },
    h("div", {}, h("a", { class: "crumb", href: "#/figures" }, `← ${say("figures")}`), h("h1", { tabIndex: -1 }, id), h("p", { class: "facts" }, facts(figure))),
    dropZone(id),
  );
  main.append(head, h("div", { class: "figure-view" }, stageBox, panel), h("div", { class: "below" }, uses, words));
  const found = current().findings.filter((each) => each.message.includes(id));
  if (found.length) main.append(findings(found));
  if (asked.get("layer")) layer = { kind: asked.get("layer"), deck: asked.get("deck"), slide: asked.get("slide"), panel: asked.get("panel") };
  if (layer.kind !== "landmarks" && !useOf(layer)) layer = { kind: "landmarks" };
  build();
  fillUses();
  fillWords();
  return onRefresh(update);
}

function facts(figure) {
  const size = figure.pixels ? `${figure.pixels[0]} × ${figure.pixels[1]}` : "";
  return [figure.path, size, figure.kind ? say(`kind-${figure.kind}`) : "", say(`review-${figure.review}`)].filter(Boolean).join(" · ");
}

function dropZone(id) {
  const zone = h("div", { class: "drop", "data-figure": id }, h("p", {}, say("dropHere")), chooseButton(id));
  acceptDrops(zone, id);
  return zone;
}

function same(one, other) {
  return one.length === other.length && one.every((point, index) => point.every((value, axis) => Math.abs(value - other[index][axis]) < 1e-9));
}

function whole(area) {
  return area[0] <= 0 && area[1] <= 0 && area[2] >= 1 && area[3] >= 1;
}

/** A slide that uses the figure: drawn, with what can be changed of it there. */
function useRow(use, api) {
  const frame = h("div", { class: "use-slide" });
  const query = new URLSearchParams({ deck: use.deck, slide: use.slide });
  whenNear(frame, async () => {
    const slide = await askJson(`/api/slide?${query}`).catch(() => null);
    if (!slide) return;
    frame.style.aspectRatio = String(slide.ratio);
    frame.replaceChildren(await draw(slide.svg, { silent: true }));
  });
  const layerButton = (kind, shown) =>
    shown
      ? h(
          "button",
          {
            type: "button",
            class: "small",
            "aria-label": `${say(`open-${kind}`)}: ${deckName(use.deck)}, ${use.slide}`,
            onclick: () => api.open({ kind, deck: use.deck, slide: use.slide, panel: use.panel }),
          },
          say(`open-${kind}`),
        )
      : null;
  return h(
    "li",
    { class: "use", "data-deck": use.deck, "data-slide": use.slide },
    frame,
    h(
      "div",
      { class: "use-words" },
      h("a", { href: `#/slides/${encodeURIComponent(use.deck)}/${encodeURIComponent(use.slide)}` }, `${deckName(use.deck)} · ${use.slide}`),
      h("p", { class: "facts" }, [use.ppi ? `${use.ppi} ppi` : "", use.ppi && use.ppi < use.screenPpi * 0.66 ? say("coarse") : ""].filter(Boolean).join(" · ")),
      h("div", { class: "row" }, layerButton("crop", true), layerButton("focus", true), layerButton("marks", use.marks.length > 0)),
    ),
  );
}
