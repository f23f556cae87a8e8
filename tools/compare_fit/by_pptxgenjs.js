// The deck with PptxGenJS: own places, and fit: 'shrink' on every text box.
// node by_pptxgenjs.js SLIDES.json PICTURES.json OUT.pptx
const fs = require("fs");
const PptxGenJS = require("pptxgenjs");

const [slides, pictures] = process.argv.slice(2, 4).map((path) => JSON.parse(fs.readFileSync(path, "utf-8")));
const LEFT = 0.53, TOP = 0.5, WIDTH = 12.27, BOTTOM = 6.75, CONTENT = 2.0;
const LABELS = { tip: [3.1, "right"], "thin-bone": [2.4, "left"], psis: [3.9, "right"] };
const TEXT = { fontFace: "Calibri", fit: "shrink", margin: 0, valign: "top" };

const deck = new PptxGenJS();
deck.layout = "LAYOUT_WIDE";

function lines(words) {
  const made = [];
  for (const point of words.points) {
    made.push({ text: point.text, options: { bullet: true, breakLine: true, paraSpaceBefore: made.length ? 12 : 0 } });
    for (const text of point.points ?? [])
      made.push({ text, options: { bullet: { characterCode: "2013" }, indentLevel: 1, breakLine: true, paraSpaceBefore: 5 } });
  }
  return made;
}

function addLabelled(slide, words, figure) {
  const tall = BOTTOM - 0.4 - CONTENT;
  const left = (13.333 - tall) / 2;
  slide.addImage({ path: figure.file, x: left, y: CONTENT, w: tall, h: tall });
  slide.addText(words.caption, { ...TEXT, x: left, y: BOTTOM - 0.35, w: tall, h: 0.3, fontSize: 15 });
  for (const label of words.labels) {
    const place = figure.landmarks[label.at];
    const [x, y] = place.length === 2 ? place : [(place[0] + place[2]) / 2, (place[1] + place[3]) / 2];
    const [top, side] = LABELS[label.at];
    const at = side === "right" ? left + tall + 0.4 : LEFT;
    slide.addText(label.text, { ...TEXT, x: at, y: top, w: 3.4, h: 0.4, fontSize: 18 });
    const start = [side === "right" ? at - 0.05 : at + 1.7, top + 0.17];
    const end = [left + x * tall, CONTENT + y * tall];
    slide.addShape("line", {
      x: Math.min(start[0], end[0]), y: Math.min(start[1], end[1]),
      w: Math.abs(end[0] - start[0]), h: Math.abs(end[1] - start[1]),
      flipV: (end[0] - start[0]) * (end[1] - start[1]) < 0, line: { color: "4472C4", width: 1.5 },
    });
  }
}

for (const words of slides) {
  const slide = deck.addSlide();
  slide.addText(words.title, { ...TEXT, x: LEFT, y: TOP, w: WIDTH, h: 1.25, fontSize: 36, bold: true });
  const body = { ...TEXT, x: LEFT, y: CONTENT, w: WIDTH, h: BOTTOM - CONTENT, fontSize: 28 };
  if (words.rows) {
    const head = words.header.map((text) => ({ text, options: { bold: true } }));
    const rows = [head, ...words.rows.map((row) => row.map((text) => ({ text })))];
    const border = { type: "solid", pt: 1, color: "BFBFBF" };
    slide.addTable(rows, { x: LEFT, y: CONTENT, w: WIDTH, fontSize: 24, fontFace: "Calibri", border });
  } else if (words.labels) {
    addLabelled(slide, words, pictures[words.figure]);
  } else if (words.figure) {
    const half = (WIDTH - 0.4) / 2;
    slide.addText(lines(words), { ...body, w: half });
    slide.addImage({ path: pictures[words.figure].file, x: LEFT + half + 0.4, y: CONTENT, w: half, h: half * 0.75 });
    const caption = { ...TEXT, x: LEFT + half + 0.4, y: CONTENT + half * 0.75, w: half, h: 0.3, fontSize: 15 };
    slide.addText(words.caption, caption);
  } else {
    slide.addText(lines(words), body);
  }
}

deck.writeFile({ fileName: process.argv[4] });
