"""Two panels of one figure on a figure-inset slide: the whole, and a part of it shown larger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from slidekit.core.diagnostics import error
from slidekit.core.geometry import WHOLE
from slidekit.resolve import model
from slidekit.resolve.alt import describe, join
from slidekit.resolve.places import holds_point, spell
from slidekit.resolve.setting import Draft


def is_close_up(panels: Sequence[model.Panel]) -> bool:
    """True when the second of two panels shows a smaller part of the figure that the first shows, its centre inside."""
    if not shows_less(panels):
        return False
    whole, part = (panel.crop or WHOLE for panel in panels)
    return holds_point(whole, part.centre)


def shows_less(panels: Sequence[model.Panel]) -> bool:
    """True when the second of two panels shows a smaller area of the first one's figure, wherever it lies."""
    if len(panels) != 2 or panels[0].figure.id != panels[1].figure.id:
        return False
    whole, part = (panel.crop or WHOLE for panel in panels)
    return part.width * part.height < whole.width * whole.height


def tell_close_up(panels: tuple[model.Panel, ...], draft: Draft) -> tuple[model.Panel, ...]:
    """The panels, the first one's alt text with what the box on it marks; ``mark-outside-crop`` where it can mark nothing."""
    if not shows_less(panels):
        return panels
    whole, part = panels
    if not is_close_up(panels):
        edges = ", ".join(f"{edge:g}" for edge in whole.crop or WHOLE)
        message = f"the centre of the close-up {part.id} is {spell((part.crop or WHOLE).centre)}, outside the crop [{edges}]"
        help = f"widen the crop of {whole.id}, or choose another for {part.id}"
        draft.found.append(error("mark-outside-crop", message, part.span, help, slide=draft.id, element=part.id))
        return panels
    words = draft.setting.tongue.words
    draft.alts[whole.id] = join(draft.alts[whole.id], [words.close_up.format(letter=part.letter)])
    return replace(whole, alt=describe(draft.alts[whole.id], whole.marks, words)), part
