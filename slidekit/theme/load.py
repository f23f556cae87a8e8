"""From a theme's name or file to its tokens."""

from __future__ import annotations

from pydantic import ValidationError

from slidekit.core.diagnostics import Diagnostic, Outcome, Span, did_you_mean, error
from slidekit.source import Workspace, load_yaml
from slidekit.source.node import Node, key_span, span_at, typed
from slidekit.theme.builtin import BUILTIN
from slidekit.theme.model import FontFiles, Theme


def load_theme(workspace: Workspace, name: str, span: Span | None = None) -> Outcome[Theme]:
    """A builtin theme by name, or a theme file of the project (``.yaml``, project-relative path)."""
    if name in BUILTIN:
        return Outcome(BUILTIN[name])
    if not name.endswith((".yaml", ".yml")):
        message = f"there is no theme {name!r}"
        return Outcome(None, (error("unknown-theme", message, span, did_you_mean(name, BUILTIN)),))
    loaded = load_yaml(workspace, name)
    if loaded.value is None:
        return Outcome(None, loaded.diagnostics)
    read = read_theme(loaded.value)
    return Outcome(read.value, loaded.diagnostics + read.diagnostics)


def read_theme(node: Node) -> Outcome[Theme]:
    """A theme from its YAML; every wrong token is a finding at its place."""
    data = typed(node)
    if isinstance(data, dict):
        data.pop("slidekit", None)
    try:
        return Outcome(Theme.model_validate(data))
    except ValidationError as wrong:
        return Outcome(None, tuple(_finding(node, item["loc"], item["type"], item["msg"]) for item in wrong.errors()))


def _finding(node: Node, path: tuple[int | str, ...], kind: str, message: str) -> Diagnostic:
    where = ".".join(str(step) for step in path) or "theme"
    if kind == "extra_forbidden":
        group = FontFiles.model_fields if path[0] == "fonts" else Theme.model_fields
        for step in path[:-1]:
            inner = group[str(step)].annotation if str(step) in group else None
            group = getattr(inner, "model_fields", {})
        help = did_you_mean(str(path[-1]), group)
        return error("unknown-key", f"a theme has no key {where}", key_span(node, path), help)
    if kind == "missing":
        return error("missing-key", f"the theme lacks {where}", span_at(node, path), f"add {where}")
    if kind == "string_pattern_mismatch" and path[0] == "fonts":
        message = f"{where} is not the name of a .ttf or .otf file"
        return error("bad-token", message, span_at(node, path), "name a TrueType or OpenType file; convert others")
    if kind == "string_pattern_mismatch":
        return error(
            "bad-colour", f"{where} is not a colour", span_at(node, path), 'write six hex digits in quotes, such as "0072B2"'
        )
    return error(
        "bad-token", f"{where}: {message.removeprefix('Value error, ')}", span_at(node, path), "give the token a fitting value"
    )
