"""Text bodies: only what differs from the inherited style is written, so that themes, masters and "Reset" keep working."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from slidekit.core.units import pt
from slidekit.powerpoint.identity import NUMBER_FIELD
from slidekit.powerpoint.markup import colour, escape, solid
from slidekit.scene.design import Design, LayoutPlaceholder, Level
from slidekit.scene.text import Anchor, Bullet, Char, Paragraph, Run, TextBody

Linker = Callable[[str], str]
"""A link's target → the attributes of ``a:hlinkClick``, its relationship made on the way."""

TITLES = ("title", "ctrTitle")
DEPTH = 9
UNKNOWN = 0.0
"""A size that no text has: what is compared with it is always written."""
_KEEP_COLOUR = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)


@dataclass(frozen=True, slots=True)
class Inherited:
    """What text looks like before its own properties: a style per level, the font, and the deck's two fonts and language."""

    levels: tuple[Level, ...]
    font: str
    heading_font: str
    body_font: str
    language: str
    anchor: Anchor | None = None
    """Anchor of the placeholder; None for a box of its own, whose body properties are all written."""
    insets: tuple[int, int, int, int] = (0, 0, 0, 0)
    wrap: bool = True
    columns: int = 1
    memo: dict[tuple[Char, str, int], str] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Run properties already written, by style, language and outline level: most runs of a deck look like another one."""

    def level(self, number: int) -> Level:
        """The style of an outline level (from 0); beyond the last, the last."""
        return self.levels[min(number, len(self.levels) - 1)]


def inherited(design: Design, placeholder: LayoutPlaceholder, language: str) -> Inherited:
    """What text in a placeholder of a layout inherits: the layout's levels, and below them the master's."""
    title = placeholder.type in TITLES
    font = placeholder.font or (design.heading_font if title else design.body_font)
    master = design.title.levels if title else design.body.levels
    levels = placeholder.levels + full_depth(master)[len(placeholder.levels) :]
    return Inherited(
        levels,
        font,
        design.heading_font,
        design.body_font,
        language,
        placeholder.anchor,
        placeholder.insets,
        placeholder.wrap,
        placeholder.columns,
    )


def full_depth(levels: tuple[Level, ...]) -> tuple[Level, ...]:
    """Nine levels; below the last given one each is like it."""
    return levels + levels[-1:] * (DEPTH - len(levels))


def plain_levels(size: float, step: float = 36.0) -> tuple[Level, ...]:
    """Nine levels without bullets, each ``step`` points further in: what text outside placeholders starts from."""
    return tuple(Level(size, margin=pt(step * depth)) for depth in range(DEPTH))


def unplaced(design: Design, language: str, size: float = 18.0) -> Inherited:
    """What text outside placeholders, in tables and on notes pages (``size`` 12) inherits; ``UNKNOWN``: runs say their size."""
    return Inherited(plain_levels(size), design.body_font, design.heading_font, design.body_font, language)


def body_properties(text: TextBody, base: Inherited) -> str:
    """``a:bodyPr`` (21.1.2.1.1). Sizes are measured before: nothing shrinks or grows."""
    left, top, right, bottom = text.insets
    insets = f' lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}"'
    if base.anchor is None:
        wrap = "square" if text.wrap else "none"
        return f'<a:bodyPr wrap="{wrap}"{insets} rtlCol="0" anchor="{text.anchor}"><a:noAutofit/></a:bodyPr>'
    wrap = "" if text.wrap == base.wrap else f' wrap="{"square" if text.wrap else "none"}"'
    columns = "" if base.columns == 1 else ' numCol="1"'
    anchor = "" if text.anchor == base.anchor else f' anchor="{text.anchor}"'
    return f"<a:bodyPr{wrap}{insets if text.insets != base.insets else ''}{columns}{anchor}/>"


def text_body(text: TextBody, base: Inherited, link: Linker, tag: str = "p:txBody") -> str:
    """``p:txBody`` (19.3.1.51)."""
    return f"<{tag}>{body_properties(text, base)}<a:lstStyle/>{paragraphs(text.paragraphs, base, link)}</{tag}>"


def paragraphs(every: Sequence[Paragraph], base: Inherited, link: Linker, end: bool = False) -> str:
    """Each an ``a:p`` (21.1.2.2.6), at least one; ``end`` writes the style of the paragraph mark even after runs."""
    written = [_paragraph(paragraph, base, link, end) for paragraph in every]
    return "".join(written) or f'<a:p><a:endParaRPr lang="{escape(base.language)}"/></a:p>'


def _paragraph(paragraph: Paragraph, base: Inherited, link: Linker, end: bool) -> str:
    level = base.level(paragraph.level)
    runs = [_run(run, paragraph.level, base, link) for run in paragraph.runs if run.text]
    mark = ""
    if end or not runs:
        last = paragraph.runs[-1] if paragraph.runs else None
        mark = run_properties(last, level, base, "", "a:endParaRPr") if last else f'<a:endParaRPr lang="{base.language}"/>'
    return f"<a:p>{paragraph_properties(paragraph, level)}{''.join(runs)}{mark}</a:p>"


def paragraph_properties(paragraph: Paragraph, level: Level) -> str:
    """``a:pPr`` (21.1.2.2.7), or nothing when the level says it all."""
    attributes = f' lvl="{paragraph.level}"' if paragraph.level else ""
    if paragraph.margin != level.margin:
        attributes += f' marL="{paragraph.margin}"'
    if paragraph.indent != level.indent:
        attributes += f' indent="{paragraph.indent}"'
    if paragraph.align != level.align:
        attributes += f' algn="{paragraph.align}"'
    if paragraph.rtl:
        attributes += ' rtl="1"'
    children = ""
    if paragraph.pitch:
        children = f"<a:lnSpc>{_points(paragraph.pitch)}</a:lnSpc>"
    elif round(paragraph.leading - level.leading, 5):
        children = line_spacing(paragraph.leading)
    if round(paragraph.before - level.before, 2):
        children += spacing("spcBef", paragraph.before)
    if round(paragraph.after - level.after, 2):
        children += spacing("spcAft", paragraph.after)
    if paragraph.bullet != level.bullet:
        children += bullet(paragraph.bullet)
    if children:
        return f"<a:pPr{attributes}>{children}</a:pPr>"
    return f"<a:pPr{attributes}/>" if attributes else ""


def line_spacing(leading: float) -> str:
    """``a:lnSpc`` (21.1.2.2.5): 1.0 is single spacing, 1.2 × the size."""
    return f'<a:lnSpc><a:spcPct val="{round(leading * 100_000)}"/></a:lnSpc>'


def spacing(tag: str, points: float) -> str:
    """``a:spcBef`` (21.1.2.2.10) or ``a:spcAft`` (21.1.2.2.9)."""
    return f"<a:{tag}>{_points(points)}</a:{tag}>"


def _points(points: float) -> str:
    """``a:spcPts`` (21.1.2.2.12)."""
    return f'<a:spcPts val="{round(points * 100)}"/>'


def bullet(value: Bullet) -> str:
    """Colour, size, font and kind of a bullet (21.1.2.4), in the schema's order."""
    if value.kind == "none":
        return "<a:buNone/>"
    size = "<a:buSzTx/>" if value.size == 100 else f'<a:buSzPct val="{value.size * 1000}"/>'
    start = f"<a:buClr>{colour(value.colour)}</a:buClr>{size}"
    if value.kind in ("number", "plain"):
        first = f' startAt="{value.start}"' if value.start != 1 else ""
        scheme = "arabicPeriod" if value.kind == "number" else "arabicPlain"
        return f'{start}<a:buFont typeface="+mj-lt"/><a:buAutoNum type="{scheme}"{first}/>'
    return f'{start}<a:buFont typeface="Arial"/><a:buChar char="{escape(value.text)}"/>'


