// Decks built for a venue, and downloaded under the name that they are handed in by.

import { ask, askJson } from "../connection.js";
import { announce, findings, h, say } from "./dom.js";
import { refuse } from "./edits.js";
import { current } from "./store.js";
import { deckName } from "./swap.js";

const builds = new Map();
let redraw = () => {};

/** The server's word on a build. */
export function tellBuild(build) {
  const former = builds.get(build.id);
  builds.set(build.id, { ...former, ...build });
  if (former && former.state !== build.state && (build.state === "done" || build.state === "failed")) {
    announce(say(`build-${build.state}`, { count: build.files.length }), { bad: build.state === "failed" });
  }
  redraw();
}

/** The view. */
export function openBuild(main, { asked }) {
  const { decks, venues } = current();
  const boxes = decks.map((deck) => h("input", { type: "checkbox", value: deck.file, checked: !asked.get("deck") || asked.get("deck") === deck.file }));
  const venue = h("select", { id: "venue" }, h("option", { value: "" }, say("ownVenue")), venues.map((name) => h("option", { value: name }, name)));
  const languages = [...new Set(decks.flatMap((deck) => deck.languages))];
  const tongue = h("select", { id: "build-language" }, h("option", { value: "" }, say("ownLanguage")), languages.map((tag) => h("option", { value: tag }, tag)));
  const results = h("div", { class: "builds", role: "group", "aria-label": say("results") });

  async function start(event) {
    event.preventDefault();
    const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
    if (!chosen.length) {
      announce(say("chooseDeck"), { bad: true });
      boxes[0]?.focus();
      return;
    }
    try {
      const build = await askJson("/api/builds", { method: "POST", json: { decks: chosen, venue: venue.value, language: tongue.value } });
      if (!builds.has(build.id)) builds.set(build.id, build);
      announce(say("building"));
      redraw();
    } catch (problem) {
      refuse(problem);
    }
  }

  redraw = () => results.replaceChildren(...[...builds.values()].reverse().map(result));
  main.append(
    h("div", { class: "view-head" }, h("h1", { tabIndex: -1 }, say("build")), h("p", { class: "lead" }, say("buildLead"))),
    h(
      "form",
      { class: "build-form", onsubmit: start },
      h(
        "fieldset",
        {},
        h("legend", {}, say("decks")),
        decks.map((deck, index) => h("label", { class: "check" }, boxes[index], h("span", {}, h("strong", {}, deck.id), ` ${deck.title}`, h("small", {}, ` ${deck.venue}`)))),
      ),
      h("div", { class: "filters" }, h("label", { for: "venue" }, say("venue")), venue, h("label", { for: "build-language" }, say("deckLanguage")), tongue),
      h("button", { type: "submit", class: "primary" }, say("build")),
    ),
    results,
  );
  redraw();
  return () => (redraw = () => {});
}

function result(build) {
  const running = build.state === "running" || build.state === "waiting";
  const title = [build.decks.map(deckName).join(", "), build.venue, build.language].filter(Boolean).join(" · ");
  return h(
    "article",
    { class: `build ${build.state}` },
    h("h2", {}, title),
    h("p", { class: "state" }, say(`state-${build.state}`)),
    running ? h("progress", { max: build.total, value: build.state === "running" ? build.count : null, "aria-label": say("building") }) : null,
    h(
      "ul",
      { class: "downloads" },
      build.files.map((file, number) =>
        h(
          "li",
          {},
          h("button", { type: "button", class: "primary", onclick: () => download(build, number, file.name) }, `${say("download")} ${file.name}`),
          h("span", { class: "facts" }, `${(file.size / 1e6).toFixed(1)} MB`),
        ),
      ),
    ),
    build.findings.length ? h("details", { open: build.state === "failed" }, h("summary", {}, say("findingsCount", { count: build.findings.length })), findings(build.findings)) : null,
  );
}

/** The file, which only a request with the token gets, as a download of its name. */
async function download(build, number, name) {
  try {
    const blob = await (await ask(`/api/builds/${build.id}/files/${number}`)).blob();
    const url = URL.createObjectURL(blob);
    const link = h("a", { href: url, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 30000);
    announce(say("downloaded", { name }));
  } catch (problem) {
    refuse(problem);
  }
}
