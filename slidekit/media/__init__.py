"""Floor 2: picture bytes → what they are, and upright, scrubbed, cropped, sized bytes for a slide. Pillow lives here."""

from slidekit.media.cutting import Cut, cut
from slidekit.media.detail import detail
from slidekit.media.info import Info, inspect

__all__ = ["Cut", "Info", "cut", "detail", "inspect"]
