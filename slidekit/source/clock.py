"""The one clock that a build may read: ``SOURCE_DATE_EPOCH``. Only a signature has the day of the calendar."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from slidekit.core.diagnostics import refuse

VARIABLE = "SOURCE_DATE_EPOCH"
_START = datetime(1970, 1, 1, tzinfo=UTC)
_END = datetime(9999, 12, 31, 23, 59, 59, tzinfo=UTC)


def moment(environ: Mapping[str, str]) -> str | None:
    """``SOURCE_DATE_EPOCH`` (seconds since 1970) as ``2026-04-28T00:00:00Z``; None when it is not set.

    Raises Refused ``bad-source-date-epoch`` for anything but a whole number from 1970 up to the year 9999.
    """
    text = environ.get(VARIABLE)
    if text is None:
        return None
    seconds = int(text) if re.fullmatch(r"[0-9]{1,12}", text) else -1
    if not 0 <= seconds <= (_END - _START).total_seconds():
        shown = text if len(text) <= 40 else text[:40] + " …"
        message = f"{VARIABLE} is {shown!r}, not a number of seconds since 1970"
        refuse("bad-source-date-epoch", message, help=f"set it to a whole number, as in {VARIABLE}=1777334400, or unset it")
    return (_START + timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")


def day(environ: Mapping[str, str]) -> str:
    """The day that a signature gets, ``2026-04-28``: that of ``SOURCE_DATE_EPOCH`` (in UTC), else today's.

    Raises Refused ``bad-source-date-epoch``.
    """
    now = moment(environ)
    return now[:10] if now is not None else date.today().isoformat()
