"""Text bodies (21.1.2) with every run's style worked out, autofit included."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from slidekit.powerpoint.reading.markup import A, R, Tree, children, first, local, share, truth, whole
from slidekit.powerpoint.reading.styles import (
    Cascade,
    LevelStyle,
    attribute,
    bullet_of,
    eastern_of,
    font_of,
    read_colour,
    sign_of,
    spacing,
)
from slidekit.scene.found import FoundParagraph, FoundRun, FoundText

LinkOf = Callable[[str | None], str | None]
EAST = "\u2e80"
"""From here on letters are drawn in the East Asian typeface of a run."""
_INSETS = (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))


class TooMuch(Exception):
    """More text than slidekit looks at."""


class Allowance:
    """How many shapes, runs and cells may still be read: a file cannot keep the reader busy for ever."""

    def __init__(self, most: int) -> None:
        self.left = most

    def take(self, count: int = 1) -> None:
        """Raises TooMuch when nothing is left."""
        self.left -= count
        if self.left < 0:
            raise TooMuch


def read_text(body: Tree, properties: Sequence[Tree], cascade: Cascade, link_of: LinkOf, allowance: Allowance) -> FoundText:
    """A text body; ``properties`` are the ``a:bodyPr`` that it inherits from, its own first."""
    fit, scale, cut = _autofit(properties)
    paragraphs = []
    for tree in body.iterfind(f"{A}p"):
        paragraphs.append(_paragraph(tree, cascade, link_of, scale, cut, allowance))
    sides = [whole(attribute(properties, name), default) for name, default in _INSETS]
    return FoundText(
        tuple(paragraphs),
        (sides[0], sides[1], sides[2], sides[3]),
        anchor=attribute(properties, "anchor") or "t",
        wrap=attribute(properties, "wrap") != "none",
        autofit=fit,
        scale=scale,
        upright=attribute(properties, "vert") in (None, "horz") and not whole(attribute(properties, "rot")),
        columns=max(1, whole(attribute(properties, "numCol"), 1)),
    )


def _autofit(properties: Sequence[Tree]) -> tuple[str, float, float]:
    """The way text is fitted, the stored scale of its type, and what is taken off its line spacing."""
    for each in properties:
        shrink = each.find(f"{A}normAutofit")
        if shrink is not None:
            return "shrink", share(shrink.get("fontScale"), 1.0) or 1.0, share(shrink.get("lnSpcReduction"))
        if each.find(f"{A}spAutoFit") is not None:
            return "grow", 1.0, 0.0
        if each.find(f"{A}noAutofit") is not None:
            return "none", 1.0, 0.0
    return "none", 1.0, 0.0


def _paragraph(tree: Tree, cascade: Cascade, link_of: LinkOf, scale: float, cut: float, allowance: Allowance) -> FoundParagraph:
    own = tree.find(f"{A}pPr")
    said = [own] if own is not None else []
    number = whole(own.get("lvl")) if own is not None else 0
    style = cascade.level(number)
    runs: list[FoundRun] = []
    for child in children(tree):
        name = local(child)
        if name in ("r", "fld", "br"):
            allowance.take()
            run = _run(child, style, cascade, link_of, scale)
            if run is not None:
                runs.append(run)
    end = tree.find(f"{A}endParaRPr")
    if not runs:
        size = whole(end.get("sz")) / 100 if end is not None and end.get("sz") else style.size
        runs.append(FoundRun("", style.font, size * scale, style.colour))
    size = runs[0].size
    kind, leading = spacing(said, "lnSpc") or style.leading
    bullet = bullet_of(said)
    return FoundParagraph(
        tuple(runs),
        level=number,
        bullet=style.bullet if bullet is None else bullet,
        margin=whole(attribute(said, "marL"), style.margin),
        indent=whole(attribute(said, "indent"), style.indent),
        before=_points(spacing(said, "spcBef") or style.before, size),
        after=_points(spacing(said, "spcAft") or style.after, size),
        leading=max(0.1, leading - cut) if kind == "share" else 1.0,
        pitch=leading if kind == "points" else None,
        justified=(attribute(said, "algn") or style.align) in ("just", "justLow"),
        sign=sign_of(said) or style.sign,
    )


def _points(space: tuple[str, float], size: float) -> float:
    return space[1] * size if space[0] == "share" else space[1]


def _run(tree: Tree, style: LevelStyle, cascade: Cascade, link_of: LinkOf, scale: float) -> FoundRun | None:
    own = tree.find(f"{A}rPr")
    text = "\n" if local(tree) == "br" else first(tree, f"{A}t")
    words = text if isinstance(text, str) else (text.text or "" if text is not None else "")
    if not words:
        return None
    is_eastern = any(char >= EAST for char in words)
    plain = style.eastern if is_eastern else style.font
    if own is None:
        return FoundRun(
            words, plain, style.size * scale, style.colour, style.bold, style.italic, 0, style.language, capitals=style.capitals
        )
    click = own.find(f"{A}hlinkClick")
    colour = read_colour(own, cascade.palette)
    font = eastern_of(own) if is_eastern else font_of(own)
    return FoundRun(
        words,
        cascade.family(font) if font else plain,
        (whole(own.get("sz")) / 100 if own.get("sz") else style.size) * scale,
        (cascade.palette.find("hlink") if click is not None and not _keeps_colour(click) else colour) or style.colour,
        truth(own.get("b"), style.bold),
        truth(own.get("i"), style.italic),
        round(share(own.get("baseline")) * 100),
        own.get("lang") or style.language,
        link_of(click.get(f"{R}id")) if click is not None else None,
        own.get("cap", "all" if style.capitals else "none") != "none",
    )


def _keeps_colour(click: Tree) -> bool:
    """A link that is drawn in its run's own colour ([MS-ODRAWXML] 2.23), not in the theme's for links."""
    return any(local(each) == "hlinkClr" and each.get("val") == "tx" for each in click.iter())
