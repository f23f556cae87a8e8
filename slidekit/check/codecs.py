"""How films are coded: the four letters in their files, the words of a venue's profile, and what people call each."""

from __future__ import annotations

NAMES = {
    "avc1": "h264",
    "avc3": "h264",
    "hvc1": "h265",
    "hev1": "h265",
    "vp09": "vp9",
    "av01": "av1",
    "mp4v": "mpeg4",
}
"""Codes in films → words of ``media: {video: {codec: […]}}``."""

SPOKEN = {"h264": "H.264", "h265": "H.265", "vp9": "VP9", "av1": "AV1", "mpeg4": "MPEG-4 Part 2"}
EVERYWHERE = ("h264",)
"""What plays on every lecture PC."""
SOUNDS = ("mp4a", ".mp3", "mp3")
"""Codes of sound that play there, too."""
_RARE = {"apch": "ProRes", "apcn": "ProRes"}


def spoken(code: str) -> str:
    """What people call a film's coding; its four letters where they have no name for it."""
    return SPOKEN.get(NAMES.get(code, ""), _RARE.get(code, code))


def either(names: tuple[str, ...]) -> str:
    """``H.264 or H.265``."""
    return " or ".join(SPOKEN[name] for name in names)
