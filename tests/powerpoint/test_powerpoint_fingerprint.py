"""The content digest: stated by the file, the same whatever compressed it, another one for other content."""

from __future__ import annotations

import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from powerpoint_scenes import long_deck
from pptx import Presentation

from slidekit.pipeline import build
from slidekit.powerpoint import digest, is_as_written, part_digest, stated_digest, verify, write

ROOT = Path(__file__).parents[2]


def again(data: bytes, level: int) -> bytes:
    """The same parts, packed by another hand: members, PNG pictures and workbooks too."""
    out = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            if name.endswith(".xlsx"):
                part = again(part, level)
            if name.endswith(".png"):
                part = again_png(part, level)
            target.writestr(name, part)
    return out.getvalue()


def again_png(data: bytes, level: int) -> bytes:
    at, packed, rest = 8, b"", [data[:8]]
    while at < len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] == b"IDAT":
            packed += data[at + 8 : end - 4]
        else:
            rest.append(data[at:end])
        at = end
    body = b"IDAT" + zlib.compress(zlib.decompress(packed), level)
    rest.insert(-1, (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big"))
    return b"".join(rest)


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A lecture with PNG pictures and a chart."""
    result = build(ROOT / "decks/pittsburgh.yaml", out=tmp_path_factory.mktemp("digest"))
    return Path(result.outputs[0].path).read_bytes()


def test_a_file_states_its_digest(deck: bytes) -> None:
    assert stated_digest(deck) == digest(deck)
    assert is_as_written(deck)
    assert Presentation(BytesIO(deck)).core_properties.identifier == f"sha256:{digest(deck)}"
    assert verify(deck) == ()


@pytest.mark.parametrize("level", [1, 9])
def test_another_zlib_makes_no_other_digest(deck: bytes, level: int) -> None:
    other = again(deck, level)
    assert other != deck
    assert digest(other) == digest(deck)
    assert is_as_written(other)


def test_other_content_has_another_digest(deck: bytes) -> None:
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(deck)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, source.read(name).replace(b"marrow", b"narrow"))
    assert digest(out.getvalue()) != digest(deck)
    assert not is_as_written(out.getvalue())
    saved = BytesIO()
    Presentation(BytesIO(deck)).save(saved)
    assert digest(saved.getvalue()) != digest(deck) or is_as_written(saved.getvalue())


def test_what_is_no_package_is_not_as_written() -> None:
    assert not is_as_written(b"")
    assert not is_as_written(b"PK\x03\x04 broken")
    assert part_digest("a.png", b"no picture") != part_digest("a.png", b"another")
    assert part_digest("a.xlsx", b"no workbook") != part_digest("a.xlsx", b"another")


def test_the_writer_knows_the_digest_before_the_file() -> None:
    data = write(long_deck(3))
    assert stated_digest(data) == digest(data)
