"""The custom XML part that says what was built, so that an edited deck can be compared with its base."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from slidekit.core.version import VERSION
from slidekit.powerpoint.identity import guid, text_hash
from slidekit.powerpoint.markup import HEAD, escape
from slidekit.powerpoint.presentation import FIRST_SLIDE
from slidekit.scene.items import Item, MediaItem, MediaKey, PictureItem, ShapeItem, TextItem
from slidekit.scene.marks import Annotation
from slidekit.scene.scene import FigureUse, Scene, Slide
from slidekit.scene.text import TextBody
from slidekit.scene.walk import walk

NAMESPACE = "urn:slidekit:manifest:1"


def manifest(scene: Scene, images: Mapping[MediaKey, str]) -> str:
    """Figures with their hashes, landmarks and blackened areas; for each slide its pictures and its texts' hashes.

    A picture has its crop and size in pixels, its box in EMU, the hash of its bytes (``images``), and its marks.
    """
    figures = "".join(_figure(use) for use in scene.figures)
    slides = "".join(_slide(slide, number, images) for number, slide in enumerate(scene.slides, FIRST_SLIDE))
    return (
        f'{HEAD}<manifest xmlns="{NAMESPACE}" deck="{escape(scene.properties.deck)}" slidekit="{VERSION}">'
        f"<figures>{figures}</figures><slides>{slides}</slides></manifest>"
    )


def manifest_properties(deck: str) -> str:
    """``ds:datastoreItem`` (ISO/IEC 29500-1, 22.5): how programs find the part again when they renumber it."""
    return (
        f'{HEAD}<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
        f'ds:itemID="{guid(deck, "manifest")}"><ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs>'
        "</ds:datastoreItem>"
    )


def _figure(use: FigureUse) -> str:
    about = {
        "id": use.id,
        "sha256": use.sha256,
        "pixels": numbers(use.pixels) if all(use.pixels) else "",
        "stale": " ".join(use.stale),
        "credit": use.credit,
    }
    inner = "".join(element("landmark", {"name": name, "at": at}) for name, at in use.landmarks)
    inner += "".join(element("redact", {"at": numbers(area)}) for area in use.redact)
    return element("figure", {**about, "film": use.film}, inner)


def _slide(slide: Slide, number: int, images: Mapping[MediaKey, str]) -> str:
    entries = "".join(_entry(f"{slide.id}/{item.id}", item, images) for item in walk(slide.items))
    return f'<slide id="{escape(slide.id)}" number="{number}">{entries}</slide>'


def _entry(name: str, item: Item, images: Mapping[MediaKey, str]) -> str:
    if isinstance(item, PictureItem):
        media = item.media
        about = {
            "name": name,
            "figure": media.figure,
            "crop": numbers(media.crop),
            "size": numbers(media.size),
            "box": numbers(item.box),
            "image": images[media],
            "pixel": str(item.pixel or ""),
            "ink": numbers(item.ink) if item.ink and item.marks else "",
        }
        return element("picture", about, "".join(element("mark", mark_attributes(mark)) for mark in item.marks))
    if isinstance(item, MediaItem):
        media = item.media
        about = {
            "name": name,
            "figure": item.film,
            "crop": numbers(media.crop),
            "size": numbers(media.size),
            "box": numbers(item.box),
            "image": images[media],
        }
        return element("film", about)
    if isinstance(item, TextItem | ShapeItem) and item.text is not None:
        return f'<text name="{escape(name)}" hash="{text_hash(_words(item.text))}"/>'
    return ""


def mark_attributes(mark: Annotation) -> dict[str, str]:
    """A mark as attributes; those without a value are left out by ``element``."""
    return {
        "id": mark.id,
        "kind": mark.kind,
        "place": mark.place,
        "needs": " ".join(mark.needs),
        **dict(mark.traits),
        "label": numbers(mark.label or ()),
        "lead": numbers(mark.lead or ()),
        "disc": numbers(mark.disc or ()),
    }


def element(tag: str, attributes: Mapping[str, str], inner: str = "") -> str:
    """An element of the manifest."""
    told = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items() if value)
    return f"<{tag}{told}>{inner}</{tag}>" if inner else f"<{tag}{told}/>"


def numbers(values: Iterable[float]) -> str:
    """``1 2 3``."""
    return " ".join(str(value) for value in values)


def _words(text: TextBody) -> str:
    return "\n".join(paragraph.text for paragraph in text.paragraphs)
