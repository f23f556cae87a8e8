"""The library of pictures: ``assets/figures.yaml``."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal, get_args

from pydantic import BaseModel, Discriminator, Field, Tag, model_validator

from slidekit.core.diagnostics import did_you_mean
from slidekit.spec.block import Block
from slidekit.spec.faults import fault
from slidekit.spec.place import AreaInNumbers, PlaceInNumbers
from slidekit.spec.scalars import Bool, Count, Date, File, Id, Line, Positive, one_of
from slidekit.spec.slide import Allow
from slidekit.spec.text import Text, is_language_map

# fmt: off
KindName = Literal[
    "illustration", "simulation", "photograph", "radiograph", "fluoroscopy", "ultrasound", "ct", "mri", "micrograph",
    "chart", "video",
]
# fmt: on
FIGURE_KINDS: tuple[str, ...] = get_args(KindName)
FigureKind = Annotated[KindName, one_of(*FIGURE_KINDS)]
Direction = Annotated[Literal["R", "L", "A", "P", "H", "F"], one_of("R", "L", "A", "P", "H", "F")]

OPPOSITES = {"R": "L", "L": "R", "A": "P", "P": "A", "H": "F", "F": "H"}
"""Directions of the body and those that lie opposite."""

SPEECHLESS = "none-speech"
"""In ``captions``: nobody speaks in the film."""

IN_NUMBERS = "numbers"
"""In ``stale``: every place on this figure that a deck writes as numbers."""


class Credit(Block):
    """Who made a picture and under which licence."""

    noun: ClassVar[str] = "credit"

    author: Annotated[Text | None, Field(description="Who made it")] = None
    source: Annotated[Text | None, Field(description="Where it is from")] = None
    licence: Annotated[Line | None, Field(description="As CC-BY-4.0")] = None
    url: Annotated[Line | None, Field(description="Where it stands")] = None
    changes: Annotated[Text | None, Field(description="What was changed, as cropped")] = None
    permission: Annotated[Text | None, Field(description="Who allowed its use and when; where the licence does not")] = None


class Orient(Block):
    """Which side of the patient lies at an edge; the opposite edge follows."""

    noun: ClassVar[str] = "orient block"
    example: ClassVar[str] = "write orient: {left: R}"

    left: Annotated[Direction | None, Field(description="At the left edge: R L A P H or F")] = None
    right: Annotated[Direction | None, Field(description="At the right edge")] = None
    top: Annotated[Direction | None, Field(description="At the top edge")] = None
    bottom: Annotated[Direction | None, Field(description="At the bottom edge")] = None

    @model_validator(mode="after")
    def _opposite(self) -> Orient:
        given = {edge: getattr(self, edge) for edge in ("left", "right", "top", "bottom") if getattr(self, edge) is not None}
        for edge, other in (("left", "right"), ("top", "bottom")):
            if edge in given and other in given and given[other] != OPPOSITES.get(given[edge], given[other]):
                help = f"write {other}: {OPPOSITES[given[edge]]}, or take {other} out: it follows"
                message = f"orient has {given[edge]} at the {edge} edge and {given[other]} at the {other} edge"
                raise fault("orient-contradicts", message, help, (other,))
        across, down = (next((given[e] for e in pair if e in given), None) for pair in (("left", "right"), ("top", "bottom")))
        if across is not None and down in (across, OPPOSITES.get(across)):
            edge = "top" if "top" in given else "bottom"
            message = f"orient has {across} across and {down} along: one direction of the body cannot run both ways"
            raise fault("orient-contradicts", message, f"look at the picture and correct {edge}:", (edge,))
        return self


class Review(Block):
    """Privacy sign-off; void once the file changes."""

    noun: ClassVar[str] = "review"
    example: ClassVar[str] = "write review: {by: initials, date: 2026-04-02, sha256: …}"

    by: Annotated[Line, Field(description="Who looked")]
    date: Annotated[Date, Field(description="When")]
    sha256: Annotated[Line, Field(description="Of the file that was looked at")]


def credit_form(value: Any) -> str:
    """``text`` for the whole line, ``map`` for its parts."""
    if isinstance(value, BaseModel) or (isinstance(value, dict) and ("url" in value or not is_language_map(value))):
        return "map"
    return "text"


CreditLine = Annotated[
    Annotated[Text, Tag("text")] | Annotated[Credit, Tag("map")],
    Discriminator(credit_form),
]


class FigureDefaults(Block):
    """Keys that figures take when they lack them."""

    noun: ClassVar[str] = "figure"
    example: ClassVar[str] = "write a map with file: and alt:"
    hints: ClassVar[dict[str, str]] = {
        "license": "did you mean credit: {licence: …}?",
        "licence": "write credit: {licence: …}",
        "author": "write credit: {author: …}",
        "annotations": "marks belong to the slide; name places here with landmarks:",
        "path": "did you mean file?",
        "crop": "crop: belongs to the panel",
    }

    file: Annotated[File | None, Field(description="The picture, relative to this file")] = None
    kind: Annotated[FigureKind | None, Field(description="What it is; gives the badge")] = None
    alt: Annotated[Text | None, Field(description="What one sees, for those who do not; required unless decorative")] = None
    decorative: Annotated[Bool, Field(description="Says nothing; needs no alt")] = False
    caption: Annotated[Text | None, Field(description="Under the picture")] = None
    credit: Annotated[
        CreditLine | None, Field(description="A line, or {author, source, licence, url, changes, permission}")
    ] = None
    landmarks: dict[Id, PlaceInNumbers] = Field(
        default_factory=dict, description="Names of places: point, area or path, in fractions"
    )
    stale: list[Id] = Field(
        default_factory=list,
        description="Landmarks set for a former picture, to be confirmed; numbers: places that decks write as numbers",
    )
    view: Annotated[Text | None, Field(description="AP, lateral, oblique 40°")] = None
    contrast: Annotated[Bool, Field(description="With contrast")] = False
    side: Annotated[Annotated[Literal["L", "R"], one_of("L", "R")] | None, Field(description="Which of a pair is shown")] = None
    orient: Annotated[Orient | None, Field(description="How the picture is turned")] = None
    spacing_mm: Annotated[
        list[Positive] | None, Field(description="[x, y] millimetres per pixel; allows scale and measure")
    ] = None
    subject: Annotated[Line | None, Field(description="Pseudonym: who or what is shown")] = None
    badges: list[Id] = Field(default_factory=list, description="Honesty labels; default: by kind")
    commercial: Annotated[Bool, Field(description="Shows a company's logo or product")] = False
    redact: list[AreaInNumbers] = Field(
        default_factory=list, description="Areas burnt into the pixels before anything is written"
    )
    shutter: Annotated[
        AreaInNumbers | None,
        Field(description="What stays of the picture; all around it is burnt black: collimator, burnt-in text"),
    ] = None
    review: Annotated[Review | None, Field(description="Privacy sign-off, void once the file changes")] = None
    poster: Annotated[
        File | None, Field(description="Picture of a video that stands there until it plays; default: the first of stills")
    ] = None
    stills: list[Id] = Field(default_factory=list, description="Figures that stand for a video where it may not play")
    captions: Annotated[
        File | None, Field(description="Of a video with sound: a WebVTT file, or none-speech where nobody speaks")
    ] = None
    allow: list[Allow] = Field(default_factory=list, description="Findings accepted here, by code")

    @model_validator(mode="after")
    def _spacing(self) -> FigureDefaults:
        if self.spacing_mm is not None and len(self.spacing_mm) != 2:
            raise fault("wrong-type", f"spacing_mm has {len(self.spacing_mm)} numbers", "write [x, y]", ("spacing_mm",))
        return self


class Figure(FigureDefaults):
    """A picture with its facts."""

    def over(self, defaults: FigureDefaults) -> Figure:
        """The figure, each key that it lacks taken from ``defaults``."""
        missing = {
            name: getattr(defaults, name) for name in sorted(defaults.model_fields_set) if name not in self.model_fields_set
        }
        filled = self.model_copy(update=missing)
        filled.stand_at(self.node)
        return filled


class FiguresFile(Block):
    """``figures.yaml``: every picture, and what they share."""

    noun: ClassVar[str] = "figures file"

    slidekit: Annotated[Count, Field(description="Version of the language: 1")] = 1
    defaults: Annotated[FigureDefaults, Field(description="Taken by each figure that lacks the key")] = FigureDefaults.unsaid()
    figures: Annotated[dict[Id, Figure], Field(description="Id → figure")]

    def complete(self) -> dict[str, Figure]:
        """Every figure with the defaults filled in."""
        return {name: figure.over(self.defaults) for name, figure in self.figures.items()}

    @model_validator(mode="after")
    def _described(self) -> FiguresFile:
        for name, figure in self.complete().items():
            if figure.file is None:
                raise fault("missing-key", f"figure {name} has no file", "add file: with the picture's path", ("figures", name))
            strange = next((each for each in figure.stale if each not in figure.landmarks and each != IN_NUMBERS), None)
            if strange is not None:
                help = did_you_mean(strange, [*figure.landmarks, IN_NUMBERS])
                raise fault("unknown-landmark", f"figure {name} has no landmark {strange}", help, ("figures", name, "stale"))
            if figure.alt is None and figure.decorative is False:
                help = "add alt: what one sees, or decorative: true"
                raise fault("alt-missing", f"figure {name} has no alt text", help, ("figures", name))
        return self
