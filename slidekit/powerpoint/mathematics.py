"""Equations as Office mathematics (ISO/IEC 29500-1, 22.1), and what programs without it show instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from slidekit.core.formula import (
    Accent,
    Brace,
    Fenced,
    Fraction,
    Function,
    Large,
    Line,
    Matrix,
    Part,
    Root,
    Row,
    Scripts,
    Space,
    Stack,
    Symbol,
    Words,
)
from slidekit.core.geometry import union
from slidekit.powerpoint.canvas import Canvas
from slidekit.powerpoint.markup import RECT, escape, frame, group_frame, solid
from slidekit.powerpoint.math_letters import styled
from slidekit.scene.items import EquationItem, Item

M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_A14 = "http://schemas.microsoft.com/office/drawing/2010/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_FONT = "Cambria Math"
_SPACES = ((0.9, "\u2003"), (0.45, "\u2002"), (0.26, "\u2004"), (0.24, "\u00a0"), (0.2, "\u205f"), (0.01, "\u2009"))
_COMBINING = {"^": "\u0302", "~": "\u0303", "→": "\u20d7", "˙": "\u0307", "¨": "\u0308", "ˇ": "\u030c", "˘": "\u0306",
              "´": "\u0301", "`": "\u0300"}  # fmt: skip
_NO_INSETS = ' lIns="0" tIns="0" rIns="0" bIns="0"'
_NOTHING = "<m:r><m:t>\u200b</m:t></m:r>"
"""An empty part is drawn as a dotted square; one of no width is not."""


def equation(canvas: Canvas, item: EquationItem, member: bool, draw: Callable[[Canvas, Item, bool], str]) -> str:
    """``mc:AlternateContent`` (ISO/IEC 29500-3, 10.2.1): ``a14:m`` ([MS-ODRAWXML] 2.14.1), else the same drawn, in one group.

    ``Requires`` names the namespace by a prefix of its own. LibreOffice goes by the usual prefix, takes the first branch for
    it, and then draws the formula in black, or not at all without its Math component; so it takes the second.
    """
    name = canvas.identify(item.id, "" if member else item.alt, member)
    style = f'<a:defRPr sz="{round(item.size * 100)}">{solid(item.colour)}<a:latin typeface="{_FONT}"/></a:defRPr>'
    levels = f'<a:lstStyle><a:lvl1pPr algn="{item.align}">{style}</a:lvl1pPr></a:lstStyle>'
    side = {"l": "left", "ctr": "center", "r": "right"}[item.align]
    end = f'<a:endParaRPr lang="{escape(item.language)}" sz="{round(item.size * 100)}"/>'
    maths = (
        f'<m:oMathPara xmlns:m="{M}"><m:oMathParaPr><m:jc m:val="{side}"/></m:oMathParaPr>{formula(item.formula)}</m:oMathPara>'
    )
    return (
        f'<mc:AlternateContent xmlns:mc="{_MC}"><mc:Choice xmlns:math="{_A14}" Requires="math">'
        f'<p:sp><p:nvSpPr>{name}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{frame(item.box)}{RECT}<a:noFill/></p:spPr>'
        f'<p:txBody><a:bodyPr wrap="square"{_NO_INSETS} rtlCol="0" anchor="ctr"><a:noAutofit/></a:bodyPr>'
        f"{levels}<a:p><math:m>{maths}</math:m>{end}</a:p></p:txBody></p:sp></mc:Choice>"
        f"{_fallback(canvas, item, name, draw)}</mc:AlternateContent>"
    )


def _fallback(canvas: Canvas, item: EquationItem, name: str, draw: Callable[[Canvas, Item, bool], str]) -> str:
    """The second appearance of the shape, under the same id and name: its drawing in a group."""
    if not item.drawn:
        return "<mc:Fallback/>"
    members = "".join(draw(canvas, inner, True) for inner in item.drawn)
    place = f"<p:grpSpPr>{group_frame(union(inner.box for inner in item.drawn))}</p:grpSpPr>"
    about = f"<p:nvGrpSpPr>{name}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
    return f"<mc:Fallback><p:grpSp>{about}{place}{members}</p:grpSp></mc:Fallback>"


def formula(row: Row) -> str:
    """``m:oMath`` (22.1.2.77)."""
    return f"<m:oMath>{''.join(_parts(row.parts))}</m:oMath>"


def _row(row: Row | None, tag: str = "e") -> str:
    inner = "" if row is None else "".join(_parts(row.parts))
    return f"<m:{tag}>{inner or _NOTHING}</m:{tag}>"


def _parts(parts: Sequence[Part]) -> Iterator[str]:
    """The parts, signs of one style in one run; scripts without a base stand before what follows (``m:sPre``, 22.1.2.99)."""
    index = 0
    while index < len(parts):
        part = parts[index]
        index += 1
        if isinstance(part, Symbol):
            text, upright = styled(part.text, part.face), _is_upright(part)
            while index < len(parts) and isinstance(other := parts[index], Symbol) and _is_upright(other) == upright:
                text += styled(other.text, other.face)
                index += 1
            yield _run(text, upright=upright)
        elif isinstance(part, Scripts) and not part.base.parts:
            held = Row(tuple(parts[index : index + 1]))
            index += 1
            yield f"<m:sPre>{_row(part.sub, 'sub')}{_row(part.sup, 'sup')}{_row(held)}</m:sPre>"
        else:
            yield _part(part)


def _part(part: Part) -> str:
    if isinstance(part, Symbol):
        return "".join(_parts((part,)))
    if isinstance(part, Words):
        return _words(part)
    if isinstance(part, Space):
        return next((_run(sign) for least, sign in _SPACES if part.em >= least), "")
    if isinstance(part, Fraction):
        kind = "" if part.ruled else '<m:fPr><m:type m:val="noBar"/></m:fPr>'
        return f"<m:f>{kind}{_row(part.above, 'num')}{_row(part.below, 'den')}</m:f>"
    if isinstance(part, Root):
        hide = '<m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/>' if part.degree is None else _row(part.degree, "deg")
        return f"<m:rad>{hide}{_row(part.body)}</m:rad>"
    if isinstance(part, Scripts):
        tag = "sSubSup" if part.sub and part.sup else "sSub" if part.sub else "sSup"
        scripts = (_row(part.sub, "sub") if part.sub else "") + (_row(part.sup, "sup") if part.sup else "")
        return f"<m:{tag}>{_row(part.base)}{scripts}</m:{tag}>"
    if isinstance(part, Stack):
        return _stack(part)
    if isinstance(part, Large):
        return _large(part)
    if isinstance(part, Function):
        if not part.argument.parts:
            return "".join(_parts(part.name.parts))
        return f"<m:func>{_row(part.name, 'fName')}{_row(part.argument)}</m:func>"
    if isinstance(part, Fenced):
        return _fenced(part)
    if isinstance(part, Accent):
        return f'<m:acc><m:accPr><m:chr m:val="{_COMBINING[part.sign]}"/></m:accPr>{_row(part.base)}</m:acc>'
    if isinstance(part, Line):
        return f'<m:bar><m:barPr><m:pos m:val="{"top" if part.over else "bot"}"/></m:barPr>{_row(part.base)}</m:bar>'
    if isinstance(part, Brace):
        sign, side, rest = ("⏞", "top", "bot") if part.over else ("⏟", "bot", "top")
        about = f'<m:groupChrPr><m:chr m:val="{sign}"/><m:pos m:val="{side}"/><m:vertJc m:val="{rest}"/></m:groupChrPr>'
        return f"<m:groupChr>{about}{_row(part.base)}</m:groupChr>"
    return _matrix(part)


def _run(text: str, *, upright: bool = False) -> str:
    """``m:r`` (22.1.2.87). Letters of other faces are characters of their own (𝑥), so only upright ones need a style."""
    style = '<m:rPr><m:sty m:val="p"/></m:rPr>' if upright else ""
    return f"<m:r>{style}<m:t>{escape(text)}</m:t></m:r>"


def _is_upright(part: Symbol) -> bool:
    return part.face == "upright" and part.text.isalpha()


def _words(part: Words) -> str:
    """Text between mathematics (``m:nor``, 22.1.2.74); bold and italic words are letters in a style, since it has none."""
    look = ("b" if part.bold else "") + ("i" if part.italic else "")
    style = f'<m:sty m:val="{look}"/>' if look else "<m:nor/>"
    return f'<m:r><m:rPr>{style}</m:rPr><m:t xml:space="preserve">{escape(part.text)}</m:t></m:r>'


def _stack(part: Stack) -> str:
    """``m:limLow`` (22.1.2.54), ``m:limUpp`` (22.1.2.56), one in the other for both."""
    inner = "".join(_parts(part.base.parts)) or _NOTHING
    for tag, small in (("limLow", part.under), ("limUpp", part.over)):
        if small is not None:
            inner = f"<m:{tag}><m:e>{inner}</m:e>{_row(small, 'lim')}</m:{tag}>"
    return inner


def _large(part: Large) -> str:
    """``m:nary`` (22.1.2.70)."""
    place = "subSup" if part.beside else "undOvr"
    hide = ("" if part.low else '<m:subHide m:val="1"/>') + ("" if part.high else '<m:supHide m:val="1"/>')
    about = f'<m:naryPr><m:chr m:val="{part.sign}"/><m:limLoc m:val="{place}"/>{hide}</m:naryPr>'
    low = _row(part.low, "sub") if part.low else "<m:sub/>"
    high = _row(part.high, "sup") if part.high else "<m:sup/>"
    return f"<m:nary>{about}{low}{high}{_row(part.body)}</m:nary>"


def _fenced(part: Fenced) -> str:
    """``m:d`` (22.1.2.24); a sign that is not there is empty, for its default is a bracket."""
    signs = (("beg", part.opening), ("sep", part.bar), ("end", part.closing))
    about = "".join(f'<m:{name}Chr m:val="{escape(sign)}"/>' for name, sign in signs)
    return f"<m:d><m:dPr>{about}</m:dPr>{''.join(map(_row, part.parts))}</m:d>"


def _matrix(part: Matrix) -> str:
    """``m:m`` (22.1.2.60), or ``m:eqArr`` (22.1.2.34) with ``&`` where lines are aligned."""
    if part.tight:
        lines = ("".join(_aligned(row)) for row in part.rows)
        return f"<m:eqArr>{''.join(f'<m:e>{line or _NOTHING}</m:e>' for line in lines)}</m:eqArr>"
    sides = {"l": "left", "c": "center", "r": "right"}
    columns = "".join(
        f'<m:mc><m:mcPr><m:count m:val="1"/><m:mcJc m:val="{sides[align]}"/></m:mcPr></m:mc>' for align in part.aligns
    )
    rows = "".join(f"<m:mr>{''.join(map(_row, row))}</m:mr>" for row in part.rows)
    return f"<m:m><m:mPr><m:mcs>{columns}</m:mcs></m:mPr>{rows}</m:m>"


def _aligned(row: Sequence[Row]) -> Iterator[str]:
    for number, cell in enumerate(row):
        if number:
            yield _run("&")
        yield from _parts(cell.parts)
