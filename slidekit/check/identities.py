"""What decks and files from elsewhere are searched for alike, and how a finding shows what it found."""

from __future__ import annotations

import re

MAIL = re.compile(r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,24}){1,4}\b")
SOCIAL = r"(?<![\d-])\d{3}-\d{2}-\d{4}(?![\d-])"
"""A social security number, as 45 CFR 164.514(b)(2) names it."""


def veil(text: str) -> str:
    """A private text as a message may show it: its first letters and its length; a finding must not spread what it found."""
    line = " ".join(text.split())
    return f"{line[:3]}… ({len(line)} letters)"
