"""Write ``slidekit/text/metrics.json.gz`` and ``wide.json.gz``: advances and pair kerning of the faces slidekit measures with.

Run by hand where Debian's fonts-crosextra-carlito, fonts-crosextra-caladea, fonts-liberation and fonts-dejavu are installed:

    python tools/make_metrics.py [--fonts /usr/share/fonts] [--out slidekit/text]

Form of the file (JSON lines, gzip, no time stamp): line 1 is the character set and the order of the faces; then one
line per face with ``upem``, ``cap``, ``x``, ``ascent``, ``adv`` (one per character, -1 where the face has none) and
pair kerning by class: ``left`` and ``right`` list the characters of each class, ``rows`` holds for each left class
``[step to the right class, value, step, value, …]``, all in font units. ``liga`` lists the ligatures (``ffi``),
``wide`` their advances; in the classes they stand as U+E000, U+E001, …

``wide.json.gz`` holds the advances of all further characters of these faces, without kerning, and those of DejaVu Sans, which
covers most scripts and symbols and stands in where a face has no glyph. Line 1 is the order of the faces; then one line per
face with ``upem`` and ``runs``: ``[steps to the first code point, advance, advance, …]`` for each run of code points.
"""

from __future__ import annotations

import argparse
import gzip
import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

FAMILIES = {
    "Carlito": "Carlito",
    "Caladea": "Caladea",
    "Liberation Sans": "LiberationSans",
    "Liberation Serif": "LiberationSerif",
    "Liberation Mono": "LiberationMono",
}
WIDE = {"DejaVu Sans regular": "DejaVuSans", "DejaVu Sans bold": "DejaVuSans-Bold"}
STYLES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold italic": "BoldItalic"}

PRIVATE = 0xE000
"""Ligature number n of a face stands in its kerning classes as this code point + n."""

PUNCTUATION = (
    "\u2002\u2003\u2007\u2009\u200a\u202f\u2010\u2011\u2012\u2013\u2014\u2015\u2018\u2019\u201a\u201c\u201d\u201e\u2020\u2021"
    "\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u2044\u20ac\u2070\u2074\u2075\u2076\u2077\u2078\u2079\u2080\u2081\u2082\u2083"
    "\u2084\u2113\u2116\u2122\u2126\u2153\u2154\u215b\u2190\u2191\u2192\u2193\u2194\u2202\u2206\u2211\u2212\u221a\u221e\u2248"
    "\u2260\u2264\u2265\u25a0\u25a1\u25aa\u25b2\u25ba\u25bc\u25cb\u25cf\u2610\u2611\u2713\u2714\u2715\u2717\u02c6\u02dc\ufb01\ufb02"
)


UNSEEN = ("Cc", "Cf", "Cn", "Co", "Cs", "Mn", "Me")
"""Unicode categories whose characters have no width of their own, or none that is the same in two fonts."""


def list_characters() -> str:
    """The characters of the tables, in code point order."""
    spans = [(0x20, 0x7F), (0xA0, 0x180), (0x386, 0x3CF), (0x400, 0x460), (0x490, 0x492)]
    codes = {code for start, end in spans for code in range(start, end)} - {0xAD}
    return "".join(map(chr, sorted(codes | set(map(ord, PUNCTUATION)))))


def script_of(char: str) -> str | None:
    """OpenType's script tag of a letter; None for what stands in any script (digits, punctuation)."""
    name = unicodedata.name(char, "")
    tags = {"LATIN": "latn", "GREEK": "grek", "CYRILLIC": "cyrl"}
    return tags.get(name.split(" ")[0]) if char.isalpha() else None


