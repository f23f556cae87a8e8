"""Floor 2: tokens of a look (colours by role, type scale, spacing, stroke weights) and the builtin themes."""

from slidekit.theme.builtin import BUILTIN
from slidekit.theme.fonts import FontSource, read_fonts
from slidekit.theme.load import load_theme, read_theme
from slidekit.theme.model import FontFiles, Theme

__all__ = ["BUILTIN", "FontFiles", "FontSource", "Theme", "load_theme", "read_fonts", "read_theme"]
