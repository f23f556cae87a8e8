"""The four lectures, built once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from slidekit.pipeline import build, lay_out
from slidekit.scene.scene import Scene

ROOT = Path(__file__).parents[2]
LECTURES = ("buenos-aires", "florida", "las-vegas", "pittsburgh")


@dataclass(frozen=True)
class Lecture:
    """A built lecture: its file and the scene it was written from."""

    path: Path
    scene: Scene


@pytest.fixture(scope="session")
def lecture(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Lecture]:
    """Build a lecture by name, once for the session."""
    out = tmp_path_factory.mktemp("lectures")
    made: dict[str, Lecture] = {}

    def get(name: str) -> Lecture:
        if name not in made:
            spec = ROOT / "decks" / f"{name}.yaml"
            result = build(spec, out=out)
            assert result.ok, result.diagnostics
            scene = lay_out(spec).value
            assert scene is not None
            made[name] = Lecture(Path(result.outputs[0].path), scene)
        return made[name]

    return get
