"""Slides on a template: which of its layouts each takes, the region for its content, the styles of its placeholders."""

from slidekit.layout.frames.frame import Frame
from slidekit.layout.frames.furnishing import furnish, said_footer
from slidekit.layout.frames.making import Frames, make_frames
from slidekit.layout.frames.settling import settle

__all__ = ["Frame", "Frames", "furnish", "make_frames", "said_footer", "settle"]
