"""Who a title's holder is by the text itself, where the signature's own name was not read."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.signer_named import inferred_name, named_as
from schemas import FieldValue

LOST = FieldValue(value=None, needs_review=True, reasons=("no signer's name was read",))
HEAD = FieldValue(value="HIỆU TRƯỞNG")


@pytest.mark.parametrize(
    ("text", "names", "why"),
    [
        ("1. Ông Trịnh Công Khải Hiệu trưởng Trưởng ban", ["Trịnh Công Khải"], "a list of members"),
        ("do ông Trịnh Công Khải, Hiệu trưởng, chủ trì", ["Trịnh Công Khải"], "a sentence"),
        ("Bà Lê Thị Oanh - Hiệu trưởng", ["Lê Thị Oanh"], "behind a dash"),
        ("Đ/c Lê Vĩnh Tường (Hiệu trưởng)", ["Lê Vĩnh Tường"], "in brackets"),
        ("2. Ông Trịnh Công Khải Phó Hiệu trưởng", [], "his deputy"),
        ("ông Trịnh Công Khải, nguyên Hiệu trưởng", [], "a former one"),
        ("ông Trịnh Công Khải, Hiệu trưởng Trường Tiểu học Lam Giang", [], "perhaps another school's"),
        ("Trịnh Công Khải, Hiệu trưởng", [], "nothing says that it is a name"),
        ("Ông Hội Đồng, Hiệu trưởng", [], "no surname"),
        ("Hiệu trưởng giao ông Trịnh Công Khải", [], "somebody else"),
        ("Ông Lê Vĩnh Tường, Hiệu trưởng.\nÔng Lê Vĩnh Tường, Hiệu trưởng.", ["Lê Vĩnh Tường"], "the same twice"),
    ],
)
def test_the_holder_of_a_title_is_named(text: str, names: list[str], why: str) -> None:
    assert named_as("HIỆU TRƯỞNG", text) == names, why


def test_one_holder_is_the_value_and_in_doubt() -> None:
    name = inferred_name(LOST, HEAD, "1. Ông Trịnh Công Khải, Hiệu trưởng.")
    assert (name.value, name.needs_review) == ("Trịnh Công Khải", True)


def test_several_holders_and_deputies_are_candidates() -> None:
    text = "Ông Trịnh Công Khải, Hiệu trưởng; bà Lê Thị Oanh, Hiệu trưởng."
    name = inferred_name(LOST, HEAD, text)
    assert (name.value, [each.value for each in name.alternatives]) == (None, ["Trịnh Công Khải", "Lê Thị Oanh"])
    deputy = inferred_name(LOST, FieldValue(value="PHÓ GIÁM ĐỐC"), "Ông Trịnh Công Khải, Phó Giám đốc.")
    assert (deputy.value, len(deputy.alternatives)) == (None, 1), "there are several deputies"


def test_a_name_that_was_read_stands() -> None:
    read = FieldValue(value="Lê Thị Oanh")
    assert inferred_name(read, HEAD, "1. Ông Trịnh Công Khải, Hiệu trưởng.") == read
