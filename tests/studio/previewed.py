"""A preview served for tests: a small deck with a picture, two languages, two venues, steps, notes and a finding."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from served import TOKEN, running
from starlette.types import ASGIApp

from slidekit.pipeline.live import LiveProject
from slidekit.pipeline.plan import place_of
from slidekit.studio.addresses import Address
from slidekit.studio.events import Hub
from slidekit.studio.preview import preview_app

DECK = """\
slidekit: 1
title: {en: A needle needs a picture, es: Una aguja necesita una imagen}
language: en
languages: [en, es]
venue: here
slides:
  - layout: title
    section: {en: First things, es: Lo primero}
    seconds: 10
  - id: shown
    title: {en: The needle is seen, es: Se ve la aguja}
    panels: [{figure: needle, annotations: [{arrow: tip, label: {en: Needle tip, es: Punta de la aguja}}]}]
    points: [{en: Find the tip, es: Busque la punta}, {en: Follow it, es: Sígala}]
    notes: {en: Show it, es: Muéstrela}
    seconds: 20
  - id: stepped
    section: {en: Then, es: Después}
    title: {en: One after the other, es: Uno tras otro}
    points:
      - {text: {en: Comes first, es: Viene primero}, step: 1}
      - {text: {en: Comes second, es: Viene segundo}, step: 2}
      - {text: {en: Comes third, es: Viene tercero}, step: 3}
    notes: {en: Say it slowly, es: Dígalo despacio}
    seconds: 20
  - id: linked
    title: {en: Read more, es: Lea más}
    points: [{en: "The [manual](https://example.org/manual) says so", es: "Lo dice el [manual](https://example.org/manual)"}]
"""
FIGURES = """\
slidekit: 1
figures:
  needle:
    {file: needle.png, kind: illustration, alt: {en: A needle, es: Una aguja}, credit: A. B., landmarks: {tip: [0.6, 0.4]}}
"""
PLAIN = "slidekit: 1\ntitle: Another\nslides:\n  - {id: a, title: One slide, points: [One, Two], seconds: 20}\n"


@dataclass(frozen=True)
class Previewed:
    """``url`` to open, and the deck's file."""

    url: str
    spec: Path
    address: Address

    def edit(self, old: str, new: str) -> None:
        """As an editor saves: beside it, then in its place."""
        text = self.spec.read_text("utf-8")
        assert old in text
        self.save(text.replace(old, new))

    def save(self, text: str) -> None:
        beside = self.spec.with_name(".deck.yaml.tmp")
        beside.write_text(text, "utf-8")
        beside.replace(self.spec)


def make_project(root: Path) -> Path:
    """The deck's path."""
    (root / "decks/venues").mkdir(parents=True)
    (root / "assets").mkdir()
    (root / "decks/deck.yaml").write_text(DECK, "utf-8")
    (root / "decks/other.yaml").write_text(PLAIN, "utf-8")
    (root / "decks/venues/here.yaml").write_text("slidekit: 1\nevent: {name: Here}\nlanguage: en\n", "utf-8")
    (root / "decks/venues/alla.yaml").write_text(
        'slidekit: 1\nevent: {name: Allá}\nlanguage: es\nscreen: {aspect: "4:3"}\n', "utf-8"
    )
    (root / "assets/figures.yaml").write_text(FIGURES, "utf-8")
    draw(root / "assets/needle.png", 90)
    return root / "decks/deck.yaml"


def draw(path: Path, grey: int) -> None:
    """A picture that is another one for each grey."""
    image = Image.linear_gradient("L").resize((900, 600))
    image.paste(grey, (300, 200, 500, 300))
    image.save(path)


@contextmanager
def previewing(spec: Path, *, editor: str = "", token: str = TOKEN, port: int = 0) -> Iterator[Previewed]:
    """The preview of a deck on a real socket."""
    root, job = place_of(spec)
    source = str(job.source)

    def make(address: Address, hub: Hub) -> ASGIApp:
        return preview_app(project, source, address=address, token=token, hub=hub, editor=editor)

    with LiveProject(root) as project, running(make, port) as address:
        yield Previewed(address.url(token), spec, address)
