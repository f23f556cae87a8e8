"""What a venue's profile is made of: one block for each thing that a venue has a say in."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from slidekit.spec.block import Block
from slidekit.spec.faults import fault
from slidekit.spec.scalars import Bool, Colour, Count, Date, File, Line, Positive, one_of
from slidekit.spec.slide import LayoutName
from slidekit.spec.text import Text

PLACES = ("first", "second", "third", "first-two", "last")
POSITIONS = ("first", "second", "first-two", "none", "auto")
FIELDS = ("nature", "amount", "period", "mitigated", "unapproved", "as-of")
CORNERS = ("top-right", "bottom-left", "bottom-right")
REGIMES = ("hipaa", "gdpr", "ley-25326")
Format = Annotated[Literal["pptx", "pdf", "html", "png", "svg"], one_of("pptx", "pdf", "html", "png", "svg")]
Container = Annotated[Literal["mp4", "mov", "wmv", "avi"], one_of("mp4", "mov", "wmv", "avi")]
Codec = Annotated[Literal["h264", "h265", "vp9", "av1", "mpeg4"], one_of("h264", "h265", "vp9", "av1", "mpeg4")]
FieldName = Annotated[Literal["nature", "amount", "period", "mitigated", "unapproved", "as-of"], one_of(*FIELDS)]
LogoPlace = Annotated[Literal["first", "last", "all"], one_of("first", "last", "all")]


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
    farthest: Annotated[Positive | None, Field(description="How far the last row sits, in heights of the picture, as 6")] = None
    contrast: Annotated[
        Annotated[Literal["normal", "strict"], one_of("normal", "strict")],
        Field(description="strict, as for a bright room: 7:1 instead of 4.5:1, large letters 4.5:1 instead of 3:1"),
    ] = "normal"

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


class DisclosureTemplate(Block):
    """The wording that the organiser prescribes."""

    noun: ClassVar[str] = "disclosure template"
    example: ClassVar[str] = "write template: {nothing: …}"

    nothing: Annotated[
        Text | None, Field(description="Said instead of slidekit's sentence when there is nothing to disclose")
    ] = None
    relationships: Annotated[Text | None, Field(description="Said before the list of relationships")] = None


class DisclosureRules(Block):
    """Where the disclosure stands and for how long."""

    noun: ClassVar[str] = "disclosure block"
    example: ClassVar[str] = "write disclosure: {position: second}"

    position: Annotated[
        Annotated[Literal["first", "second", "first-two", "none", "auto"], one_of(*POSITIONS)],
        Field(description="first, second, first-two or none; auto: the organiser puts it in, and the deck's own is left out"),
    ] = "none"
    hold_seconds: Annotated[Positive | None, Field(description="How long it stays up")] = None
    months: Annotated[Count | None, Field(description="How far back it reaches")] = None
    fields: list[FieldName] = Field(
        default_factory=list, description="What it must say: nature amount period mitigated unapproved as-of"
    )
    template: Annotated[DisclosureTemplate | None, Field(description="The organiser's wording: {nothing, relationships}")] = (
        None
    )


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
    deadline: Annotated[Date | None, Field(description="When it is due, 2026-04-20T16:00")] = None
    freeze: Annotated[
        Annotated[Literal["none", "typos-only", "all"], one_of("none", "typos-only", "all")],
        Field(description="What may not change once it is handed in: none, typos-only (all but letters) or all"),
    ] = "none"
    submitted: Annotated[Date | None, Field(description="The day it was handed in; from then on freeze holds")] = None


class Player(Block):
    """The machine that shows the slides."""

    noun: ClassVar[str] = "player block"
    example: ClassVar[str] = "write player: {presenter_view: false}"

    animations: Annotated[Bool, Field(description="false: steps become repeated slides")] = True
    video: Annotated[Bool, Field(description="false: videos become stills")] = True
    presenter_view: Annotated[Bool, Field(description="false: nobody sees the notes, so they are written as a handout")] = True


class VideoRules(Block):
    """What the machine plays, and how a video is handed in."""

    noun: ClassVar[str] = "video block"
    example: ClassVar[str] = "write video: {codec: [h264], max_mb: 200}"

    container: list[Container] = Field(default_factory=list, description="Files it takes: mp4 mov wmv avi; default: mp4")
    codec: list[Codec] = Field(default_factory=list, description="Codings it plays: h264 h265 vp9 av1 mpeg4; default: h264")
    sound: Annotated[Bool, Field(description="false: the room plays no sound")] = True
    max_height: Annotated[Count | None, Field(description="Most pixels in height, as 1080")] = None
    max_mb: Annotated[Positive | None, Field(description="Most megabytes of each video")] = None
    copy_: Annotated[
        Bool, Field(alias="copy", description="true: each video is also handed in as a file of its own, in build/deliver")
    ] = False


class Media(Block):
    """What the venue takes beside slides."""

    noun: ClassVar[str] = "media block"
    example: ClassVar[str] = "write media: {video: {max_mb: 200}}"

    video: Annotated[VideoRules | None, Field(description="What it plays, and how it is handed in")] = None


class Labels(Block):
    """What every slide has to say in small letters."""

    noun: ClassVar[str] = "labels block"
    example: ClassVar[str] = "write labels: {no_photo: true}"

    unpublished: Annotated[Bool, Field(description="UNPUBLISHED DATA – DO NOT COPY OR DISTRIBUTE")] = False
    no_photo: Annotated[Bool, Field(description="NO PHOTOGRAPHS")] = False
    code: Annotated[Line | None, Field(description="The activity's code, as CME 123-45")] = None


class Privacy(Block):
    """Under which law patients' data stand."""

    noun: ClassVar[str] = "privacy block"
    example: ClassVar[str] = "write privacy: {regime: hipaa}"

    regime: Annotated[
        Annotated[Literal["hipaa", "gdpr", "ley-25326"], one_of(*REGIMES)] | None,
        Field(description="hipaa (US), gdpr (EU) or ley-25326 (Argentina)"),
    ] = None


