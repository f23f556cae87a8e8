"""LaTeX → formula: what is read, what is refused and where, and how it is read aloud."""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from latex2mathml.converter import convert

from slidekit.core.formula import Fenced, Fraction, Function, Large, Matrix, Row, Scripts, Space, Symbol, Words
from slidekit.resolve.latex import LatexFault, read_latex
from slidekit.resolve.latex_grammar import DEEPEST
from slidekit.resolve.latex_symbols import SYMBOLS
from slidekit.resolve.spoken import speak_formula


def letters(value: Any) -> str:
    """Every sign of a formula in the order of its tree."""
    if isinstance(value, Symbol | Words):
        return value.text
    if isinstance(value, Large):
        return value.sign + letters(value.low) + letters(value.high) + letters(value.body)
    if isinstance(value, Fenced):
        return value.opening + value.bar.join(letters(part) for part in value.parts) + value.closing
    if isinstance(value, tuple):
        return "".join(map(letters, value))
    if is_dataclass(value):
        return "".join(letters(getattr(value, field.name)) for field in fields(value) if not isinstance(value, Space))
    return ""


FORMULAS = (
    r"\frac{a}{b}",
    r"I = I_0 e^{-\mu x}",
    r"\sqrt{x^2 + y_1^2}",
    r"\sum_{i=1}^{n} x_i + c",
    r"\int_0^\infty e^{-x}\,dx",
    r"\begin{pmatrix} a & b \\ c & d \end{pmatrix}",
    r"\left( \frac{a}{b} \right]",
    r"\Delta x \cdot \Delta p \ge \frac{\hbar}{2}",
    r"\mathrm{SNR} = \frac{S}{\sigma}",
    r"\lim_{x \to 0} \frac{\sin x}{x} = 1",
    r"a \le b \ne c \approx d",
    r"\prod_{k} \alpha_k",
    r"f'(x)",
)


@pytest.mark.parametrize("latex", FORMULAS)
def test_another_program_reads_the_same_signs(latex: str) -> None:
    theirs = "".join(ElementTree.fromstring(convert(latex)).itertext())
    assert sorted(re.sub(r"\s", "", letters(read_latex(latex)))) == sorted(re.sub(r"\s", "", theirs))


def test_letters_are_italic_numbers_and_names_upright() -> None:
    parts = read_latex(r"x + 25.7 \mathrm{mm} \Omega \omega").parts
    faces = [(part.text, part.face) for part in parts if isinstance(part, Symbol)]
    assert faces == [
        ("x", "italic"), ("+", "upright"), ("25.7", "upright"), ("m", "upright"), ("m", "upright"), ("Ω", "upright"),
        ("ω", "italic"),
    ]  # fmt: skip


def test_a_sign_at_the_start_is_no_operation() -> None:
    minus, _, relation, negative, *_ = read_latex("-a = -b").parts
    assert isinstance(minus, Symbol)
    assert isinstance(negative, Symbol)
    assert (minus.kind, negative.kind) == ("letter", "letter")
    assert relation == Symbol("=", "relation")


def test_large_operators_hold_their_term() -> None:
    total, plus, rest = read_latex(r"\sum_{i} a_i b + c").parts
    assert isinstance(total, Large)
    assert len(total.body.parts) == 2
    assert (plus, rest) == (Symbol("+", "operator"), Symbol("c", "letter", "italic"))


@pytest.mark.parametrize(
    ("latex", "held", "after"),
    [
        (r"\sum_i (x_i - m)^2 = 5", "(xi−m)2", "=5"),
        (r"\sum_i (x_i)_+ + c", "(xi)+", "+c"),
        (r"\sum_i n! + c", "n!", "+c"),
        (r"\sum_i a_i \stackrel{!}= 1", "ai", "=!1"),
        (r"\sum_i \bigl| x_i \bigr| - 1", "|xi|", "−1"),
        (r"\sin(x)^2 + 1", "(x)2", "+1"),
        (r"\sin\left(x\right) y", "(x)", "y"),
        (r"\sin\left(x\right)^2 y", "(x)2", "y"),
        (r"\ln(n!) + 1", "(n!)", "+1"),
        (r"\ln n! + 1", "n!", "+1"),
        (r"\sin 2x \cos y", "2x", "cosy"),
    ],
)
def test_operators_and_functions_end_where_readers_end_them(latex: str, held: str, after: str) -> None:
    first, *rest = read_latex(latex).parts
    assert isinstance(first, Large | Function)
    assert letters(first.body if isinstance(first, Large) else first.argument) == held
    assert letters(tuple(rest)) == after


