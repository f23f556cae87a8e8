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


LARGE = """
slidekit: 1
title: Large type
venue: near
speaker: {name: Ana Ruiz}
slides:
  - {id: bar, title: Bars, seconds: 20, chart: {kind: bar, source: Ours, unit: "%", data: [
      {label: One, value: 51.2}, {label: Two and three with words, value: 78.4}, {label: Fluoroscopic guidance, value: 97}]}}
  - {id: column, title: Columns, seconds: 20, chart: {kind: column, source: Ours, unit: mm, data: [
      {label: One, value: 51.2}, {label: Two and three with words, value: 78.4}, {label: Four, value: 100}]}}
  - {id: below, title: Below, seconds: 20, chart: {kind: column, x_title: Method, y_title: Pain, source: Ours, data: [
      {label: One, value: 51.2}, {label: Two and three with words, value: 78.4}, {label: Fluoroscopic guidance, value: -7}]}}
  - {id: line, title: Line, seconds: 20, chart: {kind: line, x_title: Months, unit: mm, source: Ours, data: [
      {label: "0", value: 7.2}, {label: "1", value: 4.8}, {label: "2", value: 3}]}}
  - {id: dot, title: Dots, seconds: 20, chart: {kind: dot, series: [Before, After], source: Ours, data: [
      {label: One, value: [5.5, 7]}, {label: Two words, value: [3, 9]}]}}
"""
NEAR = 'id: near\nscreen: {aspect: "4:3"}\nfonts: {min_pt: 24}\n'
SIMILAR_LARGE = 0.85
"""Names beside lying bars of large type are set a little wider by LibreOffice."""


def written(name: str, root: Path) -> Path:
    """The deck: the gallery's, or one of those above."""
    if name == "gallery":
        return ROOT / "docs" / "gallery" / "charts.yaml"
    (root / "decks/venues").mkdir(parents=True)
    (root / "decks/venues/near.yaml").write_text(NEAR, "utf-8")
    spec = root / f"decks/{name}.yaml"
    spec.write_text({"spanish": SPANISH, "large": LARGE}[name], "utf-8")
    return spec


@pytest.mark.parametrize("name", ["gallery", "spanish", "large"])
def test_charts_look_as_libreoffice_draws_them(name: str, tmp_path: Path, to_pdf: Callable[[Path], Path]) -> None:
    spec = written(name, tmp_path)
    [output] = build(spec, out=tmp_path / "out", formats=["pdf"], draft=True).outputs
    scene = lay_out(spec).value
    assert scene is not None
    ours = Path(next(each.path for each in output.renderings)).read_bytes()
    theirs = to_pdf(Path(output.path).rename(tmp_path / "office.pptx")).read_bytes()
    width = round(to_pt(scene.size.w) / COARSE)
    pages = zip(scene.slides, page_pngs(ours, width), page_pngs(theirs, width), strict=True)
    alike = {slide.id: measure_similarity(one, two).foreground for slide, one, two in pages}
    least = SIMILAR_LARGE if name == "large" else SIMILAR
    assert {slide: found for slide, found in alike.items() if found < least} == {}
