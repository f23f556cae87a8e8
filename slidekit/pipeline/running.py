"""One run over its planned decks: found in the cache or made, then written, noted and compared, in the order of the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from time import perf_counter

from slidekit.core.diagnostics import Diagnostic, Refused, error
from slidekit.pipeline.cache import Cache
from slidekit.pipeline.comparing import VenueDifference, compare_venues
from slidekit.pipeline.contents import SlideContent
from slidekit.pipeline.executors import Jobs, carry_out
from slidekit.pipeline.lock import Lock, Locked, differs, lock_of, read_lock, write_lock
from slidekit.pipeline.made import DELIVERED, NOTES
from slidekit.pipeline.plan import Planned, clash, clashes, file_name
from slidekit.pipeline.result import BuildResult, Output, Rendering
from slidekit.pipeline.work import Done
from slidekit.pipeline.writing import is_there, put
from slidekit.records.stamps import stamp
from slidekit.source import DiskWorkspace, Store

Progress = Callable[[str, int, int], None]


@dataclass
class Run:
    """``planned`` in their order; everything noted is kept by the index there, whatever is finished first."""

    planned: Sequence[Planned]
    progress: Progress | None = None
    jobs: Jobs = 1
    executor: str | None = None
    outputs: dict[int, Output] = field(default_factory=dict)
    found: dict[int, tuple[Diagnostic, ...]] = field(default_factory=dict)
    contents: dict[int, tuple[str, str, str, Sequence[SlideContent]]] = field(default_factory=dict)
    """Deck, venue, language and slides of what is written."""
    locked: dict[int, Locked] = field(default_factory=dict)
    looked: dict[str, str] = field(default_factory=dict)
    taken: dict[str, Planned] = field(default_factory=dict)

    def check_plan(self) -> None:
        """Raises Refused: ``no-decks``, ``output-twice``."""
        if not self.planned:
            raise Refused(error("no-decks", "there is no deck here", None, "name a spec, or go into a folder with decks/"))
        if found := clashes(self.planned):
            raise Refused(*found)

    def make(self) -> Iterator[tuple[int, Done, bool]]:
        """Every deck with its index, as it is finished, and whether it was found in the cache."""
        caches = self._caches()
        missing = []
        count = 0
        for index, each in enumerate(self.planned):
            cache = caches.get(each.task.root) if each.task.write and isinstance(each.task.job.source, str) else None
            found = cache.find(each.task) if cache is not None else None
            if found is None:
                missing.append(index)
                continue
            assert cache is not None
            count += 1
            self._tell(each.task.name, count)
            yield index, Done(found[0], found[1], cache.now.stamps), True
        if missing:
            for place, done in carry_out([self.planned[index].task for index in missing], self.jobs, self.executor):
                each = self.planned[missing[place]]
                cache = caches.get(each.task.root)
                if cache is not None and done.made.data is not None and isinstance(each.task.job.source, str):
                    cache.keep(each.task, done.made, done.seen)
                count += 1
                self._tell(each.task.name, count)
                yield missing[place], done, False
        for cache in caches.values():
            cache.store.count()
            cache.store.prune()

    def write(self, index: int, done: Done, cached: bool) -> None:
        """Write one deck where it was made; note all that was found."""
        made, each = done.made, self.planned[index]
        self.note(index, made.diagnostics)
        self.looked.update(done.stamps)
        if made.data is None:
            return
        started = perf_counter()
        path = each.folder / file_name(made.deck, each.task.job.venue, made.language if each.tagged else None)
        beside = [(companion, companion.beside(path)) for companion in made.companions]
        files = (path, *(file for _, file in beside))
        twice = self._taken(files, each)
        if twice:
            self.note(index, twice)
            return
        there = is_there(made, path)
        if not there:
            right, findings = put(made, path, strict=each.task.strict and not each.task.draft)
            self.note(index, findings)
            if not right:
                return
        for written in files:
            self.looked[str(written.absolute())] = stamp(str(written.absolute()))
        seconds = 0.0 if cached and there else round(done.seconds + perf_counter() - started, 3)
        names = (made.deck, made.venue, made.language)
        sums = (sha256(made.data).hexdigest(), made.digest)
        self.outputs[index] = Output(
            *names,
            str(path),
            made.slides,
            *sums,
            seconds,
            cached and there,
            **{companion.kind: str(file) for companion, file in beside if companion.kind in (NOTES, DELIVERED)},
            renderings=tuple(
                Rendering(companion.kind, str(file), sha256(companion.data or b"").hexdigest())
                for companion, file in beside
                if companion.kind not in (NOTES, DELIVERED)
            ),
        )
        self.contents[index] = (*names, made.contents)
        if isinstance(each.task.job.source, str):
            self.locked[index] = lock_of(made, each.task.job.source, each.task.job.venue, each.task.job.language)

    def _taken(self, files: Sequence[Path], each: Planned) -> tuple[Diagnostic, ...]:
        """``output-twice`` where another deck of the run has one of these files; else they are this one's.

        The plan could not know: the deck's name, and the files that go with it, became clear only when it was made.
        """
        for path in files:
            first = self.taken.setdefault(str(path).casefold(), each)
            if first is not each:
                return (clash(each.task.name, first.task.name, path, each.span, handed_in=path is not files[0]),)
        return ()

    def hold(self) -> None:
        """Write all decks if every one is as it was locked; else nothing, and ``locked-differs`` in words."""
        locks: dict[str, Lock] = {root: read_lock(Path(root)) for root in dict.fromkeys(e.task.root for e in self.planned)}
        finished = sorted(self.make(), key=lambda each: each[0])
        good = True
        for index, done, _ in finished:
            each, made = self.planned[index], done.made
            finding = differs(each.path.name, made, locks[each.task.root]) if made.data is not None else None
            self.note(index, (*made.diagnostics, *((finding,) if finding else ())))
            good = good and made.data is not None and finding is None
        if good:
            for index, done, cached in finished:
                self.found.pop(index)
                self.write(index, done, cached)

    def lock(self) -> None:
        """Write ``slidekit.lock`` if every deck is written."""
        if len(self.outputs) < len(self.planned):
            return
        for root in dict.fromkeys(each.task.root for each in self.planned):
            mine = [index for index in self.locked if self.planned[index].task.root == root]
            write_lock(Path(root), {Path(self.outputs[index].path).name: self.locked[index] for index in sorted(mine)})

    def note(self, index: int, findings: tuple[Diagnostic, ...]) -> None:
        """Keep findings in the order of the plan."""
        self.found[index] = (*self.found.get(index, ()), *findings)

    def result(self, looked: Mapping[str, str]) -> BuildResult:
        """All of it in the order of the plan; ``looked`` is what the plan itself depends on."""
        self._tell("", len(self.planned))
        return BuildResult(
            tuple(self.outputs[index] for index in sorted(self.outputs)),
            tuple(dict.fromkeys(finding for index in sorted(self.found) for finding in self.found[index])),
            tuple(self._differences()),
            {**looked, **self.looked},
        )

    def _caches(self) -> dict[str, Cache]:
        caches = {}
        for each in self.planned:
            task = each.task
            if task.remember and task.root not in caches:
                caches[task.root] = Cache(DiskWorkspace(Path(task.root)), Store(task.root, since=task.since))
        return caches

    def _tell(self, name: str, count: int) -> None:
        if self.progress:
            self.progress(name, count, len(self.planned))

    def _differences(self) -> Iterator[VenueDifference]:
        groups: dict[tuple[str, str, str], list[tuple[str, Sequence[SlideContent]]]] = {}
        own: dict[tuple[str, str, str], str] = {}
        for index in sorted(self.contents):
            deck, venue, language, slides = self.contents[index]
            key = (self.planned[index].task.name, deck, language)
            groups.setdefault(key, []).append((venue, slides))
            if self.planned[index].own_venue == venue:
                own[key] = venue
        for (name, deck, language), built in groups.items():
            if len(dict(built)) > 1:
                yield from compare_venues(deck, language, own.get((name, deck, language), built[0][0]), built)
