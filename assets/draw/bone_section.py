"""Section through the posterior ilium, skin at the top, midline to the left: marrow in bone that narrows to a paper-thin wing.

Units are millimetres; the picture is to scale, 80 × 60 mm. No needle is drawn: the slides add them.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from canvas import Canvas
from curves import Array, spline
from palette import mix
from PIL import Image, ImageDraw, ImageFilter

PIXELS = 1600
WIDTH, HEIGHT = 80.0, 60.0
QUARTER_INCH = 6.35
RIGHT, WRONG = 32.2, 32.2 + QUARTER_INCH
"""x of the needle in marrow and of the needle a quarter of an inch beside it."""
DEPTH = 34.6
"""y of both tips: in marrow, and in the thin plate where the wing leaves the thick bone."""
SACRUM = [
    (-3, 26),
    (4, 24.5),
    (9.5, 26.6),
    (14.5, 30.5),
    (18.2, 36),
    (20.6, 42.6),
    (23.0, 48.6),
    (24.4, 55),
    (22, 64),
    (-6, 66),
]
LIGAMENT = [(2, 26), (9, 25.2), (17, 25.8), (25.5, 24.6), (27, 36), (25, 47), (24.6, 52.5), (18, 44), (10, 30)]
ILIACUS = [(31, 46), (38, 47), (46, 52), (54, 58.5), (60, 64), (20, 64), (22, 56)]
CARTILAGE = [(21.6, 39.4), (22.9, 43.6), (24.6, 47.4), (25.6, 50.6)]
ILIUM = [
    *((22.2, 31.5), (22.5, 27.6), (25.4, 24.0), (29.6, 22.4), (33.6, 23.0), (36.0, 25.6), (36.6, 28.8), (37.0, 31.4)),
    *((38.6, 33.6), (41.4, 35.4), (46, 38.2), (54, 43.8), (64, 50.9), (76, 59.2), (84, 64.7)),
    *((83.6, 66.3), (72, 58.6), (61.8, 51.5), (51.8, 44.5), (43.6, 38.9), (39.6, 36.5), (37.2, 36.6)),
    *((35.9, 40.2), (34.4, 44.4), (32.0, 48.0), (28.8, 49.6), (25.8, 46.8), (23.4, 41)),
]


def surface(x: Any) -> Any:
    return 6.5 + 1.6 * np.sin(x / 80 * 3.14 + 0.3)


def fascia(x: Any) -> Any:
    return surface(x) + 11.5 + 1.2 * np.sin(x / 17)


def sheet() -> Canvas:
    return Canvas(WIDTH, HEIGHT, PIXELS, "ground", oversample=2)


def spread_points(rng: np.random.Generator, inside: Array, least: float, most: float, tries: int) -> Array:
    """Points inside a raster mask, none nearer to another than the mean of their own distances (raster pixels)."""
    rows, columns = np.nonzero(inside)
    kept = np.empty((tries, 3))
    count = 0
    for _ in range(tries):
        i = rng.integers(len(rows))
        x, y, r = columns[i], rows[i], rng.uniform(least, most)
        near = (kept[:count, 0] - x) ** 2 + (kept[:count, 1] - y) ** 2
        if np.all(near > (0.59 * (r + kept[:count, 2])) ** 2):
            kept[count] = (x, y, r)
            count += 1
    return kept[:count]


def fill_bone(canvas: Canvas, outline: Array, cortex: float, mesh: tuple[float, float], seed: int, tries: int) -> None:
    """Cortex around marrow with a net of bone; where two cortices meet no marrow is left."""
    canvas.polygon(outline, "cortex", line=mix("bone-dark", "ink", 0.45), width=0.16)
    shrink = 3
    small = canvas.mask(outline).resize((canvas.image.width // shrink, canvas.image.height // shrink), Image.Resampling.BOX)
    per_mm = canvas.scale / shrink
    for _ in range(round(cortex * per_mm / 2)):
        small = small.filter(ImageFilter.MinFilter(5))
    inside = np.asarray(small) > 127
    core = Image.fromarray((inside * 255).astype("uint8")).filter(ImageFilter.GaussianBlur(2))
    core = core.resize(canvas.image.size, Image.Resampling.BICUBIC).point([255 if v > 127 else 0 for v in range(256)])
    canvas.fill(core, "marrow")
    rng = np.random.default_rng(seed)
    points = spread_points(rng, inside, mesh[0] * per_mm, mesh[1] * per_mm, tries)
    net = Image.new("L", canvas.image.size)
    pen = ImageDraw.Draw(net)
    for x, y, _ in points:
        away = np.hypot(points[:, 0] - x, points[:, 1] - y)
        for j in np.argsort(away, kind="stable")[1:4]:
            if away[j] < mesh[1] * per_mm * 1.9:
                ends = [x * shrink, y * shrink, points[j, 0] * shrink, points[j, 1] * shrink]
                pen.line(ends, fill=255, width=round(rng.uniform(0.10, 0.21) * canvas.scale))
    canvas.fill(Image.composite(net, Image.new("L", net.size), core), "bone", 0.82)


def draw_soft_tissue(canvas: Canvas) -> None:
    rng = np.random.default_rng(4)
    x = np.linspace(-2, 82, 60)
    skin = np.c_[x, surface(x)]
    canvas.polygon(np.vstack([skin, [(82, 62), (-2, 62)]]), "muscle")
    canvas.polygon(np.vstack([skin, np.c_[x, fascia(x)][::-1]]), "fat")
    for _ in range(70):
        cx, depth = rng.uniform(0, 80), rng.uniform(2.6, 10)
        cy = surface(cx) + depth
        t, r = np.linspace(0.2, 2.6, 12) + rng.uniform(0, 6), rng.uniform(1.0, 2.0)
        if cy < fascia(cx) - 1.0:
            canvas.stroke(
                np.c_[cx + r * 1.5 * np.cos(t), cy + r * 0.6 * np.sin(t)], mix("fat", "orange", 0.35), 0.11, alpha=0.45
            )
    dermis = np.c_[x, surface(x) + 1.9]
    canvas.gradient(canvas.mask(np.vstack([skin, dermis[::-1]])), "skin-light", "skin", (0, 0), (0, 14))
    canvas.stroke(dermis, mix("skin-dark", "skin", 0.3), 0.13)
    canvas.stroke(np.c_[x, fascia(x)], mix("fat", "muscle", 0.55), 0.27)
    for i in range(95):
        x0, y0, length = rng.uniform(28, 84), rng.uniform(19, 60), rng.uniform(5, 13)
        t = np.linspace(0, 1, 8)
        fibre = np.c_[x0 + t * length * 0.80, y0 + t * length * 0.62 + 0.5 * np.sin(t * 3 + i)]
        if y0 > fascia(x0) + 1.2:
            canvas.stroke(fibre, mix("muscle", "muscle-dark" if i % 3 else "skin", 0.7), rng.uniform(0.10, 0.21), alpha=0.5)
    canvas.polygon(spline(ILIACUS), "muscle-dark")
    for _ in range(30):
        x0, y0, t = rng.uniform(26, 50), rng.uniform(52, 60), np.linspace(0, 1, 6)
        canvas.stroke(np.c_[x0 + t * 5, y0 + t * 3.6], mix("muscle-dark", "ink", 0.3), 0.13, alpha=0.45)
    canvas.polygon(spline(LIGAMENT, 12), mix("muscle", "bone", 0.55))
    for _ in range(26):
        x0 = rng.uniform(9, 22)
        y0 = 27 + abs(x0 - 15) * 0.25 + rng.uniform(0, 6)
        end = (x0 + rng.uniform(3, 5), y0 - rng.uniform(-0.6, 1.6))
        canvas.stroke([(x0, y0), end], mix("muscle", "bone", 0.85), 0.13, alpha=0.6)


def draw() -> Canvas:
    canvas = sheet()
    draw_soft_tissue(canvas)
    fill_bone(canvas, spline(SACRUM), 1.2, (0.95, 1.7), 3, 7000)
    fill_bone(canvas, spline(ILIUM, 14), 1.05, (0.85, 1.55), 8, 9000)
    canvas.stroke(spline(CARTILAGE, 10, closed=False), mix("sky", "white", 0.5), 0.4, alpha=0.9)
    return canvas


def landmarks() -> dict[str, object]:
    at = sheet().fraction
    return {
        "skin": at((66, surface(66) + 0.9)),
        "marrow": [*at((23.6, 24.6)), *at((36.0, 47.4))],
        "thin-bone": [*at((41.0, 33.4)), *at((57.0, 48.6))],
        "entry-right": at((RIGHT, surface(RIGHT))),
        "tip-right": at((RIGHT, DEPTH)),
        "entry-wrong": at((WRONG, surface(WRONG))),
        "tip-wrong": at((WRONG, DEPTH)),
        "sacrum": at((8, 42)),
        "close-up": [*at((18.0, 20.0)), *at((54.0, 47.0))],
    }
