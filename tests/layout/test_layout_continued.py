"""Texts that are too long: named with how much is over, or carried on over further slides; and the finer points of fitting."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layout_decks import SPAN, deck, panel, point, rich

from slidekit.core.richtext import plain
from slidekit.layout import lay_out
from slidekit.layout.continued import part_evenly
from slidekit.layout.kinds import KINDS
from slidekit.resolve.model import Reference, Slide, TableBlock
from slidekit.scene.items import GroupItem, TableItem, TextItem
from slidekit.scene.scene import Scene
from slidekit.theme import BUILTIN

WORDS = "a needle without a picture ends where the hand believes it to be and nowhere else that anybody could name"


def points(count: int, nested: int = 0) -> tuple:  # type: ignore[type-arg]
    inner = tuple(point(f"nested {n}") for n in range(nested))
    return tuple(point(f"{n}: {WORDS}", points=inner) for n in range(count))


def table(rows: int) -> TableBlock:
    return TableBlock(
        (rich("Study"), rich("Found")), tuple((rich(f"S{n}"), rich(WORDS)) for n in range(rows)), (), (None, None), (), SPAN
    )


def overfull(layout: str, count: int, nested: int = 0) -> Slide:
    slide = Slide(
        f"{layout}-{count}-{nested}",
        layout,
        SPAN,
        title=rich(f"Too much on a slide of kind {layout}"),
        seconds=90,
        notes=("Say it.",),
    )
    if layout in ("table", "evidence"):
        return replace(slide, table=table(count))
    if "figure" in layout:
        return replace(slide, panels=(panel(),), points=points(count, nested))
    return replace(slide, points=points(count, nested))


CASES = [
    *(overfull(layout, count) for layout in ("points", "take-home", "agenda", "objectives", "regulatory") for count in (9, 14)),
    *(overfull("points", count, nested) for count, nested in ((7, 3), (12, 2))),
    *(overfull(layout, count) for layout in ("points-figure", "figure-points") for count in (12, 16)),
    *(overfull(layout, count) for layout in ("table", "evidence") for count in (18, 24)),
]


def laid_out(*slides: Slide, **venue: object) -> Scene:
    outcome = lay_out(deck(*slides, **venue), BUILTIN["reading-room"])
    assert outcome.value is not None
    assert outcome.diagnostics == ()
    return outcome.value


def test_twenty_overfull_slides_are_each_named_with_element_and_words() -> None:
    assert len(CASES) == 20
    findings = lay_out(deck(*CASES), BUILTIN["reading-room"]).diagnostics
    assert [finding.slide for finding in findings] == [slide.id for slide in CASES]
    for finding, slide in zip(findings, CASES, strict=True):
        assert finding.code == "text-overflow"
        assert finding.element in ("points", "table")
        assert plain(slide.title) in finding.message
        over = int(finding.message.split("about ")[1].split(" ")[0])
        assert 1 <= over <= 480


@pytest.mark.parametrize("aspect", ["16:9", "4:3"])
@pytest.mark.parametrize("slide", CASES, ids=lambda slide: slide.id)
def test_split_makes_good_slides_of_each(slide: Slide, aspect: str) -> None:
    made = laid_out(replace(slide, overflow="split"), aspect=aspect)
    pages = len(made.slides)
    assert pages > 1
    assert [s.id for s in made.slides] == [slide.id, *(f"{slide.id}@{n}" for n in range(2, pages + 1))]
    said = []
    for number, page in enumerate(made.slides, 1):
        title = next(item for item in page.items if item.id == "title")
        assert isinstance(title, TextItem)
        assert "".join(run.text for run in title.text.paragraphs[0].runs).endswith(f"({number}/{pages})")
        for item in page.items:
            if isinstance(item, TextItem) and item.id == "points":
                said += ["".join(run.text for run in p.runs) for p in item.text.paragraphs if p.level == 0]
            if isinstance(item, TableItem):
                said += [row[0].text.paragraphs[0].runs[0].text for row in item.rows[1:]]
    wanted = [plain(p.text) for p in slide.points] or [plain(row[0]) for row in slide.table.rows]  # type: ignore[union-attr]
    assert said == wanted
    assert made.slides[0].notes
    assert not any(page.notes for page in made.slides[1:])
    assert sum(page.seconds for page in made.slides) == pytest.approx(90)


def test_pages_are_evenly_filled_and_numbers_go_on() -> None:
    slide = replace(overfull("take-home", 9), overflow="split")
    numbered = replace(slide, points=tuple(replace(p, number=n) for n, p in enumerate(slide.points, 1)))
    made = laid_out(numbered)
    starts = [
        [p.bullet.start for p in item.text.paragraphs]
        for s in made.slides
        for item in s.items
        if isinstance(item, TextItem) and item.id == "points"
    ]
    assert [number for page in starts for number in page] == list(range(1, 10))
    assert max(map(len, starts)) - min(map(len, starts)) <= 1


def test_many_references_go_on_by_themselves() -> None:
    many = tuple(Reference(f"r{n}", n, f"R {n}", rich(f"Author {n}. {WORDS}. {WORDS}. J {n}."), True) for n in range(1, 40))
    slide = Slide("references", "references", SPAN, title=rich("References"), overflow="split")
    outcome = lay_out(replace(deck(slide), references=many), BUILTIN["reading-room"])
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    assert len(outcome.value.slides) > 1


def test_one_endless_point_cannot_be_parted_and_says_so() -> None:
    endless = Slide("one", "points", SPAN, title=rich("One"), points=(point(" ".join([WORDS] * 30)),), overflow="split")
    assert [finding.code for finding in lay_out(deck(endless), BUILTIN["reading-room"]).diagnostics] == ["text-overflow"]


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=14), st.integers(1, 6))
def test_parts_are_contiguous_and_no_other_cut_is_lighter(weights: list[int], parts: int) -> None:
    parts = min(parts, len(weights))
    cuts = part_evenly(weights, parts)
    assert (cuts[0], cuts[-1], len(cuts)) == (0, len(weights), parts + 1)
    assert all(a < b for a, b in pairwise(cuts))
    heaviest = max(sum(weights[a:b]) for a, b in pairwise(cuts))
    assert heaviest >= max(max(weights), -(-sum(weights) // parts))
    assert heaviest <= sum(weights) // parts + max(weights)


def test_no_word_stands_alone_in_a_title_or_point() -> None:
    title = rich("Without contrast, nobody can see where the injected cells will ever go")
    slide = Slide(
        "one",
        "points",
        SPAN,
        title=title,
        points=(point("Why a quarter of an inch of bone matters at the very back of the hip, often"),),
    )
    made = laid_out(slide)
    for item in made.slides[0].items:
        if isinstance(item, TextItem) and item.id in ("title", "points"):
            last = item.text.lines[-1]
            assert len(item.text.lines) == 1 or " " in last.text


def test_points_tighten_before_they_shrink() -> None:
    def gaps_and_size(count: int) -> tuple[float, float]:
        made = laid_out(
            Slide("one", "points", SPAN, title=rich("One"), points=tuple(point("a line of its own") for _ in range(count)))
        )
        item = next(item for item in made.slides[0].items if item.id == "points")
        assert isinstance(item, TextItem)
        second = item.text.paragraphs[1]
        return second.before / second.runs[0].char.size, second.runs[0].char.size

    results = [gaps_and_size(count) for count in range(3, 13)]
    sizes = [size for _, size in results]
    assert sizes == sorted(sizes, reverse=True)
    at_full_size = [gap for gap, size in results if size == sizes[0]]
    assert len(set(at_full_size)) >= 3
    assert at_full_size == sorted(at_full_size, reverse=True)


def test_a_long_caption_leaves_the_points_their_place() -> None:
    shown = replace(panel(), caption=rich(WORDS))
    made = laid_out(Slide("one", "points-figure", SPAN, title=rich("One"), panels=(shown,), points=points(2)))
    boxes = [item.box for item in made.slides[0].items if isinstance(item, TextItem | GroupItem)]
    for index, box in enumerate(boxes):
        assert not any(box.meets(other) for other in boxes[index + 1 :])


def test_every_kind_with_points_rows_or_entries_can_go_on() -> None:
    parted = {name for name, kind in KINDS.items() if kind.weigh is not None}
    assert parted >= {
        "points",
        "agenda",
        "take-home",
        "points-figure",
        "figure-points",
        "table",
        "evidence",
        "references",
        "credits",
    }
