"""DICOM files → the pixels of one frame as PNG, and nothing else of the file. The extra ``dicom``: pydicom and NumPy.

pydicom quotes values of attributes in what it raises and warns; neither is ever passed on.
"""

from __future__ import annotations

import logging
import warnings
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image

from slidekit.core.diagnostics import Diagnostic, Outcome, Refused, Severity, Span, refuse, warning
from slidekit.media.dicom_pixels import Facts, Window, colour, grey, number
from slidekit.media.dicom_private import burnt_in, private_fields
from slidekit.media.opening import MAX_EDGE, MAX_PIXELS

KINDS = {
    "CR": "radiograph", "DX": "radiograph", "MG": "radiograph", "IO": "radiograph", "PX": "radiograph",
    "XA": "fluoroscopy", "RF": "fluoroscopy", "US": "ultrasound", "CT": "ct", "MR": "mri",
    "SM": "micrograph", "GM": "micrograph", "ES": "photograph", "XC": "photograph", "OP": "photograph",
}  # fmt: skip
"""Modality → kind of figure."""
AWAY = {"R": "L", "L": "R", "A": "P", "P": "A", "H": "F", "F": "H"}
"""Directions of the body and those that lie opposite."""
GREY = ("MONOCHROME1", "MONOCHROME2")
AGAIN = "export it from the viewer again, as an uncompressed DICOM file"


@dataclass(frozen=True, slots=True)
class Frame:
    """``data`` is a PNG of ``width`` × ``height`` pixels, 8-bit grey or RGB, without metadata; white is high.

    ``kind`` is the figure's, where the type of device tells; ``spacing_mm`` is (x, y) millimetres per pixel, at the detector
    where ``at_detector``; ``window`` says whose it was: ``given file table range``, or ``colour``; ``frame`` counts from 1.
    ``side`` (``L`` or ``R``) is which of a pair is shown, ``edges`` which direction of the body lies at the picture's ``left``
    and ``top`` edges (``R L A P H F``), as far as the file says; ``flip`` is taken into account.
    ``private`` names the attributes, without values, that can identify somebody; none of them is in ``data``.
    """

    data: bytes
    width: int
    height: int
    kind: str | None
    spacing_mm: tuple[float, float] | None
    at_detector: bool
    window: str
    frame: int
    frames: int
    private: tuple[str, ...]
    side: str | None = None
    edges: tuple[tuple[str, str], ...] = ()


