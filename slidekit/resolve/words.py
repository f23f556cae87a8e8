"""The fixed words that slidekit itself prints or says, in each language it knows; other languages get the English ones."""

from __future__ import annotations

from collections.abc import Mapping

from slidekit.core.frozen import dataclass
from slidekit.core.languages import base_of


@dataclass(frozen=True, slots=True)
class Words:
    """One language. Sentences hold ``{label}`` and the like for ``str.format``."""

    disclosure: str
    objectives: str
    agenda: str
    references: str
    credits: str
    take_home: str
    thanks: str
    regulatory: str
    with_contrast: str
    translation: str
    and_others: str
    seen: str
    available: str
    """Before an address."""
    doi: str
    pending: str
    """On the disclosure slide as long as nobody has stated anything."""
    nothing: str
    unapproved: str
    as_of: str
    past_months: str
    """Follows ``as_of`` where the venue says how far back a disclosure reaches."""
    since: str
    until: str
    mitigated: str
    number: str
    """Names a mark that has a number and no label."""
    assumed: str
    """Of a needle whose tip nobody has confirmed; ``{label}`` is its label."""
    assumed_bare: str
    of: str
    """Heads the notes of a page: 2 / 4."""
    part: str
    """What a close-up shows when nothing says what it is."""
    close_up: str
    """Of a panel on which a box marks what panel ``{letter}`` shows."""
    picture: str
    """Heads the credit at the foot of a slide with one picture."""
    unpublished: str
    """On every slide where the venue wants data marked that nobody has published yet."""
    logo: str
    """Alt text of a logo; ``{name}`` is whose."""
    portrait: str
    """Alt text of the speaker's photograph."""
    qr: str
    """Alt text of a QR code."""
    to: str
    """An interval in a chart's alt text."""
    badges: Mapping[str, str]
    says: Mapping[str, str]
    """What a mark of each kind says to somebody who does not see it; ``{label}`` is its label."""


_ENGLISH_SAYS = {
    "at": "{label} is named",
    "arrow": "An arrow marks {label}",
    "arrowhead": "An arrowhead marks {label}",
    "number": "A number marks {label}",
    "text": "{label} is written there",
    "point": "A dot marks {label}",
    "crosshair": "A crosshair marks {label}",
    "target": "A target marks {label}",
    "cross": "A cross marks {label}",
    "check": "A check mark marks {label}",
    "question": "A question mark stands at {label}",
    "asterisk": "An asterisk marks {label}",
    "star": "A star marks {label}",
    "dagger": "A dagger marks {label}",
    "ellipse": "An outline marks {label}",
    "circle": "A circle marks {label}",
    "box": "A box marks {label}",
    "zone": "A hatched zone marks {label}",
    "highlight": "A tint marks {label}",
    "spotlight": "Everything but {label} is dimmed",
    "inset": "A box and a magnified copy show {label}",
    "line": "A line marks {label}",
    "curve": "A curve marks {label}",
    "flow": "A chain of arrowheads marks {label}",
    "needle": "A drawn needle marks {label}",
    "contour": "A contour marks {label}",
    "bracket": "A bracket marks {label}",
    "measure": "A distance is marked: {label}",
    "angle": "An angle is marked: {label}",
}
_SPANISH_SAYS = {
    "at": "Se nombra {label}",
    "arrow": "Una flecha señala {label}",
    "arrowhead": "Una punta de flecha señala {label}",
    "number": "Un número señala {label}",
    "text": "Ahí se lee {label}",
    "point": "Un punto señala {label}",
    "crosshair": "Una cruz filar señala {label}",
    "target": "Una diana señala {label}",
    "cross": "Un aspa señala {label}",
    "check": "Una marca de verificación señala {label}",
    "question": "Un signo de interrogación está en {label}",
    "asterisk": "Un asterisco señala {label}",
    "star": "Una estrella señala {label}",
    "dagger": "Una cruz señala {label}",
    "ellipse": "Un contorno señala {label}",
    "circle": "Un círculo señala {label}",
    "box": "Un recuadro señala {label}",
    "zone": "Una zona rayada señala {label}",
    "highlight": "Un color señala {label}",
    "spotlight": "Todo menos {label} está atenuado",
    "inset": "Un recuadro y una copia ampliada muestran {label}",
    "line": "Una línea señala {label}",
    "curve": "Una curva señala {label}",
    "flow": "Una cadena de puntas de flecha señala {label}",
    "needle": "Una aguja dibujada señala {label}",
    "contour": "Un contorno señala {label}",
    "bracket": "Un corchete señala {label}",
    "measure": "Se marca una distancia: {label}",
    "angle": "Se marca un ángulo: {label}",
}

