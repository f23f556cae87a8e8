"""Two changes of one text put together line by line, as far as they do not touch the same lines."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal


@dataclass(frozen=True, slots=True)
class Clash:
    """Lines of which the two want different things."""

    base: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Merge:
    """Both changes together: stretches of text, and between them clashes where they touch the same lines."""

    parts: tuple[str | Clash, ...]

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """What nobody but a person can decide."""
        return tuple(part for part in self.parts if isinstance(part, Clash))

    @property
    def text(self) -> str | None:
        """The whole; None where something clashes."""
        return None if self.clashes else self.resolved("mine")

    def resolved(self, keep: Literal["mine", "theirs"]) -> str:
        """The whole, with one side's lines wherever the two clash."""
        return "".join(part if isinstance(part, str) else getattr(part, keep) for part in self.parts)


@dataclass(frozen=True, slots=True)
class _Hunk:
    start: int
    end: int
    lines: tuple[str, ...]


def merge_lines(base: str, mine: str, theirs: str) -> Merge:
    """What ``base`` is after both changes. The same change on both sides is one."""
    before = base.splitlines(keepends=True)
    ours, others = _hunks(before, mine), _hunks(before, theirs)
    out: list[str | Clash] = []
    at = 0
    while ours or others:
        start = min(hunks[0].start for hunks in (ours, others) if hunks)
        end = start
        left: list[_Hunk] = []
        right: list[_Hunk] = []
        grown = True
        while grown:  # all hunks of both sides that touch each other are settled together
            grown = False
            for hunks, taken in ((ours, left), (others, right)):
                while hunks and (hunks[0].start < end or hunks[0].start == start):
                    taken.append(hunks.pop(0))
                    end, grown = max(end, taken[-1].end), True
        out += before[at:start]
        one, other = _apply(before, start, end, left), _apply(before, start, end, right)
        if one == other or not right:
            out += one
        elif not left:
            out += other
        else:
            out.append(Clash("".join(before[start:end]), "".join(one), "".join(other)))
        at = end
    out += before[at:]
    return Merge(tuple(out))


def _hunks(before: list[str], text: str) -> list[_Hunk]:
    after = text.splitlines(keepends=True)
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [_Hunk(a, b, tuple(after[c:d])) for tag, a, b, c, d in codes if tag != "equal"]


def _apply(before: list[str], start: int, end: int, hunks: list[_Hunk]) -> list[str]:
    out: list[str] = []
    at = start
    for hunk in hunks:
        out += [*before[at : hunk.start], *hunk.lines]
        at = hunk.end
    return out + before[at:end]
