"""The report of a swap in a PowerPoint file, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from slidekit.cli.report import printable

if TYPE_CHECKING:
    from slidekit.sync import DeckPlace, DeckSwap

FATES = {
    "kept": "kept",
    "moved": "moved with its landmark",
    "partly": "moved with its landmark; what was changed by hand of label or leader stays",
    "edited": "changed by hand; left as it is",
    "gone": "not on the slide",
    "outside": "its place is outside what the slide shows; left as it is",
    "unreadable": "the deck does not say how it was drawn; left as it is",
}


def tell_deck(swap: DeckSwap) -> None:
    """Picture, metadata, what was lost, landmarks, places with their marks."""
    from slidekit.cli.swap import shape_of, size_of

    say(f"{swap.figure} in {swap.path.name}")
    w, h = swap.before
    say(f"  size: {f'{w} × {h}' if w else 'not known'} → {size_of(swap.after)}")
    say(f"  aspect: {f'{w / h:.2f} → ' if w and h else ''}{shape_of(swap.after)}")
    say(f"  picture: {verdict(swap)}")
    say(f"  metadata removed: {', '.join(swap.removed) or 'none'}")
    for sentence in (*swap.lost, *swap.remarks):
        say(f"  note: {sentence}")
    if swap.given:
        say(f"  landmarks set: {', '.join(swap.given)}")
    say(f"  stale until confirmed: {', '.join('places in numbers' if n == 'numbers' else n for n in swap.stale) or 'none'}")
    if swap.alt:
        say("  alt text: replaced")
    elif not swap.same and not swap.exact:
        say("  alt text: stays, and was written for the former picture; --alt TEXT sets another")
    say(f"  places: {len(swap.places)}" + (f"; not found: {', '.join(swap.missing)}" if swap.missing else ""))
    for place in swap.places:
        tell_place(place)


def tell_place(place: DeckPlace) -> None:
    """A line for a place, and one for each remark and mark."""
    size = f"  {place.size[0]:.1f} × {place.size[1]:.1f} in" if place.size else ""
    ppi = f", {place.ppi[0]:.0f} → {place.ppi[1]:.0f} px/inch" if place.ppi else ""
    say(f"    {place.where}  {place.name}{size}{ppi}")
    for remark in place.remarks:
        say(f"      {remark}")
    for mark in place.marks:
        say(f"      {mark.id}  {FATES[mark.fate]}{'; stale (' + ', '.join(mark.stale) + ')' if mark.stale else ''}")
    words = [each for each in place.check if each != "alt text"]
    if words:
        say(f"      look at these, made for the former picture: {', '.join(words)}")


def verdict(swap: DeckSwap) -> str:
    """Whether it is the same picture, with the numbers that say so."""
    if swap.exact:
        return "the one before the last swap; the file becomes what it was, byte for byte"
    if swap.known:
        return "one that this figure had before; its landmarks are remembered"
    if swap.likeness is None:
        return "the former one cannot be read; taken as another picture"
    numbers = f"grey levels differ by {swap.likeness.mean:.1f} on average, by {swap.likeness.worst} at most"
    return f"{'the same' if swap.same else 'another one'} ({numbers})"


def say(text: str) -> None:
    """A line that cannot steer a terminal, whatever names people gave to shapes."""
    click.echo(printable(text))
