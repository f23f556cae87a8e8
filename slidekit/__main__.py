"""The command ``slidekit``: a run with nothing to do is answered from its record, every other goes to the command line."""

from __future__ import annotations

import sys

from slidekit.records.runs import answer


def main() -> None:
    """Ends the process with its exit code."""
    words = sys.argv[1:]
    if words[:1] == ["build"]:
        try:
            code = answer(words)
        except BrokenPipeError:
            code = None  # the command line knows what a reader that has gone means
        if code is not None:
            sys.exit(code)
    from slidekit.cli import main as command_line

    command_line()


if __name__ == "__main__":
    main()
