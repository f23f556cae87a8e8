"""``use: file#id``: a slide from elsewhere, whose keys the ones beside ``use`` replace, whole key by whole key."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import NoReturn

from slidekit.core.diagnostics import Diagnostic, did_you_mean, error, nearest, refuse
from slidekit.resolve.leaves import without
from slidekit.source import Workspace, join, load_yaml
from slidekit.source.node import Items, Node, Scalar, Table
from slidekit.spec.layouts import LAYOUTS

DEEPEST = 5


@dataclass
class Files:
    """The YAML files of one run, each loaded once; a file that cannot be loaded is reported once."""

    workspace: Workspace
    found: list[Diagnostic]
    loaded: dict[str, Table | None] = field(default_factory=dict)
    named: dict[str, dict[str, Table]] = field(default_factory=dict)

    def table(self, path: str) -> Table | None:
        """The map at the top of a file, or None when it could not be read (already reported)."""
        if path not in self.loaded:
            outcome = load_yaml(self.workspace, path)
            self.found.extend(outcome.diagnostics)
            value = outcome.value
            if value is not None and not isinstance(value, Table):
                self.found.append(error("wrong-type", f"{path} holds no map", value.span, "write key: value"))
                value = None
            self.loaded[path] = value
        return self.loaded[path]

    def slides(self, path: str) -> dict[str, Table]:
        """The slides of a file by the id they can be used by; the first of two with the same id."""
        if path not in self.named:
            table = self.table(path)
            slides = table.entries.get("slides") if table else None
            named: dict[str, Table] = {}
            for slide in slides.items if isinstance(slides, Items) else ():
                if isinstance(slide, Table) and (name := name_of(slide)):
                    named.setdefault(name, slide)
            self.named[path] = named
        return self.named[path]

    def join(self, scalar: Scalar) -> str:
        """The project-relative path that a file name in a spec means: relative to the file it stands in."""
        return join(scalar.span.file, scalar.text, scalar.span)


@dataclass(frozen=True, slots=True)
class Pulled:
    """A slide with its shared keys pulled in; ``files`` are those it came through, the nearest first."""

    node: Table
    files: tuple[str, ...] = ()


def name_of(slide: Table) -> str | None:
    """The id a slide can be used by: its own, its layout's when that occurs once, or the one it took along."""
    for key in ("id", "layout", "use"):
        value = slide.entries.get(key)
        if not isinstance(value, Scalar) or value.kind == "null":
            continue
        if key == "id":
            return value.text
        if key == "layout" and value.text in LAYOUTS and LAYOUTS[value.text].once:
            return value.text
        if key == "use" and "#" in value.text:
            return value.text.rpartition("#")[2]
    return None


def pull(slide: Table, files: Files, chain: tuple[str, ...] = ()) -> Pulled | None:
    """The slide with its shared keys; None when a file on the way could not be read (already reported).

    Raises Refused: ``use-without-id use-not-found use-ring use-too-deep wrong-type``, and what ``join`` raises.
    """
    use = slide.entries.get("use")
    if use is None:
        return Pulled(slide)
    if not isinstance(use, Scalar) or use.kind == "null":
        refuse("wrong-type", "use holds no file", use.span, "write use: shared/opening.yaml#title")
    name, sign, wanted = use.text.partition("#")
    if not sign or not wanted.strip() or not name.strip():
        _refuse_address(use, files)
    path = files.join(Scalar(name.strip(), "str", use.span))
    address = f"{path}#{wanted.strip()}"
    if address in chain:
        refuse("use-ring", f"the slide uses itself: {' → '.join((*chain, address))}", use.span, "take one of the uses out")
    if len(chain) >= DEEPEST:
        refuse("use-too-deep", f"slides use each other more than {DEEPEST} deep", use.span, "use the last file directly")
    table = _open(path, use, files)
    if table is None:
        return None
    slides = files.slides(path)
    source = slides.get(wanted.strip())
    if source is None:
        help = did_you_mean(wanted.strip(), slides)
        refuse("use-not-found", f"{path} has no slide with the id {wanted.strip()}", use.span, help)
    inner = pull(source, files, (*chain, address))
    if inner is None:
        return None
    own = without(slide, "use")
    entries: dict[str, Node] = {**inner.node.entries, **own.entries}
    if "id" not in entries:
        entries["id"] = Scalar(wanted.strip(), "str", use.span)
    keys = {**inner.node.keys, **own.keys}
    return Pulled(Table(entries, slide.span, keys), (path, *inner.files))


def _refuse_address(use: Scalar, files: Files) -> NoReturn:
    name = use.text.partition("#")[0].strip()
    known = ""
    if name:
        path = files.join(Scalar(name, "str", use.span))
        known = ", ".join(list(files.slides(path))[:12]) if files.workspace.exists(path) else ""
    help = f"write use: {name or 'file.yaml'}#id" + (f" with one of {known}" if known else "")
    message = f'use is "{use.text.strip()}": no #id after the file name; a space before # starts a comment'
    refuse("use-without-id", message, use.span, help)


def _open(path: str, use: Scalar, files: Files) -> Table | None:
    if not files.workspace.exists(path):
        folder = str(PurePosixPath(path).parent)
        near = nearest(path, files.workspace.list(folder, ".yaml"))
        help = f"did you mean {near}?" if near else "check the file's name; it is relative to the file it stands in"
        refuse("use-not-found", f"{path} does not exist", use.span, help)
    return files.table(path)
