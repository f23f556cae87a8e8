// The preview: what the server tells, on the page; the slide that is looked at stays where it is.

import { forgetPictures, listen } from "./connection.js";
import { findingItem, homeOf, make, sum } from "./findings.js";
import { LANGUAGES, choose, language, say, speak } from "./language.js";
import { WORDS } from "./preview-words.js";
import { listenToKeys, tellKeys } from "./preview-keys.js";
import { Sheet } from "./sheet.js";
import { drawSlide, forgetReady, picturesOf, showStep } from "./slides.js";

const $ = (id) => document.getElementById(id);
const phrase = (key, values) => say(WORDS, key, values);

const drawings = new Map();
let choice = Object.fromEntries(new URLSearchParams(location.search));
let deck = null;
let found = { findings: [], broken: false, judged: false };
let fault = "";
let connection = "connecting";
let current = null;
let step = Infinity;
let offered = "";
let stop = null;

const sheet = new Sheet($("slides"), (id) => show(id));
const index = () => deck.slides.findIndex((slide) => slide.id === current);
const slideNow = () => deck?.slides[index()];
const stepNow = () => Math.min(step, slideNow()?.states ?? 1);
const actions = { copy, goTo: (id) => show(deck?.slides.find((slide) => homeOf(slide.id) === homeOf(id))?.id ?? current) };

function connect() {
  stop?.();
  stop = listen(() => `/api/events?${new URLSearchParams(choice)}`, handlers, (state) => {
    connection = state;
    showState();
  });
}

const handlers = {
  choice(data) {
    if (JSON.stringify(data) !== offered) {
      offered = JSON.stringify(data);
      fillChoices(data);
    }
  },
  drawings(data) {
    for (const [digest, svg] of Object.entries(data)) drawings.set(digest, svg);
  },
  deck(data) {
    handlers.drawings(data.drawings);
    fault = "";
    takeDeck(data);
  },
  findings(data) {
    found = { ...data, judged: true };
    if (!data.broken) fault = "";
    showFindings();
    showState();
  },
  fault(data) {
    fault = data.message;
    showState();
  },
};

function takeDeck(data) {
  const former = deck;
  const before = new Map((former?.slides ?? []).map((slide) => [slide.id, slide.digest]));
  const at = former && current !== null ? index() : 0;
  deck = data;
  const changed = former ? data.slides.filter((slide) => before.get(slide.id) !== slide.digest).map((slide) => slide.id) : [];
  if (!data.slides.some((slide) => slide.id === current)) {
    current = data.slides[Math.min(Math.max(at, 0), data.slides.length - 1)]?.id ?? null;
    step = Infinity;
  }
  if (changed.length && $("follow").checked) current = changed[0];
  sheet.update(deck, drawings, new Set(changed));
  showSlide();
  showHead();
  if (former) {
    sheet.mark(current);
    if (changed.length) tell(phrase("drawn", { count: changed.length }));
  } else {
    sheet.mark(current, true);
  }
  forgetUnused();
  document.documentElement.dataset.version = data.version;
}

function forgetUnused() {
  const used = new Set(deck.slides.map((slide) => slide.digest));
  for (const digest of drawings.keys()) if (!used.has(digest)) drawings.delete(digest);
  const pictures = new Set([...drawings.values()].flatMap(picturesOf));
  forgetReady(pictures);
  forgetPictures(pictures);
}

/** Look at another slide, at one of its steps; by default all of it is seen. */
function show(id, at = Infinity) {
  if (!deck || id === null || (id === current && at === step)) return;
  current = id;
  step = at;
  showSlide();
  showFindings();
  sheet.mark(current, true);
  history.replaceState({ ...history.state, slide: id }, "");
}

function showSlide() {
  const slide = slideNow();
  const place = $("slide");
  if (!slide) {
    place.replaceChildren(make("p", { class: "quiet" }, phrase(found.broken ? "brokenFirst" : "loading")));
  } else if (place.dataset.digest !== slide.digest || place.dataset.slide !== slide.id) {
    place.replaceChildren(drawSlide(drawings.get(slide.digest)));
    place.dataset.slide = slide.id;
  }
  place.dataset.digest = slide?.digest ?? "";
  const svg = place.querySelector("svg");
  if (svg) showStep(svg, stepNow());
  $("counter").textContent = slide ? phrase("counter", { number: slide.number, count: deck.slides.length }) : "";
  $("back").disabled = !slide || index() === 0;
  $("forth").disabled = !slide || index() === deck.slides.length - 1;
  $("steps").hidden = !slide || slide.states < 2;
  if (slide) showSteps(slide);
  showNotes(slide);
}

function showSteps(slide) {
  $("step-words").textContent = phrase("step", { step: stepNow(), count: slide.states });
  $("step-back").disabled = stepNow() <= 1;
  $("step-forth").disabled = stepNow() >= slide.states;
}

function showNotes(slide) {
  const words = (slide?.notes ?? []).filter((text) => text.trim());
  const lines = words.map((text) => make("p", { lang: deck.language }, text));
  if (slide && !words.length) lines.push(make("p", { class: "quiet" }, phrase("noNotes")));
  if (slide?.seconds) lines.push(make("p", { class: "quiet" }, phrase("seconds", { count: slide.seconds })));
  refill($("notes"), lines);
}

