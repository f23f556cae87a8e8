"""Floor 4: a resolved deck and measured text become a scene; pure, no disk, no clock."""

from slidekit.layout.engine import lay_out
from slidekit.layout.memory import Memory

__all__ = ["Memory", "lay_out"]
