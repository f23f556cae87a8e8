"""Talking points, to two levels, and the steps of a slide."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from slidekit.spec.block import Item
from slidekit.spec.scalars import Count, Positive
from slidekit.spec.text import ItemText, Text


class SubPoint(Item):
    """A point of the second level. Bare text stands for ``text``."""

    noun: ClassVar[str] = "point"
    main_key: ClassVar[str | None] = "text"
    main_is_text: ClassVar[bool] = True
    example: ClassVar[str] = "write a text, or {text: …}"
    hints: ClassVar[dict[str, str]] = {"points": "points have two levels at most"}

    text: Annotated[ItemText, Field(description="What it says")]
    number: Annotated[Count | None, Field(description="Ties it to the marks with this disc")] = None
    step: Annotated[Count, Field(description="Appears in this state of the slide")] = 1


class Point(SubPoint):
    """A talking point. Bare text stands for ``text``."""

    hints: ClassVar[dict[str, str]] = {"bullets": "did you mean points?"}

    points: list[SubPoint] = Field(default_factory=list, description="One more level")


class Step(Item):
    """Notes and seconds of one state of the slide. Bare text stands for ``notes``."""

    noun: ClassVar[str] = "step"
    main_key: ClassVar[str | None] = "notes"
    main_is_text: ClassVar[bool] = True
    example: ClassVar[str] = "write the notes, or {notes: …, seconds: 30}"

    notes: Annotated[Text | None, Field(description="What to say in this state")] = None
    seconds: Annotated[Positive | None, Field(description="How long it stays")] = None
