"""A value that another place of the document says too needs no review for how it was read; for all else it does."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.said_elsewhere import Said, confirmed
from schemas import Document, FieldValue, Producer, Source

SUBJECT = "Kiểm tra công tác lưu trữ"
TEXT = f"THÔNG BÁO\n{SUBJECT}\nNgày mai {{again}} tại huyện."
READING = "two readings differ: tra and tna"


def document(
    again: str, value: str = SUBJECT, reasons: tuple[str, ...] = (READING,), name: str = "subject"
) -> Document:
    field = FieldValue(value=value, span=(10, 10 + len(SUBJECT)), needs_review=bool(reasons), reasons=reasons)
    source = Source(name="a.pdf", sha256="0" * 64, media_type="application/pdf", page_count=1)
    text = TEXT.format(again=again)
    return Document(source=source, producer=Producer(version="1"), text=text).model_copy(update={name: field})


def settled(before: Document, name: str = "subject") -> bool:
    after: FieldValue = getattr(confirmed(before, Said.of(before.text)), name)
    return not after.needs_review and after.reasons == ()


@pytest.mark.parametrize(
    ("again", "is_settled", "why"),
    [
        (SUBJECT, True, "letter by letter"),
        (SUBJECT.upper(), True, "in capitals"),
        ("kiểm tra công\n tác lưu trữ", True, "over the end of a line"),
        ("", False, "nowhere else"),
        ("kiểm tra công tác lưu trú", False, "with another mark"),
        ("kiểm tra công tác lưu trữa", False, "as a part of a word"),
    ],
)
def test_another_place_settles_what_it_says_too(again: str, is_settled: bool, why: str) -> None:
    assert settled(document(again)) is is_settled, why


@pytest.mark.parametrize(
    ("reasons", "is_settled"),
    [
        (("marks uncertain: trử or trữ", READING), True),
        (("the title is close to Kết luận",), False),
        (("a stamp stands over it",), False),
        (("it begins with a small letter: the line before it may be lost", READING), False),
        (("the number is handwritten: read by shape",), False),
        (("what a parser of another package says",), False),
    ],
)
def test_only_doubts_about_how_it_was_read_are_settled(reasons: tuple[str, ...], is_settled: bool) -> None:
    assert settled(document(SUBJECT, reasons=reasons)) is is_settled


def test_few_words_are_said_again_by_chance() -> None:
    assert not settled(document("công tác lưu trữ", "lưu trữ"))


@pytest.mark.parametrize("name", ["code", "number", "notation", "date", "urgency", "issuer", "place"])
def test_figures_signs_and_names_are_never_settled(name: str) -> None:
    assert not settled(document(SUBJECT, name=name), name)


def test_what_needs_no_review_stays_as_it_is() -> None:
    before = document(SUBJECT, reasons=())
    assert confirmed(before, Said.of(before.text)) == before
