"""Projects in memory for tests of edits, and what an edit changes, line by line."""

from __future__ import annotations

from difflib import unified_diff
from functools import cache

from PIL import Image
from sync_projects import FIGURES, drawn, saved

from slidekit.source import MemoryWorkspace, Workspace
from slidekit.sync.editing import Edit

NUMBERED = """\
slidekit: 1
title: A talk
slides:
  - id: one
    title: "Quoted: a title"
    panels:
      - figure: bone
        fit: cover
        focus: [0.50, 0.5]        # the middle
        annotations:
          - {arrow: [0.30, 0.40], label: Tip}   # by hand
          - needle: [tip, [0.7, 0.8]]
          - ellipse: marrow
  - id: two
    title: Plain
    panels: [bone]
  - id: three
    title: Third
    panels:
      - bone
"""


@cache
def pictures() -> dict[str, bytes]:
    return {"assets/bone.png": saved(drawn()), "assets/plain.png": saved(Image.new("RGB", (400, 300), "white"))}


def workspace(deck: str = NUMBERED, figures: str = FIGURES, **more: str) -> Workspace:
    return MemoryWorkspace({"decks/talk.yaml": deck, "assets/figures.yaml": figures, **pictures(), **more})


def changed(edit: Edit) -> list[str]:
    lines: list[str] = []
    for each in edit.files:
        one, other = ((data or b"").decode().splitlines() for data in (each.before, each.after))
        lines += [line for line in unified_diff(one, other, n=0, lineterm="") if line[:3] not in ("---", "+++", "@@ ")]
    return lines
