"""How texts are written: what was left over, links that say nothing, bullets from the keyboard, capitals, italics."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.check.prose import MOST_CAPITALS, MOST_ITALICS, TYPED, find_prompt, is_shouted, is_vague
from slidekit.check.talk import Talk, home
from slidekit.check.wording import Words, texts_of
from slidekit.core.diagnostics import Diagnostic, Severity, error, warning
from slidekit.scene.scene import Slide

EDGE = 0.03
"""Share of the slide's width or height that a badly set projector hides."""
QUOTED = frozenset({"quote"})
"""Roles whose words are somebody else's, and may stand in italics."""


def _texts(talk: Talk) -> list[tuple[Slide, Words, str]]:
    """Slide, text and its letters, the pages of a slide in steps once; found for the first of the rules that asks."""
    if "texts" not in talk.kept:
        talk.kept["texts"] = list(_find_texts(talk))
    texts: list[tuple[Slide, Words, str]] = talk.kept["texts"]
    return texts


def _find_texts(talk: Talk) -> Iterator[tuple[Slide, Words, str]]:
    seen: set[tuple[str, str, str]] = set()
    for slide, text in texts_of(talk):
        if (key := (home(slide), text.item.id, text.said)) not in seen:
            seen.add(key)
            yield slide, text, text.said


def unfinished(talk: Talk) -> Iterator[Diagnostic]:
    """``left-over-text``: lorem ipsum, TODO, a template's prompt."""
    for slide, text, said in _texts(talk):
        found = find_prompt(said)
        if found:
            fact = f"{text.item.id} says “{found[0]}”, which nobody replaced"
            help = "write what belongs there, or take it out"
            yield error("left-over-text", fact, text.item.span or slide.span, help, slide=home(slide), element=text.item.id)


def links(talk: Talk) -> Iterator[Diagnostic]:
    """``link-text``: a link says where it leads."""
    for slide, text, _ in _texts(talk):
        if all(run.link is None for run in text.looks):
            continue
        run = next((run for p in text.body.paragraphs for run in p.runs if run.link and is_vague(run.text)), None)
        if run is not None:
            fact = f"{text.item.id} links the words “{run.text.strip()[:30]}”, which do not say where they lead"
            help = "link the words that name the page"
            yield _note("link-text", fact, slide, text, help)


def lists(talk: Talk) -> Iterator[Diagnostic]:
    """``typed-bullet``: signs typed before lines stand beside the bullets that slidekit draws."""
    for slide, text, _ in _texts(talk):
        typed = [p for p in text.body.paragraphs if TYPED.match(p.text)] if text.item.role == "body" else []
        if len(typed) > 1:
            fact = f"{text.item.id} has {len(typed)} lines that begin with a typed sign or number"
            yield _note("typed-bullet", fact, slide, text, "take the signs out: points have bullets of their own")


def emphasis(talk: Talk) -> Iterator[Diagnostic]:
    """``all-capitals`` and ``long-italics``: both slow readers down."""
    for slide, text, said in _texts(talk):
        if not text.main or text.item.role in QUOTED:
            continue
        if is_shouted(said):
            fact = f"{text.item.id} has more than {MOST_CAPITALS} words in a row in capitals"
            yield _note("all-capitals", fact, slide, text, "write them in small letters, and set one word in bold")
        italic = any(run.char.italic for run in text.looks)
        slanted = max(_slanted(text, index) for index in range(len(text.body.paragraphs))) if italic else 0
        if slanted > MOST_ITALICS:
            fact = f"{text.item.id} has {slanted} words in italics in one paragraph"
            yield _note("long-italics", fact, slide, text, "keep italics to a word or a term")


def _slanted(text: Words, index: int) -> int:
    return sum(len(run.text.split()) for run in text.body.paragraphs[index].runs if run.char.italic)


def _note(code: str, fact: str, slide: Slide, text: Words, help: str) -> Diagnostic:
    return Diagnostic(code, Severity.INFO, fact, text.item.span or slide.span, help, home(slide), text.item.id)


def edges(talk: Talk) -> Iterator[Diagnostic]:
    """``near-edge``: letters that a projector's frame may cut off; what stands on a picture, and the foot, is left alone.

    On a template it is the society that has chosen the places.
    """
    if talk.scene.template is not None:
        return
    width, height = talk.scene.size
    for slide, text, said in _texts(talk):
        box = text.box
        gap = min(box.x / width, box.y / height, (width - box.right) / width, (height - box.bottom) / height)
        if text.main and said.strip() and gap < EDGE:
            fact = f"{text.item.id} stands {max(gap, 0):.1%} from the slide's edge; projectors cut off up to {EDGE:.0%}"
            help = "move it inwards"
            yield warning("near-edge", fact, text.item.span or slide.span, help, slide=home(slide), element=text.item.id)
