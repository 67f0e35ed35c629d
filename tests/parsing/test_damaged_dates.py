"""Dates of which words and figures were both misread: found by their shape, given clean only where all figures are."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import diacritics
from diacritics.edit_file import read_facts
from ocr_pipeline.parsing.citations import find_citations
from ocr_pipeline.parsing.damaged_dates import all_dates, altered
from ocr_pipeline.parsing.statistics import find_statistics
from ocr_pipeline.parsing.tables import digit_lookalikes

READ = [
    ("naày l8/01/2024", None, "2024-01-18", "a letter of the word and a figure"),
    ("agdy 19/6/Z015", None, "2015-06-19", "two letters of the word, a letter in the year"),
    ("nedy 19 thány 06 aăm 2023", None, "2023-06-19", "each word"),
    ("ngày 19 tháag 6 năn 2015", "2015-06-19", None, "words a letter away, all figures whole"),
    ("ngàv 19 thany 6 năm 2O15", None, "2015-06-19", "the same with a letter in the year"),
    ("19 tháag 6 năm 2015", None, "2015-06-19", "no word before the day: a guess"),
    ("l8/01/2024", None, "2024-01-18", "strokes and seven figures tell without a word"),
    ("ngdy 3l/02/2024", None, None, "there is no such day"),
    ("ngày [9/6/2023", None, "2023-06-19", "a bracket for the first figure of a day"),
]


@pytest.mark.parametrize(("text", "iso", "likely", "why"), READ)
def test_a_damaged_date_is_read_or_guessed(text: str, iso: str | None, likely: str | None, why: str) -> None:
    (found,) = all_dates(f"Luật Giá, {text};")
    assert (found.iso, found.likely, found.raw) == (iso, likely, text), why


NONE = [
    ("Hà I tháng 4 năm 2024", "no day is left, and a letter alone is none"),
    ("giao 12 trang 6 tấm 2015", "two other words"),
    ("văn bản l5/10/2019/QĐ-UB", "a code"),
    ("gồm 12/O4/xã", "no year"),
    ("ngần l/O/2Oxx", "too few figures"),
]


@pytest.mark.parametrize(("text", "why"), NONE)
def test_what_has_not_the_shape_is_none(text: str, why: str) -> None:
    assert all_dates(text) == [], why


def test_no_quantity_is_counted_in_a_damaged_date() -> None:
    text = "Luật được thông qua mgay 19 thány 06 năn 2015 tại kỳ họp."
    assert find_statistics(text, [], all_dates(text)) == []


@pytest.mark.parametrize(
    ("word", "true", "letters"),
    [("naay", "ngay", 1), ("agdy", "ngay", 2), ("ngay", "ngay", 0), ("thuoc", "ngay", 3), ("nam", "nam", 0)],
)
def test_letters_of_a_word_that_are_altered_are_counted_to_the_limit(word: str, true: str, letters: int) -> None:
    assert altered(word, true) == letters


CLAUSES = [
    ("Căn cứ Luật Đất đai, naày l8/01/2024;", "2024-01-18", "a known law, its date behind a comma"),
    ("Căn cứ Luật Giá\nngàv 19 tháne 6 năm 2023 về việc", "2023-06-19", "behind a line break"),
    ("theo Quyết định số 57/QĐ-UBND, agdy 9/3/2021;", "2021-03-09", "two letters of the word, figures whole"),
    ("theo Luật Giá, agày !9/06/2023 của", "2023-06-19", "a sign for the first figure: the rest is another day"),
    ("theo Luật Đất đai, ngày 18//2O24, Sở", "2024-01-18", "the month lost: one known date has the rest"),
    ("theo Quyết định số 57/QĐ-UBND, ngày 18//2O24, Sở", None, "the month lost, and no table knows it"),
    ("theo Nghị quyết số 29-NQ/TW, ayàv 4/11/2013 của", "2013-11-04", "the word beyond reading"),
    ("Căn cứ Luật Quy hoạch nuyài!: 24 tháng 1Ì năm 2017;", "2017-11-24", "the same, with dirt and a letter"),
    ("theo Luật Trồng rừng ven biển, ngay 19 tháng o6 aăm 2023;", "2023-06-19", "a law that no table knows"),
]


@pytest.mark.parametrize(("text", "date", "why"), CLAUSES)
def test_the_date_of_a_cited_document_is_given_or_it_is_flagged(text: str, date: str | None, why: str) -> None:
    (citation,) = find_citations(text)
    assert (citation.date, date is not None or citation.needs_review) == (date, True), why


def test_a_date_behind_a_word_beyond_reading_is_flagged() -> None:
    (citation,) = find_citations("theo Nghị quyết số 29-NQ/TW, ayàv 4/11/2013 của")
    assert citation.reasons == ("ayav stands before the date: it may be that of something else",)


UNDATED = [
    ("theo Luật Đất đai, từ 01/8/2024 các đơn vị", "from a day on"),
    ("theo Quyết định số 57/QĐ-UBND trước 30/6/2023,", "before a day"),
    ("theo Quyết định số 57/QĐ-UBND từ 01/8/2024 các đơn vị", "the same of a decision, which no table dates"),
    ("theo Luật Đất đai, hay 12 văn bản khác,", "a number of papers"),
    ("theo Quyết định số 57/QĐ-UBND. Ngày 12/3/2020, Sở", "a new sentence"),
]


@pytest.mark.parametrize(("text", "why"), UNDATED)
def test_a_date_of_something_else_is_no_doubt(text: str, why: str) -> None:
    (citation,) = find_citations(text)
    assert (citation.date, citation.needs_review) == (None, False), why


_OFTEN, _SHARE = 20, 0.002


def _readings() -> dict[str, tuple[str, ...]]:
    """What engines were seen to read for each letter, and what stands for a figure in the table of look-alikes."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for channel in read_facts(Path(diacritics.__file__).parent / "data" / "channel.tsv").values():
        total: defaultdict[str, float] = defaultdict(float)
        for (printed, _), count in channel.edits.items():
            total[printed] += count
        for (printed, read), count in channel.edits.items():
            often = count >= _OFTEN and count >= _SHARE * total[printed]
            if often and read not in ("", printed) and not re.search(r"\d", printed + read):
                found[printed].add(read)
    for sign, figure in digit_lookalikes().items():
        found[figure].add(sign)
    return {printed: tuple(sorted(reads)) for printed, reads in found.items()}


