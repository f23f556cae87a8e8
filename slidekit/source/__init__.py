"""Floor 1: the only door to disk and clock; YAML with places.

- ``Workspace`` (``DiskWorkspace``, and its twin ``MemoryWorkspace``): files of a project and nothing beyond it; ``join`` turns
  a path written in a file into one from the project's folder; ``find_project`` and ``deck_files`` say where the decks are.
- ``OverlayWorkspace``: a project as it would be with some files changed.
- ``RecordingWorkspace``: a project that notes all that is looked at in it; ``Store``: what was made from it before;
  ``recall_clean``: a result that is remembered where it has no findings.
- ``KeepingWorkspace``: a project that is read again and again; what has not changed is kept in memory, parsed.
- ``load_yaml`` and ``parse_yaml``: YAML 1.2 → ``Node`` (``Scalar``, ``Items``, ``Table``), every value with its ``Span``;
  limits on size, depth and number; every trap that YAML sets for authors becomes a finding with the corrected line.
- ``read_file``: a file that a person named on the command line, in a project or not.
- ``write_atomic``: a file is written whole or not at all; ``locked``: one process at a time.
- ``edit_yaml``: a file with some of its values changed and everything else, comments too, as it was.
- ``rewrite_text``: the same for a text that people read: in the style that it has, wrapped as it is.
- ``moment``: ``SOURCE_DATE_EPOCH``, the only clock of a build; ``day``: the date of a signature.

Doors return ``Outcome``; ``Workspace``, ``join``, ``moment``, ``edit_yaml``, ``rewrite_text`` and ``write_atomic`` raise
``Refused``.
"""

from slidekit.source.atomic import refuse_open, write_atomic
from slidekit.source.clock import day, moment
from slidekit.source.disk import DiskWorkspace, read_file
from slidekit.source.edit import Change, Rename, edit_yaml
from slidekit.source.keeping import KeepingWorkspace
from slidekit.source.locking import locked
from slidekit.source.node import Items, Node, Plain, Scalar, Table, from_data, key_span, span_at, texts, typed, walk
from slidekit.source.overlay import OverlayWorkspace
from slidekit.source.paths import join
from slidekit.source.project import deck_files, find_project
from slidekit.source.prose import rewrite_text
from slidekit.source.recording import Look, RecordingWorkspace, repeat
from slidekit.source.remembering import recall_clean
from slidekit.source.store import Store
from slidekit.source.workspace import MemoryWorkspace, Workspace
from slidekit.source.yaml_load import load_yaml, parse_yaml

__all__ = [
    "Change",
    "DiskWorkspace",
    "Items",
    "KeepingWorkspace",
    "Look",
    "MemoryWorkspace",
    "Node",
    "OverlayWorkspace",
    "Plain",
    "RecordingWorkspace",
    "Rename",
    "Scalar",
    "Store",
    "Table",
    "Workspace",
    "day",
    "deck_files",
    "edit_yaml",
    "find_project",
    "from_data",
    "join",
    "key_span",
    "load_yaml",
    "locked",
    "moment",
    "parse_yaml",
    "read_file",
    "recall_clean",
    "refuse_open",
    "repeat",
    "rewrite_text",
    "span_at",
    "texts",
    "typed",
    "walk",
    "write_atomic",
]