def read_dicom(
    data: bytes,
    *,
    window: Window | None = None,
    frame: int | None = None,
    flip: bool = False,
    overlays: bool = False,
    reviewed: bool = False,
    name: str = "the picture",
    span: Span | None = None,
) -> Outcome[Frame]:
    """One frame as one sees it: rescaled, windowed (``window``: centre, width; else the file's), normal polarity, 8 bits.

    ``frame`` counts from 1 and must be given where there are several; ``flip`` mirrors left to right; ``overlays`` burns the
    planes 60xx in white; ``reviewed``: somebody has looked for text in the pixels. Decoders of compressed files are native
    code: for files of unknown origin use ``import_dicom``, which reads in a process of its own.
    Errors: ``dicom-extra-missing broken-picture dicom-without-picture picture-too-large dicom-compressed dicom-frame
    burnt-in-text``. Warnings: ``dicom-mirrored dicom-no-window dicom-overlays``; note: ``dicom-private-fields``.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            dataset = _open(data, name, span)
            count, chosen = _frame(dataset, frame, name, span)
            _review(dataset, name, span, reviewed=reviewed, overlays=overlays)
            try:
                return _finish(dataset, window, chosen, count, name, span, flip=flip, overlays=overlays)
            except (Refused, MemoryError):
                raise
            except Exception as problem:  # damaged files raise whatever they please, and quote themselves
                fact = f"{name} cannot be decoded: its pixels do not fit its own description ({type(problem).__name__})"
                refuse("broken-picture", fact, span, AGAIN)
    except Refused as refused:
        return Outcome(None, refused.diagnostics)


def _open(data: bytes, name: str, span: Span | None) -> Any:
    try:
        import numpy  # noqa: F401
        import pydicom
    except ImportError:
        message = f"{name} is DICOM, and the libraries that read it are not installed"
        refuse("dicom-extra-missing", message, span, "run: pip install 'slidekit[dicom]'")
    logging.getLogger("pydicom").disabled = True
    try:
        dataset = pydicom.dcmread(BytesIO(data))
        sizes = [int(dataset.get(key, 0) or 0) for key in ("Rows", "Columns")]
        found = "PixelData" in dataset
    except MemoryError:
        raise
    except Exception as problem:
        refuse("broken-picture", f"{name} is no whole DICOM file ({type(problem).__name__})", span, AGAIN)
    if not found or min(sizes) < 1 or "PhotometricInterpretation" not in dataset:
        message = f"{name} holds no picture; DICOM files may also hold reports, plans or directories"
        refuse("dicom-without-picture", message, span, "import the file of the picture itself")
    if sizes[0] * sizes[1] > MAX_PIXELS or max(sizes) > MAX_EDGE:
        fact = f"{name} is {sizes[1]:,} × {sizes[0]:,} pixels; at most {MAX_PIXELS // 10**6} megapixels are read"
        refuse("picture-too-large", fact, span, "export a smaller picture from the viewer")
    _check_coding(dataset, name, span)
    return dataset


def _check_coding(dataset: Any, name: str, span: Span | None) -> None:
    """Whether the installed libraries can unpack the pixels."""
    from pydicom.pixels import get_decoder
    from pydicom.uid import UID

    syntax = UID(str(getattr(dataset.file_meta, "TransferSyntaxUID", "") or ""))
    if not syntax:
        refuse("broken-picture", f"{name} does not say how its pixels are coded", span, AGAIN)
    coding = syntax.name if syntax.is_transfer_syntax and not syntax.is_private else "an unknown method"
    try:
        able = get_decoder(syntax).is_available
    except NotImplementedError:
        able = False
    if not able:
        message = f"{name} is compressed by {coding}, which the installed libraries cannot unpack"
        refuse("dicom-compressed", message, span, "export it uncompressed, or install the pydicom plugin for it")


def _frame(dataset: Any, frame: int | None, name: str, span: Span | None) -> tuple[int, int]:
    """How many frames, and the index of the one that is meant."""
    count = max(1, int(number(dataset.get("NumberOfFrames")) or 1))
    if frame is None and count > 1:
        refuse("dicom-frame", f"{name} holds {count} frames, and none is named", span, f"name one from 1 to {count}")
    chosen = 1 if frame is None else frame
    if not 1 <= chosen <= count:
        refuse("dicom-frame", f"{name} has no frame {chosen}; it holds {count}", span, f"name one from 1 to {count}")
    return count, chosen - 1


def _review(dataset: Any, name: str, span: Span | None, *, reviewed: bool, overlays: bool) -> None:
    reason = burnt_in(dataset)
    if overlays and _planes(dataset):
        reason = reason or "has overlays that are to be burnt in, and overlays often are text"
    if reason and not reviewed:
        help = "look at every corner of it in a viewer, then import it with --reviewed; cover text with redact: in figures.yaml"
        refuse("burnt-in-text", f"{name} {reason}", span, help)


def _finish(
    dataset: Any, window: Window | None, index: int, count: int, name: str, span: Span | None, *, flip: bool, overlays: bool
) -> Outcome[Frame]:
    from pydicom.pixels import pixel_array

    values = pixel_array(dataset, index=index)
    facts, found = Facts(dataset, index), []
    if str(dataset.PhotometricInterpretation) in GREY:
        shown, by = grey(values, facts, window)
    else:
        shown, by = colour(values, dataset), "colour"
    if by == "range":
        message = f"{name} has no window of its own; it is shown from its darkest to its brightest pixel"
        found.append(warning("dicom-no-window", message, span, "give a window: centre and width"))
    if _planes(dataset) and not overlays:
        message = f"{name} has {len(_planes(dataset))} overlays, which are left out"
        found.append(warning("dicom-overlays", message, span, "burn them in only if they are no text"))
    elif overlays:
        _burn(shown, dataset, index)
    towards = dataset.get("PatientOrientation") or []
    if not flip and len(towards) == 2 and (str(towards[0]), str(towards[1])) in (("R", "F"), ("R", "H")):
        message = f"{name} is stored mirrored: the patient's right lies at the right edge"
        found.append(warning("dicom-mirrored", message, span, "flip it, and look whether its side marker reads right"))
    picture = Image.fromarray(shown)
    picture = picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT) if flip else picture
    sink = BytesIO()
    picture.save(sink, "PNG", compress_level=6)
    private = private_fields(dataset)
    if private:
        found.append(_note(private, name, span))
    spacing, at_detector = _spacing(facts)
    kind = KINDS.get(str(dataset.get("Modality", "")).strip().upper())
    made = Frame(
        sink.getvalue(),
        *picture.size,
        kind,
        spacing,
        at_detector,
        by,
        index + 1,
        count,
        private,
        _side(dataset),
        _edges(dataset, flip),
    )
    return Outcome(made, tuple(found))


def _side(dataset: Any) -> str | None:
    """``L`` or ``R`` of one of a pair; None for both, for neither, and where the file is silent."""
    said = {str(dataset.get(key) or "").strip().upper() for key in ("ImageLaterality", "Laterality")} & {"L", "R"}
    return said.pop() if len(said) == 1 else None


def _edges(dataset: Any, flip: bool) -> tuple[tuple[str, str], ...]:
    """The left and top edges: rows and columns run towards what PatientOrientation says. Oblique directions are left out."""
    towards = [str(each).strip().upper() for each in dataset.get("PatientOrientation") or []]
    if len(towards) != 2 or any(each not in AWAY for each in towards):
        return ()
    across = towards[0] if flip else AWAY[towards[0]]
    return ("left", across), ("top", AWAY[towards[1]])


def _note(private: tuple[str, ...], name: str, span: Span | None) -> Diagnostic:
    shown = ", ".join(private[:8]) + (f" and {len(private) - 8} more" if len(private) > 8 else "")
    message = f"{name} carries {len(private)} fields that can identify somebody; none is in the picture: {shown}"
    return Diagnostic("dicom-private-fields", Severity.INFO, message, span, "keep the DICOM file out of the project")


def _planes(dataset: Any) -> list[int]:
    """Groups 60xx that hold an overlay of their own."""
    return [group for group in range(0x6000, 0x6020, 2) if (group, 0x3000) in dataset]


def _burn(shown: Any, dataset: Any, index: int) -> None:
    """Overlays in white; their origin (row, column) counts from 1 and may lie outside."""
    for group in _planes(dataset):
        plane = dataset.overlay_array(group)
        if plane.ndim == 3:
            first = int(number((dataset.get((group, 0x0051)) or _Nothing).value) or 1) - 1
            if not 0 <= index - first < len(plane):
                continue
            plane = plane[index - first]
        origin = (dataset.get((group, 0x0050)) or _Nothing).value or (1, 1)
        top, left = int(origin[0]) - 1, int(origin[1]) - 1
        part = plane[max(0, -top) :, max(0, -left) :]
        view = shown[max(0, top) :, max(0, left) :]
        rows, columns = min(part.shape[0], view.shape[0]), min(part.shape[1], view.shape[1])
        view[:rows, :columns][part[:rows, :columns] > 0] = 255


class _Nothing:
    value: Any = None


def _spacing(facts: Facts) -> tuple[tuple[float, float] | None, bool]:
    """Millimetres per pixel as (x, y), and True where they hold at the detector only; DICOM writes rows first."""
    for holder, key in ((facts.of("PixelMeasuresSequence"), "PixelSpacing"), (facts.dataset, "ImagerPixelSpacing")):
        both = holder.get(key)
        if both and len(both) == 2:
            down, across = number(both[0]), number(both[1])
            if down and across and down > 0 and across > 0:
                return (across, down), key == "ImagerPixelSpacing"
    return None, False
