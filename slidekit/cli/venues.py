"""``slidekit venues``: the project's venues and the library's, with their rules."""

from __future__ import annotations

import json
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from slidekit.cli.formats import finding_fields
from slidekit.cli.places import Sources
from slidekit.cli.report import failed, print_findings, printable
from slidekit.source.disk import DiskWorkspace
from slidekit.source.project import find_project

if TYPE_CHECKING:
    from slidekit.core.diagnostics import Diagnostic
    from slidekit.resolve.catalogue import Profile

HEADS = ("venue", "aspect", "min pt", "language", "minutes", "disclosure", "confirmed", "name")
AS_OBJECT = click.option("--json", "as_object", is_flag=True, help="Print one JSON object.")


@click.group("venues", invoke_without_command=True)
@AS_OBJECT
@click.pass_context
def command(ctx: click.Context, as_object: bool) -> None:
    """List the venues of the project around this folder, and the library's: published rules of societies.

    Any of them may stand in a deck's venue:, or behind --venue. A file in decks/venues stands before one of the library.
    """
    if ctx.invoked_subcommand is not None:
        return
    from slidekit.resolve.catalogue import list_venues

    outcome = list_venues(DiskWorkspace(find_project(Path.cwd())))
    profiles = outcome.value or ()
    if as_object:
        fields = {"venues": [fields_of(profile) for profile in profiles]}
        click.echo(as_text({**fields, "diagnostics": [finding_fields(each) for each in outcome.diagnostics]}))
    else:
        print_table([profile for profile in profiles if not profile.shipped], "Venues of this project (decks/venues)")
        print_table([profile for profile in profiles if profile.shipped], "Library: from published rules, none confirmed")
        print_findings(outcome.diagnostics, Sources(), sys.stderr)
    sys.exit(1 if failed(outcome.diagnostics, strict=False) else 0)


@command.command("show", short_help="One venue with its rules and their sources.")
@click.argument("venue")
@AS_OBJECT
def show(venue: str, as_object: bool) -> None:
    """Show every rule of VENUE, where it is from, and whether anybody has confirmed it."""
    from slidekit.resolve.catalogue import show_venue

    outcome = show_venue(DiskWorkspace(find_project(Path.cwd())), venue)
    profile = outcome.value
    if profile is None:
        leave(outcome.diagnostics)
    if as_object:
        click.echo(as_text(fields_of(profile)))
    else:
        print_profile(profile)
        print_findings(outcome.diagnostics, Sources(), sys.stderr)
    sys.exit(1 if failed(outcome.diagnostics, strict=False) else 0)


def leave(findings: tuple[Diagnostic, ...]) -> NoReturn:
    """End with what went wrong."""
    print_findings(findings, Sources(), sys.stderr)
    sys.exit(1)


def print_table(profiles: list[Profile], title: str) -> None:
    """A row for each venue under a title; nothing for none."""
    if not profiles:
        return
    rows = [HEADS, *(row_of(profile) for profile in profiles)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    click.echo(click.style(title, bold=True))
    for row in rows:
        click.echo("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def row_of(profile: Profile) -> tuple[str, ...]:
    """A venue as cells; ``20 + 5`` are the minutes to speak and those for questions."""
    minutes = " + ".join(f"{each:g}" for each in (profile.slot_minutes, profile.qa_minutes) if each)
    confirmed = "yes" if profile.confirmed else "no"
    facts = (profile.id, profile.aspect, f"{profile.min_pt:g}", profile.language or "-", minutes or "-", profile.disclosure)
    return tuple(printable(cell) for cell in (*facts, confirmed, profile.name))


def print_profile(profile: Profile) -> None:
    """Every rule on a line, its sources below it."""
    click.echo(click.style(profile.id, bold=True) + (f"  {printable(profile.name)}" if profile.name else ""))
    click.echo(f"  {'library' if profile.shipped else 'project'}: {profile.place}")
    width = max((len(rule.name) for rule in profile.rules), default=0)
    for rule in profile.rules:
        doubt = "" if rule.confirmed else "  (not confirmed)"
        click.echo(f"  {rule.name.ljust(width)}  {printable(spell(rule.value))}{doubt}")
        for source in rule.sources:
            words = ": ".join(part for part in (source.url, source.note) if part)
            click.echo(f"  {' ' * width}    {printable(words)}")


def spell(value: Any) -> str:
    """A value as a file might spell it."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {spell(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(spell(each) for each in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)


def fields_of(profile: Profile) -> dict[str, object]:
    """A venue as JSON says it."""
    rules = [
        {
            "rule": rule.name,
            "value": rule.value,
            "confirmed": rule.confirmed,
            "sources": [{"url": each.url, "note": each.note, "confirmed": each.confirmed} for each in rule.sources],
        }
        for rule in profile.rules
    ]
    return {
        "id": profile.id,
        "name": profile.name,
        "from": "library" if profile.shipped else "project",
        "file": profile.place,
        "aspect": profile.aspect,
        "min_pt": profile.min_pt,
        "language": profile.language or None,
        "slot_minutes": profile.slot_minutes,
        "qa_minutes": profile.qa_minutes,
        "disclosure": profile.disclosure,
        "confirmed": profile.confirmed,
        "rules": rules,
    }


def as_text(fields: dict[str, object]) -> str:
    """JSON; days as in the files."""
    return json.dumps(
        fields, indent=2, default=lambda when: when.isoformat() if isinstance(when, date | datetime) else str(when)
    )
