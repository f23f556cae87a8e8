"""The library of pictures: figures that slides use are looked up, read once, hashed, and told in one language."""

from __future__ import annotations

import json
from array import array
from collections.abc import Container
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import astuple, dataclass, field, replace
from hashlib import sha256
from itertools import chain
from typing import NamedTuple

from slidekit.core.diagnostics import Diagnostic, Outcome, Refused, Span, did_you_mean, error, refuse
from slidekit.core.geometry import Area
from slidekit.core.richtext import Rich
from slidekit.media import DETAIL_COLUMNS as COLUMNS
from slidekit.media import Info, detail, inspect
from slidekit.resolve import model
from slidekit.resolve.film_files import check_poster, open_film
from slidekit.resolve.languages import Tongue
from slidekit.resolve.places import place_of
from slidekit.resolve.registers import FIGURES, path_of, read_figures
from slidekit.resolve.reuse import Files
from slidekit.resolve.reviews import note_review
from slidekit.resolve.words import Words
from slidekit.source import Workspace, recall_clean
from slidekit.spec.figures import Credit, Figure
from slidekit.spec.place import Place

BADGED = frozenset({"illustration", "simulation"})


Rows = tuple[tuple[float, ...], ...]
_LOOKING = ThreadPoolExecutor(1, "detail")
_DETAILS: dict[tuple[str, Area | None], Future[Rows]] = {}
"""Maps of detail by content and crop: every language, venue and page asks for the same."""
MOST_DETAILS = 512


class _Seen(NamedTuple):
    """A picture as it is drawn: its file, its hash, its upright size, what is blackened in it."""

    path: str
    sha256: str
    pixels: tuple[int, int]
    redact: tuple[Area, ...]


