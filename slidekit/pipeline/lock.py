"""``slidekit.lock``: what was submitted. Each output with its digest, its slides and its figures; and all versions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from slidekit.core.diagnostics import Diagnostic, error, refuse
from slidekit.core.frozen import dataclass
from slidekit.pipeline.cache import versions
from slidekit.pipeline.comparing import compare, tell_changes
from slidekit.pipeline.contents import SlideContent
from slidekit.pipeline.made import Made, content_data, content_from
from slidekit.source import write_atomic

LOCK = "slidekit.lock"
FORM = 1
LARGEST = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Locked:
    """An output as it was locked. ``venue`` and ``language`` are None where none was asked for."""

    spec: str
    venue: str | None
    language: str | None
    digest: str
    figures: Mapping[str, str]
    slides: tuple[SlideContent, ...]


@dataclass(frozen=True, slots=True)
class Lock:
    """The outputs by the names of their files, and the versions with which the last of them were locked."""

    outputs: Mapping[str, Locked]
    versions: Mapping[str, str]


def read_lock(root: Path) -> Lock:
    """Raises Refused: ``lock-missing``, ``lock-broken``."""
    path = root / LOCK
    try:
        if path.stat().st_size > LARGEST:
            raise ValueError("too large")
        said = json.loads(path.read_bytes())
        if said["slidekit lock"] != FORM:
            raise ValueError("another form")
        outputs = {name: _output(each) for name, each in said["outputs"].items()}
        return Lock(outputs, {str(name): str(each) for name, each in said["versions"].items()})
    except OSError:
        refuse("lock-missing", f"there is no {LOCK} in {root}", help="write it with `slidekit build --lock`")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        help = "take it from your version control, or write it anew with `slidekit build --lock`"
        refuse("lock-broken", f"{path} is not a lock file that this version reads", help=help)


def write_lock(root: Path, made: Mapping[str, Locked]) -> Path:
    """Lock these outputs; others that were locked before stay so. Raises Refused as ``write_atomic`` does."""
    outputs: dict[str, Locked] = {}
    if (root / LOCK).exists():
        outputs.update(read_lock(root).outputs)
    outputs.update(made)
    said = {
        "slidekit lock": FORM,
        "versions": dict(sorted(_all_versions().items())),
        "outputs": {name: _output_data(each) for name, each in sorted(outputs.items())},
    }
    write_atomic(root / LOCK, (json.dumps(said, indent=1, ensure_ascii=False) + "\n").encode())
    return root / LOCK


def lock_of(made: Made, spec: str, venue: str | None, language: str | None) -> Locked:
    """A finished deck as it is locked."""
    return Locked(spec, venue, language, made.digest, dict(sorted(made.figures)), made.contents)


def differs(name: str, made: Made, lock: Lock) -> Diagnostic | None:
    """``locked-differs``, in words, where a deck is not as it was locked."""
    help = "take the change back, or lock anew with `slidekit build --lock`"
    former = lock.outputs.get(name)
    if former is None:
        return error("locked-differs", f"{name} is not in {LOCK}", made.span, help)
    words = tell_difference(made, former, lock.versions)
    return error("locked-differs", f"{name} is not as it was locked: {words}", made.span, help) if words else None


def tell_difference(made: Made, former: Locked, past: Mapping[str, str]) -> str:
    """What changed since, empty for nothing: slide by slide, else the versions that differ."""
    if made.digest == former.digest:
        return ""
    words = tell_changes(compare(former.slides, made.contents, look=True))
    now = _all_versions()
    moved = [f"{name} {past.get(name, 'none')} → {now.get(name, 'none')}" for name in sorted({*past, *now})]
    moved = [each for each in moved if each.split(" ", 1)[1].split(" → ")[0] != each.split(" → ")[1]]
    if not words:
        words = "every slide says and shows the same; the rest of the file differs"
    return words + (f" (made with {', '.join(moved)})" if moved else "")


def _all_versions() -> dict[str, str]:
    from slidekit import __version__

    return {"slidekit": __version__, **versions()}


def _output(said: Mapping[str, Any]) -> Locked:
    slides = tuple(content_from(each) for each in said["slides"])
    return Locked(said["spec"], said["venue"], said["language"], said["digest"], dict(said["figures"]), slides)


def _output_data(output: Locked) -> dict[str, Any]:
    return {
        "spec": output.spec,
        "venue": output.venue,
        "language": output.language,
        "digest": output.digest,
        "figures": dict(output.figures),
        "slides": [content_data(slide) for slide in output.slides],
    }
