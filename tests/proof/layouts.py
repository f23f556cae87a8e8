"""One maker per slide layout: a slide as the author would write it, about ``amount`` times as long as usual."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from corpora import Corpus

Written = dict[str, Any]
FIGURES = ("square", "landscape", "wide", "portrait")
BROAD = (*FIGURES, "panorama")
"""A picture three times as wide as high needs a row of its own, or nearly."""
KEYS = ("ames2001", "brandt2014", "costa2019", "dietz1988", "egan2022")


@dataclass(frozen=True, slots=True)
class Pen:
    """What writes a slide: a source of text, of chance, and how much it writes."""

    rng: Random
    corpus: Corpus
    amount: float

    def text(self, words: float) -> str:
        """About so many words, times the amount; shorter texts have shorter words too."""
        longest = 200 if self.amount > 0.5 else max(10.0, 50 * self.amount)
        return self.corpus.sentence(self.rng, max(1, round(words * self.amount * self.rng.uniform(0.7, 1.3))), longest)

    def label(self) -> str:
        """One to three words, for marks and verdicts."""
        return self.corpus.sentence(self.rng, self.rng.randint(1, 3), max(8.0, 30 * self.amount))

    def rich(self, words: float) -> str:
        """The same with a citation, a link, emphasis, or raised letters now and then."""
        text, chance = self.text(words), self.rng.random()
        if chance < 0.12:
            return f"{text} [@{self.rng.choice(KEYS)}]"
        if chance < 0.2 and "`" not in text:
            head, _, tail = text.partition(" ")
            return f"**{head}** {tail}".strip()
        if chance < 0.26:
            return f"{text} 10^−3^ m^2^ and H~2~O"
        if chance < 0.32:
            return f"{text} [the protocol](https://example.org/protocol)"
        if chance < 0.4 and "`" not in text:
            head, _, tail = text.rpartition(" ")
            return f"{head} *{tail}*".strip()
        return text

    def points(self, low: int, high: int, words: float) -> list[Written]:
        count = max(1, round(self.rng.randint(low, high) * min(1.0, self.amount + 0.2)))
        return [{"text": self.rich(words)} for _ in range(count)]

    def title(self) -> str:
        return self.text(8 / max(1.0, self.amount / 1.2))


def _points(pen: Pen) -> Written:
    points = pen.points(3, 6, 11)
    if pen.rng.random() < 0.4:
        points[0]["points"] = [pen.text(7) for _ in range(pen.rng.randint(1, 3))]
        points[-1]["points"] = [pen.text(9)]
    return {"title": pen.title(), "points": points}


def _numbered(pen: Pen) -> Written:
    points = pen.points(3, 5, 12)
    return {"title": pen.title(), "points": [{**point, "number": number} for number, point in enumerate(points, 1)]}


def _disclosure(pen: Pen) -> Written:
    return {"points": pen.points(1, 3, 14)}


def _regulatory_table(pen: Pen) -> Written:
    return {"layout": "regulatory", "title": pen.title(), "table": _rows(pen, 3, 3, 4)}


def _section(pen: Pen) -> Written:
    return {"section": pen.text(4), "title": pen.title(), "subtitle": pen.text(9)}


def _statement(pen: Pen) -> Written:
    return {"title": pen.text(14), "subtitle": pen.text(8)}


def _panel(pen: Pen, figures: tuple[str, ...] = BROAD, **keys: Any) -> Written:
    """A panel with a caption, and by chance verdict, badge and marks with labels."""
    panel: Written = {"figure": pen.rng.choice(figures), "caption": pen.rich(9), **keys}
    if pen.rng.random() < 0.4:
        panel["verdict"] = {"text": pen.label(), "sign": pen.rng.choice(("cross", "check", "question"))}
    if pen.rng.random() < 0.3 and pen.amount > 0.3:
        panel["badges"] = ["unpublished"]
    if pen.rng.random() < 0.7:
        panel["annotations"] = [{"arrow": "tip", "label": pen.label()}]
        if pen.rng.random() < 0.5:
            panel["annotations"].append({"ellipse": "lesion", "label": pen.label(), "style": "risk"})
    return panel


def _lone(pen: Pen) -> Written:
    return {"title": pen.title(), "panels": [_panel(pen)]}


def _beside(pen: Pen) -> Written:
    """A panel beside points, one of them tied to it by its number."""
    points = pen.points(2, 5, 9)
    panel = _panel(pen)
    if pen.rng.random() < 0.5:
        points[0]["number"] = 1
        panel.setdefault("annotations", []).append({"number": "entry"})
    return {"title": pen.title(), "panels": [panel], "points": points}


def _panels(count: int, points: bool = False, time: bool = False) -> Callable[[Pen], Written]:
    def make(pen: Pen) -> Written:
        keys = [{"time": f"{number} min"} if time else {} for number in range(count)]
        panels = [_panel(pen, FIGURES, **each, id=f"panel-{number}") for number, each in enumerate(keys, 1)]
        slide: Written = {"title": pen.title(), "panels": panels}
        if points and pen.rng.random() < 0.7:
            slide["points"] = pen.points(1, 2, 8)
        return slide

    return make


def _build(pen: Pen) -> Written:
    slide = _beside(pen) if pen.rng.random() < 0.6 else _lone(pen)
    slide["panels"][0].setdefault("annotations", []).append({"at": "entry", "label": pen.label(), "step": 2})
    return slide


def _rows(pen: Pen, columns: int, rows: int, words: float) -> Written:
    """A table; its last column but one holds numbers."""
    count = max(1, round(rows * min(1.3, pen.amount + 0.2)))
    body = []
    for _ in range(count):
        row = [pen.rich(words) for _ in range(columns)]
        row[-2] = pen.rng.choice(("12", "0.81", "1,204", "95 %", "–"))
        body.append(row)
    table: Written = {"header": [pen.text(1) for _ in range(columns)], "rows": body}
    if pen.rng.random() < 0.5:
        table["widths"] = [pen.rng.randint(1, 4) for _ in range(columns)]
    if pen.rng.random() < 0.5:
        table["highlight"] = {"row": 1}
    return table


def _table(pen: Pen) -> Written:
    table = _rows(pen, pen.rng.randint(2, 4), 4, 4)
    if pen.rng.random() < 0.5:
        table["source"] = pen.text(10)
    return {"title": pen.title(), "table": table}


def _evidence(pen: Pen) -> Written:
    return {"title": pen.title(), "table": {**_rows(pen, 4, 3, 3), "source": pen.rng.choice(KEYS)}}


def _chart(pen: Pen) -> Written:
    data = [{"label": name, "value": pen.rng.randint(4, 60)} for name in ("A", "B", "C")]
    slide: Written = {"title": pen.title(), "chart": {"kind": "bar", "data": data, "unit": "%", "source": pen.text(8)}}
    return {**slide, "points": pen.points(1, 3, 8)} if pen.rng.random() < 0.7 else slide


def _number(pen: Pen) -> Written:
    block = {"value": pen.rng.choice(("25.7", "3 of 41", "1,204")), "text": pen.text(12), "source": pen.rng.choice(KEYS)}
    if pen.rng.random() < 0.5:
        block["unit"] = pen.rng.choice(("%", "mm", "days"))
    return {"title": pen.title(), "number": block, **({"points": pen.points(1, 2, 8)} if pen.rng.random() < 0.5 else {})}


def _quote(pen: Pen) -> Written:
    return {"title": pen.title(), "quote": {"text": pen.text(24), "by": pen.text(4), "source": pen.rng.choice(KEYS)}}


def _columns(pen: Pen) -> Written:
    columns = []
    for sign in pen.rng.choice((("cross", "check"), ("question", "cross", "check"))):
        column: Written = {"title": pen.text(3), "sign": sign, "points": pen.points(1, 3, 6)}
        if pen.rng.random() < 0.4:
            column["text"] = pen.rich(8)
        columns.append(column)
    return {"title": pen.title(), "columns": columns}


def _cover(pen: Pen) -> Written:
    slide: Written = {"title": pen.title(), "subtitle": pen.text(7)}
    if pen.rng.random() < 0.6:
        slide["panels"] = [{"figure": pen.rng.choice(BROAD), "caption": "", "fit": pen.rng.choice(("contain", "cover"))}]
    return slide


def _thanks(pen: Pen) -> Written:
    return {"title": pen.text(3), "subtitle": pen.text(6), "points": pen.points(1, 3, 7)}


def _nothing(_pen: Pen) -> Written:
    return {}


MAKERS: dict[str, Callable[[Pen], Written]] = {
    "title": _cover,
    "disclosure": _disclosure,
    "regulatory": _points,
    "regulatory-table": _regulatory_table,
    "objectives": _points,
    "agenda": _points,
    "section": _section,
    "statement": _statement,
    "points": _points,
    "points-numbered": _numbered,
    "figure": _lone,
    "figure-points": _beside,
    "points-figure": _beside,
    "compare": _panels(2, points=True),
    "compare-3": _panels(3),
    "grid": _panels(4),
    "sequence": _panels(4, time=True),
    "build": _build,
    "table": _table,
    "evidence": _evidence,
    "chart": _chart,
    "number": _number,
    "quote": _quote,
    "columns": _columns,
    "take-home": _points,
    "references": _nothing,
    "credits": _nothing,
    "thanks": _thanks,
}
"""By what is tried: mostly the name of the layout."""

FOOTED = ("figure", "points", "table", "compare", "number", "take-home", "columns", "chart", "figure-points", "quote")


def make_slide(kind: str, rng: Random, corpus: Corpus, amount: float) -> Written:
    """A slide for one of ``MAKERS``; its id is the kind."""
    pen = Pen(rng, corpus, amount)
    slide = {"id": kind, "layout": kind, "seconds": 30, **MAKERS[kind](pen)}
    if kind == "points-numbered":
        slide["layout"] = "points"
    if kind in FOOTED and rng.random() < 0.4:
        slide["footnote"] = pen.rich(14)
    return slide
