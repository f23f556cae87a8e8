"""Films in a spec: what is wrong with them, how they play, and what takes their place."""

from __future__ import annotations

from io import BytesIO

import pytest
from film_projects import FIGURES, files, film
from mosaic_film import box
from PIL import Image

from slidekit.core.diagnostics import Diagnostic, Severity
from slidekit.resolve import ResolvedDeck, resolve
from slidekit.source import MemoryWorkspace

SLIDE = "  - {id: a, title: x, seconds: 30, panels: [clip]}\n"


def built(
    slides: str = SLIDE, more: str = "", venue: str = "", data: bytes | None = None, **others: bytes
) -> tuple[ResolvedDeck, list[Diagnostic]]:
    made = files(slides, more, venue, data)
    made |= {name.replace("__", "/").replace("_dot_", "."): content for name, content in others.items()}
    outcome = resolve(MemoryWorkspace(made), "decks/talk.yaml")
    assert outcome.value is not None
    return outcome.value, list(outcome.diagnostics)


def panel(text: str) -> str:
    return f"  - {{id: a, title: x, seconds: 30, panels: [{{figure: clip, {text}}}]}}\n"


def figures(old: str, new: str) -> bytes:
    assert old in FIGURES
    return FIGURES.replace("    MORE\n", "").replace(old, new).encode()


def test_a_film_has_its_facts_and_its_posters_pixels() -> None:
    deck, found = built(data=film(sound=True))
    assert found == []
    slide = deck.slides[0]
    figure = slide.panels[0].figure
    assert (slide.layout, figure.pixels, figure.path) == ("cine", (640, 480), "assets/one.png")
    assert figure.film is not None
    assert (figure.film.path, figure.film.seconds, figure.film.pixels) == ("assets/clip.mp4", 4.0, (640, 480))
    assert (figure.film.video, figure.film.audio) == ("avc1", "mp4a")
    play = slide.panels[0].play
    assert play is not None
    assert (play.auto, play.loop, play.mute, play.seconds(figure.film)) == (False, False, True, 4.0)


def test_the_short_form_is_one_panel() -> None:
    deck, found = built("  - {id: a, title: x, seconds: 30, video: clip, points: [p]}\n")
    assert found == []
    assert [(slide.layout, [panel.id for panel in slide.panels]) for slide in deck.slides] == [("cine", ["clip"])]


def test_the_first_still_is_the_poster_where_there_is_none() -> None:
    deck, found = built(assets__figures_dot_yaml=figures("    poster: one.png\n", ""))
    assert [each.code for each in found] == ["not-reviewed"]
    assert deck.slides[0].panels[0].figure.path == "assets/one.png"


BROKEN = [
    ("film-type", {"data": b"\0\0\0\x14ftypqt  " + bytes(40)}),
    ("film-type", {"data": b"\x30\x26\xb2\x75\x8e\x66\xcf\x11" + bytes(40)}),
    ("film-type", {"data": film(in_movie=box(b"mvex"))}),
    ("film-type", {"data": film().replace(b"url \0\0\0\1", b"url \0\0\0\0")}),
    ("film-broken", {"data": film()[:-5]}),
    ("film-broken", {"data": b"no film"}),
    ("film-broken", {"data": b""}),
    ("film-not-blackened", {"more": "redact: [[0, 0, 0.5, 0.1]]"}),
    ("film-not-blackened", {"more": "shutter: [0, 0, 0.5, 0.5]"}),
    ("captions-broken", {"more": "captions: one.png"}),
    ("file-not-found", {"more": "captions: none.vtt"}),
    ("poster-missing", {"assets__figures_dot_yaml": figures("    poster: one.png\n    stills: [one, two, three]\n", "")}),
    ("poster-shape", {"assets__figures_dot_yaml": figures("poster: one.png", "poster: wide.png")}),
    ("figure-unknown", {"assets__figures_dot_yaml": figures("[one, two, three]", "[one, tow]")}),
    ("wrong-type", {"assets__figures_dot_yaml": figures("    poster: one.png\n    stills: [one,", "    stills: [clip,")}),
    ("film-cropped", {"slides": panel("crop: [0, 0, 0.5, 0.5]")}),
    ("film-cropped", {"slides": panel("fit: cover")}),
    (
        "film-cropped",
        {
            "slides": "  - {id: a, title: x, panels: [one, clip], align: [tip, end]}\n",
            "assets__figures_dot_yaml": figures(
                "alt: At the start, landmarks: {", "alt: At the start, landmarks: {end: [0.5, 0.5], "
            ),
        },
    ),
    ("film-range", {"slides": panel("play: {from: 3, to: 1}")}),
    ("film-range", {"slides": panel("play: {from: 1, to: 9}")}),
    ("film-range", {"slides": panel("play: {from: 4}")}),
    ("option-without-effect", {"slides": "  - {id: a, title: x, panels: [{figure: one, play: {auto: true}}]}\n"}),
    ("not-a-video", {"slides": "  - {id: a, title: x, layout: cine, panels: [one]}\n"}),
    ("not-a-video", {"slides": "  - {id: a, title: x, video: one}\n"}),
    ("panel-count", {"slides": "  - {id: a, title: x, video: clip, panels: [clip]}\n"}),
]


