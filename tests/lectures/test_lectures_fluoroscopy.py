"""The simulated fluoroscopy: anatomy of the phantom, places of the needles, looks of the pictures, and their drawing."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import yaml
from PIL import Image

ROOT = Path(__file__).resolve().parents[2]
FIGURES: dict[str, dict[str, Any]] = yaml.load((ROOT / "assets/figures.yaml").read_text("utf-8"), yaml.CSafeLoader)["figures"]
SIMULATED = sorted(name for name, figure in FIGURES.items() if figure["kind"] == "simulation")
LATERAL = ["flow-1", "flow-2", "flow-3", "flow-4", "injection-fluoroscopy"]
AP = ["flow-ap-1", "flow-ap-2", "flow-ap-3", "flow-ap-4", "injection-ap"]
CINE = [f"cine-{number}" for number in range(1, 7)]
QUARTER_INCH = 6.35
MODULES = ("camera", "ilium", "lumbar", "pelvis", "projector", "sac", "sacrum", "solids", "vertebra")


@pytest.fixture(scope="module")
def phantom() -> Iterator[SimpleNamespace]:
    """The drawing scripts' modules; they stand beside each other in a folder of their own."""
    import importlib

    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT / "assets/draw"))
        yield SimpleNamespace(**{name: importlib.import_module(f"fluoroscopy.{name}") for name in MODULES})


@cache
def grey(figure: str) -> Any:
    with Image.open(ROOT / "assets" / FIGURES[figure]["file"]) as image:
        assert image.mode == "L"
        return np.asarray(image).astype(float)


def radius(n: int) -> Any:
    y, x = np.mgrid[0:n, 0:n]
    return np.hypot(x + 0.5 - n / 2, y + 0.5 - n / 2) * 2 / n


def extent(distance: Callable[..., Any], line: Any) -> float:
    """How much of a line (points (n, 3), evenly spaced) lies inside a solid, mm."""
    step = float(np.linalg.norm(line[1] - line[0]))
    inside = distance(*(line[:, i].astype(np.float32) for i in range(3))) < 0
    return float(inside.sum()) * step


def along(axis: int, through: tuple[float, float, float], reach: float = 60) -> Any:
    line = np.tile(np.array(through, float), (2401, 1))
    line[:, axis] = np.linspace(-reach, reach, 2401)
    return line


def test_vertebra_has_the_size_of_an_adults(phantom: SimpleNamespace) -> None:
    bone = phantom.vertebra.Vertebra("L3")
    body = along(1, (0, 0, 11))
    assert extent(bone.distance, along(0, (0, 0, 12))) == pytest.approx(45, abs=1)
    assert extent(bone.distance, body[body[:, 1] < 22]) == pytest.approx(33, abs=1)
    assert extent(bone.distance, along(2, (0, -15, 0))) == pytest.approx(28, abs=1)
    for name in ("L1", "L3", "L5"):
        level = phantom.vertebra.LEVELS[name]
        across = along(0, (0, level.half_depth + 6, 5))
        free = across[phantom.vertebra.Vertebra(name).distance(*across.T.astype(np.float32)) > 0]
        assert 20 <= 2 * np.abs(free[:, 0]).min() + 2 * np.abs(free[np.abs(free[:, 0]) < 20][:, 0]).max() <= 27, name


def test_ilium_is_thick_and_paper_thin_where_it_should_be(phantom: SimpleNamespace) -> None:
    def thickness(a: float, b: float) -> float:
        return float(phantom.ilium.read(np.array(a), np.array(b))[1])

    assert min(thickness(-62, 18), thickness(-40, 39), thickness(74, 36), thickness(20, -50)) >= 14
    assert max(thickness(-15, 25), thickness(25, 25)) <= 4
    spines = phantom.ilium.on_sheet("L", -72, 7) - phantom.ilium.on_sheet("L", 87, -15)
    assert 158 <= np.linalg.norm(spines) <= 168


def test_frame_is_left_handed(phantom: SimpleNamespace) -> None:
    """On edge, the joint of the left bone is open and lies between the bone and the sacrum."""
    marks = FIGURES["harvest-on-target"]["landmarks"]
    left, _, right, _ = marks["thick-bone"]
    camera = phantom.pelvis.ON_EDGE.camera
    assert (left + right) / 2 < marks["si-joint"][0] < camera.project(phantom.sacrum.to_patient(-21.5, 29, 0))[0]
    assert camera.seen(camera.source)[2] < 0 < camera.seen((-60, 190, 14))[2]  # the source is on the belly's side


