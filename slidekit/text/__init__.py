"""Floor 2: words + style + width → measured lines; knows nothing of slides.

Lengths are points. ``compose`` gives the lines LibreOffice draws; ``needed_height``, ``fits`` and ``longest_word`` say on the
safe side what a box must have; ``largest`` searches a size, ``balance`` evens lines. ``read_font`` and ``using`` measure with a
font of the deck's own. ``break_cost`` and ``leans`` say where a line of few words ends well.
"""

from slidekit.text.compose import ascent, compose, line_height
from slidekit.text.direction import is_rtl
from slidekit.text.fit import (
    balance,
    fits,
    largest,
    lines_height,
    longest_word,
    natural_width,
    needed_height,
    scaled,
    spaced_height,
    words_over,
)
from slidekit.text.flow import clean
from slidekit.text.fontfile import BrokenFont, FontFile, FontsExtraMissing, read_font
from slidekit.text.fonts import FontSet, face, font_set, known, missing, using
from slidekit.text.fonts import current as current_fonts
from slidekit.text.metrics import table_family
from slidekit.text.model import Align, Anchor, Composed, ComposedLine, Para, Piece, Style
from slidekit.text.phrases import cost as break_cost
from slidekit.text.phrases import leans
from slidekit.text.shape import drawn_widths, width, word_widths
from slidekit.text.ties import tie

__all__ = [
    "Align",
    "Anchor",
    "BrokenFont",
    "Composed",
    "ComposedLine",
    "FontFile",
    "FontSet",
    "FontsExtraMissing",
    "Para",
    "Piece",
    "Style",
    "ascent",
    "balance",
    "break_cost",
    "clean",
    "compose",
    "current_fonts",
    "drawn_widths",
    "face",
    "fits",
    "font_set",
    "is_rtl",
    "known",
    "largest",
    "leans",
    "line_height",
    "lines_height",
    "longest_word",
    "missing",
    "natural_width",
    "needed_height",
    "read_font",
    "scaled",
    "spaced_height",
    "table_family",
    "tie",
    "using",
    "width",
    "word_widths",
    "words_over",
]
