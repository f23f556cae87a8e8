"""The slide kinds and their slots: which content each takes, and which one content chooses."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from slidekit.core.diagnostics import Diagnostic, Outcome, error

if TYPE_CHECKING:
    from slidekit.spec.slide import Slide

CONTENT = (
    "panels", "points", "table", "chart", "quote", "number", "columns", "video", "equation", "qr",
    "subtitle", "dateline", "annotations", "align", "legend",
)  # fmt: skip
"""The keys that need a slot; every layout takes the others."""

BLOCKS = ("table", "chart", "quote", "number", "columns")
"""Blocks of which a slide has one, with a layout of the same name."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A slide kind.

    ``required`` slots must be filled, of ``either`` one; ``panels`` is the least and the most number of panels.
    ``once`` is true for layouts that occur once, whose id is their name. ``numbered`` is true when points
    are numbered by themselves. ``by_itself`` says what content chooses it.
    """

    name: str
    about: str
    required: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    panels: tuple[int, int] = (0, 0)
    columns: tuple[int, int] = (0, 0)
    least_states: int = 1
    once: bool = False
    numbered: bool = False
    by_itself: str = "never"

    @property
    def slots(self) -> tuple[str, ...]:
        """Everything it takes beside ``title footnote notes seconds`` and the keys of control."""
        return (*self.required, *self.either, *self.optional)


MARKED = ("annotations", "legend")
COMPARED = (*MARKED, "align")
QUIET = COMPARED
"""Slots that messages do not list: they come with panels."""

LAYOUTS: Mapping[str, Layout] = {
    layout.name: layout
    for layout in (
        Layout("title", "Title of the lecture, speaker, place and date", panels=(0, 1),
               optional=("subtitle", "dateline", "panels", "annotations"), once=True),
        Layout("disclosure", "The speaker's statement, and points", optional=("points",), once=True),
        Layout("regulatory", "What is approved and what is not", either=("points", "table")),
        Layout("objectives", "What the audience will be able to do", required=("points",), numbered=True),
        Layout("agenda", "The sections, or points", optional=("points",), numbered=True),
        Layout("section", "A section starts", optional=("subtitle",)),
        Layout("statement", "One sentence, or an equation", required=("title",), optional=("subtitle", "equation"),
               by_itself="a title and nothing else"),
        Layout("points", "Talking points", required=("points",), optional=("equation",), by_itself="points only"),
        Layout("figure", "One figure under what it shows", required=("panels",), optional=MARKED, panels=(1, 1),
               by_itself="one panel"),
        Layout("points-figure", "Talking points, and a figure on their right", required=("panels", "points"), optional=MARKED,
               panels=(1, 1), by_itself="one panel and points"),
        Layout("figure-points", "A figure, and talking points on its right", required=("panels", "points"), optional=MARKED,
               panels=(1, 1)),
        Layout("figure-full", "One figure over the whole slide", required=("panels",), optional=MARKED, panels=(1, 1)),
        Layout("figure-inset", "A figure and its close-up", required=("panels",), optional=("points", *MARKED), panels=(1, 2),
               by_itself="a panel with an inset mark"),
        Layout("compare", "Two panels side by side", required=("panels",), optional=("points", *COMPARED), panels=(2, 2),
               by_itself="two panels"),
        Layout("compare-3", "Three panels side by side", required=("panels",), optional=COMPARED, panels=(3, 3),
               by_itself="three panels"),
        Layout("grid", "Four panels", required=("panels",), optional=COMPARED, panels=(4, 4), by_itself="four panels"),
        Layout("sequence", "Three to six panels in time", required=("panels",), optional=COMPARED, panels=(3, 6),
               by_itself="five or six panels, or three or four with time"),
        Layout("build", "One figure whose marks come in steps", required=("panels",), optional=("points", *MARKED),
               panels=(1, 1), least_states=2),
        Layout("cine", "A video", either=("panels", "video"), optional=("points", *MARKED), panels=(0, 1), by_itself="a video"),
        Layout("table", "A table", required=("table",), by_itself="a table"),
        Layout("evidence", "Studies in a table, with what they do not show", required=("table",)),
        Layout("chart", "A chart", required=("chart",), optional=("points",), by_itself="a chart"),
        Layout("number", "One big number", required=("number",), optional=("points",), by_itself="a number"),
        Layout("quote", "A quotation", required=("quote",), by_itself="a quote"),
        Layout("columns", "Two or three columns", required=("columns",), columns=(2, 3), by_itself="columns"),
        Layout("take-home", "What to take home", required=("points",), once=True, numbered=True),
        Layout("references", "The sources cited; written by itself", once=True),
        Layout("credits", "The credits of the figures; written by itself", once=True),
        Layout("thanks", "Contact of the speaker", optional=("subtitle", "points", "qr"), once=True),
    )
}  # fmt: skip


def filled(slide: Slide) -> list[str]:
    """The content keys that hold something, in the order of the grammar."""
    return [key for key in CONTENT if getattr(slide, key) not in (None, [], {}, "")]


def choose_layout(slide: Slide, *, videos: Container[str] = ()) -> Outcome[str]:
    """The layout named by the slide, else the one its content chooses; ``no-layout`` when none fits.

    ``videos`` holds the ids of figures that are videos.
    """
    if slide.layout is not None:
        return Outcome(slide.layout)
    has = filled(slide)
    name = layout_of(slide, has, videos)
    if name is None:
        what = ", ".join(has) or "nothing but keys of control"
        help = "write title:, points: or panels:, or name a layout" if not has else "name a layout; slidekit layouts lists them"
        return Outcome(None, (error("no-layout", f"no layout fits {what}", slide.span, help, slide=slide.id),))
    return Outcome(name) if not (problem := misfit(slide, name, has)) else Outcome(None, (problem,))


def misfit(slide: Slide, name: str, has: list[str]) -> Diagnostic | None:
    """``no-layout`` when the layout that the content asks for does not take all of it."""
    problems = check_slots(slide, name)
    if not problems:
        return None
    layout = LAYOUTS[name]
    extra = [key for key in has if key not in layout.slots]
    message = f"no layout fits {' and '.join(has)}; the nearest is {name}, which takes {takes(layout)}"
    if not extra:
        return error("no-layout", f"{message}: {problems[0].message}", slide.span, problems[0].help, slide=slide.id)
    help = f"take out {' and '.join(extra)}, or split the slide"
    return error("no-layout", message, slide.span_of(extra[0]), help, slide=slide.id)


def layout_of(slide: Slide, has: list[str], videos: Container[str]) -> str | None:
    """The layout that the content asks for, whether or not all of it fits there."""
    if slide.video is not None or any(panel.figure in videos for panel in slide.panels[:1] if len(slide.panels) == 1):
        return "cine"
    for block in BLOCKS:
        if block in has:
            return block
    count = len(slide.panels)
    if count:
        return layout_of_panels(slide, count)
    if slide.points:
        return "points"
    return "statement" if slide.title and set(has) <= {"subtitle", "equation"} else None


def layout_of_panels(slide: Slide, count: int) -> str | None:
    """The layout for a number of panels."""
    if count == 1:
        if has_inset(slide):
            return "figure-inset"
        return "points-figure" if slide.points else "figure"
    if count == 2:
        return "compare"
    if count in (3, 4):
        timed = all(panel.time is not None for panel in slide.panels)
        return "sequence" if timed else "compare-3" if count == 3 else "grid"
    return "sequence" if count <= 6 else None


def has_inset(slide: Slide) -> bool:
    """True when a mark of the slide or of its first panel is an inset."""
    return any(mark.kind == "inset" for mark in (*slide.annotations, *slide.panels[0].annotations))


def check_slots(slide: Slide, name: str) -> list[Diagnostic]:
    """``no-slot``, ``missing-slot``, ``panel-count`` and ``too-few-states`` of a slide in a layout."""
    layout = LAYOUTS[name]
    has = filled(slide)
    found = [no_slot(slide, layout, key) for key in has if key not in layout.slots]
    missing = [slot for slot in layout.required if slot != "title" and slot not in has]
    if "title" in layout.required and not slide.title:
        missing.insert(0, "title")
    if layout.either and not any(slot in has for slot in layout.either):
        missing.append(" or ".join(layout.either))
    for slot in missing:
        found.append(error("missing-slot", f"{name} needs {slot}", slide.span, f"add {slot}:", slide=slide.id))
    found.extend(check_counts(slide, layout))
    return found


def no_slot(slide: Slide, layout: Layout, key: str) -> Diagnostic:
    """The finding for content that a layout has no place for."""
    homes = [other.name for other in LAYOUTS.values() if key in other.slots]
    message = f"{layout.name} has no slot for {key}; it takes {takes(layout)}"
    return error("no-slot", message, slide.span_of(key), f"layouts with {key}: {', '.join(homes)}", slide=slide.id)


def takes(layout: Layout) -> str:
    """The slots of a layout in words."""
    return ", ".join(slot for slot in layout.slots if slot not in QUIET) or "nothing; it is written by itself"


def check_counts(slide: Slide, layout: Layout) -> list[Diagnostic]:
    """How many panels, columns and states there are against how many the layout takes."""
    found: list[Diagnostic] = []
    panels, columns = len(slide.panels), len(slide.columns)
    low, high = layout.panels
    if panels and high and not low <= panels <= high:
        homes = [other.name for other in LAYOUTS.values() if other.panels[0] <= panels <= other.panels[1]]
        help = f"layouts with {panels}: {', '.join(homes)}" if homes else "split the slide; a layout takes six at most"
        message = f"{layout.name} takes {spread(low, high)} panel{'' if high == 1 else 's'}, not {panels}"
        found.append(error("panel-count", message, slide.span_of("panels"), help, slide=slide.id))
    if columns and layout.columns[1] and not layout.columns[0] <= columns <= layout.columns[1]:
        message = f"{layout.name} takes {spread(*layout.columns)} columns, not {columns}"
        found.append(error("column-count", message, slide.span_of("columns"), "write two or three columns", slide=slide.id))
    if layout.name == "figure-inset" and panels == 1 and not has_inset(slide):
        message = "figure-inset with one panel needs an inset mark"
        help = "add {inset: area} to its annotations, or a second panel"
        found.append(error("missing-slot", message, slide.span_of("panels"), help, slide=slide.id))
    if layout.least_states > 1 and count_states(slide) < layout.least_states:
        message = f"{layout.name} needs {layout.least_states} states or more; this slide has {count_states(slide)}"
        found.append(error("too-few-states", message, slide.span, "write step: 2 on a mark or point", slide=slide.id))
    return found


def spread(low: int, high: int) -> str:
    """``1``, ``0 or 1``, ``3 to 6``."""
    return str(low) if low == high else f"{low} or {high}" if high == low + 1 else f"{low} to {high}"


def steps_of(slide: Slide) -> list[int]:
    """The states that marks and points name, in the order of the slide."""
    marks = [mark.step for panel in slide.panels for mark in panel.annotations]
    inner = [sub.step for point in slide.points for sub in point.points]
    return [*marks, *(mark.step for mark in slide.annotations), *(point.step for point in slide.points), *inner]


def count_states(slide: Slide) -> int:
    """How many states a slide has; 1 without steps."""
    return max([1, *steps_of(slide)])


def check_steps(slide: Slide) -> list[Diagnostic]:
    """``step-gap`` and ``steps-too-many`` (decision 19). Needs a slide without templates."""
    found: list[Diagnostic] = []
    states, named = count_states(slide), {1, *steps_of(slide)}
    gaps = [step for step in range(1, states) if step not in named]
    if gaps:
        message = f"the steps go to {states}, and nothing comes at {', '.join(map(str, gaps))}"
        found.append(error("step-gap", message, slide.span, "number the steps 2, 3, 4 without a gap", slide=slide.id))
    if len(slide.steps) > states:
        message = f"{len(slide.steps)} steps for {states} state{'' if states == 1 else 's'}"
        help = "take the last out, or write step: on a mark or point"
        found.append(error("steps-too-many", message, slide.span_of("steps", states), help, slide=slide.id))
    return found


def describe() -> list[dict[str, str]]:
    """What ``slidekit layouts`` prints: name, about, required and optional slots, and what chooses it."""
    rows = []
    for layout in LAYOUTS.values():
        required = [with_count(layout, slot) for slot in layout.required]
        if layout.either:
            required.append(" or ".join(with_count(layout, slot) for slot in layout.either))
        rows.append(
            {
                "layout": layout.name,
                "about": layout.about,
                "required": ", ".join(required),
                "optional": ", ".join(with_count(layout, slot) for slot in layout.optional if slot not in QUIET),
                "chosen for": layout.by_itself,
            }
        )
    return rows


def with_count(layout: Layout, slot: str) -> str:
    """A slot with how many it takes: ``panels 3 to 6``, ``points (numbered)``."""
    if slot == "panels":
        return f"panels {spread(*layout.panels)}"
    if slot == "columns":
        return f"columns {spread(*layout.columns)}"
    return "points (numbered)" if slot == "points" and layout.numbered else slot
