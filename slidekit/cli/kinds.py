"""The kinds of file in a project: where they stand, and the name of their schema beside them."""

from __future__ import annotations

KINDS = {
    "deck": (["decks/*.yaml", "decks/shared/*.yaml"], "slidekit.schema.json"),
    "venue": (["decks/venues/*.yaml"], "slidekit.venue.schema.json"),
    "figures": (["assets/figures.yaml"], "slidekit.figures.schema.json"),
    "speaker": (["assets/speaker.yaml"], "slidekit.speaker.schema.json"),
    "references": (["assets/references.yaml"], "slidekit.references.schema.json"),
    "claims": (["assets/claims.yaml"], "slidekit.claims.schema.json"),
}
