"""Citations and statistics found in plain text get page, box, raw reading and the doubts about their digits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr_pipeline.parsing.evidence import with_evidence
from schemas import Citation, FieldValue, Mention, Statistic, StatisticKind
from tests.layout.typed_pages import SENTENCES, Ink, Inks, fields_of, page, text_of

CITED = "Căn cứ Quyết định số 562/QĐ-UBND ngày 20 tháng 4 năm 2021 của Ủy ban nhân dân tỉnh;"


def citation(inks: Inks | None = None) -> Citation:
    """The one citation of a page."""
    made = page(inks).header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/QĐ-SYT")).title("QUYẾT ĐỊNH", "Về thi đua")
    (found,) = fields_of(made.body(CITED, *SENTENCES))["citations"]
    assert isinstance(found, Citation)
    return found


def test_a_citation_stands_on_the_page() -> None:
    found = citation()
    assert (found.code, found.date, found.page) == ("562/QĐ-UBND", "2021-04-20", 1)
    assert found.raw is not None
    assert found.raw.startswith("Quyết định số 562/QĐ-UBND")
    assert found.bbox is not None
    assert found.bbox[2] - found.bbox[0] > 900
    assert found.mentions[0].bbox == found.bbox
    assert not found.needs_review


@pytest.mark.parametrize(
    "inks",
    [
        {"562/QĐ-UBND": Ink(second="582/QĐ-UBND")},  # two readings of the number
        {"562/QĐ-UBND": Ink(confidence=0.6)},  # a number hardly read
        {"20": Ink(second="26")},  # two readings of the day
    ],
)
def test_doubtful_digits_flag_a_citation(inks: Inks) -> None:
    assert citation(inks).needs_review


def test_a_doubtful_word_between_the_digits_flags_nothing() -> None:
    assert not citation({"tháng": Ink(confidence=0.3, second="thang")}).needs_review


def test_a_statistic_of_doubtful_digits_is_flagged() -> None:
    line = "Các đoàn đã kiểm tra 1.126 cơ sở, tăng 12,5% so với năm 2023."
    fields = fields_of(page({"1.126": Ink(second="1.128")}).body(line, *SENTENCES))
    assert {each.raw.split()[0]: each.needs_review for each in fields["statistics"]} == {"1.126": True, "12,5%": False}


@pytest.mark.parametrize(
    ("word", "second", "flagged", "why"),
    [
        ("12,5%", "12.5%", True, "a comma or a point: tenths or nothing known"),
        ("12,5%", "125%", True, "one look saw no comma"),
        ("12,5%", "12,5", True, "one look saw no sign"),
        ("12,5%", "(12,5%),", False, "signs around a figure are none of it"),
    ],
)
def test_two_looks_must_agree_on_the_signs_of_a_quantity(word: str, second: str, flagged: bool, why: str) -> None:
    line = f"Số lượt khách trong kỳ tăng {word} so với năm 2023."
    (found,) = fields_of(page({word: Ink(second=second)}).body(line, *SENTENCES))["statistics"]
    assert found.needs_review is flagged, why


@pytest.mark.parametrize(
    ("word", "sure", "coarse", "flagged"),
    [("2,9%", 0.95, True, True), ("2,9%", 0.95, False, False), ("2,9%", 0.97, True, False)],
)
def test_figures_of_few_dots_are_doubted_sooner(word: str, sure: float, coarse: bool, flagged: bool) -> None:
    text = text_of(page({word: Ink(confidence=sure)}).body(f"Số lượt khách tăng {word} so với cùng kỳ."))
    text = replace(text, coarse=frozenset({1} if coarse else ()))
    start = text.text.index(word)
    found = with_evidence(text, Statistic(value=2.9, kind=StatisticKind.PERCENT, span=(start, start + len(word))))
    assert found.needs_review is flagged


def test_what_has_no_span_is_left_alone() -> None:
    text = text_of(page().body(*SENTENCES))
    found = FieldValue(value="x")
    assert with_evidence(text, found) is found
    cited = Citation(span=(0, 4), mentions=(Mention(),))
    assert with_evidence(text, cited).mentions == (Mention(),)
