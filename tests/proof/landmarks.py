"""Random figures with a dot on their landmark, and decks whose arrows point at it: turned, mirrored, cropped, fitted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import yaml
from orientations import STORED
from PIL import Image, ImageDraw

DOT = (255, 0, 255)
"""No theme, mark or ground has anything like it."""
TURNED = {"jpg": ("JPEG", {"quality": 93, "subsampling": 0}), "png": ("PNG", {"compress_level": 1}),
          "webp": ("WEBP", {"lossless": True, "method": 0, "quality": 0}), "tif": ("TIFF", {})}  # fmt: skip
"""Formats that carry an orientation."""
PLAIN = {"gif": ("GIF", {}), "bmp": ("BMP", {})}
PANELS = {"figure": 1, "points-figure": 1, "figure-points": 1, "figure-full": 1, "compare": 2, "compare-3": 3, "grid": 4,
          "sequence": 6}  # fmt: skip
"""Layouts by how many panels they show here."""
ROUND = (
    "sequence", "grid", "sequence", "compare-3", "sequence", "compare", "sequence", "figure-full", "sequence",
    "points-figure", "sequence", "figure", "sequence", "figure-points", "sequence",
)  # fmt: skip
"""Which layouts a deck goes through: small panels are many, so that few pages hold many cases."""
CAPTIONED = ("figure", "points-figure", "figure-points", "compare", "compare-3", "grid")
"""Where a caption takes little room, and does not lie on the picture and its dot."""
STYLES = ("finding", "second", "risk", "ok", "quiet")
SIDES = ("left", "right", "above", "below", "top-left", "top-right", "bottom-left", "bottom-right")
ASPECTS = {"16:9": 16 / 9, "4:3": 4 / 3}
THEMES = ("reading-room", "daylight", "slate")
Fractions = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Case:
    """One arrow at one dot: the picture's ``file`` and EXIF orientation, and the panel as written."""

    file: str
    orientation: int
    style: str
    panel: dict[str, Any]

    @property
    def id(self) -> str:
        return str(self.panel["id"])

    @property
    def labelled(self) -> bool:
        return "label" in self.panel["annotations"][0]


@dataclass(frozen=True, slots=True)
class Talk:
    """A deck of cases: its spec, and for each slide the cases on it in their order."""

    spec: Path
    theme: str
    slides: tuple[tuple[Case, ...], ...]


