"""Mathematical letters of Unicode (block U+1D400): an italic x is a character of its own, so every program draws it so."""

from __future__ import annotations

from slidekit.core.formula import Face

_LATIN = {
    "bold": (0x1D400, 0x1D41A), "italic": (0x1D434, 0x1D44E), "bold-italic": (0x1D468, 0x1D482), "script": (0x1D49C, 0x1D4B6),
    "fraktur": (0x1D504, 0x1D51E), "double-struck": (0x1D538, 0x1D552), "sans": (0x1D5A0, 0x1D5BA), "mono": (0x1D670, 0x1D68A),
}  # fmt: skip
"""Where A and a of a face are."""
_GREEK = {"bold": (0x1D6A8, 0x1D6C2), "italic": (0x1D6E2, 0x1D6FC), "bold-italic": (0x1D71C, 0x1D736)}
"""Where Α and α are."""
_VARIANTS = "∂ϵϑϰϕϱϖ"
"""What follows ω in each of these alphabets."""
_DIGITS = {"bold": 0x1D7CE, "double-struck": 0x1D7D8, "sans": 0x1D7E2, "mono": 0x1D7F6}
_OLDER: dict[str, dict[str, str]] = {
    "italic": {"h": "ℎ"},
    "script": dict(zip("BEFHILMRego", "ℬℰℱℋℐℒℳℛℯℊℴ", strict=True)),
    "fraktur": dict(zip("CHIRZ", "ℭℌℑℜℨ", strict=True)),
    "double-struck": dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)),
}
"""Letters that Unicode had before the block, and left out there."""


def styled(text: str, face: Face) -> str:
    """The text in a face; characters that have no letter of it stay as they are."""
    return text if face == "upright" else "".join(_letter(letter, face) for letter in text)


def _letter(letter: str, face: Face) -> str:
    if letter in _OLDER.get(face, {}):
        return _OLDER[face][letter]
    if letter.isascii() and letter.isalpha():
        capital, small = _LATIN[face]
        return chr(capital + ord(letter) - ord("A")) if letter.isupper() else chr(small + ord(letter) - ord("a"))
    if letter.isascii() and letter.isdigit() and face in _DIGITS:
        return chr(_DIGITS[face] + int(letter))
    if face in _GREEK:
        capital, small = _GREEK[face]
        if "α" <= letter <= "ω":
            return chr(small + ord(letter) - ord("α"))
        if "Α" <= letter <= "Ω":
            return chr(capital + ord(letter) - ord("Α"))
        if letter in _VARIANTS:
            return chr(small + 25 + _VARIANTS.index(letter))
    return letter
