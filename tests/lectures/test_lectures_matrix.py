"""Every lecture at every venue in both languages: complete, placed, and without what one venue's rules alone can say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from conftest_lectures import LECTURES, ROOT
from openxml_audit import FileFormat, OpenXmlValidator

from slidekit.core.diagnostics import Severity
from slidekit.pipeline import BuildResult, build
from slidekit.powerpoint import unpack, verify

AWAY = {
    "required-slide", "slide-position", "too-many-slides", "over-time", "slides-per-minute", "many-lines", "many-words",
    "regulatory-missing",
}  # fmt: skip
"""What another venue may say of a talk that was made for its own."""
LANGUAGES = ("en", "es")


@pytest.fixture(scope="module", params=LANGUAGES)
def everything(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, BuildResult]:
    specs = [ROOT / "decks" / f"{name}.yaml" for name in LECTURES]
    return request.param, build(specs, venue="all", language=request.param, out=tmp_path_factory.mktemp(request.param))


def test_sixteen_files_and_no_gap(everything: tuple[str, BuildResult]) -> None:
    language, result = everything
    assert result.ok, [finding.message for finding in result.diagnostics if finding.is_error]
    assert {(output.deck, output.venue) for output in result.outputs} == {(a, b) for a in LECTURES for b in LECTURES}
    assert {output.language for output in result.outputs} == {language}
    warned = {finding.code for finding in result.diagnostics if finding.severity is Severity.WARNING}
    assert warned <= AWAY | {"disclosure-pending"}


def test_every_file_is_valid_and_says_its_language(everything: tuple[str, BuildResult]) -> None:
    language, result = everything
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)
    for output in result.outputs:
        data = Path(output.path).read_bytes()
        assert verify(data) == ()
        if output.venue == output.deck:
            assert list(validator.validate(Path(output.path)).errors) == []
        tags = {
            tag
            for name, content in unpack(data).items()
            if re.fullmatch(r"ppt/(slides|notesSlides)/\w+\.xml", name)
            for tag in re.findall(rb'lang="([^"]+)"', content)
        }
        assert tags
        assert all(tag.startswith(language.encode()) for tag in tags), (output.path, tags)


def test_markers_of_side_stay_as_on_the_film(everything: tuple[str, BuildResult]) -> None:
    _, result = everything
    deck = next(output for output in result.outputs if output.deck == output.venue == "las-vegas")
    markers = {
        text
        for name, content in unpack(Path(deck.path).read_bytes()).items()
        if re.fullmatch(r"ppt/slides/\w+\.xml", name)
        for shape in re.findall(rb"<p:sp>.*?</p:sp>", content, re.DOTALL)
        if re.search(rb'name="[^"]*\.(?:side|orient-[a-z]+)"', shape)
        for text in re.findall(rb"<a:t>([^<]*)</a:t>", shape)
    }
    assert {b"L", b"R"} <= markers
    assert markers <= set(b"L R A P H F".split()), "film markers are letters of the film, not words of the language"


def test_only_the_talk_at_home_is_handed_in(everything: tuple[str, BuildResult]) -> None:
    _, result = everything
    handed = {output.deck: Path(output.delivered).name for output in result.outputs if output.delivered}
    assert handed == {name: f"Centeno_{name}_v1.pptx" for name in LECTURES}
