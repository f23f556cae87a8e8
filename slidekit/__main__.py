"""The command ``slidekit``: a run with nothing to do is answered from its record, every other goes to the command line."""

from __future__ import annotations

import sys

from slidekit.records.runs import answer


def main() -> None:
    """Ends the process with its exit code."""
    try:
        code = answer(sys.argv[1:]) if sys.argv[1:2] == ["build"] else None
        if code is not None:
            sys.exit(code)
        from slidekit.cli import main as command_line
    except BrokenPipeError:
        sys.stderr.close()  # nobody reads on, and Python would complain when it flushes
        sys.exit(141)
    except KeyboardInterrupt:
        sys.stderr.write("stopped\n")
        sys.exit(130)
    command_line()


if __name__ == "__main__":
    main()
