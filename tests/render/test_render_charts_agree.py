"""The gallery's charts, and some in Spanish, as slidekit and as LibreOffice draws them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest_render import ROOT

from slidekit.core.units import to_pt
from slidekit.media.similarity import measure_similarity
from slidekit.pipeline import build, lay_out
from slidekit.pipeline.render import COARSE
from slidekit.render.png import page_pngs

pytestmark = pytest.mark.libreoffice
SIMILAR = 0.90
SPANISH = """
slidekit: 1
title: Gráficos
language: es
speaker: {name: Ana Ruiz}
slides:
  - {id: bars, title: Barras, seconds: 20, chart: {kind: bar, x_title: "Acierto (%)", y_title: Guía, source: Nuestro, data: [
      {label: Uno, value: 51.2, low: 44.5, high: 57}, {label: Dos y tres, value: 78.4, low: 70, high: 85}]}}
  - {id: below, title: Columnas, seconds: 20, chart: {kind: column, x_title: Método, y_title: Dolor, source: Nuestro, data: [
      {label: Uno, value: 2.2, low: 1.5, high: 3.1}, {label: "Dos y tres, y un nombre que es muy largo y pide dos líneas",
      value: -1.4, low: -2, high: -0.5}, {label: Cuatro, value: 3.1, low: 2, high: 4}]}}
  - {id: line, title: Línea, seconds: 20, chart: {kind: line, x_title: Meses, unit: mm, source: Nuestro, data: [
      {label: "0", value: 7.2, low: 6.5, high: 8}, {label: "1", value: 4.8, low: 4, high: 5.5}]}}
  - {id: dots, title: Puntos, seconds: 20, chart: {kind: dot, series: [Antes, Después], source: Nuestro, data: [
      {label: Uno, value: [5.5, 7], low: [4, 6], high: [6, 9]}, {label: Dos, value: [3, 9], low: [2, 8], high: [4, 10]}]}}
  - {id: scatter, title: Dispersión, seconds: 20, chart: {kind: scatter, source: Nuestro, data: [
      {x: -5, value: -2, label: A}, {x: 12, value: 7, label: B}, {x: 3, value: 2, label: C}]}}
  - {id: pie, title: Tarta, seconds: 20, chart: {kind: pie, unit: "%", source: Nuestro, data: [
      {label: Médula, value: 50.5}, {label: Sangre, value: 29.5}, {label: Nada de nada, value: 20}]}}
"""


@pytest.mark.parametrize("name", ["gallery", "spanish"])
def test_charts_look_as_libreoffice_draws_them(name: str, tmp_path: Path, to_pdf: Callable[[Path], Path]) -> None:
    spec = ROOT / "docs" / "gallery" / "charts.yaml"
    if name == "spanish":
        spec = tmp_path / "spanish.yaml"
        spec.write_text(SPANISH, "utf-8")
    [output] = build(spec, out=tmp_path / "out", formats=["pdf"]).outputs
    scene = lay_out(spec).value
    assert scene is not None
    ours = Path(next(each.path for each in output.renderings)).read_bytes()
    theirs = to_pdf(Path(output.path).rename(tmp_path / "office.pptx")).read_bytes()
    width = round(to_pt(scene.size.w) / COARSE)
    pages = zip(scene.slides, page_pngs(ours, width), page_pngs(theirs, width), strict=True)
    alike = {slide.id: measure_similarity(one, two).foreground for slide, one, two in pages}
    assert {slide: found for slide, found in alike.items() if found < SIMILAR} == {}
