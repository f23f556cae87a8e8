"""Finished picture bytes: upright, redacted, cropped, sized, sRGB, and nothing else inside."""

from __future__ import annotations

from io import BytesIO
from math import ceil, floor

from PIL import Image, ImageDraw, JpegImagePlugin

from slidekit.core.colour import channels
from slidekit.core.diagnostics import Outcome, Refused, Span
from slidekit.core.frozen import dataclass
from slidekit.media.colour import is_clear, is_srgb, simplify, to_srgb
from slidekit.media.formats import sniff
from slidekit.media.jpeg import strip_jpeg
from slidekit.media.opening import open_picture, orientation_of, reading, recognise
from slidekit.media.png import bit_depth, strip_png
from slidekit.media.rasterising import open_drawing, rasterise
from slidekit.media.svg import Drawing

Crop = tuple[float, float, float, float]
Fractions = tuple[float, float, float, float]

QUALITY = 90
PNG_LEVEL = 4

_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_BLACK = {"L": (0,), "LA": (0, 255), "RGB": (0, 0, 0), "RGBA": (0, 0, 0, 255), "CMYK": (0, 0, 0, 255)}


@dataclass(frozen=True, slots=True)
class Cut:
    """``data`` of ``kind`` ``png`` or ``jpeg``, ``width`` × ``height`` pixels, without metadata and without hidden pixels."""

    data: bytes
    kind: str
    width: int
    height: int


def cut(
    data: bytes,
    *,
    crop: Crop | None = None,
    size: tuple[int, int] | None = None,
    redact: tuple[Fractions, ...] = (),
    background: str | None = None,
    name: str = "the picture",
    span: Span | None = None,
) -> Outcome[Cut]:
    """Cut a picture for a slide.

    ``crop`` is left, top, right, bottom in pixels of the upright picture, parts of pixels too; ``size`` the wanted width and
    height in pixels (never enlarged); ``redact`` areas in fractions of the upright, uncropped picture, blackened before
    anything else; ``background`` six hex digits on which transparency is flattened, None keeps it.
    A picture that needs none of it keeps its coded pixels byte for byte; an animation gives its first frame.
    A drawing is drawn at the size that it is wanted in.
    Errors: those of ``inspect``, ``picture-too-heavy`` for drawings, and ``broken-picture`` for a file that breaks off.
    Raises ValueError for a crop without area inside the picture.
    """
    try:
        if recognise(data, name, span) == "svg":
            return Outcome(_cut_drawing(open_drawing(data, name, span), crop, size, redact, background, name, span))
        image = open_picture(data, name, span)
        turn = orientation_of(image, data)
        full = image.size if turn < 5 else (image.size[1], image.size[0])
        box = _inside(crop, full)
        plan = _Plan(turn, full, box, _fit(size, box), redact, background if is_clear(image) else None)
        with reading(name, span):
            kept = _keep(image, data) if plan.changes_nothing else None
            return Outcome(kept or _encode(_render(image, plan), data, image))
    except Refused as refused:
        return Outcome(None, refused.diagnostics)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be done; ``full`` is the upright size, ``want`` the result's."""

    turn: int
    full: tuple[int, int]
    crop: Crop
    want: tuple[int, int]
    redact: tuple[Fractions, ...]
    background: str | None

    @property
    def changes_nothing(self) -> bool:
        whole = self.crop == (0, 0, *self.full) and self.want == self.full
        return whole and self.turn == 1 and not self.redact and self.background is None


def _cut_drawing(
    drawing: Drawing,
    crop: Crop | None,
    size: tuple[int, int] | None,
    redact: tuple[Fractions, ...],
    background: str | None,
    name: str,
    span: Span | None,
) -> Cut:
    full = drawing.width, drawing.height
    box = _inside(crop, full)
    plan = _Plan(1, full, box, _fit(size, box), redact, background)
    share = max(plan.want[0] / (box[2] - box[0]), plan.want[1] / (box[3] - box[1]))
    data = rasterise(drawing, ceil(full[0] * share), ceil(full[1] * share), name, span)
    image = open_picture(data, name, span)
    with reading(name, span):
        return _encode(_render(image, plan), data, image)


def _inside(crop: Crop | None, full: tuple[int, int]) -> Crop:
    if crop is None:
        return 0, 0, *full
    left, top, right, bottom = max(0, crop[0]), max(0, crop[1]), min(full[0], crop[2]), min(full[1], crop[3])
    if left >= right or top >= bottom:
        raise ValueError(f"crop {crop} has no area inside {full[0]} x {full[1]}")
    return left, top, right, bottom


