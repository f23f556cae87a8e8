"""Pages of a PDF as PNG: PDFium draws, and what it drew is packed beside it, page by page in order."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pypdfium2

LEVEL = 3
"""Of compression: a step further takes twice the time for a twentieth of the size."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_UP = 2
"""The filter that writes each row as its difference from the one above (ISO/IEC 15948, 9.2)."""


def page_pngs(pdf: bytes, width: int, pages: Sequence[int] | None = None) -> Iterator[bytes]:
    """Pages (from 0; None for all) as PNG, ``width`` pixels wide, in their order. ValueError for what is no PDF."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as broken:
        raise ValueError(f"PDFium cannot read it: {broken}") from broken
    waiting: list[Future[bytes]] = []
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 2) as pool:
        for index in range(len(document)) if pages is None else pages:
            waiting.append(pool.submit(write_png, *_draw(document[index], width)))
            if len(waiting) > pool._max_workers:
                yield waiting.pop(0).result()
        for each in waiting:
            yield each.result()
    document.close()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    document = pypdfium2.PdfDocument(pdf)
    count = len(document)
    document.close()
    return count


def _draw(page: Any, width: int) -> tuple[int, int, int, bytes]:
    """Width, height, bytes to a row and rows of a page, three bytes to a pixel: red, green, blue."""
    bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True, no_smoothimage=False)
    found = bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer)
    bitmap.close()
    page.close()
    return found


def write_png(width: int, height: int, stride: int, rows: bytes) -> bytes:
    """Rows of red, green, blue, ``stride`` bytes each, as a PNG; the same pixels give the same bytes under one zlib."""
    packed = bytearray(1 + 3 * width) * height
    step = 1 + 3 * width
    differences = _above(rows, stride)
    for row in range(height):
        packed[row * step] = _UP
        packed[row * step + 1 : (row + 1) * step] = differences[row * stride : row * stride + 3 * width]
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(packed, LEVEL)) + _chunk(b"IEND", b"")


def _above(rows: bytes, stride: int) -> bytes:
    """Every byte less the one a row above it, modulo 256: all of them at once, as two long numbers."""
    count = len(rows)
    tops = int.from_bytes(b"\x80" * count, "little")
    minuend = int.from_bytes(rows, "little")
    subtrahend = (minuend << (8 * stride)) & ((1 << (8 * count)) - 1)
    # bytes do not borrow from each other: the top bits are kept out of the subtraction and set right after it
    difference = ((minuend | tops) - (subtrahend & ~tops)) ^ ((minuend ^ ~subtrahend) & tops)
    return difference.to_bytes(count, "little")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
