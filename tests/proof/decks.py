"""Random decks in a project of their own: every layout with text, shortened by their maker until they fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import yaml
from corpora import CORPORA, Corpus
from layouts import MAKERS, make_slide
from PIL import Image, ImageDraw

import slidekit
from slidekit.scene.scene import Scene

THEMES = ("reading-room", "daylight", "slate")
ASPECTS = ("16:9", "4:3")
FONTS = ("Arial", "Calibri")
TOO_MUCH = ("text-overflow", "label-crowded")
"""What slidekit says of a slide that holds more than has room."""

SHORTER = 0.82
ROUNDS = 12
PICTURES = {"square": (600, 600), "landscape": (800, 600), "wide": (960, 540), "portrait": (480, 720), "panorama": (1200, 400)}


@dataclass(frozen=True, slots=True)
class Plan:
    """What a deck is made from. ``kinds`` of slides are those of ``MAKERS``; ``fill`` is how long texts start."""

    seed: int
    corpus: Corpus
    theme: str
    aspect: str
    font: str
    kinds: tuple[str, ...] = tuple(MAKERS)
    fill: tuple[float, float] = (0.7, 1.9)

    @property
    def name(self) -> str:
        return f"{self.corpus.name}-{self.theme}-{self.aspect.replace(':', 'x')}-{self.font.lower()}-{self.seed}"


@dataclass(frozen=True, slots=True)
class Made:
    """A deck that fits: its spec, its scene, and the kinds of slide that fitted at no length."""

    plan: Plan
    spec: Path
    scene: Scene
    dropped: tuple[str, ...]


def plans(decks: int, seed: int = 1, kinds: int | None = None) -> Iterator[Plan]:
    """So many plans, each corpus in each theme, aspect and font before one comes twice, of ``kinds`` of slide (None: all)."""
    wanted = list(MAKERS)
    Random(seed).shuffle(wanted)
    screens = list(product(ASPECTS, FONTS))
    for number in range(decks):
        chosen = wanted if kinds is None else [wanted[(number * kinds + step) % len(wanted)] for step in range(kinds)]
        corpus, theme = CORPORA[number % len(CORPORA)], THEMES[number % len(THEMES)]
        aspect, font = screens[(number + number // 12) % len(screens)]
        yield Plan(seed * 1000 + number, corpus, theme, aspect, font, tuple(name for name in MAKERS if name in chosen))


class Project:
    """A project folder with pictures, references, a speaker and a venue for every aspect and font."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for folder in ("assets/pictures", "decks/venues"):
            (root / folder).mkdir(parents=True)
        for name, size in PICTURES.items():
            _draw(size).save(root / f"assets/pictures/{name}.png")
        self._dump("assets/figures.yaml", {"slidekit": 1, "figures": {name: _figure(name) for name in PICTURES}})
        self._dump("assets/references.yaml", {"slidekit": 1, "references": REFERENCES})
        self._dump("assets/speaker.yaml", {"slidekit": 1, **SPEAKER})
        for aspect, font in product(ASPECTS, FONTS):
            event = {"name": "Annual Meeting on Imaging", "city": "Springfield", "country": "US", "start": "2026-04-28T09:00"}
            venue = {"event": {**event, "slot_minutes": 60}, "screen": {"aspect": aspect}, "fonts": {"allow": [font]}}
            self._dump(f"decks/venues/{venue_of(aspect, font)}.yaml", {"slidekit": 1, **venue})

    def _dump(self, name: str, data: dict[str, Any]) -> Path:
        path = self.root / name
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10_000), encoding="utf-8")
        return path

    def write(self, plan: Plan, slides: Sequence[dict[str, Any]]) -> Path:
        """The deck's spec with these slides."""
        deck = {
            "slidekit": 1,
            "id": plan.name,
            "title": plan.corpus.sentence(Random(plan.seed), 6, 30),
            "language": plan.corpus.language,
            "venue": venue_of(plan.aspect, plan.font),
            "theme": plan.theme,
            "speaker": "../assets/speaker.yaml",
            "slides": list(slides),
        }
        return self._dump(f"decks/{plan.name}.yaml", deck)

    def make(self, plan: Plan) -> Made:
        """A deck of the plan that fits: slides that run over are written shorter, and left out where nothing helps."""
        start = Random(plan.seed)
        amounts = {kind: start.uniform(*plan.fill) for kind in plan.kinds}
        dropped: list[str] = []
        for turn in range(ROUNDS):
            slides = [make_slide(kind, Random(f"{plan.seed}-{kind}"), plan.corpus, amount) for kind, amount in amounts.items()]
            spec = self.write(plan, slides)
            placed = slidekit.lay_out(spec)
            over = {finding.slide for finding in placed.diagnostics if finding.code in TOO_MUCH}
            others = [finding for finding in placed.diagnostics if finding.is_error and finding.code not in TOO_MUCH]
            assert not others, others
            if not over:
                assert placed.value is not None
                return Made(plan, spec, placed.value, tuple(dropped))
            for kind in [kind for kind in amounts if kind in over]:
                amounts[kind] *= SHORTER
                if turn >= ROUNDS - 3:
                    dropped.append(kind)
                    del amounts[kind]
        raise AssertionError(f"{plan.name} fits at no length")

    def build(self, made: Made, out: Path) -> Path:
        """The deck's ``.pptx``."""
        result = slidekit.build(made.spec, out=out)
        assert result.ok, [finding for finding in result.diagnostics if finding.is_error]
        return Path(result.outputs[0].path)


