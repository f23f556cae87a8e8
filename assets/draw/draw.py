"""Draws the illustrations of the lectures: python assets/draw/draw.py [--landmarks] [name …]

Writes assets/pictures/<name>.png and prints every drawing's landmarks as YAML, in fractions of the picture as
assets/figures.yaml has them. With --landmarks nothing is drawn.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Protocol

import bone_section
import harvest_outside
import injection_outside
import sac_section
import spread
from canvas import Canvas

PICTURES = Path(__file__).resolve().parent.parent / "pictures"


class Drawing(Protocol):
    def draw(self) -> Canvas: ...
    def landmarks(self) -> dict[str, object]: ...


DRAWINGS: dict[str, Drawing] = {
    "harvest-outside": harvest_outside,
    "injection-outside": injection_outside,
    "bone-section": bone_section,
    "sac-section": sac_section,
    "spread-questions": spread,
}
"""A figure's id in assets/figures.yaml, and what draws it."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="name", help=f"any of {', '.join(DRAWINGS)}; all when none is given")
    parser.add_argument("--landmarks", action="store_true", help="print the landmarks and draw nothing")
    options = parser.parse_args()
    unknown = [name for name in options.names if name not in DRAWINGS]
    if unknown:
        parser.error(f"no drawing named {unknown[0]}; there are {', '.join(DRAWINGS)}")
    for name in options.names or DRAWINGS:
        if not options.landmarks:
            DRAWINGS[name].draw().save(PICTURES / f"{name}.png")
        print(f"{name}:")
        for key, place in DRAWINGS[name].landmarks().items():
            print(f"  {key}: {place}")


if __name__ == "__main__":
    main()
