"""The pictures of a page: those that stand on several slides are in it once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from slidekit.render.svg import Href, data_href
from slidekit.scene.items import GroupItem, Item, MediaKey, PictureItem
from slidekit.scene.scene import Scene, Slide


@dataclass(frozen=True, slots=True)
class Store:
    """``names`` are those of the pictures that several slides show; no slide's id has an underscore."""

    data: Href
    names: Mapping[MediaKey, str]

    @classmethod
    def of(cls, scene: Scene, slides: Sequence[Slide]) -> Store:
        """The pictures of ``slides``, those of their template too."""
        counted = Counter(key for slide in slides for key in _shown(scene, slide))
        several = (key for key, count in counted.items() if count > 1)
        return cls(data_href(scene), {key: f"picture_{number}" for number, key in enumerate(several, 1)})

    def href(self, key: MediaKey) -> str:
        """Where a slide finds a picture."""
        return f"#{self.names[key]}" if key in self.names else self.data(key)

    def named(self) -> list[tuple[str, str]]:
        """Names and data of what the page itself holds."""
        return [(name, self.data(key)) for key, name in self.names.items()]


def _shown(scene: Scene, slide: Slide) -> Iterator[MediaKey]:
    yield from (part.backdrop.media for part in scene.scenery_of(slide) if part.backdrop is not None)
    yield from _pictures(slide.items)


def _pictures(items: tuple[Item, ...]) -> Iterator[MediaKey]:
    for item in items:
        if isinstance(item, PictureItem):  # a film's player asks for its poster by itself
            yield item.media
        elif isinstance(item, GroupItem):
            yield from _pictures(item.items)
