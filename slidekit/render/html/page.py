"""The files that pages are made of, and how a page names its own style and script."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template


@cache
def part(name: str) -> str:
    """A style or script that comes with slidekit."""
    return files("slidekit.render.html").joinpath(name).read_text("utf-8")


@cache
def template(name: str) -> Template:
    """A page's template; all that is put into it is escaped."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(part(name))


def digest(text: str) -> str:
    """As a content security policy names what may be used (CSP 3, 2.3.1)."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
