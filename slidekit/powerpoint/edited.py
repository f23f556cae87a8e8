"""A deck that slidekit wrote and people have edited since: where its pictures are now, and what is done to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from slidekit.core.geometry import Box
from slidekit.powerpoint import undo
from slidekit.powerpoint.built import Built, BuiltPicture, Cutting
from slidekit.powerpoint.container import Container
from slidekit.powerpoint.exchange import Wanted, exchange
from slidekit.powerpoint.identity import guid, image_hash
from slidekit.powerpoint.manifest import NAMESPACE
from slidekit.powerpoint.opened import Opened
from slidekit.powerpoint.reshape import add_like, drawn_scale, fit_groups, fits, members_box, reshape
from slidekit.powerpoint.standing import EMBED, Scale, Standing, between, blip_of, crop_of, standings, whole_of
from slidekit.scene.items import ShapeItem

Unit = tuple[Sequence[ShapeItem], Sequence[ShapeItem]]
"""Shapes of a mark that belong together: as drawn so far, as drawn anew."""
_OURS = re.compile(r"[a-z0-9@-]+/([a-z0-9@-]+)\.picture")


@dataclass(frozen=True, eq=False, slots=True)
class Place:
    """Where a figure's picture stands now.

    ``number`` counts the slides as they are now (0: the slide is in the file and on no list); ``found`` is ``name id bytes``.
    ``box`` and ``whole``, the box without the crop by hand, are in the coordinates of the picture's group; ``on_slide`` is None
    in turned groups. ``intact``: the bytes are those that slidekit put there.
    """

    number: int
    part: str
    name: str
    found: str
    entry: BuiltPicture | None
    box: Box
    whole: Box
    on_slide: Box | None
    crop: tuple[float, float, float, float]
    turned: bool
    image: bytes
    intact: bool
    standing: Standing

    @property
    def shape(self) -> float:
        """Width by height of the whole picture as it is seen, groups that were stretched counted in."""
        if self.on_slide is None or not self.on_slide.w or not self.on_slide.h:
            return self.whole.w / self.whole.h
        return self.whole.w * self.on_slide.w * self.box.h / (self.whole.h * self.on_slide.h * self.box.w)


class EditedDeck:
    """An opened deck, its manifest, its pictures; ``built`` is None where the manifest is gone or cannot be read."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises Refused: ``not-a-deck encrypted-deck broken-deck deck-too-large``."""
        self.data, self.name = data, name
        self.opened = Opened(data, name)
        self.manifest, self.built = self._built()
        self.slides = {part: standings(self.opened.tree(part)) for part in self.opened.slides}
        self._wanted: list[Wanted] = []
        self._touched: dict[Standing, Box | None] = {}
        self._claimed: set[Standing] = set()
        self.foreign = not any(each.creation for every in self.slides.values() for each in every)
        """True when no shape has its creation id: another program than PowerPoint has saved the deck."""

    def _built(self) -> tuple[str, Built | None]:
        for part, kind, _ in [*self.opened.links(self.opened.main), *self.opened.links("")]:
            if kind == "customXml" and part in self.opened.zip.items and NAMESPACE.encode() in self.opened.zip.read(part):
                try:
                    return part, Built(self.opened.tree(part))
                except ValueError:
                    return "", None
        return "", None

    @property
    def ours(self) -> bool:
        """Whether slidekit wrote the deck, as far as can be seen."""
        return self.built is not None or any(_OURS.fullmatch(each.name) for each in self._pictures())

    def figures(self) -> tuple[str, ...]:
        """The figures of the deck by id."""
        if self.built is not None:
            return tuple(dict.fromkeys(picture.figure for picture in self.built.pictures))
        return tuple(dict.fromkeys(found[1] for each in self._pictures() if (found := _OURS.fullmatch(each.name))))

    def places(self, figure: str) -> tuple[Place, ...]:
        """Every picture of the figure: by its shape's name, else by its creation id, else by its bytes."""
        found = []
        for number, part in enumerate(self.opened.slides, 1):
            targets = {row.get("Id"): target for target, _, row in self.opened.links(part)}
            for each in self.slides[part]:
                blip = blip_of(each)
                target = None if blip is None else targets.get(blip.get(EMBED))
                if target is None or target not in self.opened.zip.items:
                    continue
                image = self.opened.zip.read(target)
                how, entry = self._which(each, image, figure)
                if how and (entry is None or entry.figure == figure):
                    place = self._place(number if part in self.opened.listed else 0, part, each, how, entry, image)
                    found += [place] if place is not None else []
        return tuple(found)

    def _which(self, each: Standing, image: bytes, figure: str) -> tuple[str, BuiltPicture | None]:
        """How a picture is recognised, and what the manifest says of it."""
        if self.built is None:
            ours = _OURS.fullmatch(each.name)
            return ("name", None) if ours and ours[1] == figure else ("", None)
        mark = image_hash(image)
        named = [entry for entry in self.built.pictures if entry.name == each.name]
        if named:
            return "name", next((entry for entry in named if entry.image == mark), named[0])
        if each.creation:
            for entry in self.built.pictures:
                if each.creation == guid(self.built.deck, *entry.name.split("/", 1)):
                    return "id", entry
        alike = [entry for entry in self.built.pictures if entry.image and entry.image == mark]
        return ("bytes", alike[0]) if alike and len({entry.figure for entry in alike}) == 1 else ("", None)

    def _place(
        self, number: int, part: str, each: Standing, how: str, entry: BuiltPicture | None, image: bytes
    ) -> Place | None:
        box, whole, outward = each.box, whole_of(each), each.outward()
        if box is None or whole is None:
            return None
        intact = entry is not None and entry.image == image_hash(image)
        on_slide = None if outward is None else outward.box(box)
        return Place(
            number, part, each.name, how, entry, box, whole, on_slide, crop_of(each), not each.straight, image, intact, each
        )

    def _pictures(self) -> Iterator[Standing]:
        for every in self.slides.values():
            yield from (each for each in every if blip_of(each) is not None)

    def elements(self, place: Place, start: str) -> list[str]:
        """Names of shapes on the place's slide that begin so, behind ``<slide>/``."""
        slide = "" if place.entry is None else f"{place.entry.slide}/"
        return [each.name.removeprefix(slide) for each in self.slides[place.part] if each.name.startswith(slide + start)]

    def put(self, place: Place, data: bytes, kind: str) -> None:
        """Show other bytes at the place (with ``finish``)."""
        blip = blip_of(place.standing)
        assert blip is not None
        self._wanted.append(Wanted(place.part, blip, data, kind))

    def describe(self, place: Place, alt: str) -> bool:
        """Another alt text for the panel's group, or the picture where it stands alone."""
        group = place.standing.group
        holder = (
            group
            if group is not None and place.entry is not None and self._is(group, place, place.entry.panel)
            else place.standing
        )
        if holder.facts.get("descr", "") == alt:
            return False
        self.opened.change(place.part)
        holder.facts.set("descr", alt)
        return True

    def alt(self, place: Place) -> str:
        """The alt text of the panel, or of the picture."""
        group = place.standing.group
        return str((group.facts.get("descr") if group is not None else None) or place.standing.facts.get("descr") or "")

    def _is(self, each: Standing, place: Place, item: str) -> bool:
        assert place.entry is not None
        full = f"{place.entry.slide}/{item}"
        if each.name == full:
            return True
        return (
            self.built is not None and bool(each.creation) and each.creation == guid(self.built.deck, place.entry.slide, item)
        )

    def _find(self, place: Place, item: str, twins: Sequence[Place]) -> list[Standing]:
        """Shapes of that name that may belong to this picture: in its group, else in no other copy's."""
        named = [each for each in self.slides[place.part] if self._is(each, place, item)]
        group = place.standing.group
        mine = [each for each in named if each.group is group]
        if group is not None and mine:
            return mine
        others = {twin.standing.group for twin in twins if twin is not place and twin.standing.group is not None}
        return [each for each in named if each.group not in others]

    def follow(self, place: Place, units: Sequence[Unit], twins: Sequence[Place]) -> str:
        """Redraw a mark whose first unit stands as it was drawn; of the others those that do.

        Gives ``moved partly kept edited gone``: ``edited`` marks were changed by hand and stay as they are, ``partly`` a label
        or leader does.
        """
        assert place.entry is not None
        fate, skipped, plans = "gone", False, []
        for old, new in units:
            pairs: list[tuple[Standing, ShapeItem, Scale]] = []
            for item in old:
                scaled = self._candidates(place, item, twins)
                if scaled and not any(fits(each, item, scale) for each, scale in scaled):
                    pairs = []
                    fate, skipped = ("edited", skipped) if fate == "gone" else (fate, True)
                    break
                pairs += [(each, item, scale) for each, scale in scaled if fits(each, item, scale)][:1]
            if fate == "edited":
                break
            if pairs:
                fate = "kept" if fate == "gone" else fate
                plans.append((pairs, old, new))
        for pairs, old, new in plans if fate != "edited" else []:
            if self._redraw(place, pairs, old, new):
                fate = "moved"
        return "partly" if fate == "moved" and skipped else fate

    def _candidates(self, place: Place, item: ShapeItem, twins: Sequence[Place]) -> list[tuple[Standing, Scale]]:
        """Shapes that may be the drawn one, with the way from the drawing to where they stand; not those that are a twin's."""
        found = []
        for each in self._find(place, item.id, twins):
            scale = _scale(place, each)
            rivals = (_scale(twin, each) for twin in twins if twin is not place)
            own = each.group is not None and each.group is place.standing.group
            if own or not (each in self._claimed or any(fits(each, item, rival) for rival in rivals)):
                found.append((each, scale))
        return found

    def _redraw(
        self,
        place: Place,
        pairs: Sequence[tuple[Standing, ShapeItem, Scale]],
        old: Sequence[ShapeItem],
        new: Sequence[ShapeItem],
    ) -> bool:
        changed = False
        fresh = {item.id: item for item in new}
        there = {item.id for _, item, _ in pairs}
        for each, item, scale in pairs:
            self._claimed.add(each)
            if item.id not in fresh:
                self._touch(place, each)
                parent = each.node.getparent()
                assert parent is not None
                parent.remove(each.node)
                self.slides[place.part].remove(each)
                changed = True
            elif fresh[item.id] != item:
                self._touch(place, each)
                reshape(each, fresh[item.id], scale)
                changed = True
        known = {item.id for item in old}
        last, _, scale = pairs[-1]
        for item in new:
            if item.id not in known and len(there) == len(known) and self.built is not None:
                assert place.entry is not None
                self._touch(place, last)
                last = add_like(last, item, scale, (self.built.deck, place.entry.slide, item.id))
                self.slides[place.part].append(last)
                changed = True
        return changed

    def _touch(self, place: Place, each: Standing) -> None:
        self.opened.change(place.part)
        group = each.group
        while group is not None:
            self._touched.setdefault(group, members_box(group))
            group = group.group

    def drop_thumbnail(self) -> bool:
        """Take out the small picture of the first slide that some programs keep beside the deck."""
        for target, kind, row in list(self.opened.links("")):
            if kind == "thumbnail" and target in self.opened.zip.items:
                self.opened.unlink("", row)
                self.opened.drop(target)
                return True
        return False

    def finish(self, figure: str, digest: str, cuts: Mapping[str, Cutting]) -> tuple[bytes, bool]:
        """The new file, and whether it keeps the way back. ``digest`` and ``cuts``, by part name, are the
        former picture's.
        """
        fit_groups(self._touched, self._touched)
        exchange(self.opened, self._wanted)
        before, kept = Container(self.data, self.name), False
        if self.built is not None:
            self.opened.flush()
            self.opened.change(self.manifest)
            kept = undo.note(self.built.tree, figure, digest, before, self.opened.zip, self.manifest, cuts)
        self.opened.flush()
        return self.opened.zip.to_bytes(), kept

    def image_part(self, place: Place) -> str:
        """The name of the part whose bytes the place shows."""
        blip = blip_of(place.standing)
        assert blip is not None
        return next(target for target, _, row in self.opened.links(place.part) if row.get("Id") == blip.get(EMBED))

    def way_back(self, digest: str, recut: undo.Recut) -> bytes | None:
        """A former file that showed the picture of ``digest``, byte for byte; None where the deck was edited since."""
        return None if self.built is None else undo.way_back(self.opened.zip, self.manifest, digest, recut)


def _scale(place: Place, each: Standing) -> Scale:
    """From the drawing of a place's marks to where a shape stands; what fits nothing where turned groups part them."""
    assert place.entry is not None
    to = between(place.standing, each)
    return Scale(0, 0) if to is None else drawn_scale(place.entry.box, place.whole, to)
