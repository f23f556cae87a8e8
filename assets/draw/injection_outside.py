"""Injection without imaging: a gloved hand holds a syringe whose needle enters the skin of the lower back in the midline."""

from __future__ import annotations

import numpy as np
from back import dent, lay_drape, paint_skin
from canvas import Canvas, rod
from curves import Array
from palette import mix
from relief import Body, Placing, draw_bodies, hand_frame

SIDE = 900.0
MIDLINE = 396.0
ENTRY = np.array((MIDLINE, 520.0))
ANGLE = np.radians(38)
TOWARDS = np.array((-np.cos(ANGLE), np.sin(ANGLE)))
DEGREES = float(np.degrees(np.arctan2(TOWARDS[1], TOWARDS[0])))
SCALE = 2.2
AXIS = 6.0
"""The syringe lies this far (mm) to the thumb's side of the hand's x axis."""
WINDOW = [
    (92.0, 132.0),
    (420.0, 116.0),
    (790.0, 132.0),
    (808.0, 440.0),
    (790.0, 776.0),
    (420.0, 792.0),
    (92.0, 776.0),
    (78.0, 440.0),
]
BEHIND = [
    Body([((-112, -14, 6), (-230, -34, 0), 33, 40)], 8, (14, 18, 16, 0.5), ("gown", "gown-dark", "gown-light")),
    Body([((-112, -40, 8), (-109, 10, 8), 13, 13), ((-118, -42, 6), (-116, 14, 6), 12, 12)], 10, (7, 9, 8, 0.4)),
    Body(
        [
            ((-92, -12, 12), (-18, -4, 14), 25, 17),
            ((-92, -10, 10), (-40, 26, 8), 22, 16),
            ((-40, 26, 8), (-10, 32, 4), 15, 12),
            ((-90, -16, 12), (-22, -22, 13), 24, 15),
            ((-90, -18, 10), (-30, -40, 10), 22, 14),
            ((-90, -18, 8), (-36, -54, 6), 19, 12),
        ],
        16,
    ),
    Body([((-36, -54, 8), (-10, -60, 6), 11, 10), ((-10, -60, 6), (-6, -46, -6), 9.5, 8.5)], 6, (7, 9, 8, 0.35)),
    Body([((-28, -40, 10), (4, -47, 9), 12, 11), ((4, -47, 9), (8, -32, -6), 10.5, 9)], 6, (7, 9, 8, 0.35)),
    Body(
        [
            ((-22, -21, 13), (16, -30, 12), 12.5, 11.5),
            ((16, -30, 12), (40, -16, 2), 11, 9.8),
            ((40, -16, 2), (52, -4, -4), 9.6, 8.4),
        ],
        6,
        (7, 9, 8, 0.4),
    ),
]
BEFORE = [
    Body([((-16, 33, 4), (20, 31, 12), 11.8, 10.8), ((20, 31, 12), (49, 17, 18), 10.2, 8.4)], 7),
    Body(
        [
            ((-20, -4, 15), (24, -13, 18), 12.8, 11.2),
            ((24, -13, 18), (50, -7, 18), 10.8, 9.4),
            ((50, -7, 18), (68, 2, 16), 9.2, 7.8),
        ],
        5,
    ),
]


def sheet() -> Canvas:
    return Canvas(SIDE, SIDE, 1200, "drape")


def hand() -> Placing:
    """The hand placed so that the needle's point, 178 mm along the syringe's axis, is at the entry."""
    start = ENTRY - TOWARDS * 178 * SCALE
    off = ENTRY - np.array(hand_frame(start, DEGREES, SCALE)(178, AXIS, 0)[:2])
    return hand_frame(start + off, DEGREES, SCALE)


def draw_syringe(canvas: Canvas, place: Placing) -> None:
    def on(x: float, y: float) -> Array:
        return np.array(place(x, y + AXIS, 0)[:2])

    def piece(x0: float, x1: float, half: float, paint: str, line: str | None = None, width: float = 0.0) -> None:
        canvas.polygon([on(x0, -half), on(x0, half), on(x1, half), on(x1, -half)], paint, line=line, width=width)

    rod(canvas, ENTRY, on(122, 0), 4.4)
    canvas.disc(ENTRY, 3.2, mix("blood", "ink", 0.5))
    canvas.shadow(canvas.mask([on(100, -9.5), on(100, 9.5), on(-14, 9.5), on(-14, -9.5)]), 12, 16, 9, 0.45)
    canvas.polygon([on(124, -2.2), on(124, 2.2), on(107, 5.2), on(107, -5.2)], "sky", line="sky-dark", width=1.6)
    canvas.polygon([on(124, -2.2), on(124, -0.6), on(107, -1.5), on(107, -5.2)], "sky-light")
    piece(107, 100, 3.2, "glass")
    piece(-12, -50, 2.6, "glove", "glass-line", 1.6)
    piece(-48, -53, 9.5, "glass", "glass-line", 2)
    piece(100, -14, 9.5, "glass", "glass-line", 2)
    piece(98, 30, 7.8, "cells")
    piece(30, 23, 7.8, "grip-dark")
    piece(23, -14, 2.6, "glass-light")
    canvas.polygon([on(98, -7.8), on(98, -4.4), on(-12, -4.4), on(-12, -7.8)], "white", alpha=0.55)
    for i in range(9):
        canvas.stroke([on(95 - i * 7, 7.6), on(95 - i * 7, 2.4 if i % 2 == 0 else 4.8)], "glass-line", 1.8, round_ends=False)
    piece(-12, -17, 17, "glass", "glass-line", 2)


def draw() -> Canvas:
    canvas = sheet()
    paint_skin(canvas, MIDLINE, (100.0, 668.0, 6.0))
    lay_drape(canvas, WINDOW)
    dent(canvas, ENTRY, 20, 13)
    place = hand()
    fall = [(x + 30, y + 42) for x, y, _ in (place(120, AXIS - 2, 0), place(120, AXIS + 2, 0))]
    canvas.shadow(canvas.mask([ENTRY, *fall]), 0, 0, 4, 0.4)
    draw_bodies(canvas, place, SCALE, BEHIND)
    draw_syringe(canvas, place)
    draw_bodies(canvas, place, SCALE, BEFORE)
    return canvas


def landmarks() -> dict[str, object]:
    at, place = sheet().fraction, hand()
    return {
        "entry": at(ENTRY),
        "hand": at(place(-50, -20, 0)),
        "hidden-path": [at(ENTRY), at(ENTRY + TOWARDS * 92)],
        "syringe": at(place(60, AXIS, 0)),
        "midline": at((MIDLINE, 300)),
    }
