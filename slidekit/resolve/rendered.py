"""What slidekit can draw today. Everything else of the language parses, and is the error ``not-yet-rendered`` when used."""

from __future__ import annotations

from slidekit.core.diagnostics import Diagnostic, Span, error
from slidekit.spec.layouts import LAYOUTS

LAYOUTS_RENDERED = frozenset(LAYOUTS) - {"cine"}
SLIDE_KEYS_NOT_RENDERED = ("video", "equation", "qr")
PANEL_KEYS_NOT_RENDERED = ("play",)
DATUM_KEYS_NOT_RENDERED = ("low", "high")
DECK_KEYS_NOT_RENDERED = ("template",)


def not_yet(what: str, span: Span | None, slide: str | None, help: str) -> Diagnostic:
    """The finding for something the language has and slidekit cannot draw yet."""
    return error("not-yet-rendered", f"{what} is part of the language and is not rendered yet", span, help, slide=slide)
