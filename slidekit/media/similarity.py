"""How alike two pictures of a slide are: structural similarity where there is something to see, and the difference to look at.

SSIM after Wang, Bovik, Sheikh and Simoncelli (IEEE Transactions on Image Processing 13 (4), 2004, 600–612) with its constants,
in grey, over windows of 8 × 8 pixels every 4 pixels. Only windows count in which at least one of the two pictures is not the
plain ground: an empty slide is no merit.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from PIL import Image, ImageChops, ImageMath

WINDOW, STEP = 8, 4
C1, C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
PLAIN = 3.0
"""Grey levels by which a window may differ from the ground, on average and in spread, and still be empty."""
LOUD = 4
"""Times by which the difference is amplified to be seen."""


@dataclass(frozen=True, slots=True)
class Similarity:
    """``foreground``: mean SSIM of the windows that show something, 1 for the same; ``share`` of all windows that do."""

    foreground: float
    share: float


def measure_similarity(one: bytes, other: bytes) -> Similarity:
    """Two PNG of a slide, the second brought to the size of the first. 1.0 where neither shows anything."""
    first, second = _same_size(one, other)
    a, b = (picture.convert("L").convert("F") for picture in (first, second))
    ground = float(first.convert("L").getpixel((1, 1)))  # type: ignore[arg-type]  # one number for one band
    total = counted = windows = 0.0
    for left in range(0, WINDOW, STEP):
        for top in range(0, WINDOW, STEP):
            scores, seen = _scores(_whole_windows(a, left, top), _whole_windows(b, left, top), ground)
            windows += len(scores)
            counted += sum(seen)
            total += sum(score for score, shown in zip(scores, seen, strict=True) if shown)
    return Similarity(total / counted if counted else 1.0, counted / windows if windows else 0.0)


def draw_difference(one: bytes, other: bytes) -> bytes:
    """A PNG of where two PNG differ, amplified; black where they are the same."""
    loud = ImageChops.difference(*_same_size(one, other)).point([min(255, level * LOUD) for level in range(256)] * 3)
    out = BytesIO()
    loud.save(out, "PNG")
    return out.getvalue()


def _same_size(one: bytes, other: bytes) -> tuple[Image.Image, Image.Image]:
    first, second = (Image.open(BytesIO(data)).convert("RGB") for data in (one, other))
    return first, second if second.size == first.size else second.resize(first.size, Image.Resampling.BOX)


def _whole_windows(picture: Image.Image, left: int, top: int) -> Image.Image:
    width, height = ((size - start) // WINDOW * WINDOW for size, start in zip(picture.size, (left, top), strict=True))
    return picture.crop((left, top, left + width, top + height))


def _scores(a: Image.Image, b: Image.Image, ground: float) -> tuple[list[float], list[bool]]:
    """SSIM of each window, and whether it shows something."""

    def mean(formula: Any) -> Image.Image:
        return ImageMath.lambda_eval(formula, a=a, b=b).reduce(WINDOW)  # type: ignore[no-any-return]

    means = [list(_numbers(mean(formula))) for formula in _MOMENTS]
    scores, seen = [], []
    for ma, mb, aa, bb, ab in zip(*means, strict=True):
        va, vb, cov = max(0.0, aa - ma * ma), max(0.0, bb - mb * mb), ab - ma * mb
        scores.append((2 * ma * mb + C1) * (2 * cov + C2) / ((ma * ma + mb * mb + C1) * (va + vb + C2)))
        seen.append(max(va, vb) > PLAIN**2 or max(abs(ma - ground), abs(mb - ground)) > PLAIN)
    return scores, seen


_MOMENTS = (
    lambda of: of["a"] + 0,
    lambda of: of["b"] + 0,
    lambda of: of["a"] * of["a"],
    lambda of: of["b"] * of["b"],
    lambda of: of["a"] * of["b"],
)


def _numbers(picture: Image.Image) -> Any:
    return memoryview(picture.tobytes()).cast("f")
