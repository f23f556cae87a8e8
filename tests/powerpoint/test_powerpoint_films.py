"""Films made by hand into slides: media parts, timing trees of every combination, and what a scene may not ask for."""

from __future__ import annotations

import re
from hashlib import sha256
from io import BytesIO
from itertools import product
from pathlib import Path
from zipfile import ZipFile

import pytest
from mosaic_film import make_film, plain_pictures
from openxml_audit import FileFormat, OpenXmlValidator
from powerpoint_scenes import FOOTER, WIDE, design, furniture, key, media, properties, title_item

from slidekit.core.diagnostics import Span
from slidekit.core.geometry import Box
from slidekit.powerpoint import verify, write
from slidekit.powerpoint.reading import read_package
from slidekit.scene.dump import dump, to_json
from slidekit.scene.items import GroupItem, Item, MediaItem, Playback, Preset, ShapeItem
from slidekit.scene.scene import FigureUse, FilmFile, Reveal, Scene, Slide

FILM = make_film(plain_pictures(4), rate=2)
OTHER = make_film(plain_pictures(5), rate=2)
BOX = Box(900_000, 1_600_000, 4_000_000, 3_000_000)
CAPTIONS = b"WEBVTT\n\n00:00.000 --> 00:01.000\nNow\n"


def item(name: str, film: str = "film", x: int = 0, **play: object) -> MediaItem:
    box = BOX._replace(x=BOX.x + x)
    return MediaItem(f"{name}.film", "film", box, key("film"), film, Playback(2000, **play), f"The film {name}")  # type: ignore[arg-type]


def ring(name: str) -> ShapeItem:
    return ShapeItem(name, "annotation", Box(6_000_000, 2_000_000, 500_000, 500_000), Preset("ellipse"))


def scene(*items: Item, clicks: tuple[tuple[Reveal, ...], ...] = (), captions: bytes = b"") -> Scene:
    slide = Slide("a", "figure", (title_item("A film"), *items, *furniture(1)), clicks=clicks)
    films = {
        "film": FilmFile(FILM, sha256(FILM).hexdigest(), captions, "en"),
        "same": FilmFile(FILM, sha256(FILM).hexdigest(), captions, "en"),
        "other": FilmFile(OTHER, sha256(OTHER).hexdigest()),
    }
    uses = (FigureUse("film", "ab" * 32, film="cd" * 32),)
    return Scene(WIDE, (slide,), design(), properties(), FOOTER, (), uses, media("film", 90), films)


def written(made: Scene, folder: Path) -> dict[str, bytes]:
    """The parts of the deck, which every validator has looked at."""
    data = write(made)
    (folder / "films.pptx").write_bytes(data)
    assert verify(data) == ()
    assert write(made) == data
    assert list(OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(folder / "films.pptx").errors) == []
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(("auto", "loop", "mute", "cut", "step"), list(product([False, True], repeat=5)))
def test_every_way_of_playing_is_valid(auto: bool, loop: bool, mute: bool, cut: bool, step: bool, tmp_path: Path) -> None:
    film = item("one", auto=auto, loop=loop, mute=mute, skipped=500 if cut else 0, left=250 if cut else 0)
    parts = written(scene(film, ring("ring"), clicks=((Reveal("ring"),),) if step else ()), tmp_path)
    slide = parts["ppt/slides/slide1.xml"].decode()
    assert ('nodeType="afterEffect"' in slide) is auto
    assert ("repeatCount" in slide) is loop
    assert ('mute="1"' in slide) is mute
    assert ('<p14:trim st="500" end="250"/>' in slide) is cut
    numbers = [int(number) for number in re.findall(r'<p:cTn id="(\d+)"', slide)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_films_of_the_same_bytes_are_one_part(tmp_path: Path) -> None:
    films = (item("one"), item("two", "same", 3_000_000), item("three", "other", 6_000_000, auto=True))
    parts = written(scene(*films, captions=CAPTIONS), tmp_path)
    assert parts["ppt/media/media1.mp4"] == FILM
    assert parts["ppt/media/media2.mp4"] == OTHER
    assert parts["ppt/media/track1.vtt"] == CAPTIONS
    assert len([name for name in parts if name.startswith("ppt/media/")]) == 4
    slide = parts["ppt/slides/slide1.xml"].decode()
    assert slide.count("<p173:track ") == 2
    assert slide.index("afterEffect") < slide.index("clickEffect")
    assert b'<film name="a/one.film" figure="film"' in parts["customXml/item1.xml"]
    assert b'film="' + b"cd" * 32 in parts["customXml/item1.xml"]


def test_a_film_in_a_group_is_a_fault_of_the_scene() -> None:
    film = item("one")
    with pytest.raises(ValueError, match="stands in a group"):
        write(scene(GroupItem("group", "panel", film.box, (film,))))


@pytest.mark.parametrize(
    ("spoil", "fact"),
    [
        (lambda film: film + b"more than", "bytes after its end"),
        (lambda film: b"\0\0\0\x08uuid" + film, "is no MP4"),
        (lambda film: film + b"\0\0\0\x08uuid", "holds a box uuid"),
    ],
)
def test_what_is_no_clean_film_is_seen_before_it_is_written(spoil: object, fact: str) -> None:
    data = spoil(FILM)  # type: ignore[operator]
    made = scene(item("one"))
    films = {"film": FilmFile(data, sha256(data).hexdigest())}
    broken = Scene(WIDE, made.slides, design(), properties(), FOOTER, (), (), media("film", 90), films)
    assert [found for found in verify(write(broken)) if fact in found.message]


def test_a_film_is_read_back() -> None:
    package = read_package(write(scene(item("one"))), Span.whole("deck.pptx")).value
    assert package is not None
    film = next(shape for shape in package.slides[0].shapes if shape.kind == "film")
    assert (film.name, film.box, film.film, film.alt) == ("a/one.film", BOX, "ppt/media/media1.mp4", "The film one")
    assert film.frame is not None
    assert film.frame.part == "ppt/media/image1.png"


def test_the_dump_says_how_a_film_plays() -> None:
    made = scene(item("one", auto=True, loop=True, mute=False, skipped=500, left=250))
    assert "plays 2.0 s from 0.5 s, 0.25 s left out by itself, again and again, with sound\n" in dump(made)
    assert [each["kind"] for each in to_json(made)["slides"][0]["items"]][1] == "media"
