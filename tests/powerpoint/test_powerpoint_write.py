"""Every construct in one deck: sound by our rules, clean for openxml-audit, and seen by python-pptx as what it is."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from openxml_audit import FileFormat, OpenXmlValidator
from powerpoint_scenes import design, key, long_deck, media, properties, specimen
from pptx import Presentation
from pptx.util import Pt

from slidekit.core.geometry import Size
from slidekit.powerpoint import digest, verify, write
from slidekit.powerpoint.archive import unpack
from slidekit.scene.items import MediaKey
from slidekit.scene.scene import Scene

DARK = specimen()
DATA = write(DARK)
PARTS = unpack(DATA)


def slide_xml(number: int) -> str:
    return PARTS[f"ppt/slides/slide{number}.xml"].decode()


@pytest.mark.parametrize(
    "scene",
    [
        pytest.param(DARK, id="dark"),
        pytest.param(specimen(dark=False), id="light"),
        pytest.param(replace(DARK, size=Size(9_144_000, 6_858_000), sections=()), id="four-by-three"),
        pytest.param(long_deck(30), id="long"),
        pytest.param(Scene(DARK.size, (), design(), properties()), id="no-slides"),
    ],
)
def test_a_written_deck_is_sound(scene: Scene, tmp_path: Path) -> None:
    data = write(scene)
    assert verify(data) == ()
    path = tmp_path / "deck.pptx"
    path.write_bytes(data)
    audit = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path)
    assert [str(fault) for fault in audit.errors] == []
    assert len(Presentation(BytesIO(data)).slides) == len(scene.slides)


def test_python_pptx_reads_titles_levels_notes_and_groups() -> None:
    deck = Presentation(BytesIO(DATA))
    assert [slide.shapes.title.text for slide in deck.slides][:4] == [
        "Stem cell mythbusters",
        "Text & its <levels>",
        "A panel and its points",
        "Builds, table, pictures",
    ]
    points = deck.slides[1].placeholders[1].text_frame.paragraphs
    assert [paragraph.level for paragraph in points] == [0, 1, 0, 0, 0, 0]
    assert points[4].text == "Sin viñeta\vlínea dos"
    assert [slide.has_notes_slide for slide in deck.slides][:5] == [True, True, True, False, False]
    notes = deck.slides[0].notes_slide
    assert notes.notes_text_frame.text == "Say this slowly.\nA second thought"
    assert [shape.name for shape in notes.shapes] == ["opening/notes-slide", "opening/notes", "opening/notes-number"]
    group = next(shape for shape in deck.slides[2].shapes if shape.name == "figure/panel-a")
    assert len(group.shapes) == 8
    assert deck.slides[2].slide_layout.name == "Figure and Points"
    assert [chart.name for chart in deck.slides[4].shapes if chart.has_chart] == [
        "charts-1/chart-bar-1",
        "charts-1/chart-column-2",
    ]
    table = next(shape for shape in deck.slides[3].shapes if shape.has_table).table
    assert table.first_row
    assert table.cell(1, 1).text == "25,7"
    assert table.cell(1, 1).text_frame.paragraphs[0].line_spacing == Pt(21.6)


def test_the_template_has_no_foreign_trace() -> None:
    deck = Presentation(BytesIO(DATA))
    assert [layout.name for layout in deck.slide_layouts] == [
        "Title Slide",
        "Title and Points",
        "Figure and Points",
        "Title Only",
    ]
    assert {name for name in PARTS if name.startswith("docProps/")} == {"docProps/core.xml", "docProps/app.xml"}
    assert deck.core_properties.author == deck.core_properties.last_modified_by == "A. Speaker"
    assert deck.core_properties.created.isoformat().startswith("2026-04-28T08:30:00")
    for layout in deck.slide_layouts:
        furniture = {
            shape.placeholder_format.idx: shape for shape in layout.placeholders if shape.placeholder_format.idx in (10, 11, 12)
        }
        assert sorted(furniture) == [10, 11, 12]
        assert furniture[11].text_frame.text == "A Meeting · A. Speaker"


def test_text_that_looks_inherited_is_inherited() -> None:
    xml = slide_xml(2)
    title = re.search('<p:sp><p:nvSpPr><p:cNvPr id="2".*?</p:sp>', xml)
    assert title is not None
    assert "<p:spPr/>" in title.group()
    assert (
        '<a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr lang="en-US"/><a:t>Text &amp; its &lt;levels&gt;</a:t></a:r></a:p>'
        in title.group()
    )
    assert '<a:p><a:r><a:rPr lang="en-US"/><a:t>Plain, </a:t></a:r><a:r><a:rPr lang="en-US" b="1"/><a:t>bold</a:t></a:r>' in xml
    assert '<a:pPr lvl="1"/><a:r><a:rPr lang="en-US"/><a:t>H</a:t></a:r><a:r><a:rPr lang="en-US" baseline="-25000"/>' in xml
    assert "<a:noAutofit/>" not in xml


def test_text_that_differs_says_so() -> None:
    xml = slide_xml(3)
    assert '<p:spPr><a:xfrm><a:off x="6400000" y="1500000"/><a:ext cx="5304320" cy="4500000"/></a:xfrm></p:spPr>' in xml
    assert '<a:rPr lang="en-US" sz="2200"/><a:t>Beside the panel' in xml
    assert '<a:pPr marL="0" indent="0"><a:spcAft><a:spcPts val="600"/></a:spcAft><a:buNone/></a:pPr>' in slide_xml(2)
    assert 'startAt="7"' in slide_xml(2)


def test_every_run_has_its_language() -> None:
    for name, content in PARTS.items():
        if name.startswith(("ppt/slides/slide", "ppt/notesSlides/notes", "ppt/slideLayouts/", "ppt/charts/chart")):
            assert re.findall(rb"<a:(?:rPr|defRPr)(?![^>]*lang=)[^>]*>", content) == [] or name.startswith("ppt/slideLayouts/")
    assert 'lang="es-AR"' in slide_xml(2)
    assert 'rtl="1"' in slide_xml(2)


def test_names_and_creation_ids_come_from_the_ids() -> None:
    xml = slide_xml(3)
    assert 'name="figure/panel-a"' in xml
    assert 'name="figure/panel-a.arrow"' in xml
    ids = [
        found
        for name, part in PARTS.items()
        if name.startswith("ppt/slides/slide")
        for found in re.findall(rb'creationId [^>]*id="(\{[^"]+)"', part)
    ]
    assert len(set(ids)) == len(ids) > 40
    moved = write(replace(DARK, slides=(*DARK.slides[2:], *DARK.slides[:2]), sections=()))
    first = unpack(moved)["ppt/slides/slide1.xml"].decode()
    assert re.findall("creationId [^>]*", first) == re.findall("creationId [^>]*", xml)


def test_only_the_outermost_has_alt_text() -> None:
    xml = slide_xml(3)
    assert xml.count(" descr=") == 1
    assert 'descr="Ilium; an arrow marks the &lt;needle&gt; tip &amp; ring."' in xml
    assert xml.count("adec:decorative") == 8 * 2 - 8
    assert slide_xml(4).count('descr="A film"') == 1


def test_equal_pictures_are_one_stored_part() -> None:
    assert [name for name in PARTS if name.startswith("ppt/media/")] == ["ppt/media/image1.png"]
    with ZipFile(BytesIO(DATA)) as archive:
        kinds = {entry.filename: entry.compress_type for entry in archive.infolist()}
    assert kinds.pop("ppt/media/image1.png") == ZIP_STORED
    assert set(kinds.values()) == {ZIP_DEFLATED}


def test_links_are_encoded_and_shared() -> None:
    rels = PARTS["ppt/slides/_rels/slide2.xml.rels"].decode()
    assert rels.count("https://example.org/a%20b?q=%C3%A4&amp;x=100%25#f") == 1
    assert 'Target="slide1.xml"' in rels
    assert slide_xml(2).count("ppaction://hlinksldjump") == 1
    assert slide_xml(2).count("ahyp:hlinkClr ") == 2


def test_lines_keep_their_direction() -> None:
    assert '<a:xfrm flipH="1"><a:off x="3000000" y="2200000"/><a:ext cx="1200000" cy="800000"/></a:xfrm>' in slide_xml(3)


def test_sections_hidden_slides_and_manifest() -> None:
    presentation = PARTS["ppt/presentation.xml"].decode()
    assert re.findall('p14:section name="([^"]+)"', presentation) == ["Opening", "Harvest &amp; more"]
    assert [b'show="0"' in PARTS[f"ppt/slides/slide{n}.xml"] for n in range(1, 9)] == [False] * 7 + [True]
    manifest = PARTS["customXml/item1.xml"].decode()
    assert f'<figure id="film" sha256="{"ab" * 32}"/>' in manifest
    assert (
        'name="figure/panel-a.picture" figure="film" crop="0 0 400 300" size="400 300" box="487680 1500000 5500000 4125000"'
        in manifest
    )
    assert "Text &amp; its" not in manifest


def test_clicks_become_effects_with_their_build_entries() -> None:
    text, shapes = slide_xml(2), slide_xml(4)
    assert re.findall('pRg st="([0-9]+)"', text) == ["0", "1", "2", "3"]
    assert re.findall('nodeType="(clickEffect|withEffect)"', text) == ["clickEffect", "withEffect"] * 2
    assert re.findall("<p:bld[PL][^>]*>", text) == ["<p:bldLst>", '<p:bldP spid="3" grpId="0" build="p"/>']
    assert len(re.findall("<p:bldP ", shapes)) == 2
    assert shapes.count('grpId="0" nodeType') == 2
    assert re.findall('nodeType="(clickEffect|withEffect)"', shapes) == ["clickEffect", "withEffect", "withEffect"] * 2


def test_numbers_of_charts_are_in_their_workbooks() -> None:
    deck = Presentation(BytesIO(DATA))
    chart = next(shape for shape in deck.slides[5].shapes if shape.has_chart).chart
    assert [series.name for series in chart.plots[0].series] == ["Crest & rim", "PSIS"]
    assert list(chart.plots[0].series[0].values) == [9.5, 10.5, 4.5, 5.5]
    with ZipFile(BytesIO(chart.part.chart_workbook.xlsx_part.blob)) as book:
        assert b"2026-04-28T08:30:00Z" in book.read("docProps/core.xml")
        assert {entry.date_time for entry in book.infolist()} == {(2026, 4, 28, 8, 30, 0)}
    assert chart.font.size == Pt(14)


def test_the_zip_is_canonical() -> None:
    with ZipFile(BytesIO(DATA)) as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries[:2]] == ["[Content_Types].xml", "_rels/.rels"]
    assert {(entry.date_time, entry.create_system, entry.external_attr) for entry in entries} == {
        ((2026, 4, 28, 8, 30, 0), 0, 0)
    }
    old = write(replace(DARK, properties=replace(DARK.properties, moment="1970-01-01T00:00:00Z")))
    with ZipFile(BytesIO(old)) as archive:
        assert archive.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


def test_the_digest_is_of_contents_not_of_compression() -> None:
    copy = BytesIO()
    with ZipFile(copy, "w", ZIP_STORED) as archive:
        for name, content in reversed(PARTS.items()):
            archive.writestr(name, content)
    assert digest(copy.getvalue()) == digest(DATA)
    assert digest(write(specimen(dark=False))) != digest(DATA)


def test_media_are_numbered_by_first_use() -> None:
    scene = long_deck(2)
    picture = MediaKey("other", (0, 0, 400, 300), (400, 300))
    more = {**media("other", 10), key("film"): scene.media[key("film")]}
    assert picture in more
    names = [name for name in unpack(write(replace(scene, media=more))) if name.startswith("ppt/media/")]
    assert names == ["ppt/media/image1.png"]
