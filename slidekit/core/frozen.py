"""``dataclass`` for values: frozen and slotted as those of the standard library, made and filled in half of their time.

A start of slidekit makes two hundred such classes, and a long deck a quarter of a million of their instances. The standard
library compiles six methods for each class, and sets each field through ``object.__setattr__``, which looks it up by its name.
Here one method is compiled, and it sets each field through the field's own descriptor; the others are shared. ``fields``,
``replace``, ``asdict``, comparing, hashing, ``repr`` and pickling do as ever. To a type checker it is the standard one.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, slots: bool, eq: bool = True):
        """The decorator, for ``frozen=True, slots=True``; TypeError for ``__post_init__`` and keyword-only fields."""
        if not (frozen and slots):
            raise TypeError("only for frozen classes with slots: take the dataclass of the standard library")

        def make(cls: type) -> type:
            if hasattr(cls, "__post_init__"):
                raise TypeError(f"{cls.__qualname__} has a __post_init__: take the dataclass of the standard library")
            own = frozenset(vars(cls))
            made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
            for name, method in _methods(made, eq).items():
                if name not in own:
                    setattr(made, name, method)
            return made

        return make


def _methods(cls: type, eq: bool) -> dict[str, Any]:
    """The methods of a frozen dataclass."""
    fields = dataclasses.fields(cls)
    shown = [field.name for field in fields if field.repr]

    def __repr__(self: Any) -> str:
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    def __getstate__(self: Any) -> Any:
        return [getattr(self, field.name) for field in fields]

    def __setstate__(self: Any, state: Any) -> None:
        for field, value in zip(fields, state, strict=True):
            object.__setattr__(self, field.name, value)

    shared = {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
    return (
        _compiled(cls, fields, eq) | shared | {"__repr__": __repr__, "__getstate__": __getstate__, "__setstate__": __setstate__}
    )


def _compiled(cls: type, fields: tuple[dataclasses.Field[Any], ...], eq: bool) -> dict[str, Any]:
    """``__init__``, ``__eq__`` and ``__hash__``: what is called often enough to be written out, field by field."""
    known: dict[str, Any] = {"MISSING": dataclasses.MISSING}
    parameters, lines = [], []
    for field in fields:
        if field.kw_only:
            raise TypeError(f"{cls.__qualname__}.{field.name} is keyword-only: take the dataclass of the standard library")
        name, value, made = field.name, field.name, field.default_factory is not dataclasses.MISSING
        known[f"set_{name}"] = getattr(cls, name).__set__
        known[f"default_{name}"] = field.default_factory if made else field.default
        if not field.init:
            value = f"default_{name}()" if made else f"default_{name}"
        elif made:
            parameters.append(f"{name}=MISSING")
            value = f"default_{name}() if {name} is MISSING else {name}"
        else:
            parameters.append(name if field.default is dataclasses.MISSING else f"{name}=default_{name}")
        lines.append(f"  set_{name}(self, {value})")
    body = "\n".join(lines) or "  pass"
    compared = [field.name for field in fields if field.compare]
    own, others = ("".join(f"{whose}.{name}, " for name in compared) for whose in ("self", "other"))
    source = f"""def make({", ".join(known)}):
 def __init__(self, {", ".join(parameters)}):
{body}
 def __eq__(self, other):
  return ({own}) == ({others}) if other.__class__ is self.__class__ else NotImplemented
 def __hash__(self):
  return hash(({own}))
 return __init__, __eq__, __hash__"""
    scope: dict[str, Any] = {}
    exec(source, scope)
    init, equal, digest = scope["make"](**known)
    return {"__init__": init, "__eq__": equal, "__hash__": digest} if eq else {"__init__": init}


def _refuse_to_set(self: Any, name: str, value: Any) -> None:  # noqa: ARG001
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> None:  # noqa: ARG001
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
