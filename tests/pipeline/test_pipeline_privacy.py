"""Nothing but the pixels that are seen crosses into a deck: no names, places, thumbnails, nothing that was cut or blackened."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from itertools import product
from pathlib import Path
from urllib.parse import quote
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from openxml_audit import FileFormat, OpenXmlValidator
from PIL import Image, ImageChops
from secretive_pictures import CARRIERS, NAME, SECONDS, exif, ground, noise

from slidekit.cli import cli

DECK = """
slidekit: 1
id: talk
title: Talk
slides:
  - id: one
    title: The picture is shown
    layout: figure-full
    panels: [{figure: hip, KEYS}]
    notes: Say what is seen.
  - id: two
    title: The picture beside points
    panels: [{figure: hip, caption: What one sees, KEYS, annotations: [{arrow: [0.3, 0.3], label: Tip}]}]
    points: [One thing]
"""
FIGURES = "slidekit: 1\nfigures:\n  hip: {file: FILE, kind: illustration, alt: A grey ground, credit: own, MORE}\n"
FILE = f"{NAME}-family/DOE_{NAME.upper()}_MRN7741903"
"""Folder and file names say who it is."""


def write_project(root: Path, suffix: str, data: bytes, *, keys: str = "fit: contain", more: str = "badges: []") -> Path:
    """A project with one figure; the deck's path."""
    picture = root / "assets" / f"{FILE}.{suffix}"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(data)
    (root / "decks").mkdir()
    (root / "assets" / "figures.yaml").write_text(FIGURES.replace("FILE", f"{FILE}.{suffix}").replace("MORE", more))
    (root / "decks" / "talk.yaml").write_text(DECK.replace("KEYS", keys))
    return root / "decks" / "talk.yaml"


def build(deck: Path) -> Path:
    """The built and validated package."""
    result = CliRunner().invoke(cli, ["build", str(deck)])
    assert result.exit_code == 0, result.output
    path = deck.parents[1] / "build" / "talk.pptx"
    assert not OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path).errors
    return path


def parts(data: bytes, where: str = "") -> Iterator[tuple[str, bytes]]:
    """Every part, its name and what the archive says beside it, packages inside packages too, and the archive as it is."""
    yield where or "the archive", data
    with ZipFile(BytesIO(data)) as archive:
        yield f"{where}comment", archive.comment
        for entry in archive.infolist():
            content = archive.read(entry)
            yield f"{where}{entry.filename}: its entry", entry.filename.encode() + entry.extra + entry.comment
            if content[:4] == b"PK\3\4":
                yield from parts(content, f"{where}{entry.filename}/")
            else:
                yield f"{where}{entry.filename}", content


def spellings(text: str) -> Iterator[bytes]:
    """A text as it may stand in bytes: lower case where case is lost, else by encoding."""
    yield text.lower().encode()
    for order in ("utf-16le", "utf-16be", "utf-32le"):
        yield text.lower().encode(order)
    for order, shift in product(("utf-8", "utf-16le"), range(3)):
        packed = b64encode(b"\0" * shift + text.encode(order))[4 if shift else 0 : -4]
        if len(packed) >= 6:  # fewer letters stand anywhere
            yield packed.lower()
    yield text.encode().hex().encode()
    yield quote(text).lower().encode()


def leaks(path: Path, *texts: str) -> list[str]:
    """Where a built deck holds any of the texts."""
    found = []
    for where, data in parts(path.read_bytes()):
        small = data.lower()
        found += [f"{text} in {where}" for text in texts if any(spelt in small for spelt in spellings(text))]
    return found


def media(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name.startswith("ppt/media/")}


SECRETS = (NAME, "MRN7741903", "7741903", "1994:11:18")


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    """Else all that follows would prove nothing."""
    for number, spelt in enumerate((f"x{NAME}y".encode(), f"x {NAME}".encode("utf-16le"), b64encode(f"ab {NAME} cd".encode()))):
        path = tmp_path / f"{number}.zip"
        with ZipFile(path, "w") as archive:
            archive.writestr("part.xml", b"  " + spelt + b"  ")
        assert leaks(path, NAME), spelt
    for carrier, (_, make) in CARRIERS.items():
        if carrier not in ("mpo", "apng"):
            assert NAME.encode() in make(), carrier
    assert SECONDS.to_bytes(4, "big") in exif().tobytes() or SECONDS.to_bytes(4, "little") in exif().tobytes()
    assert gaudy(noise()) > 0.9
    assert gaudy(ground()) == 0


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("keys", ["fit: contain", "crop: [0.1, 0.1, 0.9, 0.8]"], ids=["whole", "cropped"])
def test_no_word_beside_the_pixels_crosses(carrier: str, keys: str, tmp_path: Path) -> None:
    suffix, make = CARRIERS[carrier]
    path = build(write_project(tmp_path, suffix, make(), keys=keys))
    assert leaks(path, *SECRETS) == []
    for name, data in media(path).items():
        assert b"Exif" not in data, name
        assert b"http://ns.adobe" not in data, name
        assert data.count(b"\xff\xd8\xff") <= 1, name
        assert not any(SECONDS.to_bytes(4, order) in data for order in ("big", "little")), name
        image = Image.open(BytesIO(data))
        assert getattr(image, "n_frames", 1) == 1
        assert not image.getexif()
        assert "icc_profile" not in image.info
        if carrier != "svg":
            assert gaudy(image) == 0, f"{name} shows another picture of the file"


