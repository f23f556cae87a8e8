"""The three looks that come with slidekit; colours from the Okabe–Ito set."""

from __future__ import annotations

from slidekit.theme.model import Colours, Theme, Type

ARIAL = Type(heading="Arial", body="Arial", bodies=(26, 24, 22, 20, 18), labels=(16,), caption=14, footnote=14, verdict=19)
"""Arial is on every lecture PC; its letters are wide and high, so that 26 points look like Calibri's 28."""

READING_ROOM = Theme(
    name="Reading Room",
    dark=True,
    type=ARIAL,
    colours=Colours(
        background="0C1013",
        surface="1B232A",
        text="F2F5F6",
        muted="AEB9C1",
        accents=("F0E442", "56B4E9", "E69F00", "CC79A7", "009E73", "D55E00"),
        link="8CCBF0",
        visited="D9A5C4",
    ),
)

DAYLIGHT = Theme(
    name="Daylight",
    dark=False,
    colours=Colours(
        background="FFFFFF",
        surface="EDF1F4",
        text="12181D",
        muted="4D5963",
        accents=("0072B2", "009E73", "D55E00", "CC79A7", "56B4E9", "E69F00"),
        link="005A8C",
        visited="7A3E63",
    ),
)

SLATE = Theme(
    name="Slate",
    dark=True,
    type=ARIAL,
    colours=Colours(
        background="25313B",
        surface="34434F",
        text="FAFBFC",
        muted="C9D3DA",
        accents=("F0E442", "7CC6F2", "F2B233", "E3A2C6", "3CC49A", "F58A4B"),
        link="9AD4F7",
        visited="E3B8D2",
    ),
)

BUILTIN = {"reading-room": READING_ROOM, "daylight": DAYLIGHT, "slate": SLATE}