def inside_ilium(phantom: SimpleNamespace, point: Any) -> float:
    """Depth below the surface of the left ilium, mm; negative outside."""
    bone = phantom.ilium.Ilium("L")
    place = bone.axes @ (point - bone.origin)
    return -float(bone.distance(*(np.array([v], np.float32) for v in place))[0])


def test_harvest_needles_end_where_their_captions_say(phantom: SimpleNamespace) -> None:
    view = phantom.pelvis
    for tip in (view.SPINE_TIP, view.CREST_TIP, view.BETWEEN_TABLES):
        assert inside_ilium(phantom, tip) > 4
    path = [inside_ilium(phantom, view.BETWEEN_TABLES + view.OUT * t) for t in range(30)]
    assert min(path) > 0, "the right needle runs between the tables"
    assert inside_ilium(phantom, view.BESIDE_TABLES) < -1.5, "the wrong one is clearly off the thick bone"
    assert np.linalg.norm(view.BESIDE_TABLES - view.BETWEEN_TABLES) == pytest.approx(QUARTER_INCH)
    bone = phantom.ilium.Ilium("L")
    a, b, n = bone.axes @ (view.WING_TIP - bone.origin)
    middle, thickness, _ = (float(v) for v in phantom.ilium.read(np.array(a), np.array(b)))
    assert thickness < 4
    assert abs(n - middle) < 0.5


@pytest.mark.parametrize("figure", ["harvest-off-target", "harvest-crest-off-target"])
def test_off_target_is_a_quarter_of_an_inch_on_the_picture(figure: str) -> None:
    wrong = FIGURES[figure]
    (x0, y0), (x1, y1) = wrong["landmarks"]["right-spot"], wrong["landmarks"]["tip"]
    assert (x0 - x1) * 1200 * wrong["spacing_mm"][0] == pytest.approx(QUARTER_INCH, abs=0.2)
    assert y0 == pytest.approx(y1, abs=0.002)
    assert FIGURES[figure.replace("off", "on")]["landmarks"]["tip"] == [x0, y0]


def test_lumbar_needles_differ_in_depth_only(phantom: SimpleNamespace) -> None:
    spine, sac = phantom.lumbar, phantom.sac

    def behind_sac(tip: Any) -> float:
        return float(tip[1] - sac.middle(tip[2]) - sac.half_depth(tip[2]))

    assert behind_sac(spine.TIP) < -4
    assert 1 < behind_sac(spine.EPIDURAL_TIP) < 4
    assert 5 < behind_sac(spine.SHORT_TIP) < 9, "a few millimeters short"
    for tip in (spine.EPIDURAL_TIP, spine.SHORT_TIP):
        assert np.cross(tip - spine.TIP, spine.OUT) == pytest.approx(np.zeros(3), abs=1e-9)
    bones = [phantom.vertebra.Vertebra(name) for name in ("L3", "L4")]
    for t in np.arange(0, 60, 1.0):
        point = spine.TIP + spine.OUT * t
        for bone in bones:
            place = bone.axes @ (point - bone.origin)
            assert float(bone.distance(*(np.array([v], np.float32) for v in place))[0]) > 0.45, f"bone at {t} mm"


def test_line_integral_through_a_ball(phantom: SimpleNamespace) -> None:
    ball = SimpleNamespace(corners=([-20] * 3, [20] * 3), axes=np.eye(3), origin=np.array([0, 96, 102.0]), layers=1, margin=1.0)
    ball.distance = lambda x, y, z: phantom.solids.ellipsoid(x, y, z, (0, 0, 0), (15, 15, 15))
    ball.densities = lambda x, y, z: (phantom.solids.filled(ball.distance(x, y, z)),)
    camera = phantom.lumbar.AP.camera
    sums = phantom.projector.integrate(camera, ball, 120)[0]
    assert sums.shape == (120, 120)
    assert sums[59:61, 59:61] == pytest.approx(30, abs=0.3)
    assert float(sums.sum()) * (camera.field / 120) ** 2 == pytest.approx(4 / 3 * np.pi * 15**3, rel=0.01)


@pytest.mark.parametrize("figure", SIMULATED)
def test_picture_looks_like_fluoroscopy(figure: str) -> None:
    image = grey(figure)
    r = radius(1200)
    inside = image[r < 0.97]
    assert image.shape == (1200, 1200)
    assert image[r > 0.995].max() == 0
    assert 110 <= inside.mean() <= 185
    assert (inside <= 12).mean() <= 0.03
    assert inside.max() < 242


@pytest.mark.parametrize("figure", SIMULATED)
def test_figure_says_that_it_is_simulated(figure: str) -> None:
    entry = FIGURES[figure]
    for language, word in (("en", "simulated"), ("es", "simulad")):
        assert word in entry["alt"][language].lower(), language
    assert {"view", "orient", "subject", "spacing_mm"} <= set(entry)
    assert "review" not in entry