def read_ligatures(font: TTFont, characters: str) -> dict[str, str]:
    """Standard ligatures of plain letters: ``ffi`` → glyph name."""
    if "GSUB" not in font:
        return {}
    names = {glyph: chr(code) for code, glyph in font.getBestCmap().items() if chr(code) in characters and code < 0x80}
    table = font["GSUB"].table
    scripts = {record.ScriptTag: record.Script for record in table.ScriptList.ScriptRecord}
    if "latn" not in scripts:
        return {}
    features = [table.FeatureList.FeatureRecord[index] for index in scripts["latn"].DefaultLangSys.FeatureIndex]
    numbers = {number for feature in features if feature.FeatureTag == "liga" for number in feature.Feature.LookupListIndex}
    found: dict[str, str] = {}
    for number in sorted(numbers):
        for sub in (getattr(sub, "ExtSubTable", sub) for sub in table.LookupList.Lookup[number].SubTable):
            for first, ligatures in sub.ligatures.items() if sub.LookupType == 4 else ():
                for ligature in ligatures:
                    glyphs = [first, *ligature.Component]
                    if all(glyph in names for glyph in glyphs):
                        found.setdefault("".join(names[glyph] for glyph in glyphs), ligature.LigGlyph)
    return dict(sorted(found.items()))


def kern_lookups(font: TTFont, script: str) -> Iterator[list[Any]]:
    """The subtables of each pair lookup of the ``kern`` feature of ``script`` (or the default script), in order."""
    if "GPOS" not in font or font["GPOS"].table.ScriptList is None:
        return
    table = font["GPOS"].table
    scripts = {record.ScriptTag: record.Script for record in table.ScriptList.ScriptRecord}
    found = scripts.get(script) or scripts.get("DFLT") or scripts.get("latn")
    if found is None or found.DefaultLangSys is None:
        return
    features = [table.FeatureList.FeatureRecord[index] for index in found.DefaultLangSys.FeatureIndex]
    numbers = {number for feature in features if feature.FeatureTag == "kern" for number in feature.Feature.LookupListIndex}
    for number in sorted(numbers):
        subtables = [getattr(sub, "ExtSubTable", sub) for sub in table.LookupList.Lookup[number].SubTable]
        yield [sub for sub in subtables if sub.LookupType == 2]


def pair_value(subtables: list[Any], left: str, right: str) -> int:
    """What one lookup adds to the advance of glyph ``left`` before ``right``: the first subtable that knows the pair."""
    for sub in subtables:
        if left not in sub.coverage:
            continue
        if sub.Format == 1:
            if (left, right) in sub.pairs:
                return int(sub.pairs[left, right])
        else:
            first = sub.Class1Record[sub.ClassDef1.classDefs.get(left, 0)]
            second = first.Class2Record[sub.ClassDef2.classDefs.get(right, 0)]
            return int(getattr(second.Value1, "XAdvance", 0) or 0) if second.Value1 else 0
    return 0


def index_lookups(font: TTFont, script: str) -> list[list[Any]]:
    """The kern lookups of a script with coverage and pairs as plain sets and dicts."""
    lookups = []
    for subtables in kern_lookups(font, script):
        for sub in subtables:
            sub.coverage = set(sub.Coverage.glyphs)
            if sub.Format == 1:
                sub.pairs = {
                    (left, record.SecondGlyph): getattr(record.Value1, "XAdvance", 0) or 0
                    for left, pairs in zip(sub.Coverage.glyphs, sub.PairSet, strict=True)
                    for record in pairs.PairValueRecord
                }
        lookups.append(subtables)
    return lookups


def read_kerning(font: TTFont, glyphs: dict[str, str]) -> dict[str, dict[str, int]]:
    """Kerning of every pair of characters (keys of ``glyphs``), zero pairs left out."""
    lookups = {script: index_lookups(font, script) for script in ("latn", "grek", "cyrl")}
    scripts_of = {char: script_of(char) for char in glyphs}
    kerning: dict[str, dict[str, int]] = {}
    for left in glyphs:
        for right in glyphs:
            one, other = scripts_of[left], scripts_of[right]
            if one and other and one != other:  # a shaper cuts the run between scripts
                continue
            value = sum(pair_value(table, glyphs[left], glyphs[right]) for table in lookups[one or other or "latn"])
            if value:
                kerning.setdefault(left, {})[right] = value
    return kerning


