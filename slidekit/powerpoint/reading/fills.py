"""What a shape, cell or page is filled with (20.1.8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from slidekit.powerpoint.reading.colours import Palette, first_colour
from slidekit.powerpoint.reading.markup import A, P, R, Tree, children, first, local, share, whole
from slidekit.scene.found import FoundFill, FoundFrame, FoundStroke, Tiling

NO_FILL = "none"
_FILLS = frozenset({"noFill", "solidFill", "gradFill", "pattFill", "blipFill", "grpFill"})


@dataclass(frozen=True, slots=True)
class Paint:
    """Where fills of one part are looked up: its palette, the theme's fill lists, and the part behind a relationship, of its
    own or of the theme.
    """

    palette: Palette
    theme: Tree | None
    part_of: Callable[[str | None], str | None]
    theme_part_of: Callable[[str | None], str | None] = lambda _: None


def read_fill(parent: Tree | None, paint: Paint, stand_in: str | None = None) -> FoundFill | str | None:
    """The fill among the children of ``parent``; ``NO_FILL`` for an explicit none, None where nothing is said."""
    for child in children(parent) if parent is not None else ():
        if local(child) in _FILLS:
            return _read_one(child, paint, stand_in)
    return None


def _read_one(fill: Tree, paint: Paint, stand_in: str | None) -> FoundFill | str | None:
    palette = paint.palette
    match local(fill):
        case "noFill":
            return NO_FILL
        case "solidFill":
            colour = first_colour(fill, palette, stand_in)
            return FoundFill((colour[0],), colour[1]) if colour else FoundFill()
        case "gradFill":
            stops = [stop for stop in (first_colour(each, palette, stand_in) for each in fill.iter(f"{A}gs")) if stop]
            return FoundFill(tuple(stop[0] for stop in stops), min((stop[1] for stop in stops), default=1.0))
        case "pattFill":
            inks = [first_colour(fill.find(f"{A}{end}"), palette, stand_in) for end in ("fgClr", "bgClr")]
            return FoundFill(tuple(ink[0] for ink in inks if ink))
        case "blipFill":
            frame = read_frame(fill, paint)
            return FoundFill(picture=frame.part, frame=frame)
    return None  # grpFill: the group's


def read_frame(fill: Tree | None, paint: Paint) -> FoundFrame:
    """How ``blipFill`` (20.1.8.14) puts its picture into a shape."""
    blip, tile = first(fill, f"{A}blip"), first(fill, f"{A}tile")
    opacity = first(blip, f"{A}alphaModFix")
    return FoundFrame(
        paint.part_of(blip.get(f"{R}embed")) if blip is not None else None,
        _sides(first(fill, f"{A}srcRect")),
        tile is not None,
        _sides(first(fill, f"{A}stretch", f"{A}fillRect")),
        max(0.0, min(1.0, share(opacity.get("amt"), 1.0))) if opacity is not None else 1.0,
        _tiling(tile) if tile is not None else None,
    )


def _sides(rectangle: Tree | None) -> tuple[float, float, float, float]:
    """``a:srcRect`` or ``a:fillRect`` (20.1.8.55, 20.1.8.30): left, top, right, bottom."""
    if rectangle is None:
        return 0.0, 0.0, 0.0, 0.0
    left, top, right, bottom = (share(rectangle.get(side)) for side in "ltrb")
    return left, top, right, bottom


def _tiling(tile: Tree) -> Tiling:
    """``a:tile`` (20.1.8.58)."""
    sx, sy = (share(tile.get(name), 1.0) for name in ("sx", "sy"))
    return Tiling(sx, sy, whole(tile.get("tx")), whole(tile.get("ty")), tile.get("algn", "tl"))


def read_styled_fill(reference: Tree | None, paint: Paint) -> FoundFill | None:
    """The fill that a shape's style names: ``a:fillRef`` (20.1.4.1.10), its colour put in the theme's place for one."""
    index = whole(reference.get("idx")) if reference is not None else 0
    if index == 0 or index == 1000:
        return None
    return _from_theme(index, reference, paint)


def _from_theme(index: int, reference: Tree | None, paint: Paint) -> FoundFill:
    colour = first_colour(reference, paint.palette)
    lists = first(paint.theme, f"{A}themeElements", f"{A}fmtScheme", f"{A}{'bgF' if index > 1000 else 'f'}illStyleLst")
    place = index - 1001 if index > 1000 else index - 1
    entries = list(children(lists)) if lists is not None else []
    if 0 <= place < len(entries):
        found = _read_one(entries[place], paint, colour[0] if colour else None)
        if isinstance(found, FoundFill) and found.frame is None:
            return found
        if isinstance(found, FoundFill) and entries[place].find(f"{A}blip/{A}duotone") is None:
            frame = read_frame(entries[place], replace(paint, part_of=paint.theme_part_of))
            return FoundFill((colour[0],) if colour else (), frame=frame)
    return FoundFill((colour[0],), colour[1]) if colour else FoundFill()


def read_stroke(properties: Tree | None, style: Tree | None, paint: Paint) -> FoundStroke | None:
    """``a:ln`` (20.1.2.2.24) of a shape, else the line that its style names; None where none is drawn."""
    line, reference = first(properties, f"{A}ln"), first(style, f"{A}lnRef")
    fill = read_fill(line, paint)
    ends = (first(line, f"{A}{end}") for end in ("headEnd", "tailEnd"))
    arrow = any(end is not None and end.get("type", "none") != "none" for end in ends)
    width = whole(line.get("w"), 9_525) if line is not None else 9_525
    if fill == NO_FILL or (fill is None and (reference is None or whole(reference.get("idx")) == 0)):
        return None
    if isinstance(fill, FoundFill):
        return FoundStroke(fill.colours[0] if len(fill.colours) == 1 and fill.alpha > 0.95 else None, width, arrow)
    colour = first_colour(reference, paint.palette)
    return FoundStroke(colour[0] if colour else None, width, arrow)


def read_background(part: Tree, paint: Paint) -> FoundFill | None:
    """``p:bg`` (19.3.1.1) of a slide, layout or master; None where it has none of its own."""
    background = first(part, f"{P}cSld", f"{P}bg")
    own = first(background, f"{P}bgPr")
    if own is not None:
        found = read_fill(own, paint)
        return found if isinstance(found, FoundFill) else None
    reference = first(background, f"{P}bgRef")
    index = whole(reference.get("idx")) if reference is not None else 0
    return _from_theme(index, reference, paint) if index not in (0, 1000) else None
