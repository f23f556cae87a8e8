"""Registers: what ``[@key]`` refers to, and what a lecture may assert."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, get_args

from pydantic import Field, model_validator

from slidekit.spec.block import Block
from slidekit.spec.faults import fault
from slidekit.spec.scalars import Bool, Count, File, Int, Key, Lang, Line, PartialDate, one_of
from slidekit.spec.text import Text

REFERENCE_KINDS = ("article", "chapter", "book", "web", "regulation", "talk")
# fmt: off
ClaimStatus = Literal[
    "opinion", "assertion", "anecdote", "background", "definition", "inference", "question", "recommendation", "context",
]
# fmt: on


class Reference(Block):
    """A source. Numbers follow first appearance in the deck."""

    noun: ClassVar[str] = "reference"
    example: ClassVar[str] = "write a map with authors:, title:, year:"
    hints: ClassVar[dict[str, str]] = {
        "author": "did you mean authors?",
        "type": "did you mean kind?",
        "pages_": "did you mean pages?",
    }

    authors: list[Line] = Field(default_factory=list, description="Names, as Renfrew DL")
    title: Annotated[Line, Field(description="Title of the work")]
    kind: Annotated[
        Annotated[Literal["article", "chapter", "book", "web", "regulation", "talk"], one_of(*REFERENCE_KINDS)],
        Field(description="article, chapter, book, web, regulation or talk"),
    ] = "article"
    journal: Annotated[Line | None, Field(description="Where it appeared")] = None
    publisher: Annotated[Line | None, Field(description="Who published it")] = None
    year: Annotated[Int | None, Field(description="Year of publication")] = None
    date: Annotated[PartialDate | None, Field(description="Day of publication, in place of the year")] = None
    volume: Annotated[Line | None, Field(description="Volume")] = None
    issue: Annotated[Line | None, Field(description="Issue")] = None
    pages: Annotated[Line | None, Field(description="As 502-505")] = None
    doi: Annotated[Line | None, Field(description="As 10.3174/ajnr.A1420")] = None
    pmid: Annotated[Line | None, Field(description="PubMed number")] = None
    url: Annotated[Line | None, Field(description="Address")] = None
    seen: Annotated[PartialDate | None, Field(description="Day the address was looked at")] = None
    note: Annotated[Text | None, Field(description="Printed after it")] = None
    confirmed: Annotated[Bool, Field(description="false until somebody has looked it up")] = True


class ReferencesFile(Block):
    """``references.yaml``: key → reference."""

    noun: ClassVar[str] = "references file"

    slidekit: Annotated[Count, Field(description="Version of the language: 1")] = 1
    references: Annotated[dict[Key, Reference], Field(description="Key → reference")]


class Claim(Block):
    """What a lecture may assert, with the words it stands on."""

    noun: ClassVar[str] = "claim"
    example: ClassVar[str] = "write {text: …, quote: …}"

    text: Annotated[Text, Field(description="The claim in short")]
    quote: Annotated[Line, Field(description="The source's words, verbatim")]
    status: Annotated[
        Annotated[ClaimStatus, one_of(*get_args(ClaimStatus))] | None, Field(description="What the source makes of it")
    ] = None
    keep: dict[Lang, list[Line]] = Field(
        default_factory=dict, description="Words of caution per language, of which one must survive"
    )
    note: Annotated[Text | None, Field(description="For the author")] = None


class ClaimSource(Block):
    """The text that the claims are taken from."""

    noun: ClassVar[str] = "claim source"
    example: ClassVar[str] = "write source: {file: article.txt, reference: key}"

    file: Annotated[File | None, Field(description="The text, relative to this file")] = None
    reference: Annotated[Key | None, Field(description="Its key among the references")] = None

    @model_validator(mode="after")
    def _named(self) -> ClaimSource:
        if self.file is None and self.reference is None:
            raise fault("missing-key", "a claim source without file or reference", "add file: or reference:")
        return self


class ClaimsFile(Block):
    """``claims.yaml``: id → claim."""

    noun: ClassVar[str] = "claims file"

    slidekit: Annotated[Count, Field(description="Version of the language: 1")] = 1
    source: Annotated[ClaimSource | None, Field(description="Where the quotes are from")] = None
    claims: Annotated[dict[Key, Claim], Field(description="Id → claim")]
