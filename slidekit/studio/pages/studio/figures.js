// All pictures with where they are used; a file dropped on one begins a swap.

import { h, say } from "./dom.js";
import { show, whenNear } from "./drawing.js";
import { current, onRefresh } from "./store.js";
import { acceptDrops } from "./swap.js";
import { roleName } from "./uses.js";

const MOST_ROLES = 2;

/** A card for a figure. */
function card(figure) {
  const decks = new Set(figure.uses.map((use) => use.deck));
  const frame = h("div", { class: "thumb" });
  whenNear(frame, () => frame.append(show(`/api/figures/${figure.id}/picture?size=small&v=${figure.sha256?.slice(0, 12)}`, "")));
  const where = figure.uses.length
    ? say("usedIn", { count: figure.uses.length, decks: say("decksCount", { count: decks.size }) })
    : figure.roles.length
      ? null
      : say("notUsed");
  const roles = figure.roles.slice(0, MOST_ROLES).map((role) => h("p", { class: "facts" }, roleName(role)));
  const facts = [figure.pixels ? `${figure.pixels[0]} × ${figure.pixels[1]}` : say("unreadable"), figure.kind ? say(`kind-${figure.kind}`) : null];
  const element = h(
    "li",
    { class: "card", "data-figure": figure.id },
    frame,
    h(
      "div",
      { class: "card-words" },
      h("a", { class: "card-link", href: `#/figure/${figure.id}` }, figure.id),
      h("p", { class: "facts" }, facts.filter(Boolean).join(" · ")),
      where ? h("p", { class: "facts" }, where) : null,
      roles,
      figure.stale.length ? h("p", { class: "tag warn" }, say("toConfirm", { count: figure.stale.length })) : null,
      figure.review === "void" ? h("p", { class: "tag bad" }, say("reviewVoid")) : null,
    ),
  );
  acceptDrops(element, figure.id);
  return element;
}

/** The list of pictures in `main`. */
export function openFigures(main) {
  const list = h("ul", { class: "cards" });
  const search = h("input", { type: "search", id: "find", autocomplete: "off", oninput: fill });
  const only = h("input", { type: "checkbox", id: "only", onchange: fill });
  const none = h("p", { class: "empty", hidden: true }, say("nothingFound"));

  function fill() {
    const word = search.value.trim().toLowerCase();
    const shown = current().figures.filter(
      (figure) =>
        (!word || `${figure.id} ${figure.uses.map((use) => `${use.deck} ${use.slide}`).join(" ")}`.toLowerCase().includes(word)) &&
        (!only.checked || figure.stale.length > 0 || figure.review === "void"),
    );
    list.replaceChildren(...shown.map(card));
    none.hidden = shown.length > 0;
  }

  main.append(
    h("div", { class: "view-head" }, h("h1", { tabIndex: -1 }, say("figures")), h("p", { class: "lead" }, say("figuresLead"))),
    h(
      "div",
      { class: "filters" },
      h("label", { for: "find" }, say("find")),
      search,
      h("label", { class: "check" }, only, ` ${say("onlyOpen")}`),
    ),
    list,
    none,
  );
  fill();
  return onRefresh(fill);
}
