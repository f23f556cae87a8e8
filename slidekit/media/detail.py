"""Where a picture is quiet: a small map of local detail, for placing labels where they hide least."""

from __future__ import annotations

from functools import reduce

from PIL import Image, ImageChops, ImageFilter

from slidekit.core.diagnostics import Refused
from slidekit.media.apart import is_isolated
from slidekit.media.colour import simplify
from slidekit.media.cutting import Fractions, upright
from slidekit.media.opening import open_picture, orientation_of, reading

COLUMNS, ROWS = 64, 48
FINER = 3
"""Detail is measured on a copy so many times finer than the map."""
DARK, BRIGHT = 20, 243
"""Grey beyond these, connected to the border, is no picture: collimator, padding, paper."""
LEAST = 0.15
"""Detail of the quietest part of the picture itself."""

Rows = tuple[tuple[float, ...], ...]


def detail(data: bytes, crop: Fractions | None = None) -> Rows:
    """Local detail 0…1 of the upright picture, or of ``crop`` (fractions) of it: 48 rows of 64 values.

    0 is flat black or white from the border on; 1 is the 95th percentile of the rest. () for bytes that cannot be decoded,
    and for kinds that are only decoded apart.
    """
    if is_isolated(data):
        return ()
    try:
        grey = _grey(data, crop or (0.0, 0.0, 1.0, 1.0))
    except Refused:
        return ()
    fine = grey.resize((COLUMNS * FINER, ROWS * FINER), Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(0.7))
    spread = ImageChops.subtract(_brightest(fine), ImageChops.invert(_brightest(ImageChops.invert(fine))))
    ranges = spread.resize((COLUMNS, ROWS), Image.Resampling.BOX).tobytes()
    void = _void(grey.resize((COLUMNS, ROWS), Image.Resampling.BOX).tobytes())
    mask = Image.frombytes("L", (COLUMNS, ROWS), bytes(255 * empty for empty in void))
    rim = _brightest(mask).tobytes()  # the border of the void is no detail either
    inside = sorted(value for value, empty in zip(ranges, rim, strict=True) if not empty)
    full = max(1, inside[int(0.95 * len(inside))]) if inside else 1
    values = [
        0.0 if void[i] else LEAST if rim[i] else LEAST + (1 - LEAST) * min(1.0, ranges[i] / full) for i in range(COLUMNS * ROWS)
    ]
    return tuple(tuple(values[start : start + COLUMNS]) for start in range(0, len(values), COLUMNS))


def _brightest(image: Image.Image) -> Image.Image:
    """The brightest of each pixel's 5 × 5 neighbours: Pillow's MaxFilter(5), in a tenth of the time."""
    w, h = image.size
    across = reduce(ImageChops.lighter, (image.crop((by, 0, by + w, h)) for by in (-2, -1, 1, 2)), image)
    return reduce(ImageChops.lighter, (across.crop((0, by, w, by + h)) for by in (-2, -1, 1, 2)), across)


def _grey(data: bytes, crop: Fractions) -> Image.Image:
    """The cropped, upright picture in grey, no larger than detail needs."""
    image = open_picture(data, "the picture", None)
    left, top, right, bottom = crop
    wanted = (COLUMNS * FINER / max(right - left, 0.01), ROWS * FINER / max(bottom - top, 0.01))
    turn = orientation_of(image, data)
    if turn >= 5:
        wanted = wanted[::-1]
    with reading("the picture", None):
        if image.format == "JPEG":
            image.draft("L", (int(wanted[0]), int(wanted[1])))
        image.load()
        if image.mode not in ("L", "RGB"):
            image = simplify(image)
        finer = min(int(image.width / wanted[0]), int(image.height / wanted[1]))
        image = (image.reduce(finer) if finer > 1 else image).convert("L")
        image = upright(image, turn)
    x0, y0 = min(int(left * image.width), image.width - 1), min(int(top * image.height), image.height - 1)
    x1, y1 = max(x0 + 1, round(right * image.width)), max(y0 + 1, round(bottom * image.height))
    return image.crop((x0, y0, min(x1, image.width), min(y1, image.height)))


def _void(grey: bytes) -> list[bool]:
    """Cells of flat black or white connected to the border."""
    flat = [value < DARK or value > BRIGHT for value in grey]
    void = [False] * len(flat)
    last = COLUMNS - 1
    waiting = [i for i in range(len(flat)) if i < COLUMNS or i >= COLUMNS * (ROWS - 1) or i % COLUMNS in (0, last)]
    while waiting:
        i = waiting.pop()
        if void[i] or not flat[i]:
            continue
        void[i] = True
        x = i % COLUMNS
        waiting += [j for j, there in ((i - 1, x > 0), (i + 1, x < last)) if there]
        waiting += [j for j in (i - COLUMNS, i + COLUMNS) if 0 <= j < len(flat)]
    return void
