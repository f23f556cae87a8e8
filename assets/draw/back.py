"""The prone patient's back between drapes, seen from above as the operator stands: skin, sheet, a needle's dent."""

from __future__ import annotations

import numpy as np
from canvas import Canvas
from curves import Array, gauss, smoothstep, spline
from palette import colour, mix

SKIN_LIGHT = np.array((-0.38, -0.50, 0.78))
SHEET_LIGHT = np.array((-0.45, -0.55, 0.70))
FOLDS = ((0.012, 0.007, 0.5, 5.0), (-0.009, 0.015, 2.1, 5.0), (0.021, -0.011, 4.0, 2.6), (0.006, 0.027, 1.2, 2.0))


def brightness(height: Array, scale: float, light: Array) -> Array:
    gy, gx = np.gradient(height)
    normal = np.stack([-gx * scale, -gy * scale, np.ones_like(gx)], -1)
    normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
    return np.asarray(normal @ (light / np.linalg.norm(light)))


def paint_skin(canvas: Canvas, midline: float, dimples: tuple[float, float, float]) -> None:
    """``dimples``: half distance, height on the picture, depth."""
    gx, y = canvas.grid()
    x = gx - midline
    soft = np.sqrt(x * x + 30.0**2)
    z = -24 * np.exp(-((x / 52) ** 2)) * (1 - smoothstep((y - 600) / 260) * 0.2)
    z = z + 32 * np.exp(-(((soft - 125) / 95) ** 2))
    z = z - 34 * np.exp(-((x / 24) ** 2)) * smoothstep((y - 640) / 260)
    z = z + 74 * np.exp(-(((soft - 190) / 170) ** 2)) * smoothstep((y - 500) / 520)
    for i in range(-5, 4):
        z = z + 3.4 * np.exp(-((x / 14) ** 2) - ((y - (430 + i * 62)) / 18) ** 2)
    half, low, depth = dimples
    for side in (-1, 1):
        z = z - depth * np.exp(-(((x - side * half) / 22) ** 2) - ((y - low) / 18) ** 2)
    lit = brightness(z, canvas.scale, SKIN_LIGHT)
    t = smoothstep((lit - 0.28) / 0.62)[..., None]
    paint = np.array(colour("skin-dark")) * (1 - t) + np.array(colour("skin")) * t
    t = 0.6 * smoothstep((lit - 0.78) / 0.22)[..., None]
    canvas.put(paint * (1 - t) + np.array(colour("skin-light")) * t)


def lay_drape(canvas: Canvas, window: list[tuple[float, float]]) -> None:
    """A sheet with soft folds around a hemmed window; its edge shadows the skin."""
    x, y = canvas.grid()
    edge = spline(window, 20)
    inside = np.asarray(canvas.mask(edge)).astype(np.float32) / 255
    sheet, k = 1 - inside, canvas.scale
    far = gauss(sheet, 26 * k)
    folds = sum(g * np.sin(x * fx + y * fy + p + 1.6 * np.sin(x * fy * 0.7 - y * fx * 0.6 + p * 2)) for fx, fy, p, g in FOLDS)
    height = folds * np.clip((far - 0.45) * 2.2, 0, 1) + 9 * np.clip(far, 0, 1)
    lit = brightness(gauss(height, 2 * k), k, SHEET_LIGHT)
    t = np.clip((lit - 0.50) / 0.40, 0, 1)[..., None]
    paint = np.array(colour("drape-dark")) * (1 - t) + np.array(colour("drape")) * t
    t = 0.55 * np.clip((lit - 0.78) / 0.18, 0, 1)[..., None]
    paint = paint * (1 - t) + np.array(colour("drape-light")) * t
    centre = np.hypot((x - canvas.width / 2) / 620, (y - canvas.height / 2) / 620)
    paint = paint * (1 - 0.20 * np.clip(centre, 0, 1.3)[..., None] ** 2)
    shade = gauss(np.roll(sheet, (int(7 * k), int(5 * k)), (0, 1)), 5 * k) * 0.42 * inside
    canvas.put(canvas.array() * (1 - shade[..., None]) * (1 - sheet[..., None]) + paint * sheet[..., None])
    ring = np.vstack([edge, edge[:1]])
    canvas.stroke(ring, mix("drape", "drape-light", 0.8), 5, round_ends=False)
    canvas.stroke(ring, mix("drape-dark", "ink", 0.2), 1.6, round_ends=False)
    centre_point = edge.mean(0)
    outward = (edge - centre_point) / np.hypot(*(edge - centre_point).T)[:, None]
    seam = edge + outward * 16
    canvas.stroke(np.vstack([seam, seam[:1]]), mix("drape", "drape-dark", 0.7), 2, dash=(9, 6), round_ends=False)


def dent(canvas: Canvas, entry: Array, rx: float, ry: float) -> None:
    """The skin drawn in where a needle enters."""
    canvas.fill(canvas.blur(canvas.mask_ellipse(entry, rx, ry), rx * 0.36), mix("skin-dark", "blood", 0.25), 0.55)