def gaudy(image: Image.Image) -> float:
    """The share of pixels that have a colour; grounds have none."""
    channels = image.convert("RGB").split()
    lightest = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    darkest = ImageChops.darker(ImageChops.darker(channels[0], channels[1]), channels[2])
    counts = ImageChops.difference(lightest, darkest).histogram()
    return sum(counts[40:]) / max(1, sum(counts))


TURNED = {1: None, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE}
SAVED = {"jpg": ("JPEG", {"quality": 95}), "png": ("PNG", {}), "webp": ("WEBP", {"lossless": True}), "tif": ("TIFF", {})}


def hiding(orientation: int, suffix: str, box: tuple[int, int]) -> bytes:
    """A grey picture with gaudy noise at a place of the upright picture, stored turned."""
    image = ground((640, 480))
    image.paste(noise((96, 96)), box)
    how = TURNED[orientation]
    tags = Image.Exif()
    tags[0x0112] = orientation
    sink = BytesIO()
    kind, options = SAVED[suffix]
    (image if how is None else image.transpose(how)).save(sink, kind, exif=tags, **options)
    return sink.getvalue()


@pytest.mark.parametrize("suffix", SAVED)
@pytest.mark.parametrize("orientation", TURNED)
@pytest.mark.parametrize("how", ["crop", "redact", "shutter", "both", "cover"])
def test_pixels_that_are_not_seen_are_not_there(suffix: str, orientation: int, how: str, tmp_path: Path) -> None:
    """JPEG blocks and filters may carry a colour some pixels far: the crop leaves 16 between."""
    box, keys, more = (16, 16), "fit: contain", "badges: []"
    if how in ("crop", "both"):
        keys = "crop: [0.2, 0.27, 0.98, 0.98]"
    if how in ("redact", "both"):
        more = "redact: [[0.0, 0.0, 0.2, 0.267]]"
    if how == "shutter":
        more = "shutter: [0.2, 0.0, 1.0, 0.95]"
    if how == "cover":  # the page is wider than the picture, its middle is shown
        box, keys = (272, 0), "fit: cover, focus: [0.5, 0.95]"
    deck = write_project(tmp_path, suffix, hiding(orientation, suffix, box), keys=keys, more=more)
    if how == "cover":
        deck.write_text(re.sub(r"  - id: two.*", "", deck.read_text(), flags=re.DOTALL))
    path = build(deck)
    shown = media(path)
    assert shown
    for name, data in shown.items():
        assert gaudy(Image.open(BytesIO(data))) == 0, name


@pytest.mark.parametrize("suffix", SAVED)
def test_the_same_pixels_are_there_where_they_are_seen(suffix: str, tmp_path: Path) -> None:
    path = build(write_project(tmp_path, suffix, hiding(6, suffix, (16, 16))))
    assert all(gaudy(Image.open(BytesIO(data))) > 0.005 for data in media(path).values())


def test_a_dicom_file_becomes_pixels_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``figures import``, then a deck with what it wrote."""
    pytest.importorskip("pydicom")
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "media"))
    dicom_files = import_module("dicom_files")
    source = tmp_path / f"{NAME}.dcm"
    source.write_bytes(dicom_files.dicom(dicom_files.ramp().repeat(24, axis=0).repeat(8, axis=1), PixelSpacing=[0.2, 0.2]))
    assert all(value.encode() in source.read_bytes() for value in dicom_files.VALUES if value.isascii())
    project = tmp_path / "project"
    for folder in ("assets", "decks"):
        (project / folder).mkdir(parents=True)
    monkeypatch.chdir(project)
    (project / "assets" / "figures.yaml").write_text("slidekit: 1\nfigures: {}\n")
    done = CliRunner().invoke(cli, ["figures", "import", str(source), "--id", "hip", "--reviewed"])
    assert done.exit_code == 0, done.output
    assert [value for value in dicom_files.VALUES if value in done.output] == []
    lines = done.output[done.output.index("  hip:") :].replace("# alt: what one sees (required)", "alt: Grey\n    credit: own")
    kept = [line for line in lines.splitlines() if re.match(r"  hip:|    (file|kind|alt|credit|spacing_mm):", line)]
    (project / "assets" / "figures.yaml").write_text("\n".join(["slidekit: 1", "figures:", *kept, ""]))
    (project / "decks" / "talk.yaml").write_text(DECK.replace("KEYS", "fit: contain, scale: true"))
    path = build(project / "decks" / "talk.yaml")
    assert leaks(path, NAME, *dicom_files.VALUES) == []
    assert all(Image.open(BytesIO(data)).info == {} for data in media(path).values())
