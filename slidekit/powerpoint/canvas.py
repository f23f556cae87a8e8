"""One slide while it is drawn: its shape ids, names and relationships, and the door to what slides share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit, urlunsplit

from slidekit.powerpoint.identity import guid
from slidekit.powerpoint.markup import creation_id, escape
from slidekit.powerpoint.package import Relationships
from slidekit.powerpoint.text import Inherited, inherited
from slidekit.scene.design import Design, LayoutPlaceholder, SlideLayout
from slidekit.scene.items import ChartItem, MediaKey, Placeholder

_DECORATIVE = (
    '<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
)
_PLAYS = '<a:hlinkClick r:id="" action="ppaction://media"/>'
_STRAY_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Shared:
    """What all slides of a deck look up. ``slides`` maps slide ids to part names; the three functions make or find a part.

    ``film`` gives, for a figure, the part of the film, and that of its captions with their language where it has some.
    """

    deck: str
    design: Design
    language: str
    plain: Inherited
    slides: dict[str, str]
    picture: Callable[[MediaKey], str]
    chart: Callable[[ChartItem], str]
    film: Callable[[str], tuple[str, tuple[str, str] | None]]
    styles: dict[tuple[str, Placeholder], tuple[LayoutPlaceholder, Inherited]] = field(default_factory=dict)


@dataclass(slots=True)
class Canvas:
    """A slide's drawing state; ``ids`` holds the shape id of every item drawn so far."""

    shared: Shared
    slide: str
    layout: SlideLayout
    links: Relationships = field(default_factory=Relationships)
    ids: dict[str, int] = field(default_factory=dict)

    def identify(
        self, item: str, alt: str = "", decorative: bool = False, click: str | None = None, *, media: bool = False
    ) -> str:
        """``p:cNvPr`` (19.3.1.12): next id of the slide, name ``slide/item``, creation id. ValueError for an id used twice.

        ``media``: a click plays it.
        """
        if item in self.ids:
            raise ValueError(f"{self.slide}: two items are called {item!r}")
        number = self.ids[item] = len(self.ids) + 2
        description = f' descr="{escape(alt)}"' if alt else ""
        link = "" if click is None else f"<a:hlinkClick {self.link(click)}/>"
        link = _PLAYS if media else link
        extensions = (_DECORATIVE if decorative and not alt else "") + creation_id(guid(self.shared.deck, self.slide, item))
        return (
            f'<p:cNvPr id="{number}" name="{escape(f"{self.slide}/{item}")}"{description}>{link}'
            f"<a:extLst>{extensions}</a:extLst></p:cNvPr>"
        )

    def link(self, target: str) -> str:
        """The attributes of ``a:hlinkClick`` (21.1.2.3.5) for a web address, or ``#slide-id``; KeyError for no such slide."""
        if target.startswith("#"):
            part = self.shared.slides[target[1:]].rpartition("/")[2]
            return f'r:id="{self.links.add("slide", part)}" action="ppaction://hlinksldjump"'
        return f'r:id="{self.links.add("hyperlink", percent_encode(target), external=True)}"'

    def placeholder(self, wanted: Placeholder) -> tuple[LayoutPlaceholder, Inherited]:
        """The layout's placeholder and what text in it inherits; KeyError when the layout has none such."""
        key = (self.layout.kind, wanted)
        if key not in self.shared.styles:
            found = _placeholder(self.layout, self.shared.design, wanted)
            self.shared.styles[key] = found, inherited(self.shared.design, found, self.shared.language)
        return self.shared.styles[key]


def _placeholder(layout: SlideLayout, design: Design, wanted: Placeholder) -> LayoutPlaceholder:
    for part in layout.placeholders:
        if (part.type, part.idx) == tuple(wanted):
            return part
    furniture = {"dt": design.date, "ftr": design.footer, "sldNum": design.number}
    if wanted.type in furniture:
        return furniture[wanted.type]
    raise KeyError(f"layout {layout.kind} has no placeholder {wanted.type} {wanted.idx}")


def percent_encode(address: str) -> str:
    """A web address as a valid URI (RFC 3986, 2.1): what is encoded already stays, a foreign host name turns into Punycode."""
    parts = urlsplit(_STRAY_PERCENT.sub("%25", address.strip()))
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    path, query, fragment = (quote(text, safe="%/:=&?~+!$,;'@()*") for text in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, quote(host, safe="%:@[]"), path, query, fragment))
