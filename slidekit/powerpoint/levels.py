"""Styles of outline levels, as masters and layouts hold them."""

from __future__ import annotations

from collections.abc import Sequence

from slidekit.core.units import pt
from slidekit.powerpoint.markup import solid
from slidekit.powerpoint.text import bullet, full_depth, line_spacing, spacing
from slidekit.scene.design import Level


def level_style(number: int, level: Level, theme: str | None = None) -> str:
    """``a:lvl1pPr`` … ``a:lvl9pPr`` (21.1.2.4.13): a whole style; ``theme`` (``mj mn``) names its font, None inherits it."""
    fonts = "".join(f'<a:{tag} typeface="+{theme}-{end}"/>' for tag, end in (("latin", "lt"), ("ea", "ea"), ("cs", "cs")))
    return (
        f'<a:lvl{number}pPr marL="{level.margin}" indent="{level.indent}" algn="{level.align}" defTabSz="914400" rtl="0" '
        f'eaLnBrk="1" latinLnBrk="0" hangingPunct="1">{line_spacing(level.leading)}{spacing("spcBef", level.before)}'
        f'{bullet(level.bullet)}<a:defRPr sz="{round(level.size * 100)}" b="{int(level.bold)}" kern="1200">'
        f"{solid(level.colour)}{fonts if theme else ''}</a:defRPr></a:lvl{number}pPr>"
    )


def all_levels(levels: tuple[Level, ...], theme: str) -> str:
    """Nine styles; below the last given level each is like it."""
    return "".join(level_style(number, level, theme) for number, level in enumerate(full_depth(levels), 1))


def own_levels(levels: tuple[Level, ...], above: tuple[Level, ...]) -> str:
    """``a:lstStyle`` (21.1.2.4.12) of a placeholder: the levels that differ from those it inherits."""
    pairs = zip(levels, full_depth(above), strict=False)
    styles = "".join(level_style(number, level) for number, (level, master) in enumerate(pairs, 1) if level != master)
    return f"<a:lstStyle>{styles}</a:lstStyle>" if styles else "<a:lstStyle/>"


def plain_style(levels: Sequence[Level], language: str | None = None) -> str:
    """Nine levels of text outside placeholders; ``language`` starts with the deck's default (19.2.1.8)."""
    start = f'<a:defPPr><a:defRPr lang="{language}"/></a:defPPr>' if language else ""
    return start + "".join(
        f'<a:lvl{number}pPr marL="{level.margin}" algn="l" defTabSz="{pt(72)}" rtl="0" eaLnBrk="1" latinLnBrk="0" '
        f'hangingPunct="1"><a:defRPr sz="{round(level.size * 100)}" kern="1200">{solid(level.colour)}'
        '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr>'
        f"</a:lvl{number}pPr>"
        for number, level in enumerate(levels, 1)
    )
