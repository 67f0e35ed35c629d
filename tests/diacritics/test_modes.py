"""Which lines are trusted."""

from __future__ import annotations

import pytest

from diacritics.modes import Mode, line_modes
from diacritics.tokens import tokenize


def modes(*lines: str, mode: Mode = Mode.AUTO) -> list[Mode]:
    return line_modes([tokenize(line) for line in lines], mode)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Quyết định của Ủy ban nhân dân tỉnh", Mode.CLEAN),
        ("Quyét dinh cua Uy ban nhan dan tinh", Mode.NOISY),
        ("Quyet dinh cua Uy ban nhan dan tinh", Mode.NOISY),
        ("The General Assembly of the United Nations", Mode.CLEAN),
    ],
)
def test_a_line_alone(line: str, expected: Mode) -> None:
    assert modes(line) == [expected]


def test_a_short_line_is_judged_by_its_document() -> None:
    assert modes("Quyết định của Ủy ban nhân dân tỉnh về việc phê duyệt", "TINH QUANG NINH") == [Mode.CLEAN, Mode.CLEAN]


def test_a_document_may_hold_both() -> None:
    damaged = "Quyet dinh cua Uy ban nhan dan tinh ve viec phe duyet phuong an"
    right = "Quyết định của Ủy ban nhân dân tỉnh về việc phê duyệt phương án"
    assert modes(right, damaged) == [Mode.CLEAN, Mode.NOISY]


def test_a_given_mode_holds_but_for_another_language() -> None:
    lines = ("Quyết định của Ủy ban", "The General Assembly of the United Nations")
    assert modes(*lines, mode=Mode.NOISY) == [Mode.NOISY, Mode.CLEAN]


def test_no_lines_have_no_modes() -> None:
    assert modes() == []
