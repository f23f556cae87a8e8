"""Shapes of one part: ids, names, whole EMU, text bodies, groups, placeholders, timing. What no schema says, too."""

from __future__ import annotations

import re
from collections import Counter

from slidekit.core.geometry import Box, union
from slidekit.powerpoint.invariants.parts import Tree

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BROKEN_EMU = re.compile(rb' (?:x|y|cx|cy|w|h|marL|indent)="(?!-?[0-9]{1,10}")[^"]*"')
_BODY_END = re.compile(rb"<a:lstStyle(?:/>|>.*?</a:lstStyle>)</[pa]:txBody>")
_IDENTITY = re.compile(rb'<p:cNvPr id="([0-9]+)" name="([^"]*)"')
_TWICE = re.compile(rb"<mc:Fallback><p:grpSp><p:nvGrpSpPr><p:cNvPr [^>]*>")
"""A shape's second appearance, for programs that do not know its first: both have one id and one name."""
_PLACE = rb'<a:off x="(-?[0-9]+)" y="(-?[0-9]+)"/><a:ext cx="([0-9]+)" cy="([0-9]+)"/>'
_SPACE = re.compile(_PLACE + rb'<a:chOff x="(-?[0-9]+)" y="(-?[0-9]+)"/><a:chExt cx="([0-9]+)" cy="([0-9]+)"/></a:xfrm>')
_PLACES = re.compile(_PLACE + rb"</a:xfrm>")
_SHAPES = frozenset((f"{_P}sp", f"{_P}pic", f"{_P}cxnSp", f"{_P}grpSp", f"{_P}graphicFrame"))
_PLACED = (f"{_P}spPr", f"{_P}grpSpPr")
_FRAMES = (f"{_P}xfrm", f"{_A}xfrm")


def needs_tree(content: bytes) -> bool:
    """Whether regular expressions say too little about a part: one with animations, or a group that is not simply sound."""
    return b"<p:timing>" in content or not all(map(_is_sound, content.split(b"<p:grpSp>")[1:]))


def _is_sound(group: bytes) -> bool:
    """True for a group of shapes (no groups among them) as ``_check_group`` wants it; it says what is wrong with any other."""
    inner, end, _ = group.partition(b"</p:grpSp>")
    own = _SPACE.search(inner)
    if not end or own is None or b"<p:ph " in inner or b"<a:tbl>" in inner:
        return False
    numbers = own.groups()
    places = _PLACES.findall(inner, own.end())
    return (
        numbers[:4] == numbers[4:]
        and 0 < len(places) == inner.count(b"<p:cNvPr ") - 1
        and union([Box(int(x), int(y), int(w), int(h)) for x, y, w, h in places]) == tuple(map(int, numbers[:4]))
    )


def check_drawing(name: str, content: bytes, tree: Tree | None) -> list[str]:
    """Findings about a slide, layout, master or notes page. Regular expressions first: most parts need nothing more.

    ``tree`` may be None where ``needs_tree`` says no.
    """
    findings = [f"{name} has a length that is no whole EMU: {found.decode()}" for found in _BROKEN_EMU.findall(content)]
    if findings:
        return findings
    if b' cx="-' in content or b' cy="-' in content:
        findings.append(f"{name} has a shape of negative size")
    if _BODY_END.search(content):
        findings.append(f"{name} has a text body without a paragraph")
    once = _TWICE.sub(b"", content) if b"<mc:Fallback>" in content else content
    shapes = _IDENTITY.findall(once)
    if len(shapes) != once.count(b"<p:cNvPr "):
        findings.append(f"{name} has a shape without a whole number for its id, or without a name")
    findings += _repeated(name, "id", [number for number, _ in shapes])
    findings += _repeated(name, "name", [label for _, label in shapes])
    if tree is not None:
        for group in tree.iter(f"{_P}grpSp"):
            findings += _check_group(name, group)
        for timing in tree.iter(f"{_P}timing"):
            findings += _check_timing(name, timing, tree)
    return findings


