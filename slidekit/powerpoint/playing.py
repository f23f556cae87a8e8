"""When films play: commands in the main sequence, a click on the film itself, and the media nodes (ISO/IEC 29500-1, 19.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from slidekit.scene.items import MediaItem

NOW = '<p:stCondLst><p:cond delay="0"/></p:stCondLst>'
_WAITS = '<p:cond delay="indefinite"/>'
_WITH_SLIDE = '<p:cond evt="onBegin" delay="0"><p:tn val="2"/></p:cond>'
"""When the main sequence, whose node is 2, begins."""

Film = tuple[MediaItem, int]
"""A film and the id of its shape."""


def start_films(films: Sequence[Film], node: Iterator[int]) -> str:
    """Those that start by themselves come with the slide; each of the others takes a click of its own."""
    by_themselves = [film for film in films if film[0].play.auto]
    groups = [by_themselves] if by_themselves else []
    groups += [[film] for film in films if not film[0].play.auto]
    return "".join(_start(group, node) for group in groups)


def _start(films: Sequence[Film], node: Iterator[int]) -> str:
    auto = films[0][0].play.auto
    outer, inner = next(node), next(node)
    effects = ""
    for item, shape in films:
        kind = ("withEffect" if effects else "afterEffect") if auto else "clickEffect"
        effects += _command(next(node), next(node), "playFrom(0.0)", max(1, item.play.length), shape, kind, preset=1)
    return (
        f'<p:par><p:cTn id="{outer}" fill="hold"><p:stCondLst>{_WAITS}{_WITH_SLIDE if auto else ""}</p:stCondLst><p:childTnLst>'
        f'<p:par><p:cTn id="{inner}" fill="hold">{NOW}<p:childTnLst>{effects}</p:childTnLst></p:cTn></p:par>'
        "</p:childTnLst></p:cTn></p:par>"
    )


def _command(effect: int, behaviour: int, command: str, length: int, shape: int, kind: str, *, preset: int) -> str:
    """``p:cmd`` (19.5.17)."""
    return (
        f'<p:par><p:cTn id="{effect}" presetID="{preset}" presetClass="mediacall" presetSubtype="0" fill="hold" '
        f'nodeType="{kind}">{NOW}<p:childTnLst><p:cmd type="call" cmd="{command}"><p:cBhvr><p:cTn id="{behaviour}" '
        f'dur="{length}" fill="hold"/><p:tgtEl>{_target(shape)}</p:tgtEl></p:cBhvr></p:cmd></p:childTnLst></p:cTn></p:par>'
    )


def pause_on_click(films: Sequence[Film], node: Iterator[int]) -> str:
    """A click on the film stops it and lets it go on."""
    return "".join(_pause(shape, node) for _, shape in films)


def _pause(shape: int, node: Iterator[int]) -> str:
    sequence, outer, inner = next(node), next(node), next(node)
    click = f'<p:cond evt="onClick" delay="0"><p:tgtEl>{_target(shape)}</p:tgtEl></p:cond>'
    effect = _command(next(node), next(node), "togglePause", 1, shape, "clickEffect", preset=2)
    return (
        f'<p:seq concurrent="1" nextAc="seek"><p:cTn id="{sequence}" restart="whenNotActive" fill="hold" '
        f'evtFilter="cancelBubble" nodeType="interactiveSeq"><p:stCondLst>{click}</p:stCondLst>'
        '<p:endSync evt="end" delay="0"><p:rtn val="all"/></p:endSync><p:childTnLst>'
        f'<p:par><p:cTn id="{outer}" fill="hold">{NOW}<p:childTnLst><p:par><p:cTn id="{inner}" fill="hold">{NOW}<p:childTnLst>'
        f"{effect}</p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn>"
        f"<p:nextCondLst>{click}</p:nextCondLst></p:seq>"
    )


def media_nodes(films: Sequence[Film], node: Iterator[int]) -> str:
    """``p:video`` (19.5.93): how loud, and again and again or once."""
    nodes = ""
    for item, shape in films:
        silent = ' mute="1"' if item.play.mute else ""
        again = ' repeatCount="indefinite"' if item.play.loop else ""
        nodes += (
            f'<p:video><p:cMediaNode vol="80000"{silent}><p:cTn id="{next(node)}"{again} fill="hold" display="0">'
            f"<p:stCondLst>{_WAITS}</p:stCondLst></p:cTn><p:tgtEl>{_target(shape)}</p:tgtEl></p:cMediaNode></p:video>"
        )
    return nodes


def _target(shape: int) -> str:
    return f'<p:spTgt spid="{shape}"/>'
