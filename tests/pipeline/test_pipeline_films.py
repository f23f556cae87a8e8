"""Films from the project into the deck: embedded, freed of what they tell, timed, delivered, remembered."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from film_projects import NAME, files, film, write
from lxml import etree
from mosaic_film import box
from openxml_audit import FileFormat, OpenXmlValidator
from projects import validate

from slidekit import check_file
from slidekit.media import read_film
from slidekit.pipeline import BuildResult, build, changes

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
REL = "{http://schemas.openxmlformats.org/package/2006/relationships}"
SLIDES = """\
  - id: shown
    title: The film wanders
    panels:
      - figure: clip
        play: {from: 1, to: 3.5, loop: true}
        annotations: [{arrow: tip, label: Start}, {arrow: end, label: End, step: 2}]
    seconds: 30
  - {id: again, title: The film by itself, panels: [{figure: clip, play: {auto: true}}], points: [One], seconds: 30}
  - {id: both, title: Two at once, panels: [clip, {figure: clip, id: second}], seconds: 30}
"""
PRIVATE = {"times": 3_900_000_000, "name": NAME, "samples": NAME, "in_movie": box(b"udta", box(b"\xa9nam", NAME))}


def make(root: Path, **options: object) -> tuple[BuildResult, dict[str, bytes]]:
    """The deck built: what came of it, and its parts."""
    result = build(write(root, files(SLIDES, **options)), out=root / "out")  # type: ignore[arg-type]
    assert not [each for each in result.diagnostics if each.is_error], result.diagnostics
    validate(result)
    return result, parts(Path(result.outputs[0].path))


def parts(path: Path) -> dict[str, bytes]:
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_film_is_embedded_once_with_its_poster(tmp_path: Path) -> None:
    result, inside = make(tmp_path)
    assert [name for name in inside if name.endswith(".mp4")] == ["ppt/media/media1.mp4"]
    assert read_film(inside["ppt/media/media1.mp4"]).trouble == ""
    assert b'<Default Extension="mp4" ContentType="video/mp4"/>' in inside["[Content_Types].xml"]
    with ZipFile(result.outputs[0].path) as archive:
        assert archive.getinfo("ppt/media/media1.mp4").compress_type == ZIP_STORED
    links = {
        row.get("Id"): (row.get("Type", "").rpartition("/")[2], row.get("Target"))
        for row in etree.fromstring(inside["ppt/slides/_rels/slide1.xml.rels"])
    }
    tree = etree.fromstring(inside["ppt/slides/slide1.xml"])
    picture = next(tree.iter(f"{P}pic"))
    named = picture.find(f"{P}nvPicPr/{P}cNvPr")
    assert named is not None
    assert (named.get("name"), named.get("descr", "")[:20]) == ("shown/clip.film", "A light square wande")
    assert [child.get("action") for child in named.iter(f"{A}hlinkClick")] == ["ppaction://media"]
    r = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    media, video = next(picture.iter(f"{P14}media")), next(picture.iter(f"{A}videoFile"))
    assert links[media.get(f"{r}embed")] == ("media", "../media/media1.mp4")
    assert links[video.get(f"{r}link")] == ("video", "../media/media1.mp4")
    assert links[next(picture.iter(f"{A}blip")).get(f"{r}embed")][0] == "image"
    trim = next(picture.iter(f"{P14}trim"))
    assert (trim.get("st"), trim.get("end")) == ("1000", "500")


def test_clicks_start_films_before_they_show_marks(tmp_path: Path) -> None:
    _, inside = make(tmp_path)

    def effects(number: int) -> list[tuple[str, str]]:
        timing = next(etree.fromstring(inside[f"ppt/slides/slide{number}.xml"]).iter(f"{P}timing"))
        main = next(node for node in timing.iter(f"{P}cTn") if node.get("nodeType") == "mainSeq")
        return [
            (node.get("presetClass", ""), node.get("nodeType", "")) for node in main.iter(f"{P}cTn") if node.get("presetID")
        ]

    assert effects(1) == [("mediacall", "clickEffect"), ("entr", "clickEffect")]
    assert effects(2) == [("mediacall", "afterEffect")]
    assert effects(3) == [("mediacall", "clickEffect")] * 2
    first = inside["ppt/slides/slide1.xml"].decode()
    assert 'dur="2500"' in first
    assert '<p:cMediaNode vol="80000" mute="1"><p:cTn id="' in first
    assert first.count('repeatCount="indefinite"') == 1
    assert "repeatCount" not in inside["ppt/slides/slide2.xml"].decode()
    assert re.search(r'<p:cond evt="onBegin" delay="0"><p:tn val="2"/></p:cond>', inside["ppt/slides/slide2.xml"].decode())


def test_nothing_private_comes_into_the_deck(tmp_path: Path) -> None:
    result, inside = make(tmp_path, data=film(sound=True, **PRIVATE), more="captions: clip.vtt")
    assert not [name for name, data in inside.items() if NAME in data]
    made = read_film(inside["ppt/media/media1.mp4"])
    assert (made.private, made.audio) == ((), "")
    again = check_file(result.outputs[0].path)
    assert not {each.code for each in again.diagnostics} & {"media-metadata", "film-type", "poster-missing", "picture-cropped"}


def test_captions_come_with_a_film_that_is_heard(tmp_path: Path) -> None:
    made = files(
        "  - {id: a, title: It wanders, seconds: 9, panels: [{figure: clip, play: {mute: false}}]}\n",
        "captions: clip.vtt",
        data=film(sound=True),
    )
    result = build(write(tmp_path, made), out=tmp_path / "out")
    assert result.diagnostics == ()
    validate(result)
    inside = parts(Path(result.outputs[0].path))
    assert inside["ppt/media/track1.vtt"] == b"WEBVTT\n\n00:00.500 --> 00:02.000\nNow it wanders\n"
    assert read_film(inside["ppt/media/media1.mp4"]).audio == "mp4a"
    slide = inside["ppt/slides/slide1.xml"].decode()
    assert re.search(r'<p173:track id="\{[0-9A-F-]{36}\}" label="en" lang="en" r:embed="rId\d+"/>', slide)
    assert " mute=" not in slide


def test_stills_need_no_film_in_the_deck(tmp_path: Path) -> None:
    made = files(SLIDES, venue="forbid: {video: true}")
    result = build(write(tmp_path, made), out=tmp_path / "out")
    assert {each.code for each in result.diagnostics} == {"film-as-stills"}
    validate(result)
    inside = parts(Path(result.outputs[0].path))
    assert not [name for name in inside if name.endswith(".mp4")]
    assert b"mediacall" not in inside["ppt/slides/slide1.xml"]


def test_each_film_is_handed_in_as_a_file_where_the_venue_wants_it(tmp_path: Path) -> None:
    rules = "media: {video: {copy: true}}\ndeliver: {filename: Ruiz talk}"
    result, inside = make(tmp_path, venue=rules)
    copy = tmp_path / "out/deliver/Ruiz_talk.clip.mp4"
    assert result.outputs[0].films == (str(copy),)
    assert copy.read_bytes() == inside["ppt/media/media1.mp4"]
    (tmp_path / "other").mkdir()
    result, _ = make(tmp_path / "other", venue="media: {video: {copy: true}}")
    assert Path(result.outputs[0].films[0]).name == "talk.clip.mp4"


def test_a_film_counts_for_the_weight_of_the_file(tmp_path: Path) -> None:
    heavy = film(after=b"") + box(b"free", bytes(10))
    made = files(SLIDES, venue="deliver: {max_mb: 0.02}", data=heavy)
    result = build(write(tmp_path, made), out=tmp_path / "out")
    told = next(each for each in result.diagnostics if each.code == "file-too-large")
    assert "shorter films" in told.help
    assert "clip (" in told.help


@pytest.mark.usefixtures("remembering")
def test_same_inputs_same_bytes_and_another_film_another_deck(tmp_path: Path) -> None:
    first, _ = make(tmp_path)
    again = build(tmp_path / "decks/talk.yaml", out=tmp_path / "out")
    assert again.outputs[0].cached
    assert again.outputs[0].sha256 == first.outputs[0].sha256
    other, _ = make(tmp_path, data=film(in_file=box(b"free", bytes(8))))
    assert not other.outputs[0].cached
    assert other.outputs[0].digest != first.outputs[0].digest


def test_a_lock_tells_that_a_film_is_another(tmp_path: Path) -> None:
    write(tmp_path, files(SLIDES))
    assert build(tmp_path / "decks/talk.yaml", out=tmp_path / "out", lock="write").ok
    write(tmp_path, files(SLIDES, data=film(in_file=box(b"free", bytes(8)))))
    words = changes(tmp_path).value
    assert words is not None
    assert "picture" in words["talk.pptx"]


@pytest.mark.parametrize("ending", ["16:9", "4:3"])
def test_films_stand_in_every_kind_of_slide(tmp_path: Path, ending: str) -> None:
    slides = """\
  - {id: full, layout: figure-full, title: Over the whole slide, panels: [clip], seconds: 9}
  - {id: columns, title: In a column, columns: [{title: A, figure: clip, text: Words}, {title: B, points: [p]}], seconds: 9}
  - {id: three, title: Three side by side, panels: [clip, one, two], seconds: 9}
  - {id: steps, title: In steps, panels: [clip], points: [a, {text: b, step: 2}], seconds: 9}
"""
    venue = f'screen: {{aspect: "{ending}"}}'
    result = build(write(tmp_path, files(slides, venue=venue)), out=tmp_path / "out")
    assert not [each for each in result.diagnostics if each.is_error], result.diagnostics
    validate(result)
    pages = build(tmp_path / "decks/talk.yaml", out=tmp_path / "pages")
    assert pages.outputs[0].sha256 == result.outputs[0].sha256


def test_pages_of_a_slide_in_steps_share_one_film(tmp_path: Path) -> None:
    result, inside = make(tmp_path, venue="player: {animations: false}")
    assert result.outputs[0].slides == 4
    assert [name for name in inside if name.endswith(".mp4")] == ["ppt/media/media1.mp4"]
    audit = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(Path(result.outputs[0].path))
    assert list(audit.errors) == []
