"""The box of every word."""

from __future__ import annotations

import csv
import io

import pytest

from samples.making import Sample
from samples.record.words import COLUMNS, words_table
from tests.samples.conftest import made

Row = dict[str, str]


def rows(sample: Sample) -> list[Row]:
    table = io.StringIO(words_table(sample.reading, sample.scan))
    return list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_the_words_of_the_text_are_all_there_in_its_order(sample: Sample) -> None:
    found = [row["text"] for row in rows(sample) if row["part"] == "text"]
    assert found == sample.reading.text.split()


def test_every_box_lies_on_its_page(sample: Sample) -> None:
    for row in rows(sample):
        page = sample.truth.pages[int(row["page"]) - 1]
        x0, y0, x1, y1 = (int(row[side]) for side in ("x0", "y0", "x1", "y1"))
        assert 0 <= x0 < x1 <= page.width, row
        assert 0 <= y0 < y1 <= page.height, row


def test_the_columns_are_named(sample: Sample) -> None:
    assert words_table(sample.reading, sample.scan).splitlines()[0].split("\t") == list(COLUMNS)


@pytest.mark.parametrize(
    ("name", "text", "by", "part", "why"),
    [
        ("cong-van", "1386/STP-VBPQ", "pen", "text", "a word with a handwritten part is handwritten"),
        ("cong-van", "Kính", "print", "text", "what is printed is not"),
        ("thong-tu", "ĐẾN", "stamp", "received_stamp", "a stamp's words are no words of the text"),
    ],
)
def test_what_put_a_word_there_is_said(name: str, text: str, by: str, part: str, why: str) -> None:
    found = {(row["by"], row["part"]) for row in rows(made(name)) if row["text"] == text}
    assert (by, part) in found, why
