"""Results of a stage, remembered as long as there is nothing to tell about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from slidekit.core.diagnostics import Outcome
from slidekit.source.workspace import Workspace

T = TypeVar("T")


class _Told(Exception, Generic[T]):
    """Carries an outcome with findings past the memory, for they are told anew in every run."""

    def __init__(self, outcome: Outcome[T]) -> None:
        super().__init__("an outcome with findings")
        self.outcome = outcome


def recall_clean(
    workspace: Workspace,
    kind: str,
    names: tuple[str, ...],
    make: Callable[[], Outcome[T]],
    pack: Callable[[T], bytes],
    unpack: Callable[[bytes], T],
) -> Outcome[T]:
    """What ``make`` gives, which depends on nothing but ``names``; kept for later runs if it has a value and no findings."""

    def packed() -> bytes:
        outcome = make()
        if outcome.value is None or outcome.diagnostics:
            raise _Told(outcome)
        return pack(outcome.value)

    try:
        return Outcome(unpack(workspace.recall(kind, names, packed)))
    except _Told as told:
        return told.outcome
