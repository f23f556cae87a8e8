"""Symbols as a legend names them: a kind of mark, a style, ``dashed``, or several of these: ``risk ellipse``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo

from slidekit.core.diagnostics import did_you_mean
from slidekit.spec.faults import fault, is_template
from slidekit.spec.kinds import KINDS
from slidekit.spec.mark import STYLES
from slidekit.spec.scalars import read_line

WITHOUT_SYMBOL = ("at", "text", "number", "spotlight", "inset")
"""Kinds that a legend cannot show: they are words, numbers, or the picture itself."""
SYMBOLS = tuple(kind for kind in KINDS if kind not in WITHOUT_SYMBOL)
DASHED = "dashed"
WORDS = (*SYMBOLS, *STYLES, DASHED)


@dataclass(frozen=True, slots=True)
class Symbol:
    """What marks of one look have in common; None stands for any."""

    kind: str | None = None
    style: str | None = None
    dashed: bool | None = None

    @property
    def words(self) -> int:
        """How closely it is described: of two symbols that fit a mark, the closer one is meant."""
        return sum(part is not None for part in (self.kind, self.style, self.dashed))

    def fits(self, kind: str, style: str, dashed: bool) -> bool:
        """True for a mark of this look."""
        return self.kind in (None, kind) and self.style in (None, style) and self.dashed in (None, dashed)


def read_symbol(text: str) -> Symbol:
    """A symbol from its words. Raises the faults ``unknown-value`` and ``wrong-type``."""
    found: dict[str, str] = {}
    for word in text.split():
        if word in WITHOUT_SYMBOL:
            raise fault("unknown-value", f"{word} draws no symbol that a legend could show", "take it out of the legend")
        if word not in WORDS:
            raise fault("unknown-value", f'"{word}" is neither a kind nor a style of mark', did_you_mean(word, WORDS))
        part = "kind" if word in SYMBOLS else "style" if word in STYLES else "dashed"
        if part in found:
            message = f'"{text}" names {found[part]} and {word}; a symbol has one {part}'
            raise fault("wrong-type", message, "make two entries of it")
        found[part] = word
    if not found:
        raise fault("empty-value", "a symbol without a name", "write a kind or a style, as arrow or risk ellipse")
    return Symbol(found.get("kind"), found.get("style"), True if DASHED in found else None)


def check_symbol(value: Any, info: ValidationInfo) -> str:
    """The words of a symbol."""
    if is_template(value, info):
        return value  # type: ignore[no-any-return]
    text = read_line(value, "legend")
    read_symbol(text)
    return text


SymbolName = Annotated[str, PlainValidator(check_symbol)]
