"""Tesseract's table of words, whatever the program wrote.

- Words come out, or :class:`~ocr_pipeline.errors.EngineError` does: no other exception.
- A word says something: no white space at its ends, NFC.
- Its confidence is a number in 0..1.
- Its box has a right and a lower edge that are not before its left and its upper one; nothing in it is below zero.
- Its image is counted from 1.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from fuzzing.target import Target
from ocr_pipeline.errors import EngineError
from ocr_pipeline.recognition.tesseract_table import HEADINGS, words_of_table


def check(data: bytes) -> None:
    """The contract."""
    try:
        found = list(words_of_table(data.decode("utf-8", "replace")))
    except EngineError:
        return
    for image, word in found:
        assert image >= 1, "its image is counted from 1"
        assert word.text, "a word says something"
        assert word.text == word.text.strip(), "no white space at its ends"
        assert unicodedata.is_normalized("NFC", word.text), "NFC"
        assert 0.0 <= word.confidence <= 1.0, "its confidence is a number in 0..1"
        assert 0 <= word.box.x0 <= word.box.x1, "its right edge is not before its left one"
        assert 0 <= word.box.y0 <= word.box.y1, "its lower edge is not before its upper one"


def seeds() -> Iterator[bytes]:
    """Tables as the program writes them."""
    rows = (
        "1\t1\t0\t0\t0\t0\t0\t0\t2480\t3508\t-1\t\n",
        "4\t1\t1\t1\t1\t0\t300\t240\t500\t45\t-1\t\n",
        "5\t1\t1\t1\t1\t1\t300\t240\t120\t45\t96.063751\tQuyết\n",
        "5\t1\t1\t1\t1\t2\t440\t240\t100\t45\t0\tđịnh\n",
        "5\t2\t1\t1\t1\t1\t440\t240\t100\t45\t12.5\t\u201csố\n",
    )
    yield HEADINGS.encode()
    for row in rows:
        yield (HEADINGS + row).encode()
    yield (HEADINGS + "".join(rows)).encode()


TARGET = Target(check, seeds, longest=2000, cpu_seconds=2.0)
