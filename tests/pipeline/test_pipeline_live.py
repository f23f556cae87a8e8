"""Drawing a deck again and again gives what a build would lay out, whatever was changed in between."""

from __future__ import annotations

import random
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from projects import DECK, draw, make_project
from template_files import society

from slidekit.core.diagnostics import Refused
from slidekit.pipeline import check, lay_out
from slidekit.pipeline.backdrops import backdrops_of
from slidekit.pipeline.live import LiveDeck, LiveProject
from slidekit.pipeline.pictures import media_keys
from slidekit.pipeline.plan import place_of
from slidekit.source import DiskWorkspace, KeepingWorkspace, load_yaml

ROOT = Path(__file__).parents[2]
SEEDS = range(4)
EDITS = 25


@pytest.fixture
def project(tmp_path: Path) -> Iterator[LiveProject]:
    with LiveProject(make_project(tmp_path)) as opened:
        yield opened


def edit(text: str, random: random.Random) -> str:
    """A line of a deck changed, doubled, moved or removed; the result may be a deck with errors, or none at all."""
    lines = text.splitlines(keepends=True)
    number = random.randrange(8, len(lines))
    line = lines[number]
    match random.choice(("word", "word", "word", "blank", "comment", "long", "double", "remove", "swap", "size")):
        case "word":
            lines[number] = re.sub(r"(?<=[a-z]{3}) (?=[a-z])", lambda _: random.choice((" very ", " ", " somewhat ")), line)
        case "blank":
            lines.insert(number, "\n")
        case "comment":
            lines.insert(number, "# a note\n")
        case "long":
            lines[number] = re.sub(r"([a-z]{4,})\n", rf"\1 {'and more of it ' * random.randrange(1, 9)}\n", line)
        case "double" if line.lstrip().startswith("- "):
            lines.insert(number, line)
        case "remove" if not line.startswith("  - id:"):
            del lines[number]
        case "swap" if number + 1 < len(lines):
            lines[number], lines[number + 1] = lines[number + 1], lines[number]
        case "size":
            lines[number] = re.sub(r"0\.\d", lambda _: f"0.{random.randrange(1, 10)}", line)
    return "".join(lines)


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_a_hundred_edits_give_the_scene_of_a_fresh_layout(tmp_path: Path, seed: int) -> None:
    """Deck-wide sizes, numbers of references, continued slides: all as without memory; findings as ``check`` has them."""
    for name in ("decks", "assets"):
        shutil.copytree(ROOT / name, tmp_path / name)
    spec, dice = tmp_path / "decks/pittsburgh.yaml", random.Random(seed)
    good = spec.read_text("utf-8")
    drawn = 0
    with LiveProject(tmp_path) as project:
        deck = LiveDeck(project, place_of(spec)[1])
        for number in range(EDITS):
            text = edit(good, dice)
            spec.write_text(text, "utf-8")
            drawing, fresh = deck.draw(), lay_out(spec)
            assert (drawing.scene is None) == (fresh.value is None), number
            assert drawing.scene == fresh.value, number
            if drawing.scene is None:
                continue
            drawn += 1
            good = text
            if number % 12 == 0:
                verdict = deck.judge(drawing)
                for made in verdict.waiting:
                    made.result()
                assert set(deck.judge(drawing).diagnostics) == set(check(spec).diagnostics), number
    assert drawn > EDITS // 2, "the edits are to be such that most of them can be drawn"


def test_edits_of_other_files_count(project: LiveProject) -> None:
    root = Path(project.workspace.root)
    spec = root / "decks/one.yaml"
    deck = LiveDeck(project, place_of(spec)[1])
    for path, old, new in (
        ("assets/figures.yaml", "tip: [0.6, 0.4]", "tip: [0.2, 0.7]"),
        ("decks/venues/here.yaml", "language: en", 'language: en\nscreen: {aspect: "4:3"}'),
        ("assets/figures.yaml", "credit: A. B.", "credit: C. D."),
        ("decks/one.yaml", "A talk", "Another talk"),
    ):
        before = deck.draw().scene
        file = root / path
        file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
        after = deck.draw().scene
        assert after == lay_out(spec).value
        assert after != before or "credit" in old


def test_a_new_picture_is_another_picture(project: LiveProject) -> None:
    root = Path(project.workspace.root)
    deck = LiveDeck(project, place_of(root / "decks/one.yaml")[1])
    names = []
    for grey in (90, 200):
        draw(root / "assets/needle.png", grey)
        drawing = deck.draw()
        assert drawing.scene is not None
        assert drawing.deck is not None
        names.append(project.name_picture(next(media_keys(drawing.scene.slides[1].items)), drawing.deck))
        made = project.picture(names[-1])
        assert made is not None
        assert made.result().value is not None
    assert names[0] != names[1]
    project.tidy([drawing])
    assert project.picture("nothing") is None


