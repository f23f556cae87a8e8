"""LaTeX letter by letter: tokens, groups in braces, and what is wrong where."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"\\(?:[A-Za-z]+|.|$)|.", re.DOTALL)


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