function showFindings() {
  const { findings, broken, judged } = found;
  const numbers = new Map((deck?.slides ?? []).map((slide) => [homeOf(slide.id), slide.number]).reverse());
  const home = homeOf(current);
  const here = findings.filter((each) => each.slide && homeOf(each.slide) === home);
  const deckwide = findings.filter((each) => !each.slide || !numbers.has(homeOf(each.slide)));
  const others = findings.filter((each) => !here.includes(each) && !deckwide.includes(each));
  const groups = [
    ["onSlide", here],
    ["onDeck", deckwide],
    ["elsewhere", others],
  ];
  const shown = groups.filter(([, list]) => list.length).flatMap(([key, list]) => {
    const items = make("ul", { class: "findings" });
    items.append(...list.map((each) => findingItem(each, actions, key === "elsewhere" ? numbers.get(homeOf(each.slide)) : null)));
    return [make("h3", {}, phrase(key)), items];
  });
  refill($("findings"), shown);
  $("findings-sum").textContent = findings.length ? sum(findings) : phrase(judged ? "none" : "judging");
  sheet.count(findings);
  showTrouble(findings.filter((each) => broken && each.severity === "error"));
}

function showTrouble(errors) {
  const locked = connection === "locked";
  $("trouble").hidden = !locked && !fault && !found.broken;
  const head = locked ? phrase("lockedHead") : fault ? phrase("faultHead") : phrase("brokenHead", { count: errors.length });
  const words = locked ? phrase("lockedWords") : fault || phrase(deck ? "brokenWords" : "brokenFirst");
  if ($("trouble-head").textContent !== head) $("trouble-head").textContent = head;
  if ($("trouble-words").textContent !== words) $("trouble-words").textContent = words;
  refill($("trouble-list"), locked || fault ? [] : errors.map((each) => findingItem(each, actions)));
}

function showState() {
  const state = connection === "open" && (found.broken || fault) ? "broken" : connection;
  $("state").dataset.state = state;
  $("state-words").textContent = phrase(`state${state[0].toUpperCase()}${state.slice(1)}`);
  showTrouble(found.findings.filter((each) => found.broken && each.severity === "error"));
  if (!deck) showSlide();
}

function showHead() {
  $("title").textContent = deck.title;
  $("title").lang = deck.language;
  $("where").textContent = deck.venue;
  document.title = `${deck.title} · slidekit`;
  $("slide").style.setProperty("--aspect", deck.size[0] / deck.size[1]);
}

function fillChoices(data) {
  const fill = (id, values, own) => {
    const options = values.map((value) => new Option(value, value));
    if (own) options.unshift(new Option(own, ""));
    $(id).replaceChildren(...options);
    $(id).value = data[id];
    $(id).closest("label").hidden = options.length < 2;
  };
  fill("deck", data.decks, "");
  fill("venue", data.venues, phrase("ownVenue"));
  fill("language", data.languages.length > 1 ? data.languages : [], phrase("ownLanguage"));
}

for (const id of ["deck", "venue", "language"]) {
  $(id).addEventListener("change", () => {
    const wanted = id === "deck" ? { deck: $("deck").value } : { ...choice, [id]: $(id).value };
    choice = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value));
    history.replaceState(history.state, "", `?${new URLSearchParams(choice)}`);
    if (id === "deck") [deck, current] = [null, null];
    connect();
  });
}

function copy(text) {
  const done = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"));
  done.then(
    () => tell(phrase("copied", { place: text })),
    () => tell(phrase("notCopied", { place: text })),
  );
}

/** The same words again are said again only where something in them is new. */
function tell(words) {
  $("status").textContent = $("status").textContent === words ? `${words}\u00a0` : words;
}

/** New children, unless they look the same: whoever has the focus in there keeps it. */
function refill(place, children) {
  const made = document.createElement("div");
  made.append(...children);
  if (made.innerHTML !== place.innerHTML) place.replaceChildren(...made.childNodes);
}

/** One slide on or back. */
function turn(by) {
  const next = deck?.slides[index() + by];
  if (next) show(next.id);
}

/** One step on or back, and over the slide's end to the next one. */
function advance(by) {
  const slide = slideNow();
  if (!slide) return;
  const at = stepNow() + by;
  if (at >= 1 && at <= slide.states) show(slide.id, at);
  else if (deck.slides[index() + by]) show(deck.slides[index() + by].id, by > 0 ? 1 : Infinity);
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else $("slide").requestFullscreen?.().catch(() => {});
}

function sayAll() {
  speak(WORDS);
  tellKeys($("key-list"));
  if (offered) fillChoices(JSON.parse(offered));
  sheet.speak(deck);
  showSlide();
  showFindings();
  showState();
}

listenToKeys({
  turn,
  advance,
  ends: (last) => deck && show(deck.slides[last ? deck.slides.length - 1 : 0].id),
  full: fullScreen,
  help: () => $("help").showModal(),
});
$("back").addEventListener("click", () => turn(-1));
$("forth").addEventListener("click", () => turn(1));
$("step-back").addEventListener("click", () => advance(-1));
$("step-forth").addEventListener("click", () => advance(1));
$("full").addEventListener("click", fullScreen);
$("help-open").addEventListener("click", () => $("help").showModal());
$("slide").addEventListener("click", (event) => {
  const target = event.target.closest("a[data-slide]");
  if (!target) return;
  event.preventDefault();
  show(target.dataset.slide);
});
$("interface").append(...Object.entries(LANGUAGES).map(([value, name]) => new Option(name, value)));
$("interface").value = language();
$("interface").addEventListener("change", () => {
  choose($("interface").value);
  sayAll();
});
current = history.state?.slide ?? null;
sayAll();
connect();
