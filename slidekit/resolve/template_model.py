"""What layout and pipeline need of the template that a deck names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from slidekit.core.diagnostics import Span


@dataclass(frozen=True, slots=True)
class TemplateUse:
    """A PowerPoint template: its file in the project, and for slidekit's layouts the names of its own with their places."""

    file: str
    layouts: Mapping[str, tuple[str, Span | None]]
    span: Span | None = None
