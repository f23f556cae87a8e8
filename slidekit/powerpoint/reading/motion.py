"""What moves on a slide without a click (19.5): films that start by themselves, animations without an end."""

from __future__ import annotations

from slidekit.powerpoint.reading.markup import P, Tree, local, whole

_ALONE = ("afterEffect", "withEffect")


def starting_films(slide: Tree) -> set[int]:
    """The numbers of the shapes whose film or sound starts when the slide is shown, without a click before.

    That is an effect with or after the one before, in a group of effects that no click opens.
    """
    found: set[int] = set()
    for effect in slide.iter(f"{P}cTn"):
        if effect.get("nodeType") in _ALONE and effect.get("presetClass") == "mediacall" and not _is_clicked(effect):
            found |= {whole(target.get("spid")) for target in effect.iter(f"{P}spTgt")}
    return found


def _is_clicked(effect: Tree) -> bool:
    """True when a group around the effect waits for a click, or it belongs to a sequence of clicks on a shape."""
    for outer in effect.iterancestors(f"{P}cTn"):
        if outer.get("nodeType") == "interactiveSeq":
            return True
        start = outer.find(f"{P}stCondLst/{P}cond")
        if outer.get("nodeType") is None and start is not None and start.get("delay") == "indefinite":
            return not _opens_at_once(outer)
    return False


def _opens_at_once(group: Tree) -> bool:
    """PowerPoint writes the first group of a slide that starts by itself with a second condition: begin of the sequence."""
    return any(condition.get("evt") == "onBegin" for condition in group.iterfind(f"{P}stCondLst/{P}cond"))


def is_endless(slide: Tree) -> bool:
    """True when an effect repeats until the slide changes; a film that does so is none."""
    return any(
        node.get("repeatCount") == "indefinite" and node.get("nodeType") not in ("tmRoot", "mainSeq") and not _is_medium(node)
        for node in slide.iter(f"{P}cTn")
    )


def _is_medium(node: Tree) -> bool:
    above = node.getparent()
    return above is not None and local(above) == "cMediaNode"
