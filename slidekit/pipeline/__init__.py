"""Floor 6: the corridor, the only room that knows every stage in order; builds one deck or many, and remembers.

``packages`` judges PowerPoint files; a build does not load it.
"""

from slidekit.pipeline.result import BuildResult, Output
from slidekit.pipeline.runs import build, changes, check, load, project_decks
from slidekit.pipeline.runs import lay_out_deck as lay_out

__all__ = ["BuildResult", "Output", "build", "changes", "check", "lay_out", "load", "project_decks"]
