"""A panel on the slide: picture, marks and chips as one native group, its verdict above and its caption below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from slidekit.core.diagnostics import Diagnostic, error
from slidekit.core.geometry import Box, Viewport, union
from slidekit.core.units import pt
from slidekit.layout.captions import place_caption
from slidekit.layout.chips import DARK_PLATE, chip, chip_size
from slidekit.layout.drawing import Drawing, Drawn, Look
from slidekit.layout.films import film_item
from slidekit.layout.marks import draw_marks
from slidekit.layout.pictures import frame
from slidekit.layout.scale_bar import bar_length, bar_size, draw_bar
from slidekit.layout.stylesheet import FLOOR_PT, Style
from slidekit.layout.traces import ink_sizes
from slidekit.layout.verdicts import draw_verdict, verdict_findings, verdict_row
from slidekit.resolve.model import Panel
from slidekit.resolve.words import words_for
from slidekit.scene.items import Fill, GroupItem, Item, PictureItem, Preset, ShapeItem
from slidekit.scene.scene import Reveal

CHIP_PAD = pt(8)
ROWS = 3
"""Chips stack in at most this many rows from a corner."""
FACTS_ROOM = pt(13)
"""Orientation letters need a picture this wide, in EMU per point of the labels' size."""
LEAD_MARKER = "lead-marker"
"""The landmark that names the side marker on the film itself."""
OPPOSITE = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}
FACING = {"R": "L", "L": "R", "A": "P", "P": "A", "H": "F", "F": "H"}


@dataclass(frozen=True, slots=True)
class PlacedPanel:
    """Finished items, what later steps reveal, and findings."""

    items: tuple[Item, ...]
    picture: Box
    reveals: tuple[tuple[int, Reveal], ...] = ()
    findings: tuple[Diagnostic, ...] = ()


def place_panel(
    panel: Panel,
    picture: Box,
    region: Box,
    caption_width: int,
    look: Look,
    *,
    letter: bool = True,
    facts: bool = True,
    caption: bool = True,
    taken: tuple[Box, ...] = (),
    insets: tuple[Box, ...] = (),
    linked: Box | None = None,
    border: Box | None = None,
) -> PlacedPanel:
    """The panel with its picture in ``picture``; labels may use ``region``; the caption hangs below, ``caption_width`` wide.

    ``border`` is the frame that the picture is centred in, where panels side by side share one; chips stand in its corners.
    ``letter``, ``facts`` (side, view, orientation) and ``caption`` may be left out where the slide says them already; ``taken``
    is what lies on the picture. ``insets`` and ``linked``: see ``Drawing``.
    """
    framed = frame(panel, picture, look.page, look.sheet.venue)
    border = border or picture
    taken = (*taken, *_lead_markers(panel, framed.view))

    def drawn(chips: Sequence[ShapeItem]) -> Drawing:
        made = Drawing(panel, framed, region, look, [*taken, *(item.box for item in chips)], insets, linked)
        draw_marks(made)
        return made

    chips, narrow = _chips(panel, framed.view, border, look, taken, letter=letter, facts=facts)
    drawing = drawn(chips)
    if drawing.findings and facts:  # the facts in the corners give way to labels that would find no place
        fewer, _ = _chips(panel, framed.view, border, look, taken, letter=letter, facts=False)
        other = drawn(fewer)
        if len(other.findings) < len(drawing.findings):
            chips, drawing = fewer, other
    by_step = drawing.by_step(look.shown)
    whole = union((border, *insets))
    room = max(region.w, whole.w)
    row = look.verdict or verdict_row((panel,), room, look.sheet, look.language, lines=1)
    verdict = draw_verdict(panel, row, whole, room, look.sheet, look.language)
    shown = _assemble(drawing, _ground(panel, picture, border), [*verdict, *by_step.pop(1, []), *chips])
    later = [(step, _step(f"{panel.id}.step-{step}", by_step[step])) for step in sorted(by_step)]
    below = place_caption(panel, whole, caption_width, look) if caption else []
    items: list[Item] = [*shown, *(step for _, step in later), *below]
    findings = (
        *drawing.findings,
        *_cut_away(panel, framed.view, look),
        *narrow,
        *verdict_findings(panel, verdict, whole.x + room, row, look.slide),
    )
    return PlacedPanel(tuple(items), picture, tuple((step, Reveal(item.id)) for step, item in later), findings)


