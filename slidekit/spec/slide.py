"""A slide as the author wrote it."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field, PlainValidator, ValidationInfo, model_validator

from slidekit.core.diagnostics import did_you_mean
from slidekit.spec.block import Block, Item
from slidekit.spec.blocks import Chart, Column, Formula, Number, Quote, Table
from slidekit.spec.faults import fault, is_template
from slidekit.spec.forms import LOOP, FigureId, Loop, Use
from slidekit.spec.layouts import LAYOUTS
from slidekit.spec.mark import Mark
from slidekit.spec.panel import Panel
from slidekit.spec.place import bad_place
from slidekit.spec.points import Point, Step
from slidekit.spec.scalars import ID, Bool, Id, Key, Line, Positive, Url, advise_id, one_of, read_line, schema_of, slug
from slidekit.spec.symbols import SymbolName
from slidekit.spec.text import Text


def check_slide_id(value: Any, info: ValidationInfo) -> str:
    """An id; ``@`` is slidekit's own."""
    if is_template(value, info):
        return value  # type: ignore[no-any-return]
    text = read_line(value, "id")
    if ID.fullmatch(text) is None:
        reason = "@ is kept for states and repeats" if "@" in text else "an id has lower-case letters, digits and hyphens"
        raise fault("wrong-type", f'id is "{text}"; {reason}', advise_id(text))
    return text


def check_layout(value: Any) -> str:
    """The name of a layout; offers the nearest."""
    text = read_line(value, "layout")
    if text not in LAYOUTS:
        raise fault("unknown-value", f'layout is "{text}", which is not known', did_you_mean(text, LAYOUTS))
    return text


def names_only(marks: list[Mark]) -> list[Mark]:
    """Marks of a slide stand on landmarks, because each panel has its own."""
    for index, mark in enumerate(marks):
        if mark.place.has_numbers:
            message = "a mark for all panels stands on numbers"
            raise bad_place(message, "name a landmark that the figures share", (index, "place"))
    return marks


def two_names(names: list[str]) -> list[str]:
    """A scale needs two different landmarks."""
    if len(names) != 2:
        said = f"{len(names)} landmark{'' if len(names) == 1 else 's'}"
        raise fault("wrong-type", f"align names {said}; it takes two", "write two landmarks, as [entry, tip]")
    if names[0] == names[1]:
        raise fault("wrong-type", f"align names {names[0]} twice", "write two landmarks, as [entry, tip]")
    return names


class Allow(Block):
    """A finding that the author accepts. A bare code stands for ``code``."""

    noun: ClassVar[str] = "allow entry"
    main_key: ClassVar[str | None] = "code"

    code: Annotated[Id, Field(description="Code of the finding")]
    why: Annotated[Line | None, Field(description="The reason")] = None


SlideId = Annotated[str, PlainValidator(check_slide_id), schema_of("Id")]
LayoutName = Annotated[str, PlainValidator(check_layout), schema_of("Layout")]
SlideMarks = Annotated[list[Mark], AfterValidator(names_only)]
TwoNames = Annotated[list[Id], AfterValidator(two_names), schema_of("TwoNames")]
Legend = Annotated[dict[SymbolName, Text], schema_of("Legend")]


class Slide(Item):
    """A slide. With ``use`` it is another file's slide, and each key beside it replaces that key whole."""

    noun: ClassVar[str] = "slide"
    example: ClassVar[str] = "write a map with id: and title:"
    hints: ClassVar[dict[str, str]] = {
        "bullets": "did you mean points?",
        "content": "did you mean points?",
        "image": "did you mean panels?",
        "images": "did you mean panels?",
        "figure": "did you mean panels?",
        "figures": "did you mean panels?",
        "time": "did you mean seconds?",
        "speaker_notes": "did you mean notes?",
        "type": "did you mean layout?",
        "kind": "did you mean layout?",
        "heading": "did you mean title?",
        "text": "did you mean points?",
    }

    use: Annotated[Use | None, Field(description="A slide of another file, as shared/opening.yaml#title")] = None
    id: Annotated[SlideId | None, Field(description="Unique in the deck, stable for ever")] = None
    layout: Annotated[LayoutName | None, Field(description="Default: chosen from the content")] = None
    section: Annotated[Text | None, Field(description="A section starts here")] = None
    title: Annotated[Text | None, Field(description="What the slide says")] = None
    subtitle: Annotated[Text | None, Field(description="title, section, statement, thanks")] = None
    for_each: Annotated[Loop | None, Field(description="Repeats the slide: name in vars.list")] = None
    panels: list[Panel] = Field(default_factory=list, description="Figures")
    annotations: SlideMarks = Field(default_factory=list, description="Marks on every panel whose figure has the landmark")
    align: Annotated[
        TwoNames | None, Field(description="Two landmarks that every panel shows at the same place and distance")
    ] = None
    legend: Legend = Field(
        default_factory=dict, description="What a symbol means here: its kind, style or both, as risk ellipse"
    )
    points: list[Point] = Field(default_factory=list, description="Talking points")
    table: Annotated[Table | None, Field(description="A table")] = None
    chart: Annotated[Chart | None, Field(description="A chart")] = None
    quote: Annotated[Quote | None, Field(description="A quotation")] = None
    number: Annotated[Number | None, Field(description="One big number")] = None
    columns: list[Column] = Field(default_factory=list, description="Two or three columns")
    video: Annotated[FigureId | None, Field(description="A figure of kind video: short for one panel")] = None
    equation: Annotated[Formula | None, Field(description="LaTeX, in single quotes or none")] = None
    qr: Annotated[Url | None, Field(description="An address drawn as a QR code")] = None
    steps: list[Step] = Field(default_factory=list, description="Notes and seconds of each state")
    footnote: Annotated[Text | None, Field(description="Small print at the foot")] = None
    dateline: Annotated[Text | None, Field(description='Replaces place and date on the title slide; "" removes them')] = None
    notes: Annotated[Text | None, Field(description="What to say; a blank line starts a paragraph")] = None
    seconds: Annotated[Positive | None, Field(description="Default: the sum of the steps")] = None
    claims: list[Key] = Field(default_factory=list, description="Ids of what the slide asserts")
    tags: list[Id] = Field(default_factory=list, description="Venues include and exclude by tag")
    overflow: Annotated[
        Annotated[Literal["error", "split"], one_of("error", "split")] | None,
        Field(description="Text that does not fit: error, or split over slides"),
    ] = None
    allow: list[Allow] = Field(default_factory=list, description="Findings accepted here, by code")
    hidden: Annotated[Bool, Field(description="Written as a hidden slide, not counted in time")] = False

    @model_validator(mode="after")
    def _loop(self, info: ValidationInfo) -> Slide:
        loop = LOOP.fullmatch(self.for_each) if self.for_each else None
        braces = "{{" in (self.id or "")
        if loop is None:
            if braces:
                raise fault(
                    "wrong-type", f'id is "{self.id}"; an expression stands here only with for_each', "write the id", ("id",)
                )
            return self
        templates = info.context is not None and info.context.templates
        if templates and self.id is not None and re.search(rf"\b{re.escape(loop[1])}\b", self.id.partition("{{")[2]) is None:
            base = slug(self.id.partition("{{")[0]) or "item"
            help = f'write id: "{base}-{{{{ {loop[1]}.id }}}}"'
            raise fault("loop-id", f"id is the same each time; it must contain {loop[1]}", help, ("id",))
        return self
