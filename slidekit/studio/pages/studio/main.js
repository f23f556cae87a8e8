// The page: which view is open, undo, the interface's language, and what others change meanwhile.

import { listen } from "../connection.js";
import { choose, language, LANGUAGES, speak } from "../language.js";
import { openBuild, tellBuild } from "./build.js";
import { announce, h, say } from "./dom.js";
import { step, told } from "./edits.js";
import { openFigure } from "./figure.js";
import { openFigures } from "./figures.js";
import { openSlides } from "./slides.js";
import { current, onRefresh, refresh } from "./store.js";
import { WORDS } from "./words.js";

const main = document.getElementById("main");
const VIEWS = { figures: openFigures, figure: openFigure, slides: openSlides, build: openBuild };
let close = null;
let shown = "";

/** `#/figure/ID?deck=…` → its name, its rest and its questions. */
function readAddress() {
  const [path, query] = location.hash.replace(/^#\/?/, "").split("?");
  const [name, ...rest] = path.split("/").map(decodeURIComponent);
  return { name: name in VIEWS ? name : "figures", rest, asked: new URLSearchParams(query ?? "") };
}

function open({ focus = true } = {}) {
  if (!current()) return;
  const address = readAddress();
  close?.();
  main.replaceChildren();
  shown = address.name;
  close = VIEWS[address.name](main, address) ?? null;
  const page = address.name === "figure" ? "figures" : address.name;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.dataset.page === page) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  document.title = `${main.querySelector("h1")?.textContent ?? ""} · ${current().name} · slidekit studio`;
  if (focus) {
    scrollTo(0, 0);
    main.querySelector("h1")?.focus();
  }
}

function showUndo(project) {
  for (const [id, edit] of [
    ["undo", project.undo],
    ["redo", project.redo],
  ]) {
    const button = document.getElementById(id);
    button.disabled = !edit;
    button.title = edit ? `${say(id)}: ${told(edit)}` : "";
  }
  document.getElementById("project").textContent = project.name;
}

function onKey(event) {
  const field = event.target.closest?.("input:not([type=checkbox]):not([type=radio]), textarea, select, dialog");
  if (!(event.ctrlKey || event.metaKey) || field || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key !== "z" && key !== "y") return;
  event.preventDefault();
  step(key === "y" || event.shiftKey ? "redo" : "undo");
}

function speakAll() {
  speak(WORDS);
  if (current()) showUndo(current());
}

function onState(state) {
  const line = document.getElementById("connection");
  line.hidden = state === "open";
  line.textContent = state === "open" ? "" : say(state === "locked" ? "locked" : "lost");
}

async function start() {
  const select = document.getElementById("language");
  for (const [tag, name] of Object.entries(LANGUAGES)) select.append(h("option", { value: tag, lang: tag }, name));
  select.value = language();
  select.addEventListener("change", () => {
    choose(select.value);
    speakAll();
    open({ focus: false });
  });
  document.getElementById("undo").addEventListener("click", () => step("undo"));
  document.getElementById("redo").addEventListener("click", () => step("redo"));
  document.querySelector(".skip").addEventListener("click", (event) => (event.preventDefault(), main.focus()));
  addEventListener("keydown", onKey);
  for (const name of ["dragover", "drop"]) addEventListener(name, (event) => event.preventDefault());
  onRefresh(showUndo);
  speakAll();
  listen(
    "/api/events",
    {
      hello: ({ version }) => catchUp(version),
      changed: ({ version }) => catchUp(version),
      build: tellBuild,
      fault: ({ message }) => announce(message, { bad: true }),
    },
    onState,
  );
}

async function catchUp(version) {
  const first = current() === null;
  if (!first && current().version >= version && shown) return;
  try {
    await refresh();
  } catch (problem) {
    announce(problem.told?.error ?? say("notReached"), { bad: true });
    return;
  }
  if (first) {
    addEventListener("hashchange", () => open());
    open({ focus: false });
  }
}

start();
