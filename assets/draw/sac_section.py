"""Lower back from the side, skin to the right: bodies and discs, the sac with its covering, arches and skin. Schematic.

No needle and no contrast are drawn: the slides add them. Units are picture units of the whole lumbar drawing (about 3.7 to a
millimetre along the spine); the sheet shows a window of it.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from canvas import Canvas
from curves import Array, band, spline
from palette import mix

PIXELS = 1600
WINDOW = (196.0, 262.0, 560.0, 420.0)
"""Left, top, width and height of the part that is shown."""
LEVELS = [(306, 112, -9), (294, 252, -5), (290, 394, 0), (298, 536, 8), (332, 672, 20)]
"""Centre of each vertebral body and its tilt in degrees, from the highest down."""
SAC = [(424, -10), (411, 112), (399, 252), (396, 394), (406, 536), (443, 660), (490, 748), (516, 840), (522, 900)]
SKIN = [(722, -10), (706, 200), (698, 420), (708, 640), (740, 910)]
HALF_SAC = 23.0
AIM = 482.0
"""Height at which the needle crosses the middle of the sac, between two arches."""
SLOPE = np.array((1.0, 0.16)) / np.hypot(1.0, 0.16)
PAST = 13.0
"""How far outside the covering the two wrong tips lie."""
Local = Callable[[float, float], tuple[float, float]]


def sheet() -> Canvas:
    left, top, width, height = WINDOW
    return Canvas(width, height, PIXELS, mix("ground", "sky", 0.03), oversample=2, origin=(left, top))


def level_frame(level: int) -> tuple[Local, float, float]:
    """A level's own coordinates (x back, y down, origin in the middle of the body), its half depth and half height."""
    cx, cy, tilt = LEVELS[level]
    c, s = np.cos(np.radians(tilt)), np.sin(np.radians(tilt))

    def place(x: float, y: float) -> tuple[float, float]:
        return (float(cx + x * c + y * s), float(cy - x * s + y * c))

    return place, 66 + 1.5 * level, 50.0


def sac_edges() -> tuple[Array, Array, Array]:
    """Middle line, front edge, back edge of the sac, from the head down."""
    middle = spline(SAC, 20, closed=False)
    half = np.interp(middle[:, 1], [0, 320, 660, 820, 900], [HALF_SAC, HALF_SAC, HALF_SAC - 1, 18, 9])
    front, back = band(middle, half)
    return middle, front, back


def arch(level: int) -> Array:
    place, h, _ = level_frame(level)
    outline = [(-6, -34), (36, -30), (44, -62), (58, -66), (66, -34), (84, -10), (122, -2), (186, 12), (204, 34), (196, 60)]
    outline += [(150, 50), (112, 34), (96, 40), (88, 78), (70, 84), (64, 44), (40, 10), (-6, 8)]
    return spline([place(h + x, y) for x, y in outline], 10)


def body(level: int) -> Array:
    place, d, h = level_frame(level)
    top = [(-d, -h + 3), (-d / 2, -h + 7), (0, -h + 9), (d / 2, -h + 8), (d, -h), (d - 5, -20), (d - 6, 10)]
    low = [(d, h), (d / 2, h - 8), (0, h - 10), (-d / 2, h - 8), (-d, h - 2), (-d + 9, 14), (-d + 9, -14)]
    return spline([place(x, y) for x, y in top + low], 8)


def disc(level: int) -> Array:
    """The disc under a level; the last one is closed by the sacrum's plate."""
    place, d, h = level_frame(level)
    upper = [place(-d + 4, h + 3), place(0, h - 3), place(d - 4, h + 4)]
    if level == len(LEVELS) - 1:
        return spline([*upper, (530, 738), (470, 762), (410, 790)], 8)
    under, d2, h2 = level_frame(level + 1)
    return spline([*upper, under(d2 - 2, -h2 - 3), under(0, -h2 + 5), under(-d2 + 4, -h2 - 1)], 8)


