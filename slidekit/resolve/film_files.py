"""The film of a figure, looked at; and the pictures that stand for it until it plays, or where it may not."""

from __future__ import annotations

from slidekit.core.diagnostics import Refused, Span, refuse
from slidekit.media import Film, read_captions, read_film
from slidekit.resolve import model
from slidekit.resolve.registers import path_of
from slidekit.resolve.reuse import Files
from slidekit.spec.figures import SPEECHLESS, Figure

CALLED = {
    "mov": "QuickTime (MOV)",
    "wmv": "Windows Media (WMV)",
    "avi": "AVI",
    "webm": "WebM or Matroska",
    "mpg": "MPEG",
    "m4a": "sound (M4A)",
    "mp3": "sound (MP3)",
    "wav": "sound (WAV)",
    "gif": "GIF",
}
EXPORT = "export it as MP4 (H.264 pictures, AAC sound)"
LARGEST_CAPTIONS = 2**20
SHAPE = 0.015
"""By so much poster and film may differ in shape: coders round to whole blocks of pixels."""


def open_film(name: str, written: Figure, files: Files) -> model.Film:
    """The facts of a figure's film. Raises Refused: ``film-type film-broken captions-broken``, and those of reading."""
    assert written.file is not None
    span = written.span_of("file")
    path = path_of(written.file, span)
    data = files.workspace.read(path, span)
    film = examine_film(data, path.rpartition("/")[2], span)
    _refuse_burning(name, written)
    captions = _captions(written, files)
    return model.Film(
        path=path,
        sha256=files.workspace.hash_of(path, data),
        size=len(data),
        seconds=film.seconds,
        pixels=(film.width, film.height),
        video=film.video,
        audio=film.audio,
        captions=captions,
        speechless=written.captions == SPEECHLESS,
        span=span,
    )


def examine_film(data: bytes, called: str, span: Span | None) -> Film:
    """What a film is, if it is one that slidekit embeds. Raises Refused: ``film-type film-broken``."""
    film = read_film(data)
    if film.container not in ("mp4", ""):
        refuse("film-type", f"{called} is {CALLED[film.container]}; PowerPoint plays MP4 on every system", span, EXPORT)
    if film.trouble:
        refuse("film-broken", f"{called} is no film that can be played: {film.trouble}", span, EXPORT)
    if film.fragmented:
        refuse("film-type", f"{called} is an MP4 in fragments, as cameras and web pages stream it", span, EXPORT)
    if film.outside:
        refuse("film-type", f"{called} keeps its pictures in another file", span, EXPORT)
    if not film.video:
        refuse("film-broken", f"{called} has no pictures, only sound", span, "show it as what it is: a video has pictures")
    return film


def _refuse_burning(name: str, written: Figure) -> None:
    """``film-not-blackened``: what a figure wants blackened cannot be in a film, and nobody may think that it was."""
    for key in ("redact", "shutter"):
        if getattr(written, key):
            fact = f"{key}: blackens pictures; the film of {name} would show what lies there"
            help = f"blacken it in the program that exports the film, and take {key}: out"
            refuse("film-not-blackened", fact, written.span_of(key), help)


def _captions(written: Figure, files: Files) -> str:
    """The path of the captions, which were looked at; empty without."""
    if written.captions is None or written.captions == SPEECHLESS:
        return ""
    span = written.span_of("captions")
    path = path_of(written.captions, span)
    outcome = read_captions(files.workspace.read(path, span, limit=LARGEST_CAPTIONS), path.rpartition("/")[2], span)
    if outcome.value is None:
        raise Refused(*outcome.diagnostics)
    return path


def check_poster(name: str, film: model.Film, pixels: tuple[int, int], span: Span | None) -> None:
    """Raises Refused ``poster-shape``: PowerPoint stretches the film into the poster's place."""
    w, h = film.pixels
    if not w or not h or abs(pixels[0] * h / (pixels[1] * w) - 1) <= SHAPE:
        return
    fact = f"the poster of {name} is {pixels[0]} × {pixels[1]} pixels, its film {w} × {h}: the film would be stretched"
    refuse("poster-shape", fact, span, "take the poster from the film itself, uncropped")
