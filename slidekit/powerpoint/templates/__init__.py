"""A society's ``.potx`` or ``.pptx`` → plain data: its layouts as layout sees them, and its parts as the deck takes them.

The file is not trusted: what its masters and layouts need is copied, cleaned and under neutral names; nothing else leaves it.
"""

from slidekit.powerpoint.templates.read import read_template

__all__ = ["read_template"]
