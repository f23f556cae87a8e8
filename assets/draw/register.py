"""What assets/figures.yaml says of a picture in numbers: read, and written without touching anything else in the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from slidekit.source import Change, edit_yaml, parse_yaml, texts, write_atomic

FIGURES = Path(__file__).resolve().parent.parent / "figures.yaml"
Facts = dict[str, Any]


def _figures() -> dict[str, Any]:
    """Every figure as it is written: all scalars are texts."""
    outcome = parse_yaml(FIGURES.read_bytes(), FIGURES.name)
    if outcome.value is None:
        raise SystemExit("\n".join(f"{each.span}: {each.message}" for each in outcome.diagnostics))
    tree: Any = texts(outcome.value)
    figures: dict[str, Any] = tree["figures"]
    return figures


def files(names: Iterable[str]) -> dict[str, Path]:
    """Where the picture of each figure lies. Ends the program where a figure is not in the register."""
    figures = _figures()
    for name in names:
        if name not in figures:
            raise SystemExit(f"{FIGURES.name} has no figure {name}: write one with file:, alt: and caption: first")
    return {name: FIGURES.parent / figures[name]["file"] for name in names}


def write(found: dict[str, Facts]) -> None:
    """The numbers of these figures, put where they differ; landmarks that are no longer drawn are taken out."""
    data = FIGURES.read_bytes()
    write_atomic(FIGURES, edit_yaml(data, FIGURES.name, list(_changes(found))))


def _changes(found: dict[str, Facts]) -> Iterator[Change]:
    figures = _figures()
    for name, facts in found.items():
        now = figures[name]
        landmarks = {key: _text(place) for key, place in facts["landmarks"].items()}
        if "landmarks" not in now:
            yield Change(("figures", name, "landmarks"), landmarks)
        for key in now.get("landmarks", {}):
            if key not in landmarks:
                yield Change(("figures", name, "landmarks", key), None)
        for key, place in landmarks.items():
            if "landmarks" in now and not _same(now["landmarks"].get(key), place):
                yield Change(("figures", name, "landmarks", key), place)
        if "spacing_mm" in facts and not _same(now.get("spacing_mm"), _text(facts["spacing_mm"])):
            yield Change(("figures", name, "spacing_mm"), _text(facts["spacing_mm"]))


def _text(place: Any) -> Any:
    """Numbers as they are spelled."""
    return [_text(part) for part in place] if isinstance(place, list) else f"{place:g}"


def _same(old: Any, new: Any) -> bool:
    """True where the numbers are equal, however they are spelled."""
    if isinstance(new, list):
        return isinstance(old, list) and len(old) == len(new) and all(map(_same, old, new))
    return isinstance(old, str) and float(old) == float(new)


def spelled(found: dict[str, Facts]) -> str:
    """The numbers as YAML, one landmark on a line."""
    lines = []
    for name, facts in found.items():
        lines.append(f"{name}:")
        lines += [f"  {key}: {value}" for key, value in facts.items() if key != "landmarks"]
        lines.append("  landmarks:")
        lines += [f"    {key}: {place}" for key, place in facts["landmarks"].items()]
    return "\n".join(lines) + "\n"
