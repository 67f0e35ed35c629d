"""The table of words that Tesseract writes: TSV, a row for each block, paragraph, line and word."""

from __future__ import annotations

import csv
import math
import unicodedata
from collections.abc import Iterator

from ocr_pipeline.errors import EngineError
from ocr_pipeline.recognition.words import Box, Word

HEADINGS = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
"""The first line of the table: the program writes it, the library does not."""


def words_of_table(table: str) -> Iterator[tuple[int, Word]]:
    """The words of Tesseract's TSV output, each with the number of its image, counted from 1.

    Entries without text (blocks, rules, pictures) are left out.

    Raises:
        EngineError: the table is broken off or garbled.
    """
    try:
        yield from _rows(table)
    except (KeyError, TypeError, ValueError, csv.Error) as broken:
        raise EngineError("Tesseract wrote a table that is broken off or garbled") from broken


def _rows(table: str) -> Iterator[tuple[int, Word]]:
    for row in csv.DictReader(table.split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["text"] is None:
            raise ValueError("a row ends before its text")
        text = row["text"].strip()
        confidence = float(row["conf"])
        if not math.isfinite(confidence):
            raise ValueError("a confidence is no number")
        if not text or confidence < 0:
            continue
        image, left, top, width, height = (int(row[name]) for name in ("page_num", "left", "top", "width", "height"))
        if image < 1 or min(left, top, width, height) < 0:
            raise ValueError("a word stands nowhere")
        word = Word(
            text=unicodedata.normalize("NFC", text),
            box=Box(left, top, left + width, top + height),
            confidence=min(1.0, confidence / 100),
            line=(int(row["block_num"]), int(row["par_num"]), int(row["line_num"])),
        )
        yield image, word
