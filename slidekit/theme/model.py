"""A theme: colours by role, a type scale, spacing, stroke weights. Sizes in points, spacing in fractions where it says so."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from slidekit.core.colour import channels, contrast

Hex = Annotated[str, Field(pattern=r"^#?[0-9A-Fa-f]{6}$", description="Six hex digits")]


class Part(BaseModel):
    """Common ground of the token groups: unknown keys are errors, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Colours(Part):
    """Colours by role. ``accents`` are the theme colours accent1 to accent6, in this order."""

    background: Hex
    surface: Hex
    text: Hex
    muted: Hex
    accents: tuple[Hex, Hex, Hex, Hex, Hex, Hex]
    link: Hex
    visited: Hex

    @model_validator(mode="after")
    def readable(self) -> Self:
        for name in ("text", "muted", "link"):
            ratio = contrast(getattr(self, name), self.background)
            if ratio < 4.5:
                raise ValueError(f"{name} on background has a contrast of {ratio:.2f}; 4.5 is the least")
        return self


class Type(Part):
    """Fonts and the scales of sizes, largest first; the engine picks one size of each scale for the whole deck."""

    heading: str = "Calibri"
    body: str = "Calibri"
    titles: tuple[float, ...] = (36, 34, 32, 30, 28)
    bodies: tuple[float, ...] = (28, 26, 24, 22, 20, 18)
    tables: tuple[float, ...] = (24, 22, 20, 18)
    labels: tuple[float, ...] = (18, 16)
    display: float = 54
    statement: tuple[float, ...] = (48, 44, 40, 36, 32)
    big_number: float = 120
    subtitle: float = 26
    verdict: float = 20
    caption: float = 15
    footnote: float = 15
    citation: float = 12
    footer: float = 14
    chip: float = 14


FontPath = Annotated[str, Field(pattern=r"(?i)\.(ttf|otf)$", description="A .ttf or .otf file, from the theme's file")]


class FontFiles(Part):
    """The files of a font family that every lecture PC does not have; a style without a file is made from ``regular``."""

    regular: FontPath
    bold: FontPath | None = None
    italic: FontPath | None = None
    bold_italic: FontPath | None = None


class Spacing(Part):
    """``margin`` and ``gutter`` in fractions of the width; ``point_gap`` in fractions of the text's size."""

    margin: float = 0.04
    gutter: float = 0.03
    point_gap: float = 0.55
    loose_point_gaps: tuple[float, ...] = (1.5, 1.2, 0.95)
    row_gaps: tuple[float, ...] = (2.2, 1.9)
    tight_point_gap: float = 0.3
    nested_gap: float = 0.2
    hang: float = 0.85
    disc: float = 1.12


class Marks(Part):
    """Weights in points and the core colour of each meaning; every stroke on a picture has a dark halo."""

    stroke: float = 2.25
    halo: float = 1.25
    leader: float = 1.25
    finding: Hex = "FFFFFF"
    second: Hex = "F0E442"
    risk: Hex = "F0E442"
    ok: Hex = "FFFFFF"
    quiet: Hex = "D5DCE2"
    halo_colour: Hex = "000000"


class Theme(Part):
    """All tokens of a look. ``dark`` says that the background is the dark end of the palette."""

    name: str
    dark: bool
    colours: Colours
    type: Type = Type.model_construct()  # a theme makes one validator for all its parts
    spacing: Spacing = Spacing.model_construct()
    marks: Marks = Marks.model_construct()
    fonts: dict[str, FontFiles] = Field(default_factory=dict, description="Family → its files, for text to be measured with")

    def scheme(self) -> dict[str, str]:
        """The twelve theme colours by PowerPoint's names, upper-case hex."""
        c = self.colours
        ends = {"dk1": c.background, "lt1": c.text, "dk2": c.surface, "lt2": c.muted} if self.dark else {
            "dk1": c.text, "lt1": c.background, "dk2": c.muted, "lt2": c.surface}  # fmt: skip
        accents = {f"accent{index}": colour for index, colour in enumerate(c.accents, 1)}
        every = {**ends, **accents, "hlink": c.link, "folHlink": c.visited}
        return {name: "{:02X}{:02X}{:02X}".format(*channels(colour)) for name, colour in every.items()}

    def with_accent(self, accent: str) -> Theme:
        """The same theme with a venue's accent colour."""
        accents = (accent, *self.colours.accents[1:])
        return self.model_copy(update={"colours": self.colours.model_copy(update={"accents": accents})})
