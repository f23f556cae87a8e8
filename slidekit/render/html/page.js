"use strict";
(() => {
  const root = document.documentElement;
  const leaves = [...document.querySelectorAll(".leaf")];
  const find = (name) => document.getElementById("ui-" + name);
  const wanted = decodeURIComponent(location.hash.slice(1));
  let at = Math.max(0, leaves.findIndex((leaf) => leaf.id === wanted));
  let state = 1;
  if (!leaves.length) return;
  if (new URLSearchParams(location.search).has("print")) {
    root.classList.add("handout");
    return;
  }
  document.querySelector("nav").hidden = false;

  const isOverview = () => root.classList.contains("overview");
  const states = () => Number(leaves[at].dataset.states);

  function draw() {
    leaves.forEach((leaf, index) => {
      leaf.classList.toggle("current", index === at);
      const seen = index === at && !isOverview() ? state : Infinity;
      leaf.querySelectorAll("[data-step]").forEach((part) => part.classList.toggle("later", Number(part.dataset.step) > seen));
      if (isOverview()) leaf.tabIndex = 0;
      else leaf.removeAttribute("tabindex");
    });
    for (const film of document.querySelectorAll("video")) {
      const seen = film.closest(".leaf") === leaves[at] && !isOverview() && !film.closest(".later");
      if (!seen) film.pause();
      else if (film.dataset.auto !== undefined && film.paused && !film.ended) film.play().catch(() => {});
    }
    const place = find("place");
    place.textContent = place.dataset.slide + " " + (at + 1) + " " + place.dataset.of + " " + leaves.length;
    find("overview").setAttribute("aria-pressed", String(isOverview()));
    find("notes").setAttribute("aria-pressed", String(root.classList.contains("with-notes")));
    history.replaceState(null, "", "#" + encodeURIComponent(leaves[at].id));
  }

  function go(to, last) {
    at = Math.min(leaves.length - 1, Math.max(0, to));
    state = last ? states() : 1;
    draw();
    if (isOverview()) leaves[at].focus();
  }

  function step(by) {
    if (!isOverview() && state + by >= 1 && state + by <= states()) {
      state += by;
      draw();
    } else if (at + by >= 0 && at + by < leaves.length) go(at + by, by < 0);
  }

  function view(overview) {
    root.classList.toggle("overview", overview);
    root.classList.toggle("show", !overview);
    draw();
    if (overview) leaves[at].scrollIntoView({ block: "nearest" });
    else window.scrollTo(0, 0);
  }

  function notes() {
    root.classList.toggle("with-notes");
    draw();
  }

  function full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (root.requestFullscreen) root.requestFullscreen();
  }

  const keys = {
    ArrowRight: () => step(1), ArrowDown: () => step(1), PageDown: () => step(1), " ": () => step(1),
    ArrowLeft: () => step(-1), ArrowUp: () => step(-1), PageUp: () => step(-1),
    Home: () => go(0), End: () => go(leaves.length - 1, true),
    o: () => view(!isOverview()), Escape: () => view(true), n: notes, f: full,
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const onControl = event.target.closest && event.target.closest("button, a, video");
    if (onControl && (event.key === " " || event.key === "Enter" || (onControl.matches("video") && event.key.startsWith("Arrow")))) return;
    if (event.key === "Enter" && isOverview()) view(false);
    else {
      const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act) return;
      act();
    }
    event.preventDefault();
  });
  document.addEventListener("click", (event) => {
    const leaf = event.target.closest(".leaf");
    if (!leaf || event.target.closest("a, video")) return;
    if (isOverview()) {
      go(leaves.indexOf(leaf));
      view(false);
    } else if (event.target.closest(".picture")) step(1);
  });
  document.addEventListener("focusin", (event) => {
    const leaf = isOverview() && event.target.closest(".leaf");
    if (leaf && leaves.indexOf(leaf) !== at) {
      at = leaves.indexOf(leaf);
      draw();
    }
  });
  window.addEventListener("hashchange", () => {
    const index = leaves.findIndex((leaf) => leaf.id === decodeURIComponent(location.hash.slice(1)));
    if (index >= 0 && index !== at) go(index);
  });
  find("previous").addEventListener("click", () => step(-1));
  find("next").addEventListener("click", () => step(1));
  find("overview").addEventListener("click", () => view(!isOverview()));
  find("notes").addEventListener("click", notes);
  view(false);
})();
