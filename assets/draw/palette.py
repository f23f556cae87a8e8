"""Colours of the drawings, RGB 0–255, by what they stand for."""

from __future__ import annotations

RGB = tuple[int, int, int]

COLOURS: dict[str, RGB] = {
    "ground": (13, 16, 19),
    "tissue": (30, 35, 40),
    "ink": (16, 20, 24),
    "white": (255, 255, 255),
    "drape": (47, 95, 115),
    "drape-light": (66, 120, 142),
    "drape-dark": (33, 70, 86),
    "skin": (190, 146, 122),
    "skin-light": (214, 172, 148),
    "skin-dark": (138, 98, 80),
    "glove": (214, 224, 230),
    "glove-light": (244, 248, 250),
    "glove-dark": (120, 142, 156),
    "gown": (58, 112, 134),
    "gown-light": (92, 150, 172),
    "gown-dark": (36, 76, 94),
    "grip": (96, 106, 116),
    "grip-light": (168, 178, 186),
    "grip-dark": (52, 60, 68),
    "steel": (223, 229, 232),
    "steel-dark": (120, 132, 140),
    "glass": (196, 212, 220),
    "glass-light": (220, 230, 236),
    "glass-line": (96, 116, 128),
    "cells": (230, 208, 196),
    "bone": (232, 221, 199),
    "bone-dark": (196, 178, 146),
    "cortex": (246, 239, 222),
    "marrow": (166, 62, 54),
    "blood": (140, 28, 36),
    "fat": (233, 205, 140),
    "orange": (230, 159, 0),
    "muscle": (150, 74, 66),
    "muscle-dark": (122, 56, 52),
    "disc": (126, 146, 158),
    "fluid": (30, 58, 74),
    "dura": (140, 190, 214),
    "cord": (226, 206, 160),
    "ligament": (178, 160, 128),
    "sky": (86, 180, 233),
    "sky-light": (166, 220, 245),
    "sky-dark": (40, 96, 130),
    "lesion": (213, 94, 0),
}


def colour(name: str | RGB) -> RGB:
    return COLOURS[name] if isinstance(name, str) else name


def mix(first: str | RGB, second: str | RGB, share: float) -> RGB:
    """``share`` of the second colour in the first, 0 to 1."""
    a, b = colour(first), colour(second)
    return (round(a[0] + (b[0] - a[0]) * share), round(a[1] + (b[1] - a[1]) * share), round(a[2] + (b[2] - a[2]) * share))