def venue_of(aspect: str, font: str) -> str:
    """The id of the venue with this screen and font."""
    return f"{aspect.replace(':', 'x')}-{font.lower()}"


def _draw(size: tuple[int, int]) -> Image.Image:
    """A picture that is nobody's: a grey ground with a disc and a line."""
    picture = Image.new("L", size, 70)
    pen = ImageDraw.Draw(picture)
    w, h = size
    pen.ellipse((w * 0.3, h * 0.3, w * 0.7, h * 0.7), fill=150)
    pen.line((w * 0.1, h * 0.1, w * 0.6, h * 0.4), fill=230, width=4)
    return picture


def _figure(name: str) -> dict[str, Any]:
    credit = {"author": f"Author of the {name} picture", "source": "drawn for the tests of this project", "licence": "CC0"}
    landmarks = {"tip": [0.6, 0.4], "entry": [0.1, 0.1], "lesion": [0.3, 0.5, 0.55, 0.75]}
    facts: dict[str, Any] = {"view": "Oblique", "side": "L", "orient": {"left": "L"}} if name in ("square", "wide") else {}
    keys = {"file": f"pictures/{name}.png", "kind": "simulation", "alt": f"The {name} picture", "credit": credit}
    return {**keys, "landmarks": landmarks, **facts}


SPEAKER = {
    "name": "Dr. Wilhelmina Vandenberghe-Castellanos",
    "credentials": "MD, PhD, FACR",
    "role": "Head of Interventional Imaging",
    "affiliation": "Department of Radiology, University Hospital of Springfield",
    "email": "wilhelmina.vandenberghe@hospital.example.org",
    "disclosures": {
        "statement": "relationships",
        "as_of": "2026-04-01",
        "relationships": [
            {"with": "Northwind Imaging", "nature": "Consultant, speaker’s fees", "from": 2024},
            {"with": "Contoso Needles", "nature": "Research grant to the institution", "from": 2023, "to": 2025},
        ],
    },
}
REFERENCES = {
    "ames2001": {
        "authors": ["Ames P", "Birch Q", "Calder R"],
        "title": "Needle placement under fluoroscopy: a prospective comparison of two approaches in 316 adults",
        "journal": "J Invented Radiol",
        "year": 2001,
        "volume": 12,
        "pages": "1003-1007",
    },
    "brandt2014": {
        "authors": ["Brandt L", "Castellanos-Iturralde M", "Doe J", "Eriksson K"],
        "title": "Contrast-enhanced ultrasound of the sacroiliac joint, with a note on dose/volume/pressure relations",
        "journal": "Acta Imaginaria",
        "year": 2014,
        "volume": 55,
        "issue": 2,
        "pages": "77-93",
        "doi": "10.0000/acta.2014.0077-extended-supplement",
    },
    "costa2019": {
        "authors": ["Costa A"],
        "title": "A handbook of needles",
        "kind": "book",
        "publisher": "Example Press",
        "year": 2019,
    },
    "dietz1988": {
        "authors": ["Dietz H", "Engel F"],
        "title": "Zur Genauigkeit der Punktion",
        "journal": "Beispielarchiv",
        "year": 1988,
        "volume": 3,
        "pages": "1-9",
    },
    "egan2022": {
        "authors": ["Egan S", "Farouk T", "Gupta U", "Hale V", "Ito W", "Jansen X", "Kim Y"],
        "title": "Anatomical variation of the posterior ilium and what it means for marrow aspiration: 1,204 CT scans",
        "journal": "Clin Made Up Anat",
        "year": 2022,
        "volume": 8,
        "issue": 11,
        "pages": "e220-e234",
    },
}
