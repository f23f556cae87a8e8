"""Decks made by a Dask cluster are the same files as those made here."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from projects import codes, digests, make_project, validate

from slidekit.pipeline import build
from slidekit.pipeline.work import work_apart


def test_a_cluster_makes_the_same_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed", reason="Dask is not installed: pip install 'slidekit[dask]'")
    from distributed import LocalCluster

    monkeypatch.chdir(make_project(tmp_path / "project"))
    here = build(venue="all", language="all", out=tmp_path / "here")
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster:
        address = cluster.scheduler_address.replace("tcp://", "dask://")
        there = build(venue="all", language="all", out=tmp_path / "there", executor=address)
    assert digests(there) == digests(here)
    assert there.diagnostics == here.diagnostics
    validate(there)


def test_a_worker_without_the_project_or_with_another_slidekit_says_so(tmp_path: Path) -> None:
    from slidekit.pipeline.cache import identity
    from slidekit.pipeline.job import Job
    from slidekit.pipeline.work import Task

    task = Task(str(tmp_path / "not here"), Job("decks/one.yaml"))
    [missing] = work_apart(task, identity()).made.diagnostics
    assert missing.code == "worker-unfit"
    assert "does not see" in missing.message
    [other] = work_apart(task, "another").made.diagnostics
    assert other.code == "worker-unfit"
    assert "another slidekit, Python or library" in other.message


def test_without_the_library_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.chdir(make_project(tmp_path / "project"))
    result = build(executor="dask://127.0.0.1:8786")
    assert codes(result) == ["dask-extra-missing"]
    assert result.diagnostics[0].help == "pip install 'slidekit[dask]'"
