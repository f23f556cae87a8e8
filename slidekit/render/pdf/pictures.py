"""Pictures in a PDF, packed as they are: JPEG whole, PNG by its own compressed rows; nothing is decoded on the way."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFStream
from reportlab.pdfbase.pdfutils import readJPEGInfo

from slidekit.scene.scene import MediaFile

_GREY, _RGB, _PALETTE = 0, 2, 3
"""PNG's types of colour without alpha (ISO/IEC 15948, 11.2.2)."""
_CHANNELS = {_GREY: 1, _RGB: 3, _PALETTE: 1}


class _Image(PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An image XObject (ISO 32000-1, 8.9.5) whose bytes are compressed already."""

    def __init__(self, entries: dict[str, Any], content: bytes) -> None:
        self.entries, self.content = entries, content

    def format(self, document: Any) -> Any:
        entries = {"Type": PDFName("XObject"), "Subtype": PDFName("Image"), **self.entries}
        return PDFStream(PDFDictionary(entries), self.content + b"\n", filters=()).format(document)


def embed(file: MediaFile) -> PDFObject | ImageReader:
    """A picture as an object of the document; an ``ImageReader`` where it must be unpacked first (alpha, interlaced rows)."""
    entries: dict[str, Any] = {"Width": file.width, "Height": file.height, "Interpolate": "true"}
    made = _jpeg(file.data) if file.kind == "jpeg" else _png(file.data)
    if made is None:
        return ImageReader(BytesIO(file.data))
    own, content = made
    return _Image({**entries, **own}, content)


def _jpeg(data: bytes) -> tuple[dict[str, Any], bytes] | None:
    channels = readJPEGInfo(BytesIO(data))[2]
    space = {1: "DeviceGray", 3: "DeviceRGB"}.get(channels)
    if space is None:
        return None
    return {"ColorSpace": PDFName(space), "BitsPerComponent": 8, "Filter": PDFName("DCTDecode")}, data


def _png(data: bytes) -> tuple[dict[str, Any], bytes] | None:
    """The rows of a PNG are what a PDF calls predictor 15 (ISO 32000-1, 7.4.4.4)."""
    chunks: dict[bytes, bytes] = {}
    rows: list[bytes] = []
    at = 8
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        kind, body = data[at + 4 : at + 8], data[at + 8 : end - 4]
        if kind == b"IDAT":
            rows.append(body)
        else:
            chunks[kind] = body
        at = end
    head = chunks[b"IHDR"]
    bits, colour, interlaced = head[8], head[9], head[12]
    if colour not in _CHANNELS or interlaced or b"tRNS" in chunks or bits > 8:
        return None
    parameters = {
        "Predictor": 15,
        "Colors": _CHANNELS[colour],
        "BitsPerComponent": bits,
        "Columns": int.from_bytes(head[:4], "big"),
    }
    space: Any = PDFName("DeviceRGB" if colour == _RGB else "DeviceGray")
    if colour == _PALETTE:
        palette = chunks[b"PLTE"]
        space = PDFArray([PDFName("Indexed"), PDFName("DeviceRGB"), len(palette) // 3 - 1, f"<{palette.hex()}>"])
    entries = {
        "ColorSpace": space,
        "BitsPerComponent": bits,
        "Filter": PDFName("FlateDecode"),
        "DecodeParms": PDFDictionary(parameters),
    }
    return entries, b"".join(rows)
