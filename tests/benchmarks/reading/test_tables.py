"""The tables say who is worse than whom, and do not hide it."""

from __future__ import annotations

from benchmarks.reading.__main__ import drawn_table, typed_table
from benchmarks.reading.comparison import TypedResult
from ocr_pipeline.scoring.counts import TextCounts


def counts(word_errors: int, char_errors: int = 0) -> TextCounts:
    return TextCounts(words=100, characters=400, word_errors=word_errors, char_errors=char_errors)


def typed(name: str, bare: int, ours: int) -> TypedResult:
    return TypedResult(
        name, {"tesseract": counts(bare), "vanban": counts(ours)}, {"tesseract": (8, 10), "vanban": (10, 10)}
    )


def test_a_page_that_is_read_worse_than_by_bare_tesseract_is_named() -> None:
    lines = typed_table([typed("one", 10, 4), typed("two", 10, 11)])
    worse = [line for line in lines if "WORSE THAN BARE" in line]
    assert [line.split()[0] for line in worse] == ["two"]


def test_errors_of_all_pages_are_summed_and_compared() -> None:
    lines = typed_table([typed("one", 10, 4), typed("two", 30, 6)])
    assert lines[-2:] == [
        "75.0% fewer than tesseract alone",
        f"{'printed digits right':<36}{'80.0%':>12}{'100.0%':>12}",
    ]


def test_where_another_reader_is_better_the_table_says_so() -> None:
    easy = {"tesseract": counts(0, 4), "vanban": counts(0, 2)}
    hard = {"tesseract": counts(0, 40), "vanban": counts(0, 60)}
    lines = drawn_table({"grey-300": easy, "colour-100": hard})
    assert ["NOT THE BEST" in line for line in lines[-2:]] == [False, True]
