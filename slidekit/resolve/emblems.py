"""Pictures that belong to nobody's slide: the organiser's logo and the speaker's portrait."""

from __future__ import annotations

from slidekit.core.diagnostics import Diagnostic, Refused, Severity, Span
from slidekit.media import ground_for, inspect
from slidekit.resolve import model
from slidekit.resolve.pictures import Pictures
from slidekit.resolve.registers import path_of
from slidekit.spec.speaker import Speaker
from slidekit.spec.venue import Venue

LOGO, PHOTO = "@logo", "@photo"
"""Ids that no figure of a library can have."""


def build_logo(written: Venue, venue: model.Venue, pictures: Pictures) -> model.Logo | None:
    """The organiser's logo; None without one, and where the venue forbids all. Finding: ``logo-forbidden``."""
    logo = written.branding.logo if written.branding else None
    if logo is None:
        return None
    span = logo.span_of("file") or logo.span
    if venue.logos == "all":
        message = f"venue {venue.id} forbids all logos; its own is not drawn"
        help = "take branding.logo out, or write forbid: {logos: commercial}"
        pictures.found.append(Diagnostic("logo-forbidden", Severity.INFO, message, span, help))
        return None
    figure, data = _open(LOGO, logo.file, span, pictures)
    if figure is None:
        return None
    say = pictures.tongue
    whose = venue.society or venue.name or venue.city or venue.id
    alt = say.told(logo.alt, logo, "alt") or say.words.logo.format(name=whose)
    return model.Logo(LOGO, figure.pixels, alt, logo.corner, frozenset(logo.slides), ground_for(data), span)


def build_photo(speaker: Speaker | None, pictures: Pictures) -> str:
    """The id of the speaker's portrait among the figures; empty without one."""
    if speaker is None or speaker.photo is None:
        return ""
    figure, _ = _open(PHOTO, speaker.photo, speaker.span_of("photo"), pictures)
    return PHOTO if figure is not None else ""


def _open(name: str, file: str, span: Span | None, pictures: Pictures) -> tuple[model.Figure | None, bytes]:
    """A picture under ``name`` among those used, with its bytes. Findings: those of reading it."""
    try:
        path = path_of(file, span)
        data = pictures.files.workspace.read(path, span)
    except Refused as refused:
        pictures.found.extend(refused.diagnostics)
        return None, b""
    outcome = inspect(data, path.rpartition("/")[2], span)
    pictures.found.extend(outcome.diagnostics)
    info = outcome.value
    if info is None:
        return None, b""
    size = (info.width, info.height)
    figure = model.Figure(name, path, info.sha256, size, None, "", False, (), "", {}, span=span)
    pictures.used[name] = figure
    return figure, data
