"""Floor 6: the corridor, the only room that knows every stage in order; builds one deck or many."""

from slidekit.pipeline.build import build, check, load, project_decks
from slidekit.pipeline.build import lay_out_deck as lay_out
from slidekit.pipeline.result import BuildResult, Output

__all__ = ["BuildResult", "Output", "build", "check", "lay_out", "load", "project_decks"]
