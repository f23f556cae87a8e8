"""How much a file from elsewhere may hold before it is read no further: one set for everything that opens packages.

A long lecture has 2,000 parts and 20 MB of XML; Apache POI's limits are of the same order.
"""

MOST_PARTS, MOST_OWN_PARTS = 10_000, 200_000
"""Of files from elsewhere, and of those that slidekit has written or takes for its own: a deck of 10,000 slides has 40,000."""
MOST_DIRECTORY = 16 << 20
MOST_XML, MOST_XML_IN_ALL = 32 << 20, 256 << 20
MOST_MEDIUM, MOST_MEDIA_IN_ALL = 128 << 20, 512 << 20
"""Bytes unpacked, of one part and of all together."""
RATIO, FREE = 200, 1 << 20
"""XML that unpacks to more than ``RATIO`` times its packed size, beyond the first ``FREE`` bytes, is a bomb."""
