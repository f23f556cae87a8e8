"""Fixtures of the proof: a project, its decks rendered once for the session, and LibreOffice with another text resolution."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from shots import DECKS, KINDS, Shot, shoot

from decks import Project, plans

SECONDS = 300


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The folder that all decks of the session live in."""
    return Project(tmp_path_factory.mktemp("proof"))


@pytest.fixture(scope="session")
def proof(project: Project, to_pdf: Callable[[Path], Path]) -> list[Shot]:
    """Every deck with its file and what LibreOffice made of it."""
    found = []
    for plan in plans(DECKS, kinds=KINDS):
        shot = shoot(project, plan, to_pdf)
        print(f"\n{plan.name}: {shot.report.summary()}", *(f"\n  {finding}" for finding in shot.report.findings), end="")
        found.append(shot)
    return found


@pytest.fixture(scope="session")
def to_coarse_pdf(tmp_path_factory: pytest.TempPathFactory, to_pdf: Callable[[Path], Path]) -> Callable[[Path], Path]:
    """``to_pdf`` with text laid out at the 300 dots per inch of LibreOffice's generic printer instead of its usual 600.

    Every letter's width is rounded to twice the grid, so that lines come out up to several points longer or shorter. It is a
    setting of the document and not of PowerPoint's format: the deck goes through an ``.odp`` that has it switched.
    """
    profile = tmp_path_factory.mktemp("libreoffice-coarse").as_uri()

    def convert(path: Path) -> Path:
        program = str(shutil.which("soffice") or shutil.which("libreoffice"))
        out = path.parent / "coarse"
        arguments = [f"-env:UserInstallation={profile}", "--headless", "--convert-to", "odp", "--outdir", str(out), str(path)]
        subprocess.run([program, *arguments], capture_output=True, timeout=SECONDS, check=True)
        plain, switched = out / f"{path.stem}.odp", out / f"{path.stem}-coarse.odp"
        with zipfile.ZipFile(plain) as source, zipfile.ZipFile(switched, "w") as target:
            for entry in source.infolist():
                data = source.read(entry)
                if entry.filename == "settings.xml":
                    assert data.count(b">low-resolution<") == 1
                    data = data.replace(b">low-resolution<", b">disabled<")
                target.writestr(entry, data)
        return to_pdf(switched)

    return convert