_READINGS = _readings()
_CITED = [
    "Luật Đất đai",
    "Luật Giá",
    "Nghị định số 34/2016/NĐ-CP",
    "Quyết định số 57/QĐ-UBND",
    "Nghị quyết số 29-NQ/TW",
]
_DATES = ["ngày {0:02d} tháng {1:02d} năm {2}", "ngày {0} tháng {1} năm {2}",
          "ngày {0:02d}/{1:02d}/{2}", "ngày {0}/{1}/{2}"]  # fmt: skip


@settings(max_examples=300)
@given(
    st.data(), st.sampled_from(_CITED), st.sampled_from([" ", ", ", "\n"]), st.sampled_from(_DATES),
    st.dates(min_value=dt.date(2001, 1, 1), max_value=dt.date(2025, 12, 31)),
)  # fmt: skip
def test_no_damage_takes_a_date_away_in_silence(
    data: st.DataObject, cited: str, joint: str, form: str, day: dt.date
) -> None:
    written = form.format(day.day, day.month, day.year)
    places = [(at, p) for at in range(len(written)) for p in _READINGS if written.startswith(p, at)]
    for at, printed in sorted(data.draw(st.lists(st.sampled_from(places), max_size=2, unique_by=lambda p: p[0])))[::-1]:
        written = written[:at] + data.draw(st.sampled_from(_READINGS[printed])) + written[at + len(printed) :]
    (citation, *_) = find_citations(f"Căn cứ {cited}{joint}{written};")
    assert citation.date == day.isoformat() or citation.needs_review, written