class Landmarks:
    """A project of such pictures and decks."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.figures: dict[str, dict[str, Any]] = {}
        self.ground = Image.linear_gradient("L").resize((64, 64)).rotate(30).point(lambda value: value // 3 + 20)
        for folder in ("assets", "decks/venues"):
            (root / folder).mkdir(parents=True)
        for aspect in ASPECTS:
            self._dump(f"decks/venues/{_slug(aspect)}.yaml", {"slidekit": 1, "screen": {"aspect": aspect}})

    def make(self, seed: int, cases: int, aspect: str, theme: str, beside: float = 0.0) -> Talk:
        """A deck with at least so many cases; ``beside`` puts landmarks off their dots, in fractions of the width."""
        rng = Random(seed)
        slides: list[tuple[Case, ...]] = []
        written: list[dict[str, Any]] = []
        while sum(map(len, slides)) < cases:
            number = len(slides)
            layout = ROUND[number % len(ROUND)]
            shown = tuple(self._case(rng, f"f{seed}-{number}-{i}", layout, aspect, beside) for i in range(PANELS[layout]))
            slides.append(shown)
            slide = {"id": f"s{number}", "layout": layout, "title": f"Slide {number}", "panels": [case.panel for case in shown]}
            if "points" in layout:
                slide["points"] = ["One thing", "Another thing"][: rng.randint(1, 2)]
            written.append(slide)
        name = f"{theme}-{_slug(aspect)}-{seed}"
        deck = {"slidekit": 1, "id": name, "title": "Dots", "theme": theme, "venue": _slug(aspect), "slides": written}
        self._dump("assets/figures.yaml", {"slidekit": 1, "figures": self.figures})
        return Talk(self._dump(f"decks/{name}.yaml", deck), theme, tuple(slides))

    def _dump(self, name: str, data: dict[str, Any]) -> Path:
        path = self.root / name
        path.write_text(yaml.safe_dump(data, sort_keys=False, width=10_000), encoding="utf-8")
        return path

    def _case(self, rng: Random, name: str, layout: str, aspect: str, beside: float) -> Case:
        """A figure of its own, with its dot where the panel shows it."""
        width = rng.randint(320, 560) if layout in ("sequence", "grid") else rng.randint(500, 1100)
        size = width, round(width * rng.uniform(0.7, 1.3))
        crop = _crop(rng) if rng.random() < 0.6 else None
        fit = rng.choice(("contain", "cover", "cover"))
        focus, seen = _seen(rng, size, crop, ASPECTS[aspect] if layout == "figure-full" and fit == "cover" else None)
        spot = _spot(rng, size, seen)
        if (
            focus is not None and PANELS[layout] > 1
        ):  # the frame has the shape of another picture, and may show little of this one
            focus = _near(rng, (spot[0] / size[0], spot[1] / size[1]), seen)
        landmark = [(spot[0] + 0.5) / size[0] + beside, (spot[1] + 0.5) / size[1]]
        file, orientation = self._draw(rng, name, size, spot, seen)
        figure = {"file": file, "kind": "chart", "alt": "A dot on grey", "credit": "drawn for this test"}
        self.figures[name] = {**figure, "landmarks": {"dot": landmark}}
        mark: dict[str, Any] = {"arrow": "dot", "style": rng.choice(STYLES)}
        if rng.random() < 0.25:
            mark["label"] = rng.choice(("Tip", "Thin bone", "Needle tip", "Entry here"))
        elif rng.random() < 0.6:
            mark["from"] = rng.choice(SIDES)
        panel: dict[str, Any] = {"id": name, "figure": name, "fit": fit, "annotations": [mark]}
        panel |= {"crop": list(crop)} if crop else {}
        panel |= {"focus": "dot" if focus is None else list(focus)} if fit == "cover" else {}
        panel |= {"caption": "A caption of a few words"} if rng.random() < 0.3 and layout in CAPTIONED else {}
        return Case(file, orientation, mark["style"], panel)

    def _draw(self, rng: Random, name: str, size: tuple[int, int], spot: tuple[int, int], seen: Fractions) -> tuple[str, int]:
        """Save the picture, turned as its orientation says; the dot is about 5 points wide each way where it is shown."""
        image = self.ground.resize(size).convert("RGB")
        radius = max(4, round(0.035 * min((seen[2] - seen[0]) * size[0], (seen[3] - seen[1]) * size[1])))
        pen = ImageDraw.Draw(image)
        pen.ellipse((spot[0] - radius, spot[1] - radius, spot[0] + radius, spot[1] + radius), fill=DOT)
        suffix = rng.choice((*TURNED, *TURNED, *PLAIN))
        kind, options = {**TURNED, **PLAIN}[suffix]
        orientation = rng.randint(1, 8) if suffix in TURNED else 1
        exif = Image.Exif()
        exif[0x0112] = orientation
        how = STORED[orientation]
        stored = image if how is None else image.transpose(how)
        stored.save(self.root / f"assets/{name}.{suffix}", kind, **options, **({"exif": exif} if suffix in TURNED else {}))
        return f"{name}.{suffix}", orientation


def _slug(aspect: str) -> str:
    return aspect.replace(":", "x")


def _near(rng: Random, place: tuple[float, float], seen: Fractions) -> tuple[float, float]:
    """A place in the area that is a twentieth of it away, at most, each way."""
    across, down = (seen[2] - seen[0]) / 20, (seen[3] - seen[1]) / 20
    x, y = place[0] + rng.uniform(-across, across), place[1] + rng.uniform(-down, down)
    return round(min(max(x, seen[0]), seen[2]), 3), round(min(max(y, seen[1]), seen[3]), 3)


def _crop(rng: Random) -> Fractions:
    """At least 60 % of the picture each way, with three decimals."""
    edges = []
    for _ in range(2):
        length = rng.uniform(0.6, 0.95)
        start = rng.uniform(0, 1 - length)
        edges.append((round(start, 3), round(start + length, 3)))
    return edges[0][0], edges[1][0], edges[0][1], edges[1][1]


def _seen(
    rng: Random, size: tuple[int, int], crop: Fractions | None, page: float | None
) -> tuple[tuple[float, float] | None, Fractions]:
    """A focus (None: the dot), and an area of the picture that is shown whatever the layout does with it.

    ``page`` is the aspect of what the picture is made to fill. Round a focus at least half of the part that is shown lies on
    either side, unless the crop's edge is nearer.
    """
    left, top, right, bottom = crop or (0.0, 0.0, 1.0, 1.0)
    if rng.random() < 0.4:
        return None, (left, top, right, bottom)
    focus = round(rng.uniform(left, right), 3), round(rng.uniform(top, bottom), 3)
    if page is None:
        return focus, (left, top, right, bottom)
    aspect = (right - left) * size[0] / ((bottom - top) * size[1])
    half_w = 0.5 * (right - left) * min(1.0, page / aspect)
    half_h = 0.5 * (bottom - top) * min(1.0, aspect / page)
    x = min(max(focus[0], left + half_w), right - half_w)
    y = min(max(focus[1], top + half_h), bottom - half_h)
    return focus, (x - half_w, y - half_h, x + half_w, y + half_h)


def _spot(rng: Random, size: tuple[int, int], seen: Fractions) -> tuple[int, int]:
    """A pixel in sight, away from the edges and from the corner where a panel has its letter and a full picture its title."""
    across, down = rng.uniform(0.08, 0.92), rng.uniform(0.1, 0.92)
    if down < 0.4 and across < 0.45:
        down = 0.5 + down
    left, top, right, bottom = seen
    return round((left + (right - left) * across) * size[0]), round((top + (bottom - top) * down) * size[1])


def decks(project: Landmarks, cases: int, count: int) -> Iterator[Talk]:
    """So many decks, each aspect and theme in turn, that hold so many cases together."""
    for number in range(count):
        aspect = tuple(ASPECTS)[number % len(ASPECTS)]
        yield project.make(number + 1, -(-cases // count), aspect, THEMES[number % len(THEMES)])
