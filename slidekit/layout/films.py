"""A film on the slide: its poster's place, and how it plays."""

from __future__ import annotations

from slidekit.layout.drawing import Drawing
from slidekit.resolve.model import Film, Play
from slidekit.scene.items import MediaItem, Playback


def film_item(drawing: Drawing, alt: str) -> MediaItem | None:
    """The panel's film in place of its picture; None for a panel that shows a picture."""
    panel, look, framed = drawing.panel, drawing.look, drawing.framed
    film = panel.figure.film
    if film is None or panel.play is None:
        return None
    return MediaItem(
        f"{panel.id}.film",
        "film",
        framed.view.box,
        framed.media,
        panel.figure.id,
        playback(film, panel.play),
        alt,
        decorative=not alt,
        span=panel.span,
        pixel=look.page.size.w / look.sheet.venue.pixels[0],
    )


def playback(film: Film, play: Play) -> Playback:
    """How it plays, in milliseconds. A film that does not say how long it is has length 0, and nothing cut off its end."""
    whole = milliseconds(film.seconds or 0.0)
    skipped = milliseconds(play.start)
    end = milliseconds(play.end) if play.end is not None else whole
    left = max(0, whole - end) if whole else 0
    length = max(0, (whole or end) - skipped - left)
    mute = play.mute or not film.audio
    return Playback(length, play.auto, play.loop, mute, skipped, left)


def milliseconds(seconds: float) -> int:
    """Whole milliseconds."""
    return round(seconds * 1000)
