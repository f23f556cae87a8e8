"""What texts call the symbols of marks, in each language that slidekit knows: beginnings of words, in small letters."""

from __future__ import annotations

from collections.abc import Mapping

from slidekit.core.languages import base_of

Stems = tuple[str, ...]

_ENGLISH: Mapping[str, Stems] = {
    "arrow": ("arrow",),
    "arrowhead": ("arrowhead", "arrow head", "arrow"),
    "point": ("dot", "point"),
    "crosshair": ("crosshair", "cross hair", "cross"),
    "target": ("target", "ring"),
    "asterisk": ("asterisk", "*"),
    "star": ("star", "★"),
    "dagger": ("dagger", "†"),
    "ellipse": ("ellipse", "oval", "outline", "ring", "circle", "encircled"),
    "circle": ("circle", "ring", "outline", "encircled"),
    "box": ("box", "rectangle", "square", "frame", "outline"),
    "zone": ("zone", "hatch", "outline"),
    "highlight": ("highlight", "tint", "shade", "shading"),
    "line": ("line", "axis"),
    "curve": ("curve", "line"),
    "flow": ("arrowhead", "arrow", "chain"),
    "needle": ("needle",),
    "contour": ("contour", "outline", "border", "line"),
    "bracket": ("bracket",),
}
_SPANISH: Mapping[str, Stems] = {
    "arrow": ("flecha",),
    "arrowhead": ("punta de flecha", "puntas de flecha", "cabeza de flecha", "flecha"),
    "point": ("punto",),
    "crosshair": ("cruz", "retícul", "reticul"),
    "target": ("diana", "anillo", "blanco"),
    "asterisk": ("asterisco", "*"),
    "star": ("estrella", "★"),
    "dagger": ("cruz", "†"),
    "ellipse": ("elipse", "óvalo", "contorno", "anillo", "círculo", "circulo"),
    "circle": ("círculo", "circulo", "anillo", "contorno"),
    "box": ("recuadro", "rectángulo", "rectangulo", "cuadro", "marco"),
    "zone": ("zona", "raya", "trama"),
    "highlight": ("resalt", "sombre", "color"),
    "line": ("línea", "linea", "eje"),
    "curve": ("curva", "línea", "linea"),
    "flow": ("puntas de flecha", "flecha", "cadena"),
    "needle": ("aguja",),
    "contour": ("contorno", "borde", "límite", "limite", "línea", "linea"),
    "bracket": ("corchete", "llave"),
}
SYMBOL_WORDS: Mapping[str, Mapping[str, Stems]] = {"en": _ENGLISH, "es": _SPANISH}

MAGNIFIED: Mapping[str, Stems] = {
    "en": ("magnif", "detector", "calibrat", "enlarge"),
    "es": ("magnific", "ampliac", "amplía", "amplia", "detector", "calibra", "aument"),
}
"""Words with which a text says at which plane a length on a projection holds."""

LEFT: Mapping[str, Stems] = {"en": ("left",), "es": ("izquierd",)}
RIGHT: Mapping[str, Stems] = {"en": ("right",), "es": ("derech",)}


def names(kind: str, language: str) -> Stems | None:
    """What a text may call a mark of this kind; None in a language that slidekit does not know, () for marks that need none."""
    known = SYMBOL_WORDS.get(base_of(language))
    return None if known is None else known.get(kind, ())


def stems(words: Mapping[str, Stems], language: str) -> Stems:
    """The words of a language; of all languages where it is not known."""
    return words.get(base_of(language)) or tuple(stem for each in words.values() for stem in each)


def says(text: str, wanted: Stems) -> bool:
    """True when a word of the text begins with one of the stems."""
    folded = f" {text.casefold()}"
    return any(
        place == 0 or not folded[place - 1].isalpha() or not stem[0].isalpha()
        for stem in wanted
        for place in _places(folded, stem)
    )


def _places(text: str, stem: str) -> list[int]:
    found, start = [], text.find(stem)
    while start >= 0:
        found.append(start)
        start = text.find(stem, start + 1)
    return found
