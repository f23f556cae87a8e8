"""Talking points: real bullets on real levels, numbered ones with a disc behind their bullet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from slidekit.core.units import pt
from slidekit.layout.chips import number_bullet, point_ring
from slidekit.layout.stylesheet import Style, Stylesheet
from slidekit.layout.typeset import Measurable, fitter, measurable, paragraph
from slidekit.resolve.model import Point
from slidekit.scene.design import Level
from slidekit.scene.items import Item
from slidekit.scene.scene import Reveal
from slidekit.scene.text import Bullet, Paragraph, TextBody

DIGIT = 0.36
"""Width of a bullet's digit in units of the text's size (72 % of it, a digit being half as wide as high)."""
DASH = "–"


@dataclass(frozen=True)
class Listing:
    """Paragraphs of points, which point each belongs to, and whether discs stand beside them."""

    paragraphs: tuple[Paragraph, ...]
    owners: tuple[Point, ...]
    numbered: bool

    @cached_property
    def measured(self) -> Measurable:
        """The paragraphs ready to be measured, for the many widths that a search asks about."""
        return measurable(self.paragraphs)

    def stands_apart(self, before: float) -> Callable[[int, int], bool]:
        """Whether the points stand in a width and height with so many points of space between them."""
        spaces = [item.before if item.level or not index else before for index, item in enumerate(self.paragraphs)]
        return fitter(self.measured, spaces)

    def apart(self, before: float) -> Listing:
        """The same points with so many points of space between them; what was measured of their words holds."""
        if all(item.level or not index or item.before == before for index, item in enumerate(self.paragraphs)):
            return self
        spaced = [
            item if item.level or not index else replace(item, before=before) for index, item in enumerate(self.paragraphs)
        ]
        listing = Listing(tuple(spaced), self.owners, self.numbered)
        listing.__dict__["measured"] = self.measured.spaced(spaced)
        return listing


def hang(size: float, sheet: Stylesheet, numbered: bool) -> int:
    """Distance in EMU from the left edge to the text of a first-level point."""
    spacing = sheet.theme.spacing
    return pt(size * (spacing.disc + 0.42) if numbered else size * spacing.hang)


def nested_size(size: float, sheet: Stylesheet) -> float:
    """Second-level points are one step smaller, or by what a template makes it; never below the venue's minimum."""
    if sheet.outline:
        first, second = sheet.outline[:2]
        return max(min(size, sheet.venue.min_pt), size - max(0.0, first.size - second.size))
    return max(min(size, sheet.venue.min_pt), size - 2) if size > sheet.venue.min_pt else size


def shown_points(points: tuple[Point, ...], shown: int | None) -> tuple[Point, ...]:
    """All points, or on a page that shows one state those that have come by then, without steps of their own."""
    if shown is None:
        return points
    return tuple(replace(point, step=1, points=shown_points(point.points, shown)) for point in points if point.step <= shown)


def list_points(points: Sequence[Point], size: float, sheet: Stylesheet, language: str, *, gap: float) -> Listing:
    """The paragraphs of the points at ``size``, ``gap`` × size apart."""
    numbered = any(point.number is not None for point in points)
    made: list[Paragraph] = []
    owners: list[Point] = []
    for point in points:
        before = 0.0 if not made else size * gap
        made.append(_first_level(point, sheet.text.at(size), sheet, language, numbered, before))
        owners.append(point)
        for nested in point.points:
            style, outer = sheet.text.at(nested_size(size, sheet)), hang(size, sheet, numbered)
            made.append(_second_level(nested, style, sheet, language, outer, numbered=numbered))
            owners.append(nested)
    return Listing(tuple(made), tuple(owners), numbered)


def _first_level(point: Point, style: Style, sheet: Stylesheet, language: str, numbered: bool, before: float) -> Paragraph:
    margin = hang(style.size, sheet, numbered)
    if point.number is not None:
        digits = len(str(point.number))
        start = pt(style.size * (sheet.theme.spacing.disc - DIGIT * digits) / 2)
        bullet = number_bullet(point.number)
    elif sheet.outline and not numbered:
        level = sheet.outline[0]
        margin, start, bullet = level.margin, level.margin + level.indent, level.bullet
    else:
        start = pt(style.size * (sheet.theme.spacing.disc / 2 - 0.18)) if numbered else 0
        bullet = Bullet("char", "•", colour="tx2")
    return paragraph(point.text, style, language, bullet=bullet, margin=margin, indent=start - margin, before=before)


def _second_level(point: Point, style: Style, sheet: Stylesheet, language: str, outer: int, *, numbered: bool) -> Paragraph:
    step = pt(style.size * 0.8)
    before = style.size * sheet.theme.spacing.nested_gap
    if sheet.outline and not numbered:
        level = sheet.outline[1]
        return paragraph(
            point.text, style, language, level=1, bullet=level.bullet, margin=level.margin, indent=level.indent, before=before
        )
    bullet = Bullet("char", DASH, colour="tx2")
    return paragraph(point.text, style, language, level=1, bullet=bullet, margin=outer + step, indent=-step, before=before)


def levels(size: float, sheet: Stylesheet) -> tuple[Level, ...]:
    """The same styles for the template's placeholders."""
    first, inner = hang(size, sheet, False), nested_size(size, sheet)
    step = pt(inner * 0.8)
    bullet, dash = Bullet("char", "•", colour="tx2"), Bullet("char", DASH, colour="tx2")
    gap = sheet.theme.spacing.point_gap
    return (
        Level(size, margin=first, indent=-first, bullet=bullet, before=size * gap),
        Level(inner, margin=first + step, indent=-step, bullet=dash, before=inner * sheet.theme.spacing.nested_gap),
        Level(inner, margin=first + 2 * step, indent=-step, bullet=dash, before=inner * sheet.theme.spacing.nested_gap),
    )


def rings(listing: Listing, body: TextBody, size: float, sheet: Stylesheet) -> Iterator[tuple[Point, Item]]:
    """The discs behind the numbers, placed by the measured first line of each numbered point."""
    diameter = pt(size * sheet.theme.spacing.disc)
    seen: set[int] = set()
    for line in body.lines:
        point = listing.owners[line.paragraph]
        if line.paragraph in seen or point.number is None:
            continue
        seen.add(line.paragraph)
        mark = listing.paragraphs[line.paragraph]
        across = line.x - mark.margin + diameter // 2
        if mark.rtl:
            across = line.x + line.width + mark.margin - diameter // 2
        centre = (across, line.baseline - pt(size * 0.72 * 0.32))
        yield point, point_ring(f"point-{point.number}", centre, diameter)


def reveals(listing: Listing, body: str, discs: Sequence[tuple[Point, Item]]) -> tuple[tuple[int, Reveal], ...]:
    """Which click shows which paragraphs and discs."""
    shown: list[tuple[int, Reveal]] = []
    step = 1
    for index, (item, point) in enumerate(zip(listing.paragraphs, listing.owners, strict=True)):
        step = max(point.step, step) if item.level else point.step
        if step > 1:
            shown.append((step, Reveal(body, index, index)))
    shown += [(point.step, Reveal(item.id)) for point, item in discs if point.step > 1]
    return tuple(shown)
