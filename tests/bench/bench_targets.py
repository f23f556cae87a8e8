"""Every target of speed and memory, in one run, beside the same deck by hand with python-pptx and with PptxGenJS.

Run: ``python tests/bench/bench_targets.py [ROUNDS]`` (default 3) with NODE_PATH leading to PptxGenJS takes ten minutes.
Each figure is of whole processes, start-up included, and each ratio the median over commands run in turn. Prints a table.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from projects import forget, make_long, make_photographs, swap
from timing import BARE, BUILD, Spent, compile_house, ratio, spend, time_of
from twins import by_pptxgenjs, by_python_pptx, has_pptxgenjs

MANY = 30
"""Rounds of what takes milliseconds."""
FORCED = (*BUILD, "--force")


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, and the most that it may be; ``unit`` is empty for a ratio."""

    name: str
    value: float
    target: float
    unit: str = ""
    detail: str = ""

    def __str__(self) -> str:
        verdict = "met" if self.value <= self.target else f"missed by {100 * (self.value / self.target - 1):.0f} %"
        told = f"{self.value:.3g}{self.unit} | {self.target:.3g}{self.unit} | {verdict}"
        return f"| {self.name} | {told} | {self.detail} |"


def long_decks(rounds: int) -> Iterator[Figure]:
    """1,000 slides beside the two libraries; the same per slide at 10,000."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        make_long(root, 1000)
        ours: list[Spent] = []
        python: list[Spent] = []
        node: list[float] = []
        for _ in range(rounds):
            ours.append(spend(FORCED, root))
            python.append(spend(by_python_pptx(1000, root), root))
            if has_pptxgenjs():
                node.append(time_of(by_pptxgenjs(1000, root), root))
        seconds = [each.seconds for each in ours]
        mine = f"{median(seconds):.2f} s beside"
        theirs = [each.seconds for each in python]
        pairs = list(zip(seconds, theirs, strict=True))
        yield Figure("1,000 slides / python-pptx by hand", ratio(pairs), 1 / 6, "", f"{mine} {median(theirs):.2f} s")
        pairs = [(one.processors, other.processors) for one, other in zip(ours, python, strict=True)]
        detail = f"{min(each.processors for each in ours):.2f} s beside {min(each.processors for each in python):.2f} s"
        yield Figure("the same in seconds of processors", ratio(pairs), 1 / 4, "", detail)
        if node:
            pairs = list(zip(seconds, node, strict=True))
            yield Figure("1,000 slides / PptxGenJS by hand", ratio(pairs), 1 / 2.5, "", f"{mine} {median(node):.2f} s")
        yield Figure("memory at 1,000 slides", max(each.memory for each in ours), 200, " MB")
        make_long(root, 10_000)
        most = spend(FORCED, root)
        detail = f"{most.seconds:.1f} s, {most.memory:.0f} MB"
        yield Figure("time per slide, 10,000 / 1,000 slides", most.seconds / median(seconds) / 10, 1, "", detail)


def rebuilds(rounds: int) -> Iterator[Figure]:
    """Forty photographs of 12 megapixels: nothing changed, one swapped, four venues."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "project"
        make_photographs(root)
        time_of(BUILD, root)
        time_of(BUILD, root)
        same = [(time_of(BUILD, root), time_of(BARE, root)) for _ in range(MANY)]
        detail = f"{1000 * median(one for one, _ in same):.0f} ms beside {1000 * median(other for _, other in same):.0f} ms"
        yield Figure("nothing changed / bare interpreter", ratio(same), 3, "", detail)
        swapped = []
        for number in range(rounds):
            swap(root, 0, 100 + number)
            warm = time_of(BUILD, root)
            forget(root)
            swapped.append((warm, time_of(BUILD, root)))
        yield Figure("one picture of 40 swapped / cold", ratio(swapped), 1 / 5, "", _beside(swapped))
        venues = [(_venues(root, "all"), _venues(root, "v0")) for _ in range(rounds)]
        yield Figure("four venues / one", ratio(venues), 2, "", _beside(venues))


def start_up() -> Iterator[Figure]:
    """What is waited for before anything begins."""
    told = [time_of([*BUILD[:-1], "--help"], Path.cwd()) for _ in range(MANY)]
    yield Figure("slidekit --help", 1000 * median(told), 100, " ms")


def main() -> None:
    """Print the table as it is measured."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    compile_house()
    print("| what | measured | target | verdict | |\n|---|---|---|---|---|", flush=True)
    for measured in (long_decks(rounds), rebuilds(rounds), start_up()):
        for figure in measured:
            print(figure, flush=True)


def _venues(root: Path, which: str) -> float:
    """Cold, at one venue or at all."""
    forget(root)
    return time_of([*BUILD, "--venue", which], root)


def _beside(pairs: list[tuple[float, float]]) -> str:
    ours, theirs = (median(each) for each in zip(*pairs, strict=True))
    return f"{ours:.2f} s beside {theirs:.2f} s"


if __name__ == "__main__":
    main()
