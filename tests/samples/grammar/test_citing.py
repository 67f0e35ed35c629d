"""Citations: what is printed, what is marked, what is flawed, and how a document is named the next time."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples.grammar.citing import Citer, Paper
from samples.grammar.dice import Dice
from samples.grammar.laws import in_force
from samples.grammar.ledger import Ledger
from samples.grammar.numbering import Code, number_on
from samples.markup import plain
from schemas import Relation

_DAY = dt.date(2024, 5, 9)
_PLAN = Paper(
    "Kế hoạch",
    Code("15", "KH-UBND"),
    dt.date(2024, 2, 6),
    "Ủy ban nhân dân tỉnh",
    "về bảo đảm an toàn thực phẩm năm 2024",
)
_NORMATIVE = Paper("Quyết định", Code("31", "QĐ-UBND", year=2017), dt.date(2017, 9, 17), "Ủy ban nhân dân tỉnh")
SEEDS = st.integers(min_value=0, max_value=10**6)

CODES = [
    (Code("15", "KH-UBND"), "15/KH-UBND", "number, notation"),
    (Code("06", "QĐ-UBND", year=2024), "06/2024/QĐ-UBND", "the year of a normative document stands between"),
    (Code("05", "NQ/ĐU", party=True), "05-NQ/ĐU", "the Party joins them by a hyphen"),
    (Code("1386", "STP-VBPQ"), "1386/STP-VBPQ", "a letter has agency and unit"),
]


@pytest.mark.parametrize(("code", "text", "why"), CODES)
def test_codes_are_put_together_as_their_issuers_do(code: Code, text: str, why: str) -> None:
    assert code.text == text, why


def test_numbers_grow_through_the_year() -> None:
    early = [int(number_on(Dice(seed, "a test"), "province", "QĐ", dt.date(2024, 2, 1))) for seed in range(30)]
    late = [int(number_on(Dice(seed, "a test"), "province", "QĐ", dt.date(2024, 11, 1))) for seed in range(30)]
    assert max(early) < min(late)


def test_the_first_numbers_of_a_year_have_a_zero_in_front() -> None:
    assert re.fullmatch(r"0\d", number_on(Dice(1, "a test"), "commune", "NQ", dt.date(2024, 1, 2)))


@given(SEEDS)
def test_a_paper_is_printed_as_its_facts_say(seed: int) -> None:
    ledger = Ledger()
    text = Citer(Dice(seed, "a test"), ledger, _DAY, "words").paper(_NORMATIVE, Relation.REPLACES)
    (cited,) = ledger.citations.values()
    said = plain(text)["c.cited_1"]
    assert cited.code is not None
    assert cited.code in said
    if "no_date" in cited.defects:
        assert "ngày" not in said
    elif "date_conflict" in cited.defects:
        assert cited.date is not None
        assert cited.date.year != 2017
        assert f"năm {cited.date.year}" in said
    else:
        assert "ngày 17 tháng 9 năm 2017" in said


def test_a_paper_goes_on_with_issuer_and_title() -> None:
    ledger = Ledger()
    text = Citer(Dice(4, "a test"), ledger, _DAY, "figures").paper(_PLAN, Relation.IMPLEMENTS)
    assert plain(text)[""] == (
        "Kế hoạch số 15/KH-UBND ngày 06/02/2024 của Ủy ban nhân dân tỉnh về bảo đảm an toàn thực phẩm năm 2024"
    )


def test_the_party_sets_a_comma_before_the_date() -> None:
    paper = Paper("Nghị quyết", Code("12", "NQ/TU", party=True), dt.date(2023, 9, 5), "Ban Thường vụ Tỉnh ủy")
    text = Citer(Dice(4, "a test"), Ledger(), _DAY, "party").paper(paper, Relation.BASIS, basis=True)
    assert plain(text)[""] == "Nghị quyết số 12-NQ/TU, ngày 05/9/2023 của Ban Thường vụ Tỉnh ủy"


def test_a_paper_cited_again_is_the_same_document() -> None:
    ledger = Ledger()
    citer = Citer(Dice(4, "a test"), ledger, _DAY, "words")
    citer.paper(_PLAN, Relation.IMPLEMENTS)
    assert citer.again() == "{c.cited_1.2:Kế hoạch số 15/KH-UBND}"
    assert citer.again("Công văn") is None
    assert len(ledger.citations) == 1


@given(SEEDS)
def test_a_law_cited_again_is_named_in_short(seed: int) -> None:
    ledger = Ledger()
    citer = Citer(Dice(seed, "a test"), ledger, _DAY, "words")
    (land,) = in_force("land", _DAY)
    first = plain(citer.law(land, Relation.BASIS, basis=True))[""]
    assert re.fullmatch(r"Luật Đất đai( số 45/2013/QH13)? ngày 29 tháng 11 năm 2013", first)
    assert plain(citer.law(land, Relation.REFERS))[""] in ("Luật Đất đai", "Luật Đất đai năm 2013")
    assert len(ledger.citations) == 1


def test_a_decree_is_cited_with_number_issuer_and_title() -> None:
    (decree,) = in_force("clerical", _DAY)
    text = Citer(Dice(4, "a test"), Ledger(), _DAY, "words").law(decree, Relation.BASIS, basis=True)
    assert plain(text)[""] == "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư"


IN_FORCE = [
    ("land", dt.date(2010, 1, 1), ["2003-11-26"], "the law of 2003"),
    ("land", dt.date(2024, 7, 31), ["2013-11-29"], "the last day of the law of 2013"),
    ("land", dt.date(2024, 8, 1), ["2024-01-18"], "the first of the law of 2024"),
    ("construction", dt.date(2022, 1, 1), ["2014-06-18", "2020-06-17"], "a law and the one that amends it"),
    ("digital_programme", dt.date(2015, 1, 1), [], "before there was one"),
]


@pytest.mark.parametrize(("family", "day", "dates", "why"), IN_FORCE)
def test_the_version_of_the_day_is_cited(family: str, day: dt.date, dates: list[str], why: str) -> None:
    assert [law.date.isoformat() for law in in_force(family, day)] == dates, why
