"""A deputy's title in doubt, and the line above it that says for whom the deputy signs."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.deputies import deputy_confirmed
from schemas import FieldValue, Signature

TAKEN = "read as PHÓ CHỦ TỊC; taken for PHÓ CHỦ TỊCH"
READ = "read with little certainty: TỊC!"


def signature(
    raw: str = "PHÓ CHỦ TỊC",
    above: str = "KT. CHỦ TỊCH",
    *reasons: str,
    value: str = "PHÓ CHỦ TỊCH",
    above_reasons: tuple[str, ...] = (),
) -> Signature:
    given = reasons or (TAKEN, READ)
    line = FieldValue(value=above, needs_review=bool(above_reasons), reasons=above_reasons)
    return Signature(authority=(line,), title=FieldValue(value=value, raw=raw, needs_review=True, reasons=given))


@pytest.mark.parametrize(
    ("before", "why"),
    [
        (signature(), "the end of it was misread"),
        (signature("PHO.CHỦ TỊCH", "KT. CHỦ TỊCH", "a stamp stands over it"), "a stamp stands over it"),
        (signature("PHÓ GIẢM ĐỐC", "KT. GIÁM ĐỐC", "marks uncertain: Ả or Á", value="PHÓ GIÁM ĐỐC"), "its marks"),
    ],
)
def test_two_lines_that_say_the_same_settle_it(before: Signature, why: str) -> None:
    after = deputy_confirmed(before)
    assert (after.title.value, after.title.needs_review, after.title.reasons) == (before.title.value, False, ()), why
    assert after.authority == before.authority


@pytest.mark.parametrize(
    ("before", "why"),
    [
        (signature(above="TM. ỦY BAN NHÂN DÂN"), "nobody is signed for"),
        (signature(above="KT. GIÁM ĐỐC"), "the deputy of another"),
        (signature(above_reasons=(READ,)), "the line above is in doubt itself"),
        (signature("CHỦ TỊCH"), "PHÓ was not read"),
        (signature("TỊCH"), "hardly anything was read"),
        (signature("PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH", "PHÓ is inferred from the title above"), "it was inferred"),
        (signature("PHÓ CHỦ TỊCH", "KT. CHỦ TỊCH", "a line below it was not understood, read as XÃ"), "it may go on"),
        (Signature(title=FieldValue(value="PHÓ CHỦ TỊCH", needs_review=True, reasons=(READ,))), "no line above"),
        (Signature(title=FieldValue(value="PHÓ CHỦ TỊCH")), "not in doubt"),
    ],
)
def test_else_it_stays_as_it_is(before: Signature, why: str) -> None:
    assert deputy_confirmed(before) == before, why
