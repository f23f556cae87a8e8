"""What a panel says to somebody who does not see it: the figure's alt text and what its marks say."""

from __future__ import annotations

from collections.abc import Sequence

from slidekit.core.richtext import plain
from slidekit.resolve import model
from slidekit.resolve.places import holds_point
from slidekit.resolve.words import Words


def describe(base: str, marks: Sequence[model.Mark], words: Words) -> str:
    """The alt text ``base`` with one sentence for each mark that has something to say, in reading order."""
    said = (say_inset(mark, marks, words) if mark.kind == "inset" else say(mark, words) for mark in marks)
    sentences = [sentence for sentence in said if sentence]
    return join(base, sentences)


def join(base: str, sentences: Sequence[str]) -> str:
    """A text and further sentences, each with its stop; the text as it is without any."""
    if not sentences:
        return base
    head = base if not base or base.endswith((".", "!", "?", "…")) else f"{base}."
    return " ".join(
        [head, *(sentence if sentence.endswith((".", "!", "?")) else f"{sentence}." for sentence in sentences)]
    ).strip()


def say_inset(mark: model.Mark, marks: Sequence[model.Mark], words: Words) -> str:
    """``A box and a magnified copy show Needle tip``: its label, else the labels of the marks in it."""
    label = named(mark, words)
    area = mark.place.area
    if not label and area is not None:
        inside = [other for other in marks if other.kind != "inset" and holds_point(area, other.place.target)]
        label = ", ".join(name for other in inside if (name := named(other, words)))
    return words.says["inset"].format(label=label or words.part)


def say(mark: model.Mark, words: Words) -> str:
    """``An arrow marks Needle tip``; empty for a mark with neither label nor number."""
    label = named(mark, words)
    if mark.kind == "needle" and not mark.confirmed:
        return words.assumed.format(label=label) if label else words.assumed_bare
    return words.says[mark.kind].format(label=label) if label else ""


def named(mark: model.Mark, words: Words) -> str:
    """``Needle tip``, ``Needle tip (2)``, ``number 2``; empty for a mark with neither label nor number."""
    label = " ".join(plain(mark.label).split()).rstrip(".")
    if mark.number is None:
        return label
    if not label:
        return words.number.format(number=mark.number)
    return label if mark.kind == "number" else f"{label} ({mark.number})"
