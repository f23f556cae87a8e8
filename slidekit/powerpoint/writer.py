"""A scene becomes a package: the only function that knows all parts and their order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256

from slidekit.powerpoint.canvas import Canvas, Shared
from slidekit.powerpoint.identity import HASH
from slidekit.powerpoint.manifest import manifest, manifest_properties
from slidekit.powerpoint.markup import escape
from slidekit.powerpoint.master import slide_layout, slide_master
from slidekit.powerpoint.notes import TEXT_SIZE, notes_master, notes_page
from slidekit.powerpoint.package import OFFICE, PRESENTATION, Package, Relationships
from slidekit.powerpoint.presentation import presentation, presentation_properties, view_properties
from slidekit.powerpoint.properties import app_properties, core_properties
from slidekit.powerpoint.slides import slide_part
from slidekit.powerpoint.text import UNKNOWN, unplaced
from slidekit.powerpoint.theme import table_styles, theme
from slidekit.scene.design import SlideLayout
from slidekit.scene.items import ChartItem, MediaKey
from slidekit.scene.scene import Scene
from slidekit.scene.template import FOOTER, Template

_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"


def write(scene: Scene) -> bytes:
    """The ``.pptx`` of a scene; same scene, same bytes.

    KeyError or ValueError for a scene that breaks its own contract (a layout, placeholder, picture or slide that is not
    there, a group whose box is not its members' union): bugs of the caller, never of an author.
    """
    package = Package()
    links = Relationships()
    images: dict[MediaKey, str] = {}
    _write_masters(package, scene, links)
    _write_slides(package, scene, images)
    slides = [links.add("slide", f"slides/slide{n}.xml") for n in range(1, len(scene.slides) + 1)]
    links.add("customXml", "../customXml/item1.xml")
    masters = [links.add("slideMaster", f"slideMasters/slideMaster{n}.xml") for n in range(1, _masters(scene) + 1)]
    notes = links.add("notesMaster", "notesMasters/notesMaster1.xml")
    package.add(
        "ppt/presentation.xml", presentation(scene, masters, notes, slides), PRESENTATION + "presentation.main+xml", links
    )
    _write_manifest(package, scene, images)
    package.add("docProps/core.xml", core_properties(scene.properties), _CORE_TYPE)
    package.add("docProps/app.xml", app_properties(), OFFICE + "extended-properties+xml")
    root = Relationships()
    root.add("officeDocument", "ppt/presentation.xml")
    root.add(_CORE, "docProps/core.xml")
    root.add("extended-properties", "docProps/app.xml")
    return package.to_bytes(scene.properties.moment, root)


def _masters(scene: Scene) -> int:
    return scene.template.masters if scene.template is not None else 1


def _write_masters(package: Package, scene: Scene, links: Relationships) -> None:
    """Masters with layouts and themes, notes master and the small parts beside the presentation; each master has its theme."""
    design, language = scene.design, scene.properties.language
    if scene.template is None:
        _write_own_master(package, scene)
    else:
        _write_template(package, scene.template, scene.footer)
    for number in range(1, _masters(scene) + 1):
        links.add("slideMaster", f"slideMasters/slideMaster{number}.xml")
    links.add("notesMaster", "notesMasters/notesMaster1.xml")
    number = _masters(scene) + 1
    notes = Relationships()
    notes.add("theme", f"../theme/theme{number}.xml")
    xml = notes_master(scene.size, language)
    package.add("ppt/notesMasters/notesMaster1.xml", xml, PRESENTATION + "notesMaster+xml", notes)
    package.add(f"ppt/theme/theme{number}.xml", theme(design, f"{design.name} Notes"), OFFICE + "theme+xml")
    links.add("theme", "theme/theme1.xml")
    others = scene.template.table_styles if scene.template is not None else ""
    for kind, xml in (
        ("presProps", presentation_properties()),
        ("viewProps", view_properties()),
        ("tableStyles", table_styles(design.name, others)),
    ):
        package.add(f"ppt/{kind}.xml", xml, f"{PRESENTATION}{kind}+xml")
        links.add(kind, f"{kind}.xml")


def _write_template(package: Package, template: Template, footer: str) -> None:
    """Masters, layouts, themes and pictures of a template as they were made ready."""
    for part in template.parts:
        links = Relationships()
        for kind, target in part.links:
            links.add(kind, target)
        data = part.data if part.type is None else part.data.replace(FOOTER.encode(), escape(footer).encode())
        package.add(f"ppt/{part.name}", data, part.type, links)


def _write_own_master(package: Package, scene: Scene) -> None:
    """The master, layouts and theme of the deck's design."""
    design, language = scene.design, scene.properties.language
    own = Relationships()
    for number, layout in enumerate(design.layouts, 1):
        name = f"slideLayouts/slideLayout{number}.xml"
        own.add("slideLayout", f"../{name}")
        up = Relationships()
        up.add("slideMaster", "../slideMasters/slideMaster1.xml")
        xml = slide_layout(layout, design, scene.footer, language)
        package.add(f"ppt/{name}", xml, PRESENTATION + "slideLayout+xml", up)
    own.add("theme", "../theme/theme1.xml")
    xml = slide_master(design, scene.footer, language)
    package.add("ppt/slideMasters/slideMaster1.xml", xml, PRESENTATION + "slideMaster+xml", own)
    package.add("ppt/theme/theme1.xml", theme(design, design.name), OFFICE + "theme+xml")


def _write_slides(package: Package, scene: Scene, images: dict[MediaKey, str]) -> None:
    """Slides, notes pages, pictures and charts, each slide in one pass; ``images`` takes down the pictures' hashes."""
    names = {slide.id: f"slides/slide{number}.xml" for number, slide in enumerate(scene.slides, 1)}
    if len(names) != len(scene.slides):
        raise ValueError("two slides have the same id")
    design, about = scene.design, scene.properties
    layouts = {layout.kind: (f"../slideLayouts/slideLayout{n}.xml", layout) for n, layout in enumerate(design.layouts, 1)}
    shared = Shared(
        about.deck,
        design,
        about.language,
        unplaced(design, about.language),
        names,
        _picture_writer(package, scene, images),
        _chart_writer(package, scene),
        _film_writer(package, scene),
    )
    of_layout = _by_layout(shared, scene)
    small = unplaced(design, about.language, TEXT_SIZE)
    for number, slide in enumerate(scene.slides, 1):
        target, layout = layouts[slide.base or slide.layout]
        canvas = Canvas(of_layout(layout), slide.id, layout)
        canvas.links.add("slideLayout", target)
        xml = slide_part(slide, canvas)
        if slide.notes:
            canvas.links.add("notesSlide", f"../notesSlides/notesSlide{number}.xml")
            page = Canvas(shared, slide.id, layout)
            page.links.add("notesMaster", "../notesMasters/notesMaster1.xml")
            page.links.add("slide", f"../slides/slide{number}.xml")
            text = notes_page((about.deck, slide.id), slide.notes, number, small, page.link)
            package.add(f"ppt/notesSlides/notesSlide{number}.xml", text, PRESENTATION + "notesSlide+xml", page.links)
        package.add(f"ppt/slides/slide{number}.xml", xml, PRESENTATION + "slide+xml", canvas.links)


def _by_layout(shared: Shared, scene: Scene) -> Callable[[SlideLayout], Shared]:
    """What the slides of one layout share: in a template it may have its own fonts, and text boxes say all sizes."""
    if scene.template is None:
        return lambda _: shared
    made: dict[str, Shared] = {}

    def of(layout: SlideLayout) -> Shared:
        if layout.kind not in made:
            design = scene.design.under(layout)
            made[layout.kind] = replace(shared, design=design, plain=unplaced(design, shared.language, UNKNOWN))
        return made[layout.kind]

    return of


def _picture_writer(package: Package, scene: Scene, images: dict[MediaKey, str]) -> Callable[[MediaKey], str]:
    """Pictures get numbers in the order of their first use; the same bytes are one part."""
    by_key: dict[MediaKey, str] = {}
    by_content: dict[bytes, str] = {}
    others = scene.template.pictures if scene.template is not None else 0

    def name_of(key: MediaKey) -> str:
        if key not in by_key:
            file = scene.media[key]
            content = sha256(file.data).digest()
            if content not in by_content:
                by_content[content] = f"image{others + len(by_content) + 1}.{file.kind}"
                package.add(f"ppt/media/{by_content[content]}", file.data)
                if file.digest:
                    package.digests[f"ppt/media/{by_content[content]}"] = file.digest
            by_key[key] = by_content[content]
            images[key] = content.hex()[:HASH]
        return by_key[key]

    return name_of


def _film_writer(package: Package, scene: Scene) -> Callable[[str], tuple[str, tuple[str, str] | None]]:
    """Films and their captions get numbers in the order of their first use; the same bytes are one part."""
    names: dict[str, str] = {}

    def part(kind: str, ending: str, data: bytes, digest: str) -> str:
        if digest not in names:
            count = sum(name.startswith(kind) for name in names.values())
            names[digest] = f"{kind}{count + 1}.{ending}"
            package.add(f"ppt/media/{names[digest]}", data)
            package.digests[f"ppt/media/{names[digest]}"] = digest
        return names[digest]

    def name_of(figure: str) -> tuple[str, tuple[str, str] | None]:
        film = scene.films[figure]
        name = part("media", "mp4", film.data, film.digest)
        if not film.captions:
            return name, None
        return name, (part("track", "vtt", film.captions, sha256(film.captions).hexdigest()), film.language)

    return name_of


def _chart_writer(package: Package, scene: Scene) -> Callable[[ChartItem], str]:
    """Each chart is a part of its own, for each can be edited by itself."""
    written: list[str] = []

    def name_of(item: ChartItem) -> str:
        from slidekit.powerpoint.charts import chart_part  # python-pptx takes 0.1 s to load, and most decks have no chart

        number = len(written) + 1
        xml, workbook = chart_part(item, scene.design.body_font, scene.properties.moment)
        links = Relationships()
        links.add("package", f"../embeddings/workbook{number}.xlsx")
        package.add(f"ppt/embeddings/workbook{number}.xlsx", workbook)
        package.add(f"ppt/charts/chart{number}.xml", xml, OFFICE + "drawingml.chart+xml", links)
        written.append(f"chart{number}.xml")
        return written[-1]

    return name_of


def _write_manifest(package: Package, scene: Scene, images: dict[MediaKey, str]) -> None:
    links = Relationships()
    links.add("customXmlProps", "itemProps1.xml")
    package.add("customXml/item1.xml", manifest(scene, images), None, links)
    xml = manifest_properties(scene.properties.deck)
    package.add("customXml/itemProps1.xml", xml, OFFICE + "customXmlProperties+xml")