@dataclass
class Pictures:
    """Figures by id. ``swaps`` are the venue's: figure → the one that stands in for it."""

    files: Files
    tongue: Tongue
    swaps: dict[str, str]
    found: list[Diagnostic]
    used: dict[str, model.Figure | None] = field(default_factory=dict)
    allowed: dict[str, frozenset[str]] = field(default_factory=dict)
    _written: dict[str, Figure] | None = None
    _loaded: bool = False
    _looked: dict[tuple[str, Area | None], model.Figure] = field(default_factory=dict)

    @property
    def written(self) -> dict[str, Figure] | None:
        """The figures of the project as written; None when their file is broken."""
        if not self._loaded:
            self._written, self._loaded = read_figures(self.files), True
        return self._written

    @property
    def videos(self) -> Container[str]:
        """The ids of figures that are videos."""
        return _Videos(self)

    def figure(self, name: str, span: Span | None, slide: str) -> model.Figure | None:
        """The figure that a slide means here; None when there is none. Findings: ``figure-unknown`` and the file's."""
        library = self.written
        if library is None:
            return None
        wanted = self.swaps.get(name, name)
        if wanted not in library:
            through = f" (the venue's picture in place of {name})" if wanted != name else ""
            help = did_you_mean(wanted, library) if library else f"add it to {FIGURES}"
            self.found.append(
                error("figure-unknown", f"there is no figure {wanted}{through} in {FIGURES}", span, help, slide=slide)
            )
            return None
        if wanted not in self.used:
            try:
                self.used[wanted] = self._build(wanted, library[wanted], slide)
            except Refused as refused:
                self.found.extend(refused.diagnostics)
                self.used[wanted] = None
        return self.used[wanted]

    def looked_at(self, figure: model.Figure, crop: Area | None) -> model.Figure:
        """The figure for a panel that carries labels, with the map of its crop's detail, which a thread makes."""
        key = (figure.id, crop)
        if key not in self._looked:
            found = _DETAILS.get((figure.sha256, crop))
            if found is None:
                if len(_DETAILS) >= MOST_DETAILS:
                    _DETAILS.clear()
                found = _DETAILS[figure.sha256, crop] = _LOOKING.submit(self._look, figure, crop)
            self._looked[key] = replace(figure, detail=model.DetailMap(found.result))
        return self._looked[key]

    def _look(self, figure: model.Figure, crop: Area | None) -> Rows:
        workspace = self.files.workspace

        def make() -> bytes:
            data = workspace.read(figure.path, figure.span)
            if sha256(data).hexdigest() != figure.sha256:
                refuse("input-changed", f"{figure.path} changed while the deck was built from it", figure.span, "build again")
            return array("d", chain.from_iterable(detail(data, crop))).tobytes()

        values = array("d", workspace.recall("detail", (figure.sha256, repr(crop)), make))
        return tuple(tuple(values[start : start + COLUMNS]) for start in range(0, len(values), COLUMNS))

    def credits(self) -> tuple[Rich, ...]:
        """The credit lines of the figures used, each once, in the order of the deck."""
        lines: dict[str, Rich] = {}
        for name, figure in self.used.items():
            if figure is None or not figure.credit:
                continue
            written = (self.written or {})[name]
            lines.setdefault(figure.credit, self.tongue.parse(figure.credit, written, "credit"))
        return tuple(lines.values())

    def _build(self, name: str, written: Figure, slide: str) -> model.Figure | None:
        film = open_film(name, written, self.files) if written.kind == "video" else None
        seen = self._see(written, "file") if film is None else self._poster(name, written, film, slide)
        if seen is None:
            return None
        note_review(name, written, film.sha256 if film is not None else seen.sha256, self.found)
        say = self.tongue
        self.allowed[name] = frozenset(each.code for each in written.allow)
        spacing = (written.spacing_mm[0], written.spacing_mm[1]) if written.spacing_mm else None
        return model.Figure(
            id=name,
            path=seen.path,
            sha256=seen.sha256,
            pixels=seen.pixels,
            kind=written.kind,
            alt=plain_line(say.parse(say.filled(written.alt, written, "alt"), written, "alt")),
            decorative=written.decorative,
            caption=say.parse(say.filled(written.caption, written, "caption"), written, "caption"),
            credit=self._credit(written),
            landmarks={landmark: place_of(numbers) for landmark, numbers in written.landmarks.items()},
            view=say.told(written.view, written, "view"),
            contrast=written.contrast,
            side=written.side,
            orient=_edges(written),
            spacing_mm=spacing,
            subject=written.subject,
            badges=self._badges(written),
            redact=seen.redact,
            licence=_licence(written),
            permission=say.told(written.credit.permission, written.credit, "permission")
            if isinstance(written.credit, Credit)
            else "",
            commercial=written.commercial,
            stale=tuple(dict.fromkeys(written.stale)),
            span=written.span,
            film=film,
        )

    def _see(self, written: Figure, key: str) -> _Seen | None:
        """The picture that a key of a figure names; None where it is none (reported)."""
        place = written.span_of(key)
        path = path_of(getattr(written, key), place)
        workspace = self.files.workspace
        data = workspace.read(path, place)
        outcome = _inspect(workspace, path, data, place)
        self.found.extend(outcome.diagnostics)
        info = outcome.value
        return None if info is None else _Seen(path, info.sha256, (info.width, info.height), burnt(written))

    def _poster(self, name: str, written: Figure, film: model.Film, slide: str) -> _Seen | None:
        """What is seen until a film plays: its poster, else its first still. Refused: ``poster-missing poster-shape``."""
        place = written.span_of("poster" if written.poster else "stills") or written.span
        strange = next((still for still in written.stills if still not in (self.written or {})), None)
        if strange is not None:
            fact, help = f"stills of {name} names {strange}, which is no figure", did_you_mean(strange, self.written or {})
            refuse("figure-unknown", fact, written.span_of("stills"), help, slide=slide)
        if written.poster is not None:
            seen = self._see(written, "poster")
        elif written.stills:
            still = self.still(name, written.stills[0], place, slide)
            seen = None if still is None else _Seen(still.path, still.sha256, still.pixels, still.redact)
        else:
            fact = f"the film of {name} has no picture that stands for it until it plays"
            refuse("poster-missing", fact, written.span, "take a still of it and add poster: file.png", slide=slide)
        if seen is not None:
            check_poster(name, film, seen.pixels, place)
        return seen

    def still(self, name: str, still: str, place: Span | None, slide: str) -> model.Figure | None:
        """A figure that stands for the film of ``name``. Raises Refused ``wrong-type`` for another film."""
        if still in self.videos:
            fact = f"stills of {name} names {still}, which is a video itself"
            refuse("wrong-type", fact, place, "name figures that are pictures", slide=slide)
        return self.figure(still, place, slide)

    def _badges(self, written: Figure) -> tuple[str, ...]:
        if "badges" in written.model_fields_set:
            return print_badges(tuple(written.badges), self.tongue.words)
        return print_badges((written.kind,) if written.kind in BADGED else (), self.tongue.words)

    def _credit(self, written: Figure) -> str:
        credit = written.credit
        if credit is None:
            return ""
        if not isinstance(credit, Credit):
            return self.tongue.filled(credit, written, "credit")
        say = self.tongue
        source = say.told(credit.source, credit, "source")
        parts = (
            say.told(credit.author, credit, "author"),
            source,
            credit.licence,
            say.told(credit.changes, credit, "changes"),
            credit.url,
        )
        return ", ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class _Videos:
    """Reads the library only when somebody asks."""

    pictures: Pictures

    def __contains__(self, name: object) -> bool:
        figure = (self.pictures.written or {}).get(self.pictures.swaps.get(str(name), str(name)))
        return figure is not None and figure.kind == "video"


