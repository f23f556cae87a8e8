"""Speaker notes: paragraphs of the slide, or of its steps one after the other."""

from __future__ import annotations

from slidekit.resolve.model import Slide
from slidekit.scene.text import Char, Paragraph, Run

SIZE = 12.0


def note_paragraphs(slide: Slide, font: str, language: str) -> tuple[Paragraph, ...]:
    """A paragraph each; a slide in steps has them headed 1 / 3, 2 / 3, 3 / 3."""

    def made(words: str, bold: bool = False) -> Paragraph:
        return Paragraph((Run(words, Char(font, SIZE, bold=bold), language),))

    paragraphs = [made(words) for words in slide.notes]
    for number, step in enumerate(slide.steps, 1):
        if step.notes and slide.states > 1:
            paragraphs.append(made(f"{number} / {slide.states}", bold=True))
            paragraphs += [made(words) for words in step.notes]
    return tuple(paragraphs)
