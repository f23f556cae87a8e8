"""What PowerPoint shows when a deck is opened: automatic fitting, which it starts only after an edit, taken out of a copy."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path

PARTS = re.compile(r"ppt/(slides|slideLayouts|slideMasters)/[^/]+\.xml")
AUTOMATIC = re.compile(r"<a:(normAutofit|spAutoFit)\b([^>]*?)(/>|>.*?</a:\1>)", re.S)


def switch_off(deck: Path, out: Path) -> int:
    """Copy a deck without automatic fitting; how many text boxes of its slides had asked for it.

    A stored ``fontScale`` is applied by PowerPoint on opening, and LibreOffice computes its own: such a deck is refused.
    """
    asked = 0
    with zipfile.ZipFile(deck) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if PARTS.fullmatch(name):
                text = data.decode("utf-8")
                found = AUTOMATIC.findall(text)
                if any("fontScale" in attributes for _, attributes, _ in found) and "/slides/" in name:
                    raise SystemExit(f"{deck.name}: {name} stores a font scale, which this comparison cannot show")
                asked += len(found) if "/slides/" in name else 0
                data = AUTOMATIC.sub("", text).encode("utf-8")
            target.writestr(name, data)
    return asked


def to_pdf(decks: Sequence[Path], folder: Path) -> list[Path]:
    """Render decks with LibreOffice: one PDF each in ``folder``."""
    profile = (folder / "profile").resolve().as_uri()
    options = [f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    done = subprocess.run(["soffice", *options, *map(str, decks)], capture_output=True, text=True, check=False)
    made = [folder / f"{deck.stem}.pdf" for deck in decks]
    if done.returncode or not all(path.exists() for path in made):
        raise SystemExit(f"LibreOffice could not render the decks: {done.stderr}")
    return made