def print_badges(names: tuple[str | None, ...], words: Words) -> tuple[str, ...]:
    """Badges in capitals, each once: ``illustration`` → ILLUSTRATION; unknown names are printed as they are."""
    known = words.badges
    return tuple(dict.fromkeys(known.get(name) or name.replace("-", " ").upper() for name in names if name))


def plain_line(rich: Rich) -> str:
    """The letters alone on one line; citations left out."""
    return " ".join("".join(part.text for part in rich if not part.cites).split())


def _licence(written: Figure) -> str:
    """The licence by itself, or the whole line where the credit is one."""
    if isinstance(written.credit, Credit):
        return written.credit.licence or ""
    credit = written.credit or ""
    return credit if isinstance(credit, str) else next(iter(credit.values()), "")


def _edges(written: Figure) -> dict[str, str]:
    if written.orient is None:
        return {}
    edges = {edge: getattr(written.orient, edge) for edge in ("left", "right", "top", "bottom")}
    return {edge: facing for edge, facing in edges.items() if facing is not None}


def burnt(written: Figure) -> tuple[Area, ...]:
    """What is black in the finished pixels: the areas under ``redact``, and all around the ``shutter``."""
    areas = [place.area for place in written.redact if isinstance(place, Place) and place.area is not None]
    if isinstance(written.shutter, Place) and written.shutter.area is not None:
        left, top, right, bottom = written.shutter.area
        around = (
            Area(0.0, 0.0, 1.0, top),
            Area(0.0, bottom, 1.0, 1.0),
            Area(0.0, top, left, bottom),
            Area(right, top, 1.0, bottom),
        )
        areas += [strip for strip in around if strip.width > 0 and strip.height > 0]
    return tuple(areas)


def _inspect(workspace: Workspace, path: str, data: bytes, span: Span | None) -> Outcome[Info]:
    """The picture's facts, remembered by its bytes and by the ending of its name, which must tell the truth."""
    name, whole = path.rpartition("/")[2], workspace.hash_of(path, data)
    return recall_clean(
        workspace,
        "facts",
        (whole, name.rpartition(".")[2].lower()),
        lambda: inspect(data, name, span, known=whole),
        lambda info: json.dumps(astuple(info)).encode(),
        lambda told: Info(*json.loads(told)),
    )
