"""What the page itself says, in the deck's language where that is known."""

from __future__ import annotations

from collections.abc import Mapping

from slidekit.core.languages import base_of

PHRASES: Mapping[str, Mapping[str, str]] = {
    "en": {
        "controls": "Controls",
        "slides": "Slides",
        "slide": "Slide",
        "of": "of",
        "previous": "Previous",
        "next": "Next",
        "overview": "Overview",
        "notes": "Notes",
        "handout": "Handout",
        "skip": "Skip to the slides",
        "comparison": "Two renderings compared",
        "own": "Scene",
        "other": "LibreOffice",
        "difference": "Difference",
        "similarity": "Similarity",
        "mean": "Mean",
        "keys": "Arrow keys: step · O: overview · N: notes · F: full screen · Home, End: first, last",
    },
    "es": {
        "controls": "Controles",
        "slides": "Diapositivas",
        "slide": "Diapositiva",
        "of": "de",
        "previous": "Anterior",
        "next": "Siguiente",
        "overview": "Vista general",
        "notes": "Notas",
        "handout": "Para imprimir",
        "skip": "Ir a las diapositivas",
        "comparison": "Dos versiones comparadas",
        "own": "Escena",
        "other": "LibreOffice",
        "difference": "Diferencia",
        "similarity": "Similitud",
        "mean": "Media",
        "keys": "Flechas: avanzar · O: vista general · N: notas · F: pantalla completa · Inicio, Fin: primera, última",
    },
}


def phrases_for(language: str) -> Mapping[str, str]:
    """The page's words; English where the language has none here."""
    return PHRASES.get(base_of(language), PHRASES["en"])
