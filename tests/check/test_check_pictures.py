"""Panels that are compared, symbols, numbers, scale and side: each rule broken once, kept once, with what it must not say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from check_decks import SPAN, check, codes, deck, figure, rich, scene, slide

from slidekit.core.diagnostics import Diagnostic, Severity
from slidekit.core.geometry import Area
from slidekit.resolve.model import Figure, LegendEntry, Mark, Panel, Place, Slide

TIP, ENTRY = Place((0.5, 0.5)), Place((0.1, 0.5))


def panel(letter: str, shown: Figure | None = None, **keys: object) -> Panel:
    return Panel(letter.lower(), shown or figure(), SPAN, letter=letter, alt="x", **keys)  # type: ignore[arg-type]


def compare(*panels: Panel, **keys: object) -> Slide:
    layout = {2: "compare", 3: "compare-3", 4: "grid"}[len(panels)]
    return slide(layout=layout, panels=panels, **keys)


def found(*slides: Slide, language: str = "en") -> list[Diagnostic]:
    return list(check(deck(*slides, language=language), scene()))


def marked(kind: str = "arrow", **keys: object) -> Mark:
    return Mark(kind, kind, TIP, SPAN, **keys)  # type: ignore[arg-type]


# --- panels


def test_one_figure_with_two_crops() -> None:
    [finding] = found(compare(panel("A", crop=Area(0.1, 0.1, 0.6, 0.6)), panel("B", crop=Area(0.3, 0.1, 0.8, 0.6))))
    assert (finding.code, finding.element) == ("panels-differ", "b")
    assert "[0.1, 0.1, 0.6, 0.6] and [0.3, 0.1, 0.8, 0.6]" in finding.message
    same = Area(0.1, 0.1, 0.6, 0.6)
    assert found(compare(panel("A", crop=same), panel("B", crop=same))) == []
    assert found(compare(panel("A"), panel("B", crop=same))) == [], "a close-up beside its whole"
    assert found(slide(layout="figure", panels=(panel("A"),))) == []


def far(**keys: object) -> Figure:
    """The same landmarks half as far apart."""
    return figure(id="far", landmarks={"tip": TIP, "entry": Place((0.3, 0.5))}, subject="two", **keys)


def near(**keys: object) -> Figure:
    return figure(id="near", landmarks={"tip": TIP, "entry": ENTRY}, subject="one", **keys)


def test_two_scales_by_landmarks() -> None:
    [finding] = found(compare(panel("A", near()), panel("B", far())))
    assert finding.code == "panels-differ"
    assert (
        "panel B shows its body 50 % smaller than panel A, by tip and entry: 53 % and 27 % of the height apart"
        in finding.message
    )
    assert finding.help == "write align: [tip, entry] on the slide"
    half = Area(0.25, 0.25, 0.75, 0.75)
    assert found(compare(panel("A", near()), panel("B", far(), crop=half))) == []
    assert found(compare(panel("A", near(), aligned=True), panel("B", far(), aligned=True))) == []
    assert found(compare(panel("A", near()), panel("B", far(kind="photograph")))) == [], "other kinds of picture"


def test_spacing_goes_before_landmarks() -> None:
    one, two = near(spacing_mm=(0.2, 0.2)), far(spacing_mm=(0.2, 0.2))
    assert found(compare(panel("A", one), panel("B", two))) == []
    [finding] = found(compare(panel("A", one), panel("B", replace(two, spacing_mm=(0.1, 0.1)))))
    assert "100 % larger than panel A, by their spacing: 120 and 60 mm high" in finding.message


def test_structures_that_move_are_no_scale() -> None:
    series = [replace(each, subject="one", view="AP") for each in (near(), far())]
    assert found(compare(panel("A", series[0]), panel("B", series[1]))) == []
    third = {"apex": Place((0.5, 0.1))}
    one, two = (replace(each, landmarks={**each.landmarks, **third}) for each in (near(), far()))
    assert found(compare(panel("A", one), panel("B", two))) == [], "three landmarks that do not agree"


def test_subject_missing() -> None:
    silent = replace(figure(), id="b")
    [finding] = found(compare(panel("A", figure(subject="one")), panel("B", silent)))
    assert (finding.code, finding.severity, finding.element) == ("subject-missing", Severity.INFO, "b")
    assert "panel B does not say whom it shows" in finding.message
    both = [panel("A"), panel("B", silent), panel("C", replace(silent, id="c"))]
    [finding] = found(compare(*both))
    assert "panels A and B and C do not say whom they show" in finding.message
    assert found(compare(panel("A"), panel("B"))) == [], "one figure twice is one patient"
    told = panel("B", silent, badges=("DIFFERENT PATIENT",))
    assert found(compare(panel("A", figure(subject="one")), told)) == []
    drawn = panel("B", replace(silent, kind="illustration"))
    assert found(compare(panel("A", figure(subject="one")), drawn)) == []


# --- symbols


def shown(*marks: Mark, caption: str = "", **keys: object) -> Slide:
    return slide(layout="figure", panels=(panel("A", marks=marks, caption=rich(caption) if caption else ()),), **keys)


def test_symbol_unexplained() -> None:
    [finding] = found(shown(marked(style="risk", dashed=True)))
    assert (finding.code, finding.severity, finding.element) == ("symbol-unexplained", Severity.WARNING, "a")
    assert "risk dashed arrow on a" in finding.message
    assert "legend: {risk dashed arrow: …}" in finding.help


@pytest.mark.parametrize(
    "kept",
    [
        shown(marked(label=rich("Tip"))),
        shown(marked(number=1)),
        shown(marked(style="quiet")),
        shown(marked(), caption="AP view, needle tip (arrow)."),
        shown(marked(), footnote=rich("The Arrow follows the contrast")),
        shown(marked(), legend=(LegendEntry((marked(),), rich("Tip"), SPAN),)),
        shown(marked("text", label=rich("L3"))),
        shown(marked("check"), marked("cross"), marked("question"), marked("measure"), marked("spotlight")),
        shown(marked(), replace(marked(label=rich("Tip")), id="other")),
    ],
)
def test_symbols_that_are_explained(kept: Slide) -> None:
    assert found(kept) == []


def test_symbols_are_called_by_their_name_in_the_deck_s_language() -> None:
    assert found(shown(marked(), footnote=rich("La flecha sigue el contraste")), language="es-AR") == []
    assert [f.code for f in found(shown(marked(), footnote=rich("The arrow")), language="es")] == ["symbol-unexplained"]
    assert found(shown(marked(), footnote=rich("Der Pfeil zeigt die Spitze")), language="de") == []
    assert [f.code for f in found(shown(marked()), language="de")] == ["symbol-unexplained"]
    assert [f.code for f in found(shown(marked(), caption="A narrow view"))] == ["symbol-unexplained"], "narrow is no arrow"


def test_symbol_two_meanings() -> None:
    def of(name: str, meaning: str, **keys: object) -> Slide:
        one = marked(**keys)
        return replace(shown(one, legend=(LegendEntry((one,), rich(meaning), SPAN),)), id=name, title=rich(f"{name} is shown"))

    [finding] = found(of("a", "Tip"), of("b", "Contrast"))
    assert (finding.code, finding.slide) == ("symbol-two-meanings", "b")
    assert "“Tip” on slide a and “Contrast” on slide b" in finding.message
    assert found(of("a", "Tip"), of("b", "tip")) == []
    assert found(of("a", "Tip"), of("b", "Contrast", style="second")) == []
    labelled = [replace(shown(marked(label=rich(word))), id=word, title=rich(f"{word} is shown")) for word in ("one", "two")]
    assert found(*labelled) == [], "labels name structures"


def test_numbers() -> None:
    [finding] = found(shown(marked(number=2), marked(number=1)))
    assert finding.code == "numbers-out-of-order"
    assert "the number 1 on a comes after 2" in finding.message
    [finding] = found(shown(marked(number=1), marked(number=1)))
    assert finding.code == "number-repeated"
    good = (marked(number=1), marked(number=2), marked(label=rich("x")), marked(number=3))
    assert found(shown(*good)) == []
    both = compare(panel("A", marks=good), panel("B", marks=good[:2]))
    assert found(both) == [], "the same numbers on two panels"


# --- scale and side


@pytest.mark.parametrize("kind", ["radiograph", "fluoroscopy"])
def test_scale_on_projection(kind: str) -> None:
    film = figure(kind=kind, spacing_mm=(0.2, 0.2))
    bar = slide(layout="figure", panels=(panel("A", film, scale_mm=10.0),))
    [finding] = found(bar)
    assert (finding.code, finding.severity) == ("scale-on-projection", Severity.WARNING)
    assert "a scale bar on hip" in finding.message
    length = slide(layout="figure", panels=(panel("A", film, marks=(marked("measure"),)),))
    assert [f.code for f in found(length)] == ["scale-on-projection"]
    told = replace(bar, footnote=rich("Scale at the detector."))
    assert found(told) == []
    assert found(replace(bar, panels=(panel("A", replace(film, kind="ct"), scale_mm=10.0),))) == []
    assert found(replace(bar, panels=(panel("A", film),))) == []


@pytest.mark.parametrize(
    ("name", "view", "side", "wrong"),
    [
        ("hip", "Left hip, AP", "R", True),
        ("hip", "Right hip, AP", "R", False),
        ("hip", "Left posterior oblique", "R", False),
        ("hip", "AP", "R", False),
        ("hip-left", "AP", "R", True),
        ("left-right", "AP", "R", False),
        ("cleft", "AP", "R", False),
        ("hip", "Both hips, left and right", "L", False),
    ],
)
def test_side_contradicts(name: str, view: str, side: str, wrong: bool) -> None:
    film = figure(id=name, view=view, side=side)
    assert [f.code for f in found(shown_of(film))] == ["side-contradicts"] * wrong


def shown_of(film: Figure) -> Slide:
    return slide(layout="figure", panels=(panel("A", film),))


def test_side_contradicts_in_spanish() -> None:
    film = figure(view="Cadera izquierda", side="R")
    assert [f.code for f in found(shown_of(film), language="es")] == ["side-contradicts"]


@pytest.mark.parametrize(
    ("view", "orient", "wrong"),
    [
        ("Lateral", {"left": "R"}, True),
        ("Lateral", {"left": "A", "top": "H"}, False),
        ("AP", {"left": "A"}, True),
        ("AP", {"left": "R", "top": "H"}, False),
        ("Axial", {"top": "H"}, True),
        ("Axial T2", {"top": "A", "left": "R"}, False),
        ("Lateral oblique", {"left": "R"}, False),
        ("Perfil", {"left": "L"}, True),
        ("From behind", {"left": "L"}, False),
    ],
)
def test_orient_against_view(view: str, orient: dict[str, str], wrong: bool) -> None:
    assert [f.code for f in found(shown_of(figure(view=view, orient=orient)))] == ["orient-against-view"] * wrong


def test_a_figure_is_reported_once() -> None:
    film = figure(view="Lateral", orient={"left": "R"})
    assert codes(deck(shown_of(film), replace(shown_of(film), id="b", title=rich("Two are shown")))) == ["orient-against-view"]
