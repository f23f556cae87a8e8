"""Floor 4: a resolved deck and measured text become a scene; pure, no disk, no clock."""

from slidekit.layout.engine import lay_out

__all__ = ["lay_out"]
