"""Group H on the spec: films that the room plays, no longer than they are talked about, for all, at rest until wanted."""

from __future__ import annotations

from collections.abc import Iterator

from slidekit.check.codecs import EVERYWHERE, NAMES, SOUNDS, either, spoken
from slidekit.check.talk import Talk, home, panels, seconds
from slidekit.core.diagnostics import Diagnostic, Severity, Span, error, warning
from slidekit.resolve.model import Film, Panel, Play, Slide

MOVING_SECONDS = 5.0
"""WCAG 2.2, 2.2.2: what moves by itself for longer takes eyes off the rest."""
HEARD_SECONDS = 3.0
"""WCAG 2.2, 1.4.2: the same of a sound."""
SLACK = 1.0
MEGABYTE = 1_000_000
RULE = "media.video"


def _played(talk: Talk) -> Iterator[tuple[Slide, Panel, Film, Play]]:
    """Every film that plays; on the pages of a slide in steps only once."""
    seen = set()
    for slide in talk.deck.slides:
        for panel in panels(slide):
            key = (home(slide.id), panel.id)
            if panel.play is not None and panel.figure.film is not None and key not in seen:
                seen.add(key)
                yield slide, panel, panel.figure.film, panel.play


def _at(panel: Panel, film: Film) -> Span | None:
    return film.span or panel.span


def codecs(talk: Talk) -> Iterator[Diagnostic]:
    """``film-type``: what the venue plays, else what every PC does."""
    rules = talk.venue.films
    for slide, panel, film, play in _played(talk):
        name, where = panel.figure.id, (home(slide.id), panel.id)
        if rules.containers and "mp4" not in rules.containers:
            wanted = " or ".join(rules.containers).upper()
            fact = f"the film of {name} is MP4; venue {talk.venue.id} takes {wanted}"
            help = "ask the organiser, or show stills: forbid: {video: true} in the venue's file"
            yield talk.breach(RULE, "film-type", fact, _at(panel, film), help, *where)
        allowed = rules.codecs or EVERYWHERE
        if NAMES.get(film.video) not in allowed:
            fact = f"the film of {name} is coded as {spoken(film.video)}"
            help = f"export it as MP4 with {either(allowed)}"
            if rules.codecs:
                fact += f"; venue {talk.venue.id} plays {either(allowed)}"
                yield talk.breach(RULE, "film-type", fact, _at(panel, film), help, *where)
            else:
                fact += ", which stays black on some PCs"
                yield error("film-type", fact, _at(panel, film), help, slide=where[0], element=where[1])
        if film.audio and not play.mute and film.audio not in SOUNDS:
            fact = f"the sound of {name} is coded as {film.audio}, not as AAC"
            help = "export it with AAC sound"
            yield warning("film-type", fact, _at(panel, film), help, slide=where[0], element=where[1])


def sizes(talk: Talk) -> Iterator[Diagnostic]:
    """``film-too-large``: more megabytes, or more pixels in height, than the venue takes."""
    rules = talk.venue.films
    for slide, panel, film, _ in _played(talk):
        name, where = panel.figure.id, (home(slide.id), panel.id)
        if rules.most_mb is not None and film.size > rules.most_mb * MEGABYTE:
            fact = f"the film of {name} has {film.size / MEGABYTE:.1f} MB; venue {talk.venue.id} takes {rules.most_mb:g} MB"
            help = "cut it, or export it with a lower rate"
            yield talk.breach(RULE, "film-too-large", fact, _at(panel, film), help, *where)
        if rules.most_height is not None and film.pixels[1] > rules.most_height:
            fact = f"the film of {name} is {film.pixels[1]} pixels high; venue {talk.venue.id} plays {rules.most_height}"
            help = f"export it {rules.most_height} pixels high"
            yield talk.breach(RULE, "film-too-large", fact, _at(panel, film), help, *where)


def lengths(talk: Talk) -> Iterator[Diagnostic]:
    """``film-long``: longer than the slide is planned to stand, or than the whole slot."""
    slot = talk.venue.slot_minutes
    for slide, panel, film, play in _played(talk):
        once, planned = play.seconds(film), seconds(slide)
        if once is None:
            continue
        if planned and once > planned + SLACK:
            limit = f"the slide is planned for {planned:g} s"
        elif not planned and slot is not None and once > slot * 60:
            limit = f"the slot of venue {talk.venue.id} is {slot:g} min"
        else:
            continue
        fact = f"the film of {panel.figure.id} plays {once:.0f} s; {limit}"
        help = "give the slide more seconds, or play: {from: …, to: …}"
        yield warning("film-long", fact, play.span or panel.span, help, slide=home(slide.id), element=panel.id)


def sounds(talk: Talk) -> Iterator[Diagnostic]:
    """``film-sound`` and ``captions-missing``: a sound that nobody hears, or that not everybody can hear."""
    played = [each for each in _played(talk) if each[2].audio]
    told = {panel.figure.id for _, panel, _, play in played if not play.mute}
    for slide, panel, film, play in played:
        name, where = panel.figure.id, (home(slide.id), panel.id)
        if play.mute:
            if name not in told:
                told.add(name)
                fact = f"the film of {name} has a sound track that no slide plays; it is left out of the deck"
                help = "write play: {mute: false} where it is to be heard"
                yield Diagnostic("film-sound", Severity.INFO, fact, _at(panel, film), help, *where)
            continue
        if not talk.venue.films.sound:
            fact = f"the film of {name} plays with sound; venue {talk.venue.id} plays none"
            help = "write play: {mute: true}, and say it yourself"
            yield talk.breach(RULE, "film-sound", fact, play.span or panel.span, help, *where)
        if not film.captions and not film.speechless:
            fact = f"the film of {name} plays with sound and has no captions"
            help = "add captions: file.vtt to the figure, or captions: none-speech where nobody speaks"
            yield warning("captions-missing", fact, _at(panel, film), help, slide=where[0], element=where[1])


def motion(talk: Talk) -> Iterator[Diagnostic]:
    """``film-autoplay``: it starts by itself and goes on for long."""
    for slide, panel, film, play in _played(talk):
        if not play.auto:
            continue
        once = play.seconds(film)
        heard = not play.mute and bool(film.audio)
        limit, does = (HEARD_SECONDS, "sounds") if heard else (MOVING_SECONDS, "moves")
        if play.loop or once is None or once > limit:
            lasts = "without end" if play.loop or once is None else f"for {once:.0f} s"
            fact = f"the film of {panel.figure.id} starts by itself and {does} {lasts}; at most {limit:g} s are restful"
            help = "let a click start it: take auto: out"
            yield warning("film-autoplay", fact, play.span or panel.span, help, slide=home(slide.id), element=panel.id)
