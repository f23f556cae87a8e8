"""A venue: it selects and constrains, it never writes (R7)."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, PlainValidator, ValidationInfo, model_validator

from slidekit.core.diagnostics import did_you_mean
from slidekit.spec.block import Block, keys_of
from slidekit.spec.deck import Template
from slidekit.spec.faults import fault, is_template
from slidekit.spec.scalars import Bool, Colour, Count, Date, File, Id, Lang, Line, Positive, one_of, schema_of
from slidekit.spec.slide import LayoutName
from slidekit.spec.text import Text

AUDIENCES = ("clinical", "scientific", "lay", "mixed")
PLACES = ("first", "second", "third", "first-two", "last")
Format = Annotated[Literal["pptx", "pdf", "html", "png", "svg"], one_of("pptx", "pdf", "html", "png", "svg")]


class Event(Block):
    """What, where, when, and how long."""

    noun: ClassVar[str] = "event"
    example: ClassVar[str] = "write event: {name: …, city: …}"

    name: Annotated[Text | None, Field(description="Name of the event")] = None
    society: Annotated[Text | None, Field(description="Who holds it")] = None
    city: Annotated[Text | None, Field(description="Where")] = None
    country: Annotated[Line | None, Field(description="As US")] = None
    room: Annotated[Line | None, Field(description="The room")] = None
    session: Annotated[Line | None, Field(description="The session")] = None
    start: Annotated[Date | None, Field(description="2026-04-28T09:00")] = None
    slot_minutes: Annotated[Positive | None, Field(description="Minutes to speak")] = None
    qa_minutes: Annotated[Positive | None, Field(description="Minutes for questions")] = None


class Screen(Block):
    """The projector."""

    noun: ClassVar[str] = "screen"
    example: ClassVar[str] = "write screen: {aspect: 16:9}"

    aspect: Annotated[
        Annotated[Literal["16:9", "4:3", "16:10"], one_of("16:9", "4:3", "16:10")], Field(description="16:9, 4:3 or 16:10")
    ] = "16:9"
    pixels: Annotated[list[Count] | None, Field(description="[width, height]; default: 1920 × 1080")] = None

    @model_validator(mode="after")
    def _pair(self) -> Screen:
        if self.pixels is not None and len(self.pixels) != 2:
            raise fault("wrong-type", f"pixels has {len(self.pixels)} numbers", "write [1920, 1080]", ("pixels",))
        return self


class Fonts(Block):
    """Which typefaces, and how small."""

    noun: ClassVar[str] = "fonts block"
    example: ClassVar[str] = "write fonts: {allow: [Arial], min_pt: 18}"

    allow: list[Line] = Field(default_factory=list, description="Typefaces that the venue takes")
    min_pt: Annotated[Positive | None, Field(description="Least size of text, points; default: the theme's, 18")] = None
    label_pt: Annotated[Positive | None, Field(description="Least size of labels, points; default: 16")] = None
    caption_pt: Annotated[Positive | None, Field(description="Least size of captions, points; default: 14")] = None


class TextRules(Block):
    """How much text a slide may hold."""

    noun: ClassVar[str] = "text block"
    example: ClassVar[str] = "write text: {max_lines: 6}"

    max_lines: Annotated[Count | None, Field(description="Lines on a slide")] = None
    max_words: Annotated[Count | None, Field(description="Words on a slide: points, columns, quote, subtitle")] = None


class Timing(Block):
    """How many slides."""

    noun: ClassVar[str] = "timing block"
    example: ClassVar[str] = "write timing: {max_slides: 10}"

    max_slides_per_minute: Annotated[Positive | None, Field(description="Slides for each minute of the slot")] = None
    max_slides: Annotated[Count | None, Field(description="Slides in all")] = None


class DisclosureRules(Block):
    """Where the disclosure stands and for how long."""

    noun: ClassVar[str] = "disclosure block"
    example: ClassVar[str] = "write disclosure: {position: second}"

    position: Annotated[
        Annotated[Literal["first", "second", "first-two", "none"], one_of("first", "second", "first-two", "none")],
        Field(description="first, second, first-two or none"),
    ] = "none"
    hold_seconds: Annotated[Positive | None, Field(description="How long it stays up")] = None
    months: Annotated[Count | None, Field(description="How far back it reaches")] = None


class Requirement(Block):
    """A slide that the venue asks for. A bare layout stands for ``layout``."""

    noun: ClassVar[str] = "required entry"
    main_key: ClassVar[str | None] = "layout"

    layout: Annotated[LayoutName, Field(description="The layout")]
    position: Annotated[
        Annotated[Literal["first", "second", "third", "first-two", "last"], one_of(*PLACES)] | None,
        Field(description="first, second, third, first-two or last"),
    ] = None


class Forbid(Block):
    """What the venue does not want."""

    noun: ClassVar[str] = "forbid block"
    example: ClassVar[str] = "write forbid: {animations: true}"

    trade_names: list[Line] = Field(default_factory=list, description="Names that may not appear")
    logos: Annotated[
        Annotated[Literal["none", "commercial", "all"], one_of("none", "commercial", "all")],
        Field(description="Which logos are forbidden: none, commercial or all"),
    ] = "none"
    urls: Annotated[Bool, Field(description="Addresses and QR codes")] = False
    animations: Annotated[Bool, Field(description="Steps become repeated slides")] = False
    video: Annotated[Bool, Field(description="Videos become stills")] = False


class Deliver(Block):
    """What is handed in."""

    noun: ClassVar[str] = "deliver block"
    example: ClassVar[str] = "write deliver: {formats: [pptx]}"

    formats: Annotated[list[Format] | None, Field(description="pptx, pdf, html, png, svg; default: pptx")] = None
    max_mb: Annotated[Positive | None, Field(description="Most megabytes of a file")] = None
    filename: Annotated[Line | None, Field(description="Name without ending; expressions allowed, made ASCII")] = None


class Branding(Block):
    """Accent colour, logo and footer."""

    noun: ClassVar[str] = "branding block"
    example: ClassVar[str] = 'write branding: {accent: "#0072B2"}'

    accent: Annotated[Colour | None, Field(description='Six hex digits in quotes, as "#0072B2"')] = None
    logo: Annotated[File | None, Field(description="A picture")] = None
    footer: Annotated[Text | None, Field(description="At the foot of every slide")] = None


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
        "slides": "a venue holds no slides; use include and exclude",
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
    deliver: Annotated[Deliver | None, Field(description="What is handed in")] = None
    branding: Annotated[Branding | None, Field(description="Accent, logo, footer")] = None
    sources: list[RuleSource] = Field(default_factory=list, description="Where the rules are from")
