"""A signer's title that was hardly read, as the rest of the document names the office."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.titled_elsewhere import as_the_text_names_it
from schemas import FieldValue

GUESS = ("read as SU TRƯỞNG; taken for VỤ TRƯỞNG",)
SCHOOL = "HIỆU TRƯỞNG TRƯỜNG ĐẠI HỌC\nCăn cứ ...\n"


@pytest.mark.parametrize(
    ("text", "value", "reasons", "taken", "why"),
    [
        (SCHOOL, "VỤ TRƯỞNG", GUESS, "HIỆU TRƯỞNG", "the text names him, and no other that ends so"),
        ("Điều 3. Hiệu trưởng chịu trách nhiệm.\n", "VỤ TRƯỞNG", GUESS, "HIỆU TRƯỞNG", "in small letters too"),
        (SCHOOL + "Các Vụ trưởng\n", "VỤ TRƯỞNG", GUESS, "VỤ TRƯỞNG", "the text names the guess as well"),
        (SCHOOL + "Các Cục trưởng\n", "VỤ TRƯỞNG", GUESS, "VỤ TRƯỞNG", "the text names two others"),
        ("Các Phó Hiệu trưởng\n", "VỤ TRƯỞNG", GUESS, "VỤ TRƯỞNG", "a deputy is no head"),
        (SCHOOL, "PHÓ VỤ TRƯỞNG", GUESS, "PHÓ VỤ TRƯỞNG", "a head is no deputy"),
        ("Chi cục trưởng\n", "VỤ TRƯỞNG", GUESS, "VỤ TRƯỞNG", "he is less like what was read"),
        ("Trưởng phòng\n", "VỤ TRƯỞNG", GUESS, "VỤ TRƯỞNG", "nobody that ends so is named"),
        (SCHOOL, "VỤ TRƯỞNG", ("a stamp stands over it",), "VỤ TRƯỞNG", "it was read as it is"),
        (SCHOOL, "VỤ TRƯỞNG", (), "VỤ TRƯỞNG", "a title without a doubt stays"),
    ],
)
def test_a_guess_gives_way_to_whom_the_text_names(
    text: str, value: str, reasons: tuple[str, ...], taken: str, why: str
) -> None:
    whole = text + "SU TRƯỞNG"
    title = FieldValue(
        value=value,
        raw="SU TRƯỞNG",
        span=(len(text), len(whole)),
        confidence=0.5,
        needs_review=bool(reasons),
        reasons=reasons,
    )
    found = as_the_text_names_it(title, whole)
    assert (found.value, found.needs_review) == (taken, bool(reasons)), why


def test_the_letters_that_were_read_tell_the_guess_from_another() -> None:
    text = "Chánh Văn phòng chịu trách nhiệm.\n"
    title = FieldValue(
        value="TRƯỞNG PHÒNG",
        raw="ƯỞNG PHÒNG",
        span=(len(text), len(text) + 10),
        confidence=0.5,
        needs_review=True,
        reasons=("read as ƯỞNG PHÒNG; taken for TRƯỞNG PHÒNG, which ends like it",),
    )
    assert as_the_text_names_it(title, text + "ƯỞNG PHÒNG") is title


def test_without_a_title_there_is_nothing_to_name() -> None:
    nothing = FieldValue(value=None, needs_review=True, reasons=("no title was read above the signature",))
    assert as_the_text_names_it(nothing, SCHOOL) is nothing
