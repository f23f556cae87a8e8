"""Four lectures at four venues in both languages, in one run: valid, the same serial and parallel, complete, placed."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

import pytest
from conftest_lectures import LECTURES, ROOT
from openxml_audit import FileFormat, OpenXmlValidator

from slidekit.core.diagnostics import Severity
from slidekit.pipeline import BuildResult, build
from slidekit.pipeline.comparing import tell_venues
from slidekit.powerpoint import is_as_written, unpack, verify

AWAY = {
    "required-slide", "slide-position", "too-many-slides", "over-time", "slides-per-minute", "many-lines", "many-words",
    "regulatory-missing",
}  # fmt: skip
"""What another venue may say of a talk that was made for its own."""
LANGUAGES = ("en", "es")


DECKS = [ROOT / "decks" / f"{name}.yaml" for name in LECTURES]


@pytest.fixture(scope="module")
def matrix(tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    """Everything, by two processes."""
    return build(DECKS, venue="all", language="all", out=tmp_path_factory.mktemp("matrix"), jobs=2)


def test_every_file_is_built_and_nothing_but_the_venues_rules_is_said(matrix: BuildResult) -> None:
    assert matrix.ok, [finding.message for finding in matrix.diagnostics if finding.is_error]
    made = {(output.deck, output.venue, output.language) for output in matrix.outputs}
    assert made == set(product(LECTURES, LECTURES, LANGUAGES))
    assert len({output.path for output in matrix.outputs}) == len(matrix.outputs) == len(made)
    warned = {finding.code for finding in matrix.diagnostics if finding.severity is Severity.WARNING}
    assert warned <= AWAY | {"disclosure-pending"}


def test_every_file_is_valid(matrix: BuildResult) -> None:
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365)
    for output in matrix.outputs:
        data = Path(output.path).read_bytes()
        assert verify(data) == (), output.path
        assert is_as_written(data), output.path
        assert list(validator.validate(Path(output.path)).errors) == [], output.path


def test_serial_is_the_same_as_parallel(matrix: BuildResult, tmp_path: Path) -> None:
    alone = build(DECKS, venue="all", language="all", out=tmp_path, jobs=1)
    assert [output.sha256 for output in alone.outputs] == [output.sha256 for output in matrix.outputs]
    assert [output.digest for output in alone.outputs] == [output.digest for output in matrix.outputs]
    assert alone.diagnostics == matrix.diagnostics


def test_venues_are_compared(matrix: BuildResult) -> None:
    told = [tell_venues(each) for each in matrix.differences]
    assert any(line.startswith("florida (en): pittsburgh: only slide") for line in told)


def test_every_file_says_its_language(matrix: BuildResult) -> None:
    for output in matrix.outputs:
        data = Path(output.path).read_bytes()
        tags = {
            tag
            for name, content in unpack(data).items()
            if re.fullmatch(r"ppt/(slides|notesSlides)/\w+\.xml", name)
            for tag in re.findall(rb'lang="([^"]+)"', content)
        }
        assert tags
        assert all(tag.startswith(output.language.encode()) for tag in tags), (output.path, tags)


@pytest.mark.parametrize("language", LANGUAGES)
def test_markers_of_side_stay_as_on_the_film(language: str, matrix: BuildResult) -> None:
    deck = next(each for each in matrix.outputs if each.deck == each.venue == "las-vegas" and each.language == language)
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


def handed_in(result: BuildResult) -> dict[str, tuple[str, str]]:
    """Deck → the language and the file's name of what is to be handed in."""
    return {each.deck: (each.language, Path(each.delivered).name) for each in result.outputs if each.delivered}


def test_only_the_talk_at_home_is_handed_in(matrix: BuildResult) -> None:
    spoken = {name: "es" if name == "buenos-aires" else "en" for name in LECTURES}
    assert handed_in(matrix) == {name: (language, f"Centeno_{name}_v1.pptx") for name, language in spoken.items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_the_language_that_is_asked_for(language: str, tmp_path: Path) -> None:
    result = build(DECKS[0], venue="all", language=language, out=tmp_path)
    assert handed_in(result) == {LECTURES[0]: (language, f"Centeno_{LECTURES[0]}_v1.pptx")}
