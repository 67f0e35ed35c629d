"""Training text as arrays: what is a word, how it is capitalised, and what is a paragraph."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from diacritics.training.passages import ALL_CAPITAL, CAPITALISED, SMALL, PassageReader
from diacritics.words import CLASSES


def read(*documents: str) -> tuple[list[str], list[list[str]]]:
    """The forms of all words, and the paragraphs they make."""
    reader = PassageReader()
    passages = reader.read(documents)
    names = list(reader.forms)
    forms = [names[form] for form in passages.forms.tolist()]
    begins = passages.paragraphs().tolist()
    return forms, [forms[a:b] for a, b in pairwise(begins)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Căn cứ Luật số 1/2020/QH14;", "căn cứ luật số <code>"),
        ("UỶ BAN hoà bình", "ủy ban hòa bình"),
        ("1. Tổng số: 1.245, đạt 96,2%", "<n> tổng số <n> đạt <n> <n>"),
        ("HĐND, UBND (khóa XV)", "hđnd ubnd khóa xv"),
        ("- ; …", ""),
    ],
)
def test_the_words_of_a_line(text: str, expected: str) -> None:
    assert " ".join(read(text)[0]) == expected


@pytest.mark.parametrize(
    ("documents", "paragraphs"),
    [
        (["một hai\nBa bốn"], ["một hai", "ba bốn"]),
        (["một hai\nba bốn"], ["một hai ba bốn"]),
        (["một hai\n---\nba bốn"], ["một hai ba bốn"]),
        (["một hai", "ba bốn"], ["một hai", "ba bốn"]),
        (["một hai.\n\na) ba\nb) bốn"], ["một hai", "a ba", "b bốn"]),
        ([" ".join(["là"] * 12) + "\nBa"], [" ".join(["là"] * 12) + " ba"]),
        ([" ".join(["là"] * 12) + ".\nBa"], [" ".join(["là"] * 12), "ba"]),
        ([], []),
    ],
)
def test_lines_that_go_on_are_one_paragraph(documents: list[str], paragraphs: list[str]) -> None:
    assert [" ".join(words) for words in read(*documents)[1]] == paragraphs


def test_shapes_and_initials() -> None:
    reader = PassageReader()
    passages = reader.read(["Giám đốc Sở Tư pháp. Theo UBND: “Ban hành” - Về việc, Ủy ban"])
    names = list(reader.forms)
    got = {
        names[form]: (shape, initial)
        for form, shape, initial in zip(
            passages.forms.tolist(), passages.shapes.tolist(), passages.initial.tolist(), strict=True
        )
    }
    assert got["giám"] == (CAPITALISED, True)
    assert got["đốc"] == (SMALL, False)
    assert got["sở"] == (CAPITALISED, False)
    assert got["theo"] == (CAPITALISED, True)
    assert got["ubnd"] == (ALL_CAPITAL, False)
    assert got["về"] == (CAPITALISED, True)
    assert got["ủy"] == (CAPITALISED, False)


def test_one_reader_numbers_all_texts_alike() -> None:
    reader = PassageReader()
    first, second = reader.read(["một hai"]), reader.read(["hai ba"])
    assert first.forms[1] == second.forms[0] >= len(CLASSES)


def test_lines_left_out_leave_a_gap() -> None:
    reader = PassageReader()
    passages = reader.read(["Một hai\nba bốn\nnăm sáu\nBảy"])
    assert len(passages.paragraphs()) == 3
    kept = passages.only(np.array([True, False, True, True]))
    names = list(reader.forms)
    assert [names[form] for form in kept.forms.tolist()] == ["một", "hai", "năm", "sáu", "bảy"]
    assert kept.paragraphs().tolist() == [0, 2, 4, 5]
