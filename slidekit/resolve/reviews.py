"""Whether somebody has looked at a figure: its kind, its credit, and the review of its bytes."""

from __future__ import annotations

from slidekit.core.diagnostics import Diagnostic, error, warning
from slidekit.spec.figures import Figure

REVIEWED = frozenset({None, "photograph", "radiograph", "fluoroscopy", "ultrasound", "ct", "mri", "micrograph", "video"})
"""Kinds that may show a patient: somebody should have looked at the picture."""
PHOTOGRAPHIC = REVIEWED - {None}


def note_review(name: str, written: Figure, sha256: str, found: list[Diagnostic]) -> None:
    """``kind-missing credit-missing not-reviewed`` (warnings) and ``review-void`` (an error)."""
    review, span = written.review, written.span
    if written.kind is None:
        help = "add kind: photograph, fluoroscopy, illustration or another"
        found.append(warning("kind-missing", f"the figure {name} does not say what kind of picture it is", span, help))
    if not written.credit:
        found.append(warning("credit-missing", f"the figure {name} has no credit", span, "add credit: {author: …, licence: …}"))
    if review is not None and review.sha256.lower() != sha256:
        message = f"the review of {name} is for other bytes ({review.sha256[:12]}…); the file is {sha256[:12]}…"
        found.append(error("review-void", message, written.span_of("review"), "look at the picture again and sign it off"))
    elif review is None and written.kind in REVIEWED:
        help = f"look at it, then run slidekit figures review {name} --by INITIALS"
        found.append(warning("not-reviewed", f"nobody has signed off that {name} shows no private data", span, help))
