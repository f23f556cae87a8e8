"""A deck, and any other file with slides."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar

from pydantic import BaseModel, Discriminator, Field, Tag, model_validator

from slidekit.spec.block import Block
from slidekit.spec.faults import fault
from slidekit.spec.scalars import Count, File, Id, Lang, Line
from slidekit.spec.slide import Allow, LayoutName, Slide
from slidekit.spec.speaker import Speaker
from slidekit.spec.text import Text

VERSION = 1


class Template(Block):
    """A PowerPoint template. Bare text stands for ``file``."""

    noun: ClassVar[str] = "template"
    main_key: ClassVar[str | None] = "file"

    file: Annotated[File, Field(description="A .potx or .pptx")]
    layouts: dict[LayoutName, Line] = Field(
        default_factory=dict, description="slidekit's layout → name of the template's layout"
    )


def map_or_file(value: Any) -> str:
    """``map`` or ``file``."""
    return "map" if isinstance(value, dict | BaseModel) else "file"


SpeakerField = Annotated[
    Annotated[File, Tag("file")] | Annotated[Speaker, Tag("map")],
    Discriminator(map_or_file),
]


class SlidesFile(Block):
    """A file with slides that decks take from. Deck keys may stand in it; from elsewhere only languages and vars count."""

    noun: ClassVar[str] = "file with slides"
    hints: ClassVar[dict[str, str]] = {
        "author": "did you mean speaker?",
        "lang": "did you mean language?",
        "figures": "figures stand in assets/figures.yaml",
        "version": "did you mean revision?",
    }

    slidekit: Annotated[Count, Field(description="Version of the language: 1")] = VERSION
    id: Annotated[Id | None, Field(description="Default: the file's stem")] = None
    title: Annotated[Text | None, Field(description="Title of the lecture")] = None
    subtitle: Annotated[Text | None, Field(description="Subtitle of the lecture")] = None
    venue: Annotated[Id | None, Field(description="A profile of decks/venues/; default: default")] = None
    language: Annotated[
        Lang | None, Field(description="What plain texts here are written in, and what is built by default")
    ] = None
    languages: list[Lang] = Field(default_factory=list, description="What the deck can be built in; default: its language")
    theme: Annotated[Line | None, Field(description="A builtin theme, or a file; default: reading-room")] = None
    template: Annotated[Template | None, Field(description="A PowerPoint template: a file, or {file, layouts}")] = None
    speaker: Annotated[SpeakerField | None, Field(description="A file, or the speaker's keys")] = None
    vars: dict[str, Any] = Field(default_factory=dict, description="Values for expressions: {{ vars.name }}")
    revision: Annotated[Text | None, Field(description="Revision of the deck; default: 1")] = None
    references: Annotated[File | None, Field(description="Default: assets/references.yaml")] = None
    allow: list[Allow] = Field(default_factory=list, description="Findings accepted in the whole deck, by code")
    slides: Annotated[list[Slide], Field(description="The slides, in order")]

    @model_validator(mode="after")
    def _known(self) -> SlidesFile:
        if isinstance(self.slidekit, int) and self.slidekit != VERSION:
            message = f"slidekit is {self.slidekit}; this version reads {VERSION}"
            raise fault("unknown-value", message, f"write slidekit: {VERSION}", ("slidekit",))
        for name in self.vars:
            if re.fullmatch(r"[A-Za-z_]\w*", name) is None:
                message = f'vars has the name "{name}"'
                raise fault(
                    "wrong-type", message, f"write {re.sub(r'[^0-9A-Za-z]+', '_', name).lstrip('0123456789')}", ("vars", name)
                )
        return self


class Deck(SlidesFile):
    """A lecture."""

    noun: ClassVar[str] = "deck"
    required_in_file: ClassVar[tuple[str, ...]] = ("slidekit",)
