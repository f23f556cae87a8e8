// Marks on the stage as lines: areas, paths, and what joins a point to the mark that it belongs to.

const SVG = "http://www.w3.org/2000/svg";

/** A shape in SVG. */
export function shape(tag, attributes) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** The lines of a mark, each with its halo; points have none. */
export function outlineOf(mark, chosen) {
  const attributes = { "data-key": mark.key, class: `line ${mark.tone ?? ""} ${chosen ? "chosen" : ""}`, "vector-effect": "non-scaling-stroke" };
  const twice = (tag, given) => [
    shape(tag, { ...given, ...attributes, class: "line halo", "data-key": "" }),
    shape(tag, { ...given, ...attributes }),
  ];
  if (mark.shape === "area") {
    const [[x, y], [right, bottom]] = mark.points;
    const box = { x, y, width: right - x, height: bottom - y };
    const shade = mark.tone === "crop" ? [shape("path", { class: "shade", "fill-rule": "evenodd", d: around(box) })] : [];
    return [...shade, ...twice("rect", box)];
  }
  if (mark.anchor) return twice("polyline", { points: `${mark.anchor.join(",")} ${mark.points[0].join(",")}` });
  if (mark.shape === "path") return twice("polyline", { points: mark.points.map((point) => point.join(",")).join(" ") });
  return [];
}

function around({ x, y, width, height }) {
  return `M0 0H1V1H0ZM${x} ${y}h${width}v${height}h${-width}Z`;
}
