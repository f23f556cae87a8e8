"""A DICOM file → a picture for ``assets/`` and the lines that describe it in ``figures.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from slidekit.core.diagnostics import Outcome, Span
from slidekit.media.dicom_pixels import Window
from slidekit.media.isolation import WORKERS


@dataclass(frozen=True, slots=True)
class Imported:
    """``data`` is a PNG for ``file`` (``hip.png``, named after the figure alone); ``lines`` is YAML for ``figures:``."""

    data: bytes
    file: str
    width: int
    height: int
    lines: str


def import_dicom(
    data: bytes,
    figure: str,
    *,
    window: Window | None = None,
    frame: int | None = None,
    flip: bool = False,
    overlays: bool = False,
    reviewed: bool = False,
    name: str = "the picture",
    span: Span | None = None,
) -> Outcome[Imported]:
    """``read_dicom`` in a process of its own, within limits of memory and time; the figure's id is ``figure``.

    Of the file's attributes only pixel spacing, kind of picture, side and orientation are in the result.
    Errors: those of ``read_dicom``, and ``picture-too-heavy``.
    """
    options = {
        "window": window, "frame": frame, "flip": flip, "overlays": overlays, "reviewed": reviewed, "name": name,
    }  # fmt: skip
    outcome = WORKERS.ask("dicom", data, options, span)
    if outcome.value is None:
        return Outcome(None, outcome.diagnostics)
    facts, png = outcome.value
    file = f"{figure}.png"
    lines = [f"  {figure}:", f"    file: {file}"]
    lines += [f"    kind: {facts['kind']}"] if facts["kind"] else ["    # kind: radiograph, fluoroscopy, ultrasound …"]
    lines += ["    # alt: what one sees (required)", "    # view: AP, lateral, oblique 40°"]
    if facts["side"]:
        lines.append(f"    side: {facts['side']}  # as the file says; look at the picture's own marker")
    if facts["edges"]:
        lines.append(f"    orient: {{{', '.join(f'{edge}: {facing}' for edge, facing in facts['edges'])}}}")
    if facts["spacing_mm"]:
        across, down = (f"{side:.6g}" for side in facts["spacing_mm"])
        where = "  # at the detector; the body is magnified" if facts["at_detector"] else ""
        lines.append(f"    spacing_mm: [{across}, {down}]{where}")
    lines += [
        "    # once somebody has looked at every corner of the picture:",
        f"    # review: {{by: initials, date: the day, sha256: {sha256(png).hexdigest()}}}",
    ]
    made = Imported(png, file, facts["width"], facts["height"], "\n".join(lines) + "\n")
    return Outcome(made, outcome.diagnostics)
