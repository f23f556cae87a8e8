"""Where decks are made: in this process, in several of this machine, or on the machines of a Dask cluster.

One seam: ``concurrent.futures.Executor``. Whatever takes the tasks, the same decks come back, in the order of the tasks.
"""

from __future__ import annotations

import gc
import os
import re
import signal
import threading
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, as_completed, wait
from contextlib import ExitStack, contextmanager, suppress
from typing import Literal

from slidekit.core.diagnostics import refuse
from slidekit.pipeline.cache import identity
from slidekit.pipeline.work import Done, Task, crashed, work, work_apart

DECK, SLIDE = 0.05, 0.012
"""Seconds that a deck takes, and each of its slides."""
ALONE, APART = 0.77, 1.3
"""Parts of these that pass when one process works, whose pictures have threads, and when several do, who share less."""
START = 0.7
"""Seconds that several processes must gain at least, for their start."""
Jobs = int | Literal["auto"]
_ADDRESS = re.compile(r"dask(\+tls)?://([\w.\-\[\]:]+:\d+)")
PATIENCE = 10
"""Seconds to wait for a scheduler."""


def cores() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def processes_for(tasks: Sequence[Task], jobs: Jobs) -> int:
    """How many processes to start: as many as asked for; with ``auto`` one for each processor if they are worth their start.

    Never more than there are decks: two files of one deck made at the same time would cut the same pictures. 1 for decks
    made in Python.
    """
    if any(not isinstance(task.job.source, str) for task in tasks):
        return 1
    decks = len({(task.root, task.name) for task in tasks})
    count = min(cores() if jobs == "auto" else jobs, decks)
    if jobs != "auto":
        return count
    alone = sum(DECK + SLIDE * task.slides for task in tasks)
    return count if count > 1 and alone * (ALONE - APART / count) > START else 1


def carry_out(tasks: Sequence[Task], jobs: Jobs, address: str | None) -> Iterator[tuple[int, Done]]:
    """Make every deck; each comes with the index of its task as soon as it is finished.

    Raises Refused: ``executor-unknown``, ``executor-unreachable``, ``dask-extra-missing``.
    """
    if address is not None:
        with open_cluster(address) as executor:
            yield from _through(executor, tasks)
        return
    count = processes_for(tasks, jobs)
    if count > 1:
        yield from _in_processes(tasks, count)
        return
    from slidekit.pipeline.pictures import PictureStore  # Pillow and the rest are loaded where a deck is made

    with PictureStore() as pictures:
        for index, task in enumerate(tasks):
            yield index, work(task, pictures)


def _in_processes(tasks: Sequence[Task], count: int) -> Iterator[tuple[int, Done]]:
    """Each process is an executor of its own, so that one that breaks down costs the deck it was at and no other.

    It stays with a deck as long as there is some of it left, for the files of one deck share most of their work.
    """
    left: dict[str, list[int]] = {}
    for index in reversed(range(len(tasks))):
        left.setdefault(tasks[index].name, []).append(index)
    sender = identity()
    with ExitStack() as stack:
        lanes = {number: stack.enter_context(open_process()) for number in range(count)}
        at = dict.fromkeys(lanes, "")
        running: dict[Future[Done], tuple[int, int]] = {}
        begun: set[str] = set()

        def begin(lane: int) -> None:
            at[lane] = _next_deck(at[lane], {name for other, name in at.items() if other != lane} - begun, left)
            if at[lane]:
                index = left[at[lane]].pop()
                with interrupted_later():  # a process that is half started would complain
                    running[lanes[lane].submit(work_apart, tasks[index], sender)] = (lane, index)

        for lane in lanes:
            begin(lane)
        while running:
            finished, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in finished:
                lane, index = running.pop(future)
                begun.add(tasks[index].name)
                done, broken = _result(future, tasks[index])
                if broken:
                    lanes[lane] = stack.enter_context(open_process())
                for idle in [lane, *(each for each in lanes if not at[each])]:
                    begin(idle)
                yield index, done


def _next_deck(own: str, others: set[str], left: Mapping[str, Sequence[int]]) -> str:
    """The deck that a process goes on with: its own, else the one with most left; "" for none.

    Not one of ``others``, whose first file is still being made: its pictures are not there yet.
    """
    if left.get(own):
        return own
    waiting = [name for name, indices in left.items() if indices and name not in others]
    return max(waiting, key=lambda name: (len(left[name]), name), default="")


def _through(executor: Executor, tasks: Sequence[Task]) -> Iterator[tuple[int, Done]]:
    """All at once to an executor that deals them out itself."""
    sender = identity()
    futures = {executor.submit(work_apart, task, sender): index for index, task in enumerate(tasks)}
    for future in as_completed(futures):
        index = futures[future]
        yield index, _result(future, tasks[index])[0]


def _result(future: Future[Done], task: Task) -> tuple[Done, bool]:
    """What came of a task, and whether its executor is of no more use."""
    try:
        return future.result(), False
    except BrokenExecutor:
        return Done(crashed(task, "its process ended without an answer")), True
    except Exception as failure:
        return Done(crashed(task, f"{type(failure).__name__}: {failure}")), False


@contextmanager
def interrupted_later() -> Iterator[None]:
    """Ctrl-C counts when this is over."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed: list[int] = []
    former = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, former)
    if pressed:
        raise KeyboardInterrupt


@contextmanager
def open_process() -> Iterator[Executor]:
    """A fresh process, the same on every system. It ends with this one, however that ends."""
    import multiprocessing  # loaded where it pays: most runs make their decks in one process
    from concurrent.futures import ProcessPoolExecutor

    executor = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), initializer=_begin)
    try:
        yield executor
    except BaseException:
        for process in (getattr(executor, "_processes", None) or {}).values():
            process.kill()
        executor.shutdown(wait=False, cancel_futures=True)
        raise
    executor.shutdown()


def _begin() -> None:
    """In a new process: the terminal's Ctrl-C is for the one that started it, whose end is the end of this one too."""
    with suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    from multiprocessing import parent_process

    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def open_cluster(address: str) -> Iterator[Executor]:
    """Dask's own executor. ``dask+tls://`` takes its certificates from Dask's configuration."""
    parts = _ADDRESS.fullmatch(address)
    if parts is None:
        refuse(
            "executor-unknown", f"{address} names no executor", help="write dask://HOST:PORT, the address of Dask's scheduler"
        )
    try:
        from distributed import Client
    except ImportError:
        message = "the library that talks to a Dask cluster is not installed"
        refuse("dask-extra-missing", message, help="pip install 'slidekit[dask]'")
    try:
        client = Client(f"{'tls' if parts[1] else 'tcp'}://{parts[2]}", timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError, TypeError) as problem:
        said = " ".join(str(problem).split())[:120]
        message = f"no Dask scheduler answers at {parts[2]}: {said}"
        refuse("executor-unreachable", message, help="start one with `dask scheduler`, or build without --executor")
    with client, client.get_executor(pure=False, retries=0) as executor:
        yield executor
