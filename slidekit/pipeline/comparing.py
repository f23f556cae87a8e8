"""What differs between two builds of a deck, in words: between venues, and between now and what was locked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from slidekit.core.frozen import dataclass
from slidekit.pipeline.contents import LOOK, SlideContent, changed_parts

MOST_NAMED = 12
"""Slides that a sentence names before it only counts them."""


@dataclass(frozen=True, slots=True)
class Changed:
    """A slide that is in both. ``number`` is its place in the newer one; ``parts`` is what differs."""

    number: int
    id: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """``new`` and ``gone`` are number and id; ``moved``: the common slides come in another order."""

    changed: tuple[Changed, ...] = ()
    new: tuple[tuple[int, str], ...] = ()
    gone: tuple[tuple[int, str], ...] = ()
    moved: bool = False

    @property
    def same(self) -> bool:
        return not (self.changed or self.new or self.gone or self.moved)


@dataclass(frozen=True, slots=True)
class VenueDifference:
    """A deck in one language: how its slides at ``venues``, which are alike, differ from those at the venue ``base``."""

    deck: str
    language: str
    base: str
    venues: tuple[str, ...]
    comparison: Comparison


def compare(old: Sequence[SlideContent], new: Sequence[SlideContent], *, look: bool) -> Comparison:
    """Slides are told apart by their ids. ``look``: places, sizes and styles count too, where nothing else differs."""
    former = {slide.id: (number, slide) for number, slide in enumerate(old, 1)}
    present = {slide.id for slide in new}
    changed = []
    for number, slide in enumerate(new, 1):
        if slide.id in former:
            before = former[slide.id][1]
            parts = changed_parts(before, slide) or ((LOOK,) if look and before.look != slide.look else ())
            if parts:
                changed.append(Changed(number, slide.id, parts))
    return Comparison(
        tuple(changed),
        tuple((number, slide.id) for number, slide in enumerate(new, 1) if slide.id not in former),
        tuple((number, name) for name, (number, _) in former.items() if name not in present),
        [name for name in former if name in present] != [slide.id for slide in new if slide.id in former],
    )


def compare_venues(
    deck: str, language: str, base: str, built: Sequence[tuple[str, Sequence[SlideContent]]]
) -> tuple[VenueDifference, ...]:
    """``built``: venue → slides. The venues whose slides are alike stand together, those like ``base`` first."""
    reference = dict(built)[base]
    groups: dict[tuple[object, ...], list[str]] = {}
    found: dict[tuple[object, ...], Comparison] = {}
    for venue, slides in built:
        if venue != base:
            key = tuple((slide.id, tuple(sorted(slide.parts.items()))) for slide in slides)
            groups.setdefault(key, []).append(venue)
            found.setdefault(key, compare(reference, slides, look=False))
    every = [VenueDifference(deck, language, base, tuple(venues), found[key]) for key, venues in groups.items()]
    return tuple(sorted(every, key=lambda each: not each.comparison.same))


def tell_venues(difference: VenueDifference) -> str:
    """``pittsburgh (en): florida and las-vegas: only slides 1 and 2 differ from pittsburgh (title, text)``."""
    comparison = difference.comparison
    head = f"{difference.deck} ({difference.language}): {enumerated(difference.venues)}: "
    if comparison.same:
        return f"{head}the same slides as {difference.base}"
    whole = not (comparison.new or comparison.gone or comparison.moved)
    said = []
    if comparison.changed:
        parts = dict.fromkeys(part for each in comparison.changed for part in each.parts)
        numbers = [str(each.number) for each in comparison.changed]
        one = len(numbers) == 1
        which = f"{'only ' if whole else ''}slide{'' if one else 's'} {enumerated(numbers)}"
        said.append(f"{which} {'differs' if one else 'differ'} from {difference.base} ({', '.join(parts)})")
    for where, slides in (("there", comparison.new), (f"at {difference.base}", comparison.gone)):
        if slides:
            said.append(f"only {where}: {', '.join(f'{number} {name}' for number, name in slides)}")
    if comparison.moved:
        said.append(f"the slides come in another order than at {difference.base}")
    return head + "; ".join(said)


def tell_changes(comparison: Comparison) -> str:
    """``slide 7 harvest: title and picture changed; slide 9 thanks is new; the others are the same``; empty for no change."""
    if comparison.same:
        return ""
    looks = [each for each in comparison.changed if each.parts == (LOOK,)]
    others = [each for each in comparison.changed if each.parts != (LOOK,)]
    said = [f"slide {each.number} {each.id}: {enumerated(each.parts)} changed" for each in others[:MOST_NAMED]]
    if len(others) > MOST_NAMED:
        said.append(f"{len(others) - MOST_NAMED} further slides changed")
    if len(looks) == 1:
        said.append(f"slide {looks[0].number} {looks[0].id}: only its {LOOK} changed")
    elif looks:
        which = enumerated(str(each.number) for each in looks) if len(looks) <= MOST_NAMED else str(len(looks))
        said.append(f"{which} slides: only their {LOOK} changed" if len(looks) > MOST_NAMED else f"slides {which}: only {LOOK}")
    said += [f"slide {number} {name} is new" for number, name in comparison.new]
    said += [f"slide {name}, formerly {number}, is gone" for number, name in comparison.gone]
    if comparison.moved:
        said.append("the slides come in another order")
    return "; ".join([*said, "the others are the same"])


def enumerated(words: Iterable[str]) -> str:
    """``1, 2 and 3``."""
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