def _assemble(drawing: Drawing, ground: Sequence[ShapeItem], on_it: Sequence[ShapeItem | PictureItem]) -> list[Item]:
    """Picture and all that stands on it as one group; a film stands by itself below the group, for only so it can play."""
    panel = drawing.panel
    alt = "" if panel.figure.decorative and not panel.marks else panel.alt
    film = film_item(drawing, alt)
    if film is None:
        members: list[Item] = [*ground, _image(drawing), *on_it]
        return [GroupItem(panel.id, "panel", union(item.box for item in members), tuple(members), alt, not alt, panel.span)]
    if not on_it:
        return [*ground, film]
    box = union(item.box for item in on_it)
    return [*ground, film, GroupItem(panel.id, "panel", box, tuple(on_it), decorative=True, span=panel.span)]


def _image(drawing: Drawing) -> PictureItem:
    """The picture, with what the deck keeps to draw its marks again."""
    panel, look, framed = drawing.panel, drawing.look, drawing.framed
    pixel, ink = look.page.size.w / look.sheet.venue.pixels[0], ink_sizes(look.sheet)
    name, box = f"{panel.id}.picture", framed.view.box
    return PictureItem(
        name, "picture", box, framed.media, decorative=True, span=panel.span, pixel=pixel, ink=ink, marks=drawing.traces
    )


def _step(name: str, members: Sequence[Drawn]) -> GroupItem:
    """What comes with a later click: a group on the slide itself, for members of a group cannot be animated."""
    return GroupItem(name, "annotation", union(item.box for item in members), tuple(members), decorative=True)


def _ground(panel: Panel, picture: Box, border: Box) -> list[ShapeItem]:
    """What fills the frame beside a picture of another shape, so that panels side by side are of one size."""
    return [] if picture == border else [ShapeItem(f"{panel.id}.frame", "frame", border, Preset("rect"), Fill("bg2"))]


def _lead_markers(panel: Panel, view: Viewport) -> list[Box]:
    """Where the film's own marker stands: chips and labels keep clear of it."""
    place = panel.figure.landmarks.get(LEAD_MARKER)
    if place is None:
        return []
    if place.area is not None:
        return [view.area(place.area)]
    x, y = view.to_slide(*place.target)
    return [Box(x - CHIP_PAD, y - CHIP_PAD, 2 * CHIP_PAD, 2 * CHIP_PAD)]


def _cut_away(panel: Panel, shown: Viewport, look: Look) -> list[Diagnostic]:
    """Marks whose place a picture that fills its box (``fit: cover``) does not show."""
    if panel.fit != "cover":
        return []
    where: dict[str, str | None] = {"slide": look.slide, "element": panel.id}
    seen = shown.shown
    help = "leave fit: cover out, or put the marks on two panels"
    return [
        error(
            "mark-outside-crop",
            f"{panel.id} fills its box, its marks are too far apart for that, and its {mark.kind} is cut away",
            mark.span,
            help,
            **where,
        )
        for mark in panel.marks
        if not (seen.left <= mark.place.target[0] <= seen.right and seen.top <= mark.place.target[1] <= seen.bottom)
    ]


def chips_of(panel: Panel, shown: Viewport, look: Look) -> list[ShapeItem]:
    """The facts in the picture's corners where nothing else stands there."""
    return _chips(panel, shown, shown.box, look, (), letter=True, facts=True)[0]


def _chips(
    panel: Panel, shown: Viewport, border: Box, look: Look, taken: tuple[Box, ...], *, letter: bool, facts: bool
) -> tuple[list[ShapeItem], list[Diagnostic]]:
    """The facts in the frame's corners: letter, time, side, view, badges; orientation letters at its edges."""
    maker = _ChipMaker(panel, border.inset(CHIP_PAD), look, taken)
    heading = "\u2002".join(part for part in (panel.letter if letter else None, panel.time) if part)
    if heading:
        maker.put("letter", heading, "top-left", look.sheet.chip.at(look.sheet.label.size), role="letter")
    for index, badge in enumerate(panel.badges, 1):
        style = replace(look.sheet.chip, colour="000000")
        maker.put(f"badge-{index}", badge, "bottom-right", style, role="badge", fill=Fill("F0E442"))
    if panel.figure.side and facts:
        maker.put("side", panel.figure.side, "top-right", look.sheet.chip.at(look.sheet.label.size))
    if panel.scale_mm is not None:
        maker.put_scale(panel.scale_mm, shown)
    style = replace(look.sheet.chip, bold=False)
    for name, words in _view(panel, maker.frame.w, style, look.language) if facts else ():
        maker.put(name, words, "bottom-left", style)
    roomy = border.w >= look.sheet.label.size * FACTS_ROOM
    for edge, facing in _edges(panel).items() if facts and roomy else ():
        maker.put(f"orient-{edge}", facing, edge, look.sheet.chip)
    return maker.items, maker.findings


