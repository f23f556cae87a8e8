"""Marks on pictures: ``{<kind>: <place>, <options>}`` with exactly one kind (R4)."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, SerializerFunctionWrapHandler, ValidationInfo, model_serializer, model_validator

from slidekit.core.diagnostics import did_you_mean, error, warning
from slidekit.spec.block import Item, keys_of, locate
from slidekit.spec.faults import Reading, fault, unquoted
from slidekit.spec.kinds import KIND_OPTIONS, KINDS, OPTION_HOMES, shape_fault
from slidekit.spec.place import AnyPlace, From, LabelAt, MarkSize, bad_place, place_data
from slidekit.spec.scalars import WHOLE, Bool, Count, Zoom, one_of
from slidekit.spec.text import Text

STYLES = ("finding", "second", "risk", "ok", "quiet")
COLOURED = "style names a meaning: " + ", ".join(STYLES)
INNER = ("kind", "place")


class Mark(Item):
    """An annotation. In YAML and in Python the kind is a key: ``Mark(arrow="tip", label="Tip")``."""

    noun: ClassVar[str] = "mark"
    example: ClassVar[str] = "write a map, as {arrow: tip}"
    hints: ClassVar[dict[str, str]] = dict.fromkeys(("color", "colour", "fill", "stroke", "background"), COLOURED)

    kind: str
    place: AnyPlace
    label: Annotated[Text | None, Field(description="Three words or fewer")] = None
    number: Annotated[Count | None, Field(description="Carries this disc, tied to the point with the same number")] = None
    style: Annotated[
        Annotated[Literal["finding", "second", "risk", "ok", "quiet"], one_of(*STYLES)],
        Field(description="Meaning, never colour"),
    ] = "finding"
    dashed: Annotated[Bool, Field(description="Assumed or planned")] = False
    step: Annotated[Count, Field(description="Appears in this state of the slide")] = 1
    label_at: Annotated[LabelAt, Field(description="Where the label stands: auto, left, right, above, below or a point")] = (
        "auto"
    )
    size: Annotated[
        MarkSize | None, Field(description="Full width and height of an outline on a point, in fractions of the figure")
    ] = None
    from_: Annotated[From | None, Field(alias="from", description="Where an arrow on a point comes from")] = None
    curved: Annotated[Bool, Field(description="A bent shaft")] = False
    ends: Annotated[Annotated[Literal["one", "both"], one_of("one", "both")], Field(description="Heads at one end or both")] = (
        "one"
    )
    closed: Annotated[Bool, Field(description="A contour that returns to its start")] = False
    confirmed: Annotated[Bool, Field(description="false draws the needle's tip as assumed: dashed, with a question mark")] = (
        True
    )
    zoom: Annotated[Zoom, Field(description="How many times larger an inset is than its picture")] = 2

    @classmethod
    def take(cls, data: Any, reading: Reading | None) -> Any:
        """The kind found among the keys, and its place beside it."""
        if not isinstance(data, dict):
            return data
        options = keys_of(cls) | {"from_"} if reading is None else keys_of(cls)
        kinds = [key for key, value in data.items() if key in KINDS and not (key == "number" and is_whole(value))]
        odd = [key for key in data if key in INNER or (key not in KINDS and key not in options)]
        if len(kinds) != 1:
            cls.refuse_kinds(data, kinds, odd)
        if odd and reading is None:
            raise fault("unknown-key", f'"{odd[0]}" is not a key of a mark', cls.advice(odd[0]))
        kind = kinds[0]
        shaped = {"kind": kind, "place": data[kind]}
        for key, value in data.items():
            if key != kind and key not in odd:
                shaped[key] = value
        if reading is not None:
            cls.report(data, kind, odd, reading)
        return shaped

    @classmethod
    def refuse_kinds(cls, data: dict[str, Any], kinds: list[str], odd: list[str]) -> None:
        """Raise for a mark of none or of several kinds."""
        if len(kinds) > 1:
            help = "make two marks of it" if "number" not in kinds else "number takes a whole number beside a kind"
            raise fault("mark-kinds", f"a mark has one kind; this one has {' and '.join(kinds)}", help, (kinds[1],))
        if odd:
            raise fault("unknown-key", f'"{odd[0]}" is not a kind of mark', cls.advice(odd[0]), (odd[0],))
        if "number" in data:
            disc = unquoted(data["number"])
            raise fault("mark-kinds", "a disc needs a place", f"write {{at: landmark, number: {disc}}}", ("number",))
        named = ", ".join(data) or "nothing"
        raise fault("mark-kinds", f"a mark without kind: it has {named}", "name what it draws and where, as arrow: tip")

    @classmethod
    def advice(cls, key: str) -> str:
        """Help for a key that marks do not have."""
        return cls.hints.get(key) or did_you_mean(key, (keys_of(cls) | KINDS.keys()) - set(INNER))

    @classmethod
    def report(cls, data: dict[str, Any], kind: str, odd: list[str], reading: Reading) -> None:
        """Findings that leave the mark usable: unknown keys, options that do nothing here."""
        idle = [key for key in data if key in KIND_OPTIONS and key not in KINDS[kind].options]
        if not (odd or idle):
            return
        node = reading.nodes.get(id(data))
        for key in odd:
            span = locate(node, (key,), key=True) if node else None
            reading.findings.append(error("unknown-key", f'"{key}" is not a key of a mark', span, cls.advice(key)))
        for key in idle:
            homes = ", ".join(OPTION_HOMES[key])
            span = locate(node, (key,), key=True) if node else None
            reading.findings.append(
                warning(
                    "option-without-effect", f"{key} does nothing on {kind}; it belongs to {homes}", span, f"take {key} out"
                )
            )

    @model_validator(mode="after")
    def _fits(self, info: ValidationInfo) -> Mark:
        if info.context is not None and info.context.templates and "{{" in str(self.place.name or ""):
            return self
        if self.place.shape is not None:
            wrong = shape_fault(self.kind, self.place.shape, len(self.place.path or ()))
            if wrong is not None:
                raise bad_place(*wrong, ("place",))
        if self.kind == "text" and not self.label:
            raise fault("missing-key", "a text mark draws its label, and there is none", "add label: …")
        return self

    @model_serializer(mode="wrap")
    def _dump(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        data = handler(self)
        rest = {key: value for key, value in data.items() if key not in INNER}
        return {self.kind: place_data(self.place), **rest}


def is_whole(value: object) -> bool:
    """True for a whole number or its spelling: then ``number`` is the option, not the kind."""
    value = unquoted(value)
    if isinstance(value, str):
        return WHOLE.fullmatch(value.strip()) is not None
    return isinstance(value, int) and not isinstance(value, bool)
