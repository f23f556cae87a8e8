"""Equations in the file: Office mathematics after its schema, and the same drawn for programs that do not know it."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator
from powerpoint_scenes import design, properties, title_item
from pptx import Presentation

from slidekit.core.geometry import Box, Size
from slidekit.layout.equations.draw import draw
from slidekit.layout.equations.linear import linear
from slidekit.layout.equations.measure import measure
from slidekit.powerpoint import verify, write
from slidekit.powerpoint.archive import unpack
from slidekit.powerpoint.math_letters import styled
from slidekit.powerpoint.mathematics import M, formula
from slidekit.resolve.latex import read_latex
from slidekit.scene.items import EquationItem
from slidekit.scene.scene import Reveal, Scene, Slide

FORMULAS = (
    r"I = I_0\,e^{-\mu x}",
    r"\mathrm{CNR} = \frac{\bar{S}_A - \bar{S}_B}{\sqrt{\frac{1}{2}\left(\sigma_A^2 + \sigma_B^2\right)}}",
    r"\sum_{i=1}^{n} w_i = \int_0^{\infty} f\,dt + \lim_{n \to \infty} \sqrt[3]{1 + \tfrac{1}{n}} + \oint + \bigcup^{k}",
    r"f(x) &= \begin{cases} 0 & x < 0 \\ 1 & \text{else} \end{cases} \\ A &= \begin{pmatrix} a & b \\ c & d \end{pmatrix}",
    r"\hat{x}\tilde{y}\vec{v}\dot{z} \ne \overline{AB}, \underline{c} \underbrace{a}_{n} \overbrace{b}^{m} \overset{!}{=}",
    r"^{99m}\mathrm{Tc} \quad \left|\frac{a}{b}\middle|c\right. \binom{n}{k} \pmod{3} \not\in \mathbf{A}\mathbb{R}\mathcal{L}",
    r"\sin^2\theta + \operatorname{sinc} \; \textbf{so} \, \textit{it} ~ x'' {}_2",
)


def item(latex: str, name: str = "equation") -> EquationItem:
    tree = read_latex(latex)
    laid = measure(tree, 32)
    box = Box(900_000, 2_000_000, 9_000_000, 2_000_000)
    drawn = draw(laid, box.x, box.y + 1_000_000, name, "en-US")
    return EquationItem(name, "equation", box, tree, 32, "en-US", "read aloud", linear(tree), drawn)


def scene(*formulas: str, clicks: tuple[tuple[Reveal, ...], ...] = ()) -> Scene:
    slides = tuple(
        Slide(f"s{n}", "figure", (title_item("A formula"), item(latex)), clicks=clicks) for n, latex in enumerate(formulas, 1)
    )
    return Scene(Size(12_192_000, 6_858_000), slides, design(), properties())


def test_every_construct_is_sound(tmp_path: Path) -> None:
    data = write(scene(*FORMULAS, clicks=((Reveal("equation"),),)))
    assert verify(data) == ()
    path = tmp_path / "maths.pptx"
    path.write_bytes(data)
    audit = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(path)
    assert [str(fault) for fault in audit.errors] == []
    assert len(Presentation(BytesIO(data)).slides) == len(FORMULAS)


def test_both_branches_are_one_shape() -> None:
    xml = unpack(write(scene(FORMULAS[0])))["ppt/slides/slide1.xml"].decode()
    choice, fallback = re.search(r"<mc:Choice.*?</mc:Choice>", xml), re.search(r"<mc:Fallback>.*?</mc:Fallback>", xml)
    assert choice is not None
    assert fallback is not None
    names = [re.findall(r'<p:cNvPr id="(\d+)" name="([^"]*)" descr="([^"]*)"', branch[0])[0] for branch in (choice, fallback)]
    assert names[0] == names[1]
    assert names[0][1:] == ("s1/equation", "read aloud")
    members = re.findall(r'<p:cNvPr id="(\d+)"', fallback[0])
    assert len(members) == len(set(members)) > 3


def test_libreoffice_is_led_to_the_drawn_branch() -> None:
    """It compares the prefix of ``Requires``, not its namespace."""
    xml = unpack(write(scene(FORMULAS[0])))["ppt/slides/slide1.xml"]
    (choice,) = etree.fromstring(xml).iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice")
    prefix = choice.get("Requires")
    assert prefix not in ("a14", "p14", "p15", "x12ac", "v")
    assert choice.nsmap[prefix] == "http://schemas.microsoft.com/office/drawing/2010/main"


ZERO = "\u200b"


def run(text: object) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("latex", "xml"),
    [
        (r"\frac{a}{2}", "<m:f><m:num><m:r><m:t>𝑎</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"),
        (r"x^2", "<m:sSup><m:e><m:r><m:t>𝑥</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>"),
        (r"\mathrm{mm}=", '<m:r><m:rPr><m:sty m:val="p"/></m:rPr><m:t>mm</m:t></m:r><m:r><m:t>=</m:t></m:r>'),
        (r"\text{if }", '<m:r><m:rPr><m:nor/></m:rPr><m:t xml:space="preserve">if </m:t></m:r>'),
        (r"\sqrt{h}", '<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e><m:r><m:t>ℎ</m:t></m:r></m:e></m:rad>'),
        (r"\bar{y}", '<m:bar><m:barPr><m:pos m:val="top"/></m:barPr><m:e><m:r><m:t>𝑦</m:t></m:r></m:e></m:bar>'),
        (r"{}^2x", f"<m:sPre><m:sub>{run(ZERO)}</m:sub><m:sup>{run(2)}</m:sup><m:e>{run('𝑥')}</m:e></m:sPre>"),
        (
            r"a &= b \\ &= c",
            f"<m:eqArr><m:e>{run('𝑎')}{run('&amp;')}{run('=𝑏')}</m:e><m:e>{run('&amp;')}{run('=𝑐')}</m:e></m:eqArr>",
        ),
    ],
)  # fmt: skip
def test_constructs(latex: str, xml: str) -> None:
    assert formula(read_latex(latex)) == f"<m:oMath>{xml}</m:oMath>"


@pytest.mark.parametrize("latex", FORMULAS)
def test_no_part_is_left_empty(latex: str) -> None:
    """An empty argument is drawn as a dotted square; only what is hidden may be empty."""
    tree = etree.fromstring(formula(read_latex(latex)).replace("<m:oMath>", f'<m:oMath xmlns:m="{M}">'))
    for element in tree.iter():
        tag = etree.QName(element).localname
        if tag in ("e", "num", "den", "lim", "fName"):
            assert len(element)
        if tag in ("sub", "sup", "deg") and not len(element):
            parent = element.getparent()
            assert parent is not None
            assert any(child.get(f"{{{M}}}val") == "1" for child in parent[0])


@pytest.mark.parametrize(
    ("text", "face", "letters"),
    [
        ("xh", "italic", "𝑥ℎ"), ("αΩ∂", "italic", "𝛼𝛺𝜕"), ("A1", "bold", "𝐀𝟏"), ("RZa", "double-struck", "ℝℤ𝕒"),
        ("LB", "script", "ℒℬ"), ("C", "fraktur", "ℭ"), ("x+é", "italic", "𝑥+é"), ("x", "upright", "x"),
        ("φ", "bold-italic", "𝝋"),
    ],
)  # fmt: skip
def test_letters(text: str, face: str, letters: str) -> None:
    assert styled(text, face) == letters  # type: ignore[arg-type]
