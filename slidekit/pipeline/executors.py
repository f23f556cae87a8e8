"""Where decks are made: in this process, in several of this machine, or on the machines of a Dask cluster.

One seam: ``concurrent.futures.Executor``. Whatever takes the tasks, the same decks come back, in the order of the tasks.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import re
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager, suppress

from slidekit.core.diagnostics import refuse
from slidekit.pipeline.cache import identity
from slidekit.pipeline.work import Done, Task, crashed, work, work_apart

DECK, SLIDE = 0.05, 0.012
"""Seconds that a deck takes, and each of its slides."""
ALONE, APART = 0.85, 1.2
"""Parts of these that pass when one process works, whose pictures have threads, and when several do, who share less."""
START = 0.3
"""Seconds that several processes must gain at least, for their start."""
_ADDRESS = re.compile(r"dask(\+tls)?://([\w.\-\[\]:]+:\d+)")
PATIENCE = 10
"""Seconds to wait for a scheduler."""


def cores() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def processes_for(tasks: Sequence[Task], most: int) -> int:
    """How many processes are worth their start: 1 where the decks are few or small, or were made in Python."""
    if any(not isinstance(task.job.source, str) for task in tasks):
        return 1
    count = min(most, len(tasks))
    alone = sum(DECK + SLIDE * task.slides for task in tasks)
    return count if count > 1 and alone * (ALONE - APART / count) > START else 1


def carry_out(tasks: Sequence[Task], most: int, address: str | None) -> Iterator[tuple[int, Done]]:
    """Make every deck; each comes with the index of its task as soon as it is finished.

    Raises Refused: ``executor-unknown``, ``executor-unreachable``, ``dask-extra-missing``.
    """
    if address is not None:
        with open_cluster(address) as executor:
            yield from _through(executor, list(enumerate(tasks)))
        return
    count = processes_for(tasks, most)
    if count > 1:
        yield from _in_processes(tasks, count)
        return
    from slidekit.pipeline.pictures import PictureStore  # Pillow and the rest are loaded where a deck is made

    with PictureStore() as pictures:
        for index, task in enumerate(tasks):
            yield index, work(task, pictures)


def _in_processes(tasks: Sequence[Task], count: int) -> Iterator[tuple[int, Done]]:
    left = dict(enumerate(tasks))
    with open_processes(count) as executor, suppress(BrokenExecutor):
        for index, done in _through(executor, list(left.items())):
            del left[index]
            yield index, done
    for index, task in left.items():
        # a process broke down, and took all with it that was not finished: one by one they show which deck it was
        with open_processes(1) as executor:
            try:
                yield next(_through(executor, [(index, task)]))
            except BrokenExecutor:
                yield index, Done(crashed(task, "its process ended without an answer"))


def _through(executor: Executor, tasks: Sequence[tuple[int, Task]]) -> Iterator[tuple[int, Done]]:
    """Through any executor. BrokenExecutor goes on to the caller; any other failure is that deck's."""
    sender = identity()
    futures: dict[Future[Done], tuple[int, Task]] = {}
    for index, task in _dealt(tasks):
        futures[executor.submit(work_apart, task, sender)] = (index, task)
    for future in as_completed(futures):
        index, task = futures[future]
        try:
            done = future.result()
        except BrokenExecutor:
            raise
        except Exception as failure:
            done = Done(crashed(task, f"{type(failure).__name__}: {failure}"))
        yield index, done


def _dealt(tasks: Sequence[tuple[int, Task]]) -> list[tuple[int, Task]]:
    """Turn by turn from each deck: its first file cuts the pictures that its others find cut, so they do not start together."""
    turns: dict[str, int] = {}
    order = []
    for place, (_, task) in enumerate(tasks):
        turns[task.name] = turns.get(task.name, -1) + 1
        order.append((turns[task.name], place))
    return [tasks[place] for _, place in sorted(order)]


@contextmanager
def open_processes(count: int) -> Iterator[ProcessPoolExecutor]:
    """So many fresh processes, the same on every system. They end with this one, however it ends."""
    executor = ProcessPoolExecutor(count, multiprocessing.get_context("spawn"), initializer=_begin)
    try:
        yield executor
    except BaseException:
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
    parent = multiprocessing.parent_process()
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
