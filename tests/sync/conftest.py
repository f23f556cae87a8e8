"""The projects of ``sync_projects``."""

from __future__ import annotations

from pathlib import Path

import pytest
from sync_projects import make_project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_project(tmp_path / "talk")
