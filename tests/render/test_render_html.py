"""The page: one file that fetches nothing, says its words in the deck's language, and can be read without its script."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from conftest_render import said, text_item
from lxml import html

from slidekit.pipeline.formats import Drawing
from slidekit.render.html import Row, comparison_html, deck_html
from slidekit.render.html.phrases import PHRASES, phrases_for
from slidekit.scene.scene import MediaFile, Reveal, Scene, Slide
from slidekit.scene.text import Paragraph
from slidekit.text import font_set

PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\nIDAT"
    b"x\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"
)


class Anything(dict):  # type: ignore[type-arg]
    """One pixel for every picture."""

    def __missing__(self, key: object) -> MediaFile:
        return MediaFile(PIXEL, "png", 1, 1)


@pytest.fixture
def page(lecture: Callable[[str], Scene]) -> Callable[[str], tuple[str, html.HtmlElement]]:
    def get(name: str) -> tuple[str, html.HtmlElement]:
        text = deck_html(replace(lecture(name), media=Anything()))
        return text, html.fromstring(text)

    return get


Get = Callable[[str], tuple[str, html.HtmlElement]]


def test_nothing_is_fetched_and_nothing_foreign_runs(page: Get) -> None:
    text, root = page("florida")
    policy = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; img-src data:;")
    [style], [script] = root.xpath("//style/text()"), root.xpath("//script/text()")
    for part in (style, script):
        assert f"'sha256-{b64encode(sha256(part.encode()).digest()).decode()}'" in policy
    assert "unsafe" not in policy
    assert not root.xpath("//link | //iframe | //object | //*[@src]")
    assert not root.xpath("//@*[starts-with(name(), 'on')]")
    assert not root.xpath("//*[@style]")
    assert all(address.startswith("data:image/") for address in re.findall(r'<image [^>]*xlink:href="([^"]*)"', text))


def test_every_slide_is_there_with_its_notes(page: Get, lecture: Callable[[str], Scene]) -> None:
    scene = lecture("las-vegas")
    _, root = page("las-vegas")
    leaves = root.xpath("//section")
    assert [leaf.get("id") for leaf in leaves] == [slide.id for slide in scene.slides]
    for slide, leaf in zip(scene.slides, leaves, strict=True):
        notes = ["".join(run.text for run in paragraph.runs) for paragraph in slide.notes]
        assert [paragraph.text_content() for paragraph in leaf.xpath(".//aside/p")] == notes
        assert len(leaf.xpath(".//*[local-name()='svg']")) == 1
    plain = deck_html(replace(scene, media=Anything()), notes=False)
    assert "<aside" not in plain


@pytest.mark.parametrize(("name", "language", "word"), [("florida", "en", "Overview"), ("buenos-aires", "es", "Vista general")])
def test_the_page_speaks_the_decks_language(name: str, language: str, word: str, page: Get) -> None:
    text, root = page(name)
    assert root.get("lang").startswith(language)
    assert f">{word}</button>" in text
    assert "built-in" not in text


def test_languages_say_the_same_things() -> None:
    assert len({frozenset(words) for words in PHRASES.values()}) == 1
    assert phrases_for("pt-BR") == PHRASES["en"]


def test_it_can_be_walked_by_landmarks_and_headings(page: Get) -> None:
    _, root = page("florida")
    assert len(root.xpath("//main")) == len(root.xpath("//header")) == len(root.xpath("//nav[@aria-label]")) == 1
    for leaf in root.xpath("//section"):
        [heading] = leaf.xpath("./h2")
        assert leaf.get("aria-labelledby") == heading.get("id")
        assert heading.text_content().strip()
    names = root.xpath("//@id")
    assert len(names) == len(set(names))
    assert all(button.text_content().strip() for button in root.xpath("//button"))
    assert root.xpath("//a[@class='skip']/@href") == ["#ui-slides"]


def test_what_authors_write_is_never_markup(lecture: Callable[[str], Scene]) -> None:
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
    slide = Slide("own", "points", (text_item("title", Paragraph((said(evil),))),), notes=(Paragraph((said(evil),)),))
    base = lecture("florida")
    text = deck_html(replace(base, slides=(slide,), properties=replace(base.properties, title=evil)))
    root = html.fromstring(text)
    assert len(root.xpath("//script")) == 1
    assert not root.xpath("//img")
    assert "alert(1)" in root.xpath("//aside")[0].text_content()


def test_states_are_told_to_the_page(lecture: Callable[[str], Scene]) -> None:
    body = text_item("body", Paragraph((said("one"),)), Paragraph((said("two"),)))
    scene = replace(
        lecture("florida"), slides=(Slide("own", "points", (body,), clicks=((Reveal("body", 1, 1),),)),), sections=()
    )
    root = html.fromstring(deck_html(scene))
    assert root.xpath("//section/@data-states") == ["2"]
    assert root.xpath("//*[@data-step]/@data-step") == ["2"]


def test_the_same_scene_gives_the_same_page(lecture: Callable[[str], Scene]) -> None:
    scene = replace(lecture("pittsburgh"), media=Anything())
    assert deck_html(scene) == deck_html(replace(scene))


def test_the_sheet_of_two_renderings() -> None:
    rows = [Row("001-a", "A & B", PIXEL, PIXEL, PIXEL, 0.5), Row("002-b", "B", PIXEL, PIXEL, PIXEL, 1.0)]
    root = html.fromstring(comparison_html("Talk <x>", "es", rows))
    assert [cell.text_content() for cell in root.xpath("//td[@class='figure']")] == ["0.500", "1.000", "0.750"]
    assert len(root.xpath("//img[@alt]")) == 6
    assert "Talk <x>" in root.xpath("//h1")[0].text_content()


KEYS = """
const steps = [];
const say = () => steps.push([document.querySelector('.current').id, document.documentElement.className,
  document.querySelectorAll('.current .later').length]);
say();
for (const key of %s) { document.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true})); say(); }
document.title = JSON.stringify(steps);
"""


def test_keys_step_through_slides_and_states(lecture: Callable[[str], Scene], tmp_path: Path) -> None:
    """In a real browser where there is one: arrows, states, overview, notes."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no Chromium here")
    body = text_item("body", Paragraph((said("one"),)), Paragraph((said("two"),)))
    slides = (Slide("a", "points", (body,), clicks=((Reveal("body", 1, 1),),)), Slide("b", "points", ()))
    scene = replace(lecture("florida"), slides=slides, sections=())
    text = Drawing(scene, font_set([])).files("html")[0].data.decode()
    script = KEYS % json.dumps(["ArrowRight", "ArrowRight", "ArrowLeft", "Home", "o", "n", "o"])
    named = f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"
    text = text.replace("script-src '", f"script-src {named} '").replace("</body>", f"<script>{script}</script></body>")
    (tmp_path / "page.html").write_text(text, "utf-8")
    arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path / 'browser'}",
        "--virtual-time-budget=2000",
    ]
    done = subprocess.run(
        [browser, *arguments, "--dump-dom", (tmp_path / "page.html").as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    found = re.search(r"<title>(.*?)</title>", done.stdout, re.S)
    assert found, done.stderr[-500:]
    steps = [tuple(step) for step in json.loads(html.fromstring(f"<p>{found[1]}</p>").text_content())]
    assert steps == [
        ("a", "show", 1),
        ("a", "show", 0),
        ("b", "show", 0),
        ("a", "show", 0),
        ("a", "show", 1),
        ("a", "overview", 0),
        ("a", "overview with-notes", 0),
        ("a", "with-notes show", 1),
    ]
