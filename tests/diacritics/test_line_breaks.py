"""Which lines are one paragraph."""

from __future__ import annotations

import pytest

from diacritics.line_breaks import goes_on


@pytest.mark.parametrize(
    ("words_before", "closed", "line", "expected", "why"),
    [
        (12, False, "Trị về việc hướng dẫn góp vốn", True, "the line before was full"),
        (12, False, "219/2013/TT-BTC ngày 31/12/2013", True, "a number may stand there too"),
        (3, False, "CỘNG HÒA XÃ HỘI", False, "the line before was short: a heading"),
        (12, True, "Căn cứ Luật Đất đai", False, "the line before was closed"),
        (3, False, "hướng dẫn thi hành", True, "a small letter goes on in any case"),
        (12, True, "hướng dẫn thi hành", True, "a small letter goes on in any case"),
        (12, False, "a) Là tài sản", False, "a point of a list"),
        (12, False, "đ) Các tài liệu", False, "a point of a list"),
        (12, False, "ở cơ sở", True, "a word of one letter is no label"),
        (12, False, "- Như trên", False, "a dash begins something new"),
        (12, False, "(bản giấy)", False, "a bracket begins something new"),
        (0, False, "hướng dẫn", False, "there is no line before"),
        (12, False, "", False, "an empty line"),
        (12, False, " \t", False, "an empty line"),
    ],
)
def test_a_line_goes_on_or_not(words_before: int, closed: bool, line: str, expected: bool, why: str) -> None:
    assert goes_on(words_before, line, closed=closed) is expected, why
