"""Panels: a figure on a slide, with what is said about it there."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, PlainValidator, ValidationInfo

from slidekit.spec.block import Block, Item
from slidekit.spec.faults import fault, is_template, key_of, unquoted
from slidekit.spec.forms import FigureId
from slidekit.spec.mark import Mark
from slidekit.spec.place import AreaPlace, PointPlace
from slidekit.spec.scalars import Bool, Id, Positive, one_of, read_line, schema_of
from slidekit.spec.text import Text

SIGNS = ("cross", "check", "question")
Sign = Annotated[Literal["cross", "check", "question"], one_of(*SIGNS)]
Fit = Annotated[Literal["contain", "cover"], one_of("contain", "cover")]


def check_scale(value: Any, info: ValidationInfo) -> bool | str:
    """``true``, ``false``, or a length with its unit."""
    if is_template(value, info):
        return value  # type: ignore[no-any-return]
    value = unquoted(value)
    if isinstance(value, bool):
        return value
    text = read_line(value, key_of(info))
    if text.lower() in ("true", "false"):
        return text.lower() == "true"
    number, _, unit = text.partition(" ")
    if unit in ("mm", "cm", "µm", "um") and number.replace(".", "", 1).isdigit():
        return text
    raise fault("wrong-type", f'scale is "{text}"; true, false or a length is expected', "write scale: 10 mm")


Scale = Annotated[bool | str, PlainValidator(check_scale), schema_of("Scale")]


class Verdict(Block):
    """What a panel stands for, in words and a sign."""

    noun: ClassVar[str] = "verdict"
    main_key: ClassVar[str | None] = "text"
    main_is_text: ClassVar[bool] = True

    text: Annotated[Text, Field(description="The words")]
    sign: Annotated[Sign | None, Field(description="cross, check or question")] = None


class Play(Block):
    """How a video plays."""

    noun: ClassVar[str] = "play block"
    example: ClassVar[str] = "write play: {auto: true}"

    auto: Annotated[Bool, Field(description="Starts by itself")] = False
    loop: Annotated[Bool, Field(description="Starts again at the end")] = False
    from_: Annotated[Positive | None, Field(alias="from", description="First second shown")] = None
    to: Annotated[Positive | None, Field(description="Last second shown")] = None
    mute: Annotated[Bool, Field(description="Without sound")] = True


class Panel(Item):
    """A figure on a slide. Bare text stands for ``figure``."""

    noun: ClassVar[str] = "panel"
    main_key: ClassVar[str | None] = "figure"
    hints: ClassVar[dict[str, str]] = {
        "image": "write figure: with the figure's id",
        "file": "write figure: with the figure's id; its file stands in assets/figures.yaml",
        "marks": "did you mean annotations?",
        "credit": "a credit belongs to the figure, in assets/figures.yaml",
    }

    figure: Annotated[FigureId, Field(description="Id of a figure in assets/figures.yaml")]
    crop: Annotated[AreaPlace | None, Field(description="The part shown: a landmark, or [left, top, right, bottom]")] = None
    fit: Annotated[Fit, Field(description="contain shows all, cover fills the panel around focus")] = "contain"
    focus: Annotated[PointPlace | None, Field(description="What stays in sight with fit: cover")] = None
    caption: Annotated[Text | None, Field(description='Default: the figure\'s; "" is none')] = None
    alt: Annotated[Text | None, Field(description="Default: the figure's")] = None
    verdict: Annotated[Verdict | None, Field(description="Words and a sign over the panel")] = None
    time: Annotated[Text | None, Field(description="Time or frame, in a corner")] = None
    scale: Annotated[Scale, Field(description="A scale bar: true, or its length as 10 mm")] = False
    badges: list[Id] = Field(default_factory=list, description="Honesty labels, beside the figure's own")
    annotations: list[Mark] = Field(default_factory=list, description="Marks on the picture")
    play: Annotated[Play | None, Field(description="How a video plays")] = None
