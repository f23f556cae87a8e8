"""How formulas are read aloud, in each language that slidekit knows: names of signs, and sentences with places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from slidekit.core.languages import base_of
from slidekit.resolve.latex_symbols import CAPITALS, GREEK


@dataclass(frozen=True, slots=True)
class Spoken:
    """One language. Sentences are for ``str.format``; those in pairs are for short and for long parts."""

    signs: Mapping[str, str]
    capital: str
    over: tuple[str, str]
    choose: str
    square_root: tuple[str, str]
    cube_root: tuple[str, str]
    root: tuple[str, str]
    sub: str
    squared: str
    cubed: str
    power: tuple[str, str]
    prime: str
    before: str
    """Scripts that stand before what they belong to, as in isotopes."""
    low_high: str
    low: str
    tending: str
    """Of a limit, instead of ``low``."""
    high: str
    of: str
    with_under: str
    with_over: str
    vector: str
    marked: Mapping[str, str]
    line_over: str
    line_under: str
    matrix: str
    row: str
    lines: str
    cases: str
    equation: str
    """The whole, where it says nothing."""


_ENGLISH = Spoken(
    signs={
        "+": "plus", "−": "minus", "±": "plus or minus", "∓": "minus or plus", "×": "times", "·": "times", "∗": "times",
        "÷": "divided by", "/": "over", "=": "equals", "≠": "is not equal to", "<": "is less than", ">": "is greater than",
        "≤": "is at most", "≥": "is at least", "⩽": "is at most", "⩾": "is at least", "≈": "is about", "∼": "is like",
        "≡": "is identical to", "∝": "is proportional to", "≪": "is much less than", "≫": "is much greater than", "→": "to",
        "⇒": "implies", "⇔": "if and only if", "⇌": "in balance with", "∈": "in", "∉": "not in", "∞": "infinity",
        "∂": "partial", "∇": "nabla", "∑": "sum", "∏": "product", "∫": "integral", "∬": "double integral",
        "∭": "triple integral", "∮": "contour integral", "⋃": "union", "⋂": "intersection", "∪": "union with",
        "∩": "intersected with", "⊂": "is a subset of", "⊆": "is a subset of or equal to", "∀": "for all", "∃": "there is",
        "∅": "the empty set", "∠": "angle", "°": "degrees", "′": "prime", "%": "percent", "…": "and so on", "⋯": "and so on",
        "(": "open parenthesis", ")": "close parenthesis", "[": "open bracket", "]": "close bracket", "{": "open brace",
        "}": "close brace", "|": "bar", "‖": "double bar", "⟨": "open angle", "⟩": "close angle", "!": "factorial",
        "lim": "limit", "sin": "sine", "cos": "cosine", "tan": "tangent", "log": "log", "ln": "natural log", "max": "maximum",
        "min": "minimum", "exp": "exponential",
        **{sign: name.removeprefix("var") for name, sign in reversed(GREEK.items())},
    },
    capital="capital {name}",
    over=("{above} over {below}", "the fraction {above}, over {below}, end of fraction"),
    choose="{above} choose {below}",
    square_root=("the square root of {body}", "the square root of {body}, end of root"),
    cube_root=("the cube root of {body}", "the cube root of {body}, end of root"),
    root=("the root of degree {degree} of {body}", "the root of degree {degree} of {body}, end of root"),
    sub="{base} sub {sub}",
    squared="{base} squared",
    cubed="{base} cubed",
    power=("{base} to the {sup}", "{base} to the power of {sup}, end of power"),
    prime="{base} prime",
    before="{sup} {sub}",
    low_high="{name} from {low} to {high}",
    low="{name} over {low}",
    tending="{name} as {low}",
    high="{name} up to {high}",
    of="{name} of {body}",
    with_under="{base} with {small} below",
    with_over="{base} with {small} above",
    vector="vector {base}",
    marked={"^": "{base} hat", "~": "{base} tilde", "˙": "{base} dot", "¨": "{base} double dot", "ˇ": "{base} check",
            "˘": "{base} breve", "´": "{base} acute", "`": "{base} grave"},
    line_over="{base} bar",
    line_under="{base} underlined",
    matrix="the matrix of {rows} rows and {columns} columns: {said}, end of matrix",
    row="row {number}: {said}",
    lines="{said}",
    cases="one of {rows} cases: {said}, end of cases",
    equation="equation",
)  # fmt: skip

_SPANISH_GREEK = {
    "α": "alfa", "β": "beta", "γ": "gamma", "δ": "delta", "ϵ": "épsilon", "ζ": "zeta", "η": "eta", "θ": "theta", "ι": "iota",
    "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu", "ξ": "xi", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau",
    "υ": "ípsilon", "ϕ": "phi", "χ": "ji", "ψ": "psi", "ω": "omega", "ο": "ómicron", "ε": "épsilon", "φ": "phi", "ϑ": "theta",
    "ς": "sigma", "ϖ": "pi", "ϱ": "rho",
}  # fmt: skip
_SPANISH = Spoken(
    signs={
        "+": "más", "−": "menos", "±": "más menos", "∓": "menos más", "×": "por", "·": "por", "∗": "por", "÷": "dividido por",
        "/": "sobre", "=": "es igual a", "≠": "es distinto de", "<": "es menor que", ">": "es mayor que",
        "≤": "es menor o igual que", "≥": "es mayor o igual que", "⩽": "es menor o igual que", "⩾": "es mayor o igual que",
        "≈": "es aproximadamente", "∼": "es semejante a", "≡": "es idéntico a", "∝": "es proporcional a",
        "≪": "es mucho menor que", "≫": "es mucho mayor que", "→": "tiende a", "⇒": "implica", "⇔": "si y solo si",
        "⇌": "en equilibrio con", "∈": "en", "∉": "no en", "∞": "infinito", "∂": "parcial", "∇": "nabla", "∑": "suma",
        "∏": "producto", "∫": "integral", "∬": "integral doble", "∭": "integral triple", "∮": "integral cerrada",
        "⋃": "unión", "⋂": "intersección", "∪": "unión con", "∩": "intersección con", "⊂": "está contenido en",
        "⊆": "está contenido en o es igual a", "∀": "para todo", "∃": "existe", "∅": "el conjunto vacío", "∠": "ángulo",
        "°": "grados", "′": "prima", "%": "por ciento", "…": "y así sucesivamente", "⋯": "y así sucesivamente",
        "(": "abre paréntesis", ")": "cierra paréntesis", "[": "abre corchete", "]": "cierra corchete", "{": "abre llave",
        "}": "cierra llave", "|": "barra", "‖": "doble barra", "⟨": "abre ángulo", "⟩": "cierra ángulo", "!": "factorial",
        "lim": "límite", "sin": "seno", "cos": "coseno", "tan": "tangente", "log": "logaritmo", "ln": "logaritmo natural",
        "max": "máximo", "min": "mínimo", "exp": "exponencial",
        **_SPANISH_GREEK,
    },
    capital="{name} mayúscula",
    over=("{above} sobre {below}", "la fracción {above}, sobre {below}, fin de fracción"),
    choose="{above} sobre {below}, combinaciones",
    square_root=("la raíz cuadrada de {body}", "la raíz cuadrada de {body}, fin de raíz"),
    cube_root=("la raíz cúbica de {body}", "la raíz cúbica de {body}, fin de raíz"),
    root=("la raíz de índice {degree} de {body}", "la raíz de índice {degree} de {body}, fin de raíz"),
    sub="{base} sub {sub}",
    squared="{base} al cuadrado",
    cubed="{base} al cubo",
    power=("{base} elevado a {sup}", "{base} elevado a {sup}, fin de potencia"),
    prime="{base} prima",
    before="{sup} {sub}",
    low_high="{name} desde {low} hasta {high}",
    low="{name} sobre {low}",
    tending="{name} cuando {low}",
    high="{name} hasta {high}",
    of="{name} de {body}",
    with_under="{base} con {small} debajo",
    with_over="{base} con {small} encima",
    vector="vector {base}",
    marked={"^": "{base} circunflejo", "~": "{base} tilde", "˙": "{base} punto", "¨": "{base} dos puntos",
            "ˇ": "{base} carón", "˘": "{base} breve", "´": "{base} acento", "`": "{base} grave"},
    line_over="{base} barra",
    line_under="{base} subrayado",
    matrix="la matriz de {rows} filas y {columns} columnas: {said}, fin de matriz",
    row="fila {number}: {said}",
    lines="{said}",
    cases="uno de {rows} casos: {said}, fin de casos",
    equation="ecuación",
)  # fmt: skip

_LANGUAGES: Mapping[str, Spoken] = {"en": _ENGLISH, "es": _SPANISH}
_SMALL = {capital: GREEK.get(name.lower(), "") for name, capital in CAPITALS.items()}


def spoken_for(language: str) -> Spoken:
    """The words of a language, or the English ones."""
    return _LANGUAGES.get(base_of(language), _ENGLISH)


def name_of(sign: str, words: Spoken) -> str:
    """A sign or letter read aloud; what has no name is read as it is."""
    if sign in words.signs:
        return words.signs[sign]
    small = _SMALL.get(sign)
    return words.capital.format(name=words.signs[small]) if small else sign
