"""Titles of laws that are known."""

from __future__ import annotations

import datetime as dt

import pytest

from ocr_pipeline.parsing.citing.law_titles import dated_otherwise, known_laws, known_title_at, only_date, put_right
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.tables import table_rows

AT = [
    ("Đất đai ngày 29", "Đất đai", "up to the date"),
    ("Quy hoạch đô thị và nông thôn;", "Quy hoạch đô thị và nông thôn", "the longest title that stands there"),
    ("Quy hoạch đô thị ngày", "Quy hoạch đô thị", "not the longer one that does not"),
    ("Quy hoạch năm 2017", "Quy hoạch", "nor a longer one by its first words"),
    ("Bảo vệ\nmôi trường ngày", "Bảo vệ môi trường", "broken over lines"),
    ("Tài nguyên môi trường biển và hải đảo ngày", "Tài nguyên, môi trường biển và hải đảo", "with its comma lost"),
]


@pytest.mark.parametrize(("words", "title", "why"), AT)
def test_a_known_title_is_found_where_it_stands(words: str, title: str, why: str) -> None:
    found = known_title_at("Luật", fold(words), 0)
    assert found is not None
    assert found[0].title == title, why


NOT_AT = [
    ("Đất đaiii", "a longer word"),
    ("Trồng rừng", "no law of that title"),
    ("", "nothing"),
    ("đai", "the middle of a title"),
]


@pytest.mark.parametrize(("words", "why"), NOT_AT)
def test_no_other_words_are_a_known_title(words: str, why: str) -> None:
    assert known_title_at("Luật", fold(words), 0) is None, why


PUT_RIGHT = [
    (
        "Luật",
        "sửa đổi, bổ sung một số điều của Luật Giá",
        "sửa đổi, bổ sung một số điều của Luật Giá",
        False,
        "the words that all amending laws share tell nothing: it is not that of Luật Dược",
    ),
    (
        "Luật",
        "sửa đổi, bổ sung một số điều của 10 Luật có liên quan đến an ninh",
        "sửa đổi, bổ sung một số điều của 10 Luật có liên quan đến an ninh",
        False,
        "a figure is never dropped",
    ),
    ("Luật", "Đất đai", "Đất đai", False, "as it is"),
    ("Luật", "đất đai", "đất đai", False, "older papers write it small"),
    ("Luật", "Đât đại", "Đất đai", False, "only marks are damaged: the letters prove it"),
    ("Luật", "Bảo vệ môi trườnq", "Bảo vệ môi trường", True, "a letter is damaged: someone must look"),
    (
        "Luật",
        "sửa đổi, bổ sung một số điều của 12 luật có liên quan đến quy hoạch",
        "sửa đổi, bổ sung một số điều của 12 luật có liên quan đến quy hoạch",
        True,
        "no figure of a title is changed for that of another",
    ),
    ("Luật", "Ngên sách ah3 nước", "Ngên sách ah3 nước", True, "too damaged to be put right, but near"),
    ("Luật", "Trồng cây gây rừng mới", "Trồng cây gây rừng mới", False, "a title that no table knows"),
    (
        "Pháp lệnh",
        "sửa đổi, bổ sung mộl số điều của Pháp lệnh Cán bộ, công chức",
        "sửa đổi, bổ sung một số điều của Pháp lệnh Cán bộ, công chức",
        True,
        "the words that all amending laws have",
    ),
    (
        "Luật",
        "sửa đổi, bổ sung một số điều của Luật Thủ đô",
        "sửa đổi, bổ sung một số điều của Luật Thủ đô",
        False,
        "an amending law that is not in the table",
    ),
    ("Pháp lệnh", "Bảo vệ môi trườnq", "Bảo vệ môi trườnq", False, "a known title of another type"),
]


@pytest.mark.parametrize(("kind", "printed", "title", "doubted", "why"), PUT_RIGHT)
def test_a_title_is_put_right_by_the_table(kind: str, printed: str, title: str, doubted: bool, why: str) -> None:
    given, doubt = put_right(kind, printed)
    assert (given, doubt is not None) == (title, doubted), why


MISREAD = [
    ("Thi đua, Khen thưởng", "2005-11-26", "2003-11-26", "one figure of the year"),
    ("Đất đai", "2013-11-29", None, "a date that is known"),
    ("Đất đai", "2010-11-18", None, "three figures are other ones"),
    ("Đất đai", "1987-12-29", None, "a date that is far from all known ones may be another law's"),
    ("Trồng cây", "2013-11-29", None, "a title that is not known"),
    ("Đất đai", "2013", None, "a year without its day"),
    ("Đất đai", "2012", "2013-11-29", "one figure of a year without its day"),
    ("Đất đai", "1993", None, "a year that is far from all known ones may be that of an older text"),
]


@pytest.mark.parametrize(("title", "iso", "other", "why"), MISREAD)
def test_a_date_a_figure_away_from_a_known_one_is_doubted(title: str, iso: str, other: str | None, why: str) -> None:
    assert dated_otherwise("Luật", title, iso) == other, why


def test_a_title_is_whole_again_by_its_day_only_where_its_beginning_was_lost() -> None:
    whole, day = "Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng", "2020-11-13"
    assert put_right("Luật", whole.split(" ", 4)[-1], day)[0] == whole
    assert put_right("Luật", whole.rpartition(" ở ")[0], day)[0] == whole.rpartition(" ở ")[0]


def test_only_a_law_passed_once_has_one_date() -> None:
    assert only_date("Luật", "Quy hoạch") == "2017-11-24"
    assert only_date("Luật", "Đất đai") is None
    assert only_date("Luật", "Trồng cây") is None


def test_an_ordinance_and_the_law_that_replaced_it_share_a_title() -> None:
    assert only_date("Pháp lệnh", "Xử lý vi phạm hành chính") == "2002-07-02"
    assert only_date("Luật", "Xử lý vi phạm hành chính") == "2012-06-20"


def test_the_table_holds_real_dates_and_each_title_once() -> None:
    rows = [(row["type"], fold(row["title"])) for row in table_rows("laws")]
    laws = {row: known_laws(row[0])[row[1]] for row in rows}
    assert len(laws) == len(rows) > 150
    for law in laws.values():
        assert law.dates
        assert all(dt.date.fromisoformat(date) for date in law.dates)
