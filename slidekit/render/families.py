"""Which fonts draw a family where it is not installed: those of equal widths first, then any of its class."""

from __future__ import annotations

from functools import cache

from slidekit.text import table_family

TWINS = {
    "Carlito": ("Calibri", "Carlito"),
    "Caladea": ("Cambria", "Caladea"),
    "Liberation Sans": ("Arial", "Liberation Sans", "Arimo", "Helvetica"),
    "Liberation Serif": ("Times New Roman", "Liberation Serif", "Tinos", "Times"),
    "Liberation Mono": ("Courier New", "Liberation Mono", "Cousine", "Courier"),
}
"""The measured families and all that have their widths."""
GENERIC = {"Caladea": "serif", "Liberation Serif": "serif", "Liberation Mono": "monospace"}


@cache
def families(font: str) -> tuple[str, ...]:
    """The font itself, then what may stand in for it, each once; the last is CSS's generic family."""
    measured = table_family(font)
    return tuple(dict.fromkeys((font, *TWINS[measured], GENERIC.get(measured, "sans-serif"))))
