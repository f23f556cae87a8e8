"""What a panel says to somebody who does not see it: the figure's alt text and what its marks say."""

from __future__ import annotations

from collections.abc import Sequence

from slidekit.core.richtext import plain
from slidekit.resolve import model
from slidekit.resolve.words import Words


def describe(base: str, marks: Sequence[model.Mark], words: Words) -> str:
    """The alt text ``base`` with one sentence for each mark that has something to say, in reading order."""
    sentences = [sentence for mark in marks if (sentence := say(mark, words))]
    if not sentences:
        return base
    head = base if not base or base.endswith((".", "!", "?", "…")) else f"{base}."
    return " ".join(
        [head, *(sentence if sentence.endswith((".", "!", "?")) else f"{sentence}." for sentence in sentences)]
    ).strip()


def say(mark: model.Mark, words: Words) -> str:
    """``An arrow marks Needle tip``; empty for a mark with neither label nor number."""
    label = " ".join(plain(mark.label).split()).rstrip(".")
    if label and mark.number is not None and mark.kind != "number":
        label = f"{label} ({mark.number})"
    if mark.kind == "needle" and not mark.confirmed:
        if not label and mark.number is not None:
            label = words.number.format(number=mark.number)
        return words.assumed.format(label=label) if label else words.assumed_bare
    if label:
        return words.says[mark.kind].format(label=label)
    if mark.number is not None:
        return words.says[mark.kind].format(label=words.number.format(number=mark.number))
    return ""
