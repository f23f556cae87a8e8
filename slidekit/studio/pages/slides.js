// Slides as the server draws them: SVG text → elements, pictures with the token, steps of builds.

import { picture } from "./connection.js";

const XLINK = "http://www.w3.org/1999/xlink";
const parser = new DOMParser();
const ready = new Map();
let copies = 0;

/** An SVG element for a slide; a `thumbnail` is silent and has nothing that can be clicked. */
export function drawSlide(text, { thumbnail = false } = {}) {
  const root = parser.parseFromString(text, "image/svg+xml").documentElement;
  const images = [...root.querySelectorAll("image")].map((image) => {
    const path = image.getAttributeNS(XLINK, "href");
    image.removeAttributeNS(XLINK, "href");
    return [image, path];
  });
  makeUnique(root);
  for (const link of root.querySelectorAll("a")) prepareLink(link, thumbnail);
  if (thumbnail) {
    root.setAttribute("aria-hidden", "true");
    root.removeAttribute("role");
    root.removeAttribute("aria-label");
    for (const title of root.querySelectorAll("title")) title.remove();
  }
  for (const [image, path] of images) showPicture(image, path);
  return document.adoptNode(root);
}

/** Show a slide as it is at a step (from 1). */
export function showStep(svg, step) {
  for (const each of svg.querySelectorAll("[data-step]")) each.toggleAttribute("data-later", Number(each.dataset.step) > step);
}

/** The paths of the pictures that a slide shows. */
export function picturesOf(text) {
  return [...text.matchAll(/xlink:href="(\/[^"]*)"/g)].map((found) => found[1]);
}

/** Ids are one for the whole page, and a slide stands on it twice. */
function makeUnique(root) {
  const suffix = `-${++copies}`;
  for (const each of root.querySelectorAll("[id]")) each.id += suffix;
  for (const each of root.querySelectorAll("[clip-path]"))
    each.setAttribute("clip-path", each.getAttribute("clip-path").replace(/\)$/, `${suffix})`));
}

function prepareLink(link, thumbnail) {
  const target = link.getAttributeNS(XLINK, "href") ?? "";
  link.removeAttributeNS(XLINK, "href");
  if (thumbnail) return;
  if (target.startsWith("#")) {
    link.dataset.slide = target.slice(1);
    link.setAttribute("href", target);
  } else if (/^(https?:|mailto:)/i.test(target)) {
    link.setAttribute("href", target);
    link.setAttribute("target", "_blank");
    link.setAttribute("rel", "noopener noreferrer");
  }
}

/** At once where the picture is there already, so that a slide drawn anew does not blink. */
function showPicture(image, path) {
  if (ready.has(path)) {
    image.setAttribute("href", ready.get(path));
    return;
  }
  picture(path).then(
    (url) => {
      ready.set(path, url);
      image.setAttribute("href", url);
    },
    () => {}, // a finding says what is wrong with the picture
  );
}

/** Forget what is known of pictures that `inUse` (a Set of paths) does not name. */
export function forgetReady(inUse) {
  for (const path of ready.keys()) if (!inUse.has(path)) ready.delete(path);
}
