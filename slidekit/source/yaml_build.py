"""Parser events → nodes with places, in one pass; limits are kept and findings collected on the way."""

from __future__ import annotations

from yaml import events as ev

from slidekit.core.diagnostics import Diagnostic, Refused, Span, refuse
from slidekit.source import yaml_refused as refused
from slidekit.source.node import Items, Node, Scalar, Table
from slidekit.source.yaml_events import Parser, end_of, start_of
from slidekit.source.yaml_kinds import kind_of
from slidekit.source.yaml_quote import quoted
from slidekit.source.yaml_text import At, Source
from slidekit.source.yaml_values import bare_key, empty_item, empty_value, find_bad_escape, find_cut, may_cut

MAX_NODES = 250_000
_LONGEST_JOINED = 200


class Unquoted(Exception):
    """A text that YAML reads as something else (``{{ x }}``, ``*word and more``, ``!word``); ``at`` is where it begins."""

    def __init__(self, at: At) -> None:
        super().__init__("a text needs quotes")
        self.at = at


class Frame:
    """A list or map that is still open."""

    __slots__ = ("end", "entries", "flow", "is_key", "is_map", "items", "key", "keys", "skip", "start", "tail", "value_start")

    def __init__(self, is_map: bool, flow: bool, start: At) -> None:
        self.is_map = is_map
        self.flow = flow
        self.start = start
        self.end = start
        self.entries: dict[str, Node] = {}
        self.keys: dict[str, Span] = {}
        self.items: list[Node] = []
        self.key: str | None = None
        self.is_key = False
        """It stands where a key should, and is refused."""
        self.skip = False
        """The value to come belongs to a key that was refused."""
        self.tail: str | None = None
        """In ``{ }``: the last key, when a plain value stands behind it."""
        self.value_start = start

    @property
    def awaits_key(self) -> bool:
        return self.is_map and self.key is None and not self.skip


