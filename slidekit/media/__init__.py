"""Floor 2: picture bytes → what they are, and upright, scrubbed, cropped, sized bytes for a slide. Pillow lives here."""

from slidekit.media.apart import cut_apart, warm_up
from slidekit.media.cutting import Cut, cut
from slidekit.media.detail import detail
from slidekit.media.info import Info, inspect

__all__ = ["Cut", "Info", "cut", "cut_apart", "detail", "inspect", "warm_up"]
