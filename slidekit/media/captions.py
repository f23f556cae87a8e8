"""Captions of a film: WebVTT, as PowerPoint embeds it."""

from __future__ import annotations

import re

from slidekit.core.diagnostics import Outcome, Span, error

LARGEST = 2**20
_START = re.compile(r"WEBVTT(?=[ \t\n]|$)")
_CUE = re.compile(r"(\d+:)?\d\d:\d\d\.\d{3}[ \t]+-->[ \t]+(\d+:)?\d\d:\d\d\.\d{3}")


def read_captions(data: bytes, name: str, span: Span | None = None) -> Outcome[bytes]:
    """The captions in UTF-8 without their comments, which nobody in the room is meant to read. Error: ``captions-broken``."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        return _broken(f"{name} is not UTF-8", span, "save it as UTF-8")
    if not _START.match(text):
        return _broken(f"{name} does not begin with WEBVTT", span, "export the captions as WebVTT (.vtt)")
    head, *blocks = re.split(r"\n{2,}", text.strip("\n"))
    kept = [block for block in blocks if not re.match(r"NOTE(?=[ \t\n]|$)", block)]
    if not any(_CUE.search(block) for block in kept):
        return _broken(f"{name} holds no caption", span, "export it again, or write captions: none-speech where nobody speaks")
    title = head.split("\n")[0][: len("WEBVTT")]
    return Outcome("\n\n".join([title, *kept]).encode() + b"\n")


def _broken(fact: str, span: Span | None, help: str) -> Outcome[bytes]:
    return Outcome(None, (error("captions-broken", fact, span, help),))
