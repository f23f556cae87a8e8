"""An address as a QR code (ISO/IEC 18004): which modules are dark. The code itself comes from segno, an extra."""

from __future__ import annotations

from slidekit.core.diagnostics import Diagnostic, Severity, error
from slidekit.resolve import model
from slidekit.resolve.setting import Draft
from slidekit.spec.slide import Slide

CORRECTION = "m"
"""Level M: a code is read with 15 % of it covered, and stays coarse enough for the back row."""


def build_qr(slide: Slide, draft: Draft) -> model.QrBlock | None:
    """The slide's code; None without one, where the venue forbids addresses, and where it cannot be made.

    Findings: ``qr-left-out qr-too-long qr-extra-missing``.
    """
    if slide.qr is None:
        return None
    span, venue = slide.span_of("qr") or draft.span, draft.setting.venue
    if not venue.urls:
        message = f"the QR code is left out: venue {venue.id} forbids addresses"
        help = "nothing to do; it is there at other venues"
        draft.found.append(Diagnostic("qr-left-out", Severity.INFO, message, span, help, draft.id))
        return None
    try:
        import segno
    except ImportError:
        help = "pip install 'slidekit[qr]'"
        draft.found.append(error("qr-extra-missing", "QR codes need the extra qr", span, help, slide=draft.id))
        return None
    try:
        code = segno.make(slide.qr, error=CORRECTION, micro=False, boost_error=False)
    except segno.DataOverflowError:
        message = f"the address has {len(slide.qr)} letters; no QR code holds that many"
        draft.found.append(error("qr-too-long", message, span, "use a shorter address", slide=draft.id))
        return None
    return model.QrBlock(slide.qr, tuple(tuple(bool(module) for module in row) for row in code.matrix), span)
