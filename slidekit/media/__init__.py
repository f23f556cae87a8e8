"""Floor 2: picture bytes → what they are, and upright, scrubbed, cropped, sized bytes for a slide. Pillow lives here."""

from slidekit.media.cutting import Cut, cut
from slidekit.media.info import Info, inspect
from slidekit.media.likeness import Likeness, compare
from slidekit.media.metadata import metadata_of

__all__ = ["Cut", "Info", "Likeness", "compare", "cut", "inspect", "metadata_of"]
