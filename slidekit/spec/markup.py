"""Inline Markdown of the grammar: strong, emphasis, code, links, ``^sup^``, ``~sub~``, citations. Nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from slidekit.core.diagnostics import Outcome, Span, error
from slidekit.core.richtext import Inline, Rich
from slidekit.spec.faults import INSERT_CLOSE, INSERT_OPEN
from slidekit.spec.scalars import ID

SIGNS = r"*`[]^~\()<>!@#&_"
"""What markup is made of."""
HIDDEN = {ord(sign): 0xFDD2 + index for index, sign in enumerate(SIGNS)}
"""Inserted signs travel through the parser as characters that no text may hold, so that they are never markup."""
SHOWN = {hidden: sign for sign, hidden in HIDDEN.items()}
MARKED = re.compile(rf"[*`\[\]^~\\{INSERT_OPEN}{INSERT_CLOSE}]")
SPACE = re.compile(r"[ \t\r\n]+")
INSERTED = re.compile(rf"{INSERT_OPEN}(.*?){INSERT_CLOSE}", re.DOTALL)
RAISED = {sign: re.compile(rf"\{sign}((?:\\.|[^\s\\{sign}])+)\{sign}") for sign in "^~"}
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
CITE_KEY = r"\w[\w.:/+-]*"
CITE = re.compile(rf"\[@(?P<keys>{CITE_KEY}(?: *; *@{CITE_KEY})*)\]|\[@(?P<key>{CITE_KEY}), *(?P<where>[^\]@]+)\]")
LINK = re.compile(r"(https?://|mailto:)\S+", re.IGNORECASE)

Problem = tuple[str, str, str]


class InlineMarkdown(MarkdownIt):
    """The parser; addresses are judged by ``parse_inline``, not rewritten here."""

    def normalizeLink(self, url: str) -> str:
        return url

    def validateLink(self, url: str) -> bool:  # noqa: ARG002
        return True


def read_underscore(state: StateInline, silent: bool) -> bool:
    """``_`` is a letter like any other."""
    if state.src[state.pos] != "_":
        return False
    if not silent:
        state.pending += "_"
    state.pos += 1
    return True


def read_raised(state: StateInline, silent: bool) -> bool:
    """``^sup^`` and ``~sub~``, without spaces inside."""
    sign = state.src[state.pos]
    pattern = RAISED.get(sign)
    found = pattern.match(state.src, state.pos, state.posMax) if pattern else None
    if found is None or state.src[state.pos - 1 : state.pos] == sign:
        return False
    if not silent:
        state.push("sup" if sign == "^" else "sub", "", 0).content = ESCAPED.sub(r"\1", found[1])
    state.pos = found.end()
    return True


def read_cite(state: StateInline, silent: bool) -> bool:
    """``[@key]``, ``[@a; @b]``, ``[@a, p. 3]``; anything else that begins with ``[@`` is kept as a problem."""
    if not state.src.startswith("[@", state.pos):
        return False
    found = CITE.match(state.src, state.pos, state.posMax)
    end = found.end() if found else state.src.find("]", state.pos) + 1
    if end <= 0 or end > state.posMax:
        return False
    if not silent:
        token = state.push("cite" if found else "bad_cite", "", 0)
        if found is None:
            token.content = state.src[state.pos : end]
        else:
            token.content = ESCAPED.sub(r"\1", found["where"] or "").strip()
            token.meta = {"keys": tuple(re.findall(CITE_KEY, found["keys"] or found["key"]))}
    state.pos = end
    return True


@cache
def parser() -> InlineMarkdown:
    """The parser, made once."""
    markdown = InlineMarkdown("zero")
    markdown.enable(["escape", "backticks", "emphasis", "link"])
    markdown.inline.ruler.before("emphasis", "underscore", read_underscore)
    markdown.inline.ruler.before("emphasis", "raised", read_raised)
    markdown.inline.ruler.before("link", "cite", read_cite)
    return markdown


def parse_inline(text: str, span: Span | None = None) -> Outcome[Rich]:
    """The text in stretches of one style; white space is one space, inserted values are plain.

    Findings: ``bad-link`` for an address other than http, https, mailto or ``#slide-id``; ``bad-citation``.
    """
    if MARKED.search(text) is None:
        bare = SPACE.sub(" ", text).strip(" ")
        return Outcome((Inline(bare),) if bare else ())
    rich, problems = read_rich(text)
    return Outcome(rich, tuple(error(code, message, span, help) for code, message, help in problems))


@lru_cache(maxsize=4096)
def read_rich(text: str) -> tuple[Rich, tuple[Problem, ...]]:
    """Stretches and problems of a text with markup."""
    hidden = INSERTED.sub(lambda found: found[1].translate(HIDDEN), text)
    hidden = hidden.replace(INSERT_OPEN, "").replace(INSERT_CLOSE, "")
    source = SPACE.sub(" ", hidden).strip(" ")
    markdown = parser()
    tokens: list[Token] = []
    markdown.inline.parse(source, markdown, {}, tokens)
    problems: list[Problem] = []
    return join(collect(tokens, problems)), tuple(problems)


def collect(tokens: Sequence[Token], problems: list[Problem]) -> list[Inline]:
    """One ``Inline`` for each token that has text, with the styles open there."""
    parts: list[Inline] = []
    strong = emphasis = 0
    link: str | None = None
    for token in tokens:
        if token.type in ("strong_open", "strong_close"):
            strong += token.nesting
        elif token.type in ("em_open", "em_close"):
            emphasis += token.nesting
        elif token.type == "link_open":
            link = judge_link(str(token.attrGet("href") or "").translate(SHOWN), problems)
        elif token.type == "link_close":
            link = None
        else:
            content = token.content.translate(SHOWN)
            cites: tuple[str, ...] = token.meta["keys"] if token.type == "cite" else ()
            if token.type == "bad_cite":
                problems.append(("bad-citation", f"{content} is no citation", "write [@key], [@a; @b] or [@key, p. 3]"))
            if content or cites:
                kind = token.type
                parts.append(
                    Inline(content, strong > 0, emphasis > 0, kind == "code_inline", kind == "sup", kind == "sub", link, cites)
                )
    return parts


def judge_link(address: str, problems: list[Problem]) -> str | None:
    """The address when a link may go there, else None and a problem."""
    if LINK.fullmatch(address) or (address.startswith("#") and ID.fullmatch(address[1:])):
        return address
    if address.startswith("www."):
        help = f"write https://{address}"
    elif "@" in address and ":" not in address:
        help = f"write mailto:{address}"
    else:
        help = "a link goes to https://…, http://…, mailto:… or #slide-id"
    problems.append(("bad-link", f'"{address}" is no address for a link', help))
    return None


def join(parts: Sequence[Inline]) -> Rich:
    """Neighbours of one style as one."""
    joined: list[Inline] = []
    for part in parts:
        last = joined[-1] if joined else None
        if last is not None and not (last.cites or part.cites) and style_of(last) == style_of(part):
            joined[-1] = Inline(last.text + part.text, *style_of(last))
        else:
            joined.append(part)
    return tuple(joined)


def style_of(part: Inline) -> tuple[bool, bool, bool, bool, bool, str | None]:
    """What two stretches must share to be one."""
    return part.bold, part.italic, part.code, part.sup, part.sub, part.link


def paragraphs(notes: str) -> tuple[str, ...]:
    """The paragraphs of notes; a blank line parts them, other white space is one space. Markup is left in."""
    parts = re.split(r"\n[ \t\r]*\n", notes.replace("\r\n", "\n"))
    return tuple(bare for part in parts if (bare := SPACE.sub(" ", part).strip(" ")))


def escape(text: str) -> str:
    """Text that reads as itself: a backslash before each sign of markup."""
    return re.sub(r"([*`\[\]^~\\<])", r"\\\1", text)
