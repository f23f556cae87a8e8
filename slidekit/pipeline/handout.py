"""The notes of a talk as a text to hold in the hand, where the speaker's screen shows none."""

from __future__ import annotations

from slidekit.core.richtext import plain
from slidekit.resolve import long_date
from slidekit.resolve.model import ResolvedDeck
from slidekit.scene.scene import Scene


def write_handout(deck: ResolvedDeck, scene: Scene) -> str:
    """Markdown: for each slide its number, title, time from the start, planned seconds, and notes."""
    titles = {slide.id: plain(slide.title) for slide in deck.slides}
    day = long_date(deck.venue.day, deck.language) if deck.venue.day else ""
    where = " · ".join(part for part in (deck.speaker.name, deck.venue.name or deck.venue.city, day) if part)
    parts = [f"# {deck.title or deck.id}", *([where] if where else [])]
    start = 0.0
    for number, slide in enumerate(scene.slides, 1):
        if slide.hidden:
            continue
        title = titles.get(slide.id) or titles.get(slide.id.partition("@")[0]) or slide.id
        time = f" ({_clock(start)}, {slide.seconds:.0f} s)" if slide.seconds else f" ({_clock(start)})"
        parts.append(f"## {number}. {title}{time}")
        parts += [paragraph.text for paragraph in slide.notes]
        start += slide.seconds
    return "\n\n".join(parts) + "\n"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"
