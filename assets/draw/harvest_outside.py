"""Marrow harvest without imaging: a gloved hand holds a trocar that enters the skin over the back of the hip."""

from __future__ import annotations

import numpy as np
from back import dent, lay_drape, paint_skin
from canvas import Canvas, rod
from palette import mix
from relief import Body, draw_bodies, hand_frame

SIDE = 900.0
MIDLINE = 468.0
ENTRY = np.array((356.0, 540.0))
ANGLE = np.radians(40)
TOWARDS = np.array((-np.cos(ANGLE), np.sin(ANGLE)))
SCALE = 2.55
"""Picture units per millimetre of the hand."""
ORIGIN = ENTRY - TOWARDS * 126 * SCALE
WINDOW = [
    (104.0, 132.0),
    (440.0, 116.0),
    (800.0, 132.0),
    (816.0, 440.0),
    (800.0, 772.0),
    (440.0, 788.0),
    (104.0, 772.0),
    (90.0, 440.0),
]
HANDLE = [
    Body([((-10, -60, 8), (-10, 54, 8), 8.5, 8.5)], 1.0, (6, 8, 6, 0.4), ("grip", "grip-dark", "grip-light")),
    Body([((-6, 0, 8), (26, 0, 8), 8, 6)], 1.0, (3, 4, 4, 0.2), ("grip", "grip-dark", "grip-light")),
]
SLEEVE = Body([((-112, -6, 6), (-230, -22, 0), 33, 40)], 8, (14, 18, 16, 0.5), ("gown", "gown-dark", "gown-light"))
HAND = [
    Body([((-14, 34, 2), (22, 28, 4), 11.5, 10.5), ((22, 28, 4), (50, 15, 2), 10, 8.3)], 7),
    Body([((-112, -34, 8), (-109, 16, 8), 13, 13), ((-118, -36, 6), (-116, 20, 6), 12, 12)], 10, (7, 9, 8, 0.4)),
    Body(
        [
            ((-92, -8, 12), (-18, -2, 14), 25, 17),
            ((-92, -6, 10), (-40, 26, 8), 22, 16),
            ((-40, 26, 8), (-12, 33, 4), 15, 12),
            ((-90, -12, 12), (-22, -20, 13), 24, 15),
            ((-90, -14, 10), (-30, -38, 10), 22, 14),
            ((-90, -14, 8), (-36, -52, 6), 19, 12),
        ],
        16,
    ),
    Body([((-36, -52, 8), (-10, -58, 6), 11, 10), ((-10, -58, 6), (-6, -44, -6), 9.5, 8.5)], 6, (7, 9, 8, 0.35)),
    Body([((-28, -38, 10), (4, -45, 9), 12, 11), ((4, -45, 9), (8, -30, -6), 10.5, 9)], 6, (7, 9, 8, 0.35)),
    Body([((-22, -19, 13), (14, -27, 12), 12.5, 11.5), ((14, -27, 12), (20, -12, -4), 11, 9.5)], 6, (7, 9, 8, 0.35)),
    Body(
        [
            ((-20, -1, 15), (24, -7, 16), 12.5, 11),
            ((24, -7, 16), (52, -5, 10), 10.6, 9.4),
            ((52, -5, 10), (74, -1, 4), 9.2, 7.8),
        ],
        5,
    ),
]


def sheet() -> Canvas:
    return Canvas(SIDE, SIDE, 1200, "drape")


def draw() -> Canvas:
    canvas = sheet()
    paint_skin(canvas, MIDLINE, (104.0, 596.0, 7.5))
    lay_drape(canvas, WINDOW)
    place = hand_frame(ORIGIN, float(np.degrees(np.arctan2(TOWARDS[1], TOWARDS[0]))), SCALE)
    dent(canvas, ENTRY, 26, 17)
    hx, hy, _ = place(10, 0, 0)
    fall = [(ENTRY[0], ENTRY[1]), (ENTRY[0] + 6, ENTRY[1] + 2), (hx + 70, hy + 60), (hx + 60, hy + 66)]
    canvas.shadow(canvas.mask(fall), 0, 0, 4, 0.35)
    rod(canvas, ENTRY, place(30, 0, 0)[:2], 8.4)
    canvas.disc(ENTRY, 5.2, mix("blood", "ink", 0.45))
    draw_bodies(canvas, place, SCALE, [*HANDLE, SLEEVE, *HAND])
    return canvas


def landmarks() -> dict[str, object]:
    at = sheet().fraction
    place = hand_frame(ORIGIN, float(np.degrees(np.arctan2(TOWARDS[1], TOWARDS[0]))), SCALE)
    return {
        "entry": at(ENTRY),
        "hand": at(place(-40, -10, 0)),
        "hidden-path": [at(ENTRY), at(ENTRY + TOWARDS * 128)],
        "midline": at((MIDLINE, 300)),
    }
