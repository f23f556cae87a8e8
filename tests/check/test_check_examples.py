"""Every rule for decks through the command line: one deck that breaks it, and one nearly the same that does not."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from PIL import Image
from test_check_films import RULES as FILMS

from slidekit.check import GROUPS
from slidekit.cli import cli
from slidekit.cli.manual import read_pages

EXAMPLES = Path(__file__).parent / "examples"
Keys = dict[str, Any]
CASES: list[Keys] = [
    {"group": path.stem, **case} for path in sorted(EXAMPLES.glob("*.yaml")) for case in yaml.safe_load(path.read_text("utf-8"))
]
DECK: Keys = {"slidekit": 1, "title": "Where the needle ends", "speaker": "../assets/speaker.yaml"}
SLIDES = [{"id": "a", "title": "The tip is seen before it moves on", "points": ["Find the tip"], "seconds": 30}]
SPEAKER: Keys = {"name": "Ada Ruiz", "disclosures": {"statement": "nothing", "as_of": "2026-04-01"}}
THEME: Keys = {
    "name": "Coast",
    "dark": False,
    "colours": {
        "background": "FFFFFF",
        "surface": "EAF1F4",
        "text": "10202B",
        "muted": "4A5A66",
        "accents": ["00618F", "00795B", "B84A00", "A6558A", "2F7FB8", "9A6A00"],
        "link": "00557F",
        "visited": "6E3A63",
    },
}
HIP: Keys = {
    "file": "hip.png",
    "kind": "illustration",
    "alt": "Left hip from behind, a needle above the crest",
    "caption": "From behind",
    "credit": {"author": "A. Ruiz", "licence": "CC0"},
    "landmarks": {"tip": [0.5, 0.5], "entry": [0.2, 0.3], "rim": [0.7, 0.6]},
}


def make_project(root: Path, case: Keys) -> Path:
    """A project of one deck: ``slides deck speaker venue figures references claims theme`` of the case, the rest as usual.

    ``figures`` are names and what differs from the hip; each has a picture of 900 × 600 or of ``pixels``.
    """
    figures = {name: {**HIP, "file": f"{name}.png", **(keys or {})} for name, keys in case.get("figures", {"hip": {}}).items()}
    (root / "decks/venues").mkdir(parents=True)
    (root / "assets").mkdir()
    for figure in figures.values():
        Image.new("RGB", figure.pop("pixels", (900, 600)), (70, 80, 90)).save(root / "assets" / figure["file"])
    files: dict[str, Keys] = {
        "decks/talk.yaml": {**DECK, **case.get("deck", {}), "slides": case.get("slides", SLIDES)},
        "assets/speaker.yaml": {**SPEAKER, **case.get("speaker", {})},
        "assets/figures.yaml": {"figures": figures},
    }
    if "venue" in case:
        files["decks/venues/hall.yaml"] = case["venue"]
        files["decks/talk.yaml"]["venue"] = "hall"
    if "theme" in case:
        files["themes/coast.yaml"] = {
            **THEME,
            **case["theme"],
            "colours": {**THEME["colours"], **case["theme"].get("colours", {})},
        }
        files["decks/talk.yaml"]["theme"] = "../themes/coast.yaml"
        (root / "themes").mkdir()
    files |= {f"assets/{key}.yaml": case[key] for key in ("references", "claims") if key in case}
    for name, keys in files.items():
        whole = json.loads(json.dumps({"slidekit": 1, **keys}))  # each value once: slidekit knows no anchors
        text = yaml.safe_dump(whole, allow_unicode=True, sort_keys=False)
        (root / name).write_text(text, "utf-8")
    return root / "decks/talk.yaml"


def judge(root: Path, case: Keys) -> list[Keys]:
    """What ``slidekit check`` finds in the case's deck."""
    result = CliRunner().invoke(cli, ["check", str(make_project(root, case)), "--format", "json"])
    assert result.exit_code in (0, 1), result.output
    found: list[Keys] = json.loads(result.stdout)["diagnostics"]
    return found


@pytest.mark.parametrize("case", CASES, ids=[f"{case['group']}-{case['code']}-{n}" for n, case in enumerate(CASES)])
def test_each_finding_and_the_deck_next_to_it(case: Keys, tmp_path: Path) -> None:
    shared = case.get("both", {})
    found = [each for each in judge(tmp_path / "bad", {**shared, **case["bad"]}) if each["code"] == case["code"]]
    assert found, f"{case['code']} is not found"
    assert any(case["says"] in each["message"] for each in found), found
    assert found[0]["slide"] == case.get("slide")
    assert found[0]["file"]
    assert found[0]["line"]
    assert found[0]["help"]
    clean = judge(tmp_path / "good", {**shared, **case.get("good", {})})
    assert [each for each in clean if each["code"] == case["code"] or each["severity"] == "error"] == []


def codes_of(group: str) -> list[str]:
    """The codes that the docstrings of a group's rules begin with."""
    heads = [re.split(r"[:.]", rule.__doc__ or "", maxsplit=1)[0] for rule in GROUPS[group]]
    return [code for head in heads for code in re.findall(r"``([a-z-]+)``", head)]


def test_every_rule_names_its_codes_and_every_code_has_an_example_and_a_page() -> None:
    films = {code for code, *_ in FILMS}  # which need a film, so that they are tried there
    tried, pages = {case["code"] for case in CASES} | films, read_pages()
    for group, rules in GROUPS.items():
        codes = codes_of(group)
        assert len(codes) >= len(rules), group
        assert [code for code in codes if code not in pages] == []
        assert [code for code in codes if code not in tried] == []


def test_a_reason_silences_a_finding_and_never_an_error_of_privacy(tmp_path: Path) -> None:
    points = [f"Point {n}" for n in range(7)]
    slide = {"id": "a", "title": "It is shown", "points": points, "seconds": 30}
    told = {**slide, "allow": [{"code": "many-bullets", "why": "It is a check list"}]}
    assert "many-bullets" in {each["code"] for each in judge(tmp_path / "a", {"slides": [slide]})}
    assert "many-bullets" not in {each["code"] for each in judge(tmp_path / "b", {"slides": [told]})}
    named = {**slide, "points": ["MRN 4711002"], "allow": [{"code": "patient-data", "why": "No"}]}
    venue = {"privacy": {"regime": "hipaa"}}
    assert "patient-data" in {each["code"] for each in judge(tmp_path / "c", {"slides": [named], "venue": venue})}
