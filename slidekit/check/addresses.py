"""Web addresses, where the venue does not want any."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slidekit.check.talk import Talk, home
from slidekit.check.wording import words_of
from slidekit.core.diagnostics import Diagnostic

_ADDRESS = re.compile(r"\b(?:https?://|www\.)[^\s<>]+", re.IGNORECASE)


def shown(talk: Talk) -> Iterator[Diagnostic]:
    """``url-forbidden``: an address in a text of a slide, or a link to one; once for each text."""
    for slide in talk.scene.slides if not talk.venue.urls else ():
        for text in words_of(slide.items):
            seen = next((found for p in text.body.paragraphs if (found := _ADDRESS.search(p.text))), None)
            link = next((run.link for p in text.body.paragraphs for run in p.runs if run.link), None)
            if seen is not None or link:
                fact = f"{text.item.id} has the address {seen[0] if seen else link}; venue {talk.venue.id} forbids addresses"
                help = "take it out at this venue"
                place = text.item.span or slide.span
                yield talk.breach("forbid.urls", "url-forbidden", fact, place, help, home(slide), text.item.id)
