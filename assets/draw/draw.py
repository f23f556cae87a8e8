"""Draws the pictures of the lectures: python assets/draw/draw.py [name …]

A name is a figure's in assets/figures.yaml; all are drawn when none is given (about a minute). Each picture is written to
the figure's file, and its landmarks, and for simulated fluoroscopy the spacing of its pixels, into assets/figures.yaml;
everything else there stays as it is. Needs slidekit, numpy and Pillow.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Protocol

import bone_section
import harvest_outside
import injection_outside
import register
import sac_section
import spread
from fluoroscopy import lumbar, pelvis
from fluoroscopy.view import GRID, Frame


class Picture(Protocol):
    def save(self, path: Path) -> None: ...


class Drawing(Protocol):
    def draw(self) -> Picture: ...
    def landmarks(self) -> dict[str, object]: ...


DRAWINGS: dict[str, Drawing] = {
    "harvest-outside": harvest_outside,
    "injection-outside": injection_outside,
    "bone-section": bone_section,
    "sac-section": sac_section,
    "spread-questions": spread,
    **lumbar.FRAMES,
    **pelvis.FRAMES,
}
"""A figure's id in assets/figures.yaml, and what draws it. Frames of one view stand together: they share its bones."""


def facts(name: str) -> register.Facts:
    """What figures.yaml says about a picture in numbers."""
    drawing = DRAWINGS[name]
    found: register.Facts = {"landmarks": drawing.landmarks()}
    if isinstance(drawing, Frame):
        found["spacing_mm"] = drawing.spacing_mm()
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="name", help=f"any of {', '.join(DRAWINGS)}")
    parser.add_argument("--landmarks", action="store_true", help="print the numbers as YAML, draw and write nothing")
    parser.add_argument("--out", type=Path, metavar="DIR", help="draw into this folder and leave figures.yaml alone")
    parser.add_argument("--grid", type=int, default=GRID, metavar="N", help="rays on a side through bones; fewer are faster")
    options = parser.parse_args()
    unknown = [name for name in options.names if name not in DRAWINGS]
    if unknown:
        parser.error(f"no drawing named {unknown[0]}; there are {', '.join(DRAWINGS)}")
    names = [name for name in DRAWINGS if name in options.names or not options.names]
    if options.landmarks:
        print(register.spelled({name: facts(name) for name in names}), end="")
        return
    files = register.files(names)
    for name in names:
        drawing = DRAWINGS[name]
        path = options.out / files[name].name if options.out else files[name]
        picture = drawing.draw(options.grid) if isinstance(drawing, Frame) else drawing.draw()
        picture.save(path)
        print(path)
    if not options.out:
        register.write({name: facts(name) for name in names})


if __name__ == "__main__":
    main()
