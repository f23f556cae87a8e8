"""Which type a plain scalar has after the core schema of YAML 1.2 (10.3.2): ``no``, ``4:3`` and ``12:30`` stay text."""

from __future__ import annotations

import math
import re

_NULL = frozenset(("", "~", "null", "Null", "NULL"))
_BOOL = frozenset(("true", "True", "TRUE", "false", "False", "FALSE"))
# More than 300 digits are text: no deck needs them, and Python refuses to read more than 4,300.
_INT = re.compile(r"[-+]?[0-9]{1,300}|0o[0-7]{1,300}|0x[0-9a-fA-F]{1,300}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]{1,300}|[0-9]{1,300}(?:\.[0-9]{0,300})?)(?:[eE][-+]?[0-9]{1,9})?")
_FIRST_OF_NUMBER = frozenset("0123456789+-.")


def kind_of(text: str) -> str:
    """``str``, ``int``, ``float``, ``bool`` or ``null``; infinities and what is not a number are ``str``."""
    if text in _NULL:
        return "null"
    if text[0] not in _FIRST_OF_NUMBER:
        return "bool" if text in _BOOL else "str"
    if _INT.fullmatch(text):
        return "int"
    return "float" if _FLOAT.fullmatch(text) and math.isfinite(float(text)) else "str"
