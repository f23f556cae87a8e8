"""Small changes that a person makes to a project, below any page or command: planned, shown as a diff, written, undone.

- ``move_landmark``, ``move_mark``, ``set_crop``, ``set_focus``: places, in fractions of the whole picture.
- ``add_landmark``, ``rename_landmark``, ``remove_landmark``: names of places, in a figure and in the marks that say them.
- ``add_mark``, ``remove_mark``, ``set_mark_side``: marks, where their arrows come from and their labels stand.
- ``slide_texts``, ``figure_texts``, ``set_text``: what people read, each with its address in a file.
- ``swap_edit``, ``confirm_edit``, ``review_edit``: another picture for a figure, landmarks that fit, a picture signed off.
- ``Edit``: bytes before and after; ``write_edit`` puts them on disk unless a file has changed meanwhile.
- ``Journal``: undo and redo of edits; ``merge_lines``: two changes of one file put together line by line.

What plans an edit raises ``Refused``; nothing is written before ``write_edit`` or ``Journal.make``.
"""

from slidekit.sync.editing.edit import Edit, FileChange, digest, write_edit
from slidekit.sync.editing.figures import confirm_edit, pixels_of, review_edit, swap_edit
from slidekit.sync.editing.journal import Journal
from slidekit.sync.editing.landmarks import add_landmark, remove_landmark, rename_landmark
from slidekit.sync.editing.marks import add_mark, mark_kinds, remove_mark, set_mark_side, sides_of
from slidekit.sync.editing.merging import Merge, merge_lines
from slidekit.sync.editing.panels import set_crop, set_focus
from slidekit.sync.editing.places import move_landmark, move_mark
from slidekit.sync.editing.spots import At, resolve_at
from slidekit.sync.editing.texts import Spot, figure_texts, set_text, slide_texts

__all__ = [
    "At",
    "Edit",
    "FileChange",
    "Journal",
    "Merge",
    "Spot",
    "add_landmark",
    "add_mark",
    "confirm_edit",
    "digest",
    "figure_texts",
    "mark_kinds",
    "merge_lines",
    "move_landmark",
    "move_mark",
    "pixels_of",
    "remove_landmark",
    "remove_mark",
    "rename_landmark",
    "resolve_at",
    "review_edit",
    "set_crop",
    "set_focus",
    "set_mark_side",
    "set_text",
    "sides_of",
    "slide_texts",
    "swap_edit",
    "write_edit",
]
