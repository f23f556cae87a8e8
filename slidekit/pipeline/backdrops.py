"""The pictures of a deck's template as drawings show them: cut from the template's parts, once for all that ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from functools import lru_cache
from hashlib import sha256

from slidekit.core.diagnostics import Outcome, Refused
from slidekit.media import cut_apart
from slidekit.powerpoint import part_digest
from slidekit.scene.items import MediaKey
from slidekit.scene.scene import MediaFile, Scene, Slide
from slidekit.scene.template import BACKDROP, Template, backdrop_name

MOST = 64
"""So many are kept for pages to ask for."""


def backdrops_of(scene: Scene, slides: Sequence[Slide]) -> Iterator[MediaKey]:
    """The pictures that show behind slides, each once."""
    parts = (part for slide in slides for part in scene.scenery_of(slide))
    yield from dict.fromkeys(part.backdrop.media for part in parts if part.backdrop is not None)


def with_backdrops(scene: Scene) -> Scene:
    """The scene with them among its media, for whoever draws it; in PowerPoint they are parts of master and layouts."""
    template = scene.template
    found = tuple(backdrops_of(scene, scene.slides))
    if template is None or not found:
        return scene
    return replace(scene, media={**scene.media, **{key: cut_backdrop(template, key) for key in found}})


def cut_backdrop(template: Template, key: MediaKey) -> MediaFile:
    """One of a template's pictures. Raises KeyError for one that it does not have, Refused where it cannot be cut."""
    images = (part.data for part in template.parts if part.name.startswith("media/"))
    data = next((each for each in images if backdrop_name(each) == key.figure), None)
    if data is None:
        raise KeyError(key.figure)
    return _cut(data, key, template.file)


@lru_cache(maxsize=MOST)
def _cut(data: bytes, key: MediaKey, file: str) -> MediaFile:
    made = cut_apart(data, crop=key.crop, size=key.size, name=f"a picture in {file}")
    if made.value is None:
        raise Refused(*made.diagnostics)
    cut = made.value
    return MediaFile(cut.data, cut.kind, cut.width, cut.height, part_digest(f"cut.{cut.kind}", cut.data))


@dataclass(slots=True)
class Backdrops:
    """Those that pages may ask for, by name; the last ``MOST`` of them."""

    made: dict[str, MediaFile] = field(default_factory=dict)

    def name(self, key: MediaKey, template: Template | None) -> str | None:
        """The name of a template's picture, the same for the same bytes; None for a picture that is a figure's."""
        if template is None or not key.figure.startswith(BACKDROP):
            return None
        name = sha256(repr(key).encode()).hexdigest()[:40]
        if name not in self.made:
            self.made[name] = cut_backdrop(template, key)
            while len(self.made) > MOST:
                del self.made[next(iter(self.made))]
        return name

    def future(self, name: str) -> Future[Outcome[MediaFile]] | None:
        """A picture as pages are given those that are still being cut; None for a name that was not given."""
        if name not in self.made:
            return None
        done: Future[Outcome[MediaFile]] = Future()
        done.set_result(Outcome(self.made[name]))
        return done
