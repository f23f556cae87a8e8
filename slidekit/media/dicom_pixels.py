"""DICOM pixel values → 8-bit grey or RGB, as a viewer shows them. NumPy and pydicom are imported when they are used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

Window = tuple[float, float]
"""Centre and width, in the units after rescaling (Hounsfield units for CT)."""


class Facts:
    """Attributes of one frame: its own functional groups first, then the shared ones, then the file's."""

    def __init__(self, dataset: Any, frame: int) -> None:
        self.dataset = dataset
        own = list(dataset.get("PerFrameFunctionalGroupsSequence") or [])
        shared = list(dataset.get("SharedFunctionalGroupsSequence") or [])
        self.groups = [*own[frame : frame + 1], *shared[:1]]

    def of(self, group: str) -> Any:
        """The dataset that holds the attributes of a functional group."""
        for holder in self.groups:
            found = holder.get(group)
            if found:
                return found[0]
        return self.dataset


def number(value: Any) -> float | None:
    """A tag's (first) number; None for none or none that is finite."""
    several = isinstance(value, Sequence) and not isinstance(value, str | bytes)
    try:
        found = float(value[0] if several else value)
    except (TypeError, ValueError, IndexError):
        return None
    return found if abs(found) < 1e12 else None


def grey(values: Any, facts: Facts, window: Window | None) -> tuple[Any, str]:
    """Stored values of one monochrome frame, rows × columns → uint8, white is high; and whose window it was:
    ``given``, ``file``, ``table`` (the file's look-up table) or ``range`` (darkest to brightest pixel)."""
    import numpy

    dataset = facts.dataset
    stored = int(dataset.get("BitsStored", 16))
    if not dataset.get("PixelRepresentation", 0) and stored < int(dataset.get("BitsAllocated", 16)):
        values = values & ((1 << stored) - 1)  # old devices keep overlays in the bits above
    padding = values == dataset.PixelPaddingValue if isinstance(dataset.get("PixelPaddingValue"), int) else None
    levels = _rescale(values, facts)
    voi = facts.of("FrameVOILUTSequence")
    own = number(voi.get("WindowCenter")), number(voi.get("WindowWidth"))
    if window is not None:
        shown, by = _linear(levels, *window, exact=False), "given"
    elif own[0] is not None and own[1] is not None and own[1] > 0:
        shown, by = _by_function(levels, own[0], own[1], str(voi.get("VOILUTFunction", "LINEAR"))), "file"
    elif voi.get("VOILUTSequence"):
        shown, by = _by_table(levels, voi), "table"
    else:
        inside = levels if padding is None or padding.all() else levels[~padding]
        low, high = float(inside.min()), float(inside.max())
        shown, by = (levels - low) / max(high - low, 1e-9), "range"
    done = numpy.rint(numpy.clip(numpy.nan_to_num(shown), 0, 1) * 255).astype(numpy.uint8)
    if padding is not None:
        done[padding] = 255 if _inverted(dataset) else 0  # black once the polarity is put right
    return (255 - done if _inverted(dataset) else done), by


def colour(values: Any, dataset: Any) -> Any:
    """Colours or palette indices of one frame → uint8, rows × columns × 3."""
    import numpy

    bits = int(dataset.get("BitsStored", 8))
    if str(dataset.PhotometricInterpretation) == "PALETTE COLOR":
        from pydicom.pixels import apply_color_lut

        values = apply_color_lut(values, dataset)
        bits = values.dtype.itemsize * 8
        if bits == 16 and int(values.max()) < 256:
            bits = 8
    shown = values[..., :3]
    return shown.astype(numpy.uint8) if bits == 8 else (shown.astype(numpy.float64) * (255 / (2**bits - 1))).astype(numpy.uint8)


def _inverted(dataset: Any) -> bool:
    return str(dataset.PhotometricInterpretation) == "MONOCHROME1"


def _rescale(values: Any, facts: Facts) -> Any:
    import numpy

    holder = facts.of("PixelValueTransformationSequence")
    if holder.get("ModalityLUTSequence"):
        from pydicom.pixels import apply_modality_lut

        return apply_modality_lut(values, holder).astype(numpy.float64)
    slope, intercept = number(holder.get("RescaleSlope")), number(holder.get("RescaleIntercept"))
    levels = values.astype(numpy.float64)
    return levels if slope is None or intercept is None else levels * slope + intercept


def _by_function(levels: Any, centre: float, width: float, function: str) -> Any:
    import numpy

    if function == "SIGMOID":
        return 1 / (1 + numpy.exp(numpy.clip(-4 * (levels - centre) / width, -60, 60)))
    return _linear(levels, centre, width, exact=function == "LINEAR_EXACT")


def _linear(levels: Any, centre: float, width: float, *, exact: bool) -> Any:
    """PS3.3 C.11.2.1.2: LINEAR counts ``width`` grey levels, LINEAR_EXACT measures their distance."""
    if exact:
        return (levels - centre) / width + 0.5
    return (levels - (centre - 0.5)) / max(width - 1, 1e-9) + 0.5


def _by_table(levels: Any, voi: Any) -> Any:
    import numpy

    table = voi.VOILUTSequence[0]
    count, first, bits = (int(part) for part in table.LUTDescriptor)
    data = table.LUTData
    entries = numpy.frombuffer(data, dtype="<u2") if isinstance(data, bytes) else numpy.asarray(data)
    entries = entries[: count or 65536].astype(numpy.float64)
    index = numpy.clip(levels - first, 0, len(entries) - 1).astype(numpy.int64)
    return entries[index] / (2**bits - 1)