def _fit(size: tuple[int, int] | None, crop: Crop) -> tuple[int, int]:
    """``size``, but never more pixels than the crop has."""
    width, height = max(1, floor(crop[2] - crop[0])), max(1, floor(crop[3] - crop[1]))
    if size is None or (size[0] >= width and size[1] >= height):
        return width, height
    return max(1, min(size[0], width)), max(1, min(size[1], height))


def _keep(image: Image.Image, data: bytes) -> Cut | None:
    """The coded pixels as they are, all else stripped; None when they must change."""
    profile = image.info.get("icc_profile")
    kept: bytes | None = None
    if image.format in ("JPEG", "MPO") and image.mode in ("L", "RGB") and is_srgb(profile, image.mode):
        image.load()
        kept = strip_jpeg(data)
        return None if kept is None else Cut(kept, "jpeg", *image.size)
    if image.format == "PNG" and bit_depth(data) <= 8:
        image.load()
        colours = {"1": "L", "LA": "L", "L": "L"}.get(image.mode, "RGB")
        kept = strip_png(data) if is_srgb(profile, colours) else None
        return None if kept is None else Cut(kept, "png", *image.size)
    return None


def _render(image: Image.Image, plan: _Plan) -> Image.Image:
    crop, want = plan.crop, plan.want
    if not plan.redact:  # let the JPEG decoder halve, quarter or eighth the picture, never below what is wanted
        share = max(want[0] / (crop[2] - crop[0]), want[1] / (crop[3] - crop[1]))
        image.draft(None, (ceil(image.size[0] * share), ceil(image.size[1] * share)))
    image.load()
    done = simplify(image)
    done = upright(done, plan.turn)
    if plan.redact:
        done = _blacken(done, plan.redact)
    across, down = done.width / plan.full[0], done.height / plan.full[1]
    box = (crop[0] * across, crop[1] * down, crop[2] * across, crop[3] * down)
    outer = (floor(box[0]), floor(box[1]), min(done.width, ceil(box[2])), min(done.height, ceil(box[3])))
    if outer != (0, 0, done.width, done.height):
        done = done.crop(outer)  # first, so that no filter reaches beyond it
    if done.size != want or outer != box:
        inner = (box[0] - outer[0], box[1] - outer[1], min(done.width, box[2] - outer[0]), min(done.height, box[3] - outer[1]))
        done = done.resize(want, Image.Resampling.BICUBIC, box=inner, reducing_gap=2.0)
    done = to_srgb(done, image.info.get("icc_profile"))
    return done if plan.background is None else _flatten(done, plan.background)


def upright(image: Image.Image, turn: int) -> Image.Image:
    """The picture turned and mirrored as its EXIF orientation, 1 to 8, says."""
    return image.transpose(_UPRIGHT[turn]) if turn in _UPRIGHT else image


def _flatten(image: Image.Image, background: str) -> Image.Image:
    if image.mode not in ("LA", "RGBA"):
        return image
    ground = Image.new("RGB", image.size, channels(background))
    ground.paste(image.convert("RGB"), mask=image.getchannel("A"))
    return ground


def _blacken(image: Image.Image, areas: tuple[Fractions, ...]) -> Image.Image:
    """Every pixel that an area touches, black."""
    image = image.copy()
    pen = ImageDraw.Draw(image)
    for left, top, right, bottom in areas:
        corner = floor(left * image.width), floor(top * image.height)
        end = ceil(right * image.width) - 1, ceil(bottom * image.height) - 1
        if end[0] >= corner[0] and end[1] >= corner[1]:
            pen.rectangle((corner, end), fill=_BLACK[image.mode])
    return image


def _encode(image: Image.Image, data: bytes, source: Image.Image) -> Cut:
    """JPEG for what came lossy and opaque, PNG for all else; only pixels go in."""
    lossy = source.format in ("JPEG", "MPO") or (sniff(data) == "webp" and data[12:16] == b"VP8 ")
    image.info = {}
    sink = BytesIO()
    if lossy and image.mode in ("L", "RGB"):
        fine = source.format in ("JPEG", "MPO") and JpegImagePlugin.get_sampling(source) == 0
        image.save(sink, "JPEG", quality=QUALITY, subsampling="4:4:4" if fine else "4:2:0")
        return Cut(sink.getvalue(), "jpeg", *image.size)
    image.save(sink, "PNG", compress_level=PNG_LEVEL)
    return Cut(sink.getvalue(), "png", *image.size)
