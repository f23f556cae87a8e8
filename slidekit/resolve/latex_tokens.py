"""LaTeX letter by letter: tokens, groups in braces, and what is wrong where."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.|$)|.", re.DOTALL)
_BREAK_OPTIONS = re.compile(r"\*?(?:\s*\[\s*-?[\d.]+\s*(?:pt|pc|in|cm|mm|ex|em|mu|bp|sp)\s*\])?")
_BLANK_COMMANDS = re.compile(r"\\[,:;> ]|~|\s+")


class LatexFault(Exception):
    """What is wrong with a formula, and where: ``at`` counts letters from 0."""

    def __init__(self, code: str, message: str, at: int, help: str) -> None:
        super().__init__(message)
        self.code, self.message, self.at, self.help = code, message, at, help


class Tokens:
    """A formula being read; ``at`` is the next letter."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def fault(self, message: str, at: int, help: str, code: str = "equation-syntax") -> LatexFault:
        return LatexFault(code, message, at, help)

    def peek(self) -> str:
        """The next token after blanks: a command, a sign, or nothing at the end."""
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        found = _TOKEN.match(self.text, self.at)
        return found[0] if found else ""

    def take(self) -> str:
        token = self.peek()
        self.at += len(token)
        return token

    def expect(self, token: str, opened: int, what: str) -> None:
        if self.peek() != token:
            raise self.fault(f"{what} is not closed", opened, f"add {token} where it ends")
        self.take()

    def group(self, of: str) -> str:
        """The letters of a group in braces, as they stand."""
        opened = self.at
        if self.peek() != "{":
            raise self.fault(f"{of} has no braces after it", opened, f"write {of}{{…}}")
        start, level = self.at + 1, 0
        for found in re.finditer(r"\\.|[{}]", self.text[self.at :], re.DOTALL):
            level += {"{": 1, "}": -1}.get(found[0], 0)
            if level == 0:
                end = self.at + found.start()
                self.at = end + 1
                return self.text[start:end]
        raise self.fault("a brace is not closed", self.at, "add } where it ends")

    def words(self, of: str) -> str:
        """The letters of a group in braces, signs without their backslash; commands and mathematics are none."""
        written = self.group(of)
        opened = self.at - 1 - len(written)
        for found in re.finditer(r"\\(?:[A-Za-z]+|.)|\$", written, re.DOTALL):
            if found[0][1:] not in tuple("%#&$_{},:;> "):
                help = f"close the braces before it, and open {of}{{ again after it"
                raise self.fault(f"{found[0]} stands among the words of {of}", opened + found.start(), help)
        return re.sub(r"\\([%#&$_{}])", r"\1", _BLANK_COMMANDS.sub(" ", written))

    def pass_break_options(self) -> None:
        """Step over what may stand behind ``\\\\``: a star, and how far the next line is away."""
        found = _BREAK_OPTIONS.match(self.text, self.at)
        self.at = found.end() if found else self.at
