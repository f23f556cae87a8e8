"""The custom XML part that says what was built, so that an edited deck can be compared with its base."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import version

from slidekit.powerpoint.identity import guid, text_hash
from slidekit.powerpoint.markup import HEAD, escape
from slidekit.powerpoint.presentation import FIRST_SLIDE
from slidekit.scene.items import GroupItem, Item, PictureItem, ShapeItem, TextItem
from slidekit.scene.scene import Scene, Slide
from slidekit.scene.text import TextBody

NAMESPACE = "urn:slidekit:manifest:1"


def manifest(scene: Scene) -> str:
    """Figures with their hashes; for each slide its pictures (crop and size in pixels, box in EMU) and its texts' hashes."""
    figures = "".join(f'<figure id="{escape(use.id)}" sha256="{escape(use.sha256)}"/>' for use in scene.figures)
    slides = "".join(_slide(slide, number) for number, slide in enumerate(scene.slides, FIRST_SLIDE))
    return (
        f'{HEAD}<manifest xmlns="{NAMESPACE}" deck="{escape(scene.properties.deck)}" slidekit="{version("slidekit")}">'
        f"<figures>{figures}</figures><slides>{slides}</slides></manifest>"
    )


def manifest_properties(deck: str) -> str:
    """``ds:datastoreItem`` (ISO/IEC 29500-1, 22.5): how programs find the part again when they renumber it."""
    return (
        f'{HEAD}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
        f'ds:itemID="{guid(deck, "manifest")}"><ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs>'
        "</ds:datastoreItem>"
    )


def _slide(slide: Slide, number: int) -> str:
    entries = "".join(_entry(f"{slide.id}/{item.id}", item) for item in _walk(slide.items))
    return f'<slide id="{escape(slide.id)}" number="{number}">{entries}</slide>'


def _walk(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        if isinstance(item, GroupItem):
            yield from _walk(item.items)


def _entry(name: str, item: Item) -> str:
    if isinstance(item, PictureItem):
        crop, size, box = (" ".join(str(n) for n in numbers) for numbers in (item.media.crop, item.media.size, item.box))
        figure = escape(item.media.figure)
        return f'<picture name="{escape(name)}" figure="{figure}" crop="{crop}" size="{size}" box="{box}"/>'
    if isinstance(item, TextItem | ShapeItem) and item.text is not None:
        return f'<text name="{escape(name)}" hash="{text_hash(_words(item.text))}"/>'
    return ""


def _words(text: TextBody) -> str:
    return "\n".join("".join(run.text for run in paragraph.runs) for paragraph in text.paragraphs)
