"""Decks on a template, from YAML to bytes: its layouts, its places, nothing that it should keep to itself."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator
from PIL import Image
from pptx import Presentation
from template_files import change, dark, logo, plain, potx, society, two_masters

from slidekit.core.diagnostics import Severity
from slidekit.pipeline import BuildResult, build
from slidekit.pipeline.packages import check_file
from slidekit.powerpoint import verify
from slidekit.sync import make_deck_swap, plan_deck_swap

DECK = """\
slidekit: 1
title: Needles and pictures
subtitle: What one sees
language: en
venue: hall
{template}
speaker: {{name: A. B., credentials: MD, affiliation: A hospital}}
slides:
  - {{id: start, layout: title, seconds: 5}}
  - {{id: part, layout: section, title: The first part, seconds: 5}}
  - {{id: said, title: Three things to know, points: [One, {{text: Two, points: [Nested]}}, Three], seconds: 20}}
  - id: seen
    title: The needle is seen
    panels: [{{figure: needle, annotations: [{{arrow: tip, label: Needle tip, number: 1}}]}}]
    points: [{{text: Find the tip, number: 1}}]
    seconds: 20
  - {{id: alone, title: One picture, panels: [needle], seconds: 20}}
  - {{id: told, title: A table, table: {{header: [A, B], rows: [[a, 1], [b, 2]]}}, seconds: 20}}
  - id: plotted
    title: A chart of two values
    chart: {{kind: bar, data: [{{label: a, value: 1}}, {{label: b, value: 2}}]}}
    seconds: 20
  - {{id: claim, layout: statement, title: One sentence that stays, seconds: 20}}
  - {{id: end, layout: thanks, title: Thank you, seconds: 5}}
"""
FIGURES = """\
slidekit: 1
figures:
  needle: {file: needle.png, kind: chart, alt: A needle, credit: A. B., landmarks: {tip: [0.6, 0.4]}}
