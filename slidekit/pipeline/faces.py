"""The font files of this machine, by family and style: what previews embed; a build of a deck needs none."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

FOLDERS = {
    "linux": ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts"),
    "darwin": ("/Library/Fonts", "/System/Library/Fonts", "/System/Library/Fonts/Supplemental", "~/Library/Fonts"),
    "win32": ("%WINDIR%/Fonts", "%LOCALAPPDATA%/Microsoft/Windows/Fonts"),
}
FILES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "Arial": (("arial",), ("arialbd", "arial bold"), ("ariali", "arial italic"), ("arialbi", "arial bold italic")),
    "Calibri": (
        ("calibri",),
        ("calibrib", "calibri bold"),
        ("calibrii", "calibri italic"),
        ("calibriz", "calibri bold italic"),
    ),
    "Cambria": (
        ("cambria",),
        ("cambriab", "cambria bold"),
        ("cambriai", "cambria italic"),
        ("cambriaz", "cambria bold italic"),
    ),
    "Times New Roman": (
        ("times", "times new roman"),
        ("timesbd", "times new roman bold"),
        ("timesi", "times new roman italic"),
        ("timesbi", "times new roman bold italic"),
    ),
    "Courier New": (
        ("cour", "courier new"),
        ("courbd", "courier new bold"),
        ("couri", "courier new italic"),
        ("courbi", "courier new bold italic"),
    ),
    "DejaVu Sans": (("dejavusans",), ("dejavusans-bold",), ("dejavusans-oblique",), ("dejavusans-boldoblique",)),
    "Segoe UI Symbol": (("seguisym",), (), (), ()),
    "Arial Unicode MS": (("arialuni", "arial unicode"), (), (), ()),
}
"""File names without ending, in small letters: regular, bold, italic, both. Others follow the pattern ``Family-BoldItalic``."""
STYLES = ("regular", "bold", "italic", "bolditalic")
ENDINGS = (".ttf", ".ttc")


@lru_cache(maxsize=1)
def installed() -> Mapping[str, str]:
    """File name without ending, in small letters → path of every TrueType file in the system's and the user's folders."""
    found: dict[str, str] = {}
    for folder in FOLDERS.get(sys.platform, FOLDERS["linux"]):
        for place, _, names in os.walk(Path(os.path.expandvars(folder)).expanduser()):
            for name in sorted(names):
                path = Path(place, name)
                if path.suffix.lower() in ENDINGS:
                    found.setdefault(path.stem.lower(), str(path))
    return found


@lru_cache(maxsize=1)
def fonts_stamp() -> str:
    """One word for all installed font files: another where one came, went or changed."""
    lines = []
    for name, path in sorted(installed().items()):
        try:
            state = Path(path).stat()
        except OSError:
            continue
        lines.append(f"{name} {state.st_size} {state.st_mtime_ns}")
    return sha256("\n".join(lines).encode()).hexdigest()[:16]


def find_font(family: str, bold: bool = False, italic: bool = False) -> bytes | None:
    """The bytes of an installed font file; None where there is none."""
    for stem in _stems(family, bold + 2 * italic):
        path = installed().get(stem)
        if path is not None:
            try:
                return Path(path).read_bytes()
            except OSError:
                continue
    return None


def _stems(family: str, style: int) -> Iterator[str]:
    known = FILES.get(family)
    yield from known[style] if known else ()
    name = family.lower()
    yield f"{name.replace(' ', '')}-{STYLES[style]}"
    if style == 0:
        yield name.replace(" ", "")
