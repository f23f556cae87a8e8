"""Finished bytes for every picture of a scene; the same cut is made once per run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from slidekit.core.diagnostics import Diagnostic, Outcome
from slidekit.media import cut
from slidekit.resolve.model import ResolvedDeck
from slidekit.scene.items import GroupItem, Item, MediaKey, PictureItem
from slidekit.scene.scene import MediaFile, Scene
from slidekit.source import Workspace

CutKey = tuple[str, tuple[int, int, int, int], tuple[int, int], tuple[tuple[float, ...], ...]]


class PictureStore:
    """Cuts of one run, by what they are made from: decks for several venues share them."""

    def __init__(self) -> None:
        self.made: dict[CutKey, MediaFile] = {}

    def fill(self, scene: Scene, deck: ResolvedDeck, workspace: Workspace) -> Outcome[Scene]:
        """The scene with its media; a picture that cannot be decoded is a finding and leaves the scene without value."""
        media: dict[MediaKey, MediaFile] = {}
        findings: list[Diagnostic] = []
        for key in dict.fromkeys(_keys(item for slide in scene.slides for item in slide.items)):
            figure = deck.figures[key.figure]
            cut_key: CutKey = (figure.sha256, key.crop, key.size, figure.redact)
            if cut_key not in self.made:
                made = cut(
                    workspace.read(figure.path, figure.span),
                    crop=key.crop,
                    size=key.size,
                    redact=figure.redact,
                    name=figure.path,
                    span=figure.span,
                )
                findings += made.diagnostics
                if made.value is None:
                    continue
                self.made[cut_key] = MediaFile(made.value.data, made.value.kind, made.value.width, made.value.height)
            media[key] = self.made[cut_key]
        whole = not any(finding.is_error for finding in findings)
        return Outcome(replace(scene, media=media) if whole else None, tuple(findings))


def _keys(items: Iterator[Item] | Sequence[Item]) -> Iterator[MediaKey]:
    for item in items:
        if isinstance(item, PictureItem):
            yield item.media
        elif isinstance(item, GroupItem):
            yield from _keys(item.items)
