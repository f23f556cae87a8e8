// Slides as SVG: parsed, its pictures fetched with the token, its ids made unique, its links taken out.

import { picture } from "../connection.js";

const XLINK = "http://www.w3.org/1999/xlink";
let count = 0;

/** The drawing as an element, when all its pictures are there. */
export async function draw(text, { silent = false } = {}) {
  const parsed = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  const svg = document.importNode(parsed, true);
  count += 1;
  for (const link of svg.querySelectorAll("a")) {
    link.removeAttributeNS(XLINK, "href");
    link.removeAttribute("href");
  }
  for (const element of svg.querySelectorAll("[id]")) element.id = `${element.id}-${count}`;
  for (const element of svg.querySelectorAll("[clip-path]"))
    element.setAttribute("clip-path", element.getAttribute("clip-path").replace(")", `-${count})`));
  await Promise.all(
    [...svg.querySelectorAll("image")].map(async (image) => {
      const path = image.getAttributeNS(XLINK, "href") ?? image.getAttribute("href");
      image.removeAttributeNS(XLINK, "href");
      if (path?.startsWith("/api/")) image.setAttribute("href", await picture(path).catch(() => ""));
    }),
  );
  if (silent) {
    svg.setAttribute("aria-hidden", "true");
    svg.removeAttribute("role");
  }
  return svg;
}

/** An <img> of a picture that needs the token. */
export function show(path, alt, props = {}) {
  const image = document.createElement("img");
  image.alt = alt;
  Object.assign(image, props);
  picture(path).then(
    (url) => (image.src = url),
    () => image.classList.add("missing"),
  );
  return image;
}

const waiting = new Map();
const watcher = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      watcher.unobserve(entry.target);
      waiting.get(entry.target)?.();
      waiting.delete(entry.target);
    }
  },
  { rootMargin: "300px" },
);

/** Call `load` when the element comes near to being seen. */
export function whenNear(element, load) {
  waiting.set(element, load);
  watcher.observe(element);
}
