"""Where a project begins, and the folder in it that nobody needs to keep."""

from __future__ import annotations

import os

DECKS = "decks"
FIGURES = "assets/figures.yaml"
FOLDER = ".slidekit"
SWITCH = "SLIDEKIT_CACHE"
OFF = "off"


def project_of(start: str) -> str:
    """The nearest folder from ``start`` (a file or folder) upwards with ``decks/`` or ``assets/figures.yaml``.

    Without one, the folder of ``start`` itself. Absolute, links resolved.
    """
    own = os.path.realpath(start if os.path.isdir(start) else os.path.dirname(start) or ".")
    folder = own
    while True:
        if is_project(folder):
            return folder
        above = os.path.dirname(folder)
        if above == folder:
            return own
        folder = above


def is_project(folder: str) -> bool:
    """Whether a project begins here."""
    return os.path.isdir(os.path.join(folder, DECKS)) or os.path.isfile(os.path.join(folder, FIGURES))


def cache_folder(root: str) -> str | None:
    """The project's ``.slidekit``; None where caching is switched off or a link stands in its place."""
    folder = os.path.join(root, FOLDER)
    if os.environ.get(SWITCH) == OFF or os.path.islink(folder):
        return None
    return folder


def make_folder(folder: str) -> bool:
    """Make ``.slidekit``, for its owner alone and ignored by git; False where the project cannot be written to."""
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        ignore = os.path.join(folder, ".gitignore")
        if not os.path.exists(ignore):
            with open(ignore, "w", encoding="utf-8") as file:
                file.write("*\n")
    except OSError:
        return False
    return True
