"""Finished bytes for every film of a scene: each is read once, freed of what it tells, and never kept beside its original."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from slidekit.core.diagnostics import Diagnostic, Outcome, refuse
from slidekit.media import read_captions, scrub_film
from slidekit.resolve.model import Film, ResolvedDeck
from slidekit.scene.items import MediaItem
from slidekit.scene.scene import FilmFile, Scene
from slidekit.source import Workspace


def films_of(scene: Scene) -> Iterator[MediaItem]:
    """Every film on every slide; they stand on the slides themselves."""
    for slide in scene.slides:
        for item in slide.items:
            if isinstance(item, MediaItem):
                yield item


def fill_films(scene: Scene, deck: ResolvedDeck, workspace: Workspace) -> Outcome[Scene]:
    """The scene with its films; without value where one cannot be vouched for. Raises Refused: ``input-changed`` …

    A film that is silent wherever it is shown loses its sound.
    """
    heard: dict[str, bool] = {}
    for item in films_of(scene):
        heard[item.film] = heard.get(item.film, False) or not item.play.mute
    films: dict[str, FilmFile] = {}
    findings: list[Diagnostic] = []
    for figure, sound in heard.items():
        film = deck.figures[figure].film
        assert film is not None
        made = _finish(film, workspace, deck.language, sound=sound)
        findings += made.diagnostics
        if made.value is not None:
            films[figure] = made.value
    whole = len(films) == len(heard)
    return Outcome(replace(scene, films=films) if whole else None, tuple(findings))


def _finish(film: Film, workspace: Workspace, language: str, *, sound: bool) -> Outcome[FilmFile]:
    data = workspace.read(film.path, film.span)
    if workspace.hash_of(film.path, data) != film.sha256:
        refuse("input-changed", f"{film.path} changed while the deck was built from it", film.span, "build again")
    clean = scrub_film(data, film.path.rpartition("/")[2], film.span, sound=sound)
    if clean.value is None:
        return Outcome(None, clean.diagnostics)
    captions = b""
    if film.captions:
        read = read_captions(workspace.read(film.captions, film.span), film.captions, film.span)
        if read.value is None:
            return Outcome(None, read.diagnostics)
        captions = read.value
    return Outcome(FilmFile(clean.value, sha256(clean.value).hexdigest(), captions, language))
