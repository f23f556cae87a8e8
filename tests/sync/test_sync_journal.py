"""Undo and redo: everything comes back, after a restart too, and what others wrote meanwhile stays."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from sync_projects import drawn, saved, snapshot

from slidekit.core.diagnostics import Refused
from slidekit.resolve.registers import FIGURES
from slidekit.source import DiskWorkspace, locked
from slidekit.sync import plan_swap
from slidekit.sync.editing import At, Edit, Journal, confirm_edit, move_landmark, set_crop, set_text, swap_edit
from slidekit.sync.editing import journal as journal_module
from slidekit.sync.editing.journal import LONGEST

PIXELS = (800, 600)


def own(project: Path) -> dict[str, bytes]:
    """The project without what slidekit remembers."""
    return {path: data for path, data in snapshot(project).items() if not path.startswith(".slidekit")}


def move(project: Path, x: float) -> Edit:
    return move_landmark(DiskWorkspace(project), "bone", "tip", [x, 0.25], PIXELS)


def some_edit(project: Path, chance: random.Random) -> Edit:
    files = DiskWorkspace(project)
    turn = chance.randrange(3)
    if turn == 0:
        return move(project, round(chance.random(), 3))
    if turn == 1:
        left = round(0.4 * chance.random(), 3)
        return set_crop(files, At("decks/talk.yaml", "one", "bone"), [left, 0.1, 0.9, 0.95], PIXELS)
    return set_text(files, "decks/talk.yaml", ("slides", 0, "title"), f"Title {chance.randrange(1000)}")


@pytest.mark.usefixtures("remembering")
def test_everything_is_undone_and_made_again(project: Path) -> None:
    chance = random.Random(3)
    states = [own(project)]
    for _ in range(12):
        Journal(project).make(some_edit(project, chance))  # a new one each time: nothing is lost in a restart
        if own(project) != states[-1]:
            states.append(own(project))
    for state in reversed(states[:-1]):
        Journal(project).undo()
        assert own(project) == state
    with pytest.raises(Refused) as refused:
        Journal(project).undo()
    assert refused.value.diagnostics[0].code == "nothing-to-undo"
    for state in states[1:]:
        Journal(project).redo()
        assert own(project) == state


def test_a_swap_is_undone_with_its_file(project: Path, tmp_path: Path) -> None:
    journal = Journal(project)
    before = own(project)
    (tmp_path / "new.png").write_bytes(saved(drawn((800, 600), turn=0.2, needle=True)))
    base = (project / FIGURES).read_bytes()
    plan = plan_swap(project, "bone", tmp_path / "new.png")
    assert plan.value is not None
    edit = journal.make(swap_edit(DiskWorkspace(project), plan.value, base))
    assert edit.decks == ("decks/talk.yaml",)
    assert (project / plan.value.path).exists()
    swapped = own(project)
    journal.make(confirm_edit(DiskWorkspace(project), "bone"))
    assert b"stale" not in (project / FIGURES).read_bytes()
    journal.undo()
    assert own(project) == swapped
    journal.undo()
    assert own(project) == before
    journal.redo()
    assert own(project) == swapped


def test_what_others_wrote_meanwhile_stays(project: Path) -> None:
    journal = Journal(project)
    before = (project / FIGURES).read_text()
    journal.make(move(project, 0.1))
    path = project / FIGURES
    path.write_text(path.read_text().replace("# Every picture of the talk.", "# All pictures."))
    journal.undo()
    assert path.read_text() == before.replace("# Every picture of the talk.", "# All pictures.")
    journal.redo()
    assert "tip: [0.1, 0.25]" in path.read_text()
    assert path.read_text().startswith("# All pictures.")


def test_an_undo_that_would_lose_something_is_refused(project: Path) -> None:
    journal = Journal(project)
    journal.make(move(project, 0.1))
    path = project / FIGURES
    path.write_text(path.read_text().replace("tip: [0.1, 0.25]", "tip: [0.9, 0.9]"))
    before = own(project)
    with pytest.raises(Refused) as refused:
        journal.undo()
    assert refused.value.diagnostics[0].code == "file-changed"
    assert own(project) == before
    assert len(journal.done) == 1, "it can be tried again"


def test_an_undo_into_a_file_of_another_encoding_is_refused(project: Path) -> None:
    journal = Journal(project)
    journal.make(move(project, 0.75))
    figures = project / FIGURES
    figures.write_bytes(figures.read_bytes() + "# Señora\n".encode("latin-1"))
    theirs = figures.read_bytes()
    with pytest.raises(Refused) as refused:
        journal.undo()
    assert refused.value.diagnostics[0].code == "file-changed"
    assert figures.read_bytes() == theirs


def test_a_new_edit_forgets_what_was_undone(project: Path) -> None:
    journal = Journal(project)
    journal.make(move(project, 0.1))
    journal.undo()
    journal.make(move(project, 0.2))
    with pytest.raises(Refused):
        journal.redo()


@pytest.mark.usefixtures("remembering")
def test_the_journal_is_bounded(project: Path) -> None:
    journal = Journal(project)
    for number in range(LONGEST + 5):
        journal.make(move(project, (number % 100) / 200))
    assert len(Journal(project).done) == LONGEST
    held = {path.name for path in (project / ".slidekit/studio/files").iterdir()}
    assert len(held) <= 2 * LONGEST


@pytest.mark.usefixtures("remembering")
def test_a_journal_that_came_along_is_not_believed(project: Path, tmp_path: Path) -> None:
    """A project from elsewhere could bring a journal whose undo writes what its author likes."""
    journal = Journal(project)
    journal.make(move(project, 0.1))
    shutil.copytree(project, tmp_path / "copy")
    assert not Journal(tmp_path / "copy").done
    book = project / ".slidekit/studio/journal.json"
    data = json.loads(book.read_text())
    for wrong in ("../outside.yaml", "/etc/passwd", "a/../../b"):
        data["done"][0]["files"][0][0] = wrong
        book.write_text(json.dumps(data))
        assert not Journal(project).done


@pytest.mark.usefixtures("remembering")
@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"done": 1}', b"\xff"])
def test_a_damaged_journal_is_an_empty_one(project: Path, damage: bytes) -> None:
    Journal(project).make(move(project, 0.1))
    (project / ".slidekit/studio/journal.json").write_bytes(damage)
    journal = Journal(project)
    assert not journal.done
    journal.make(move(project, 0.2))
    journal.undo()


def test_an_idle_edit_is_none(project: Path) -> None:
    journal = Journal(project)
    edit = move_landmark(DiskWorkspace(project), "bone", "tip", [0.5, 0.5], PIXELS)
    assert edit.idle
    journal.make(edit)
    assert not journal.done


@pytest.mark.usefixtures("remembering")
def test_two_studios_of_a_project_share_one_journal(project: Path) -> None:
    """Each undoes what was done last, whoever did it; none writes over what the other remembers."""
    one, other = Journal(project), Journal(project)
    states = [own(project)]
    for turn, journal in enumerate((one, other, other, one)):
        journal.make(move(project, 0.1 + turn / 10))
        states.append(own(project))
    assert len(one.done) == len(other.done) == 4
    for journal, state in zip((other, one, one, other), reversed(states[:-1]), strict=True):
        journal.undo()
        assert own(project) == state
    assert not one.done
    assert len(one.undone) == len(other.undone) == 4
    other.redo()
    assert own(project) == states[1]


@pytest.mark.usefixtures("remembering")
def test_a_journal_that_was_cleared_away_is_still_known(project: Path) -> None:
    journal = Journal(project)
    before = own(project)
    journal.make(move(project, 0.1))
    shutil.rmtree(project / ".slidekit")
    journal.undo()
    assert own(project) == before


HOLDER = """
import sys, pathlib
from slidekit.source import locked
with locked(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.mark.usefixtures("remembering")
def test_while_another_process_writes_nothing_is_written(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal, before = Journal(project), own(project)
    edit = move(project, 0.1)
    lock = project / ".slidekit/studio/lock"
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(lock)], stdin=-1, stdout=-1) as holder:
        assert holder.stdin is not None
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"held"
        monkeypatch.setattr(journal_module, "locked", partial(locked, patience=0.1))
        with pytest.raises(Refused) as refused:
            journal.make(edit)
        assert refused.value.diagnostics[0].code == "project-busy"
        assert str(project) in refused.value.diagnostics[0].message
        assert own(project) == before
        holder.stdin.close()
    journal.make(edit)
    assert own(project) != before


@pytest.mark.usefixtures("remembering")
def test_processes_that_write_at_once_lose_nothing(project: Path) -> None:
    script = (
        "import sys, pathlib; from slidekit.source import DiskWorkspace; from slidekit.core.diagnostics import Refused\n"
        "from slidekit.sync.editing import Journal, move_landmark\n"
        "root, done = pathlib.Path(sys.argv[1]), 0\n"
        "while done < 6:\n"
        "    place = [float(sys.argv[2]) + done / 100, 0.25]\n"
        "    try:\n"
        "        Journal(root).make(move_landmark(DiskWorkspace(root), 'bone', 'tip', place, (800, 600)))\n"
        "    except Refused:\n"
        "        continue\n"
        "    done += 1\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", script, str(project), start]) for start in ("0.1", "0.5")]
    assert [each.wait(120) for each in running] == [0, 0]
    journal = Journal(project)
    assert len(journal.done) == 12
    for edit in reversed(journal.done):
        assert (project / FIGURES).read_bytes() == edit.files[0].after
        journal.undo()
