"""A supersampled sheet to draw on, in the drawing's own units; saved as PNG at the wanted width."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from curves import Array, Points
from palette import RGB, colour
from PIL import Image, ImageDraw, ImageFilter

Mask = Image.Image
Pair = Sequence[float] | Array


class Canvas:
    """``width`` × ``height`` units from ``origin``; saved ``pixels`` wide, drawn ``oversample`` times finer."""

    def __init__(
        self,
        width: float,
        height: float,
        pixels: int,
        ground: str | RGB,
        oversample: int = 2,
        origin: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        self.width, self.height, self.origin = width, height, origin
        self.scale = pixels * oversample / width
        self.size = (pixels, round(pixels * height / width))
        self.image = Image.new("RGB", (self.size[0] * oversample, self.size[1] * oversample), colour(ground))

    def at(self, points: Points) -> list[tuple[float, float]]:
        """Units to raster."""
        return [((x - self.origin[0]) * self.scale, (y - self.origin[1]) * self.scale) for x, y in points]

    def fraction(self, point: Pair) -> list[float]:
        """Units to fractions of the saved picture, three decimals."""
        return [
            round(float(point[0] - self.origin[0]) / self.width, 3),
            round(float(point[1] - self.origin[1]) / self.height, 3),
        ]

    def grid(self) -> tuple[Array, Array]:
        """x and y of every raster point's centre, in units."""
        w, h = self.image.size
        y, x = np.mgrid[0:h, 0:w].astype(np.float32)
        return (x + 0.5) / self.scale + self.origin[0], (y + 0.5) / self.scale + self.origin[1]

    def array(self) -> Array:
        return np.asarray(self.image).astype(np.float32)

    def put(self, pixels: Array) -> None:
        self.image = Image.fromarray(np.clip(pixels + 0.5, 0, 255).astype("uint8"))

    def mask(self, points: Points) -> Mask:
        layer = Image.new("L", self.image.size)
        ImageDraw.Draw(layer).polygon(self.at(points), fill=255)
        return layer

    def mask_ellipse(self, centre: Pair, rx: float, ry: float) -> Mask:
        layer = Image.new("L", self.image.size)
        x, y = centre[0], centre[1]
        (a, b), (c, d) = self.at([(x - rx, y - ry), (x + rx, y + ry)])
        ImageDraw.Draw(layer).ellipse((a, b, c, d), fill=255)
        return layer

    def blur(self, mask: Mask, radius: float) -> Mask:
        return mask.filter(ImageFilter.GaussianBlur(radius * self.scale))

    def fill(self, mask: Mask, paint: str | RGB, alpha: float = 1.0) -> None:
        if alpha < 1:
            mask = mask.point([int(v * alpha) for v in range(256)])
        self.image.paste(colour(paint), (0, 0), mask)

    def polygon(
        self, points: Points, paint: str | RGB, alpha: float = 1.0, line: str | RGB | None = None, width: float = 0.0
    ) -> None:
        if alpha >= 1:
            ImageDraw.Draw(self.image).polygon(self.at(points), fill=colour(paint))
        else:
            self.fill(self.mask(points), paint, alpha)
        if line is not None:
            self.stroke([*points, points[0]], line, width)

    def stroke(
        self,
        points: Points,
        paint: str | RGB,
        width: float,
        alpha: float = 1.0,
        dash: tuple[float, float] | None = None,
        round_ends: bool = True,
    ) -> None:
        pieces = dashes(np.array(points, float), dash) if dash else [np.array(points, float)]
        layer = Image.new("L", self.image.size) if alpha < 1 else self.image
        ink = 255 if alpha < 1 else colour(paint)
        draw = ImageDraw.Draw(layer)
        for piece in pieces:
            raster = self.at(piece)
            draw.line(raster, fill=ink, width=max(1, round(width * self.scale)), joint="curve")
            if round_ends:
                r = width * self.scale / 2
                for x, y in (raster[0], raster[-1]):
                    draw.ellipse((x - r, y - r, x + r, y + r), fill=ink)
        if alpha < 1:
            self.fill(layer, paint, alpha)

    def disc(self, centre: Pair, radius: float, paint: str | RGB, alpha: float = 1.0) -> None:
        self.fill(self.mask_ellipse(centre, radius, radius), paint, alpha)

    def ring(self, centre: Pair, radius: float, paint: str | RGB, width: float) -> None:
        t = np.linspace(0, 2 * np.pi, 181)
        self.stroke(np.c_[centre[0] + radius * np.cos(t), centre[1] + radius * np.sin(t)], paint, width)

    def shadow(self, mask: Mask, dx: float, dy: float, blur: float, alpha: float = 0.45, paint: str | RGB = (0, 0, 0)) -> None:
        moved = Image.new("L", self.image.size)
        moved.paste(mask, (int(dx * self.scale), int(dy * self.scale)))
        self.fill(self.blur(moved, blur), paint, alpha)

    def gradient(self, mask: Mask, first: str | RGB, last: str | RGB, start: Pair, end: Pair) -> None:
        """Linear gradient inside a mask."""
        x, y = self.grid()
        d = np.subtract(end, start)
        t = np.clip(((x - start[0]) * d[0] + (y - start[1]) * d[1]) / (d @ d), 0, 1)[..., None]
        paint = np.array(colour(first)) * (1 - t) + np.array(colour(last)) * t
        cover = np.asarray(mask).astype(np.float32)[..., None] / 255
        self.put(self.array() * (1 - cover) + paint * cover)

    def save(self, path: Path) -> None:
        self.image.resize(self.size, Image.Resampling.LANCZOS).save(path, optimize=True)


def dashes(points: Array, dash: tuple[float, float]) -> list[Array]:
    """A path cut into strokes of dash[0] with gaps of dash[1], in units."""
    length = np.r_[0, np.cumsum(np.hypot(*np.diff(points, axis=0).T))]
    pieces, t = [], 0.0
    while t < length[-1]:
        end = min(t + dash[0], length[-1])
        steps = np.linspace(t, end, max(2, int((end - t) / 3)))
        pieces.append(np.c_[np.interp(steps, length, points[:, 0]), np.interp(steps, length, points[:, 1])])
        t = end + dash[1]
    return pieces


def rod(canvas: Canvas, start: Pair, end: Pair, width: float) -> None:
    """A metal rod with a light side."""
    p, q = np.array(start, float), np.array(end, float)
    d = (q - p) / np.hypot(*(q - p))
    n = np.array([-d[1], d[0]])
    if n[1] > 0:
        n = -n

    def strip(low: float, high: float, paint: str | RGB) -> None:
        canvas.polygon([p + n * high, q + n * high, q + n * low, p + n * low], paint)

    half = width / 2
    strip(-half - 1.2, half + 1.2, (63, 71, 77))
    strip(-half, half, "steel-dark")
    strip(-width * 0.12, half, "steel")
    strip(width * 0.12, width * 0.32, "white")
