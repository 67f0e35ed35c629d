"""Lines that share twelve words with a held-out text are found, and no others."""

from __future__ import annotations

import numpy as np
import pytest

from diacritics.training.overlap import RUN, quoting_lines, runs
from diacritics.training.passages import PassageReader

WORDS = "một hai ba bốn năm sáu bảy tám chín mười trăm nghìn triệu tỷ".split()
HELD_OUT = " ".join(WORDS)


@pytest.mark.parametrize(
    ("line", "expected", "why"),
    [
        (HELD_OUT, True, "the text itself"),
        (" ".join(WORDS[:12]), True, "its first twelve words"),
        (" ".join(WORDS[2:]), True, "its last twelve words"),
        (" ".join(WORDS[:11]), False, "eleven words are no quotation"),
        ("của " + " ".join(WORDS[1:13]) + " là", True, "twelve words inside a longer line"),
        (", ".join(WORDS[:12]).upper(), True, "marks and capitals make no difference"),
        (" ".join([*WORDS[:6], "và", *WORDS[6:]]), False, "a word more in the middle"),
        (" ".join(WORDS[:6] + WORDS[7:]), False, "a word less in the middle"),
        (" ".join(WORDS[:6]) + "\n" + " ".join(WORDS[6:]), True, "the run goes on over the end of a line"),
    ],
)
def test_a_line_quotes_or_not(line: str, expected: bool, why: str) -> None:
    reader = PassageReader()
    held_out = np.unique(runs(reader.read([HELD_OUT]).forms))
    passages = reader.read(["xin chào\n" + line])
    assert quoting_lines(passages, held_out)[1:].any() == expected, why
    assert not quoting_lines(passages, held_out)[0]


def test_every_line_that_takes_part_in_a_run_is_left_out() -> None:
    reader = PassageReader()
    held_out = np.unique(runs(reader.read([HELD_OUT]).forms))
    lines = ["xin chào", "của " + " ".join(WORDS[:5]), " ".join(WORDS[5:8]), " ".join(WORDS[8:12]) + " là", "xin chào"]
    assert quoting_lines(reader.read(["\n".join(lines)]), held_out).tolist() == [False, True, True, True, False]


def test_numbers_are_all_alike() -> None:
    reader = PassageReader()
    text = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ"
    held_out = np.unique(runs(reader.read([text]).forms))
    other = text.replace("30/2020", "78/2025").replace("05", "17").replace(" 2020", " 2025")
    assert quoting_lines(reader.read([other]), held_out).tolist() == [True]


def test_a_text_shorter_than_a_run_has_none() -> None:
    assert len(runs(np.arange(RUN - 1, dtype=np.int32))) == 0
    assert len(runs(np.arange(RUN, dtype=np.int32))) == 1
    reader = PassageReader()
    assert quoting_lines(reader.read(["một hai ba"]), np.zeros(0, np.uint64)).tolist() == [False]
    assert quoting_lines(reader.read([]), np.zeros(0, np.uint64)).tolist() == []
