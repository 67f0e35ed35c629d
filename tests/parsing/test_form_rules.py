"""Which rules a document was formed by: told by its code, its date, or a word that no other rules have."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.code_parts import code_parts
from ocr_pipeline.parsing.form_rules import Heading, dated_types, form_rules, heading_of, regimes_of, rules_of
from ocr_pipeline.parsing.issuers.days import days_of
from schemas import FieldValue


def _date(value: str | None, *, flagged: bool = False) -> FieldValue:
    return FieldValue(value=value, needs_review=flagged, reasons=("by hand",) if flagged else ())


@pytest.mark.parametrize(
    ("why", "code", "day", "urgency", "key"),
    [
        ("the day of its signing", "15/QĐ-BNV", "2020-03-05", None, "30/2020"),
        ("the day before it", "15/QĐ-BNV", "2020-03-04", None, "01/2011"),
        ("the first day of the circular", "15/QĐ-BNV", "2011-03-05", None, "01/2011"),
        ("the day before it", "15/QĐ-BNV", "2011-03-04", None, "55/2005"),
        ("a letter follows the same rules", "234/SYT-VP", "2024-05-09", None, "30/2020"),
        ("the grammar of the Party goes before the date", "05-NQ/ĐU", "2024-05-09", None, "party"),
        ("the year in the code too", "28/2023/QĐ-UBND", "2023-12-21", None, "34/2016"),
        ("after the newer ones", "5/2025/TT-BNV", "2025-05-14", None, "78/2025"),
        ("older ones were not seen", "5/2009/TT-BNV", "2009-05-14", None, "normative"),
        ("a law", "64/2025/QH15", "2025-02-19", None, "normative"),
        ("before all rules that are known here", "15/QĐ-BNV", "2004-05-09", None, None),
        ("no code: the date tells", None, "2024-05-09", None, "30/2020"),
        ("no date: an abbreviation that only one has", "7/GUQ-SYT", None, None, "30/2020"),
        ("the older one of the same type", "7/TTh-SYT", None, None, "01/2011"),
        ("an abbreviation that both have tells nothing", "15/QĐ-BNV", None, None, None),
        ("a mark of urgency that only one has", None, None, "HỎA TỐC HẸN GIỜ", "01/2011"),
        ("a mark that both have tells nothing", None, None, "KHẨN", None),
        ("nothing at all", None, None, None, None),
    ],
)
def test_the_rules(why: str, code: str | None, day: str | None, urgency: str | None, key: str | None) -> None:
    formed = rules_of(code_parts(code) if code else None, days_of(_date(day)), urgency)
    assert (formed.rules.key if formed else None) == key, why
    assert formed is None or all(formed.evidence), why


@pytest.mark.parametrize(
    ("why", "said", "heading", "key"),
    [
        ("the Party's name goes before the code and the date", "ĐẢNG CỘNG SẢN VIỆT NAM", "party", "party"),
        ("lost marks", "ĐANG CONG SAN\nVIÊT NAM", "party", "party"),
        ("quốc hiệu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập", "state", "30/2020"),
        ("neither", "Phú Thọ, ngày 12", None, "30/2020"),
        ("both tell nothing", "ĐẢNG CỘNG SẢN VIỆT NAM CỘNG HÒA XÃ HỘI CHỦ NGHĨA", None, "30/2020"),
    ],
)
def test_the_heading(why: str, said: str, heading: str | None, key: str) -> None:
    assert heading_of(said) == heading, why
    formed = rules_of(code_parts("15/QĐ-BNV"), days_of(_date("2024-05-09")), None, heading_of(said))
    assert formed is not None
    assert formed.rules.key == key, why


def test_a_day_by_hand_still_tells_the_year() -> None:
    formed = rules_of(None, days_of(_date("2024-05-09", flagged=True)))
    assert formed is not None
    assert formed.rules.key == "30/2020"


def test_a_day_by_hand_in_a_year_of_two_rules_tells_nothing() -> None:
    assert rules_of(None, days_of(_date("2020-05-09", flagged=True))) is None


def test_what_the_rules_know() -> None:
    rules = form_rules()
    assert len(rules["30/2020"].types) == 27
    assert {"GN", "TTh", "UQ"} <= rules["01/2011"].types - rules["30/2020"].types
    assert {"BGN", "BTT", "GUQ", "PB"} <= rules["30/2020"].types - rules["01/2011"].types
    assert set(rules["01/2011"].grades) - set(rules["30/2020"].grades) == {"HỎA TỐC HẸN GIỜ"}
    assert (rules["01/2011"].copies, rules["30/2020"].copies) == (("SY", "TS", "SL"), ("SY", "TrS", "SL"))
    assert [key for key, each in rules.items() if not each.national] == ["party"]
    assert rules["55/2005"].types == frozenset()


@pytest.mark.parametrize(
    ("code", "known_to"),
    [
        ("15/QĐ-BNV", {"55/2005", "01/2011", "30/2020"}),
        ("234/SYT-VP", {"55/2005", "01/2011", "30/2020"}),
        ("30/2020/NĐ-CP", {"55/2005", "01/2011", "30/2020", "normative", "34/2016", "78/2025"}),
        ("64/2025/QH15", {"55/2005", "01/2011", "30/2020", "normative"}),
        ("05-NQ/ĐU", {"party"}),
        ("12-CV/TU", {"party"}),
        ("127/UB-QĐ-NĐ", set()),
    ],
)
def test_which_rules_know_the_grammar_of_a_code(code: str, known_to: set[str]) -> None:
    parts = code_parts(code)
    assert parts is not None
    assert {key for key, rules in form_rules().items() if parts.form in rules.codes} == known_to


def test_every_set_of_rules_says_where_it_is_laid_down() -> None:
    assert all(rules.source and rules.codes for rules in form_rules().values())
    assert form_rules()["party"].expects() == {"codes": ["party"], "signs": ["T/M", "K/T", "T/L", "TUQ.", "Q."]}
    assert "signs" not in form_rules()["55/2005"].expects()


@pytest.mark.parametrize(
    ("why", "heading", "day", "regimes"),
    [
        ("the Party's name: its own types alone", "party", "2024-05-09", {"party"}),
        ("quốc hiệu: those of the day, and normative ones", "state", "2024-05-09", {"nd30", "qppl", "practice"}),
        ("the circular's time", "state", "2015-05-09", {"tt01", "qppl", "practice"}),
        (
            "rules that were not seen may know all types",
            "state",
            "2009-05-09",
            {"tt01", "nd30", "qppl", "practice"},
        ),
        ("so may those before them", "state", "2001-05-09", {"tt01", "nd30", "qppl", "practice"}),
        ("no date", "state", None, {"tt01", "nd30", "qppl", "practice"}),
        ("no heading: it may be the Party's", None, "2024-05-09", {"nd30", "party", "qppl", "practice"}),
    ],
)
def test_heading_and_date_tell_which_types_to_look_for(
    why: str, heading: Heading | None, day: str | None, regimes: set[str]
) -> None:
    assert set(regimes_of(heading, days_of(_date(day)))) == regimes, why


def test_decrees_and_circulars_have_a_year_in_their_codes() -> None:
    assert dated_types() == {"NĐ", "TT", "TTLT"}