def _repeated(name: str, what: str, values: list[bytes]) -> list[str]:
    if len(set(values)) == len(values):
        return []
    return [f"{name} has {count} shapes of {what} {value.decode()}" for value, count in Counter(values).items() if count > 1]


def _number(shape: Tree) -> int:
    found = next(shape.iter(f"{_P}cNvPr"), None)
    return 0 if found is None else int(found.get("id", "0"))


def _frame(shape: Tree) -> Tree | None:
    """The transform of a shape, None without a place of its own."""
    for child in shape:
        if child.tag in _PLACED:
            return child[0] if len(child) and child[0].tag in _FRAMES else None
        if child.tag in _FRAMES:
            return child
    return None


def _box(frame: Tree) -> Box:
    """Offset and extent, in the parent's coordinates."""
    off, ext = frame[0], frame[1]
    return Box(int(off.get("x", "")), int(off.get("y", "")), int(ext.get("cx", "")), int(ext.get("cy", "")))


def _check_group(name: str, group: Tree) -> list[str]:
    """An identity group, its box the union of its members', and no placeholder or table in it."""
    label = _number(group)
    frames = [_frame(shape) for shape in group if shape.tag in _SHAPES]
    placed = [_box(frame) for frame in frames if frame is not None]
    own = _frame(group)
    findings = []
    if own is None or not placed or len(placed) != len(frames) or union(placed) != _box(own):
        findings.append(f"{name}: the box of group {label} is not the union of its members'")
    spaces = [] if own is None else [list(part.attrib.values()) for part in own]
    if len(spaces) != 4 or spaces[:2] != spaces[2:]:
        findings.append(f"{name}: group {label} scales its members")
    if next(group.iter(f"{_P}ph"), None) is not None:
        findings.append(f"{name}: a placeholder stands in group {label}")
    if next(group.iter(f"{_A}tbl"), None) is not None:
        findings.append(f"{name}: a table stands in group {label}")
    return findings


def _standing(tree: Tree) -> list[Tree]:
    """The shapes on the slide itself; of two appearances the first."""
    paths = (f"{_P}cSld/{_P}spTree/*", f"{_P}cSld/{_P}spTree/{_MC}AlternateContent/{_MC}Choice/*")
    return [shape for path in paths for shape in tree.iterfind(path) if shape.tag in _SHAPES]


def _check_timing(name: str, timing: Tree, tree: Tree) -> list[str]:
    """Targets stand on the slide itself, paragraphs exist, every effect's build entry is there exactly when it must be."""
    top = {_number(shape): shape for shape in _standing(tree)}
    findings = []
    for target in timing.iter(f"{_P}spTgt"):
        number = int(target.get("spid", "0"))
        if number not in top:
            findings.append(f"{name} animates shape {number}, which does not stand on the slide itself")
            continue
        paragraphs = len(top[number].findall(f"{_P}txBody/{_A}p"))
        for part in target.iter(f"{_P}pRg"):
            if int(part.get("end", "0")) >= paragraphs:
                findings.append(f"{name} animates paragraph {part.get('end')} of shape {number}, which has {paragraphs}")
    nodes = [int(node.get("id", "0")) for node in timing.iter(f"{_P}cTn")]
    if nodes != list(range(1, len(nodes) + 1)):
        findings.append(f"{name}: the ids of its time nodes do not count up from 1")
    listed = [int(entry.get("spid", "0")) for entry in timing.findall(f"{_P}bldLst/*")]
    grouped = {
        int(target.get("spid", "0"))
        for effect in timing.iter(f"{_P}cTn")
        if effect.get("grpId") is not None
        for target in effect.iter(f"{_P}spTgt")
    }
    if len(set(listed)) != len(listed) or set(listed) != grouped:
        findings.append(f"{name}: its build list does not match its effects")
    return findings
