"""The projects of ``sync_projects``, and a built deck of ``sync_decks``."""

from __future__ import annotations

from pathlib import Path

import pytest
from sync_decks import SOURCE, make_deck
from sync_projects import make_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "talk")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The deck of ``sync_decks``, built once; tests copy it before they change it."""
    return make_deck(tmp_path_factory.mktemp("deck") / "talk")


@pytest.fixture
def deck(built: Path, tmp_path: Path) -> Path:
    """A copy of the built deck."""
    path = tmp_path / "talk.pptx"
    path.write_bytes(built.read_bytes())
    return path


@pytest.fixture
def source(built: Path) -> Path:
    """The picture that the deck was built with."""
    return built.parents[1] / SOURCE
