"""A venue: it selects and constrains, it never writes (R7)."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, PlainValidator, ValidationInfo

from slidekit.core.diagnostics import did_you_mean
from slidekit.spec.block import Block, keys_of
from slidekit.spec.deck import Template
from slidekit.spec.faults import fault, is_template
from slidekit.spec.scalars import Bool, Count, Date, Id, Lang, Line, one_of, schema_of
from slidekit.spec.text import Text
from slidekit.spec.venue_rules import (
    Branding,
    Deliver,
    DisclosureRules,
    Event,
    Fonts,
    Forbid,
    Labels,
    Media,
    Player,
    Privacy,
    Requirement,
    Rights,
    Screen,
    SlideTexts,
    TextRules,
    Timing,
)

AUDIENCES = ("clinical", "scientific", "lay", "mixed")


def rule_names() -> list[str]:
    """Every rule of a venue with dots, as ``fonts.min_pt``."""
    names: list[str] = []
    for key, field in Venue.model_fields.items():
        if key in ("slidekit", "id", "confirmed", "sources"):
            continue
        names.append(key)
        inner = next((part for part in (field.annotation, *getattr(field.annotation, "__args__", ())) if is_block(part)), None)
        if inner is not None:
            names.extend(f"{key}.{name}" for name in sorted(keys_of(inner)))
    return names


def is_block(part: Any) -> bool:
    """True for the class of a block."""
    return isinstance(part, type) and issubclass(part, Block)


def check_rule(value: Any, info: ValidationInfo) -> str:
    """The name of a rule of the venue."""
    if is_template(value, info):
        return value  # type: ignore[no-any-return]
    text = str(value).strip()
    names = rule_names()
    if text not in names:
        raise fault("unknown-value", f'rule is "{text}", which no venue has', did_you_mean(text, names))
    return text


RuleName = Annotated[str, PlainValidator(check_rule), schema_of("Line")]


class RuleSource(Block):
    """Where a rule is from, and whether the venue has confirmed it."""

    noun: ClassVar[str] = "source entry"
    example: ClassVar[str] = "write {rule: fonts.min_pt, url: …}"

    rule: Annotated[RuleName, Field(description="Which rule, as fonts.min_pt")]
    url: Annotated[Line | None, Field(description="Where it stands")] = None
    note: Annotated[Text | None, Field(description="What it says")] = None
    confirmed: Annotated[
        Bool | None, Field(description="Default: the profile's; a rule not confirmed warns, it never blocks")
    ] = None


class Venue(Block):
    """The profile of a venue."""

    noun: ClassVar[str] = "venue"
    hints: ClassVar[dict[str, str]] = {
        "city": "write event: {city: …}",
        "name": "write event: {name: …}",
        "country": "write event: {country: …}",
        "title": "a venue holds no text of the speaker",
        "slides": "a venue holds no slides; use include and exclude, or texts: {slide-id: …}",
        "logo": "write branding: {logo: …}",
        "freeze": "write deliver: {freeze: …}",
        "deadline": "write deliver: {deadline: …}",
        "video": "write forbid: {video: true}, player: {video: false}, or media: {video: {…}}",
        "animations": "write forbid: {animations: true}, or player: {animations: false}",
        "footer": "write branding: {footer: …}",
    }

    slidekit: Annotated[Count, Field(description="Version of the language: 1")] = 1
    id: Annotated[Id | None, Field(description="The file's stem")] = None
    confirmed: Annotated[Bool, Field(description="false: its rules warn, they never block")] = True
    event: Annotated[Event | None, Field(description="What, where, when")] = None
    date: Annotated[Date | None, Field(description="Default: the day of event.start")] = None
    language: Annotated[Lang | None, Field(description="Wins over the deck's when the deck offers it")] = None
    theme: Annotated[Line | None, Field(description="Wins over the deck's")] = None
    template: Annotated[Template | None, Field(description="Wins over the deck's")] = None
    audience: Annotated[
        Annotated[Literal["clinical", "scientific", "lay", "mixed"], one_of(*AUDIENCES)],
        Field(description="clinical, scientific, lay or mixed"),
    ] = "clinical"
    screen: Annotated[Screen | None, Field(description="The projector")] = None
    fonts: Annotated[Fonts | None, Field(description="Typefaces and least sizes")] = None
    text: Annotated[TextRules | None, Field(description="Most lines and words")] = None
    timing: Annotated[Timing | None, Field(description="Most slides")] = None
    disclosure: Annotated[DisclosureRules | None, Field(description="Where the disclosure stands")] = None
    required: list[Requirement] = Field(default_factory=list, description="Layouts that must be there, with their position")
    forbid: Annotated[Forbid | None, Field(description="What may not be there")] = None
    include: list[Id] = Field(default_factory=list, description="Slides with tags: only these; slides without are always in")
    exclude: list[Id] = Field(default_factory=list, description="Slides with these tags are left out")
    figures: dict[Id, Id] = Field(default_factory=dict, description="Figure → the figure that stands in for it here")
    texts: dict[Id, SlideTexts] = Field(default_factory=dict, description="Slide → texts that stand in for its own here")
    player: Annotated[Player | None, Field(description="The machine that shows the slides")] = None
    media: Annotated[Media | None, Field(description="Which videos it plays")] = None
    labels: Annotated[Labels | None, Field(description="What every slide says in small letters")] = None
    privacy: Annotated[Privacy | None, Field(description="Under which law patients' data stand")] = None
    rights: Annotated[Rights | None, Field(description="What has to be shown for pictures of others")] = None
    deliver: Annotated[Deliver | None, Field(description="What is handed in")] = None
    branding: Annotated[Branding | None, Field(description="Accent, logo, footer")] = None
    sources: list[RuleSource] = Field(default_factory=list, description="Where the rules are from")
