"""What texts show of haste and habit, on decks and on files alike: patterns only, nothing judged here."""

from __future__ import annotations

import re

PROMPT = re.compile(
    r"(?i:(?:click|tap|double[- ]click) (?:to (?:add|edit)|icon to add)|lorem ipsum|dolor sit amet|haga clic para|klicken sie"
    r"|your (?:title|text|name|subtitle) here|insert (?:title|text|picture|name) here"
    r"|\[(?:insert|add|title|name|date|author)[^\]]*\])"
    r"|\bTODO\b(?! [A-ZÁÉÍÓÚÑ]{2})|\bTBD\b|\bFIXME\b|\bX{4,}\b"
)
"""What templates ask for, and notes to oneself: in capitals, for "todo" is Spanish for "all", and XXX a Roman thirty."""
_HINTS = ("click", "tap ", "lorem", "dolor", "haga", "your ", "insert ", "[", "todo", "tbd", "fixme", "xxxx", "klicken")
"""One of them is in whatever ``PROMPT`` finds."""
TYPED = re.compile(r"\s*([•▪◦‣∙●○■–—*-]|\d{1,2}[.)]|[a-z]\))\s+\S")
"""A line that begins with a bullet or a number from the keyboard."""
GAP = re.compile(r"(?<=[^\s.!?:])(?: {2,}| \u00a0|\u00a0 )(?=\S)")
"""Two spaces within a sentence, no-break ones included; after a full stop they are a typist's habit."""
_VERB = re.compile(
    r"\b(is|are|was|were|be|has|have|had|do|does|did|can|cannot|could|may|might|must|should|will|would|let|make[s]?|need[s]?"
    r"|es|son|fue|está|están|hay|tiene|tienen|puede|pueden|debe|deben|no|not|never"
    r"|i|you|we|they|it|who|what|how|why|when|where|which|qué|cómo|dónde|cuándo|usted|ustedes)\b"
    r"|\w{3,}(ed|ing|ize|izes|ó|aron|ieron)\b|[?!]",
    re.IGNORECASE,
)
"""Words without which hardly a title is a sentence: verbs, and what stands before one."""
_NAMED = re.compile(
    r"disclosure|conflict|references?|bibliograph|credits|thank|questions?|agenda|outline|contents?|acknowledg|take[- ]home"
    r"|summary|conclusion|objectives?|declaraci|conflicto|referencias|créditos|gracias|preguntas|índice|agradecimientos"
    r"|resumen|objetivos",
    re.IGNORECASE,
)
"""Slides whose title is the name of their kind."""
_VAGUE = re.compile(r"(click )?(here|this|link|more|read more|aquí|haga clic aquí|más)\.?", re.IGNORECASE)
_IDLE = re.compile(
    r"(an? |the |una? |el |la )?(image|picture|photo|graphic|screenshot|imagen|foto|captura)( of| showing| de| con)\b",
    re.IGNORECASE,
)
_PROGRAMS = re.compile(
    r"(?:a )?(?:picture|image|photo|close-?up|graphical user interface|diagram|text).*description automatically generated.*",
    re.IGNORECASE | re.DOTALL,
)
LONGEST_ALT = 500
LONGEST_ADDRESS = 40
MOST_CAPITALS = 6
MOST_ITALICS = 20
TOPIC_WORDS = 4


def find_prompt(text: str) -> re.Match[str] | None:
    """What ``PROMPT`` finds; most texts have none of its words, and looking for those takes a tenth of the time."""
    folded = text.casefold()
    return PROMPT.search(text) if any(hint in folded for hint in _HINTS) else None


def names_topic(title: str) -> bool:
    """True for a title of a few words without a verb, which names a topic and says nothing about it."""
    words = title.split()
    return 0 < len(words) <= TOPIC_WORDS and not _VERB.search(title) and not _NAMED.search(title)


def is_vague(words: str) -> bool:
    """True for the words of a link that do not say where it leads: ``here``, or a long bare address."""
    bare = words.strip()
    return _VAGUE.fullmatch(bare) is not None or (bare.startswith(("http://", "https://")) and len(bare) > LONGEST_ADDRESS)


def is_shouted(text: str) -> bool:
    """True for more than six words in a row that are in capitals; abbreviations are shorter rows."""
    row = 0
    for word in re.findall(r"[^\W\d_]+", text):
        row = row + 1 if word.isupper() and len(word) > 1 else 0
        if row > MOST_CAPITALS:
            return True
    return False


def is_by_program(alt: str) -> bool:
    """True for an alt text that PowerPoint guessed."""
    return _PROGRAMS.fullmatch(alt) is not None


def idle_words(alt: str, beside: tuple[str, ...]) -> str | None:
    """Why an alt text tells nothing new: what a screen reader says anyway, or a text that stands ``beside`` it."""
    opening = _IDLE.match(alt)
    if opening:
        return f"begins with “{opening[0]}”, which screen readers say themselves"
    same = " ".join(alt.split()).casefold().rstrip(".")
    if any(same == " ".join(text.split()).casefold().rstrip(".") for text in beside if text.strip()):
        return "repeats a text beside it, which is then heard twice"
    return None
