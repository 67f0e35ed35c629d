"""Of two readings of a citation the one is given that rules and tables say more for; both are told."""

from __future__ import annotations

import pytest

from schemas import Citation
from tests.layout.typed_pages import SENTENCES, Ink, Inks, fields_of, page


def cited(line: str, inks: Inks) -> tuple[Citation, ...]:
    """What a page cites whose words were read a second time as ``inks`` say."""
    made = page(inks).header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/QĐ-SYT")).title("QUYẾT ĐỊNH", "Về thi đua")
    found = fields_of(made.body(line, *SENTENCES))["citations"]
    assert isinstance(found, tuple)
    return found


TAKEN = [
    ("Nghị định số 36/2020/NĐ-CP ngày 05/3/2020", {"36/2020/NĐ-CP": "30/2020/NĐ-CP"}, "30/2020/NĐ-CP", "2020-03-05",
     "others cite this code with this date"),
    ("Nghị định số 30/2020/NĐ-CP ngày 05 tháng 8 năm 2020", {"8": "3"}, "30/2020/NĐ-CP", "2020-03-05", "a known date"),
    ("Quyết định số 2/QĐ-TTg ngày 24/3/2021", {"2/QĐ-TTg": "12/QĐ-TTg"}, "12/QĐ-TTg", "2021-03-24", "a lost figure"),
    ("Quyết định số 12/QĐ-TTg ngày 24/33/2021", {"24/33/2021": "24/3/2021"}, "12/QĐ-TTg", "2021-03-24", "a real date"),
    ("Quyết định số 12/QĐ-TTg ngày 24/3/2091", {"24/3/2091": "24/3/2021"}, "12/QĐ-TTg", "2021-03-24", "not later"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "second", "code", "date", "why"), TAKEN)
def test_the_reading_that_more_is_said_for_is_given_and_flagged(
    line: str, second: dict[str, str], code: str, date: str, why: str
) -> None:
    inks: Inks = {word: Ink(second=other) for word, other in second.items()}
    found = cited(f"Căn cứ {line} của Chính phủ;", inks)
    assert [(one.code, one.date) for one in found] == [(code, date)], why
    assert found[0].needs_review
    assert "was taken" in " ".join(found[0].reasons)


KEPT = [
    (
        "Nghị quyết số 38/NQ-HĐND ngày 10/12/2020",
        {"38/NQ-HĐND": "58/NQ-HĐND"},
        "38/NQ-HĐND",
        "nothing tells which",
    ),
    ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020", {"30/2020/NĐ-CP": "36/2020/NĐ-CP"}, "30/2020/NĐ-CP", "known"),
    ("Quyết định số 12/QĐ-TTg ngày 24/3/2021", {"12/QĐ-TTg": "2/QĐ-TTg"}, "12/QĐ-TTg", "the other lost a figure"),
    ("Quyết định số 12/QĐ-TTg ngày 24/3/2021", {"12/QĐ-TTg": "12"}, "12/QĐ-TTg", "the other lost the symbol"),
]


@pytest.mark.parametrize(("line", "second", "code", "why"), KEPT)
def test_the_first_reading_stands_where_nothing_speaks_for_the_other(
    line: str, second: dict[str, str], code: str, why: str
) -> None:
    inks: Inks = {word: Ink(second=other) for word, other in second.items()}
    found = cited(f"Căn cứ {line} của Chính phủ;", inks)
    assert [one.code for one in found] == [code], why
    assert "was taken" not in " ".join(found[0].reasons)


def test_a_document_that_is_cited_twice_is_one_when_the_other_reading_says_so() -> None:
    twice = "Căn cứ Quyết định số 562/QĐ-SYT ngày 20/4/2021; thực hiện Quyết định số 582/QĐ-SYT ngày 20/4/2021;"
    found = cited(twice, {"582/QĐ-SYT": Ink(second="562/QĐ-SYT")})
    assert [(one.code, len(one.mentions)) for one in found] == [("562/QĐ-SYT", 2)]
