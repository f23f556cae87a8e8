"""Pictures opened by processes of their own: what kills one of them is a finding, and the next job gets a fresh one."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Timer
from typing import Any

from slidekit.core.diagnostics import Outcome, Severity, Span, error
from slidekit.media.worker import SECONDS, Head, receive, restore, send

HOUSE = Path(__file__).parents[2]
"""Where the package lies."""
PATIENCE = SECONDS + 10
"""Seconds by the clock that one job may take; a busy machine gives it less of the processor."""


class Worker:
    """One process, started with the first job and again after it was ended. For one thread at a time."""

    def __init__(self) -> None:
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> subprocess.Popen[bytes]:
        """The living process; starting takes its 100 ms beside whatever the caller does next."""
        if self.process is None or self.process.poll() is not None:
            places = [path for path in sys.path if Path(path).is_absolute()]
            environment = {
                **os.environ,
                "PYTHONPATH": os.pathsep.join([*places, str(HOUSE)]),
                "OPENBLAS_NUM_THREADS": "1",  # each further thread would reserve memory that the limit counts
                "OMP_NUM_THREADS": "1",
            }
            # -P: a file json.py in the current folder, which may be somebody else's project, must not be imported
            command = [sys.executable, "-P", "-m", "slidekit.media.worker"]
            pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
            self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=nowhere, env=environment)
        return self.process

    def ask(
        self, job: str, data: bytes, options: Head, span: Span | None = None, *, patience: float = PATIENCE
    ) -> Outcome[tuple[Head, bytes]]:
        """Facts and bytes of one job; ``options`` has the file's ``name``, ``span`` goes into every finding.

        Errors: those of the job, ``picture-too-heavy`` after ``patience`` seconds or too much processor time or memory,
        ``broken-picture`` where the process breaks down.
        """
        process = self.start()
        assert process.stdin is not None
        assert process.stdout is not None
        late = Event()
        timer = Timer(patience, _stop, (process, late))
        timer.daemon = True
        timer.start()
        try:
            send(process.stdin, {"job": job, "options": options}, data)
            got = receive(process.stdout)
        except OSError:
            got = None
        finally:
            timer.cancel()
        if got is None:
            return self._mourn(options["name"], span, patience, late=late.is_set())
        outcome = restore(got[0])
        found = tuple(replace(finding, severity=Severity(finding.severity), span=span) for finding in outcome.diagnostics)
        return Outcome(None if outcome.value is None else (outcome.value, got[1]), found)

    def close(self) -> None:
        """End the process."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            for stream in (self.process.stdin, self.process.stdout):
                assert stream is not None
                try:
                    stream.close()
                except OSError:  # what a dead process did not take is still in the buffer
                    continue
            self.process = None

    def _mourn(self, name: str, span: Span | None, patience: float, *, late: bool) -> Outcome[Any]:
        assert self.process is not None
        code = -9 if late else self.process.wait()
        self.close()
        if late or code == -24:  # SIGXCPU
            took = f"{patience:.0f} seconds" if late else f"{SECONDS} seconds of processor time"
            message = f"opening {name} takes longer than {took}"
            return Outcome(None, (error("picture-too-heavy", message, span, "make it smaller, or save it again"),))
        message = f"opening {name} ends the program that opens it (exit code {code})"
        return Outcome(None, (error("broken-picture", message, span, "save it again from its source"),))


def _stop(process: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    process.kill()


class Workers:
    """Idle workers of this process; as many as were ever needed at once. For many threads."""

    def __init__(self) -> None:
        self.idle: SimpleQueue[Worker] = SimpleQueue()

    def ask(
        self, job: str, data: bytes, options: Head, span: Span | None = None, *, patience: float = PATIENCE
    ) -> Outcome[tuple[Head, bytes]]:
        """As ``Worker.ask``, by an idle worker or a new one."""
        worker = self.take()
        try:
            return worker.ask(job, data, options, span, patience=patience)
        finally:
            self.idle.put(worker)

    def take(self) -> Worker:
        try:
            return self.idle.get_nowait()
        except Empty:
            return Worker()

    def warm(self) -> None:
        """Start one worker, to be ready when it is asked."""
        worker = self.take()
        worker.start()
        self.idle.put(worker)


WORKERS = Workers()
"""They end with this process, whose end closes their input."""
