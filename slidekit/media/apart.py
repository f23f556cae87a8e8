"""``cut`` by a process of its own: a picture that kills its decoder is a finding, and the run goes on."""

from __future__ import annotations

import os

from slidekit.core.diagnostics import Outcome, Span
from slidekit.media.cutting import Crop, Cut, Fractions, cut
from slidekit.media.formats import sniff
from slidekit.media.isolation import WORKERS

SWITCH = "SLIDEKIT_ISOLATE"
RISKY = ("tiff", "webp", "gif", "bmp")
"""Kinds whose decoders are less travelled than those of JPEG and PNG."""


def is_isolated(data: bytes) -> bool:
    """Whether this picture is decoded apart: ``RISKY`` kinds, with ``SLIDEKIT_ISOLATE=all`` every one, with ``none`` none."""
    wish = os.environ.get(SWITCH, "")
    return wish == "all" or (wish != "none" and sniff(data) in RISKY)


def warm_up() -> None:
    """Start the process where every picture will need it, so that it is ready by then."""
    if os.environ.get(SWITCH) == "all":
        WORKERS.warm()


def cut_apart(
    data: bytes,
    *,
    crop: Crop | None = None,
    size: tuple[int, int] | None = None,
    redact: tuple[Fractions, ...] = (),
    background: str | None = None,
    name: str = "the picture",
    span: Span | None = None,
) -> Outcome[Cut]:
    """As ``cut``, and the same bytes, apart where ``is_isolated``; further error: ``picture-too-heavy``.

    Drawings are always drawn apart.
    """
    if not is_isolated(data) or sniff(data) == "svg":
        return cut(data, crop=crop, size=size, redact=redact, background=background, name=name, span=span)
    options = {"crop": crop, "size": size, "redact": redact, "background": background, "name": name}
    outcome = WORKERS.ask("cut", data, options, span)
    if outcome.value is None:
        return Outcome(None, outcome.diagnostics)
    facts, made = outcome.value
    return Outcome(Cut(made, facts["kind"], facts["width"], facts["height"]), outcome.diagnostics)
