"""Group B, languages: what spelling and screen readers go by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from slidekit.check.package.case import Case, called
from slidekit.core.diagnostics import Diagnostic
from slidekit.scene.found import FoundShape

LEAST_LETTERS = 12
"""Shorter stretches are names and numbers."""


def tags(case: Case) -> Iterator[Diagnostic]:
    """``language-missing`` and ``language-differs``: one finding each, with the number of texts."""
    missing: list[tuple[int, str]] = []
    spoken: Counter[str] = Counter()
    where: dict[str, tuple[int, str]] = {}
    for slide, shape in case.shapes():
        for language, letters in _letters(shape):
            base = language.split("-")[0].lower()
            if not base:
                missing.append((slide.number, called(shape)))
            else:
                spoken[base] += letters
                where.setdefault(base, (slide.number, called(shape)))
    if missing:
        number, name = missing[0]
        fact = f"{len(missing)} texts name no language (first on slide {number}: {name}); spelling and screen readers guess"
        yield case.warning("language-missing", fact, "select all, then Review › Language")
    wanted = case.venue.language.split("-")[0].lower() if case.venue is not None else ""
    main = wanted or (spoken.most_common(1)[0][0] if spoken else "")
    for base in sorted(set(spoken) - {main}):
        share = spoken[base] / spoken.total()
        number, name = where[base]
        fact = f"{share:.0%} of its letters are marked as {base}, the others as {main} (first on slide {number}: {name})"
        if wanted and base not in ("", wanted) and share > 0.5 and case.venue is not None:
            fact = f"{share:.0%} of its letters are marked as {base}; venue {case.venue.id} speaks {wanted}"
            yield case.breach("language", "language-differs", fact, "translate it, or mark it under Review › Language")
        else:
            yield case.note("language-differs", fact, "mark each text with the language it is written in")


def _letters(shape: FoundShape) -> Iterator[tuple[str, int]]:
    """Language and number of letters of each stretch that is long enough to be in one."""
    texts = [shape.text] if shape.text is not None and shape.kind != "chart" else []
    for text in (*texts, *(cell.text for row in shape.rows for cell in row)):
        for paragraph in text.paragraphs:
            for run in paragraph.runs:
                letters = sum(map(str.isalpha, run.text))
                if letters >= LEAST_LETTERS:
                    yield run.language or "", letters
