"""Decks on a template: its ground, its plain shapes and its colours are drawn."""

from __future__ import annotations

import re
from pathlib import Path

from template_files import NAVY, dark, society

from slidekit.pipeline import lay_out
from slidekit.render import slide_svg

DECK = """\
slidekit: 1
title: Needles
template: ../assets/society.potx
slides:
  - {id: said, title: Three things to know, points: [One, Two], seconds: 20}
"""


def drawn(root: Path, template: bytes) -> str:
    (root / "decks").mkdir()
    (root / "assets").mkdir()
    (root / "decks/talk.yaml").write_text(DECK, "utf-8")
    (root / "assets/society.potx").write_bytes(template)
    scene = lay_out(root / "decks/talk.yaml").value
    assert scene is not None
    return slide_svg(scene, scene.slides[0], href=lambda _: "")


def test_a_bar_of_the_template_lies_behind_its_title(tmp_path: Path) -> None:
    svg = drawn(tmp_path, society())
    bar, title = svg.index(f'fill="#{NAVY}"'), svg.index("Three things to know</text>")
    assert bar < title
    assert 'fill="#FFFFFF"' in svg[title - 300 : title], "white on the bar"


def test_a_dark_ground_is_dark(tmp_path: Path) -> None:
    svg = drawn(tmp_path, dark())
    grounds = re.findall(r'<path d="[^"]+" fill="#([0-9A-F]{6})"', svg[: svg.index("data-id")])
    assert sum(int(grounds[-1][place : place + 2], 16) for place in (0, 2, 4)) < 3 * 64
