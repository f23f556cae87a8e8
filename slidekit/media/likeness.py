"""Whether two files show the same picture: at another resolution, saved anew, in other colours of grey or not."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PIL import Image, ImageChops, ImageStat

from slidekit.core.diagnostics import Outcome, Refused, Span
from slidekit.media.apart import cut_apart, is_isolated
from slidekit.media.colour import simplify
from slidekit.media.cutting import upright
from slidekit.media.opening import open_picture, orientation_of, reading, recognise
from slidekit.media.rasterising import open_drawing, rasterise

CELLS = 64
DRAWN = 8
"""A drawing is compared at an eighth of its size."""
MEAN, WORST, LEAST, ASPECT = 4.0, 40, 8, 0.01
"""Limits of one picture, in grey levels: on average, in the worst cell of a picture from black to white, in that of a flat one;
and the share by which the aspect may differ.

Pictures scaled to a quarter and saved as JPEG of quality 40 differ by 1.5 on average and 21 in the worst cell; two frames of
one series, with a needle moved or contrast come in, by 0.9 and 109. At a quarter of the contrast it is 6 against 28. So the
worst cell decides, by what the picture spans; the average keeps out what is lighter or darker as a whole.
"""


@dataclass(frozen=True, slots=True)
class Likeness:
    """``mean`` and ``worst``: differences of 64 × 64 cells in grey levels (0 to 255); ``aspect``: the share that it changed.

    ``spread`` are the grey levels that the former picture spans.
    """

    mean: float
    worst: int
    aspect: float
    spread: int

    @property
    def same(self) -> bool:
        """True for the same picture, pixel places kept."""
        limit = max(LEAST, WORST * self.spread / 255)
        return self.mean <= MEAN and self.worst <= limit and self.aspect <= ASPECT


def compare(one: bytes, other: bytes, *, name: str = "the picture", span: Span | None = None) -> Outcome[Likeness]:
    """Two pictures' bytes → how far they differ, both turned upright. ``name`` and ``span`` are the second's.

    Errors: those of ``inspect`` and ``cut``.
    """
    try:
        first, second = _thumbnail(one, "the former picture", span), _thumbnail(other, name, span)
    except Refused as refused:
        return Outcome(None, refused.diagnostics)
    (former, before), (new, after) = first, second
    difference = ImageChops.difference(former, new)
    worst, spread = _ends(difference)[1], _ends(former)[1] - _ends(former)[0]
    return Outcome(Likeness(ImageStat.Stat(difference).mean[0], worst, abs(after / before - 1), spread))


def _ends(image: Image.Image) -> tuple[int, int]:
    """The darkest and the lightest level of a grey picture."""
    low, high = image.getextrema()
    return int(low), int(high)  # type: ignore[arg-type]  # a pair per band only for several bands


def _thumbnail(data: bytes, name: str, span: Span | None) -> tuple[Image.Image, float]:
    """The upright picture in 64 × 64 grey cells on white, and its width by its height."""
    if recognise(data, name, span) == "svg":
        drawing = open_drawing(data, name, span)
        data = rasterise(drawing, ceil(drawing.width / DRAWN), ceil(drawing.height / DRAWN), name, span)
    elif is_isolated(data):
        apart = cut_apart(data, name=name, span=span)
        if apart.value is None:
            raise Refused(*apart.diagnostics)
        data = apart.value.data
    image = open_picture(data, name, span)
    turn = orientation_of(image, data)
    with reading(name, span):
        image.load()
        done = upright(simplify(image), turn)
    if done.mode in ("LA", "RGBA"):
        ground = Image.new("L", done.size, 255)
        ground.paste(done.convert("L"), mask=done.getchannel("A"))
        done = ground
    return done.convert("L").resize((CELLS, CELLS), Image.Resampling.BOX), done.width / done.height
