"""Drawings: cleaned by an allow-list, drawn apart at the size that is wanted, refused with one finding each."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from time import process_time
from xml.etree.ElementTree import fromstring

import pytest
from PIL import Image

from slidekit.core.diagnostics import Span
from slidekit.media import compare, cut, inspect, metadata_of
from slidekit.media.svg import clean_svg

pytest.importorskip("resvg_py")

SPAN = Span("assets/figures.yaml", 3, 5, 3, 9)
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 200 100">'
RED = '<rect width="100" height="100" fill="#f00"/>'


def svg(body: str, head: str = HEAD) -> bytes:
    return f"{head}{body}</svg>".encode()


def image(data: bytes, **options: object) -> Image.Image:
    outcome = cut(data, name="a.svg", **options)  # type: ignore[arg-type]
    assert outcome.value is not None, outcome.diagnostics
    assert outcome.value.kind == "png"
    made = Image.open(BytesIO(outcome.value.data))
    made.load()
    assert made.size == (outcome.value.width, outcome.value.height)
    assert made.info == {}
    return made


@pytest.mark.parametrize(
    ("head", "size"),
    [
        (HEAD, (3840, 1920)),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="10mm" height="20mm">', (1920, 3840)),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%" viewBox="-5,-5,10,10">', (3840, 3840)),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100" viewBox="0 0 1 1">', (3840, 1280)),
    ],
)
def test_size_is_of_the_drawing(head: str, size: tuple[int, int]) -> None:
    info = inspect(svg(RED, head), "a.svg").value
    assert info is not None
    assert (info.kind, info.width, info.height, info.has_alpha) == ("svg", *size, True)


def test_cut_draws_at_the_wanted_size() -> None:
    whole = image(svg(RED), size=(400, 200))
    assert whole.size == (400, 200)
    assert whole.getpixel((100, 100)) == (255, 0, 0, 255)
    assert whole.getpixel((300, 100)) == (0, 0, 0, 0)


def test_crop_redact_and_background() -> None:
    right = image(svg(RED), crop=(960, 0, 2880, 1920), size=(200, 200))
    assert right.getpixel((50, 100)) == (255, 0, 0, 255)
    assert right.getpixel((150, 100)) == (0, 0, 0, 0)
    hidden = image(svg(RED), size=(400, 200), redact=((0.0, 0.0, 0.25, 1.0),), background="FFFFFF")
    assert hidden.mode == "RGB"
    assert [hidden.getpixel((x, 100)) for x in (50, 150, 300)] == [(0, 0, 0), (255, 0, 0), (255, 255, 255)]


def test_same_bytes_every_time() -> None:
    first, second = (cut(svg(RED), name="a.svg", size=(300, 150)).value for _ in range(2))
    assert first == second


def test_carried_pictures_gradients_uses_and_styles_are_drawn() -> None:
    sink = BytesIO()
    Image.new("RGB", (4, 4), (0, 0, 255)).save(sink, "PNG")
    carried = f'<image width="50" height="100" xlink:href="data:image/png;base64,{b64encode(sink.getvalue()).decode()}"/>'
    used = '<defs><g id="g"><rect x="50" width="50" height="100" class="k"/></g></defs><use xlink:href="#g"/>'
    shade = '<linearGradient id="s"><stop offset="0" stop-color="#fff"/></linearGradient>'
    filled = '<rect x="100" width="50" height="99" style="fill:url(#s)"/>'
    drawn = image(
        svg(f"<style>.k {{fill: #0f0}}</style>{carried}{used}{shade}{filled}"),
        size=(200, 100),
    )
    assert [drawn.getpixel((x, 50)) for x in (25, 75, 125)] == [(0, 0, 255, 255), (0, 255, 0, 255), (255, 255, 255, 255)]


def test_what_editors_keep_for_themselves_is_left_out() -> None:
    head = HEAD.replace("viewBox", 'xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:docname="DOE_JOHN.svg" viewBox')
    own = "<metadata><a>John Doe</a></metadata><title>John Doe</title><!-- John Doe --><i:view><script/></i:view>"
    document = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    cleaned = clean_svg(document.encode() + svg(own + RED, head), "a.svg", None).data.decode()
    assert "John" not in cleaned
    assert "JOHN" not in cleaned
    assert "DTD" not in cleaned
    assert [element.tag.rpartition("}")[2] for element in fromstring(cleaned)] == ["rect"]


BOMB = "".join(f'<g id="a{i + 1}">' + f'<use href="#a{i}"/>' * 10 + "</g>" for i in range(8))
ENTITIES = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
HOSTILE = {
    "script": svg("<script>alert(1)</script>"),
    "handler": svg('<rect onload="alert(1)" width="9" height="9"/>'),
    "foreign": svg("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>x</p></foreignObject>"),
    "file": svg('<image href="file:///etc/passwd" width="9" height="9"/>'),
    "relative": svg('<image xlink:href="../../secret.png" width="9" height="9"/>'),
    "web": svg('<image href="https://example.org/x.png" width="9" height="9"/>'),
    "nested-svg": svg('<image href="data:image/svg+xml;base64,PHN2Zy8+" width="9" height="9"/>'),
    "use-outside": svg('<use href="other.svg#a"/>'),
    "import": svg("<style>@import url(https://example.org/x.css);</style>"),
    "style-url": svg('<rect style="fill:url(file:///x#a)" width="9" height="9"/>'),
    "fill-url": svg('<rect fill="url( \'https://example.org/#a\' )" width="9" height="9"/>'),
    "escaped": svg("<style>rect {fill: u\\72l(file:///x)}</style>"),
    "broken-url": svg('<rect fill="url(#a" width="9" height="9"/>'),
    "animated": svg('<rect width="9" height="9"><animate attributeName="x"/></rect>'),
    "filter-image": svg('<filter id="f"><feImage href="x.png"/></filter>'),
    "entity": ENTITIES.encode() + svg("<text>&b;</text>"),
    "external-entity": b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + svg("<text>&x;</text>"),
    "own-type": b'<!DOCTYPE svg SYSTEM "http://example.org/x.dtd">' + svg(RED),
    "deep": svg("<g>" * 70 + "</g>" * 70),
    "many": svg("<g/>" * 20_001),
    "use-bomb": svg('<g id="a0"><rect/></g>' + BOMB),
    "circle": svg('<g id="a"><use href="#a"/></g>'),
    "pattern-circle": svg('<pattern id="p"><rect fill="url(#p)"/></pattern>'),
    "chain": svg("".join(f'<mask id="m{i}"><rect mask="url(#m{i + 1})"/></mask>' for i in range(400))),
    "blur": svg('<filter id="f"><feGaussianBlur stdDeviation="9000"/></filter>'),
    "filters": svg('<filter id="f"/>' + '<rect filter="url(#f)"/>' * 50),
    "not-svg": b'<svg xmlns="http://example.org"><rect/></svg>',
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_drawings_are_refused_at_once(case: str) -> None:
    started = process_time()
    outcome = inspect(HOSTILE[case], "logo.svg", SPAN)
    assert process_time() - started < 2
    assert outcome.value is None
    [finding] = outcome.diagnostics
    assert (finding.code, finding.span) == ("unsafe-svg", SPAN)
    assert finding.message.startswith("logo.svg ")
    assert len(finding.message) < 160
    assert finding.help
    assert cut(HOSTILE[case], name="logo.svg", span=SPAN).diagnostics == outcome.diagnostics


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (svg(RED)[:-9], "broken-picture"),
        (svg("<g>"), "broken-picture"),
        (svg(RED, '<svg xmlns="http://www.w3.org/2000/svg">'), "picture-too-large"),
        (svg(RED, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 9">'), "picture-too-large"),
        (svg(RED, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1e6">'), "picture-too-large"),
        (svg(RED, '<svg xmlns="http://www.w3.org/2000/svg" width="1e999" height="2">'), "picture-too-large"),
    ],
)
def test_broken_and_sizeless_drawings(data: bytes, code: str) -> None:
    assert [found.code for found in inspect(data, "a.svg").diagnostics] == [code]


def test_a_huge_size_is_drawn_small() -> None:
    info = inspect(svg(RED, '<svg xmlns="http://www.w3.org/2000/svg" width="100000" height="100000">'), "a.svg").value
    assert info is not None
    assert (info.width, info.height) == (3840, 3840)


def test_missing_extra_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("slidekit.media.rasterising._can_draw", lambda: False)
    [finding] = inspect(svg(RED), "a.svg").diagnostics
    assert finding.code == "svg-extra-missing"
    assert "pip install 'slidekit[svg]'" in finding.help


def test_drawings_are_compared_and_their_descriptions_named() -> None:
    one = svg(RED)
    like = compare(one, svg(RED + '<metadata>by A. Name</metadata><circle r="0"/>')).value
    other = compare(one, svg('<rect width="200" height="100" fill="#000"/>')).value
    assert like is not None
    assert other is not None
    assert (like.same, other.same) == (True, False)
    assert metadata_of(one).value == ()
    assert metadata_of(svg(RED + "<title>A. Name</title>")).value == ("descriptions",)