@pytest.mark.parametrize(("code", "given"), BROKEN)
def test_broken(code: str, given: dict[str, object]) -> None:
    wide = files(SLIDE)["assets/one.png"]
    image = BytesIO()
    Image.open(BytesIO(wide)).resize((640, 360)).save(image, "PNG")
    _, found = built(assets__wide_dot_png=image.getvalue(), **given)  # type: ignore[arg-type]
    hits = [each for each in found if each.code == code]
    assert hits, found
    assert all(each.help and each.span is not None for each in hits)


SOUND = [
    {"slides": panel("play: {from: 1, to: 3.5, loop: true}")},
    {"slides": panel("fit: contain")},
    {"more": "captions: clip.vtt"},
    {"more": "captions: none-speech"},
]


@pytest.mark.parametrize("given", SOUND)
def test_nothing_is_wrong(given: dict[str, str]) -> None:
    assert built(**given)[1] == []


NONE = ["forbid: {video: true}", "player: {video: false}", "deliver: {formats: [png]}"]


@pytest.mark.parametrize("venue", NONE)
def test_stills_take_the_place_of_a_film(venue: str) -> None:
    deck, found = built(venue=venue)
    slide = deck.slides[0]
    assert (slide.layout, [panel.figure.id for panel in slide.panels]) == ("sequence", ["one", "two", "three"])
    assert [(each.code, each.severity) for each in found if each.code != "format-not-written"] == [
        ("film-as-stills", Severity.INFO)
    ]
    assert all(panel.play is None for panel in slide.panels)
    assert all(figure.film is None for figure in deck.figures.values())


def test_marks_stay_where_the_stills_have_their_landmarks() -> None:
    slides = panel("annotations: [{arrow: tip}, {arrow: end}, {arrow: [0.3, 0.3]}]")
    deck, found = built(slides, venue=NONE[0])
    assert [[mark.needs for mark in each.marks] for each in deck.slides[0].panels] == [[("tip",)], [], []]
    assert "left out (arrow, arrow)" in found[0].message


@pytest.mark.parametrize(
    ("stills", "layout"), [("[one]", "figure"), ("[one, two]", "compare"), ("[one, two, three]", "sequence")]
)
def test_as_many_stills_as_there_are(stills: str, layout: str) -> None:
    yaml = figures("[one, two, three]", stills)
    deck, _ = built(venue=NONE[0], assets__figures_dot_yaml=yaml)
    assert (deck.slides[0].layout, len(deck.slides[0].panels)) == (layout, stills.count(",") + 1)


def test_points_stay_beside_stills() -> None:
    deck, found = built("  - {id: a, title: x, seconds: 9, panels: [clip], points: [p, q]}\n", venue=NONE[0])
    assert len(deck.slides[0].points) == 2
    assert not [each for each in found if each.is_error]


def test_the_poster_stands_where_there_are_no_stills_or_other_panels() -> None:
    yaml = figures("    stills: [one, two, three]\n", "")
    deck, found = built(venue=NONE[0], assets__figures_dot_yaml=yaml)
    shown = deck.slides[0].panels[0]
    assert (shown.figure.id, shown.figure.film, shown.play) == ("clip", None, None)
    assert "film-as-stills" in [each.code for each in found]
    deck, _ = built("  - {id: a, title: x, seconds: 9, panels: [clip, two]}\n", venue=NONE[0])
    assert [(each.figure.id, each.play) for each in deck.slides[0].panels] == [("clip", None), ("two", None)]


@pytest.mark.parametrize("layout", ["title", "figure-full"])
def test_a_slide_of_another_kind_keeps_its_layout(layout: str) -> None:
    deck, _ = built(f"  - {{id: a, title: x, layout: {layout}, panels: [clip], seconds: 9}}\n", venue=NONE[0])
    slide = deck.slides[0]
    assert (slide.layout, [(each.figure.id, each.play) for each in slide.panels]) == (layout, [("clip", None)])


def test_a_venues_picture_in_place_of_a_film_is_no_film() -> None:
    deck, found = built("  - {id: a, title: x, seconds: 9, video: clip, points: [p]}\n", venue="figures: {clip: two}")
    assert [each.figure.id for each in deck.slides[0].panels] == ["two"]
    assert found == []


def test_the_rules_of_a_venue() -> None:
    rules = (
        "media: {video: {container: [mp4, wmv], codec: [h264, h265], sound: false, max_height: 720, max_mb: 50, copy: true}}"
    )
    films = built(venue=rules)[0].venue.films
    assert (films.containers, films.codecs, films.sound) == (("mp4", "wmv"), ("h264", "h265"), False)
    assert (films.most_height, films.most_mb, films.copy) == (720, 50, True)
