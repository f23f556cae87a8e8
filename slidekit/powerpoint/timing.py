"""What the presenter's clicks do: ``p:timing`` (ISO/IEC 29500-1, 19.3.1.48). Films start, then shapes "Appear"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count

from slidekit.powerpoint.playing import NOW, media_nodes, pause_on_click, start_films
from slidekit.scene.items import ChartItem, EquationItem, Item, MediaItem, Segment, ShapeItem, TextItem
from slidekit.scene.scene import Reveal, Slide

_ENDS = "".join(
    f'<p:{tag}><p:cond evt="{event}" delay="0"><p:tgtEl><p:sldTgt/></p:tgtEl></p:cond></p:{tag}>'
    for tag, event in (("prevCondLst", "onPrev"), ("nextCondLst", "onNext"))
)


def timing(slide: Slide, ids: Mapping[str, int]) -> str:
    """The sequences of a slide, or nothing without clicks and films. KeyError for a target inside a group or not there."""
    top = {item.id: item for item in slide.items}
    clicks = [step for step in slide.clicks if step]
    films = [(item, ids[item.id]) for item in slide.items if isinstance(item, MediaItem)]
    if not clicks and not films:
        return ""
    node = count(3)
    steps = start_films(films, node) + "".join(_click(step, top, ids, node) for step in clicks)
    playing = pause_on_click(films, node) + media_nodes(films, node)
    builds = _builds([reveal for step in clicks for reveal in step], top, ids)
    return (
        '<p:timing><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"><p:childTnLst>'
        '<p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq"><p:childTnLst>'
        f"{steps}</p:childTnLst></p:cTn>{_ENDS}</p:seq>{playing}</p:childTnLst></p:cTn></p:par></p:tnLst>{builds}</p:timing>"
    )


def _click(step: tuple[Reveal, ...], top: Mapping[str, Item], ids: Mapping[str, int], node: Iterator[int]) -> str:
    """One click: an outer ``p:par`` that waits, an inner one with all effects, of which the first is the click's."""
    outer, inner = next(node), next(node)
    effects = ""
    for reveal in step:
        grouped = ' grpId="0"' if _has_group(top[reveal.item]) else ""
        for target in _targets(reveal, ids[reveal.item]):
            kind = "withEffect" if effects else "clickEffect"
            effects += _appear(next(node), next(node), target, grouped, kind)
    return (
        f'<p:par><p:cTn id="{outer}" fill="hold"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst><p:childTnLst>'
        f'<p:par><p:cTn id="{inner}" fill="hold">{NOW}<p:childTnLst>{effects}</p:childTnLst></p:cTn></p:par>'
        "</p:childTnLst></p:cTn></p:par>"
    )


def _appear(effect: int, behaviour: int, target: str, grouped: str, kind: str) -> str:
    return (
        f'<p:par><p:cTn id="{effect}" presetID="1" presetClass="entr" presetSubtype="0" fill="hold"{grouped} nodeType="{kind}">'
        f'{NOW}<p:childTnLst><p:set><p:cBhvr><p:cTn id="{behaviour}" dur="1" fill="hold">{NOW}</p:cTn>'
        f"<p:tgtEl>{target}</p:tgtEl><p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
        '<p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par>'
    )


def _targets(reveal: Reveal, shape: int) -> Iterator[str]:
    """``p:spTgt`` (19.5.72) of the whole shape, or one for each paragraph."""
    if reveal.first is None:
        yield f'<p:spTgt spid="{shape}"/>'
        return
    for number in range(reveal.first, (reveal.first if reveal.last is None else reveal.last) + 1):
        yield f'<p:spTgt spid="{shape}"><p:txEl><p:pRg st="{number}" end="{number}"/></p:txEl></p:spTgt>'


def _has_group(item: Item) -> bool:
    """Whether PowerPoint gives the item's effects a build group: shapes with a body and charts, not groups, pictures, lines."""
    if isinstance(item, ShapeItem):
        return not isinstance(item.geometry, Segment)
    return isinstance(item, TextItem | ChartItem | EquationItem)


def _builds(reveals: list[Reveal], top: Mapping[str, Item], ids: Mapping[str, int]) -> str:
    """``p:bldLst`` (19.5.14): one entry for each shape that has a build group."""
    by_paragraph = {reveal.item for reveal in reveals if reveal.first is not None}
    entries = ""
    for name in dict.fromkeys(reveal.item for reveal in reveals):
        item, start = top[name], f'spid="{ids[name]}" grpId="0"'
        if not _has_group(item):
            continue
        if isinstance(item, ChartItem):
            entries += f"<p:bldGraphic {start}><p:bldAsOne/></p:bldGraphic>"
        elif name in by_paragraph:
            entries += f'<p:bldP {start} build="p"/>'
        else:
            entries += f"<p:bldP {start}{'' if _bare_text(item) else _WITH_BODY}/>"
    return f"<p:bldLst>{entries}</p:bldLst>" if entries else ""


_WITH_BODY = ' animBg="1"'


def _bare_text(item: Item) -> bool:
    if isinstance(item, EquationItem):
        return True
    return isinstance(item, TextItem | ShapeItem) and item.text is not None and item.fill is None and item.stroke is None
