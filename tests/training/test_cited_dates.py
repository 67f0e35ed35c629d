"""Which date documents give to a code: counted once a document, kept where nearly all agree."""

from __future__ import annotations

import pytest

from training.cited_dates import HEAD, cited, known, table

DECREE = ("30/2020/NĐ-CP", "2020-03-05")


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ", [DECREE], "in words"),
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2020", [DECREE], "in figures"),
        ("Nghị định số 30/2020/NĐ-CP của Chính phủ, ngày 5/3/2020", [DECREE], "the issuer between"),
        ("Thông tư 01/2011/TT-BNV ngày 19/01/2011", [("1/2011/TT-BNV", "2011-01-19")], "without the zero"),
        ("Nghị định số 30/2020/NĐ-CP ngày 05/3/2021", [], "of another year than its code's"),
        ("Quyết định số 33/2021/QĐ-UBND ngày 05/3/2021", [], "every province has one"),
        ("Nghị định số 30/2020/NĐ-CP ngày 31/02/2020", [], "no day"),
        ("Nghị định số 30/2020/NĐ-CP; họp ngày 05/3/2020", [], "another clause's date"),
        ("Công văn số 12/SNV-VP ngày 05/3/2020", [], "no year in the code"),
    ],
)
def test_the_date_behind_a_code(text: str, found: list[tuple[str, str]], why: str) -> None:
    assert list(cited(text)) == found, why


def of(day: str) -> str:
    return f"Nghị định số 30/2020/NĐ-CP ngày {day}"


@pytest.mark.parametrize(
    ("texts", "kept", "why"),
    [
        ([of("05/3/2020")] * 2, dict([DECREE]), "two documents agree"),
        ([of("05/3/2020") * 3], {}, "one document, however often it says so"),
        ([*[of("05/3/2020")] * 4, of("06/3/2020")], dict([DECREE]), "nearly all"),
        ([*[of("05/3/2020")] * 2, of("06/3/2020")], {}, "a third says otherwise"),
    ],
)
def test_what_is_known(texts: list[str], kept: dict[str, str], why: str) -> None:
    assert known(texts) == kept, why


def decree(number: int, day: str) -> str:
    return f"Nghị định số {number}/2020/NĐ-CP ngày {day}"


@pytest.mark.parametrize(
    ("day", "behind", "kept", "why"),
    [
        ("10/3/2020", "20/3/2020", True, "between the numbers before and behind"),
        ("10/4/2020", "20/3/2020", False, "later than the number behind"),
        ("10/3/2020", "20/9/2020", False, "the two are too far apart to say much"),
    ],
)
def test_what_one_document_says_is_kept_where_it_is_in_order(day: str, behind: str, kept: bool, why: str) -> None:
    texts = [*[f"{of('05/3/2020')} {decree(35, behind)}"] * 2, decree(33, day)]
    assert ("33/2020/NĐ-CP" in known(texts)) is kept, why


def test_the_table_is_in_order() -> None:
    texts = [of("05/3/2020") + "\nThông tư số 01/2011/TT-BNV ngày 19/01/2011"] * 2
    assert table(texts) == HEAD + "1/2011/TT-BNV\t2011-01-19\n30/2020/NĐ-CP\t2020-03-05\n"