"""
VENUE = 'screen: {aspect: "16:9"}\nevent: {city: Lima, start: 2026-04-28}\n'
POTX = "template: ../assets/society.potx"
LOGO_AT = 0.86
"""The logo begins at this share of the height."""


def project(root: Path, data: bytes, template: str = POTX, venue: str = VENUE) -> Path:
    (root / "decks/venues").mkdir(parents=True)
    (root / "assets").mkdir()
    (root / "decks/venues/hall.yaml").write_text(f"slidekit: 1\nlanguage: en\n{venue}", "utf-8")
    (root / "decks/talk.yaml").write_text(DECK.format(template=template), "utf-8")
    (root / "assets/figures.yaml").write_text(FIGURES, "utf-8")
    Image.linear_gradient("L").resize((600, 400)).save(root / "assets/needle.png")
    (root / "assets/society.potx").write_bytes(data)
    return root / "decks/talk.yaml"


def made(deck: Path, tmp_path: Path) -> tuple[BuildResult, Path]:
    result = build(deck, out=tmp_path / "out")
    return result, tmp_path / "out/talk.pptx"


def carried(data: bytes) -> frozenset[str]:
    """The parts that came from the template."""
    kinds = ("ppt/slideMasters/slideMaster", "ppt/slideLayouts/slideLayout", "ppt/theme/theme", "ppt/media/")
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return frozenset(name for name in archive.namelist() if name.startswith(kinds))


def assert_sound(path: Path) -> None:
    data = path.read_bytes()
    assert verify(data, carried(data)) == ()
    assert list(OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path).errors) == []


@pytest.mark.parametrize("make", [society, dark, plain, two_masters])
@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
def test_a_deck_stands_on_the_layouts_of_its_template(make, aspect: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    venue = f'screen: {{aspect: "{aspect}"}}\nevent: {{city: Lima, start: 2026-04-28}}\n'
    result, path = made(project(tmp_path, make(aspect), venue=venue), tmp_path)
    assert [finding for finding in result.diagnostics if finding.severity is not Severity.INFO] == []
    assert_sound(path)
    deck = Presentation(str(path))
    layouts = [slide.slide_layout.name for slide in deck.slides]
    assert layouts == [
        "Title Slide", "Section Header", "Title and Content", "Title and Content", "Title Only", "Title Only", "Title Only",
        "Section Header", "Title and Content",
    ]  # fmt: skip
    for slide in deck.slides:
        assert slide.shapes.title is not None
        home = next(each for each in slide.slide_layout.placeholders if each.placeholder_format.idx == 0)
        assert (slide.shapes.title.left, slide.shapes.title.top) == (home.left, home.top)
        assert all(shape.has_text_frame and shape.text_frame.text for shape in slide.placeholders)
    assert len(deck.slide_masters) == (2 if make is two_masters else 1)
    assert (deck.slide_width, deck.slide_height) == ((12_191_695, 6_858_000) if aspect == "16:9" else (9_144_000, 6_858_000))


def test_points_inherit_everything_from_the_placeholder(tmp_path: Path) -> None:
    _, path = made(project(tmp_path, society()), tmp_path)
    slide = Presentation(str(path)).slides[2]
    body = next(each for each in slide.placeholders if each.placeholder_format.idx == 1)
    assert body._element.spPr.find("*") is None
    assert [each.level for each in body.text_frame.paragraphs] == [0, 0, 1, 0]
    xml = body._element.xml
    for own in ("buChar", "marL", "srgbClr", "latin", "lIns"):
        assert own not in xml


def test_nothing_covers_logo_or_footer(tmp_path: Path) -> None:
    _, path = made(project(tmp_path, society()), tmp_path)
    deck = Presentation(str(path))
    for slide in list(deck.slides)[2:]:
        if slide.slide_layout.name == "Section Header":
            continue
        for shape in slide.shapes:
            if not shape.is_placeholder or shape.placeholder_format.idx < 10:
                assert shape.top + shape.height <= LOGO_AT * deck.slide_height, (slide.name, shape.name)


def test_footer_number_and_date_stand_in_its_placeholders(tmp_path: Path) -> None:
    _, path = made(project(tmp_path, society()), tmp_path)
    slide = Presentation(str(path)).slides[2]
    said = {each.placeholder_format.idx: each.text_frame.text for each in slide.placeholders}
    assert (said[10], said[11], said[12]) == ("28 April 2026", "Lima · A. B.", "3")
    layout = next(each for each in slide.slide_layout.placeholders if each.placeholder_format.idx == 11)
    assert layout.text_frame.text == "Lima · A. B."


def test_the_venue_wins(tmp_path: Path) -> None:
    deck = project(tmp_path, society(), venue='screen: {aspect: "16:9"}\ntemplate: ../../assets/other.potx\n')
    (tmp_path / "assets/other.potx").write_bytes(dark())
    _, path = made(deck, tmp_path)
    with zipfile.ZipFile(path) as archive:
        assert b"5A1A1A" in archive.read("ppt/theme/theme1.xml")


def test_the_long_form_chooses_layouts(tmp_path: Path) -> None:
    form = "template: {file: ../assets/society.potx, layouts: {points: Two Content, figure: title and content}}"
    _, path = made(project(tmp_path, society(), form), tmp_path)
    slides = Presentation(str(path)).slides
    assert (slides[2].slide_layout.name, slides[4].slide_layout.name) == ("Two Content", "Title and Content")
    assert_sound(path)


FAULTS = {
    "a misspelt layout": ("layouts: {points: Title and Contents}", society, "template-layout", "Title and Content"),
    "a layout without title": ("layouts: {points: Blank}", society, "template-layout", "points"),
    "a kind that is none": ("layouts: {pionts: Blank}", society, "unknown-value", "points"),
    "another shape": ("layouts: {}", lambda: society("4:3"), "template-aspect", "4:3"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_one_finding_with_one_action(name: str, tmp_path: Path) -> None:
    keys, make, code, named = FAULTS[name]
    deck = project(tmp_path, make(), f"template: {{file: ../assets/society.potx, {keys}}}")
    result, path = made(deck, tmp_path)
    assert not path.exists()
    errors = [finding for finding in result.diagnostics if finding.severity is Severity.ERROR]
    assert len(errors) == 1
    assert errors[0].code == code, errors[0]
    assert named in f"{errors[0].message} {errors[0].help}"
    assert errors[0].span is not None
    assert errors[0].span.line == 6


def test_a_template_without_places_for_content_is_refused(tmp_path: Path) -> None:
    def without(old: bytes) -> bytes:
        return re.sub(rb"<p:sp>(?:(?!</p:sp>).)*?<p:ph(?! type=\"(?:title|ctrTitle)).*?</p:sp>", b"", old, flags=re.DOTALL)

    layouts = {f"ppt/slideLayouts/slideLayout{number}.xml": without for number in range(1, 12)}
    result, _ = made(project(tmp_path, change(society(), layouts)), tmp_path)
    assert [finding.code for finding in result.diagnostics if finding.is_error] == ["template-without-content"]


def test_a_missing_template_names_the_nearest(tmp_path: Path) -> None:
    result, _ = made(project(tmp_path, society(), "template: ../assets/societi.potx"), tmp_path)
    found = next(finding for finding in result.diagnostics if finding.code == "file-not-found")
    assert found.help == "did you mean assets/society.potx?"


def test_a_broken_picture_names_its_part(tmp_path: Path) -> None:
    result, _ = made(project(tmp_path, change(society(), {"ppt/media/image1.png": logo()[:300]})), tmp_path)
    errors = [finding for finding in result.diagnostics if finding.is_error]
    assert [finding.code for finding in errors] == ["template-unreadable"]
    assert "ppt/media/image1.png" in errors[0].message


def test_examples_authors_and_metadata_do_not_leave_with_the_deck(tmp_path: Path) -> None:
    _, path = made(project(tmp_path, potx(society(examples=True, author="JANE DOE"))), tmp_path)
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        whole = b"".join(archive.read(name) for name in names)
    for secret in (b"JANE", b"jane", b"SECRET", b"EXAMPLE", b"Steve Canny", b"tEXt"):
        assert secret not in whole
    assert not [name for name in names if "thumbnail" in name or "printerSettings" in name or "custom.xml" in name]


def test_same_template_same_bytes(tmp_path: Path) -> None:
    deck = project(tmp_path, two_masters())
    first, second = (build(deck, out=tmp_path / name) for name in ("one", "two"))
    assert first.outputs[0].sha256 == second.outputs[0].sha256


@pytest.mark.usefixtures("remembering")
def test_another_template_builds_anew(tmp_path: Path) -> None:
    deck = project(tmp_path, society())
    assert not build(deck, out=tmp_path / "out").outputs[0].cached
    assert build(deck, out=tmp_path / "out").outputs[0].cached
    (tmp_path / "assets/society.potx").write_bytes(dark())
    again = build(deck, out=tmp_path / "out")
    assert not again.outputs[0].cached
    with zipfile.ZipFile(tmp_path / "out/talk.pptx") as archive:
        assert b"5A1A1A" in archive.read("ppt/theme/theme1.xml")


def test_a_built_deck_passes_its_own_check(tmp_path: Path) -> None:
    for name, make in (("a", society), ("b", two_masters)):
        _, path = made(project(tmp_path / name, make()), tmp_path / name)
        found = [finding for finding in check_file(path).diagnostics if finding.severity is not Severity.INFO]
        assert [finding.code for finding in found] == []


def test_a_picture_is_swapped_in_a_deck_on_a_template(tmp_path: Path) -> None:
    _, path = made(project(tmp_path, society()), tmp_path)
    before = pictures(path)
    Image.new("RGB", (600, 400), "navy").save(tmp_path / "new.png")
    swap = plan_deck_swap(path, "needle", tmp_path / "new.png")
    assert swap.value is not None, swap.diagnostics
    assert make_deck_swap(swap.value).ok
    assert_sound(path)
    after = pictures(path)
    assert len(set(before) & set(after)) == 1
    assert len(set(after) - set(before)) == len(set(before) - set(after)) > 0


def pictures(path: Path) -> list[bytes]:
    with zipfile.ZipFile(path) as archive:
        return [archive.read(name) for name in archive.namelist() if name.startswith("ppt/media/")]
