"""Cases of what is said in a talk: the disclosure, approval, notices, credits; and of slidekit's own record."""

from __future__ import annotations

from hashlib import sha256

from package_cases import Case
from package_kit import Kit, film, image
from package_shapes import SLIDE, alt, movie, sections, table

FULL = "Consultant of Acme; the relationship was mitigated"
AT = "event: {start: 2026-04-28}\ndisclosure: {months: 24, hold_seconds: 3}"
LONG_TALK = [f"Step {number} is taken with care" for number in range(12)]
NAMESPACE = "urn:slidekit:manifest:1"
PLAY = (
    '<p:timing><p:tnLst><p:par><p:cTn id="1" nodeType="tmRoot"><p:childTnLst><p:seq><p:cTn id="2" nodeType="mainSeq">'
    '<p:childTnLst><p:par><p:cTn id="3"><p:stCondLst><p:cond delay="indefinite"/>{}</p:stCondLst><p:childTnLst><p:par>'
    '<p:cTn id="4" presetClass="mediacall" nodeType="{}"><p:childTnLst><p:cmd type="call" cmd="playFrom(0.0)"><p:cBhvr>'
    '<p:cTn id="5"/><p:tgtEl><p:spTgt spid="{}"/></p:tgtEl></p:cBhvr></p:cmd></p:childTnLst></p:cTn></p:par></p:childTnLst>'
    "</p:cTn></p:par></p:childTnLst></p:cTn></p:seq></p:childTnLst></p:cTn></p:par></p:tnLst></p:timing>"
)


def disclosure(kit: Kit, words: str, advance: str = "") -> None:
    kit.slide("Disclosure", words)
    if advance:
        kit.edit("ppt/slides/slide2.xml", "</p:sld>", f'<p:transition advTm="{advance}"/></p:sld>')


def twice(kit: Kit, second: str) -> None:
    kit.slide("Disclosure", "Nothing to disclose")
    kit.slide(second, "One")


def several(kit: Kit, *titles: str) -> None:
    for title in titles:
        kit.slide(title, "One")


def recorded(kit: Kit, data: bytes, then: bytes, stale: str = "") -> None:
    """A picture that slidekit put down, and the one that is there now."""
    kit.picture(then)
    mark = '<mark id="m" kind="arrow" place="tip"/>'
    picture = f'<picture name="Hip" figure="hip" image="{sha256(data).hexdigest()[:16]}">{mark}</picture>'
    figure = f'<figure id="hip" stale="{stale}"/>'
    _manifest(kit, figure, picture)


def credited(kit: Kit, *lines: str) -> None:
    """Two pictures with their credits in the record, and the lines that are left on the slide."""
    for name, y in (("hip", 1.8), ("knee", 4.2)):
        kit.picture(image(), y=y).name = name
    figures = '<figure id="hip" credit="A. Ruiz, CC BY 4.0"/><figure id="knee" credit="B. Perez, CC BY 4.0"/>'
    _manifest(kit, figures, '<picture name="hip" figure="hip"/><picture name="knee" figure="knee"/>')
    kit.slide("Credits", *lines)


def _manifest(kit: Kit, figures: str, pictures: str) -> None:
    xml = (
        f'<manifest xmlns="{NAMESPACE}" deck="talk"><figures>{figures}</figures>'
        f'<slides><slide id="a" number="1">{pictures}</slide></slides></manifest>'
    )
    kit.add("customXml/item1.xml", xml.encode(), "customXml", type="application/xml")


def playing(kit: Kit, data: bytes, begin: str, node: str) -> None:
    movie(kit, data)
    kit.edit(SLIDE, "</p:sld>", PLAY.format(begin, node, kit.last.shapes[-1].shape_id) + "</p:sld>")


def headed(kit: Kit, words: str) -> None:
    table(kit)
    kit.last.shapes[-1].table.cell(0, 1).text = words


def captioned(kit: Kit, track: bool) -> None:
    """A film whose captions are a track beside it ([MS-PPTX] 2.20)."""
    movie(kit, film(sound=b"mp4a"))
    if track:
        spaces = 'xmlns:p173="http://schemas.microsoft.com/office/powerpoint/2017/3/main"'
        tracks = f'<p:ext uri="{{1}}"><p173:tracksInfo {spaces}><p173:track id="1"/></p173:tracksInfo></p:ext>'
        kit.edit(SLIDE, "</p:ext></p:extLst></p:nvPr>", f"</p:ext>{tracks}</p:extLst></p:nvPr>")