@pytest.mark.parametrize("series", [LATERAL, AP, ["flow-1", *CINE]], ids=["lateral", "ap", "cine"])
def test_contrast_grows_and_nothing_else_changes(series: list[str]) -> None:
    first = grey(series[0])
    left, right = (528, 792) if series is not AP else (440, 760)
    darker = [int((first - grey(name) > 25)[:, left:right].sum()) for name in series[1:]]
    assert darker == sorted(darker)
    assert darker[0] > 1000
    assert darker[-1] > 4 * darker[0]
    r = radius(1200)
    aside = (r < 0.97) & (np.mgrid[0:1200, 0:1200][1] < 260)
    for name in series[1:]:
        assert abs((grey(name) - first)[aside].mean()) < 1.5, "one exposure, whatever contrast does nearby"


def test_contrast_thins_with_distance_from_the_tip(phantom: SimpleNamespace) -> None:
    fluid = phantom.sac.Intrathecal(phantom.sac.STEPS[-1], phantom.lumbar.TIP)

    def most(z: float) -> float:
        y = np.linspace(-8, 8, 200) + phantom.sac.middle(z)
        x, z_ = np.zeros(200), np.full(200, z)
        return float(fluid.densities(*(v.astype(np.float32) for v in (x, y, z_)))[0].max())

    assert most(98) > most(140) > most(180) > 0


SAMPLE = ["harvest-fluoroscopy", "harvest-off-target", "flow-stuck", "injection-ap", "sac-section", "spread-questions"]


def draw(out: Path, *names: str, grid: int | None = None) -> None:
    command = [sys.executable, str(ROOT / "assets/draw/draw.py"), *names, "--out", str(out)]
    subprocess.run(command if grid is None else [*command, "--grid", str(grid)], check=True, capture_output=True)


@pytest.mark.parametrize("figure", ["flow-3", "harvest-off-target"])
def test_committed_picture_is_what_the_script_draws(figure: str, tmp_path: Path) -> None:
    """At full size but with few rays through the bones, so that it takes seconds: edges may differ, tones may not."""
    draw(tmp_path, figure, grid=240)
    with Image.open(tmp_path / Path(FIGURES[figure]["file"]).name) as image:
        off = np.abs(np.asarray(image).astype(float) - grey(figure))
    assert off.mean() < 1.5
    assert (off > 24).mean() < 0.01


@pytest.mark.slow
def test_pictures_are_what_the_scripts_draw(tmp_path: Path) -> None:
    """One of each view and drawing; all of them with ``SLIDEKIT_PROOF=nightly``."""
    shown = [name for name, figure in FIGURES.items() if figure["kind"] != "video"]
    chosen = shown if os.environ.get("SLIDEKIT_PROOF") == "nightly" else SAMPLE
    draw(tmp_path, *chosen)
    for name in (Path(FIGURES[figure]["file"]).name for figure in chosen):
        with Image.open(tmp_path / name) as new, Image.open(ROOT / "assets/pictures" / name) as old:
            off = np.abs(np.asarray(new).astype(int) - np.asarray(old).astype(int))
        assert off.max() <= 4, name
        assert (off > 0).mean() <= 0.0005, name  # another processor rounds a few pixels otherwise


@pytest.mark.slow
def test_drawing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        draw(tmp_path / folder, "flow-2", "sac-section", grid=240)
    for one in sorted((tmp_path / "one").iterdir()):
        assert one.read_bytes() == (tmp_path / "two" / one.name).read_bytes(), one.name


def test_numbers_are_written_without_touching_anything_else(tmp_path: Path, phantom: SimpleNamespace) -> None:
    import register  # type: ignore[import-not-found]

    copy = tmp_path / "figures.yaml"
    text = (ROOT / "assets/figures.yaml").read_text("utf-8")
    tip = "[{}, {}]".format(*FIGURES["flow-2"]["landmarks"]["tip"])
    head, tail = text.split("  flow-2:\n", 1)
    copy.write_text(head + "  flow-2:\n" + tail.replace(f"tip: {tip}", "tip: [0.1, 0.2]  # moved", 1), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(register, "FIGURES", copy)
        register.write({"flow-2": {"landmarks": phantom.lumbar.FRAMES["flow-2"].landmarks()}})
    assert copy.read_text("utf-8") == head + "  flow-2:\n" + tail.replace(f"tip: {tip}", f"tip: {tip}  # moved", 1)


def test_a_figure_that_is_not_in_the_register_is_said(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "assets/draw/draw.py"), "flow-9", "--out", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "no drawing named flow-9" in done.stderr
