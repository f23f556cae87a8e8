"""Type is as large as it can be, not timid; and Spanish, a third longer, still stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import fmean

import pytest
from corpora import CORPORA, ENGLISH, pair
from measures import alone, bodies, is_body, measurable, size_of, stands
from shots import render

import slidekit
from decks import Plan, Project
from slidekit.core.richtext import Inline
from slidekit.theme import BUILTIN

NEAR = 0.97
KINDS = ("points", "points-numbered", "regulatory", "objectives", "take-home", "points-figure", "figure-points", "columns")
SCREENS = (("reading-room", "16:9", "Arial"), ("daylight", "4:3", "Calibri"), ("slate", "4:3", "Arial"))
HALF_STEP = 1.0
"""A text may be this much smaller where that spares it a word alone in its last line."""


def test_bodies_are_as_large_as_fits(project: Project) -> None:
    """On slides of their own, where no other slide of the deck holds them down."""
    found = []
    for number, corpus in enumerate(CORPORA):
        for theme, aspect, font in SCREENS:
            made = project.make(Plan(300 + number, corpus, theme, aspect, font, KINDS, (0.4, 1.6)))
            deck = slidekit.load(made.spec).value
            assert deck is not None
            largest = BUILTIN[theme].type.bodies[0]
            found += [(body, body.size < largest) for body in bodies(deck)]
    ratios = [body.size / body.scale for body, _ in found]
    stepped = [body for body, down in found if down]
    print(
        f"\n{len(found)} bodies, {len(stepped)} below the largest size: "
        f"mean {fmean(ratios):.4f} of the largest of the scale, "
        f"{fmean(body.size / body.continuous for body, _ in found):.4f} of the largest half-point "
        f"({fmean(body.size / body.continuous for body in stepped):.4f} of those stepped down), "
        f"{fmean(body.size / body.bare for body, _ in found):.4f} of the largest without any reserve"
    )
    assert len(stepped) >= 20
    assert fmean(ratios) >= NEAR, [body for body, _ in found if body.size < body.scale]
    assert fmean(body.size / body.scale for body in stepped) >= NEAR


def bilingual(project: Project, name: str, aspect: str, font: str, seed: int) -> Path:
    """A deck of language maps: text slides and split slides, from sparse to nearly full."""
    rng = Random(seed)

    def both(count: int = 1) -> dict[str, str]:
        english, spanish = pair(rng, count)
        return {"en": english, "es": spanish}

    slides = []
    for number in range(24):
        slide = {"id": f"slide-{number}", "title": both(), "points": [both() for _ in range(2 + number // 3 % 4)]}
        if number % 3 == 2:
            slide = {**slide, "panels": [{"figure": rng.choice(("square", "landscape", "portrait")), "caption": both()}]}
        slides.append(slide)
    plan = Plan(seed, ENGLISH, "daylight" if font == "Calibri" else "slate", aspect, font)
    spec = project.write(plan, slides)
    named = spec.with_name(f"{name}.yaml")
    named.write_text(spec.read_text(encoding="utf-8").replace(f"id: {plan.name}", f"id: {name}\nlanguages: [en, es]"), "utf-8")
    spec.unlink()
    return named


@pytest.mark.parametrize(("aspect", "font"), [("16:9", "Arial"), ("16:9", "Calibri"), ("4:3", "Calibri")])
def test_spanish_stands_where_english_does(project: Project, aspect: str, font: str) -> None:
    spec = bilingual(project, f"both-{aspect.replace(':', 'x')}-{font.lower()}", aspect, font, 5)
    decks = {language: slidekit.load(spec, language=language).value for language in ("en", "es")}
    assert decks["en"] is not None
    assert decks["es"] is not None
    letters = {tongue: sum(len(part.text) for part in _texts(deck)) for tongue, deck in decks.items() if deck}
    assert 1.2 < letters["es"] / letters["en"] < 1.45
    same = count = 0
    for (english, fits), (spanish, still_fits) in zip(alone(decks["en"]), alone(decks["es"]), strict=True):
        if not fits:
            continue
        count += 1
        assert still_fits, spanish.id
        before = next(size_of(item) for item in english.items if is_body(item))
        item = next(item for item in spanish.items if is_body(item))
        after = size_of(item)
        same += abs(before - after) <= HALF_STEP
        paras = [measurable(paragraph) for paragraph in item.text.paragraphs]
        had_room = stands(paras, before / after, item.box)
        assert after <= before + HALF_STEP
        assert after >= before - HALF_STEP or not had_room, f"{spanish.id}: {after:g} pt, and {before:g} pt would have fitted"
    print(
        f"\n{aspect} {font}: Spanish {letters['es'] / letters['en']:.2f} as long; {same} of {count} as large or half a step off"
    )
    assert count >= 20
    assert same >= count // 2


def _texts(deck: slidekit.ResolvedDeck) -> list[Inline]:
    return [part for slide in deck.slides for point in slide.points for part in point.text]


@pytest.mark.libreoffice
def test_spanish_is_drawn_inside_its_boxes(project: Project, to_pdf: Callable[[Path], Path]) -> None:
    spec = bilingual(project, "both-drawn", "16:9", "Arial", 6)
    for language in ("en", "es"):
        scene = slidekit.lay_out(spec, language=language).value
        result = slidekit.build(spec, language=language, out=project.root / language)
        assert result.ok, result.diagnostics
        assert scene is not None
        report = render(Path(result.outputs[0].path), scene, to_pdf)
        print(f"\n{language}: {report.summary()}")
        assert [str(finding) for finding in report.findings if finding.kind != "breaks"] == []
        assert report.agreement >= NEAR
