"""Parts of YAML that decks do without, and what to write in their place."""

from __future__ import annotations

from yaml.events import AliasEvent, DocumentStartEvent

from slidekit.core.diagnostics import Diagnostic, Span, error
from slidekit.source.yaml_events import end_of, start_of
from slidekit.source.yaml_quote import shorten, shown, split_line
from slidekit.source.yaml_text import At, Source

MAX_DEPTH = 32


def too_deep(source: Source, at: At) -> Diagnostic:
    """``yaml-too-deep`` for a list or map at ``at``."""
    span = source.span_on(at.line, at.column, at.column + 1)
    return error("yaml-too-deep", f"lists and maps stand more than {MAX_DEPTH} levels deep", span, "take levels out")


def anchor(source: Source, name: str, start: At) -> Diagnostic:
    """``yaml-anchor`` for ``&name`` at or behind ``start``."""
    at = max(source.line(start.line).find(f"&{name}", start.column), 0)
    span = source.span_on(start.line, at, at + len(name) + 1)
    advice = "take it out; to share a slide, put it in a shared file and write use:"
    return error("yaml-anchor", f"&{shorten(name)} names a value to repeat, which slidekit does not do", span, advice)


def tag(source: Source, start: At) -> Diagnostic:
    """``yaml-tag`` for the ``!`` at or behind ``start``."""
    line = source.line(start.line)
    at = max(line.find("!", start.column), 0)
    sign = (line[at:].split(maxsplit=1) or ["!"])[0].rstrip(",]}")
    parts = split_line(line)
    advice = "take it out: the key decides the type"
    if parts.lead.rstrip().endswith("when:"):
        advice = f"! is not a word of expressions: write {shown(parts.lead + 'not ' + parts.value.lstrip('!').strip())}"
    span = source.span_on(start.line, at, at + len(sign))
    return error("yaml-tag", f"{shorten(sign)} is a YAML tag, which slidekit does not read", span, advice)


def is_text_after_tag(source: Source, name: str, start: At) -> bool:
    """True for ``!word and more``: a text that happens to begin with ``!`` (``!!str x`` is a tag for sure)."""
    return not name.startswith("tag:") and source.line(start.line)[start.column :].startswith("!")


def alias(source: Source, event: AliasEvent) -> Diagnostic | None:
    """``yaml-alias``; None for a text that happens to begin with ``*``."""
    start, end = start_of(event), end_of(event)
    rest = source.line(end.line)[end.column :].strip()
    if rest and rest[0] not in "#,]}:":
        return None
    name = shorten(event.anchor or "")
    advice = f'write it out; for a text that begins with *, use quotes: "*{name}"'
    message = f"*{name} repeats what &{name} names, which slidekit does not do"
    return error("yaml-alias", message, source.span(start, end), advice)


def merge(span: Span) -> Diagnostic:
    """``yaml-merge`` for the key ``<<``."""
    advice = "write the keys out, or take the slide from a shared file with use:"
    return error("yaml-merge", "<< merges maps, which slidekit does not do", span, advice)


def second_document(source: Source, event: DocumentStartEvent) -> Diagnostic:
    """``yaml-documents`` for ``---`` in the middle of a file."""
    span = source.span_on(start_of(event).line, 0, 3)
    advice = "take the --- out, or move what follows into a file of its own"
    return error("yaml-documents", "a second document starts here", span, advice)


def directive(source: Source, event: DocumentStartEvent) -> Diagnostic:
    """``yaml-directive`` for ``%YAML`` and ``%TAG``."""
    last = start_of(event).line
    number = next((each for each in range(last + 1) if source.line(each).startswith("%")), last)
    line = source.line(number).rstrip()
    message = f"{(line.split() or ['%'])[0]} is a YAML directive, which slidekit does not read"
    return error("yaml-directive", message, source.span_on(number, 0, len(line)), "take the line out")


def collection_as_key(source: Source, start: At) -> Diagnostic:
    """``yaml-key`` for a list or map before a colon."""
    span = source.span_on(start.line, start.column, start.column + 1)
    return error("yaml-key", "a list or map cannot be a key", span, "write a word before the colon, or quote the text")


def empty_key(span: Span) -> Diagnostic:
    """``yaml-key`` for a colon without a key."""
    return error("yaml-key", "there is no key before the colon", span, "write key: value")


def duplicate_key(key: str, before: Span, span: Span) -> Diagnostic:
    """``duplicate-key``, naming both places."""
    place = f"line {before.line}, column {before.column}"
    message = f"{shorten(key)} stands twice in one map: {place}, and line {span.line}, column {span.column}"
    return error("duplicate-key", message, span, "keep one of the two")
