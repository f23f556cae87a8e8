"""Pictures of others: whose logo they show, and who allowed their use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from slidekit.check.talk import Talk, home, panels
from slidekit.core.diagnostics import Diagnostic, error
from slidekit.resolve.model import Panel

OPEN = re.compile(
    r"\b(cc[ -]?0|cc[ -](by|zero)|creative commons|public[ -]domain|dominio p[úu]blico|pdm|own work|obra propia|mit|apache"
    r"|gpl)\b",
    re.IGNORECASE,
)
"""Licences that allow showing a picture to everybody."""


UNCHANGED = re.compile(r"\bcc[ -]by[ -](?:nc[ -])?nd\b|no[ -]?derivatives", re.IGNORECASE)
"""Licences that allow showing a picture, and nothing to be drawn on it."""
RESERVED = re.compile(r"all rights reserved|todos los derechos reservados", re.IGNORECASE)


def permissions(talk: Talk) -> Iterator[Diagnostic]:
    """``permission-missing``: the venue wants proof, and neither the licence nor the credit has it."""
    if not talk.venue.permission_proof:
        return
    for slide, panel in _first_uses(talk):
        figure = panel.figure
        if not OPEN.search(figure.licence) and not figure.permission:
            said = f"under “{figure.licence}”" if figure.licence else "without a licence"
            fact = f"figure {figure.id} is shown {said} and no permission is noted; venue {talk.venue.id} wants proof"
            help = "add credit: {permission: who allowed it, and when}"
            yield talk.breach(
                "rights.permission_proof", "permission-missing", fact, figure.span or panel.span, help, slide, panel.id
            )


def licences(talk: Talk) -> Iterator[Diagnostic]:
    """``licence-forbids``: marks or a crop under a licence without derivatives; all rights reserved, and no permission."""
    for slide in talk.deck.slides:
        for panel in panels(slide):
            figure = panel.figure
            changed = "marks" if panel.marks else "a crop" if panel.crop else "black areas" if figure.redact else ""
            fact = ""
            if UNCHANGED.search(figure.licence) and changed:
                fact = f"figure {figure.id} is shown with {changed}; “{figure.licence}” forbids derivatives"
            elif RESERVED.search(figure.licence) and not talk.venue.permission_proof:
                fact = f"figure {figure.id} is under “{figure.licence}”, and no permission is noted"
            if fact and not figure.permission:
                help = "add credit: {permission: who allowed it, and when}, or use another picture"
                yield error("licence-forbids", fact, panel.span or figure.span, help, slide=home(slide.id), element=panel.id)


def logos(talk: Talk) -> Iterator[Diagnostic]:
    """``logo-forbidden``: a figure with ``commercial: true`` where the venue forbids logos, commercial ones or all."""
    if talk.venue.logos == "none":
        return
    for slide, panel in _first_uses(talk):
        if panel.figure.commercial:
            fact = f"figure {panel.figure.id} shows a company's logo or product; venue {talk.venue.id} forbids that"
            help = "show another picture here, as with figures: of the venue"
            yield talk.breach("forbid.logos", "logo-forbidden", fact, panel.span, help, slide, panel.id)


def _first_uses(talk: Talk) -> Iterator[tuple[str, Panel]]:
    """Slide and panel where each figure is first shown; hidden slides are looked at too."""
    seen: set[str] = set()
    for slide in talk.deck.slides:
        for panel in panels(slide):
            if panel.figure.id not in seen:
                seen.add(panel.figure.id)
                yield slide.id, panel
