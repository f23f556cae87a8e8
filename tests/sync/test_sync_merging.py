"""Two changes of one text, put together line by line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from slidekit.sync.editing import merge_lines

LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "d\n", "\n"]), max_size=12).map("".join)


@given(LINES, LINES)
def test_one_change_merges_with_none(base: str, changed: str) -> None:
    assert merge_lines(base, changed, base).text == changed
    assert merge_lines(base, base, changed).text == changed
    assert merge_lines(base, changed, changed).text == changed


@given(st.lists(st.sampled_from("abcdefgh"), min_size=4, max_size=14), st.data())
def test_changes_far_apart_merge(letters: list[str], data: st.DataObject) -> None:
    base = [f"{letter}{number}\n" for number, letter in enumerate(letters)]
    one = data.draw(st.integers(0, len(base) - 3))
    other = data.draw(st.integers(one + 2, len(base) - 1))
    mine, theirs, both = [*base], [*base], [*base]
    mine[one] = both[one] = "mine\n"
    theirs[other] = both[other] = "theirs\n"
    assert merge_lines("".join(base), "".join(mine), "".join(theirs)).text == "".join(both)


def test_the_same_lines_clash() -> None:
    merge = merge_lines("a\nb\nc\n", "a\nmine\nc\n", "a\ntheirs\nc\n")
    assert merge.text is None
    assert [(each.base, each.mine, each.theirs) for each in merge.clashes] == [("b\n", "mine\n", "theirs\n")]
    assert merge.resolved("mine") == "a\nmine\nc\n"
    assert merge.resolved("theirs") == "a\ntheirs\nc\n"