ENGLISH = Words(
    disclosure="Disclosure",
    objectives="Objectives",
    agenda="Agenda",
    references="References",
    credits="Credits",
    take_home="Take-home",
    thanks="Thank you",
    regulatory="Regulatory status",
    with_contrast="with contrast",
    translation="(translation)",
    and_others="et al.",
    seen="seen",
    available="Available from",
    doi="doi",
    pending="Disclosure pending: the speaker has not stated it yet",
    nothing="The speaker has no relevant financial relationships to disclose",
    unapproved="Unapproved or investigational uses discussed",
    as_of="As of {date}",
    past_months="for the past {months} months",
    since="since {start}",
    until="until {end}",
    mitigated="mitigated",
    number="number {number}",
    assumed="A drawn needle, its tip assumed: {label}",
    assumed_bare="A drawn needle, its tip assumed",
    of="{page} / {pages}",
    part="a part of the picture",
    close_up="A box marks the part that {letter} shows larger",
    picture="Picture",
    unpublished="UNPUBLISHED DATA – DO NOT COPY OR DISTRIBUTE",
    logo="Logo of {name}",
    portrait="Portrait of {name}",
    qr="QR code of {address}",
    to="{low} to {high}",
    badges={
        "illustration": "ILLUSTRATION",
        "simulation": "SIMULATED",
        "simulated": "SIMULATED",
        "different-patient": "DIFFERENT PATIENT",
        "unpublished": "UNPUBLISHED",
        "no-photo": "NO PHOTOGRAPHS",
    },
    says=_ENGLISH_SAYS,
)

SPANISH = Words(
    disclosure="Declaración de intereses",
    objectives="Objetivos",
    agenda="Contenido",
    references="Referencias",
    credits="Créditos",
    take_home="Para llevar",
    thanks="Gracias",
    regulatory="Situación regulatoria",
    with_contrast="con contraste",
    translation="(traducción)",
    and_others="et al.",
    seen="consultado el",
    available="Disponible en",
    doi="doi",
    pending="Declaración pendiente: el orador todavía no la ha hecho",
    nothing="El orador no tiene relaciones económicas relevantes que declarar",
    unapproved="Usos no aprobados o en investigación que se tratan",
    as_of="Al {date}",
    past_months="sobre los últimos {months} meses",
    since="desde {start}",
    until="hasta {end}",
    mitigated="mitigada",
    number="el número {number}",
    assumed="Una aguja dibujada, su punta supuesta: {label}",
    assumed_bare="Una aguja dibujada, su punta supuesta",
    of="{page} / {pages}",
    part="una parte de la imagen",
    close_up="Un recuadro señala la parte que {letter} muestra ampliada",
    picture="Imagen",
    unpublished="DATOS NO PUBLICADOS – NO COPIAR NI DISTRIBUIR",
    logo="Logotipo de {name}",
    portrait="Retrato de {name}",
    qr="Código QR de {address}",
    to="{low} a {high}",
    badges={
        "illustration": "ILUSTRACIÓN",
        "simulation": "SIMULADO",
        "simulated": "SIMULADO",
        "different-patient": "OTRO PACIENTE",
        "unpublished": "NO PUBLICADO",
        "no-photo": "NO FOTOGRAFIAR",
    },
    says=_SPANISH_SAYS,
)

WORDS: Mapping[str, Words] = {"en": ENGLISH, "es": SPANISH}


def words_for(language: str) -> Words:
    """The words of a language, of its base (``es`` for ``es-AR``), or the English ones."""
    return WORDS.get(language) or WORDS.get(base_of(language), ENGLISH)
