"""The language tag of runs: with a region, because PowerPoint's spelling dictionaries have one."""

from __future__ import annotations

REGIONS = {
    "en": ("US", "GB", "CA", "AU", "IE", "NZ", "ZA", "IN"),
    "es": ("ES", "AR", "BO", "CL", "CO", "CR", "CU", "DO", "EC", "GT", "HN", "MX", "NI", "PA", "PE", "PR", "PY", "SV", "US",
           "UY", "VE"),
    "pt": ("BR", "PT"),
    "fr": ("FR", "BE", "CA", "CH", "LU"),
    "de": ("DE", "AT", "CH", "LI", "LU"),
    "it": ("IT", "CH"),
}  # fmt: skip
"""Regions that a language is written in, its most common one first."""


def proofing(language: str, country: str) -> str:
    """``es`` in AR → ``es-AR``, elsewhere the first region; a tag with a region, or of an unknown language, as it is."""
    regions = REGIONS.get(language, ())
    if not regions:
        return language
    return f"{language}-{country if country in regions else regions[0]}"
