"""Boxes of Greek, Cyrillic, symbols, East Asian text and emoji against LibreOffice: nothing runs over, breaks agree."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from test_text_libreoffice import SENTENCES as ENGLISH_AND_SPANISH
from test_text_libreoffice import gather_lines, read_letters, write_deck

from slidekit.text import Para, Piece, Style, compose, font_set, needed_height, read_font, using

SENTENCES = (
    "Dose ≥ 5 µg/kg → check at 37 °C ☐ given ☐ not given; ½ tablet is ‰ of the total, ± 3 %",
    "✓ seen ✕ not seen ★ ♀ 12 ♂ 14 – “quoted” text … and so on ⇒ ≈ 12 × 10 ÷ 4 − 1 ∑ ∞ √2",
    "Η κίνηση της βελόνας πρέπει να φαίνεται πάντα στην οθόνη πριν προχωρήσει ο γιατρός",
    "Игла должна быть видна на экране прежде чем врач продвинет её дальше — всегда и везде",
    "Look ☺ before you move ⚠ the needle ✔ and confirm ✘ never guess, said α-blockers and β-agonists",
    "Žluťoučký kůň úpěl ďábelské ódy; Łódź, İstanbul, Čačak, Tiếng Việt có dấu, print № 7",
)
UNDRAWN = (
    "针尖在前进之前必须始终在屏幕上可见，否则应停止操作并重新定位。所有参与者均已签署知情同意书。",
    "針の先端は常に画面上に見えている必要があります。見えない場合は操作を中止し、位置を確認してください。",
    "바늘 끝은 전진하기 전에 항상 화면에 보여야 하며 보이지 않으면 멈추고 위치를 다시 확인해야 합니다",
    "Look 😀 before you move ⚠\ufe0f the needle 🩻 and ✅ confirm ❌ never guess",
)
"""Characters that the fonts here may lack, so that boxes of another width stand for them: these must only stay inside."""

BOXES = 30


def make_boxes() -> list[tuple[str, tuple[Para, ...], float]]:
    random = Random(23)
    boxes = []
    for number in range(BOXES + 2 * len(UNDRAWN)):
        style = Style(("Arial", "Calibri", "Cambria")[number % 3], bold=number % 7 == 0)
        size = random.choice([16.0, 18.0, 20.0, 24.0, 28.0, 32.0])
        texts = [SENTENCES[number % len(SENTENCES)], random.choice(SENTENCES)]
        if number >= BOXES:
            texts[0] = UNDRAWN[number % len(UNDRAWN)]
        paras = tuple(Para((Piece(text, style, size),), before=6) for text in texts)
        boxes.append(("en-GB", paras, random.uniform(12 * size, 720)))
    return boxes


@pytest.mark.libreoffice
def test_mixed_characters_stay_inside_and_break_as_measured(to_pdf: Callable[[Path], Path], tmp_path: Path) -> None:
    pymupdf = pytest.importorskip("pymupdf")
    boxes = make_boxes()
    write_deck(boxes, tmp_path / "characters.pptx")
    pages = pymupdf.open(to_pdf(tmp_path / "characters.pptx"))
    over, wide, unequal = [], [], []
    for number, ((_, paras, width), page) in enumerate(zip(boxes, pages, strict=True)):
        composed = compose(paras, width)
        letters = read_letters(page)
        lowest = max(y for _, _, y in letters)
        if lowest - 20 + 0.2 * composed.lines[-1].size > needed_height(paras, width):
            over.append(number)
        if max(x for _, x, _ in letters) > 20 + width:
            wide.append(number)
        ours = ["".join(line.text.split()) for line in composed.lines]
        theirs, _ = gather_lines(letters, [line.baseline + 20 for line in composed.lines])
        if number < BOXES and list(map(len, ours)) != list(map(len, theirs)):  # fallback letters are drawn later: counted only
            unequal.append((number, ours, theirs))
    print(f"{BOXES - len(unequal)} of {BOXES} boxes break as measured")
    assert over == []
    assert wide == []
    assert len(unequal) <= 0.1 * BOXES, unequal


@pytest.mark.libreoffice
def test_a_font_of_the_decks_own_breaks_as_measured(to_pdf: Callable[[Path], Path], tmp_path: Path) -> None:
    pymupdf = pytest.importorskip("pymupdf")
    pytest.importorskip("uharfbuzz")
    names = {(False, False): "DejaVuSerif", (True, False): "DejaVuSerif-Bold"}
    files = {style: sorted(Path("/usr/share/fonts").rglob(f"{name}.ttf")) for style, name in names.items()}
    if not all(files.values()):
        pytest.skip("DejaVu Serif is not installed under /usr/share/fonts")
    faces = [("DejaVu Serif", *style, read_font(found[0].read_bytes()).face) for style, found in files.items()]
    random = Random(5)
    texts = [text for language in ENGLISH_AND_SPANISH.values() for text in language]
    boxes = []
    for number in range(24):
        size = random.choice([16.0, 20.0, 24.0, 32.0])
        style = Style("DejaVu Serif", bold=number % 4 == 0)
        paras = tuple(Para((Piece(random.choice(texts), style, size),), before=6) for _ in range(2))
        boxes.append(("en-GB", paras, random.uniform(12 * size, 720)))
    write_deck(boxes, tmp_path / "own.pptx")
    pages = pymupdf.open(to_pdf(tmp_path / "own.pptx"))
    equal = 0
    with using(font_set(faces)):
        for (_, paras, width), page in zip(boxes, pages, strict=True):
            composed, letters = compose(paras, width), read_letters(page)
            theirs, _ = gather_lines(letters, [line.baseline + 20 for line in composed.lines])
            equal += ["".join(line.text.split()) for line in composed.lines] == theirs
            lowest = max(y for _, _, y in letters)
            assert lowest - 20 + 0.2 * composed.lines[-1].size <= needed_height(paras, width)
    print(f"{equal} of {len(boxes)} boxes break as measured")
    assert equal >= 0.9 * len(boxes)