def typeface(font: str, base: Inherited) -> str:
    """The font by its place in the theme where it has one, so that changing the theme's fonts changes it."""
    return {base.body_font: "+mn-lt", base.heading_font: "+mj-lt", base.font: ""}.get(font, escape(font))


def run_properties(run: Run, level: Level, base: Inherited, click: str = "", tag: str = "a:rPr") -> str:
    """``a:rPr`` (21.1.2.3.9): language always, the rest where it differs."""
    char = run.char
    attributes = f' lang="{escape(run.language)}"'
    if round(char.size - level.size, 2):
        attributes += f' sz="{round(char.size * 100)}"'
    if char.bold != level.bold:
        attributes += f' b="{int(char.bold)}"'
    if char.italic != level.italic:
        attributes += f' i="{int(char.italic)}"'
    if char.caps != level.caps:
        attributes += f' cap="{"all" if char.caps else "none"}"'
    if level.tracking:
        attributes += ' spc="0"'
    if char.baseline:
        attributes += f' baseline="{char.baseline * 1000}"'
    own = "hlink" if click else level.colour
    children = (solid(char.colour) if char.colour != own else "") + _fonts(char, base) + click
    return f"<{tag}{attributes}>{children}</{tag}>" if children else f"<{tag}{attributes}/>"


def _fonts(char: Char, base: Inherited) -> str:
    name = typeface(char.font, base)
    if not name:
        return ""
    complex_script = name.replace("-lt", "-cs") if name.startswith("+") else name
    return f'<a:latin typeface="{name}"/><a:cs typeface="{complex_script}"/>'


def _style(run: Run, depth: int, base: Inherited) -> str:
    key = run.char, run.language, depth
    if key not in base.memo:
        base.memo[key] = run_properties(run, base.level(depth), base)
    return base.memo[key]


def _run(run: Run, depth: int, base: Inherited, link: Linker) -> str:
    """``a:r`` (21.1.2.3.8), ``a:fld`` (21.1.2.2.4), and ``a:br`` (21.1.2.2.1) for every line break in the text."""
    click = ""
    if run.link is not None:
        keep = "" if run.char.colour == "hlink" else _KEEP_COLOUR
        click = f"<a:hlinkClick {link(run.link)}>{keep}</a:hlinkClick>" if keep else f"<a:hlinkClick {link(run.link)}/>"
    style = run_properties(run, base.level(depth), base, click) if click else _style(run, depth, base)
    if run.field is not None:
        return f'<a:fld id="{NUMBER_FIELD}" type="{run.field}">{style}<a:t>{escape(run.text)}</a:t></a:fld>'
    if "\n" not in run.text and "\v" not in run.text:
        return f"<a:r>{style}<a:t>{escape(run.text)}</a:t></a:r>"
    pieces = run.text.replace("\v", "\n").split("\n")
    return f"<a:br>{style}</a:br>".join(f"<a:r>{style}<a:t>{escape(piece)}</a:t></a:r>" if piece else "" for piece in pieces)
