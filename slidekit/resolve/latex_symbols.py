"""The commands of LaTeX that stand for one sign, by what kind of sign it is."""

from __future__ import annotations

from collections.abc import Mapping

from slidekit.core.formula import Kind, Symbol


def _table(text: str) -> dict[str, str]:
    """``name sign`` pairs, separated by white space."""
    words = text.split()
    return dict(zip(words[::2], words[1::2], strict=True))


GREEK = _table(
    "alpha α beta β gamma γ delta δ epsilon ϵ zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ sigma σ "
    "tau τ upsilon υ phi ϕ chi χ psi ψ omega ω omicron ο varepsilon ε vartheta ϑ varpi ϖ varrho ϱ varsigma ς varphi φ"
)
CAPITALS = _table("Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω")
_OPERATORS = _table(
    "pm ± mp ∓ times × div ÷ cdot · ast ∗ star ⋆ circ ∘ bullet ∙ cap ∩ cup ∪ wedge ∧ land ∧ vee ∨ lor ∨ setminus ∖ "
    "oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ amalg ⨿ dagger † ddagger ‡ triangle △ bmod mod"
)
_RELATIONS = _table(
    "le ≤ leq ≤ leqslant ⩽ ge ≥ geq ≥ geqslant ⩾ ne ≠ neq ≠ equiv ≡ approx ≈ approxeq ≊ sim ∼ simeq ≃ cong ≅ propto ∝ "
    "ll ≪ gg ≫ lt < gt > lesssim ≲ gtrsim ≳ doteq ≐ triangleq ≜ subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ in ∈ notin ∉ ni ∋ "
    "perp ⊥ parallel ∥ mid ∣ nmid ∤ models ⊨ vdash ⊢ prec ≺ succ ≻ to → rightarrow → leftarrow ← gets ← leftrightarrow ↔ "
    "Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ impliedby ⟸ iff ⟺ longrightarrow ⟶ longleftarrow ⟵ "
    "mapsto ↦ uparrow ↑ downarrow ↓ updownarrow ↕ nearrow ↗ searrow ↘ rightleftharpoons ⇌ hookrightarrow ↪ coloneqq ≔"
)
_LETTERS = _table(
    "infty ∞ partial ∂ nabla ∇ ell ℓ hbar ℏ Re ℜ Im ℑ aleph ℵ forall ∀ exists ∃ nexists ∄ emptyset ∅ varnothing ∅ "
    "angle ∠ measuredangle ∡ degree ° prime ′ neg ¬ lnot ¬ therefore ∴ because ∵ checkmark ✓ ldots … dots … cdots ⋯ "
    "vdots ⋮ ddots ⋱ micro µ textdegree ° AA Å square □ top ⊤ bot ⊥ % % # # & & $ $ _ _"
)
DELIMITERS = {
    **_table(
        "( ( ) ) [ [ ] ] / / | | lbrace { rbrace } { { } } lbrack [ rbrack ] langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ "
        "lceil ⌈ rceil ⌉ vert | lvert | rvert | Vert ‖ lVert ‖ rVert ‖ backslash \\ lgroup ( rgroup )"
    ),
    "<": "⟨",
    ">": "⟩",
    ".": "",
}
"""What may follow ``\\left``, ``\\right`` and ``\\middle``: a sign by itself or a command's name. ``.`` is none."""

OPENING, CLOSING = frozenset("([{⟨⌊⌈"), frozenset(")]}⟩⌋⌉")


def bracket_kind(sign: str) -> Kind:
    """On which side of its content a delimiter stands; one that serves for both is a letter."""
    return "opening" if sign in OPENING else "closing" if sign in CLOSING else "letter"


SYMBOLS: Mapping[str, Symbol] = {
    **{name: Symbol(sign, "letter", "italic") for name, sign in GREEK.items()},
    **{name: Symbol(sign) for name, sign in (CAPITALS | _LETTERS).items()},
    **{name: Symbol(sign, "operator") for name, sign in _OPERATORS.items()},
    **{name: Symbol(sign, "relation") for name, sign in _RELATIONS.items()},
    **{name: Symbol(sign, bracket_kind(sign)) for name, sign in DELIMITERS.items() if name.isalpha() or name in "{}"},
    "|": Symbol("‖"),
    "colon": Symbol(":", "mark"),
}
"""Commands of one sign, without the backslash."""