@pytest.mark.parametrize(
    ("latex", "inner"),
    [(r"{\sin x}^2", "sinx"), (r"{\sum_i x}^2", "∑ix"), (r"{\sum_i}^2", "∑i"), (r"{\lim_x}_2", "limx")],
)
def test_scripts_of_a_group_take_nothing_out_of_it(latex: str, inner: str) -> None:
    [scripts] = read_latex(latex).parts
    assert isinstance(scripts, Scripts)
    assert letters(scripts.base) == inner
    assert letters(scripts.sub) + letters(scripts.sup) == "2"


@pytest.mark.parametrize("gap", ["", "*", "[2pt]", "[ -0.5 em ]", "*[3mm]"])
def test_how_far_a_line_is_away_is_no_part_of_it(gap: str) -> None:
    assert read_latex(rf"a \\{gap} b") == read_latex(r"a \\ b")
    assert letters(read_latex(r"a \\ [b]")) == "a[b]"


def test_words_hold_signs_and_blanks() -> None:
    assert read_latex(r"\text{5\,\%~of  \$1}") == Row((Words("5 % of $1"),))
    assert letters(read_latex(r"\operatorname{arg\,min} x")) == "arg minx"


def test_norms_and_large_bars_know_their_side() -> None:
    assert letters(read_latex(r"\|x\|")) == "‖x‖"
    kinds = [part.kind for part in read_latex(r"\bigl| x \bigm| y \bigr| \big| \big(").parts if isinstance(part, Symbol)]
    assert kinds == ["opening", "letter", "relation", "letter", "closing", "letter", "opening"]


def test_lines_and_columns_without_an_environment_are_aligned() -> None:
    (matrix,) = read_latex(r"a &= b \\ &= c").parts
    assert isinstance(matrix, Matrix)
    assert (matrix.aligns, matrix.tight, len(matrix.rows)) == ("rl", True, 2)


def test_a_binomial_has_no_line() -> None:
    (fenced,) = read_latex(r"\binom{n}{k}").parts
    assert isinstance(fenced, Fenced)
    (pair,) = fenced.parts[0].parts
    assert isinstance(pair, Fraction)
    assert not pair.ruled


def test_isotopes_have_scripts_before_them() -> None:
    scripts, *_ = read_latex(r"^{99m}\mathrm{Tc}").parts
    assert scripts == Scripts(Row(), None, Row((Symbol("99"), Symbol("m", "letter", "italic"))))


@pytest.mark.parametrize(
    ("latex", "code", "at", "help"),
    [
        (r"a + \alhpa", "equation-command", 4, r"did you mean \alpha?"),
        (r"\SI{3}{mm}", "equation-command", 0, r"\mathrm"),
        (r"\begin{tabular}a\end{tabular}", "equation-command", 0, "aligned"),
        (r"\frac{a}", "equation-syntax", 0, r"\frac{…}"),
        (r"a}", "equation-syntax", 1, "take it out"),
        (r"{a", "equation-syntax", 0, "}"),
        (r"x_", "equation-syntax", 1, "_{…}"),
        (r"x^2^3", "equation-syntax", 3, "braces"),
        (r"x_1_2", "equation-syntax", 3, "braces"),
        (r"\left( a", "equation-syntax", 0, r"\right"),
        (r"a \right)", "equation-syntax", 2, r"\left"),
        (r"\left x", "equation-syntax", 0, r"\left."),
        (r"\begin{matrix} a", "equation-syntax", 0, r"\end{matrix}"),
        (r"\begin{matrix} a \end{pmatrix}", "equation-syntax", 0, r"\end{matrix}"),
        (r"\text{a", "equation-syntax", 5, "}"),
        (r"\text a", "equation-syntax", 5, "{…}"),
        (r"\sqrt[3{x}", "equation-syntax", 5, "]"),
        ("50 %", "equation-syntax", 3, r"\%"),
        ("$a$", "equation-syntax", 0, "$"),
        ("a # b", "equation-syntax", 2, r"\#"),
        ("a\\", "equation-syntax", 1, "take it out"),
        (r"\not{}", "equation-syntax", 0, r"\ne"),
        (r"10 \text{a \mu m}", "equation-syntax", 11, r"open \text{ again"),
        (r"\operatorname{a $b$}", "equation-syntax", 16, "close the braces"),
        ("{" * 40 + "}" * 40, "equation-too-long", DEEPEST, "simpler"),
        (r"\hat" * 400 + "x", "equation-too-long", 4 * DEEPEST, "simpler"),
        ("x" * 2001, "equation-too-long", 2000, "split"),
    ],
)
def test_faults_have_their_place(latex: str, code: str, at: int, help: str) -> None:
    with pytest.raises(LatexFault) as caught:
        read_latex(latex)
    assert (caught.value.code, caught.value.at) == (code, at)
    assert help in caught.value.help


