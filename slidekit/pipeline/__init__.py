"""Floor 6: the corridor, the only room that knows every stage in order; builds one deck or many, and remembers."""

from slidekit.pipeline.packages import check_file
from slidekit.pipeline.result import BuildResult, Output
from slidekit.pipeline.runs import build, changes, check, load, project_decks
from slidekit.pipeline.runs import lay_out_deck as lay_out

__all__ = ["BuildResult", "Output", "build", "changes", "check", "check_file", "lay_out", "load", "project_decks"]
