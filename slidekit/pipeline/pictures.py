"""Finished bytes for every picture of a scene; the same cut is made once, beside the work of other stages, and remembered."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from hashlib import sha256
from threading import Condition, get_native_id
from types import TracebackType
from typing import Self

from slidekit.core.diagnostics import Diagnostic, Outcome, refuse
from slidekit.media import cut_apart, warm_up
from slidekit.powerpoint import part_digest
from slidekit.resolve.model import ResolvedDeck
from slidekit.scene.items import Item, MediaItem, MediaKey, PictureItem
from slidekit.scene.scene import MediaFile, Scene, Slide
from slidekit.scene.walk import walk
from slidekit.source import Workspace, recall_clean

SWITCH = 0.0003
PATIENCE = 10
"""How nice the threads are that cut pictures."""
MOST_PIXELS = 100_000_000
"""So many are decoded at once: a gigabyte at ten bytes each, however many processors there are."""

CutKey = tuple[str, tuple[float, float, float, float], tuple[int, int], tuple[tuple[float, ...], ...]]


class Budget:
    """Something of which there is only so much at a time; for many threads."""

    def __init__(self, most: int) -> None:
        self.most = self.free = most
        self.changed = Condition()

    @contextmanager
    def taking(self, amount: int) -> Iterator[None]:
        """Waits until so much is free. More than there is takes all."""
        share = min(amount, self.most)
        with self.changed:
            self.changed.wait_for(lambda: self.free >= share)
            self.free -= share
        try:
            yield
        finally:
            with self.changed:
                self.free += share
                self.changed.notify_all()


PIXELS = Budget(MOST_PIXELS)


def _stand_back() -> None:
    """Let the thread that lays slides out go first, where the system can: a picture is waited for at the end only."""
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, get_native_id(), PATIENCE)


class PictureStore:
    """Cuts of one run, by what they are made from: decks for several venues share them.

    Pillow lets go of the interpreter while it decodes and resizes, so threads are enough. Used as a context manager.
    """

    def __init__(self) -> None:
        self.made: dict[CutKey, Future[Outcome[MediaFile]]] = {}
        self.pool = ThreadPoolExecutor(max_workers=os.cpu_count() or 2, initializer=_stand_back)

    def __enter__(self) -> Self:
        # a picture's thread asks for the interpreter a dozen times; at the usual 5 ms each it would be waited for in the end
        self.interval = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH)
        warm_up()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.pool.shutdown(cancel_futures=True)
        sys.setswitchinterval(self.interval)

    def begin(self, slide: Slide, deck: ResolvedDeck, workspace: Workspace) -> None:
        """Start to cut the pictures of one finished slide."""
        for key in media_keys(slide.items):
            name = cut_key(key, deck)
            if name not in self.made or self._failed(name):
                self.made[name] = self.pool.submit(_cut, key, deck, workspace)

    def _failed(self, name: CutKey) -> bool:
        """Whether a cut was broken off, because its file changed just then."""
        made = self.made[name]
        return made.done() and made.exception() is not None

    def forget(self, wanted: Collection[CutKey]) -> None:
        """Let go of the cuts that are no longer ``wanted``."""
        self.made = {key: made for key, made in self.made.items() if key in wanted}

    def fill(self, scene: Scene, deck: ResolvedDeck) -> Outcome[Scene]:
        """The scene with its media once all are cut; without value, and with findings, where a picture cannot be decoded."""
        findings: list[Diagnostic] = []
        media: dict[MediaKey, MediaFile] = {}
        for key in dict.fromkeys(media_keys(item for slide in scene.slides for item in slide.items)):
            made = self.made[cut_key(key, deck)].result()
            findings += made.diagnostics
            if made.value is not None:
                media[key] = made.value
        whole = not any(finding.is_error for finding in findings)
        return Outcome(replace(scene, media=media) if whole else None, tuple(dict.fromkeys(findings)))


def cut_key(key: MediaKey, deck: ResolvedDeck) -> CutKey:
    """What the bytes of a picture depend on."""
    figure = deck.figures[key.figure]
    return figure.sha256, key.crop, key.size, figure.redact


def _cut(key: MediaKey, deck: ResolvedDeck, workspace: Workspace) -> Outcome[MediaFile]:
    """The cut, remembered from an earlier run or made now."""
    figure = deck.figures[key.figure]
    names = (figure.sha256, repr((key.crop, key.size, figure.redact)))
    return recall_clean(workspace, "pictures", names, lambda: _make(key, deck, workspace), _pack, _unpack)


def _make(key: MediaKey, deck: ResolvedDeck, workspace: Workspace) -> Outcome[MediaFile]:
    figure = deck.figures[key.figure]
    with PIXELS.taking(figure.pixels[0] * figure.pixels[1]):
        data = workspace.read(figure.path, figure.span)
        if sha256(data).hexdigest() != figure.sha256:
            refuse("input-changed", f"{figure.path} changed while the deck was built from it", figure.span, "build again")
        made = cut_apart(data, crop=key.crop, size=key.size, redact=figure.redact, name=figure.path, span=figure.span)
    if made.value is None:
        return Outcome(None, made.diagnostics)
    cut = made.value
    file = MediaFile(cut.data, cut.kind, cut.width, cut.height, part_digest(f"cut.{cut.kind}", cut.data))
    return Outcome(file, made.diagnostics)


def _pack(file: MediaFile) -> bytes:
    return json.dumps([file.kind, file.width, file.height, file.digest]).encode() + b"\n" + file.data


def _unpack(data: bytes) -> MediaFile:
    head, _, content = data.partition(b"\n")
    kind, width, height, digest = json.loads(head)
    return MediaFile(content, kind, width, height, digest)


def media_keys(items: Iterable[Item]) -> Iterator[MediaKey]:
    """The pictures among items, those in groups too."""
    return (item.media for item in walk(items) if isinstance(item, PictureItem | MediaItem))
