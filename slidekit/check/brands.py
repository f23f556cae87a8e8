"""Names that the venue does not want to see."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slidekit.check.talk import Talk, home
from slidekit.check.wording import said
from slidekit.core.diagnostics import Diagnostic


def trade_names(talk: Talk) -> Iterator[Diagnostic]:
    """``trade-name``: in any text, alt text or notes of a slide, and in the footer; whole words, capitals or not."""
    if not talk.venue.trade_names:
        return
    every = "|".join(re.escape(name) for name in sorted(talk.venue.trade_names, key=lambda name: (-len(name), name)))
    wanted = re.compile(rf"(?<!\w)({every})(?!\w)", re.IGNORECASE)
    for slide in talk.scene.slides:
        for element, words, span in said(slide):
            found = wanted.search(words)
            if found:
                fact = f"{element} says {found[0]}; venue {talk.venue.id} forbids this trade name"
                help = "use the generic term"
                yield talk.breach("forbid.trade_names", "trade-name", fact, span or slide.span, help, home(slide), element)
    found = wanted.search(talk.scene.footer)
    if found:
        fact = f"the footer says {found[0]}; venue {talk.venue.id} forbids this trade name"
        yield talk.breach("forbid.trade_names", "trade-name", fact, talk.venue.span or talk.deck.span, "use the generic term")
