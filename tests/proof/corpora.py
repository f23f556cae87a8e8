"""Seeded text: clinical English and its Spanish, a technical corpus, and one of very long words. All of it is made up here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

Pair = tuple[str, str]

SLOTS: dict[str, tuple[Pair, ...]] = {
    "thing": (
        ("the needle tip", "la punta de la aguja"),
        ("the probe", "el transductor"),
        ("the contrast", "el medio de contraste"),
        ("the graft", "el injerto óseo"),
        ("the image", "la imagen obtenida"),
        ("the needle track", "el trayecto de la aguja"),
        ("the thin bone", "el hueso más delgado"),
        ("the dose", "la dosis indicada"),
        ("the swelling", "la tumefacción local"),
        ("the scar", "el tejido cicatricial"),
    ),
    "does": (
        ("stays in view", "permanece a la vista"),
        ("moves on too early", "avanza demasiado pronto"),
        ("is seen too late", "se ve demasiado tarde"),
        ("is missed", "pasa inadvertido"),
        ("fills the space", "ocupa todo el espacio"),
        ("is measured twice", "se mide dos veces"),
        ("drifts to the side", "se desvía hacia un lado"),
        ("is left alone", "se deja como está"),
    ),
    "where": (
        ("in the joint", "en la articulación"),
        ("near the nerve", "en la vecindad del nervio"),
        ("beside the vein", "al lado de la vena"),
        ("below the crest", "por debajo de la cresta"),
        ("in the marrow", "en la médula ósea"),
        ("at the outer third", "en el tercio externo"),
    ),
    "who": (
        ("adults", "personas adultas"),
        ("patients over 70", "pacientes de más de 70 años"),
        ("children", "niños y niñas"),
        ("young athletes", "deportistas jóvenes"),
        ("both groups", "los dos grupos"),
    ),
    "when": (
        ("at once", "de inmediato"),
        ("after two weeks", "después de dos semanas"),
        ("at 24 h", "a las 24 horas"),
        ("by day 30", "hacia el día 30"),
        ("before the next step", "antes del paso siguiente"),
    ),
    "much": (
        ("12 %", "12 %"),
        ("about 7 mm", "unos 7 mm"),
        ("95% CI 0.81–1.19", "IC 95 % 0,81–1,19"),
        ("3 of 41", "3 de cada 41"),
        ("p < 0.05", "p < 0,05"),
        ("≥ 2.5 mL", "≥ 2,5 ml"),
        ("±4°", "±4°"),
    ),
}
TEMPLATES: tuple[Pair, ...] = (
    ("If {thing} {does}, stop and look again {where}", "Si {thing} {does}, deténgase y vuelva a mirar {where}"),
    ("In {who}, {thing} {does} {when}", "Entre {who}, {thing} {does} {when}"),
    ("Nobody knows why {thing} {does} ({much})", "Todavía no se sabe por qué {thing} {does} ({much})"),
    ("Say aloud what you see {where}, then go on", "Diga en voz alta lo que ve {where} y luego continúe"),
    ("{much} of {who} had pain {when}, most none later", "{much} de {who} tuvieron dolor {when}, casi nadie después"),
    ("What we assume: {thing} {does} {where}", "Lo que se supone: {thing} {does} {where}"),
    ("Check {where}; it costs seconds — an error costs months", "Compruebe {where}: cuesta segundos; un error cuesta meses"),
    ("It is “safe” only as long as {thing} {does}", "Es «seguro» solamente mientras {thing} {does}"),
    ("Write down {much} before and {much} after the procedure", "Anote {much} antes y {much} después del procedimiento"),
    ("Was {thing} ever {where}?", "¿Estuvo alguna vez {thing} {where}?"),
    ("One in ten of {who} comes back {when} with it", "Uno de cada diez de {who} vuelve {when} con lo mismo"),
    ("No trial tells us how often {thing} {does} {where}", "Ningún ensayo dice con qué frecuencia {thing} {does} {where}"),
)  # fmt: skip
TECHNICAL = (
    "Set `refresh_interval=250` in /etc/imaging/conf.d/10-capture.yaml and restart the third-party/legacy bridge",
    "See https://imaging.example.org/docs/v2.1/calibration-and-registration?mode=low-dose&rev=12#step-3 for the curve",
    "Signal-to-noise falls to 3.4±0.2 dB at 0.6 mSv·min⁻¹, i.e. 12–15 % below the vendor’s data sheet",
    "Files in C:\\Data\\Session-07\\raw\\lateral are 16-bit/little-endian; convert with `dcm2img --window 400/40`",
    "Cross-platform re-registration (rigid → affine → free-form) takes ≈ 90 s per volume on a 4-core machine",
    "Antimicrobial-prophylaxis-associated hypersensitivity: IgE > 100 kU/L, ECP ≥ 15 µg/L [n = 5; 2 sites]",
    "Peak-to-peak jitter of the 12C/13C ratio stays under 0.05 ‰ if T ≤ 37.0 °C and RH < 60 %",
    "TNF-α/IL-6/IL-1β panels, β₂-microglobulin and 25-OH-vitamin-D₃ were stored at −80 °C for 6–18 months",
    "Contact imaging-core@hospital.example.org or run `python -m capture.tools.replay --speed 0.5x --loop`",
    "Dose = CTDIvol × L × k, with k = 0.015 mSv·mGy⁻¹·cm⁻¹ and L in cm (see [3], [7] and eq. 4a/b)",
    "The state-of-the-art/gold-standard/best-in-class label is not evidence; a pre-registered protocol is",
    "Back-projection error: 0.31|0.29|0.44 mm (x|y|z); fiducial-localisation-error: 0.12 mm r.m.s.",
)
SYLLABLES = (
    "hyper", "lipo", "glyco", "neuro", "phleb", "thrombo", "cysto", "gastro", "hepato", "immuno", "cardio", "angio", "spectro",
    "electro", "encephalo", "myelo", "radiculo", "chondro", "osteo", "fibro", "sarco", "dermato", "pneumo", "nephro", "ureter",
    "cholan", "pancreat", "duoden", "jejun", "ileo", "colo", "procto",
)  # fmt: skip
ENDINGS = ("graphy", "metry", "plasty", "stomy", "ectomy", "pathy", "logical", "ization", "ability", "opathies", "ographically")


@dataclass(frozen=True, slots=True)
class Corpus:
    """A source of text in a ``language``; the same ``Random`` gives the same text."""

    name: str
    language: str
    source: Callable[[Random], str]

    def sentence(self, rng: Random, words: int, longest: float = 200) -> str:
        """So many words, without a full stop: sentences strung together, the last one cut; no word over ``longest`` letters."""
        tokens: list[str] = []
        for _ in range(100):
            said = [token for token in _capital(self.source(rng)).split(" ") if len(token) <= longest]
            if tokens and said:
                tokens[-1] = tokens[-1].rstrip(".;:,") + "."
            tokens += said
            if len(tokens) >= words:
                break
        kept = " ".join(tokens[: max(words, 1)]).rstrip(" .,;:—–-→(") or "So"
        return kept if kept.count("`") % 2 == 0 else kept.replace("`", "")


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:] if text[:1].islower() and not text.startswith("http") else text


def pair(rng: Random, count: int = 1) -> Pair:
    """The same sentences in English and Spanish; the Spanish is about 30 % longer."""
    said: list[Pair] = []
    for _ in range(count):
        template = rng.choice(TEMPLATES)
        values = {slot: rng.choice(choices) for slot, choices in SLOTS.items()}
        english, spanish = (template[side].format(**{slot: value[side] for slot, value in values.items()}) for side in (0, 1))
        said.append((_capital(english), _capital(spanish)))
    return ". ".join(english for english, _ in said), ". ".join(spanish for _, spanish in said)


def _long(rng: Random) -> str:
    """Words of 9 to 38 letters among a few short ones."""
    words = []
    for _ in range(rng.randint(4, 7)):
        stem = "".join(rng.choice(SYLLABLES) for _ in range(rng.randint(1, 4))) + rng.choice(ENDINGS)
        words.append(stem if rng.random() < 0.7 else rng.choice(("and", "of", "without", "after", "in")))
    return " ".join(words)


ENGLISH = Corpus("english", "en", lambda rng: pair(rng)[0])
SPANISH = Corpus("spanish", "es", lambda rng: pair(rng)[1])
TECHNICAL_TEXT = Corpus("technical", "en", lambda rng: rng.choice(TECHNICAL))
LONG_WORDS = Corpus("long-words", "en", _long)
CORPORA = (ENGLISH, SPANISH, TECHNICAL_TEXT, LONG_WORDS)
