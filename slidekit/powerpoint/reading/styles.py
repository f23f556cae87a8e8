"""Styles that text inherits: run, paragraph, shape, layout, master, presentation, each asked in this order (21.1.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from slidekit.powerpoint.reading.colours import Palette, first_colour
from slidekit.powerpoint.reading.markup import A, Tree, first, share, truth, whole

_LEVELS = 9
DEFAULT_SIZE = 18.0


@dataclass(frozen=True, slots=True)
class LevelStyle:
    """What a level of a text inherits before its paragraphs and runs say anything. Sizes in points, lengths in EMU.

    ``eastern`` is the family of East Asian letters, ``sign`` that of the bullet where one is named.
    """

    font: str
    eastern: str
    size: float
    colour: str | None
    bold: bool
    italic: bool
    language: str | None
    margin: int
    indent: int
    bullet: bool
    before: tuple[str, float]
    after: tuple[str, float]
    leading: tuple[str, float]
    capitals: bool = False
    align: str = "l"
    sign: str = ""


@dataclass
class Cascade:
    """The list styles of one text, the nearest first; ``colour`` and ``font`` are those of the shape's own style."""

    lists: Sequence[Tree]
    palette: Palette
    fonts: Mapping[str, str]
    font: str | None = None
    colour: str | None = None
    bold: bool | None = None
    levels: dict[int, LevelStyle] = field(default_factory=dict)

    def level(self, number: int) -> LevelStyle:
        """The style of a level, from 0."""
        if number not in self.levels:
            self.levels[number] = self._read(max(0, min(number, _LEVELS - 1)))
        return self.levels[number]

    def _read(self, number: int) -> LevelStyle:
        found = [level for level in (first(each, f"{A}lvl{number + 1}pPr") for each in self.lists) if level is not None]
        found += [level for level in (first(each, f"{A}defPPr") for each in self.lists) if level is not None]
        runs = [run for run in (first(each, f"{A}defRPr") for each in found) if run is not None]
        colours = (read_colour(run, self.palette) for run in runs)
        size = attribute(runs, "sz")
        return LevelStyle(
            font=self.family(next((font for font in map(font_of, runs) if font), None) or self.font),
            eastern=self.family(next((font for font in map(eastern_of, runs) if font), "+mn-ea")),
            size=whole(size) / 100 if size else DEFAULT_SIZE,
            colour=self.colour or next((colour for colour in colours if colour), None) or self.palette.find("tx1"),
            bold=self.bold if self.bold is not None else truth(attribute(runs, "b")),
            italic=truth(attribute(runs, "i")),
            language=attribute(runs, "lang"),
            margin=whole(attribute(found, "marL")),
            indent=whole(attribute(found, "indent")),
            bullet=bullet_of(found) or False,
            before=spacing(found, "spcBef") or ("points", 0.0),
            after=spacing(found, "spcAft") or ("points", 0.0),
            leading=spacing(found, "lnSpc") or ("share", 1.0),
            capitals=(attribute(runs, "cap") or "none") != "none",
            align=attribute(found, "algn") or "l",
            sign=sign_of(found) or "",
        )

    def family(self, name: str | None) -> str:
        """A typeface by its name, the theme's for ``+mn-lt`` and for none."""
        if name is None or name.startswith("+"):
            return self.fonts.get(name or "+mn-lt", "") or self.fonts.get("+mn-lt", "") or "Calibri"
        return name


def attribute(trees: Sequence[Tree], name: str) -> str | None:
    """The first of the elements that has the attribute says its value."""
    return next((str(value) for value in (tree.get(name) for tree in trees) if value), None)


def font_of(run: Tree) -> str | None:
    """The Latin typeface that run properties name."""
    font = run.find(f"{A}latin")
    return font.get("typeface") if font is not None else None


def eastern_of(run: Tree) -> str | None:
    """The typeface of East Asian letters that run properties name."""
    font = run.find(f"{A}ea")
    return font.get("typeface") if font is not None else None


def read_colour(run: Tree, palette: Palette) -> str | None:
    """The colour of letters that run properties set; the middle of a gradient."""
    colour = first_colour(run.find(f"{A}solidFill"), palette)
    if colour is None:
        stops = [stop for stop in (first_colour(stop, palette) for stop in run.iterfind(f"{A}gradFill/{A}gsLst/{A}gs")) if stop]
        colour = stops[len(stops) // 2] if stops else None
    return colour[0] if colour else None


def spacing(paragraphs: Sequence[Tree], name: str) -> tuple[str, float] | None:
    """``("points", 6.0)`` or ``("share", 0.9)``; None where nothing is said."""
    for paragraph in paragraphs:
        entry = paragraph.find(f"{A}{name}")
        if entry is not None and len(entry):
            value = entry[0].get("val")
            return ("share", share(value, 1.0)) if entry[0].tag == f"{A}spcPct" else ("points", whole(value) / 100)
    return None


def bullet_of(paragraphs: Sequence[Tree]) -> bool | None:
    """Whether a bullet is drawn; None where nothing is said."""
    for paragraph in paragraphs:
        for name in ("buNone", "buChar", "buAutoNum", "buBlip"):
            if paragraph.find(f"{A}{name}") is not None:
                return name != "buNone"
    return None


def sign_of(paragraphs: Sequence[Tree]) -> str | None:
    """The typeface of the bullet; None where nothing is said, empty where it is the text's."""
    for paragraph in paragraphs:
        font = paragraph.find(f"{A}buFont")
        if font is not None or paragraph.find(f"{A}buFontTx") is not None:
            name = font.get("typeface", "") if font is not None else ""
            return "" if name.startswith("+") else name
    return None
