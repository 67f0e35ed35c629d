"""A line of a trích yếu without what a stamp, a pen or a speck left at its ends."""

from __future__ import annotations

from collections.abc import Sequence

from ocr_pipeline.layout.text import DocumentText, TextLine
from ocr_pipeline.parsing.fields import UNSURE_WORD
from ocr_pipeline.parsing.heading.said_again import Token
from ocr_pipeline.recognition.words import Word

UNSEEN = 0.35
"""A word that another look did not see, and that was read less surely than this (0..1), is none."""


def tokens_of(text: DocumentText, line: TextLine) -> tuple[list[Token], tuple[str, ...]]:
    """The words of a line, each with the word on the page behind it, and the words at its ends that were left out."""
    tokens = text.line_text(line).split()
    words = text.trace(line.start, line.end).words
    before = _debris(tokens, words)
    behind = _debris(tokens[::-1], words[::-1]) if before < len(tokens) else 0
    behind_each: Sequence[Word | None] = words if len(words) == len(tokens) else [None] * len(tokens)
    kept = [Token(*pair) for pair in zip(tokens, behind_each, strict=True)][before : len(tokens) - behind]
    return kept, (*tokens[:before], *tokens[len(tokens) - behind :])


def sure_words(text: DocumentText, line: TextLine) -> str:
    """The words of a line that were not read with little certainty."""
    return " ".join(word.text for word in text.trace(line.start, line.end).words if word.confidence >= UNSURE_WORD)


def _debris(tokens: Sequence[str], words: Sequence[Word]) -> int:
    """How many of the first words are debris; none after one that restoration changed."""
    count = 0
    for token, word in zip(tokens, words, strict=False):
        if token != word.text or not _is_debris(word):
            break
        count += 1
    return count


def _is_debris(word: Word) -> bool:
    if word.second == "" and word.confidence < UNSEEN:
        return True
    letters = sum(sign.isalnum() for sign in word.text)
    return letters <= 1 and not word.text.isdigit() and word.confidence < UNSURE_WORD
