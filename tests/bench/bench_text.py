"""How many text boxes a second are fitted: run ``python tests/bench/bench_text.py``."""

from __future__ import annotations

import gc
import time
from random import Random

from slidekit.text import Para, Piece, Style, compose, largest, scaled

TEXT = (
    "ventilation of the preterm lung improves when positive pressure is held steady and the tidal volume stays small while "
    "oxygen is weaned early because hyperoxia harms the retina and airway in equal measure above all during resuscitation"
)
SIZES = (28, 26, 24, 22, 20, 18, 16, 14)


def make_boxes(count: int) -> list[tuple[tuple[Para, ...], float, float]]:
    """Boxes of four to six points, every text different, 60 to 90 words in all."""
    random, words = Random(7), TEXT.split()
    boxes = []
    for number in range(count):
        paras = []
        for point in range(4 + number % 3):
            text = " ".join(random.sample(words, 12 + point))
            piece = Piece(text, Style("Calibri" if number % 2 else "Arial"), 28.0)
            paras.append(Para((piece,), margin=18, indent=-18, bullet=True, before=6))
        boxes.append((tuple(paras), 400.0 + number % 200, 180.0 + number % 120))
    return boxes


def fit(paras: tuple[Para, ...], width: float, height: float) -> float:
    """The largest size that fits, then the lines."""
    factor = largest(paras, width, height, [size / SIZES[0] for size in SIZES]) or SIZES[-1] / SIZES[0]
    compose(scaled(paras, factor), width)
    return factor * SIZES[0]


def main() -> None:
    boxes = make_boxes(2000)
    fit(*boxes[0])
    gc.disable()  # as while a deck is made
    start = time.perf_counter()
    sizes = [fit(*box) for box in boxes]
    spent = time.perf_counter() - start
    print(f"{len(boxes) / spent:,.0f} boxes/s ({len(SIZES)} sizes to choose from, mean {sum(sizes) / len(sizes):.1f} pt)")


if __name__ == "__main__":
    main()
