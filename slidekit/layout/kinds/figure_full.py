"""One picture over the whole slide; title and small print stand on plates that hold their contrast on any picture."""

from __future__ import annotations

from collections.abc import Sequence

from slidekit.core.geometry import Box
from slidekit.core.units import pt
from slidekit.layout.captions import caption_of
from slidekit.layout.context import Context, Kind, Placed, Sizes
from slidekit.layout.furniture import credit_line
from slidekit.layout.kinds import panels
from slidekit.layout.kinds.regions import picture_placeholder, title_placeholder
from slidekit.layout.legend import place_legend
from slidekit.layout.page import TITLE_TOP, Page
from slidekit.layout.panel import place_panel
from slidekit.layout.pictures import largest
from slidekit.layout.stylesheet import Stylesheet
from slidekit.layout.typeset import natural, needed, paragraph, set_text, words_over
from slidekit.scene.design import SlideLayout
from slidekit.scene.items import Fill, Item, Placeholder, Preset, ShapeItem, TextItem
from slidekit.scene.text import Paragraph

PAD = pt(10)
PLATE = Fill("bg1", 0.85)
TITLE_SHARE, PRINT_SHARE = 0.86, 0.6
"""Most of the slide's width that title and small print may take, so that the picture stays in sight beside them."""
MOST_PRINT = pt(150)


def place(context: Context, sizes: Sizes) -> Placed:
    """Picture first, since what lies on it must come after it; then title, then small print."""
    if context.frame is not None:  # a template's own pictures are not covered
        return panels.place(context, sizes)
    slide, page = context.slide, context.page
    panel = slide.panels[0]
    whole = Box(0, 0, *page.size)
    picture = whole
    if panel.fit != "cover":
        w, h = largest(panel, page, context.sheet.venue, whole.w, whole.h)
        picture = Box((whole.w - w) // 2, (whole.h - h) // 2, w, h)
    title = [paragraph(slide.title, context.title_style, context.language)] if slide.title else []
    small = _small_print(context)
    title_at = _box(title, round(page.width * TITLE_SHARE), page, TITLE_TOP)
    print_at = _box(small, round(page.width * PRINT_SHARE), page, None)
    bottom = print_at.y - 3 * PAD if print_at is not None else page.size.h - page.left
    legend = place_legend(slide.legend, page.left, bottom, round(page.width * PRINT_SHARE), context.sheet, context.language)
    taken = tuple(box.inset(-PAD) for box in (title_at, legend.box if legend else None, print_at) if box is not None)
    placed = place_panel(panel, picture, picture, picture.w, context.look, letter=False, caption=False, taken=taken)
    items: list[Item] = list(placed.items)
    findings = list(placed.findings)
    if title_at is not None:
        text = set_text(title, title_at)
        items += [_plate("title-plate", title_at)]
        items.append(TextItem("title", "title", title_at, text, Placeholder("title", 0), span=slide.span))
    if legend is not None:
        items += [_plate("legend-plate", legend.box), legend]
    if print_at is not None:
        items += [_plate("caption-plate", print_at)]
        items.append(TextItem("caption", "caption", print_at, set_text(small, print_at), span=slide.span))
        if print_at.h > MOST_PRINT:
            over = words_over(small, print_at.w, MOST_PRINT)
            findings.append(context.too_long("caption", max(1, over), context.sheet.caption.size))
    return Placed(items, placed.reveals, tuple(findings))


def _small_print(context: Context) -> list[Paragraph]:
    """Caption, footnote, short citations and the picture's credit, one below the other."""
    sheet, slide, language = context.sheet, context.slide, context.language
    style = sheet.caption
    lines = [paragraph(words, style, language) for words in (caption_of(slide.panels[0]), slide.footnote) if words]
    cited = [reference for reference in context.deck.references if reference.key in slide.cites]
    if cited:
        short = "\u2003".join(f"[{reference.number}] {reference.short}" for reference in cited)
        lines.append(paragraph(short, sheet.citation, language))
    if context.deck.venue.credit_on_slide and (credit := credit_line(context.deck, slide)):
        lines.append(paragraph(credit, sheet.citation, language))
    return lines


def _box(text: Sequence[Paragraph], widest: int, page: Page, top: int | None) -> Box | None:
    """As wide as the text, at the slide's left edge; at the bottom where no top is given."""
    if not text:
        return None
    width = min(widest, natural(text)[0])
    height = needed(text, width)
    return Box(page.left, page.size.h - page.left - height if top is None else top, width, height)


def _plate(name: str, box: Box) -> ShapeItem:
    return ShapeItem(name, "furniture", box.inset(-PAD, -PAD // 2), Preset("rect"), PLATE)


def _layout(page: Page, sheet: Stylesheet, sizes: Sizes) -> SlideLayout:
    picture = picture_placeholder(Box(0, 0, *page.size), sheet)
    return SlideLayout("figure-full", "Full Picture", None, (title_placeholder(page, sheet, sizes.title), picture))


FIGURE_FULL = Kind(place, _layout)