LOUD = film(sound=b"mp4a", seconds=20)
ON_BEGIN = '<p:cond evt="onBegin" delay="0"/>'

SAID = [
    Case("disclosure-pending", lambda kit: disclosure(kit, "Pending"), lambda kit: disclosure(kit, FULL), slide="2"),
    Case(
        "disclosure-incomplete",
        lambda kit: disclosure(kit, "Acme, Bolt"),
        lambda kit: disclosure(kit, "I have nothing to disclose"),
        slide="2",
        says="names no relationship",
    ),
    Case(
        "disclosure-incomplete",
        lambda kit: disclosure(kit, "Consultant of Acme"),
        lambda kit: disclosure(kit, FULL),
        slide="2",
        says="mitigated",
    ),
    Case(
        "disclosure-outdated",
        lambda kit: disclosure(kit, f"{FULL}. As of 3 March 2023"),
        lambda kit: disclosure(kit, f"{FULL}. As of March 2026"),
        venue=AT,
        slide="2",
        says="is of 2023-03-03",
    ),
    Case(
        "disclosure-short",
        lambda kit: disclosure(kit, FULL, "1500"),
        lambda kit: disclosure(kit, FULL, "4000"),
        venue=AT,
        slide="2",
        says="goes on after 1.5 s",
    ),
    Case(
        "disclosure-twice",
        lambda kit: twice(kit, "Conflicts of interest"),
        lambda kit: twice(kit, "Patients have interests too"),
        slide="3",
        says="after slide 2",
    ),
    Case(
        "regulatory-missing",
        lambda kit: kit.box("Stem cells are in it"),
        lambda kit: (kit.box("Stem cells are in it"), kit.box("Investigational use", y=4)),
        venue="event: {country: US}",
        slide=None,
        says="about Stem cells",
    ),
    Case(
        "notice-missing",
        lambda kit: kit.box("Find it"),
        lambda kit: kit.box("This is not medical advice"),
        venue="audience: lay",
        slide=None,
    ),
    Case(
        "take-home-missing",
        lambda kit: several(kit, *LONG_TALK),
        lambda kit: several(kit, *LONG_TALK, "Take-home message"),
        slide=None,
        says="none of the 13 slides",
    ),
    Case(
        "credits-incomplete",
        lambda kit: credited(kit, "A. Ruiz, CC BY 4.0"),
        lambda kit: credited(kit, "A. Ruiz, CC BY 4.0", "B. Perez, CC-BY 4.0"),
        slide=None,
        says="knee is not",
    ),
    Case(
        "stale-annotation",
        lambda kit: recorded(kit, image(), image(colour=(1, 2, 3))),
        lambda kit: recorded(kit, image(), image()),
        says="Hip was replaced or changed by hand; its 1 mark",
    ),
    Case(
        "stale-annotation",
        lambda kit: recorded(kit, image(), image(), stale="tip"),
        lambda kit: recorded(kit, image(), image()),
        says="shows a newer picture",
    ),
    Case(
        "film-too-large",
        lambda kit: movie(kit, film(pixels=(3840, 2160))),
        lambda kit: movie(kit, film(pixels=(1920, 1080))),
        says="has 3840 × 2160 pixels",
    ),
    Case("captions-missing", lambda kit: captioned(kit, False), lambda kit: captioned(kit, True), says="no captions"),
    Case(
        "film-autoplay",
        lambda kit: playing(kit, LOUD, ON_BEGIN, "afterEffect"),
        lambda kit: playing(kit, LOUD, "", "afterEffect"),
        says="Flow starts with its sound",
    ),
    Case(
        "film-autoplay",
        lambda kit: playing(kit, LOUD, ON_BEGIN, "withEffect"),
        lambda kit: playing(kit, film(), ON_BEGIN, "afterEffect"),
    ),
    Case("alt-idle", lambda kit: alt(kit, "Image of a hip"), lambda kit: alt(kit, "A hip from behind"), says="“Image of”"),
    Case(
        "alt-idle",
        lambda kit: (alt(kit, "A hip from behind."), kit.box("A hip from behind", y=5)),
        lambda kit: (alt(kit, "A hip from behind"), kit.box("Hip", y=5)),
        says="repeats a text",
    ),
    Case("empty-header", lambda kit: headed(kit, ""), lambda kit: headed(kit, "Dose"), says="column 2"),
    Case(
        "section-twice",
        lambda kit: sections(kit, "Harvest", "Harvest"),
        lambda kit: sections(kit, "Harvest", "Injection"),
        slide=None,
        says="two sections are named “Harvest”",
    ),
]
