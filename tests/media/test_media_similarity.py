"""How alike two renderings are, and where they differ."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image, ImageChops

from slidekit.media.similarity import C1, C2, PLAIN, STEP, WINDOW, draw_difference, measure_similarity


def png(picture: Image.Image) -> bytes:
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def slide(seed: int = 1) -> Image.Image:
    """A dark slide with a noisy picture on its right half."""
    noise = np.random.default_rng(seed).integers(0, 255, (120, 100, 3), dtype=np.uint8)
    picture = Image.new("RGB", (240, 160), (12, 16, 20))
    picture.paste(Image.fromarray(noise), (120, 20))
    return picture


def test_the_same_picture_is_one_whatever_its_size() -> None:
    found = measure_similarity(png(slide()), png(slide()))
    assert found.foreground == pytest.approx(1.0)
    assert 0.2 < found.share < 0.5
    assert measure_similarity(png(Image.new("RGB", (64, 64))), png(Image.new("RGB", (64, 64)))).foreground == 1.0


def test_what_is_elsewhere_is_less_alike() -> None:
    moved = ImageChops.offset(slide(), 3, 0)
    other = slide(2)
    near, far = (measure_similarity(png(slide()), png(each)).foreground for each in (moved, other))
    assert far < 0.2
    assert near < 0.6
    brighter = slide().point([min(255, level + 6) for level in range(256)] * 3)
    assert measure_similarity(png(slide()), png(brighter)).foreground > 0.95


def test_it_is_the_mean_of_windows_that_show_something() -> None:
    """Computed anew with NumPy, window by window."""
    one, two = slide(), Image.blend(slide(), slide(3), 0.3)
    a, b = (np.asarray(each.convert("L"), dtype=float) for each in (one, two))
    ground, scores = a[1, 1], []
    for top in range(0, a.shape[0] - WINDOW + 1, STEP):
        for left in range(0, a.shape[1] - WINDOW + 1, STEP):
            x, y = (each[top : top + WINDOW, left : left + WINDOW] for each in (a, b))
            if max(x.var(), y.var()) > PLAIN**2 or max(abs(x.mean() - ground), abs(y.mean() - ground)) > PLAIN:
                cov = ((x - x.mean()) * (y - y.mean())).mean()
                scores.append(
                    (2 * x.mean() * y.mean() + C1)
                    * (2 * cov + C2)
                    / ((x.mean() ** 2 + y.mean() ** 2 + C1) * (x.var() + y.var() + C2))
                )
    assert measure_similarity(png(one), png(two)).foreground == pytest.approx(float(np.mean(scores)), abs=1e-3)


def test_the_difference_is_black_where_they_are_the_same() -> None:
    changed = slide()
    changed.paste((200, 0, 0), (10, 10, 20, 20))
    drawn = Image.open(BytesIO(draw_difference(png(slide()), png(changed.resize((480, 320), Image.Resampling.NEAREST)))))
    assert drawn.size == (240, 160)
    assert drawn.getbbox() == (10, 10, 20, 20)
