"""Inline markup: every form, everything that is none, and texts that read as themselves."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidekit.core.richtext import Inline, plain
from slidekit.spec import INSERT_CLOSE, INSERT_OPEN, escape, paragraphs, parse_inline

FORMS = [
    ("plain", (Inline("plain"),)),
    ("", ()),
    ("  two   words\nhere ", (Inline("two words here"),)),
    ("25.7\u00a0%  and\tmore", (Inline("25.7\u00a0% and more"),)),
    ("a **b** c", (Inline("a "), Inline("b", bold=True), Inline(" c"))),
    ("*a*", (Inline("a", italic=True),)),
    ("***a***", (Inline("a", bold=True, italic=True),)),
    ("**a *b* c**", (Inline("a ", bold=True), Inline("b", bold=True, italic=True), Inline(" c", bold=True))),
    ("`a*b*`", (Inline("a*b*", code=True),)),
    ("CD34^+^", (Inline("CD34"), Inline("+", sup=True))),
    ("H~2~O", (Inline("H"), Inline("2", sub=True), Inline("O"))),
    ("**x^2^**", (Inline("x", bold=True), Inline("2", bold=True, sup=True))),
    ("^a\\^b^", (Inline("a^b", sup=True),)),
    ("[a](https://b.org/c_d)", (Inline("a", link="https://b.org/c_d"),)),
    ("[a](mailto:b@c.org)", (Inline("a", link="mailto:b@c.org"),)),
    ("[a **b**](#slide-2)", (Inline("a ", link="#slide-2"), Inline("b", bold=True, link="#slide-2"))),
    ("so [@a]", (Inline("so "), Inline("", cites=("a",)))),
    ("[@a; @b]", (Inline("", cites=("a", "b")),)),
    ("[@yu2009, p. 3]", (Inline("p. 3", cites=("yu2009",)),)),
    ("**so [@a]**", (Inline("so ", bold=True), Inline("", bold=True, cites=("a",)))),
]


@pytest.mark.parametrize(("text", "rich"), FORMS)
def test_forms(text: str, rich: tuple[Inline, ...]) -> None:
    outcome = parse_inline(text)
    assert outcome.diagnostics == ()
    assert outcome.value == rich


@pytest.mark.parametrize(
    "text",
    [
        "~6 mm and ~7 mm",
        "snake_case and __init__",
        "<5 mm & a < b",
        "2 * 3 * 4",
        "[brackets] and (parentheses)",
        "~~gone~~",
        "5 ^ 3 ^ 2",
        "# no heading",
        "- no list",
        "&amp; stays",
        "![none] here",
        "a | b",
        "[@",
        "https://example.org/a_b_c",
    ],
)
def test_what_is_no_markup_is_text(text: str) -> None:
    assert parse_inline(text).value == (Inline(text),)


@pytest.mark.parametrize("sign", list("*`[]^~\\<>_!#()@&"))
def test_a_backslash_makes_a_sign_literal(sign: str) -> None:
    assert parse_inline(f"a\\{sign}b\\{sign}c").value == (Inline(f"a{sign}b{sign}c"),)


@pytest.mark.parametrize(
    ("text", "code", "help"),
    [
        ("[a](www.b.org)", "bad-link", "write https://www.b.org"),
        ("[a](me@b.org)", "bad-link", "write mailto:me@b.org"),
        ("[a](javascript:alert)", "bad-link", "https://…"),
        ("[a](file.pdf)", "bad-link", "#slide-id"),
        ("[a](#Bad_Id)", "bad-link", "#slide-id"),
        ("[a](data:text/html,x)", "bad-link", "mailto:…"),
        ("[@a, @b]", "bad-citation", "[@a; @b]"),
        ("[@a @b]", "bad-citation", "[@a; @b]"),
    ],
)
def test_problems(text: str, code: str, help: str) -> None:
    outcome = parse_inline(text)
    assert [each.code for each in outcome.diagnostics] == [code]
    assert help in outcome.diagnostics[0].help
    assert all(part.link is None for part in outcome.value or ())


def test_inserted_values_are_never_markup() -> None:
    wild = "**a** [b](javascript:x) [@c] ^d^ `e` \\f <g>"
    outcome = parse_inline(f"so **{INSERT_OPEN}{wild}{INSERT_CLOSE}**!")
    assert outcome.diagnostics == ()
    assert outcome.value == (Inline("so "), Inline(wild, bold=True), Inline("!"))
    assert parse_inline(f"{INSERT_OPEN}plain{INSERT_CLOSE}").value == (Inline("plain"),)
    code = parse_inline(f"`{INSERT_OPEN}a*`b{INSERT_CLOSE}`").value
    assert code == (Inline("a*`b", code=True),)


PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co", "Zl", "Zp")), max_size=40)
SIGNS = st.text("ab *`[]^~\\<>_()@#!&1.", max_size=30)


@given(PLAIN | SIGNS)
def test_escaped_text_reads_as_itself(text: str) -> None:
    outcome = parse_inline(escape(text))
    assert outcome.diagnostics == ()
    assert plain(outcome.value or ()) == " ".join(part for part in text.split(" ") if part).strip()
    assert all(part == Inline(part.text) for part in outcome.value or ())


@given(SIGNS)
def test_inserted_text_reads_as_itself(text: str) -> None:
    rich = parse_inline(f"x{INSERT_OPEN}{text}{INSERT_CLOSE}x").value
    assert rich == (Inline(" ".join(part for part in f"x{text}x".split(" ") if part)),)


@given(SIGNS)
def test_any_text_parses_without_losing_letters(text: str) -> None:
    rich = parse_inline(text).value
    assert rich is not None
    letters = "".join(part.text + "".join(part.cites) for part in rich)
    assert letters.count("a") <= text.count("a")
    assert all(part.text or part.cites for part in rich)


def test_paragraphs() -> None:
    notes = "One\nline.\n\n  \nTwo **b**\n\n\nThree\r\n\r\nFour\n"
    assert paragraphs(notes) == ("One line.", "Two **b**", "Three", "Four")
    assert paragraphs("") == ()