TOKENS = (
    *"ab1+=(){}[]^_&'|~ é", r"\\", r"\frac", r"\sqrt", r"\left(", r"\right)", r"\sum", r"\text", r"\hat", r"\begin{cases}",
    r"\end{cases}", r"\lim", r"\mathbf", r"\,", "\\",
)  # fmt: skip


def read_or_refused(text: str) -> Row | LatexFault:
    try:
        return read_latex(text)
    except LatexFault as fault:
        return fault


@given(st.lists(st.sampled_from(TOKENS), max_size=25))
def test_whatever_is_written_is_read_or_refused(tokens: list[str]) -> None:
    text = " ".join(tokens)
    made = read_or_refused(text)
    if isinstance(made, LatexFault):
        assert 0 <= made.at <= len(text)
        assert made.message
    else:
        assert speak_formula(made, "es")


@pytest.mark.parametrize("name", [name for name in SYMBOLS if name.isalpha()])
def test_every_sign_has_one_character_and_something_to_say(name: str) -> None:
    formula = read_latex(f"\\{name}")
    assert len(letters(formula)) == 1 or name == "bmod"
    assert speak_formula(formula, "en")


@pytest.mark.parametrize(
    ("latex", "english", "spanish"),
    [
        (r"\frac{a}{b}", "a over b", "a sobre b"),
        (r"x^2 + y_1", "x squared plus y sub 1", "x al cuadrado más y sub 1"),
        (r"I = I_0 e^{-\mu x}", "I equals I sub 0 e to the power of minus mu x, end of power",
         "I es igual a I sub 0 e elevado a menos mu x, fin de potencia"),
        (r"\sqrt{x}", "the square root of x", "la raíz cuadrada de x"),
        (r"\sum_{i=1}^{n} x_i", "sum from i equals 1 to n of x sub i", "suma desde i es igual a 1 hasta n de x sub i"),
        (r"\lim_{x \to 0} f", "limit as x to 0 of f", "límite cuando x tiende a 0 de f"),
        (r"25{,}7\,\%", "25,7 percent", "25,7 por ciento"),
        (r"3\,\mathrm{mGy}", "3 mGy", "3 mGy"),
        (r"\Delta\vec{v}", "capital delta vector v", "delta mayúscula vector v"),
        (r"\binom{n}{k}", "n choose k", "n sobre k, combinaciones"),
        (r"\begin{pmatrix} 1 & 0 \\ 0 & 1 \end{pmatrix}",
         "the matrix of 2 rows and 2 columns: row 1: 1, 0; row 2: 0, 1, end of matrix",
         "la matriz de 2 filas y 2 columnas: fila 1: 1, 0; fila 2: 0, 1, fin de matriz"),
    ],
)  # fmt: skip
def test_formulas_are_read_aloud(latex: str, english: str, spanish: str) -> None:
    formula = read_latex(latex)
    assert speak_formula(formula, "en") == english
    assert speak_formula(formula, "es-AR") == spanish


def test_the_authors_own_words_come_first(project: Any) -> None:
    slide = project.slide("- {id: a, title: x, equation: {latex: 'E = m c^2', alt: Mass is **energy**}}")
    assert slide.equation.alt == "Mass is energy"
    assert project.slide("- {id: a, title: x, equation: 'E = m'}").equation.alt == "E equals m"


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("  equation: a + \\alhpa", 17),
        ("  equation: 'a + \\alhpa'", 18),
        ("  equation: {latex: 'a + \\alhpa'}", 26),
        ("  equation: '  a + \\alhpa'", 20),
    ],
)
def test_a_fault_points_at_its_letter(project: Any, line: str, column: int) -> None:
    outcome = project.resolve(f"- id: a\n  title: x\n{line}")
    (found,) = [finding for finding in outcome.diagnostics if finding.code == "equation-command"]
    # slides stand two columns further in, in the file
    assert found.span.column == column + 2
    assert (found.span.end_column - found.span.column, found.slide) == (1, "a")
    assert "letter 5" in found.message
