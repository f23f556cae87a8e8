"""Floor 2: words + style + width → measured lines; knows nothing of slides.

Lengths are points. ``compose`` gives the lines LibreOffice draws; ``needed_height``, ``fits`` and ``longest_word`` say on the
safe side what a box must have; ``largest`` searches a size, ``balance`` evens lines.
"""

from slidekit.text.compose import ascent, compose, line_height
from slidekit.text.fit import balance, fits, largest, longest_word, needed_height, scaled, words_over
from slidekit.text.flow import clean
from slidekit.text.metrics import face, known, missing
from slidekit.text.model import Align, Anchor, Composed, ComposedLine, Para, Piece, Style
from slidekit.text.shape import width

__all__ = [
    "Align",
    "Anchor",
    "Composed",
    "ComposedLine",
    "Para",
    "Piece",
    "Style",
    "ascent",
    "balance",
    "clean",
    "compose",
    "face",
    "fits",
    "known",
    "largest",
    "line_height",
    "longest_word",
    "missing",
    "needed_height",
    "scaled",
    "width",
    "words_over",
]
