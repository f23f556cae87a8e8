"""Rules about films on the spec: each with a deck that sets it off and one that does not."""

from __future__ import annotations

import pytest
from film_projects import files, film
from mosaic_film import make_film, plain_pictures

from slidekit.pipeline.job import Job
from slidekit.pipeline.pictures import PictureStore
from slidekit.pipeline.stages import finish
from slidekit.source import MemoryWorkspace

HEARD = "play: {mute: false}"
SOUND = {"data": film(sound=True)}
SILENT: dict[str, object] = {"data": film()}
H265 = {"data": film(code=b"hvc1")}
VIDEO = "media: {{video: {{{}}}}}"


def found(panel: str = "", seconds: int = 30, more: str = "", venue: str = "", data: bytes | None = None) -> dict[str, str]:
    """Code → severity of what the deck's check says."""
    text = f"{{figure: clip{', ' + panel if panel else ''}}}"
    made = files(f"  - {{id: a, title: It wanders, seconds: {seconds}, panels: [{text}]}}\n", more, venue, data)
    with PictureStore() as pictures:
        job = Job("decks/talk.yaml")
        done = finish(MemoryWorkspace(made), job, pictures, draft=False, strict=False, write_bytes=False)
    return {each.code: str(each.severity) for each in done.diagnostics}


RULES = [
    ("film-type", "error", H265, SILENT),
    ("film-type", "error", {**H265, "venue": VIDEO.format("codec: [h264]")}, {**H265, "venue": VIDEO.format("codec: [h265]")}),
    ("film-type", "error", {"venue": VIDEO.format("container: [wmv]")}, {"venue": VIDEO.format("container: [wmv, mp4]")}),
    ("film-type", "warning", {"venue": "confirmed: false\n" + VIDEO.format("container: [wmv]")}, SILENT),
    ("film-too-large", "error", {"venue": VIDEO.format("max_mb: 0.001")}, {"venue": VIDEO.format("max_mb: 1")}),
    ("film-too-large", "error", {"venue": VIDEO.format("max_height: 240")}, {"venue": VIDEO.format("max_height: 480")}),
    ("film-long", "warning", {"seconds": 2}, {"seconds": 4}),
    ("film-long", "warning", {"seconds": 2}, {"seconds": 2, "panel": "play: {from: 1, to: 3}"}),
    ("film-sound", "info", SOUND, SILENT),
    ("film-sound", "info", SOUND, {**SOUND, "panel": HEARD, "more": "captions: none-speech"}),
    ("film-sound", "error", {**SOUND, "panel": HEARD, "venue": VIDEO.format("sound: false")}, {**SOUND, "panel": HEARD}),
    ("captions-missing", "warning", {**SOUND, "panel": HEARD}, {**SOUND, "panel": HEARD, "more": "captions: none-speech"}),
    ("captions-missing", "warning", {**SOUND, "panel": HEARD}, {**SOUND, "panel": HEARD, "more": "captions: clip.vtt"}),
    ("captions-missing", "warning", {**SOUND, "panel": HEARD}, SOUND),
    ("film-autoplay", "warning", {"panel": "play: {auto: true, loop: true}"}, {"panel": "play: {loop: true}"}),
    ("film-autoplay", "warning", {**SOUND, "panel": "play: {auto: true, mute: false}"}, {"panel": "play: {auto: true}"}),
]  # fmt: skip


@pytest.mark.parametrize(("code", "severity", "breaks", "fine"), RULES)
def test_rule(code: str, severity: str, breaks: dict[str, object], fine: dict[str, object]) -> None:
    assert found(**breaks).get(code) == severity  # type: ignore[arg-type]
    assert code not in found(**fine)  # type: ignore[arg-type]


def test_a_plain_film_is_fine() -> None:
    assert found() == {}


def test_few_pixels_are_told_though_the_poster_has_many() -> None:
    assert found(data=make_film(plain_pictures(8, 20, 15), rate=2)) == {"upscaled": "warning"}
