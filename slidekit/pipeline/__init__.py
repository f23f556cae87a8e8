"""Floor 6: the corridor, the only room that knows every stage in order; builds one deck or many."""

from slidekit.pipeline.packages import check_file
from slidekit.pipeline.result import BuildResult, Output
from slidekit.pipeline.runs import build, check, load, project_decks
from slidekit.pipeline.runs import lay_out_deck as lay_out

__all__ = ["BuildResult", "Output", "build", "check", "check_file", "lay_out", "load", "project_decks"]
