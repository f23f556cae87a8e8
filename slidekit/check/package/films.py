"""Group H: films and sounds that play in the room."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.check.codecs import EVERYWHERE, NAMES, SOUNDS, either, spoken
from slidekit.check.package.case import Case, called
from slidekit.core.diagnostics import Diagnostic
from slidekit.scene.found import FoundShape, FoundSlide
from slidekit.scene.package import FoundFilm

LONG_SECONDS = 120
MOST_UNASKED = 3.0
"""Seconds of sound that may start without being asked for (WCAG 2.2, 1.4.2)."""
_SOUNDS = ("mp3", "m4a", "wav")


def _played(case: Case) -> Iterator[tuple[FoundSlide, FoundShape, FoundFilm]]:
    for slide, shape in case.shapes():
        film = case.package.films.get(shape.film) if shape.film is not None else None
        if film is not None:
            yield slide, shape, film


def codecs(case: Case) -> Iterator[Diagnostic]:
    """``film-type``: anything but MP4 with H.264 and AAC stays black on some PCs."""
    taken = case.venue.films.containers if case.venue is not None else ()
    allowed = (case.venue.films.codecs if case.venue is not None else ()) or EVERYWHERE
    for slide, shape, film in _played(case):
        help = f"export it as MP4 with {either(allowed)} video and AAC sound, and insert it anew"
        if film.trouble:
            yield case.error("film-type", f"{called(shape)} cannot be played: {film.trouble}", help, slide, shape)
        elif film.container not in ("mp4", *taken, *_SOUNDS, "gif"):
            fact = f"{called(shape)} is a file of kind {film.container}, which not every player knows"
            yield case.error("film-type", fact, help, slide, shape)
        elif film.video and NAMES.get(film.video) not in allowed:
            fact = f"{called(shape)} is coded as {spoken(film.video)}, not as {either(allowed)}"
            yield case.error("film-type", fact, help, slide, shape)
        elif film.container == "mp4" and film.audio and film.audio not in SOUNDS:
            yield case.warning("film-type", f"the sound of {called(shape)} is {film.audio}, not AAC", help, slide, shape)


def allowed(case: Case) -> Iterator[Diagnostic]:
    """``film-forbidden``: the venue shows no films."""
    if case.venue is None or case.venue.videos:
        return
    for slide, shape in case.shapes():
        if shape.kind == "film":
            fact = f"{called(shape)} is a film; venue {case.venue.id} shows none"
            yield case.breach("forbid.video", "film-forbidden", fact, "put stills in its place", slide, shape)


def posters(case: Case) -> Iterator[Diagnostic]:
    """``poster-missing``: before it plays, and wherever it does not, the film is a black box."""
    for slide, shape in case.shapes():
        if shape.kind == "film" and (shape.frame is None or shape.frame.part is None):
            fact = f"{called(shape)} has no picture that stands for it until it plays"
            yield case.warning("poster-missing", fact, "Video Format › Poster Frame", slide, shape)


def captions(case: Case) -> Iterator[Diagnostic]:
    """``captions-missing`` and ``film-autoplay``: a voice that some cannot hear, and one that interrupts the speaker."""
    for slide, shape, film in _played(case):
        if film.audio and not shape.captions:
            what = "film" if film.video else "sound"
            fact = f"{what} {called(shape)} has a sound track and no captions"
            yield case.note("captions-missing", fact, "Playback › Insert Captions, or take the sound out", slide, shape)
        if film.audio and shape.by_itself and (film.seconds is None or film.seconds > MOST_UNASKED):
            fact = f"{called(shape)} starts with its sound as soon as the slide is shown"
            yield case.warning("film-autoplay", fact, "Playback › Start: On Click", slide, shape)


def pixels(case: Case) -> Iterator[Diagnostic]:
    """``film-too-large``: more pixels than the screen has make a lecture PC stutter."""
    wide, high = case.venue.pixels if case.venue is not None else (1920, 1080)
    for slide, shape, film in _played(case):
        if film.width > wide or film.height > high:
            fact = f"{called(shape)} has {film.width} × {film.height} pixels; the screen has {wide} × {high}"
            yield case.warning("film-too-large", fact, f"export it with {high} lines", slide, shape)


def lengths(case: Case) -> Iterator[Diagnostic]:
    """``film-long`` and ``film-sound``: time on one slide, and a sound that the room may not play."""
    for slide, shape, film in _played(case):
        slot = case.venue.slot_minutes if case.venue is not None else None
        if film.seconds is not None and film.seconds > (slot * 60 if slot is not None else LONG_SECONDS):
            limit = (
                f"the slot of venue {case.venue.id} is {slot:g} min"
                if case.venue and slot
                else f"people follow for {LONG_SECONDS} s"
            )
            fact = f"{called(shape)} takes {film.seconds:.0f} s; {limit}"
            yield case.warning("film-long", fact, "cut it to what you talk about", slide, shape)
        if film.video and film.audio:
            fact = f"{called(shape)} has a sound track; a voice in it needs consent, and the room may not play it"
            yield case.note("film-sound", fact, "take the sound out if you do not need it", slide, shape)
