// Names beside their handles, on the side where they cover no other handle and no other name.

const LETTER = 7.2;
const HIGH = 20;
const NEAR = 11;
const OUTSIDE = 1000;

/** Choose a side for each name: `spots` are `{element, x, y, name}` in CSS pixels of a stage of this size. */
export function arrange(spots, width, height) {
  const taken = spots.map(({ x, y }) => [x - 9, y - 9, x + 9, y + 9]);
  for (const { element, x, y, name } of spots) {
    if (!name) continue;
    const boxes = boxesAround(x, y, name.length * LETTER + 12);
    const price = (box) => covered(box, taken) + OUTSIDE * beyond(box, width, height);
    const [side] = Object.keys(boxes).sort((one, other) => price(boxes[one]) - price(boxes[other]));
    element.dataset.side = side;
    taken.push(boxes[side]);
  }
}

function boxesAround(x, y, long) {
  return {
    east: [x + NEAR, y - HIGH / 2, x + NEAR + long, y + HIGH / 2],
    west: [x - NEAR - long, y - HIGH / 2, x - NEAR, y + HIGH / 2],
    north: [x - long / 2, y - 12 - HIGH, x + long / 2, y - 12],
    south: [x - long / 2, y + 12, x + long / 2, y + 12 + HIGH],
  };
}

/** How much of other boxes a box covers. */
function covered([left, top, right, bottom], others) {
  const over = (low, high, from, to) => Math.max(0, Math.min(high, to) - Math.max(low, from));
  return others.reduce((sum, box) => sum + over(left, right, box[0], box[2]) * over(top, bottom, box[1], box[3]), 0);
}

/** How far a box reaches out of the picture. */
function beyond([left, top, right, bottom], width, height) {
  return Math.max(0, -left) + Math.max(0, right - width) + Math.max(0, -top) + Math.max(0, bottom - height);
}
