"""Where do the cells go? A spine seen from behind, arches taken away: cord, sac, injury above, needle and cells below.

No arrow is drawn: the slides ask the questions. The patient's right is on the viewer's right.
"""

from __future__ import annotations

import numpy as np
from canvas import Canvas, rod
from curves import Array, band, spline
from palette import mix

WIDTH, HEIGHT = 1200.0, 900.0
MIDLINE = 600.0
TIP = np.array((604.0, 560.0))
INJURY = np.array((600.0, 150.0))


def sheet() -> Canvas:
    return Canvas(WIDTH, HEIGHT, 1600, "ground", oversample=2)


def draw_vertebra(canvas: Canvas, index: int, y: float) -> None:
    w, line = 112 + 3 * index, mix("bone-dark", "ground", 0.45)
    top = [(-w, -50), (-w / 2, -45), (0, -44), (w / 2, -45), (w, -50), (w - 12, -14), (w - 12, 16)]
    low = [(w, 48), (w / 2, 43), (0, 41), (-w / 2, 43), (-w, 48), (-w + 12, 16), (-w + 12, -14)]
    process = [(w - 14, -22), (w + 60, -26), (w + 112, -12), (w + 114, 2), (w + 60, -2), (w - 14, 8)]
    for side in (-1, 1):
        wing = spline([(MIDLINE + side * x, y + dy) for x, dy in process], 8)
        canvas.polygon(wing, mix("bone", "ground", 0.74), line=mix("bone-dark", "ground", 0.62), width=2)
    canvas.polygon(spline([(MIDLINE + x, y + dy) for x, dy in top + low], 8), mix("bone", "ground", 0.62), line=line, width=3)
    t = np.linspace(0, 2 * np.pi, 60)
    for side in (-1, 1):
        pedicle = np.c_[MIDLINE + side * (w - 38) + 18 * np.cos(t), y - 14 + 25 * np.sin(t)]
        canvas.polygon(pedicle, mix("bone", "ground", 0.50), line=line, width=3)


def draw_sac(canvas: Canvas) -> None:
    y = np.linspace(-20, 920, 80)
    middle = np.c_[MIDLINE + 6 * np.sin(np.linspace(0, 5, 80)), y]
    one, other = band(middle, np.full(80, 58.0))
    canvas.polygon(np.vstack([one, other[::-1]]), "fluid", alpha=0.93)
    upper = middle[:34]
    left, right = band(upper, np.interp(upper[:, 1], [-20, 300, 382], [26, 22, 2]))
    canvas.polygon(np.vstack([left, right[::-1]]), "cord", alpha=0.95)
    for offset in (-40, -26, -12, 0, 13, 27, 41):
        y = np.linspace(300 if abs(offset) < 30 else 120, 920, 50)
        x = MIDLINE + offset * np.interp(y, [100, 330, 920], [0.5, 0.62, 1.0]) + 3 * np.sin(y / 70 + offset)
        canvas.stroke(np.c_[x, y], "cord", 3.0, alpha=0.5)
    canvas.stroke(one, "dura", 4)
    canvas.stroke(other, "dura", 4)


def draw_cells(canvas: Canvas) -> None:
    rng = np.random.default_rng(2)
    canvas.fill(canvas.blur(canvas.mask_ellipse(TIP - (2, 0), 40, 40), 10), "sky", 0.55)
    for _ in range(46):
        r, t = 26 * np.sqrt(rng.uniform()), rng.uniform(0, 6.28)
        size = rng.uniform(3.2, 5.0)
        place = (TIP[0] - 3 + r * np.cos(t) * 1.15, TIP[1] + r * np.sin(t))
        canvas.disc(place, size, "sky-light")
        canvas.ring(place, size, mix("sky", "ink", 0.4), 1)


def draw() -> Canvas:
    canvas = sheet()
    for index, y in enumerate((70, 225, 380, 535, 690, 845)):
        draw_vertebra(canvas, index, y)
    draw_sac(canvas)
    draw_cells(canvas)
    rod(canvas, TIP, TIP + np.array((0.80, 0.60)) * 560, 8)
    canvas.disc(INJURY, 17, "lesion")
    canvas.ring(INJURY, 17, "ink", 2)
    canvas.ring(INJURY, 30, "ink", 7)
    canvas.ring(INJURY, 30, "lesion", 3.6)
    return canvas


def landmarks() -> dict[str, object]:
    at = sheet().fraction

    def path(*points: tuple[float, float]) -> list[list[float]]:
        return [at(p) for p in points]

    def around(centre: Array, rx: float, ry: float) -> list[float]:
        return [*at(centre - (rx, ry)), *at(centre - (-rx, -ry))]

    return {
        "tip": at(TIP),
        "injury": around(INJURY, 44, 44),
        "way-up": path((602, 500), (602, 300)),
        "way-down": path((602, 622), (602, 812)),
        "way-left": path((536, 556), (352, 556)),
        "way-right": path((668, 548), (856, 500)),
        "around-tip": around(TIP - (4, 0), 58, 54),
    }