def test_cuts_that_nobody_shows_are_let_go(project: LiveProject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("slidekit.pipeline.live.SPARE_PICTURES", 2)
    root = Path(project.workspace.root)
    deck = LiveDeck(project, place_of(root / "decks/one.yaml")[1])
    for grey in range(40, 240, 40):
        draw(root / "assets/needle.png", grey)
        drawing = deck.draw()
        project.tidy([drawing])
        assert len(project.pictures.made) <= 1 + 2
    assert [project.pictures.made[cut].result().value is not None for cut in project.cuts(drawing)] == [True]
    assert deck.judge(drawing).diagnostics == deck.judge(deck.draw()).diagnostics


def test_a_broken_deck_has_no_scene_and_then_has(project: LiveProject) -> None:
    spec = Path(project.workspace.root) / "decks/one.yaml"
    deck = LiveDeck(project, place_of(spec)[1])
    spec.write_text(DECK.replace("id: first", "id: [first"), "utf-8")
    broken = deck.draw()
    assert broken.scene is None
    assert [each.severity for each in broken.diagnostics if each.is_error]
    assert deck.judge(broken).diagnostics == broken.diagnostics
    spec.write_text(DECK, "utf-8")
    assert deck.draw().scene == lay_out(spec).value


def test_pictures_that_cannot_be_cut_are_found(project: LiveProject) -> None:
    """Findings on pixels come once the picture is cut: the drawing does not wait for it."""
    root = Path(project.workspace.root)
    data = (root / "assets/needle.png").read_bytes()
    (root / "assets/needle.png").write_bytes(data[: len(data) // 2])
    deck = LiveDeck(project, place_of(root / "decks/one.yaml")[1])
    drawing = deck.draw()
    assert drawing.scene is not None
    for made in deck.judge(drawing).waiting:
        made.result()
    assert "broken-picture" in [each.code for each in deck.judge(drawing).diagnostics]


def test_files_are_kept_while_they_stay_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("one: 1\n")
    workspace = KeepingWorkspace(DiskWorkspace(tmp_path))
    first, node = workspace.read("a.yaml"), load_yaml(workspace, "a.yaml").value
    assert workspace.read("a.yaml") is first
    assert load_yaml(workspace, "a.yaml").value is node
    assert workspace.hash_of("a.yaml", first) == workspace.hash_of("a.yaml", bytes(first))
    for number in range(50):
        (tmp_path / "a.yaml").write_text(f"one: {number + 10}\n")
        assert workspace.read("a.yaml") == f"one: {number + 10}\n".encode(), "changes within one tick of the clock are seen"
    assert load_yaml(workspace, "a.yaml").value != node


def test_not_everything_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("slidekit.source.keeping.MOST_BYTES", 2500)
    for name in "abcd":
        (tmp_path / name).write_bytes(name.encode() * 1000)
    time.sleep(0.05)
    workspace = KeepingWorkspace(DiskWorkspace(tmp_path))
    first = {name: workspace.read(name) for name in "abcd"}
    assert [workspace.read(name) is first[name] for name in "dc"] == [True, True]
    assert [workspace.read(name) is first[name] for name in "ab"] == [False, False]
    with pytest.raises(Refused) as refused:
        workspace.read("b", limit=10)
    assert refused.value.diagnostics[0].code == "too-large"


def test_a_file_that_becomes_a_link_is_looked_at_again(tmp_path: Path) -> None:
    (tmp_path / "project").mkdir()
    (tmp_path / "secret.yaml").write_text("one: 1\n")
    (tmp_path / "project/a.yaml").write_text("one: 1\n")
    workspace = KeepingWorkspace(DiskWorkspace(tmp_path / "project"))
    workspace.read("a.yaml")
    (tmp_path / "project/a.yaml").unlink()
    (tmp_path / "project/a.yaml").symlink_to(tmp_path / "secret.yaml")
    outcome = load_yaml(workspace, "a.yaml")
    assert [each.code for each in outcome.diagnostics] == ["outside-project"]


def test_what_can_be_chosen(project: LiveProject) -> None:
    offer = project.offer("decks/one.yaml")
    assert offer.venues == ("alla", "here")
    assert offer.languages == ("en", "es")
    assert project.decks() == ("decks/one.yaml", "decks/two.yaml")
    assert project.offer("decks/nothing.yaml").languages == ()


def test_pictures_of_a_template_are_asked_for_by_name(project: LiveProject) -> None:
    root = Path(project.workspace.root)
    (root / "assets/society.potx").write_bytes(society())
    spec = root / "decks/one.yaml"
    spec.write_text(
        spec.read_text("utf-8").replace("slidekit: 1\n", "slidekit: 1\ntemplate: ../assets/society.potx\n", 1), "utf-8"
    )
    drawing = LiveDeck(project, place_of(spec)[1]).draw()
    assert drawing.scene is not None
    assert drawing.deck is not None
    keys = list(backdrops_of(drawing.scene, drawing.scene.slides))
    assert keys
    names = [project.name_picture(key, drawing.deck, drawing.scene.template) for key in keys]
    for name in names:
        made = project.picture(name)
        assert made is not None
        file = made.result().value
        assert file is not None
        assert file.kind == "png"
    assert names == [project.name_picture(key, drawing.deck, drawing.scene.template) for key in keys]
