"""The studio served for tests, on a copy of the four lectures; and a phone's photograph."""

from __future__ import annotations

import json
import re
import shutil
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import unified_diff
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from PIL import Image, ImageDraw
from served import TOKEN, running

from slidekit.studio.desk.app import studio_app

LECTURES = Path(__file__).parents[2]
PAGE = "http://127.0.0.1:8765"
FIGURES = "assets/figures.yaml"
HARVEST = "decks/shared/harvest.yaml"
SLIDE = "#/slides/decks%2Fpittsburgh.yaml/quarter-inch"
SECTION = "#/figure/bone-section"
MARKS = "#/figure/harvest-fluoroscopy?layer=marks&deck=decks/pittsburgh.yaml&slide=harvest-compare&panel=harvest-fluoroscopy"
LEFT_OUT = {"__pycache__", "gallery.yaml"}
"""Of the repository's decks and assets: the gallery uses slides of docs/."""
Visit = Callable[..., Any]
"""Opens an address in a browser."""


@dataclass(frozen=True)
class Studio:
    """``url`` to open, and the project's folder."""

    url: str
    root: Path

    def page(self, address: str) -> str:
        """The address of a view."""
        return self.url.partition("#")[0] + address

    def text(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")

    def write(self, path: str, text: str) -> None:
        """As an editor saves: beside it, then in its place."""
        beside = (self.root / path).with_name(".edited.tmp")
        beside.write_text(text, "utf-8")
        beside.replace(self.root / path)

    def changed(self, path: str) -> list[str]:
        """The lines of a file that differ from the lectures'."""
        before = (LECTURES / path).read_text("utf-8").splitlines()
        lines = unified_diff(before, self.text(path).splitlines(), n=0, lineterm="")
        return [line for line in lines if line[:3] not in ("---", "+++", "@@ ")]

    def untouched(self, *but: str) -> None:
        """Every file but these is as in the lectures, and no other file has come."""
        for folder in ("decks", "assets"):
            for path in (LECTURES / folder).rglob("*"):
                name = path.relative_to(LECTURES).as_posix()
                if path.is_file() and name not in but and not LEFT_OUT & set(path.parts):
                    assert (self.root / name).read_bytes() == path.read_bytes(), name
            for path in (self.root / folder).rglob("*"):
                name = path.relative_to(self.root).as_posix()
                assert name in but or (LECTURES / name).exists(), f"{name} is new"

    def restore(self, version: Callable[[], int] | None = None) -> None:
        """Every file as in the lectures, and the server knows it: its ``version`` tells."""
        version = version or self.version
        before, wrong = version(), False
        for folder in ("decks", "assets"):
            for path in (self.root / folder).rglob("*"):
                kept = LECTURES / path.relative_to(self.root)
                if path.is_file() and not (kept.exists() and kept.read_bytes() == path.read_bytes()):
                    wrong = True
                    path.unlink()
            for kept in (LECTURES / folder).rglob("*"):
                path = self.root / kept.relative_to(LECTURES)
                if kept.is_file() and not path.exists() and not LEFT_OUT & set(kept.parts):
                    wrong = True
                    shutil.copy(kept, path)
        if wrong:
            until(lambda: version() > before)

    def version(self) -> int:
        """How often the server has seen files change."""
        address, _, token = self.url.partition("#")
        asked = Request(f"{address}api/project", headers={"x-slidekit-token": token})
        with urlopen(asked) as answer:
            return int(json.load(answer)["version"])


def copy_lectures(root: Path) -> Path:
    """The project, without its builds."""
    for folder in ("decks", "assets"):
        shutil.copytree(LECTURES / folder, root / folder, ignore=shutil.ignore_patterns(*LEFT_OUT))
    return root


@contextmanager
def opened(root: Path) -> Iterator[Studio]:
    """The studio of a project, served until the test ends."""
    with running(lambda address, hub: studio_app(root, address=address, token=TOKEN, hub=hub)) as address:
        yield Studio(address.url(TOKEN), root)


def harvest_photo() -> Image.Image:
    """Another view of the harvest, upright: 1500 × 1200, a red corner at the top left."""
    with Image.open(LECTURES / "assets/pictures/harvest-outside.png") as drawing:
        photo = Image.new("RGB", (1500, 1200), (40, 90, 105))
        photo.paste(drawing.convert("RGB").resize((1200, 1200)), (220, 0))
    ImageDraw.Draw(photo).rectangle((0, 0, 60, 60), fill=(250, 10, 10))
    return photo


def phone_photo() -> bytes:
    """The same as a phone stores it: on its side (orientation 6), with the place where it was taken and the phone's name."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x0110] = "Phone of Jane Doe"
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (25.0, 46.0, 12.0)
    sink = BytesIO()
    harvest_photo().transpose(Image.Transpose.ROTATE_90).save(sink, "JPEG", quality=92, exif=exif)
    return sink.getvalue()


def drop_file(page: Any, selector: str, name: str, data: bytes, kind: str) -> None:
    """Drop a file on an element, as a person does with the mouse."""
    transfer = page.evaluate_handle(
        """([name, data, kind]) => {
            const given = new DataTransfer();
            given.items.add(new File([Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0))], name, { type: kind }));
            return given;
        }""",
        [name, b64encode(data).decode(), kind],
    )
    for event in ("dragenter", "dragover", "drop"):
        page.dispatch_event(selector, event, {"dataTransfer": transfer})


def dragged(page: Any, handle: Any, dx: float, dy: float) -> None:
    """Drag a handle by CSS pixels."""
    box = handle.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + dx / 2, y + dy / 2)
    page.mouse.move(x + dx, y + dy, steps=3)
    page.mouse.up()


def told(page: Any, words: str) -> None:
    """What the page has said at its foot, to screen readers too."""
    page.locator("#status").get_by_text(re.compile(words)).wait_for()


def settled(page: Any) -> None:
    """Until all that is in sight is drawn: pictures, slides, nothing busy."""
    page.wait_for_function(
        """() => {
            const near = (each) => each.getBoundingClientRect().top < innerHeight && each.getBoundingClientRect().bottom > 0;
            const drawn = (each) => each.querySelector('svg, p, img') !== null;
            return [...document.images].every((each) => each.complete)
                && [...document.querySelectorAll('.use-slide, .thumb')].filter(near).every(drawn)
                && !document.querySelector('[aria-busy=true]') && !document.getAnimations().length;
        }"""
    )
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def until(check: Callable[[], bool]) -> None:
    """Wait for something that is no element of the page."""
    end = time.monotonic() + 30
    while not check():
        assert time.monotonic() < end, "it does not come about"
        time.sleep(0.05)


def go(page: Any, studio: Studio, address: str) -> None:
    page.goto(studio.page(address))
    page.locator("main h1").wait_for()