def compress(kerning: dict[str, dict[str, int]]) -> dict[str, list[Any]]:
    """Pairs → classes of characters with equal rows (left) and equal columns (right), and the rows between them."""
    columns: dict[str, dict[str, int]] = {}
    for left, row in kerning.items():
        for right, value in row.items():
            columns.setdefault(right, {})[left] = value
    lefts: dict[tuple[tuple[str, int], ...], str] = {}
    for left in sorted(kerning):
        key = tuple(sorted(kerning[left].items()))
        lefts[key] = lefts.get(key, "") + left
    rights: dict[tuple[tuple[str, int], ...], str] = {}
    for right in sorted(columns):
        key = tuple(sorted(columns[right].items()))
        rights[key] = rights.get(key, "") + right
    groups = list(rights.values())
    rows = []
    for members in lefts.values():
        row = kerning[members[0]]
        known = [index for index, group in enumerate(groups) if group[0] in row]
        steps = [index - before for before, index in zip([0, *known], known, strict=False)]
        rows.append([part for step, index in zip(steps, known, strict=True) for part in (step, row[groups[index][0]])])
    return {"left": list(lefts.values()), "right": groups, "rows": rows}


def read_face(path: Path, characters: str) -> dict[str, Any]:
    """One face's table from its font file."""
    font = TTFont(path)
    cmap, metrics, os2 = font.getBestCmap(), font["hmtx"], font["OS/2"]
    glyphs = {char: cmap[ord(char)] for char in characters if ord(char) in cmap}
    ligatures = read_ligatures(font, characters)
    joined = {chr(PRIVATE + index): glyph for index, glyph in enumerate(ligatures.values())}
    face = {
        "upem": font["head"].unitsPerEm,
        "cap": os2.sCapHeight,
        "x": os2.sxHeight,
        "ascent": font["hhea"].ascent,
        "adv": [metrics[cmap[ord(char)]][0] if ord(char) in cmap else -1 for char in characters],
        "liga": list(ligatures),
        "wide": [metrics[glyph][0] for glyph in joined.values()],
    }
    return face | compress(read_kerning(font, glyphs | joined))


def read_wide(path: Path, without: str) -> dict[str, Any]:
    """The advances of a face's characters that are not in ``without``; marks and private characters left out."""
    font = TTFont(path)
    cmap, metrics = font.getBestCmap(), font["hmtx"]
    codes = [code for code in sorted(cmap) if chr(code) not in without and unicodedata.category(chr(code)) not in UNSEEN]
    runs: list[list[int]] = []
    last = 0
    for code in codes:
        if not runs or code != last + 1:
            runs.append([code - last])
        runs[-1].append(metrics[cmap[code]][0])
        last = code
    return {"upem": font["head"].unitsPerEm, "runs": runs}


def find_faces(fonts: Path) -> dict[str, Path]:
    """The font file of each face; raises FileNotFoundError when one is missing."""
    files = {path.name: path for path in sorted(fonts.rglob("*.ttf"))}
    names = {f"{family} {style}": f"{stem}-{STYLES[style]}" for family, stem in FAMILIES.items() for style in STYLES}
    for name in (names | WIDE).values():
        if f"{name}.ttf" not in files:
            raise FileNotFoundError(f"{name}.ttf is not under {fonts}")
    return {face: files[f"{name}.ttf"] for face, name in (names | WIDE).items()}


def pack(lines: list[Any]) -> bytes:
    """JSON lines, gzipped without a time stamp."""
    text = "\n".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in lines)
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def build(fonts: Path) -> bytes:
    """The bytes of ``metrics.json.gz`` from the fonts under ``fonts``; raises FileNotFoundError when a face is missing."""
    characters = list_characters()
    faces = {face: path for face, path in find_faces(fonts).items() if face not in WIDE}
    return pack([{"characters": characters, "faces": list(faces)}, *(read_face(path, characters) for path in faces.values())])


def build_wide(fonts: Path) -> bytes:
    """The bytes of ``wide.json.gz``."""
    characters = list_characters()
    faces = find_faces(fonts)
    return pack([list(faces), *(read_wide(path, "" if face in WIDE else characters) for face, path in faces.items())])


def main() -> None:
    parser = argparse.ArgumentParser(description="Write slidekit's metric tables from installed fonts.")
    parser.add_argument("--fonts", type=Path, default=Path("/usr/share/fonts"))
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "slidekit/text")
    options = parser.parse_args()
    for name, data in (("metrics.json.gz", build(options.fonts)), ("wide.json.gz", build_wide(options.fonts))):
        (options.out / name).write_bytes(data)
        print(f"{options.out / name}: {len(data):,} bytes")


if __name__ == "__main__":
    main()
