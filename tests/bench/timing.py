"""Whole processes, timed: what a person at a terminal waits for, start-up included."""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

import slidekit

BUILD = (sys.executable, "-m", "slidekit", "build")
BARE = (sys.executable, "-c", "pass")


@dataclass(frozen=True, slots=True)
class Spent:
    """Wall seconds, seconds of all processors, and the largest memory in MB of one process.

    Where others use the machine too, processors' seconds drift less.
    """

    seconds: float
    memory: float
    processors: float


def compile_house() -> None:
    """Compile slidekit as installing does, else each start would do it anew where Python may not write beside its files."""
    compileall.compile_dir(Path(slidekit.__file__).parent, quiet=1)


def spend(command: Sequence[str], folder: Path) -> Spent:
    """Run a command to its end. Raises CalledProcessError where it fails."""
    start = perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Spent(seconds, used.ru_maxrss / 1024, used.ru_utime + used.ru_stime)


def time_of(command: Sequence[str], folder: Path) -> float:
    """Wall seconds of a whole process."""
    return spend(command, folder).seconds


def ratio(pairs: Sequence[tuple[float, float]]) -> float:
    """The median of the ratios of commands run in turn: the machine may drift, its pairs do not."""
    return median(one / other for one, other in pairs)
