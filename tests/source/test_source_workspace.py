"""The project on disk and its twin in memory: the same answers to the same questions."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from slidekit.core.diagnostics import Diagnostic, Refused, Span
from slidekit.source import DiskWorkspace, MemoryWorkspace, Workspace, deck_files, find_project, join, moment

FILES: dict[str, bytes] = {
    "decks/pittsburgh.yaml": b"title: A\n",
    "decks/florida.yml": b"title: B\n",
    "decks/notes.txt": b"",
    "decks/shared/opening.yaml": b"slides: []\n",
    "assets/figures.yaml": b"figures: {}\n",
    "assets/pictures/bone-section.png": b"\x89PNG",
    "assets/pictures/bone-front.png": b"\x89PNG",
    "README.md": "Ñ\n".encode(),
}
Make = Callable[[dict[str, bytes]], Workspace]


@pytest.fixture(params=["disk", "memory"])
def make(request: pytest.FixtureRequest, tmp_path: Path) -> Make:
    def on_disk(files: dict[str, bytes]) -> Workspace:
        for name, data in files.items():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_bytes(data)
        return DiskWorkspace(tmp_path)

    return on_disk if request.param == "disk" else MemoryWorkspace


def refusal(act: Callable[[], object]) -> Diagnostic:
    with pytest.raises(Refused) as caught:
        act()
    (found,) = caught.value.diagnostics
    return found


def test_reads_what_is_there(make: Make) -> None:
    workspace = make(FILES)
    for name, data in FILES.items():
        assert workspace.read(name) == data
        assert workspace.exists(name)
    assert workspace.read("./decks/../README.md") == FILES["README.md"]
    assert workspace.root


def test_lists_files_of_one_folder_sorted(make: Make) -> None:
    workspace = make(FILES)
    assert workspace.list("decks") == ("decks/florida.yml", "decks/notes.txt", "decks/pittsburgh.yaml")
    assert workspace.list("decks", ".yaml") == ("decks/pittsburgh.yaml",)
    assert workspace.list("assets/pictures/", ".png") == ("assets/pictures/bone-front.png", "assets/pictures/bone-section.png")
    assert workspace.list("") == ("README.md",)
    assert workspace.list(".") == ("README.md",)
    assert workspace.list("nowhere") == ()
    assert workspace.list("../x") == ()
    assert workspace.list("README.md") == ()


def test_deck_files_are_those_directly_in_decks(make: Make) -> None:
    assert deck_files(make(FILES)) == ("decks/florida.yml", "decks/pittsburgh.yaml")


@pytest.mark.parametrize(
    ("path", "code", "message", "advice"),
    [
        (
            "assets/pictures/bone-secton.png",
            "file-not-found",
            "bone-secton.png",
            "did you mean assets/pictures/bone-section.png?",
        ),
        ("assets/bone-front.png", "file-not-found", "assets/bone-front.png", "did you mean assets/pictures/bone-front.png?"),
        ("figures.yaml", "file-not-found", "figures.yaml", "did you mean assets/figures.yaml?"),
        ("assets/zzz", "file-not-found", "assets/zzz", "in assets: figures.yaml"),
        ("assets", "not-a-file", "assets is a folder", "file in it"),
        (".", "not-a-file", "project itself is a folder", ""),
        ("README.md/x/y", "not-a-file", "README.md is a file", "correct the path"),
        ("../secret", "outside-project", "out of the project", "copy"),
        ("decks/../../secret", "outside-project", "out of the project", "copy"),
        ("/etc/passwd", "outside-project", "absolute", ""),
        ("a\\b.png", "bad-path", "backslashes", "a/b.png"),
        ("x\x00y", "bad-path", "U+0000", "delete"),
    ],
)
def test_refuses(make: Make, path: str, code: str, message: str, advice: str) -> None:
    place = Span("decks/a.yaml", 3, 5, 3, 9)
    workspace = make(FILES)
    found = refusal(lambda: workspace.read(path, place))
    assert found.code == code
    assert message in found.message
    assert advice in found.help
    assert found.span == place
    assert not workspace.exists(path)


def test_refuses_more_than_the_limit(make: Make) -> None:
    workspace = make({"a.bin": b"x" * 11})
    assert workspace.read("a.bin", limit=11) == b"x" * 11
    found = refusal(lambda: workspace.read("a.bin", limit=10))
    assert found.code == "too-large"
    assert "11 bytes; the limit is 10" in found.message


def test_both_say_the_same(tmp_path: Path) -> None:
    for name, data in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    disk, memory = DiskWorkspace(tmp_path), MemoryWorkspace(FILES)
    for path in ("asets/figures.yaml", "decks/x", "zzzzzz", "decks", "README.md/x", "../x", "con", "decks/pittsburg.yaml"):
        assert refusal(lambda path=path: disk.read(path)) == refusal(lambda path=path: memory.read(path))


def test_memory_takes_text() -> None:
    assert MemoryWorkspace({"a": "é"}).read("a") == b"\xc3\xa9"
    assert refusal(lambda: MemoryWorkspace({"../a": "x"})).code == "outside-project"


@pytest.fixture
def linked(tmp_path: Path) -> DiskWorkspace:
    inside, outside = tmp_path / "project", tmp_path / "outside"
    (inside / "assets").mkdir(parents=True)
    outside.mkdir()
    (outside / "secret.txt").write_text("secret")
    (inside / "assets/a.txt").write_text("a")
    (inside / "link-inside.txt").symlink_to("assets/a.txt")
    (inside / "folder-inside").symlink_to("assets")
    (inside / "link-outside.txt").symlink_to("../outside/secret.txt")
    (inside / "link-absolute.txt").symlink_to(outside / "secret.txt")
    (inside / "folder-outside").symlink_to("../outside")
    (inside / "loop").symlink_to("loop")
    (inside / "dangling").symlink_to("assets/none.txt")
    (tmp_path / "door").symlink_to("project")
    return DiskWorkspace(tmp_path / "door")


def test_links_that_stay_inside_are_followed(linked: DiskWorkspace) -> None:
    assert linked.read("link-inside.txt") == b"a"
    assert linked.read("folder-inside/a.txt") == b"a"
    assert linked.list("", ".txt") == ("link-inside.txt",)


@pytest.mark.parametrize("path", ["link-outside.txt", "link-absolute.txt", "folder-outside/secret.txt"])
def test_links_that_lead_outside_are_refused(linked: DiskWorkspace, path: str) -> None:
    found = refusal(lambda: linked.read(path))
    assert found.code == "outside-project"
    assert "leads out of the project" in found.message
    assert not linked.exists(path)
    assert linked.list("folder-outside") == ()


def test_broken_links(linked: DiskWorkspace) -> None:
    assert refusal(lambda: linked.read("loop")).code in {"not-a-file", "file-not-found"}
    assert refusal(lambda: linked.read("dangling")).code == "file-not-found"
    assert not linked.exists("loop")


def test_a_folder_swapped_for_a_link_is_not_followed(linked: DiskWorkspace, tmp_path: Path) -> None:
    """What the resolved path says is opened without following links, so a swap in between cannot lead outside."""
    with pytest.raises(OSError, match=r".") as caught:
        linked._open(tmp_path / "project/folder-outside/secret.txt")
    assert caught.value.errno is not None


def test_pipes_and_devices_are_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    workspace = DiskWorkspace(tmp_path)
    assert refusal(lambda: workspace.read("pipe")).code == "not-a-file"
    assert workspace.list("") == ()
    previous = Path.cwd()
    with socket.socket(socket.AF_UNIX) as server:
        os.chdir(tmp_path)
        try:
            server.bind("socket")
        finally:
            os.chdir(previous)
        assert refusal(lambda: workspace.read("socket")).code == "not-a-file"


def test_long_names_are_refused(tmp_path: Path) -> None:
    assert refusal(lambda: DiskWorkspace(tmp_path).read("x" * 300)).code == "bad-path"
    assert refusal(lambda: DiskWorkspace(tmp_path).read("x/" * 2000)).code == "bad-path"


@pytest.mark.parametrize(
    ("file", "relative", "path"),
    [
        ("decks/a.yaml", "../assets/b.png", "assets/b.png"),
        ("decks/a.yaml", "shared/b.yaml", "decks/shared/b.yaml"),
        ("decks/a.yaml", "./b.yaml", "decks/b.yaml"),
        ("a.yaml", "b.yaml", "b.yaml"),
        ("decks/shared/a.yaml", "../../x", "x"),
        ("decks/a.yaml", "x//y", "decks/x/y"),
        ("decks/a.yaml", "Größe 1 (b).png", "decks/Größe 1 (b).png"),
        ("decks/a.yaml", "..name/.hidden", "decks/..name/.hidden"),
    ],
)
def test_join(file: str, relative: str, path: str) -> None:
    assert join(file, relative) == path


@pytest.mark.parametrize(
    ("relative", "code", "advice"),
    [
        ("/etc/passwd", "outside-project", ""),
        ("../../x", "outside-project", "copy"),
        ("../..", "outside-project", "copy"),
        ("C:\\x.png", "outside-project", ""),
        ("c:/x.png", "outside-project", ""),
        ("C:x.png", "outside-project", ""),
        ("\\\\server\\share\\x", "outside-project", ""),
        ("//server/share/x", "outside-project", ""),
        ("~/x.png", "outside-project", ""),
        ("~user/x.png", "outside-project", ""),
        ("file:///etc/passwd", "outside-project", "copy"),
        ("https://example.org/x.png", "outside-project", "copy"),
        ("data:image/png;base64,xx", "outside-project", "copy"),
        ("pictures\\x.png", "bad-path", "pictures/x.png"),
        ("x\x00.png", "bad-path", "delete"),
        ("x\n.png", "bad-path", "delete"),
        ("x\ud800.png", "bad-path", "delete"),
        ("CON.png", "bad-path", "rename"),
        ("a/nul", "bad-path", "rename"),
        ("a/com1.yaml/b", "bad-path", "rename"),
        ("x.png.", "bad-path", "rename"),
        ("x ", "bad-path", "rename"),
        ("a./b", "bad-path", "rename"),
        ("a/x?.png", "bad-path", "rename"),
        ("a/x:stream", "bad-path", "rename"),
        ("", "bad-path", ""),
        ("  ", "bad-path", ""),
    ],
)
def test_join_refuses(relative: str, code: str, advice: str) -> None:
    place = Span("decks/a.yaml", 2, 7, 2, 9)
    found = refusal(lambda: join("decks/a.yaml", relative, place))
    assert (found.code, found.span) == (code, place)
    assert advice in found.help
    assert "\x00" not in found.message


def test_find_project(tmp_path: Path) -> None:
    talk = tmp_path / "talk"
    (talk / "decks/shared").mkdir(parents=True)
    (talk / "decks/a.yaml").write_text("")
    (tmp_path / "lone/deep").mkdir(parents=True)
    (tmp_path / "pictures/assets").mkdir(parents=True)
    (tmp_path / "pictures/assets/figures.yaml").write_text("")
    assert find_project(talk / "decks/a.yaml") == talk
    assert find_project(talk / "decks/shared/none.yaml") == talk
    assert find_project(talk) == talk
    assert find_project(tmp_path / "lone/deep/a.yaml") == tmp_path / "lone/deep"
    assert find_project(tmp_path / "pictures/a.yaml") == tmp_path / "pictures"
    assert find_project(tmp_path / "pictures/assets/x.yaml") == tmp_path / "pictures"


def test_moment() -> None:
    assert moment({}) is None
    assert moment({"SOURCE_DATE_EPOCH": "0"}) == "1970-01-01T00:00:00Z"
    assert moment({"SOURCE_DATE_EPOCH": "1777334400"}) == "2026-04-28T00:00:00Z"
    assert moment({"SOURCE_DATE_EPOCH": "253402300799"}) == "9999-12-31T23:59:59Z"


@pytest.mark.parametrize("text", ["", "x", "-1", "1.5", "1777334400 ", "253402300800", "9" * 500, "٣"])
def test_moment_refuses(text: str) -> None:
    found = refusal(lambda: moment({"SOURCE_DATE_EPOCH": text}))
    assert found.code == "bad-source-date-epoch"
    assert len(found.message) < 150
