"""What has not changed is not built again, and whatever matters changes that."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from PIL import Image
from projects import codes, digests, draw, make_project, validate

from slidekit.cli.cache import TELLS
from slidekit.pipeline import BuildResult, build
from slidekit.pipeline.cache import LIBRARIES, versions
from slidekit.source import Store
from slidekit.source.store import KINDS

pytestmark = pytest.mark.usefixtures("remembering")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = make_project(tmp_path / "project")
    monkeypatch.chdir(root)
    return root


def cached(result: BuildResult) -> dict[str, bool]:
    return {output.deck: output.cached for output in result.outputs}


def written() -> dict[str, tuple[int, int]]:
    return {path.name: (path.stat().st_mtime_ns, path.stat().st_ino) for path in Path("build").iterdir()}


@pytest.mark.usefixtures("project")
def test_the_second_build_does_nothing_and_says_the_same() -> None:
    first = build()
    before = written()
    second = build()
    assert cached(first) == {"one": False, "two": False}
    assert cached(second) == {"one": True, "two": True}
    assert second.diagnostics == first.diagnostics
    assert digests(second) == digests(first)
    assert written() == before
    validate(second)


def test_only_what_depends_on_a_change_is_built(project: Path) -> None:
    build()
    deck = project / "decks/one.yaml"
    deck.write_text(deck.read_text("utf-8").replace("One point", "Another point"), "utf-8")
    assert cached(build()) == {"one": False, "two": True}
    deck.write_text(deck.read_text("utf-8").replace("Another point", "One point"), "utf-8")
    back = build()
    assert cached(back) == {"one": False, "two": True}, "the file has to be written again"
    assert next(output.seconds for output in back.outputs if output.deck == "one") < 1
    assert cached(build()) == {"one": True, "two": True}


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("decks/venues/here.yaml", "slidekit: 1\nlanguage: en\nfonts: {min_pt: 20}\n"),
        ("assets/references.yaml", "slidekit: 1\nreferences: {}\n"),
    ],
)
def test_other_files_count_too_and_those_that_were_not_there(project: Path, path: str, text: str) -> None:
    build()
    (project / path).write_text(text)
    assert cached(build())["one"] is False


def test_a_touched_file_is_the_same_file(project: Path) -> None:
    build()
    (project / "decks/one.yaml").touch()
    assert cached(build()) == {"one": True, "two": True}


def test_a_swapped_picture_is_seen_even_with_the_old_times(project: Path) -> None:
    build()
    picture = project / "assets/needle.png"
    state = picture.stat()
    draw(picture, 20)
    os.utime(picture, ns=(state.st_atime_ns, state.st_mtime_ns))
    result = build()
    assert cached(result) == {"one": False, "two": True}
    validate(result)


@pytest.mark.usefixtures("project")
def test_settings_are_part_of_the_key(monkeypatch: pytest.MonkeyPatch) -> None:
    build()
    assert cached(build(draft=True)) == {"one": False, "two": False}
    assert cached(build(language="es", specs="decks/one.yaml")) == {"one": False}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1770000000")
    assert cached(build()) == {"one": False, "two": False}


@pytest.mark.usefixtures("project")
def test_another_slidekit_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    build()
    monkeypatch.setattr("slidekit.pipeline.cache.identity", lambda: "another")
    assert cached(build()) == {"one": False, "two": False}


@pytest.mark.usefixtures("project")
def test_force_makes_everything_anew() -> None:
    first = build()
    again = build(force=True)
    assert cached(again) == {"one": False, "two": False}
    assert digests(again) == digests(first)


def test_a_file_that_is_gone_is_written_from_the_cache(project: Path) -> None:
    first = build()
    shutil.rmtree(project / "build")
    second = build()
    assert digests(second) == digests(first)
    assert cached(second) == {"one": False, "two": False}
    validate(second)


def test_a_damaged_entry_is_none_and_goes(project: Path) -> None:
    first = build()
    entries = Store(str(project)).entries()
    assert {entry.kind for entry in entries} >= {"decks", "recipes", "pictures"}
    for entry in entries:
        entry.path.write_bytes(entry.path.read_bytes()[:-3] + b"xyz")
    (project / "build/one.pptx").unlink()
    second = build()
    assert cached(second) == {"one": False, "two": False}
    assert digests(second) == digests(first)
    validate(second)


def test_a_copied_project_takes_nothing_from_the_cache_that_came_with_it(project: Path, tmp_path: Path) -> None:
    build()
    shutil.copytree(project, tmp_path / "copy")
    assert cached(build(tmp_path / "copy/decks/one.yaml")) == {"one": False}


def test_the_cache_is_private_and_ignored(project: Path) -> None:
    build()
    folder = project / ".slidekit"
    assert folder.stat().st_mode & 0o077 == 0
    assert (folder / ".gitignore").read_text() == "*\n"


def test_a_link_in_its_place_is_not_followed(project: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (project / ".slidekit").symlink_to(tmp_path / "elsewhere")
    assert build().ok
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_the_oldest_is_forgotten_first(project: Path) -> None:
    store = Store(str(project))
    for number in range(10):
        store.put("pictures", bytes(1000), str(number))
        path = store._place("pictures", (str(number),))
        assert path is not None
        os.utime(path, (number, number))
    assert store.get("pictures", "0") is not None, "a use makes it the youngest"
    store.prune(limit=6000)
    assert [str(n) for n in range(10) if store.get("pictures", str(n)) is not None] == ["0", "7", "8", "9"]
    assert store.clear() == 4
    assert set(KINDS) == set(TELLS), "the command line has words for every kind"


def test_what_pictures_are_is_remembered_by_their_bytes(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build()
    looked: list[str] = []
    from slidekit.resolve import pictures

    real = pictures.inspect
    monkeypatch.setattr(pictures, "inspect", lambda data, name, *a, **k: looked.append(name) or real(data, name, *a, **k))
    deck = project / "decks/one.yaml"
    deck.write_text(deck.read_text("utf-8").replace("One point", "Another point"), "utf-8")
    build()
    assert looked == [], "only the text changed"
    draw(project / "assets/needle.png", 30)
    build()
    assert looked == ["needle.png"]


@pytest.mark.usefixtures("project")
def test_venues_share_the_cuts_of_their_pictures(monkeypatch: pytest.MonkeyPatch, project: Path) -> None:
    build(venue="here")
    made: list[str] = []
    from slidekit.pipeline import pictures

    real = pictures.cut_apart
    monkeypatch.setattr(pictures, "cut_apart", lambda *a, **k: made.append(k["name"]) or real(*a, **k))
    (project / "decks/venues/twin.yaml").write_text("slidekit: 1\nlanguage: en\n")
    build(venue=["here", "twin"])
    assert made == []


def test_a_file_that_changes_meanwhile_stops_its_deck(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from slidekit.pipeline import stages

    real = stages.lay_out

    def change(*arguments: object, **options: object) -> object:
        Image.new("L", (900, 600), 7).save(project / "assets/needle.png")
        return real(*arguments, **options)

    monkeypatch.setattr(stages, "lay_out", change)
    result = build("decks/one.yaml")
    assert "input-changed" in codes(result)
    assert result.outputs == ()
    assert not (project / "build").exists()


def test_bytes_do_not_depend_on_zone_locale_hash_seed_folder_or_what_is_remembered(project: Path, tmp_path: Path) -> None:
    code = "import slidekit; print([o.sha256 for o in slidekit.build(venue='all', language='all').outputs])"
    sums = set()
    for number, (seed, zone, speech) in enumerate((("0", "UTC", "C"), ("77", "Asia/Tokyo", "C.UTF-8"))):
        folder = tmp_path / f"copy {number}"
        shutil.copytree(project, folder)
        paths = str(Path(__file__).parents[2])
        world = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": speech, "PYTHONPATH": paths}
        for _ in range(2):
            done = subprocess.run(
                [sys.executable, "-c", code], env=world, cwd=folder, capture_output=True, text=True, check=True
            )
            sums.add(done.stdout)
    assert len(sums) == 1


def test_versions_are_those_that_are_installed() -> None:
    found = versions()
    for name in LIBRARIES:
        try:
            wanted = version(name)
        except PackageNotFoundError:
            wanted = "none"
        assert found[name] == wanted, name
