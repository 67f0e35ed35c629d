"""A word of the subject that was read in doubt stands elsewhere in the document, or something else stands there."""

from __future__ import annotations

import pytest

from schemas import FieldValue
from tests.layout.typed_pages import SENTENCES, WIDTH, Ink, fields_of, page

HEAD = ("ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ", "Số: 15/QĐ-UBND")
BESIDE = Ink(second="lu", confidence=0.8)


def subject_of(subject: str, said_again: str, *, inks: dict[str, Ink]) -> FieldValue:
    """The subject of a decision whose body says something of it again."""
    made = page(inks).header(HEAD).title("QUYẾT ĐỊNH")
    made.centred((subject,), WIDTH // 2, made.y)
    found: FieldValue = fields_of(made.body(*SENTENCES, said_again))["subject"]
    return found


@pytest.mark.parametrize(
    ("again", "flagged"),
    [
        pytest.param("Điều 1. Ban hành Quy chế làm việc của Hội đồng.", False, id="the same neighbours"),
        pytest.param("Điều 1. Ban hành Quy chế của Hội đồng.", True, id="said nowhere else"),
        pytest.param("Điều 1. Các đơn vị làm báo cáo trong quý.", True, id="other neighbours"),
    ],
)
def test_a_word_that_the_body_has_too_is_no_doubt(again: str, flagged: bool) -> None:
    found = subject_of("Ban hành Quy chế làm việc của Hội đồng", again, inks={"làm": BESIDE})
    assert (found.value, found.needs_review) == ("Ban hành Quy chế làm việc của Hội đồng", flagged)


def test_what_is_no_word_is_taken_from_there_and_doubted() -> None:
    found = subject_of(
        "Ban hành Quy chế lxm việc của Hội đồng",
        "Điều 1. Ban hành Quy chế làm việc của Hội đồng.",
        inks={"lxm": Ink(confidence=0.3)},
    )
    assert (found.value, found.needs_review) == ("Ban hành Quy chế làm việc của Hội đồng", True)
    assert "read as lxm; taken for làm as elsewhere in the document" in found.reasons


@pytest.mark.parametrize(
    ("subject", "again", "value"),
    [
        pytest.param(
            "Ban hành Quy chế phát triển dulch",
            "Điều 1. Ban hành Quy chế phát triển du lịch của tỉnh.",
            "Ban hành Quy chế phát triển du lịch",
            id="at the subject's end",
        ),
        pytest.param(
            "Ban hành Quy chế phát triển dulch của tỉnh",
            "Điều 1. Ban hành Quy chế phát triển du lịch của tỉnh.",
            "Ban hành Quy chế phát triển du lịch của tỉnh",
            id="before the same word",
        ),
        pytest.param(
            "Ban hành Quy chế phát triển dulch năm",
            "Điều 1. Ban hành Quy chế phát triển du lịch của tỉnh.",
            "Ban hành Quy chế phát triển dulch năm",
            id="before another word it stays as it was read",
        ),
    ],
)
def test_two_words_read_as_one_are_two_as_elsewhere_and_doubted(subject: str, again: str, value: str) -> None:
    found = subject_of(subject, again, inks={"dulch": Ink(confidence=0.3)})
    assert (found.value, found.needs_review) == (value, True)


def test_a_word_of_the_language_stays_whatever_stands_elsewhere() -> None:
    found = subject_of(
        "Ban hành Quy chế quản lý của Hội đồng", "Điều 1. Ban hành Quy chế làm việc của Hội đồng.", inks={}
    )
    assert (found.value, found.needs_review) == ("Ban hành Quy chế quản lý của Hội đồng", False)


def test_no_other_place_says_what_a_figure_is() -> None:
    found = subject_of(
        "Kế hoạch cải cách năm 2021 của tỉnh",
        "Điều 1. Ban hành Kế hoạch cải cách năm 2021 của tỉnh.",
        inks={"2021": Ink(second="2031")},
    )
    assert found.needs_review
    found = subject_of(
        "Kế hoạch cải cách năm 2x21 của tỉnh",
        "Điều 1. Ban hành Kế hoạch cải cách năm 2021 của tỉnh.",
        inks={"2x21": Ink(confidence=0.3)},
    )
    assert (found.value, found.needs_review) == ("Kế hoạch cải cách năm 2x21 của tỉnh", True)


@pytest.mark.parametrize(
    ("again", "flagged"),
    [
        ("Điều 1. Các đơn vị góp quyển giới thiệu về Trường.", True),
        ("Điều 1. Các đơn vị góp quyền giới thiệu về Trường.", False),
        ("Điều 1. Các đơn vị góp bài giới thiệu về Trường.", False),
    ],
)
def test_other_marks_elsewhere_are_a_doubt_though_both_looks_agree(again: str, flagged: bool) -> None:
    found = subject_of("Về việc góp quyền giới thiệu về Trường", again, inks={})
    assert (found.value, found.needs_review) == ("Về việc góp quyền giới thiệu về Trường", flagged)
