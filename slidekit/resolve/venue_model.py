"""What layout, check and delivery need of a venue, in one language."""

from __future__ import annotations

from datetime import date

from slidekit.core.diagnostics import Span
from slidekit.core.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Logo:
    """The organiser's logo: ``figure`` is its id among the deck's figures, ``plate`` the colour it needs behind it, or empty.

    ``corner`` is ``top-right bottom-left bottom-right``; ``slides`` are ``first``, ``last``, or ``all``.
    """

    figure: str
    pixels: tuple[int, int]
    alt: str
    corner: str
    slides: frozenset[str]
    plate: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class FilmRules:
    """What the venue plays. ``containers`` and ``codecs`` are empty where it does not say; ``most_mb`` of each film."""

    containers: tuple[str, ...] = ()
    codecs: tuple[str, ...] = ()
    sound: bool = True
    most_height: int | None = None
    most_mb: float | None = None
    copy: bool = False


@dataclass(frozen=True, slots=True)
class Venue:
    """What layout and check need of a venue. Sizes in points."""

    id: str
    name: str = ""
    society: str = ""
    city: str = ""
    country: str = ""
    day: date | None = None
    audience: str = ""
    aspect: str = "16:9"
    pixels: tuple[int, int] = (1920, 1080)
    farthest: float | None = None
    """How far the last row sits, in heights of the picture."""
    strict_contrast: bool = False
    """7:1, and 4.5:1 for large letters (WCAG 2.2, 1.4.6), in place of 4.5:1 and 3:1."""
    fonts: tuple[str, ...] = ()
    min_pt: float = 18.0
    label_pt: float = 16.0
    caption_pt: float = 14.0
    animations: bool = True
    urls: bool = True
    footer: str = ""
    accent: str | None = None
    slot_minutes: float | None = None
    qa_minutes: float | None = None
    max_lines: int | None = None
    max_words: int | None = None
    max_slides: int | None = None
    max_slides_per_minute: float | None = None
    disclosure_position: str = "none"
    disclosure_seconds: float | None = None
    disclosure_months: int | None = None
    required: tuple[tuple[str, str | None], ...] = ()
    trade_names: tuple[str, ...] = ()
    logos: str = "none"
    """Which are forbidden: ``none commercial all``."""
    logo: Logo | None = None
    labels: tuple[str, ...] = ()
    """Small words of every slide, ready to print."""
    regime: str = ""
    """The law that patients' data stand under: ``hipaa gdpr ley-25326``, or empty."""
    credit_on_slide: bool = False
    permission_proof: bool = False
    presenter_view: bool = True
    """False: nobody sees the notes, so they are written as a handout."""
    filename: str = ""
    formats: tuple[str, ...] = ()
    max_mb: float | None = None
    deadline: str = ""
    freeze: str = "none"
    submitted: str = ""
    videos: bool = True
    """False: films are forbidden, the machine plays none, or what is handed in cannot hold any."""
    films: FilmRules = FilmRules()
    language: str = ""
    confirmed: bool = True
    unconfirmed_rules: frozenset[str] = frozenset()
    confirmed_rules: frozenset[str] = frozenset()
    """Rules of which a source says so itself; it overrules what the profile says as a whole."""
    span: Span | None = None

    def vouches_for(self, rule: str) -> bool:
        """True when the rule (``fonts.min_pt``, ``required`` …) is known to hold; one that is not warns and never blocks."""
        for name in (rule, rule.partition(".")[0]):
            if name in self.unconfirmed_rules:
                return False
            if name in self.confirmed_rules:
                return True
        return self.confirmed
