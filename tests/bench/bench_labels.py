"""Milliseconds to place the labels of a panel, by their number: run ``python tests/bench/bench_labels.py``.

The panels are the two hundred of ``tests/layout/test_layout_label_panels.py``; each is placed five times, the quickest counts.
"""

from __future__ import annotations

import gc
import sys
from collections import defaultdict
from pathlib import Path
from statistics import median
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1] / "layout"))

RUNS = 5


def main() -> None:
    """Print a line for each number of labels, and one for ten to twelve."""
    from test_layout_label_panels import PANELS, case

    from slidekit.layout.annotations.labels import place_labels

    fresh = place_labels.__wrapped__  # without what it remembers
    gc.disable()  # as while a deck is made
    spent: dict[int, list[float]] = defaultdict(list)
    for seed in range(PANELS):
        panel, times = case(seed), []
        for _ in range(RUNS):
            start = perf_counter()
            fresh(panel.room, panel.wishes)
            times.append(1000 * (perf_counter() - start))
        spent[len(panel.wishes)].append(min(times))
    for count in sorted(spent):
        times = spent[count]
        print(f"{count:2} labels on {len(times):2} panels: median {median(times):5.1f} ms, slowest {max(times):5.1f} ms")
    many = [time for count in (10, 11, 12) for time in spent[count]]
    print(f"10–12 labels on {len(many)} panels: median {median(many):.1f} ms")


if __name__ == "__main__":
    main()
