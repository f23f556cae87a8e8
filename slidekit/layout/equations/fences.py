"""Brackets, braces and bars of any size, drawn as lines: a letter grown to such a size would grow fat."""

from __future__ import annotations

from slidekit.layout.equations.inks import Block, Pen

_CURVES: dict[str, tuple[tuple[tuple[float, ...], ...], ...]] = {
    "(": (((1, 0), (0.05, 0.25, 0.05, 0.75, 1, 1)),),
    "[": (((1, 0), (0.2, 0), (0.2, 1), (1, 1)),),
    "⌊": (((0.2, 0), (0.2, 1), (1, 1)),),
    "⌈": (((1, 0), (0.2, 0), (0.2, 1)),),
    "⟨": (((1, 0), (0.1, 0.5), (1, 1)),),
    "|": (((0.5, 0), (0.5, 1)),),
    "‖": (((0.25, 0), (0.25, 1)), ((0.75, 0), (0.75, 1))),
    "/": (((0, 1), (1, 0)),),
    "\\": (((0, 0), (1, 1)),),
    "{": (
        (
            (1, 0), (0.62, 0, 0.5, 0.04, 0.5, 0.12), (0.5, 0.4), (0.5, 0.47, 0.35, 0.5, 0, 0.5),
            (0.35, 0.5, 0.5, 0.53, 0.5, 0.6), (0.5, 0.88), (0.5, 0.96, 0.62, 1, 1, 1),
        ),
    ),
}  # fmt: skip
"""Opening signs in a box of 1 × 1, from the top left."""
_MIRRORED = {")": "(", "]": "[", "}": "{", "⟩": "⟨", "⌋": "⌊", "⌉": "⌈"}
_WIDTHS = {"|": 0.18, "‖": 0.32, "{": 0.36}


def fence(sign: str, top: float, height: float, size: float, weight: float) -> Block:
    """A sign from ``top`` (y, negative above the baseline), ``height`` high; no room at all for none."""
    if not sign:
        return Block(0, 0, 0)
    shape = _MIRRORED.get(sign, sign)
    width = size * _WIDTHS.get(shape, 0.3) * (1 + 0.06 * max(0.0, height / size - 1))
    gap = 0.06 * size
    strokes = tuple(
        tuple(_placed(point, sign in _MIRRORED, gap, width, top, height) for point in stroke)
        for stroke in _CURVES.get(shape, _CURVES["|"])
    )
    return Block(width + 2 * gap, -top, top + height, (Pen(strokes, weight),))


def _placed(
    point: tuple[float, ...], mirrored: bool, left: float, width: float, top: float, height: float
) -> tuple[float, ...]:
    return tuple(
        top + value * height if n % 2 else left + (1 - value if mirrored else value) * width for n, value in enumerate(point)
    )


def brace(width: float, y: float, tall: float, *, over: bool, weight: float) -> Pen:
    """A lying brace from x = 0, its tips at ``y`` towards what it holds."""
    turn = -1 if over else 1
    strokes = tuple(
        tuple(
            tuple(y + turn * tall * (1 - point[n - 1]) if n % 2 else point[n + 1] * width for n in range(len(point)))
            for point in stroke
        )
        for stroke in _CURVES["{"]
    )
    return Pen(strokes, weight)
