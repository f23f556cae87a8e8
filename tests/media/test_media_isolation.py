"""A process of its own for pictures: the same bytes, and whatever kills it is a finding."""

from __future__ import annotations

import os
import signal
from io import BytesIO
from pathlib import Path
from threading import Timer
from time import perf_counter

import pytest
from PIL import Image

from slidekit.core.diagnostics import Span
from slidekit.media import compare, cut, cut_apart
from slidekit.media.apart import RISKY, is_isolated
from slidekit.media.isolation import Worker

SPAN = Span("assets/figures.yaml", 3, 5, 3, 9)
OPTIONS = {"crop": None, "size": None, "redact": [], "background": None, "name": "hip.tif"}


def saved(kind: str) -> bytes:
    sink = BytesIO()
    Image.linear_gradient("L").resize((90, 60)).save(sink, kind)
    return sink.getvalue()


@pytest.fixture
def worker() -> object:
    made = Worker()
    yield made
    made.close()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP"])
def test_apart_gives_the_same_bytes(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLIDEKIT_ISOLATE", "all")
    data = saved(kind)
    for options in ({}, {"size": (30, 20), "crop": (0, 0, 60, 40), "redact": ((0.1, 0.1, 0.2, 0.3),)}):
        assert cut_apart(data, **options) == cut(data, **options)  # type: ignore[arg-type]


def test_findings_are_the_same_with_their_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLIDEKIT_ISOLATE", "all")
    for kind in ("TIFF", "PNG"):
        data = saved(kind)[:200]
        apart = cut_apart(data, name="half.tif", span=SPAN)
        assert apart == cut(data, name="half.tif", span=SPAN)
        assert [found.span for found in apart.diagnostics] == [SPAN]


@pytest.mark.parametrize("kind", ["TIFF", "WEBP", "PNG"])
def test_pictures_are_compared_apart_too(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SLIDEKIT_ISOLATE", "all")
    like = compare(saved("PNG"), saved(kind), name=f"hip.{kind.lower()}").value
    monkeypatch.setenv("SLIDEKIT_ISOLATE", "none")
    here = compare(saved("PNG"), saved(kind), name=f"hip.{kind.lower()}").value
    assert like is not None
    assert here is not None
    assert like.same
    assert (like.aspect, like.spread) == (here.aspect, here.spread)
    assert like.mean == pytest.approx(here.mean, abs=0.2)  # a lossy WebP comes back as JPEG
    monkeypatch.setenv("SLIDEKIT_ISOLATE", "all")
    [finding] = compare(saved("PNG"), saved(kind)[: len(saved(kind)) // 2], name=f"hip.{kind.lower()}", span=SPAN).diagnostics
    assert (finding.code, finding.span) == ("broken-picture", SPAN)


def test_which_pictures_are_opened_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    kinds = ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP")
    for wish, expected in (("", RISKY), ("all", tuple(kind.lower() for kind in kinds)), ("none", ())):
        monkeypatch.setenv("SLIDEKIT_ISOLATE", wish)
        assert {kind.lower() for kind in kinds if is_isolated(saved(kind))} == set(expected)


@pytest.mark.skipif(os.name == "nt", reason="ends a process with a signal")
def test_a_death_is_a_finding_and_the_next_job_is_done(worker: Worker) -> None:
    process = worker.start()
    os.kill(process.pid, signal.SIGSTOP)
    Timer(0.2, os.kill, (process.pid, signal.SIGSEGV)).start()
    Timer(0.3, os.kill, (process.pid, signal.SIGCONT)).start()
    outcome = worker.ask("cut", saved("TIFF"), OPTIONS, SPAN)
    assert outcome.value is None
    [finding] = outcome.diagnostics
    assert (finding.code, finding.span) == ("broken-picture", SPAN)
    assert "hip.tif" in finding.message
    assert worker.ask("cut", saved("TIFF"), OPTIONS).value is not None


@pytest.mark.skipif(os.name == "nt", reason="stops a process with a signal")
def test_time_is_limited(worker: Worker) -> None:
    os.kill(worker.start().pid, signal.SIGSTOP)
    started = perf_counter()
    outcome = worker.ask("cut", saved("TIFF"), OPTIONS, SPAN, patience=0.3)
    assert perf_counter() - started < 3
    [finding] = outcome.diagnostics
    assert (finding.code, finding.span) == ("picture-too-heavy", SPAN)
    assert "hip.tif" in finding.message
    assert worker.ask("cut", saved("TIFF"), OPTIONS).value is not None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limits")
def test_memory_and_processor_time_are_limited(worker: Worker) -> None:
    import resource

    assert worker.ask("cut", saved("TIFF"), OPTIONS).value is not None
    pid = worker.start().pid
    assert resource.prlimit(pid, resource.RLIMIT_AS)[0] == 2 * 2**30
    assert 0 < resource.prlimit(pid, resource.RLIMIT_CPU)[0] <= 40


def test_a_drawing_that_takes_too_long_is_a_finding(worker: Worker) -> None:
    pytest.importorskip("resvg_py")
    from slidekit.media.svg import clean_svg

    marks = '<marker id="m"><rect width="1" height="1"/></marker><path marker-mid="url(#m)" d="M0 0' + "L1 1L2 2" * 200_000
    heavy = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{marks}"/></svg>'.encode()
    options = {"name": "logo.svg", "width": 3840, "height": 3840}
    started = perf_counter()
    outcome = worker.ask("svg", clean_svg(heavy, "logo.svg", None).data, options, SPAN, patience=1.0)
    assert perf_counter() - started < 5
    assert [found.code for found in outcome.diagnostics] == ["picture-too-heavy"]


def test_files_of_the_current_folder_are_not_imported(worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("json", "struct", "PIL", "slidekit"):
        (tmp_path / f"{name}.py").write_text("open('taken', 'w').close(); raise SystemExit")
    monkeypatch.chdir(tmp_path)
    assert worker.ask("cut", saved("TIFF"), OPTIONS).value is not None
    assert not (tmp_path / "taken").exists()
