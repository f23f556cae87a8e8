"""Every case, in one list."""

from __future__ import annotations

from cases_file import CASES as FILE
from cases_letters import CASES as LETTERS
from cases_pictures import FILMS, PEOPLE, PICTURES
from cases_said import SAID
from cases_talk import ACCESS, TALK
from cases_typing import TYPING
from package_cases import Case

CASES: tuple[Case, ...] = (*FILE, *LETTERS, *TYPING, *PICTURES, *PEOPLE, *FILMS, *TALK, *SAID, *ACCESS)
