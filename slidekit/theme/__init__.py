"""Floor 2: tokens of a look (colours by role, type scale, spacing, stroke weights) and the builtin themes."""

from slidekit.theme.builtin import BUILTIN
from slidekit.theme.load import load_theme, read_theme
from slidekit.theme.model import Theme

__all__ = ["BUILTIN", "Theme", "load_theme", "read_theme"]
