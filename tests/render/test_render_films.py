"""Films: they play in the HTML, below their marks and with their captions; everywhere else their poster is seen."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import film_projects
import pytest
from lxml import html
from playwright.sync_api import Browser

from slidekit.core.geometry import Box
from slidekit.pipeline.render import render
from slidekit.render import players
from slidekit.render.players import Source, data_films, player
from slidekit.scene.items import MediaItem, MediaKey, Playback
from slidekit.scene.scene import FilmFile, Scene, Slide

SLIDES = """\
  - id: part
    title: It wanders
    seconds: 9
    panels: [{figure: clip, play: {from: 1, to: 3.5, loop: true}, annotations: [{arrow: tip, label: Here}]}]
  - {id: heard, title: It speaks, seconds: 9, panels: [{figure: clip, play: {mute: false, auto: true}}]}
"""


def page(root: Path) -> tuple[Path, html.HtmlElement]:
    """A deck with two films as HTML."""
    spec = film_projects.write(root, film_projects.files(SLIDES, more="captions: clip.vtt"))
    result = render(spec, to="html", out=root / "talk.html")
    assert result.ok, result.diagnostics
    path = Path(result.files[0].path)
    return path, html.fromstring(path.read_text("utf-8"))


def test_a_film_plays_in_its_place_below_its_marks(tmp_path: Path) -> None:
    path, root = page(tmp_path)
    part, heard = root.xpath("//video")
    [policy] = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert "media-src data:;" in policy
    assert part.get("src").endswith("#t=1,3.5")
    assert "#" not in heard.get("src")
    assert {"controls", "loop", "muted"} <= set(part.attrib)
    assert "data-auto" in heard.attrib
    assert "autoplay" not in path.read_text("utf-8"), "what is not seen must not play"
    assert part.get("poster").startswith("data:image/")
    text = path.read_text("utf-8")
    assert text.index("<image") < text.index("<foreignObject") < text.index(">Here</text>")


def test_captions_come_with_it(tmp_path: Path) -> None:
    _, root = page(tmp_path)
    tracks = root.xpath("//video/track")
    assert [track.get("kind") for track in tracks] == ["captions", "captions"]
    assert tracks[0].get("srclang") == "en"
    told = b64decode(tracks[0].get("src").partition(",")[2]).decode()
    assert told.startswith("WEBVTT")
    assert "Now it wanders" in told
    assert "Ruiz" not in told


def test_only_a_silent_film_is_muted() -> None:
    assert ' muted=""' in player(Source("data:video/mp4,"), "", Playback(1000), "en")
    assert "muted" not in player(Source("data:video/mp4,"), "", Playback(1000, mute=False), "en")


def test_a_large_film_stays_a_poster(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(players, "LARGEST", 100)
    _, root = page(tmp_path)
    assert root.xpath("//video") == []
    assert len(root.xpath("//*[local-name()='image']")) == 2


def test_a_film_of_many_slides_counts_for_each(monkeypatch: pytest.MonkeyPatch, lecture: Callable[[str], Scene]) -> None:
    key = MediaKey("film", (0, 0, 4, 3), (4, 3))
    item = MediaItem("a", "figure", Box(0, 0, 9, 9), key, "film", Playback(1000))
    slides = [Slide(name, "cine", (item,)) for name in ("a", "b", "c")]
    scene = replace(lecture("florida"), films={"film": FilmFile(bytes(40), "0")})
    monkeypatch.setattr(players, "LARGEST_IN_ALL", 100)
    assert data_films(scene, slides[:2])("film") is not None
    assert data_films(scene, slides)("film") is None


@pytest.mark.parametrize("to", ["svg", "pdf"])
def test_elsewhere_its_poster_is_seen(to: str, tmp_path: Path) -> None:
    spec = film_projects.write(tmp_path, film_projects.files(SLIDES))
    result = render(spec, to=to, out=tmp_path / "out")  # type: ignore[arg-type]
    assert result.ok
    for file in result.files:
        data = Path(file.path).read_bytes()
        assert b"<video" not in data
        assert b"<image" in data or b"/Image" in data


@pytest.mark.browser
def test_it_plays_in_a_browser(tmp_path: Path, browser: Browser) -> None:
    path, _ = page(tmp_path)
    shown = browser.new_page(viewport={"width": 1000, "height": 700})
    said: list[str] = []
    shown.on("console", lambda message: said.append(message.text))
    shown.goto(path.as_uri())
    assert shown.evaluate("document.querySelector('.current video').getBoundingClientRect().width") > 100
    played = "async () => { const f = document.querySelector('.current video'); await f.play(); return [f.paused, f.error]; }"
    assert shown.evaluate(played) == [False, None]
    shown.keyboard.press("End")
    shown.wait_for_timeout(200)
    assert shown.evaluate("document.querySelectorAll('video')[0].paused") is True
    assert said == []
    shown.close()
