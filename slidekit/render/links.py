"""Which links a drawing may hold."""

from __future__ import annotations

SCHEMES = ("http://", "https://", "mailto:", "#")


def safe_link(target: str) -> str | None:
    """A link that may be followed: web, mail, or a slide of the deck; None for anything else."""
    return target if target.lower().startswith(SCHEMES) else None
