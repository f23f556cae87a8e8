"""LibreOffice as a second opinion: a PowerPoint file to PDF, in a profile of its own that is thrown away."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from slidekit.core.diagnostics import refuse

SECONDS = 300
"""A deck that takes longer is given up."""
_ALL_SLIDES = json.dumps({"ExportHiddenSlides": {"type": "boolean", "value": "true"}})


def find_office() -> str | None:
    """LibreOffice's program; None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def office_pdf(package: bytes, name: str) -> bytes:
    """The pages that LibreOffice makes of a PowerPoint file, hidden slides too. ``name`` is what findings call it.

    Raises Refused: ``libreoffice-missing``, ``libreoffice-failed``.
    """
    program = find_office()
    if program is None:
        help = "install LibreOffice; the deck's spec is rendered without it: slidekit render SPEC"
        refuse("libreoffice-missing", f"{name} cannot be rendered: there is no LibreOffice here", help=help)
    with tempfile.TemporaryDirectory(prefix="slidekit-office-") as place:
        folder = Path(place)
        (folder / "deck.pptx").write_bytes(package)
        arguments = [
            program,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            f"pdf:impress_pdf_Export:{_ALL_SLIDES}",
            "--outdir",
            place,
            str(folder / "deck.pptx"),
        ]
        try:
            done = subprocess.run(arguments, capture_output=True, text=True, timeout=SECONDS, check=False)
            said = " ".join((done.stderr or done.stdout).split())[-160:]
        except subprocess.TimeoutExpired:
            said = f"it takes longer than {SECONDS} seconds"
        except OSError as problem:
            said = str(problem.strerror)
        made = folder / "deck.pdf"
        if not made.is_file():
            help = "open the file in LibreOffice to see what it says, or render the deck's spec"
            refuse("libreoffice-failed", f"LibreOffice made no PDF of {name}: {said or 'it gave no reason'}", help=help)
        return made.read_bytes()
