"""Values made by our ``dataclass`` behave as those of the standard library in every way but speed."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import tomllib
from dataclasses import FrozenInstanceError, dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import slidekit
from slidekit.core import frozen


def declare(decorator: Any) -> Any:
    @decorator(frozen=True, slots=True)
    class Mark:
        """A class with every sort of field that there is."""

        name: str
        size: float = 1.5
        tags: tuple[str, ...] = ()
        found: list[int] = field(default_factory=list)
        memo: dict[str, int] = field(default_factory=dict, init=False, repr=False, compare=False)

    return Mark


OURS, THEIRS = declare(frozen.dataclass), declare(dataclass)


@frozen.dataclass(frozen=True, slots=True)
class Sent:
    """A class that another process finds by its name."""

    a: int
    b: str = "x"


given_fields = st.fixed_dictionaries(
    {"name": st.text()}, optional={"size": st.floats(0, 9), "tags": st.tuples(st.text()), "found": st.lists(st.integers())}
)


@given(given_fields, given_fields)
def test_as_the_standard_library(one: dict[str, Any], other: dict[str, Any]) -> None:
    ours, theirs = OURS(**one), THEIRS(**one)
    assert repr(ours) == repr(theirs)
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert (ours == OURS(**other)) == (theirs == THEIRS(**other))
    assert ours != theirs
    assert dataclasses.replace(ours, name="x", found=[]) == OURS("x", ours.size, ours.tags)


def test_defaults_are_made_for_each_and_order_is_that_of_the_fields() -> None:
    one, other = OURS("a"), OURS("a", 1.5, ())
    assert one.found is not other.found
    assert one.memo is not other.memo
    one.memo["asked"] = 1
    assert one == other
    with pytest.raises(TypeError):
        OURS()
    with pytest.raises(TypeError):
        OURS("a", memo={})


def test_nothing_can_be_set() -> None:
    value = OURS("a")
    with pytest.raises(FrozenInstanceError):
        value.name = "b"
    with pytest.raises(FrozenInstanceError):
        del value.name
    with pytest.raises(FrozenInstanceError):
        value.other = 1
    assert not hasattr(value, "__dict__")


def test_equal_values_are_one_key_and_classes_of_one_shape_are_not() -> None:
    make = frozen.dataclass(frozen=True, slots=True)
    left, right = (make(type(name, (), {"__annotations__": {"a": "int"}})) for name in ("Left", "Right"))
    assert {left(1): "x"}[left(1)] == "x"
    assert hash(left(1)) == hash(left(1))
    assert left(1) != right(1)
    bare = make(type("Bare", (), {}))
    assert bare() == bare()
    same = frozen.dataclass(frozen=True, slots=True, eq=False)(type("Same", (), {"__annotations__": {"a": "int"}}))
    assert same(1) != same(1)


def test_copied_and_sent_to_another_process() -> None:
    value = Sent(3)
    assert pickle.loads(pickle.dumps(value)) == value
    assert copy.deepcopy(value) == value


def test_what_it_cannot_do_is_refused_at_once() -> None:
    late = type("Late", (), {"__post_init__": print})
    with pytest.raises(TypeError, match="__post_init__"):
        frozen.dataclass(frozen=True, slots=True)(late)
    named = type("Named", (), {"__annotations__": {"a": "int"}, "a": field(kw_only=True)})
    with pytest.raises(TypeError, match="keyword-only"):
        frozen.dataclass(frozen=True, slots=True)(named)
    with pytest.raises(TypeError, match="standard library"):
        frozen.dataclass(frozen=False, slots=True)


def test_a_method_of_its_own_stays() -> None:
    own = type("Own", (), {"__annotations__": {"a": "int"}, "__repr__": lambda self: f"<{self.a}>"})
    assert repr(frozen.dataclass(frozen=True, slots=True)(own)(3)) == "<3>"


def test_the_version_is_said_once() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))
    assert project["project"]["version"] == slidekit.__version__
