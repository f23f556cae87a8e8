"""Addresses become valid URIs, whatever was typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from slidekit.powerpoint.canvas import percent_encode

URI = re.compile(r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*")


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/a%20b", "https://example.org/a%20b"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ("https://bücher.example/ü?q=ä#ö", "https://xn--bcher-kva.example/%C3%BC?q=%C3%A4#%C3%B6"),
        ("mailto:speaker@example.org", "mailto:speaker@example.org"),
        ('https://example.org/"<>|\\^`{}', "https://example.org/%22%3C%3E%7C%5C%5E%60%7B%7D"),
    ],
)
def test_examples(typed: str, written: str) -> None:
    assert percent_encode(typed) == written


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40))
def test_what_comes_out_is_a_uri_and_stays_one(path: str) -> None:
    once = percent_encode(f"https://example.org/{path}")
    assert URI.fullmatch(once)
    assert percent_encode(once) == once
