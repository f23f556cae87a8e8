"""Small fonts made on the spot: a box for every letter, as wide as the test wants."""

from __future__ import annotations

from io import BytesIO


def make_font(family: str, width: int = 600, *, letters: str = "", kern: dict[tuple[str, str], int] | None = None) -> bytes:
    """A TrueType font of 1000 units: printable ASCII and ``letters``, each ``width`` wide; ``i`` half as wide."""
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    chars = {code: f"u{code:04X}" for code in [*range(0x20, 0x7F), *map(ord, letters)]}
    pen = TTGlyphPen(None)
    pen.moveTo((50, 0))
    pen.lineTo((50, 700))
    pen.lineTo((width // 2 - 50, 700))
    pen.lineTo((width // 2 - 50, 0))
    pen.closePath()
    box, empty = pen.glyph(), TTGlyphPen(None).glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", *chars.values(), "f_i"])
    builder.setupCharacterMap(chars)
    glyphs = {name: empty if code == 0x20 else box for code, name in chars.items()}
    builder.setupGlyf({".notdef": box, **glyphs, "f_i": box})
    widths = {name: (width // 2 if code == ord("i") else width, 50) for code, name in chars.items()}
    builder.setupHorizontalMetrics({".notdef": (width, 50), **widths, "f_i": (width, 50)})
    builder.setupHorizontalHeader(ascent=900, descent=-200)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=900, sTypoDescender=-200, sCapHeight=700, sxHeight=500)
    builder.setupPost()
    features = "feature liga { sub u0066 u0069 by f_i; } liga;\n"
    if kern:
        pairs = "".join(f"pos u{ord(a):04X} u{ord(b):04X} {value}; " for (a, b), value in kern.items())
        features += f"feature kern {{ {pairs} }} kern;\n"
    builder.addOpenTypeFeatures(features)
    data = BytesIO()
    builder.save(data)
    return data.getvalue()