class Rights(Block):
    """What has to be shown for pictures of others."""

    noun: ClassVar[str] = "rights block"
    example: ClassVar[str] = "write rights: {credit_on_slide: true}"

    credit_on_slide: Annotated[Bool, Field(description="Each picture's credit stands at the foot of its slide")] = False
    permission_proof: Annotated[Bool, Field(description="Pictures without an open licence need credit: {permission: …}")] = (
        False
    )


class SlideTexts(Block):
    """Texts that stand in for those of a slide, each key whole."""

    noun: ClassVar[str] = "texts entry"
    example: ClassVar[str] = "write texts: {slide-id: {footnote: …}}"

    title: Annotated[Text | None, Field(description="Instead of the slide's title")] = None
    subtitle: Annotated[Text | None, Field(description="Instead of its subtitle")] = None
    dateline: Annotated[Text | None, Field(description="Instead of place and date, on a title slide")] = None
    footnote: Annotated[Text | None, Field(description="Instead of its footnote")] = None
    notes: Annotated[Text | None, Field(description="Instead of its notes")] = None


class Logo(Block):
    """The organiser's logo. Bare text stands for ``file``."""

    noun: ClassVar[str] = "logo"
    main_key: ClassVar[str | None] = "file"

    file: Annotated[File, Field(description="A picture")]
    alt: Annotated[Text | None, Field(description="What it says; default: Logo of the society or event")] = None
    corner: Annotated[
        Annotated[Literal["top-right", "bottom-left", "bottom-right"], one_of(*CORNERS)],
        Field(description="top-right, bottom-left or bottom-right; at the top left stand the titles"),
    ] = "bottom-right"
    slides: list[LogoPlace] = Field(default_factory=lambda: ["first", "last"], description="first, last, or all")  # type: ignore[arg-type]


class Branding(Block):
    """Accent colour, logo and footer."""

    noun: ClassVar[str] = "branding block"
    example: ClassVar[str] = 'write branding: {accent: "#0072B2"}'

    accent: Annotated[Colour | None, Field(description='Six hex digits in quotes, as "#0072B2"')] = None
    logo: Annotated[Logo | None, Field(description="A picture, or {file, alt, corner, slides}")] = None
    footer: Annotated[Text | None, Field(description="At the foot of every slide")] = None
