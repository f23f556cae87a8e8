"""A picture for a page: decoded and coded anew as PNG, so that nothing of the file itself is ever sent to a browser."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from slidekit.core.diagnostics import Outcome
from slidekit.media.apart import cut_apart
from slidekit.media.cutting import PNG_LEVEL, Cut, Fractions
from slidekit.media.info import inspect


def show_png(data: bytes, *, longest: int, redact: tuple[Fractions, ...] = (), name: str = "the picture") -> Outcome[Cut]:
    """The whole picture, upright, ``redact`` areas blackened, at most ``longest`` pixels along its longer side.

    Errors: those of ``cut_apart``.
    """
    info = inspect(data, name)
    if info.value is None:
        return Outcome(None, info.diagnostics)
    w, h = info.value.width, info.value.height
    share = min(1.0, longest / max(w, h))
    size = (max(1, round(w * share)), max(1, round(h * share)))
    made = cut_apart(data, size=size, redact=redact, name=name)
    if made.value is None:
        return made
    out = BytesIO()
    with Image.open(BytesIO(made.value.data), formats=("PNG", "JPEG")) as image:
        image.save(out, "PNG", compress_level=PNG_LEVEL)
        return Outcome(Cut(out.getvalue(), "png", image.width, image.height), made.diagnostics)