def _view(panel: Panel, room: int, style: Style, language: str) -> list[tuple[str, str]]:
    """View and contrast as one chip, or as two where one would be wider than the picture."""
    contrast = words_for(language).with_contrast if panel.figure.contrast else ""
    parts = [part for part in (panel.figure.view, contrast) if part]
    whole = " · ".join(parts)
    if len(parts) < 2 or chip_size(whole, style, language)[0] <= room:
        return [("view", whole)] if whole else []
    return [("contrast", contrast), ("view", panel.figure.view)]


def _edges(panel: Panel) -> dict[str, str]:
    """The orientation letters of one axis, opposite edges completed: the horizontal one where it is known."""
    given = dict(panel.figure.orient)
    for edge, facing in list(given.items()):
        given.setdefault(OPPOSITE[edge], FACING[facing])
    pair = ("left", "right") if "left" in given else ("top", "bottom")
    return {edge: given[edge] for edge in pair if edge in given}


class _ChipMaker:
    """Puts chips into corners and along edges: each at the first place, from its corner inwards, that no other has taken."""

    def __init__(self, panel: Panel, frame: Box, look: Look, taken: tuple[Box, ...]) -> None:
        self.panel, self.frame, self.look, self.taken = panel, frame, look, taken
        self.items: list[ShapeItem] = []
        self.findings: list[Diagnostic] = []

    def _too_wide(self, words: str, style: Style) -> Diagnostic:
        message = f"“{words}” is wider than the picture {self.panel.id} at {style.size:g} pt"
        help = "show fewer pictures on the slide, or crop this one wider"
        return error("text-overflow", message, self.panel.span, help, slide=self.look.slide, element=self.panel.id)

    def put(self, name: str, words: str, corner: str, style: Style, *, role: str = "chip", fill: Fill | None = None) -> None:
        language = self.look.language
        if fill is None:
            style = replace(style, colour="FFFFFF")
        while (size := chip_size(words, style, language))[0] > self.frame.w and style.size > FLOOR_PT:
            style = style.at(style.size - 1)
        w, h = size
        if w > self.frame.w + 2 * CHIP_PAD:
            self.findings.append(self._too_wide(words, style))
        places = list(self._places(corner, w, h))
        free = (box for box in places if not any(box.meets(other, pt(3)) for other in self._obstacles()))
        box = next(free, None)
        if box is None:
            if role == "chip":
                return  # a fact that finds no room on a small picture gives way; letters and badges never do
            box = places[-1]
        self.items.append(chip(f"{self.panel.id}.{name}", words, box, style, language, role=role, fill=fill or DARK_PLATE))

    def put_scale(self, millimetres: float, shown: Viewport) -> None:
        """The scale bar, bottom left."""
        figure, style = self.panel.figure, replace(self.look.sheet.chip, colour="FFFFFF", bold=False)
        length = bar_length(millimetres, figure, shown)
        if length is None:
            message = f"a scale bar of {millimetres:g} mm is longer than the picture {self.panel.id}"
            help = "choose a shorter length, or scale: true"
            where: dict[str, str | None] = {"slide": self.look.slide, "element": self.panel.id}
            self.findings.append(error("scale-too-long", message, self.panel.span, help, **where))
            return
        w, h = bar_size(length, figure, shown, style, self.look.language)
        places = list(self._places("bottom-left", w, h))
        box = next((box for box in places if not any(box.meets(o, pt(3)) for o in self._obstacles())), places[-1])
        self.items += draw_bar(f"{self.panel.id}.scale", length, box, figure, shown, style, self.look.language)

    def _obstacles(self) -> list[Box]:
        return [*self.taken, *(item.box for item in self.items)]

    def _places(self, corner: str, w: int, h: int) -> Iterator[Box]:
        """Row by row away from the corner's edge, in each row from the corner inwards past the chips that stand there."""
        frame, gap = self.frame, pt(4)
        side = corner.split("-")[-1]
        if "-" not in corner:
            x = {"left": frame.x, "right": frame.right - w}.get(side, frame.centre.x - w // 2)
            y = {"top": frame.y, "bottom": frame.bottom - h}.get(side, frame.centre.y - h // 2)
            yield Box(x, y, w, h)
            return
        for row in range(ROWS):
            top = frame.y + row * (h + gap) if corner.startswith("top") else frame.bottom - h - row * (h + gap)
            edges = [frame.x if side == "left" else frame.right - w]
            edges += [other.right + gap if side == "left" else other.x - gap - w for other in self._obstacles()]
            for x in sorted(edges, reverse=side == "right"):
                box = Box(x, top, w, h)
                if frame.holds(box) or x == edges[0]:
                    yield box