SIGNS: Mapping[str, tuple[str, Kind]] = {
    **{sign: (sign, "operator") for sign in (*"+±×÷·∗∘∪∩∧∨⊕⊗", "∙")},
    "-": ("−", "operator"),
    "−": ("−", "operator"),
    "*": ("∗", "operator"),
    **{sign: (sign, "relation") for sign in "=<>≤≥≠≡≈∼≃≅∝≪≫∈∉⊂⊆→←↔⇒⇐⇔⇌:"},
    **{sign: (sign, "opening") for sign in OPENING if sign != "{"},
    **{sign: (sign, "closing") for sign in CLOSING if sign != "}"},
    ",": (",", "mark"),
    ";": (";", "mark"),
    "!": ("!", "closing"),
    "?": ("?", "closing"),
    **{sign: (sign, "letter") for sign in '/|.@`"°′″∞∂∇'},
}
"""Signs that stand for themselves, or nearly."""

LARGE = _table("sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂")
BESIDE = frozenset("∫∬∭∮")
"""Large operators whose limits stand right of them."""

# fmt: off
FUNCTIONS = frozenset(
    ("sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "coth", "exp", "ln", "log",
     "lg", "arg", "deg", "dim", "hom", "ker")
)
# fmt: on
LIMITS = {
    **{name: name for name in ("lim", "max", "min", "sup", "inf", "det", "gcd", "Pr")},
    "limsup": "lim sup",
    "liminf": "lim inf",
    "argmax": "arg max",
    "argmin": "arg min",
}  # fmt: skip
"""Functions whose subscript stands below them."""

ACCENTS = {"hat": "^", "widehat": "^", "tilde": "~", "widetilde": "~", "vec": "→", "dot": "˙", "ddot": "¨", "check": "ˇ",
           "breve": "˘", "acute": "´", "grave": "`"}  # fmt: skip
LINES = {"bar": True, "overline": True, "underline": False}
BRACES = {"overbrace": True, "underbrace": False}

SPACES = {",": 3 / 18, "thinspace": 3 / 18, ":": 4 / 18, ">": 4 / 18, ";": 5 / 18, "!": -3 / 18, " ": 0.25, "enspace": 0.5,
          "quad": 1.0, "qquad": 2.0}  # fmt: skip

FACES = {"mathrm": "upright", "mathbf": "bold", "mathit": "italic", "boldsymbol": "bold-italic", "bm": "bold-italic",
         "mathcal": "script", "mathscr": "script", "mathfrak": "fraktur", "mathbb": "double-struck", "mathsf": "sans",
         "mathtt": "mono", "mathnormal": "italic"}  # fmt: skip
TEXTS = {"text": (False, False), "textrm": (False, False), "mbox": (False, False), "textnormal": (False, False),
         "textbf": (True, False), "textit": (False, True)}  # fmt: skip

MATRICES = {"matrix": ("", ""), "smallmatrix": ("", ""), "pmatrix": ("(", ")"), "bmatrix": ("[", "]"), "Bmatrix": ("{", "}"),
            "vmatrix": ("|", "|"), "Vmatrix": ("‖", "‖"), "cases": ("{", ""), "array": ("", "")}  # fmt: skip
ALIGNED = frozenset(("aligned", "align", "align*", "split", "gathered", "gather", "gather*", "eqnarray", "eqnarray*"))
STYLES = frozenset(("displaystyle", "textstyle", "scriptstyle", "limits", "nolimits", "nonumber", "notag"))
"""Commands that say how large something is: slidekit finds that out by itself."""
SIDES: Mapping[str, Kind] = {"l": "opening", "r": "closing", "m": "relation"}
SIZES = frozenset(f"{size}{side}" for size in ("big", "Big", "bigg", "Bigg") for side in ("", *SIDES))
"""Commands that make a delimiter larger; the last letter of some says on which side of its content it stands."""

INSTEAD = {
    **dict.fromkeys(("SI", "si", "qty", "unit"), r"write the unit as \,\mathrm{mm}"),
    "ce": r"write \mathrm{H_2O}",
    **dict.fromkeys(("rm", "bf", "it"), r"write \mathrm{…}, \mathbf{…} or \mathit{…}"),
    **dict.fromkeys(("over", "atop"), r"write \frac{…}{…}"),
    **dict.fromkeys(("color", "textcolor"), "leave it out; colours are the theme's"),
    "newline": r"write \\",
}
"""What to write for commands of other packages, and of former times."""
