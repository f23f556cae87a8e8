"""Pages of a PDF as PNG: PDFium draws, and what it drew is packed beside it, page by page in order."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from io import BytesIO
from typing import Any

import pypdfium2

LEVEL = 2
"""Of compression: two steps further it takes twice as long and saves a twelfth."""
_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def page_pngs(pdf: bytes, width: int, pages: Sequence[int] | None = None) -> Iterator[bytes]:
    """Pages (from 0; None for all) as PNG, ``width`` pixels wide, in their order. ValueError for what is no PDF."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as broken:
        raise ValueError(f"PDFium cannot read it: {broken}") from broken
    waiting: list[tuple[Future[bytes], Any]] = []
    workers = os.cpu_count() or 2
    with ThreadPoolExecutor(max_workers=workers) as pool:
        for index in range(len(document)) if pages is None else pages:
            bitmap = _draw(document[index], width)
            packed = pool.submit(write_png, bitmap.width, bitmap.height, bitmap.stride, memoryview(bitmap.buffer))
            waiting.append((packed, bitmap))
            if len(waiting) > workers:
                yield _take(*waiting.pop(0))
        for each in waiting:
            yield _take(*each)
    document.close()


def _take(packed: Future[bytes], bitmap: Any) -> bytes:
    """The PNG once it is packed; then its pixels may go, and only in the thread that PDFium works in."""
    data = packed.result()
    bitmap.close()
    return data


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    document = pypdfium2.PdfDocument(pdf)
    count = len(document)
    document.close()
    return count


def pick_pages(pdf: bytes, pages: Sequence[int]) -> bytes:
    """A PDF of some pages (from 0) of another, in the order given."""
    document, picked, out = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument.new(), BytesIO()
    picked.import_pages(document, list(pages))
    picked.save(out)
    picked.close()
    document.close()
    return out.getvalue()


def _draw(page: Any, width: int) -> Any:
    """A page as PDFium's bitmap, three bytes to a pixel: red, green, blue."""
    bitmap = page.render(scale=width / page.get_width(), rev_byteorder=True)
    page.close()
    return bitmap


def write_png(width: int, height: int, stride: int, rows: bytes | memoryview) -> bytes:
    """Rows of red, green, blue, ``stride`` bytes each, as a PNG; the same pixels give the same bytes under one zlib.

    Rows are not filtered: on slides that takes three times as long as packing them, and saves a twenty-fifth.
    """
    view = memoryview(rows).cast("B")
    packed = b"\0" + b"\0".join(view[start : start + 3 * width] for start in range(0, stride * height, stride))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(packed, LEVEL)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
