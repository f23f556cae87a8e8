"""Who speaks, and what they have to disclose."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from slidekit.spec.block import Block
from slidekit.spec.faults import fault
from slidekit.spec.scalars import Bool, Count, Date, File, Line, PartialDate, one_of
from slidekit.spec.text import Text

STATEMENTS = ("pending", "nothing", "relationships")


class Relationship(Block):
    """A financial relationship."""

    noun: ClassVar[str] = "relationship"
    example: ClassVar[str] = "write {with: Company, nature: Royalties}"

    with_: Annotated[Line, Field(alias="with", description="Name of the company; no logo, no trade name")]
    nature: Annotated[Text, Field(description="What the relationship is")]
    amount: Annotated[Text | None, Field(description="Only where the venue asks for it")] = None
    from_: Annotated[PartialDate | None, Field(alias="from", description="Since when")] = None
    to: Annotated[PartialDate | None, Field(description="Until when; absent while it goes on")] = None
    mitigated: Annotated[Bool, Field(description="Whether it has been mitigated")] = False


class Disclosures(Block):
    """The speaker's statement. Only the speaker may change it."""

    noun: ClassVar[str] = "disclosures block"
    example: ClassVar[str] = "write disclosures: {statement: pending}"

    statement: Annotated[
        Annotated[Literal["pending", "nothing", "relationships"], one_of(*STATEMENTS)],
        Field(description="pending, nothing, or relationships"),
    ]
    as_of: Annotated[Date | None, Field(description="The day of the statement; required unless pending")] = None
    relationships: Annotated[list[Relationship] | None, Field(description="Required for statement: relationships")] = None
    unapproved: Annotated[Text | None, Field(description="Unapproved or investigational uses discussed")] = None

    @model_validator(mode="after")
    def _whole(self) -> Disclosures:
        if self.relationships is not None and not self.relationships:
            help = "list them, or write statement: nothing and take relationships out"
            raise fault("disclosure-empty", "relationships is an empty list", help, ("relationships",))
        if self.statement == "relationships" and self.relationships is None:
            raise fault(
                "disclosure-empty", "statement is relationships, and none is listed", "add relationships:", ("statement",)
            )
        if self.statement in ("pending", "nothing") and self.relationships:
            message = f"statement is {self.statement}, and {len(self.relationships)} relationships are listed"
            raise fault("disclosure-contradiction", message, "write statement: relationships", ("statement",))
        if self.statement in ("nothing", "relationships") and self.as_of is None:
            raise fault(
                "missing-key", f"statement is {self.statement}, without as_of", "add as_of: with the day", ("statement",)
            )
        return self


class Speaker(Block):
    """Who speaks. A line that is not given is not printed."""

    noun: ClassVar[str] = "speaker"
    hints: ClassVar[dict[str, str]] = {
        "last": "did you mean family?",
        "first": "did you mean given?",
        "title": "write credentials:",
    }

    slidekit: Annotated[Count, Field(description="Version of the language: 1")] = 1
    name: Annotated[Line, Field(description="As printed")]
    given: Annotated[Line | None, Field(description="Given name")] = None
    family: Annotated[Line | None, Field(description="Family name; default: the last word of the name")] = None
    credentials: Annotated[Line | None, Field(description="As MD, PhD")] = None
    role: Annotated[Text | None, Field(description="What the speaker is")] = None
    affiliation: Annotated[Text | None, Field(description="Where")] = None
    email: Annotated[Line | None, Field(description="For the last slide")] = None
    photo: Annotated[File | None, Field(description="A portrait")] = None
    disclosures: Annotated[Disclosures | None, Field(description="The statement; absent is pending")] = None
