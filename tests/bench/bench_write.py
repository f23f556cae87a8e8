"""Seconds to write, verify and digest decks of growing length: ``python tests/bench/bench_write.py [SLIDES…]``."""

from __future__ import annotations

import sys
from pathlib import Path
from time import perf_counter

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "powerpoint"))

from powerpoint_scenes import long_deck

from slidekit.powerpoint import digest, verify, write


def measure(slides: int, repeats: int = 3) -> tuple[float, float, float]:
    """The best of ``repeats`` for each of the three, in seconds."""
    scene = long_deck(slides)
    best = [float("inf")] * 3
    for _ in range(repeats):
        start = perf_counter()
        data = write(scene)
        written = perf_counter()
        assert verify(data) == ()
        verified = perf_counter()
        digest(data)
        best = [min(pair) for pair in zip(best, (written - start, verified - written, perf_counter() - verified), strict=True)]
    return best[0], best[1], best[2]


if __name__ == "__main__":
    print("slides   write  verify  digest")
    for count in [int(word) for word in sys.argv[1:]] or [300, 1000, 2000]:
        print(f"{count:6d}  " + "  ".join(f"{seconds:6.3f}" for seconds in measure(count)))