class Builder:
    """Feed it with a parser's events; the tree is ``root``, findings are in ``found``."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.found: list[Diagnostic] = []
        self.frames: list[Frame] = []
        self.root: Node | None = None
        self.last: tuple[At, At, str] | None = None
        """The last scalar: start, end, style."""
        self._nodes = 0
        self._may_cut = may_cut(source)
        self._documents = 0

    def run(self, parser: Parser) -> None:
        """Read to the end of the first document. Raises Refused at a limit, YAMLError, or Unquoted."""
        while (event := parser.get_event()) is not None:
            if isinstance(event, ev.ScalarEvent):
                self._scalar(event)
            elif isinstance(event, ev.CollectionStartEvent):
                self._open(event)
            elif isinstance(event, ev.CollectionEndEvent):
                self._close(event)
            elif isinstance(event, ev.AliasEvent):
                self._alias(event)
            elif isinstance(event, ev.DocumentStartEvent):
                self._documents += 1
                if self._documents > 1:
                    self.found.append(refused.second_document(self.source, event))
                    return
                if event.version or event.tags:
                    self.found.append(refused.directive(self.source, event))

    @property
    def flow_start(self) -> At | None:
        """Where the innermost open ``[`` or ``{`` stands."""
        return self.frames[-1].start if self.frames and self.frames[-1].flow else None

    def _scalar(self, event: ev.ScalarEvent) -> None:
        start, end = start_of(event), end_of(event)
        style: str = event.style or ""
        self.last = (start, end, style)
        self._count(start)
        if event.anchor is not None or event.tag is not None:
            self._properties(event, start, is_text=not style and event.value != "")
        frame = self.frames[-1] if self.frames else None
        if frame is not None and frame.awaits_key:
            self._key(frame, event.value, style, start, end)
        elif not style:
            self._plain(frame, event.value, start, end, tagged=event.tag is not None)
        else:
            self._quoted(frame, event.value, style, start, end)

    def _key(self, frame: Frame, text: str, style: str, start: At, end: At) -> None:
        span = self.source.span(start, end)
        frame.end = end
        frame.skip = True
        if not style and text == "<<":
            self.found.append(refused.merge(span))
        elif not style and text == "":
            self.found.append(refused.empty_key(span))
        elif text in frame.entries:
            self.found.append(refused.duplicate_key(text, frame.keys[text], span))
        else:
            frame.skip = False
            frame.key = text
            frame.keys[text] = span
            if style == '"':
                self._note(find_bad_escape(self.source, None, text, start, end))

    def _plain(self, frame: Frame | None, text: str, start: At, end: At, *, tagged: bool) -> None:
        key = frame.key if frame else None
        cut = find_cut(self.source, key, end, in_flow=frame is not None and frame.flow) if self._may_cut else None
        self._note(cut)
        if text == "" and frame is not None and not frame.skip and cut is None and not tagged:
            if not frame.is_map:
                self.found.append(empty_item(self.source, start))
            elif key is not None and frame.flow and not self._has_colon(frame):
                self._bare(frame, key)
                return
            elif key is not None:
                self.found.append(empty_value(key, frame.keys[key]))
        self._add(Scalar(text, kind_of(text), self.source.span(start, end)), start, end, plain=text != "")

    def _quoted(self, frame: Frame | None, text: str, style: str, start: At, end: At) -> None:
        key = frame.key if frame else None
        if style in "|>":
            end = self._end_of_block(start, end)
            if key is not None and frame is not None and not text.strip():
                self.found.append(empty_value(key, frame.keys[key]))
        elif style == '"':
            self._note(find_bad_escape(self.source, key, text, start, end))
        self._add(Scalar(text, "str", self.source.span(start, end), quoted=True), start, end)

    def _open(self, event: ev.CollectionStartEvent) -> None:
        start = start_of(event)
        self._count(start)
        if event.anchor is not None or event.tag is not None:
            self._properties(event, start, is_text=False)
        if len(self.frames) >= refused.MAX_DEPTH:
            raise Refused(refused.too_deep(self.source, start))
        frame = Frame(isinstance(event, ev.MappingStartEvent), bool(event.flow_style), start)
        outer = self.frames[-1] if self.frames else None
        if outer is not None and outer.awaits_key:
            if frame.flow and self.source.line(start.line)[outer.start.column : start.column + 1] == "{{":
                raise Unquoted(outer.start)
            self.found.append(refused.collection_as_key(self.source, start))
            frame.is_key = True
            outer.skip = True
        self.frames.append(frame)

    def _close(self, event: ev.CollectionEndEvent) -> None:
        frame = self.frames.pop()
        # A block ends where its last value does; the parser only says so at the next token.
        end = end_of(event) if frame.flow else frame.end
        if frame.is_key:
            self.frames[-1].end = end
            return
        span = self.source.span(frame.start, end)
        node: Node = Table(frame.entries, span, frame.keys) if frame.is_map else Items(tuple(frame.items), span)
        self._add(node, frame.start, end)

    def _add(self, node: Node, start: At, end: At, *, plain: bool = False) -> None:
        if not self.frames:
            self.root = node
            return
        frame = self.frames[-1]
        frame.end = end
        if not frame.is_map:
            frame.items.append(node)
        elif frame.skip:
            frame.skip = False
        elif frame.key is not None:
            frame.entries[frame.key] = node
            frame.tail = frame.key if plain else None
            frame.value_start = start
            frame.key = None

    def _bare(self, frame: Frame, name: str) -> None:
        """A key in ``{ }`` without a colon: put it back to the text before the comma."""
        span = frame.keys.pop(name)
        frame.key = None
        line = self.source.line(span.line - 1)
        text = line[frame.value_start.column : span.end_column - 1] if frame.value_start.line == span.line - 1 else ""
        if frame.tail is None or "," not in text or len(text) > _LONGEST_JOINED:
            self.found.append(bare_key(name, span, None))
            return
        comma = text.index(",") + 1
        column = frame.value_start.column + comma + len(text[comma:]) - len(text[comma:].lstrip())
        whole = self.source.span_on(span.line - 1, column, span.end_column - 1)
        finding = bare_key(line[column : span.end_column - 1], whole, f"{frame.tail}: {quoted(text)}")
        if self.found and self.found[-1].span is not None and self._starts_alike(self.found[-1].span, whole):
            self.found.pop()
        self.found.append(finding)
        end = At(span.end_line - 1, span.end_column - 1)
        frame.entries[frame.tail] = Scalar(text, "str", self.source.span(frame.value_start, end))

    @staticmethod
    def _starts_alike(one: Span, other: Span) -> bool:
        return (one.line, one.column) == (other.line, other.column)

    def _has_colon(self, frame: Frame) -> bool:
        end = frame.end
        return self.source.line(end.line)[end.column :].lstrip().startswith(":")

    def _alias(self, event: ev.AliasEvent) -> None:
        start, end = start_of(event), end_of(event)
        finding = refused.alias(self.source, event)
        if finding is None:
            raise Unquoted(start)
        self.found.append(finding)
        frame = self.frames[-1] if self.frames else None
        if frame is not None and frame.awaits_key:
            frame.skip = True
        else:
            self._add(Scalar("", "null", self.source.span(start, end)), start, end)

    def _properties(self, event: ev.ScalarEvent | ev.CollectionStartEvent, start: At, *, is_text: bool) -> None:
        if event.tag is not None and is_text and refused.is_text_after_tag(self.source, event.tag, start):
            raise Unquoted(start)
        if event.anchor is not None:
            self.found.append(refused.anchor(self.source, event.anchor, start))
        if event.tag is not None:
            self.found.append(refused.tag(self.source, start))

    def _end_of_block(self, start: At, end: At) -> At:
        number = min(end.line, len(self.source.lines) - 1)
        if end.column == 0:
            number -= 1
        while number > start.line and not self.source.line(number).strip():
            number -= 1
        return At(number, len(self.source.line(number).rstrip()))

    def _count(self, at: At) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            span = self.source.span_on(at.line, at.column, at.column + 1)
            refuse("yaml-too-many", f"the file holds more than {MAX_NODES:,} values", span, "split it into several files")

    def _note(self, diagnostic: Diagnostic | None) -> None:
        if diagnostic is not None:
            self.found.append(diagnostic)
