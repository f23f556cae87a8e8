"""``python -m slidekit.media.worker``: opens pictures in a process of its own, which a hostile one may end.

Jobs come on standard input and answers go to standard output, each as one message (``send`` and ``receive``): a JSON head
and bytes. The process ends with its input. Memory and time per job are limited; on Windows only the asker's clock limits.
"""

from __future__ import annotations

import json
import struct
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from typing import IO, Any

from slidekit.core.diagnostics import Diagnostic, Outcome, error

MEMORY = 2 * 2**30
SECONDS = 20
"""Processor time of one job."""
SIZES = struct.Struct("<IQ")
Head = dict[str, Any]


def send(stream: IO[bytes], head: Head, data: bytes) -> None:
    """One message: sizes of head and data, the head as JSON, the data."""
    text = json.dumps(head).encode()
    stream.write(SIZES.pack(len(text), len(data)) + text)
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> tuple[Head, bytes] | None:
    """The next message; None at the end of the stream, also in the middle of a message."""
    start = stream.read(SIZES.size)
    if len(start) < SIZES.size:
        return None
    heads, datas = SIZES.unpack(start)
    text, data = stream.read(heads), stream.read(datas)
    if len(text) < heads or len(data) < datas:
        return None
    return json.loads(text), data


def limit_memory() -> None:
    """At most two gigabytes."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def allow_time(seconds: int = SECONDS) -> None:
    """From here on so much processor time, then the system ends the process."""
    if sys.platform != "win32":
        import resource

        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (int(time.process_time()) + seconds + 1, hard))


def do_cut(data: bytes, options: Head) -> tuple[Head, bytes, tuple[Diagnostic, ...]]:
    """``cut`` as ``slidekit.media.cutting`` has it."""
    from slidekit.media.cutting import cut

    made = cut(
        data,
        crop=_tuple(options["crop"]),
        size=_tuple(options["size"]),
        redact=tuple(tuple(area) for area in options["redact"]),
        background=options["background"],
        name=options["name"],
    )
    if made.value is None:
        return {}, b"", made.diagnostics
    done = made.value
    return {"kind": done.kind, "width": done.width, "height": done.height}, done.data, made.diagnostics


def do_dicom(data: bytes, options: Head) -> tuple[Head, bytes, tuple[Diagnostic, ...]]:
    """``read_dicom``; its picture's pixels are the data."""
    from slidekit.media.dicom import read_dicom

    options["window"] = _tuple(options["window"])
    made = read_dicom(data, **options)
    if made.value is None:
        return {}, b"", made.diagnostics
    facts = asdict(made.value)
    return facts, facts.pop("data"), made.diagnostics


def do_svg(data: bytes, options: Head) -> tuple[Head, bytes, tuple[Diagnostic, ...]]:
    """A cleaned drawing → PNG, ``width`` × ``height`` pixels."""
    from slidekit.media.svg import draw

    return {}, draw(data, options["width"], options["height"]), ()


JOBS: dict[str, Callable[[bytes, Head], tuple[Head, bytes, tuple[Diagnostic, ...]]]] = {
    "cut": do_cut,
    "dicom": do_dicom,
    "svg": do_svg,
}


def answer(head: Head, data: bytes) -> tuple[Head, bytes]:
    """Do one job: ``value`` (None without one) and ``findings`` in the head, bytes beside it."""
    allow_time()
    options = head["options"]
    try:
        value, made, found = JOBS[head["job"]](data, options)
    except MemoryError:
        message = f"{options['name']} needs more than {MEMORY // 2**30} GB of memory to open"
        value, made = {}, b""
        found = (error("picture-too-heavy", message, None, "make it smaller, or save it again from its source"),)
    except Exception as problem:  # decoders raise whatever they please; what they say may quote the file
        message = f"{options['name']} cannot be decoded ({type(problem).__name__})"
        value, made = {}, b""
        found = (error("broken-picture", message, None, "save it again from its source"),)
    usable = not any(finding.is_error for finding in found)
    return {"value": value if usable else None, "findings": [asdict(finding) for finding in found]}, made


def restore(head: Head) -> Outcome[Head]:
    """The asker's side of ``answer``: facts and findings, which have no place yet."""
    return Outcome(head["value"], tuple(Diagnostic(**finding) for finding in head["findings"]))


def _tuple(value: list[Any] | None) -> Any:
    return None if value is None else tuple(value)


def main() -> None:
    limit_memory()
    while (message := receive(sys.stdin.buffer)) is not None:
        send(sys.stdout.buffer, *answer(*message))


if __name__ == "__main__":
    main()
