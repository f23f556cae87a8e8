"""Line integrals through solids, along the rays of a camera. Blocks of rays that are far from the solid are left out."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
from curves import Array
from PIL import Image

from fluoroscopy.camera import SOURCE, Camera
from fluoroscopy.solids import Solid

BLOCK = 12
"""Rays on a side of a block."""
SLICE = 16
"""Steps in depth that are judged together."""


@dataclass(frozen=True, slots=True)
class _Rays:
    """The blocks of rays that can meet a solid: their place on the grid, and where they cross the isocentre's plane."""

    row: int
    column: int
    down: int
    across: int
    u: Array
    v: Array
    near: float
    far: float


def integrate(camera: Camera, solid: Solid, grid: int, step: float = 0.6) -> Array:
    """Length of each density along ``grid`` × ``grid`` rays, mm; shape (layers, grid, grid), row 0 is the top."""
    rays = _aim(camera, solid, grid)
    if rays is None:
        return np.zeros((solid.layers, grid, grid), np.float32)
    axes = solid.axes @ camera.axes.T
    offset = solid.axes @ (camera.isocentre - solid.origin)
    base = [(axes[i, 0] * rays.u + axes[i, 1] * rays.v).astype(np.float32) for i in range(3)]
    sums = np.zeros((solid.layers, *rays.u.shape), np.float32)
    depths = np.arange(rays.near, rays.far, step) + step / 2
    pixel = camera.field / grid
    reach = 1.25 * float(np.hypot(BLOCK * pixel * 0.75, SLICE * step / 2))
    centre = BLOCK // 2 * BLOCK + BLOCK // 2
    for first in range(0, len(depths), SLICE):
        some = depths[first : first + SLICE]
        stretch = ((SOURCE + some) / SOURCE).astype(np.float32)
        shift = (axes[:, 2:] * some + offset[:, None]).astype(np.float32)
        met = np.ones(len(rays.u), bool)
        if solid.margin is not None:
            m = len(some) // 2
            middle = [base[i][:, centre] * stretch[m] + shift[i, m] for i in range(3)]
            met = solid.distance(*middle) < reach + solid.margin
        if not met.any():
            continue
        points = [base[i][met][None] * stretch[:, None, None] + shift[i][:, None, None] for i in range(3)]
        for layer, density in zip(sums, solid.densities(*points), strict=True):
            layer[met] += density.sum(0) * np.float32(step)
    return _spread(rays, sums, grid)


def _aim(camera: Camera, solid: Solid, grid: int) -> _Rays | None:
    corners = np.array(list(product(*zip(*solid.corners, strict=True))), float)
    q = camera.seen(corners @ solid.axes + solid.origin)
    flat = q[:, :2] * (SOURCE / (SOURCE + q[:, 2:])) * grid / camera.field
    left, right = grid / 2 + flat[:, 0].min(), grid / 2 + flat[:, 0].max()
    top, bottom = grid / 2 - flat[:, 1].max(), grid / 2 - flat[:, 1].min()
    column, row = max(0, int(left)), max(0, int(top))
    across = -(-(min(grid, int(right) + 1) - column) // BLOCK)
    down = -(-(min(grid, int(bottom) + 1) - row) // BLOCK)
    if across <= 0 or down <= 0:
        return None
    y, x = np.mgrid[0 : down * BLOCK, 0 : across * BLOCK]
    u = ((x + column + 0.5) / grid - 0.5) * camera.field
    v = (0.5 - (y + row + 0.5) / grid) * camera.field

    def blocks(field: Array) -> Array:
        return field.reshape(down, BLOCK, across, BLOCK).transpose(0, 2, 1, 3).reshape(down * across, BLOCK * BLOCK)

    return _Rays(row, column, down, across, blocks(u), blocks(v), float(q[:, 2].min()), float(q[:, 2].max()))


def _spread(rays: _Rays, sums: Array, grid: int) -> Array:
    """The blocks back in their places."""
    layers = len(sums)
    whole = sums.reshape(layers, rays.down, rays.across, BLOCK, BLOCK).transpose(0, 1, 3, 2, 4)
    whole = whole.reshape(layers, rays.down * BLOCK, rays.across * BLOCK)[:, : grid - rays.row, : grid - rays.column]
    out = np.zeros((layers, grid, grid), np.float32)
    out[:, rays.row : rays.row + whole.shape[1], rays.column : rays.column + whole.shape[2]] = whole
    return out


def enlarge(field: Array, pixels: int) -> Array:
    """A field on the grid as a field on the picture; never below 0."""
    image = Image.fromarray(field.astype(np.float32)).resize((pixels, pixels), Image.Resampling.BICUBIC)
    return np.asarray(image).clip(0)
