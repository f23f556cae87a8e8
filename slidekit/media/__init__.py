"""Floor 2: picture bytes → what they are, and upright, scrubbed, cropped, sized bytes for a slide. Pillow lives here.

Films are looked at by their boxes only, and freed of all boxes that do not draw them.
"""

from slidekit.media.apart import cut_apart, warm_up
from slidekit.media.captions import read_captions
from slidekit.media.cutting import Cut, cut
from slidekit.media.detail import COLUMNS as DETAIL_COLUMNS
from slidekit.media.detail import detail
from slidekit.media.examination import Examined, examine
from slidekit.media.film import Film, read_film
from slidekit.media.ground import ground_for
from slidekit.media.info import Info, inspect
from slidekit.media.likeness import Likeness, compare
from slidekit.media.metadata import metadata_of
from slidekit.media.scrubbing import scrub_film
from slidekit.media.showing import show_png

__all__ = [
    "DETAIL_COLUMNS",
    "Cut",
    "Examined",
    "Film",
    "Info",
    "Likeness",
    "compare",
    "cut",
    "cut_apart",
    "detail",
    "examine",
    "ground_for",
    "inspect",
    "metadata_of",
    "read_captions",
    "read_film",
    "scrub_film",
    "show_png",
    "warm_up",
]
