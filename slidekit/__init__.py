"""Lecture decks as text, rendered to editable PowerPoint, with annotated image panels beside talking points.

The front door::

    import slidekit

    deck = slidekit.load("decks/talk.yaml", venue="example")   # Outcome: .value, .diagnostics
    result = slidekit.build("decks/talk.yaml", out="build")    # what `slidekit build --json` says, as objects

Behind it, one room per stage, and imports that go down only::

    text on disk ─source─▶ Node ─spec─▶ Deck ─resolve─▶ ResolvedDeck ─layout─▶ Scene ─powerpoint─▶ .pptx
                                                                                ├────▶ render ─▶ svg · png · pdf · html
                                                                                └────▶ check ─▶ Diagnostic[]

    cli         arguments → exit code, one file per command
    studio      HTTP → pipeline calls: pages on this machine, drawn anew at each save
    sync        pictures as they are used, signed off, replaced
    pipeline    every stage in order: build one, build many, here or elsewhere, and remember
    render      Scene → pictures of the slides as SVG, PNG, PDF and HTML
    powerpoint  Scene → the bytes of a .pptx; the bytes of any .pptx → what stands in it
    check       Scene and ResolvedDeck, or a PowerPoint file as found → findings
    layout      ResolvedDeck + measured text → Scene, pure
    resolve     Deck × venue × language → nothing left to look up
    spec        what the author wrote, validated
    theme       tokens and styles
    text        words + style + width → measured lines
    media       image bytes → upright, scrubbed, cropped, sized bytes
    source      YAML with places; the only door to disk and clock
    scene       finished slides: items at absolute places, data only
    core        units, geometry, colour, findings
    records     what a run looked at and said: one with nothing to do is answered at once

Nothing inside imports from here, and nothing is loaded before it is used.
"""

from __future__ import annotations

import sys
from types import ModuleType

from slidekit.core.version import VERSION as __version__

TYPE_CHECKING = False  # typing takes longer to load than a build with nothing to do takes to answer
if TYPE_CHECKING:
    from slidekit.core.diagnostics import Diagnostic, Outcome, Severity, Span
    from slidekit.pipeline import BuildResult, Output, check, lay_out, load
    from slidekit.pipeline.packages import check_file
    from slidekit.pipeline.render import RenderResult, render
    from slidekit.pipeline.runs import build
    from slidekit.resolve.model import ResolvedDeck
    from slidekit.scene.scene import Scene
    from slidekit.spec import Deck, Slide


_BEHIND = {
    "BuildResult": "pipeline",
    "Deck": "spec",
    "Diagnostic": "core.diagnostics",
    "Outcome": "core.diagnostics",
    "Output": "pipeline",
    "RenderResult": "pipeline.render",
    "ResolvedDeck": "resolve.model",
    "Scene": "scene.scene",
    "Severity": "core.diagnostics",
    "Slide": "spec",
    "Span": "core.diagnostics",
    "build": "pipeline",
    "check": "pipeline",
    "check_file": "pipeline.packages",
    "lay_out": "pipeline",
    "load": "pipeline",
    "render": "pipeline.render",
}

__all__ = [
    "BuildResult",
    "Deck",
    "Diagnostic",
    "Outcome",
    "Output",
    "RenderResult",
    "ResolvedDeck",
    "Scene",
    "Severity",
    "Slide",
    "Span",
    "__version__",
    "build",
    "check",
    "check_file",
    "lay_out",
    "load",
    "render",
]


class _FrontDoor(ModuleType):
    """Python binds a room to its package when it is first imported; ``slidekit.check`` stays the function all the same."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _BEHIND and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _FrontDoor


def __getattr__(name: str) -> object:
    if name not in _BEHIND:
        raise AttributeError(f"module 'slidekit' has no attribute {name!r}")
    from importlib import import_module

    found: object = getattr(import_module(f"slidekit.{_BEHIND[name]}"), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
