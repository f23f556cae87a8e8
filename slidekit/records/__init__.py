"""Floor 0: what a run looked at and what it said, so that one with nothing to do is answered in a few imports.

Only the standard library's own core is used here, for this is all that a run with nothing to do may load: no ``re``,
``json``, ``typing`` or ``pathlib``.

- ``places``: where a project begins, and where it keeps its cache.
- ``stamps``: when two looks at a file or at the installation saw the same, without reading.
- ``runs``: the record of a run, written after it and held against the disk before the next.
"""
