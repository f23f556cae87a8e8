"""Cutting: marks land where they should, whatever the turn, the crop and the size."""

from __future__ import annotations

import pytest
from dotted_pictures import DOT, UPRIGHT, done, dotted, is_red, opened, saved, turned
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from slidekit.media import cut, inspect


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_dot_lands_upright(orientation: int, kind: str) -> None:
    data = turned(orientation, kind)
    assert inspect(data, "a").value is not None
    info = inspect(data, "a").value
    assert info is not None
    assert (info.width, info.height) == UPRIGHT
    assert is_red(opened(done(data)), *DOT)
    cropped = opened(done(data, crop=(20, 10, 140, 90)))
    assert cropped.size == (120, 80)
    assert is_red(cropped, DOT[0] - 20, DOT[1] - 10)
    assert not is_red(cropped, DOT[0] - 20 + 14, DOT[1] - 10)
    small = opened(done(data, crop=(20, 10, 140, 90), size=(60, 40)))
    assert small.size == (60, 40)
    assert is_red(small, (DOT[0] - 20) / 2, (DOT[1] - 10) / 2)
    assert not is_red(small, (DOT[0] - 20) / 2 + 8, (DOT[1] - 10) / 2)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["JPEG", "PNG"]),
    st.integers(1, 8),
    st.integers(0, 40),
    st.integers(0, 20),
    st.integers(80, UPRIGHT[0]),
    st.integers(60, UPRIGHT[1]),
    st.floats(0.3, 1.0),
)
def test_the_dot_keeps_its_place_in_any_crop_and_size(
    kind: str, turn: int, left: int, top: int, right: int, bottom: int, share: float
) -> None:
    want = (round((right - left) * share), round((bottom - top) * share))
    image = opened(done(turned(turn, kind), crop=(left, top, right, bottom), size=want))
    assert image.size == want
    assert is_red(image, (DOT[0] - left) * want[0] / (right - left), (DOT[1] - top) * want[1] / (bottom - top))


def test_a_picture_is_never_enlarged() -> None:
    result = done(saved(dotted(), "PNG"), crop=(0, 0, 50, 50), size=(500, 500))
    assert (result.width, result.height) == (50, 50)


def test_large_jpegs_come_out_at_the_wanted_size_and_look_the_same() -> None:
    big = dotted().resize((2400, 1600))
    image = opened(done(saved(big, "JPEG", quality=95), crop=(200, 100, 1400, 900), size=(300, 200)))
    assert image.size == (300, 200)
    assert is_red(image, (600 - 200) / 4, (400 - 100) / 4)
    wanted = big.crop((200, 100, 1400, 900)).resize((300, 200), Image.Resampling.LANCZOS)
    mean = ImageChops.difference(image, wanted).convert("L").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    assert isinstance(mean, int)
    assert mean <= 2


def test_pixels_outside_the_crop_never_bleed_in() -> None:
    image = Image.new("L", (200, 100), 255)
    image.paste(0, (0, 0, 100, 100))
    result = opened(done(saved(image, "PNG"), crop=(0, 0, 100, 100), size=(33, 33)))
    assert result.getextrema() == (0, 0)


def test_an_animation_gives_its_first_frame() -> None:
    frames = [dotted(), Image.new("RGB", UPRIGHT, (0, 0, 255))]
    for kind in ("GIF", "PNG", "WEBP"):
        data = saved(
            frames[0],
            kind,
            save_all=True,
            append_images=frames[1:],
            duration=100,
            **({"lossless": True} if kind == "WEBP" else {}),
        )
        image = opened(done(data))
        assert is_red(image, *DOT)
        assert getattr(image, "n_frames", 1) == 1


def test_a_crop_outside_the_picture_is_a_bug_of_the_caller() -> None:
    with pytest.raises(ValueError, match="no area"):
        cut(saved(dotted(), "PNG"), crop=(500, 0, 600, 100))


@pytest.mark.parametrize("shift", [0.0, 0.25, 0.5, 0.75])
def test_a_crop_may_begin_between_two_pixels(shift: float) -> None:
    ramp = Image.new("L", (64, 4))
    ramp.putdata([4 * x for _ in range(4) for x in range(64)])
    shown = opened(done(saved(ramp, "PNG"), crop=(10 + shift, 0, 50 + shift, 4)))
    assert shown.size == (40, 4)
    middle = [shown.getpixel((x, 2)) for x in range(5, 35)]
    assert middle == [pytest.approx(4 * (10 + shift + x), abs=1) for x in range(5, 35)]


def test_a_crop_between_pixels_shows_nothing_of_the_pixels_outside() -> None:
    edge = Image.new("L", (40, 4), 255)
    edge.paste(0, (0, 0, 9, 4))
    shown = opened(done(saved(edge, "PNG"), crop=(9.5, 0, 30.5, 4), size=(7, 2)))
    assert shown.getextrema() == (255, 255)