def ligament(level: int) -> Array:
    """Soft tissue between two spinous processes, in front of which the flaval ligament closes the canal."""
    upper, d, _ = level_frame(level)
    lower, d2, _ = level_frame(level + 1)
    front = [upper(d + 66, 40), upper(d + 108, 34), upper(d + 150, 48), upper(d + 190, 60)]
    rear = [lower(d2 + 186, 12), lower(d2 + 122, -2), lower(d2 + 84, -12), lower(d2 + 50, -60)]
    return spline([*front, *rear], 8)


def draw_bones(canvas: Canvas) -> None:
    dull, rim = mix("bone-dark", "ground", 0.42), mix("bone-dark", "ground", 0.7)
    for level in range(len(LEVELS) - 1):
        canvas.polygon(ligament(level), mix("ligament", "ground", 0.66))
    for level in reversed(range(len(LEVELS))):
        canvas.polygon(arch(level), dull, line=rim, width=2)


def draw_front(canvas: Canvas) -> None:
    line = mix("bone-dark", "ground", 0.35)
    sacrum = [
        (408, 802),
        (470, 772),
        (534, 746),
        (554, 772),
        (572, 820),
        (592, 880),
        (602, 945),
        (514, 945),
        (462, 890),
        (428, 844),
    ]
    canvas.polygon(spline(sacrum, 10), mix("bone", "ground", 0.12), line=line, width=3)
    for level in range(len(LEVELS)):
        canvas.polygon(body(level), mix("bone", "ground", 0.12), line=line, width=3)
    for level in range(len(LEVELS)):
        canvas.polygon(disc(level), mix("disc", "ground", 0.35))


def draw() -> Canvas:
    canvas = sheet()
    skin = spline(SKIN, 12, closed=False)
    canvas.polygon(np.vstack([[(-10, -10)], skin, [(-10, 910)]]), "tissue")
    canvas.stroke(skin, mix("skin", "ground", 0.35), 7)
    draw_bones(canvas)
    middle, front, back = sac_edges()
    canvas.polygon(np.vstack([front, back[::-1]]), "fluid")
    draw_front(canvas)
    half = np.hypot(*(back - front).T) / 2
    across = (front - middle) / half[:, None]
    for offset in (-0.5, -0.24, 0.02, 0.27, 0.53):
        strand = middle + across * (half * offset + 3 * np.sin(middle[:, 1] / 60 + offset * 9))[:, None]
        canvas.stroke(strand, "cord", 3.0, alpha=0.55)
    canvas.stroke(front, "dura", 3.6)
    canvas.stroke(back, "dura", 3.6)
    return canvas


def needle_tips() -> dict[str, Array]:
    """Tips on one line: before the sac, in its middle, beyond it; and where that line crosses the skin."""
    middle, front, back = sac_edges()

    def crossing(edge: Array) -> Array:
        """Where the needle's line meets a curve that runs downwards."""
        start = np.array((np.interp(AIM, middle[:, 1], middle[:, 0]), AIM))
        side = (edge - start) @ np.array((-SLOPE[1], SLOPE[0]))
        i = int(np.nonzero(np.diff(np.sign(side)))[0][0])
        t = side[i] / (side[i] - side[i + 1])
        return np.asarray(edge[i] + (edge[i + 1] - edge[i]) * t)

    return {
        "entry": crossing(spline(SKIN, 12, closed=False)),
        "tip-shallow": crossing(back) + SLOPE * PAST,
        "tip": crossing(middle),
        "tip-deep": crossing(front) - SLOPE * PAST,
    }


def landmarks() -> dict[str, object]:
    at = sheet().fraction
    _, top, _, height = WINDOW
    _, front, back = sac_edges()
    rows = np.linspace(top + 8, top + height - 8, 9)

    def edge(curve: Array) -> list[tuple[float, float]]:
        return [(float(np.interp(y, curve[:, 1], curve[:, 0])), float(y)) for y in rows]

    outline = edge(front) + edge(back)[::-1]
    return {
        "skin": at((np.interp(330, [r[1] for r in SKIN], [r[0] for r in SKIN]), 330)),
        **{name: at(point) for name, point in needle_tips().items()},
        "sac": [at(point) for point in outline],
        "covering": at(edge(back)[2]),
        "close-up": [*at((270, 352)), *at((590, 592))],
    }
