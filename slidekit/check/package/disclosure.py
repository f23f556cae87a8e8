"""Group F: disclosure, slides that the venue requires, names that it does not want."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slidekit.check.package.case import Case, called, cut
from slidekit.check.structure import said_place, stands_at, wanted_slides
from slidekit.core.diagnostics import Diagnostic
from slidekit.scene.found import FoundSlide, every

_WORDS = {
    "disclosure": (
        r"disclos|conflicts? of interest|competing interest|financial relationship",
        r"declaraci[oó]n de (?:intereses|conflicto)|conflictos? de inter[eé]s|divulgaci[oó]n",
    ),
    "take-home": (
        r"take[- ]home|key (?:messages?|points)|conclusions?|to remember|in summary",
        r"mensajes? (?:clave|para llevar)|conclusi[oó]n|para llevar",
    ),
    "references": (r"references|bibliography|literature|sources", r"referencias|bibliograf[ií]a|fuentes"),
    "regulatory": (r"\bFDA\b|off[- ]label|regulatory|investigational", r"uso fuera de|ANMAT"),
    "evidence": (r"evidence|summary of (?:the )?citations", r"evidencia"),
    "thanks": (r"thank|questions", r"gracias|preguntas"),
    "agenda": (r"agenda|outline|contents|overview", r"[ií]ndice|contenidos"),
    "credits": (r"credits|picture sources", r"cr[eé]ditos"),
}
"""How slides of a kind are known by their title, name or layout, in English and Spanish."""
_BRAND = re.compile(r"[®™]|https?://|www\.\w", re.IGNORECASE)


def slides_of(case: Case, layout: str) -> list[int]:
    """Places (from 0, hidden slides not counted) of the slides that look like ``layout``."""
    if layout == "title":
        return [0] if case.shown else []
    words = _WORDS.get(layout, (re.escape(layout.replace("-", " ")),))
    pattern = re.compile("|".join(words), re.IGNORECASE)
    return [index for index, slide in enumerate(case.shown) if _says(slide, pattern)]


def _says(slide: FoundSlide, pattern: re.Pattern[str]) -> bool:
    """By title and layout; a slide without a title by its first words."""
    words = slide.title or next((shape.words for shape in every(slide.shapes) if shape.words.strip()), "")[:120]
    return pattern.search(f"{words}\n{slide.layout}\n{slide.name}") is not None


def required(case: Case) -> Iterator[Diagnostic]:
    """``required-slide``, ``slide-position``, and ``disclosure-missing`` where no venue says anything."""
    venue = case.venue
    if venue is None:
        if len(case.shown) > 3 and not slides_of(case, "disclosure"):
            fact = f"none of the {len(case.shown)} slides looks like a disclosure of interests"
            yield case.note(
                "disclosure-missing", fact, "add one after the title; most societies want it, even with nothing to disclose"
            )
        return
    missing: set[str] = set()
    for rule, layout, position in wanted_slides(venue):
        found, count = slides_of(case, layout), len(case.shown)
        if not found and layout not in missing:
            missing.add(layout)
            fact = f"venue {venue.id} requires a {layout} slide; none of the {count} slides looks like one"
            yield case.breach(rule, "required-slide", fact, f"add one with the word in its title: {layout}")
        if found and position is not None and not any(stands_at(index, position, count) for index in found):
            slide = case.shown[found[0]]
            fact = f"it is the {layout} slide, and number {found[0] + 1}; venue {venue.id} wants it {said_place(position)}"
            yield case.breach(rule, "slide-position", fact, f"move it to be {said_place(position)}", slide)


def brands(case: Case) -> Iterator[Diagnostic]:
    """``disclosure-brand``: companies stand there by name only, without sign, address or logo (ACCME, standard 3.5)."""
    for index in slides_of(case, "disclosure"):
        slide = case.shown[index]
        found = next((match for shape in every(slide.shapes) if (match := _BRAND.search(shape.words))), None)
        if found:
            fact = f"the disclosure says “{cut(found[0], 20)}”; companies stand there by name only"
            yield case.warning("disclosure-brand", fact, "write the company's plain name", slide)
        picture = next((shape for shape in every(slide.shapes) if shape.kind == "picture" and not shape.decorative), None)
        if picture is not None:
            fact = f"the disclosure shows {called(picture)}; logos are not allowed there"
            yield case.warning("disclosure-brand", fact, "take the picture out", slide, picture)


def trade_names(case: Case) -> Iterator[Diagnostic]:
    """``trade-name``: in any text, alt text or notes, those of layout and master too; whole words, capitals or not."""
    venue = case.venue
    if venue is None or not venue.trade_names:
        return
    every_name = "|".join(re.escape(name) for name in sorted(venue.trade_names, key=lambda name: (-len(name), name)))
    wanted = re.compile(rf"(?<!\w)({every_name})(?!\w)", re.IGNORECASE)
    for slide in case.package.slides:
        for shape in every((*slide.scenery, *slide.shapes)):
            found = wanted.search(f"{shape.words}\n{shape.alt}")
            if found:
                fact = f"{called(shape)} says {found[0]}; venue {venue.id} forbids this trade name"
                yield case.breach("forbid.trade_names", "trade-name", fact, "use the generic term", slide, shape)
        found = wanted.search(slide.notes)
        if found:
            fact = f"its notes say {found[0]}; venue {venue.id} forbids this trade name"
            yield case.breach("forbid.trade_names", "trade-name", fact, "use the generic term", slide)


def addresses(case: Case) -> Iterator[Diagnostic]:
    """``address-forbidden``: web addresses at a venue that wants none."""
    if case.venue is None or case.venue.urls:
        return
    for slide, shape in case.shapes():
        linked = (shape.link or "").startswith("http")
        if linked or re.search(r"https?://|www\.\w", shape.words):
            fact = f"{called(shape)} holds a web address; venue {case.venue.id} wants none"
            yield case.breach("forbid.urls", "address-forbidden", fact, "take it out, or say it", slide, shape)
