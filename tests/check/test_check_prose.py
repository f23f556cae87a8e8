"""What is left over in texts is found in whatever letters it is written."""

from __future__ import annotations

import pytest

from slidekit.check.prose import PROMPT, find_prompt

LEFT_OVER = (
    "Click to add text", "tap to edit", "Double-click to add", "Click icon to add picture", "LOREM IPSUM", "dolor sit amet",
    "Haga clic para agregar", "KLICKEN SIE", "Your title here", "insert picture here", "[insert date]", "[Name of the speaker]",
    "TODO", "TBD", "FIXME", "XXXXX",
)  # fmt: skip


@pytest.mark.parametrize("words", LEFT_OVER)
def test_no_hint_is_missing(words: str) -> None:
    for text in (words, f"First, {words} and more"):
        found, wanted = find_prompt(text), PROMPT.search(text)
        assert found is not None
        assert wanted is not None
        assert found[0] == wanted[0]


@pytest.mark.parametrize("words", ["Todo lo que se ve", "a click", "your turn", "[3]", "XXX"])
def test_what_is_no_prompt_is_left_alone(words: str) -> None:
    assert find_prompt(words) is None
