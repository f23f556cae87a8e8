"""A tiny H.264 encoder for mosaics of grey squares, and the MP4 around it: films for tests and the gallery, from Python alone.

A picture is rows of grey levels 0…255, one for each macroblock of 16 × 16 pixels. Every square is coded as Intra_16x16 with
its mean predicted from its neighbours and one coefficient for the difference (ISO/IEC 14496-10, baseline profile); at QP 28
a level of that coefficient is one grey level, so the decoded film has exactly the greys that were asked for.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

Mosaic = Sequence[Sequence[int]]
MACROBLOCK = 16
QP = 28
LEVELS = {30: 1620, 31: 3600, 40: 8192}
"""The most macroblocks in a picture of each level, which is given in tenths (table A-1)."""


class Bits:
    """Bits in the order of the stream."""

    def __init__(self) -> None:
        self.parts: list[str] = []

    def put(self, value: int, width: int) -> None:
        self.parts.append(format(value, f"0{width}b"))

    def ue(self, value: int) -> None:
        """Exp-Golomb, unsigned (9.1)."""
        digits = format(value + 1, "b")
        self.parts.append("0" * (len(digits) - 1) + digits)

    def se(self, value: int) -> None:
        """Exp-Golomb, signed (9.1.1)."""
        self.ue(2 * value - 1 if value > 0 else -2 * value)

    def unit(self, kind: int) -> bytes:
        """A NAL unit with its trailing bits, start codes in it broken up (7.3.1)."""
        text = "".join(self.parts) + "1"
        text += "0" * (-len(text) % 8)
        raw = int(text, 2).to_bytes(len(text) // 8, "big")
        out, zeros = bytearray([kind]), 0
        for byte in raw:
            if zeros >= 2 and byte <= 3:
                out.append(3)
                zeros = 0
            out.append(byte)
            zeros = zeros + 1 if byte == 0 else 0
        return bytes(out)


def parameter_sets(columns: int, rows: int) -> tuple[bytes, bytes]:
    """SPS and PPS (7.3.2.1, 7.3.2.2) of a film of so many macroblocks."""
    sps = Bits()
    level = next(level for level, most in LEVELS.items() if columns * rows <= most)
    for value in (66, 0b11000000, level):  # baseline, constrained
        sps.put(value, 8)
    for value in (0, 4, 2, 1):  # id, frame_num in 8 bits, pictures in the order of decoding, one reference
        sps.ue(value)
    sps.put(0, 1)
    sps.ue(columns - 1)
    sps.ue(rows - 1)
    sps.put(0b1100, 4)  # frames only, 8 × 8 inference; no cropping, no VUI
    pps = Bits()
    pps.ue(0)
    pps.ue(0)
    pps.put(0b00, 2)
    for _ in range(3):  # one slice group, one reference in either list
        pps.ue(0)
    pps.put(0b000, 3)
    pps.se(QP - 26)
    pps.se(0)
    pps.se(0)
    pps.put(0b100, 3)  # the deblocking filter is controlled by the slices
    return sps.unit(0x67), pps.unit(0x68)


def encode(picture: Mosaic, before: Mosaic | None, number: int) -> bytes:
    """One frame: an IDR picture, or a P picture that skips the squares which stayed as they were in ``before``."""
    bits = Bits()
    bits.ue(0)
    bits.ue(7 if before is None else 5)
    bits.ue(0)
    bits.put(number % 256, 8)
    if before is None:
        bits.ue(0)  # idr_pic_id
    else:
        bits.put(0b00, 2)  # no other number of references, no reordering
    bits.put(0, 2 if before is None else 1)  # reference marking
    bits.se(0)
    bits.ue(1)  # no deblocking: the greys stay exact
    skipped = 0
    for y, row in enumerate(picture):
        for x, grey in enumerate(row):
            if before is not None and before[y][x] == grey:
                skipped += 1
                continue
            if before is not None:
                bits.ue(skipped)
                skipped = 0
            _square(bits, grey - _predicted(picture, x, y), intra=before is None)
    if skipped:
        bits.ue(skipped)
    return bits.unit(0x65 if before is None else 0x61)


def _predicted(picture: Mosaic, x: int, y: int) -> int:
    """The mean of the edges above and to the left (8.3.3.3)."""
    edges = ([picture[y - 1][x]] if y else []) + ([picture[y][x - 1]] if x else [])
    return (sum(edges) * MACROBLOCK + len(edges) * 8) // (len(edges) * MACROBLOCK) if edges else 128


def _square(bits: Bits, level: int, *, intra: bool) -> None:
    """A macroblock Intra_16x16_2_0_0: mean prediction, chroma predicted, one coefficient (7.3.5)."""
    bits.ue(3 if intra else 5 + 3)
    bits.ue(0)
    bits.se(0)
    if level == 0:
        bits.parts.append("1")
        return
    if abs(level) == 1:
        bits.parts.append("01" + ("1" if level < 0 else "0"))
    else:
        bits.parts.append("000101")
        code = 2 * abs(level) - 2 + (level < 0) - 2
        if code < 14:
            bits.parts.append("0" * code + "1")
        elif code < 30:
            bits.parts.append("0" * 14 + "1" + format(code - 14, "04b"))
        else:
            bits.parts.append("0" * 15 + "1" + format(code - 30, "012b"))
    bits.parts.append("1")  # no zeros before it


def box(kind: bytes, *bodies: bytes) -> bytes:
    """A box (ISO/IEC 14496-12, 4.2)."""
    body = b"".join(bodies)
    return struct.pack(">I4s", len(body) + 8, kind) + body


def full(kind: bytes, *bodies: bytes, flags: int = 0) -> bytes:
    """A box with version 0 and flags."""
    return box(kind, struct.pack(">I", flags), *bodies)


_MATRIX = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
TURNED = struct.pack(">9i", 0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000)
"""The matrix of a film that is held upright and was taken sideways."""


def track(
    number: int,
    handler: bytes,
    entry: bytes,
    sizes: Sequence[int],
    place: int,
    *,
    scale: int,
    duration: int,
    size: tuple[int, int] = (0, 0),
    matrix: bytes = _MATRIX,
    times: int = 0,
    name: bytes = b"",
    more: bytes = b"",
) -> bytes:
    """A track whose samples lie one after another from ``place`` on; ``scale`` ticks a second, ``duration`` in ticks.

    ``times`` is its date, ``name`` that of its handler; ``more`` are further boxes of the track.
    """
    head = full(
        b"tkhd",
        struct.pack(
            ">IIIII8xHHHH", times, times, number, 0, duration * 1000 // scale, 0, 0, 0x100 if handler == b"soun" else 0, 0
        ),
        matrix,
        struct.pack(">II", size[0] << 16, size[1] << 16),
        flags=3,
    )
    kind = {b"vide": full(b"vmhd", bytes(8), flags=1), b"soun": full(b"smhd", bytes(4))}.get(handler, full(b"nmhd"))
    table = box(
        b"stbl",
        full(b"stsd", struct.pack(">I", 1), entry),
        full(b"stts", struct.pack(">III", 1, len(sizes), duration // max(1, len(sizes)))),
        full(b"stsc", struct.pack(">IIII", 1, 1, len(sizes), 1)),
        full(b"stsz", struct.pack(">II", 0, len(sizes)), struct.pack(f">{len(sizes)}I", *sizes)),
        full(b"stco", struct.pack(">II", 1, place)),
    )
    here = box(b"dinf", full(b"dref", struct.pack(">I", 1), full(b"url ", flags=1)))
    media = box(
        b"mdia",
        full(b"mdhd", struct.pack(">IIIIHH", times, times, scale, duration, 0x55C4, 0)),
        full(b"hdlr", bytes(4), handler, bytes(12), name, b"\0"),
        box(b"minf", kind, here, table),
    )
    return box(b"trak", head, media, more)


def avc_entry(columns: int, rows: int, *, code: bytes = b"avc1", compressor: bytes = b"", more: bytes = b"") -> bytes:
    """The visual sample entry with its parameter sets (14496-15, 5.3.3)."""
    sps, pps = parameter_sets(columns, rows)
    config = b"\x01" + sps[1:4] + b"\xff\xe1" + struct.pack(">H", len(sps)) + sps + b"\x01" + struct.pack(">H", len(pps)) + pps
    width, height = columns * MACROBLOCK, rows * MACROBLOCK
    name = bytes([len(compressor)]) + compressor.ljust(31, b"\0")
    body = bytes(6) + struct.pack(">H16xHHII4xH", 1, width, height, 0x480000, 0x480000, 1) + name + struct.pack(">Hh", 24, -1)
    return box(code, body, box(b"avcC", config), more)


def frames(pictures: Sequence[Mosaic]) -> list[bytes]:
    """Each picture as a sample: its NAL unit with its length in front."""
    made = []
    for number, picture in enumerate(pictures):
        unit = encode(picture, pictures[number - 1] if number else None, number)
        made.append(struct.pack(">I", len(unit)) + unit)
    return made


AAC_ENTRY = box(
    b"mp4a",
    bytes(6) + struct.pack(">H8xHHIHH", 1, 1, 16, 0, 8000, 0),
    full(b"esds", bytes.fromhex("031900010004114015000000000000000000000005021588060102")),
)
"""AAC, mono, 8 kHz."""
AAC_SILENCE = bytes.fromhex("00c800802380")


def make_film(
    pictures: Sequence[Mosaic],
    *,
    rate: float = 8.0,
    sound: bool = False,
    times: int = 0,
    name: bytes = b"",
    compressor: bytes = b"",
    code: bytes = b"avc1",
    matrix: bytes = _MATRIX,
    samples: bytes = b"",
    in_movie: bytes = b"",
    in_track: bytes = b"",
    in_entry: bytes = b"",
    in_file: bytes = b"",
    after: bytes = b"",
    brand: bytes = b"isom",
    contents_first: bool = True,
) -> bytes:
    """An MP4 of these pictures, ``rate`` a second; what else it is to hold goes where the words say.

    ``samples``: those of a metadata track, which then is the last. ``contents_first``: moov stands before mdat.
    """
    shown = frames(pictures)
    rows, columns = len(pictures[0]), len(pictures[0][0])
    heard = [AAC_SILENCE] * max(1, round(len(pictures) / rate * 8000 / 1024)) if sound else []
    payload = b"".join(shown) + b"".join(heard) + samples
    head = box(b"ftyp", brand, struct.pack(">I", 512), b"isommp42avc1") + in_file

    def contents(place: int) -> bytes:
        entry = avc_entry(columns, rows, code=code, compressor=compressor, more=in_entry)
        ticks = round(1000 / rate)
        common = {"times": times, "name": name}
        tracks = [
            track(1, b"vide", entry, [len(one) for one in shown], place, scale=1000, duration=ticks * len(shown),
                  size=(columns * MACROBLOCK, rows * MACROBLOCK), matrix=matrix, more=in_track, **common)
        ]  # fmt: skip
        start = place + sum(map(len, shown))
        if heard:
            tracks.append(track(2, b"soun", AAC_ENTRY, [len(one) for one in heard], start, scale=8000,
                                duration=1024 * len(heard), **common))  # fmt: skip
        if samples:
            other = box(b"mett", bytes(6), struct.pack(">H", 1), b"\0text/plain\0")
            start += sum(map(len, heard))
            tracks.append(track(3, b"meta", other, [len(samples)], start, scale=1000, duration=1000, **common))
        movie = struct.pack(">IIIIIH10x", times, times, 1000, ticks * len(shown), 0x10000, 0x100)
        return box(b"moov", full(b"mvhd", movie, _MATRIX, bytes(24), struct.pack(">I", 4)), *tracks, in_movie)

    if contents_first:
        place = len(head) + len(contents(0)) + 8
        return head + contents(place) + box(b"mdat", payload) + after
    return head + box(b"mdat", payload) + contents(len(head) + 8) + after


def plain_pictures(count: int = 8, columns: int = 8, rows: int = 6) -> list[list[list[int]]]:
    """A light square that wanders over a dark ground."""
    return [
        [[200 if (x, y) == (n % columns, n % rows) else 40 for x in range(columns)] for y in range(rows)] for n in range(count)
    ]
