"""Films in a page: a player of the browser's own, with its captions; where it starts and ends, as the deck says."""

from __future__ import annotations

from base64 import b64encode
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from html import escape

from slidekit.scene.items import MediaItem, Playback
from slidekit.scene.scene import Scene, Slide

LARGEST, LARGEST_IN_ALL = 24 * 2**20, 64 * 2**20
"""Bytes of a film, and of all, that are put into a page; of others their posters are seen."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a page finds a film and its captions (empty: none), and the language of these."""

    film: str
    captions: str = ""
    language: str = ""


Films = Callable[[str], Source | None]
"""A film by its figure; None for one that does not play in the page."""


def data_films(scene: Scene, slides: Sequence[Slide]) -> Films:
    """The films of ``slides`` as data URLs: all that ``LARGEST`` and ``LARGEST_IN_ALL`` let in, the first ones first.

    Each slide holds its film itself, so one of several slides counts as often.
    """
    uses = Counter(item.film for slide in slides for item in slide.items if isinstance(item, MediaItem))
    room, kept = LARGEST_IN_ALL, set()
    for name, count in uses.items():
        file = scene.films.get(name)
        if file is not None and len(file.data) <= LARGEST and len(file.data) * count <= room:
            room -= len(file.data) * count
            kept.add(name)

    @cache
    def source(name: str) -> Source | None:
        if name not in kept:
            return None
        file = scene.films[name]
        captions = _address("text/vtt", file.captions) if file.captions else ""
        return Source(_address("video/mp4", file.data), captions, file.language)

    return source


def _address(kind: str, data: bytes) -> str:
    return f"data:{kind};base64,{b64encode(data).decode()}"


def player(source: Source, poster: str, play: Playback, language: str) -> str:
    """``<video>`` with controls; ``poster`` is its picture's address. One that starts by itself is started by the page."""
    begin, end = play.skipped / 1000, (play.skipped + play.length) / 1000
    part = f"#t={begin:g},{end:g}" if play.skipped or play.left else ""
    said = [name for name, on in (("loop", play.loop), ("muted", play.mute), ('data-auto=""', play.auto)) if on]
    flags = "".join(f" {name}" if "=" in name else f' {name}=""' for name in said)
    track = ""
    if source.captions:
        spoken = escape(source.language or language)
        track = f'<track kind="captions" srclang="{spoken}" label="{spoken}" src="{escape(source.captions)}" default=""/>'
    return (
        '<video xmlns="http://www.w3.org/1999/xhtml" controls="" playsinline="" preload="none" width="100%" height="100%"'
        f'{flags} poster="{escape(poster)}" src="{escape(source.film)}{part}">{track}</video>'
    )
