"""A name that no engine read, told by its ink: always in doubt, never silent."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from ocr_pipeline.parsing.stamped_names import DOUBT, MARGIN, UNREAD, likely_names, stamped_name, with_ink
from ocr_pipeline.recognition.names.reader import NameInk, read_ink
from ocr_pipeline.recognition.names.signs import BLANK, SIGNS, signs_of
from ocr_pipeline.recognition.words import Box
from schemas import FieldValue, Origin
from tests.recognition.names.drawn_names import drawn_name

BOX = Box(100, 200, 500, 290)
TITLE = FieldValue(value="HIỆU TRƯỞNG", bbox=(1500, 2000, 2000, 2060), confidence=0.9)


def said(name: str, sure: float = 0.9) -> NDArray[np.float32]:
    """Columns that say a name, each letter so surely."""
    columns = np.full((2 * len(name), SIGNS), (1 - sure) / SIGNS, np.float32)
    columns[0::2, BLANK] = sure
    columns[np.arange(len(name)) * 2 + 1, signs_of(name)] = sure
    return np.log(columns)


def in_doubt(value: str) -> FieldValue:
    return FieldValue(value=value, needs_review=True, reasons=("it is in doubt",))


@pytest.mark.parametrize("name", ["Trần Công Luận", "Nguyễn Thị Thu Hương", "Võ Ấn"])
def test_columns_that_say_a_name_give_it(name: str) -> None:
    assert likely_names(said(name).tolist())[0].name == name


def test_letters_that_make_no_syllable_are_put_right_by_what_may_stand_there() -> None:
    best, *others = likely_names(said("Xiần Công Luậm", 0.6).tolist())
    assert best.name == "Trần Công Luận"
    assert others


def test_names_far_less_likely_than_the_best_are_not_shown() -> None:
    for sure, several in ((0.6, True), (0.999, False)):
        best, *others = likely_names(said("Trần Công Luận", sure).tolist())
        assert bool(others) is several
        assert all(each.score >= best.score - MARGIN for each in others)


def test_a_drawn_stamp_is_read() -> None:
    picture = drawn_name("Trần Công Luận", degrees=3)
    ink = read_ink(picture, 1, Box(0, 0, picture.shape[1], picture.shape[0]))
    assert ink is not None
    assert likely_names(ink.columns)[0].name == "Trần Công Luận"


def test_what_ink_says_is_always_up_for_review() -> None:
    name = stamped_name([NameInk.of(1, BOX, said("Trần Công Luận", 0.99))], 1)
    assert name is not None
    assert (name.value, name.needs_review, name.origin) == ("Trần Công Luận", True, Origin.STAMPED)
    assert name.reasons == (DOUBT,)
    assert name.bbox == BOX.as_tuple()


def test_strokes_of_a_pen_give_no_name_but_their_place() -> None:
    rng = np.random.default_rng(1)
    noise = rng.normal(size=(30, SIGNS))
    columns = np.asarray(noise - np.log(np.exp(noise).sum(axis=1, keepdims=True)), np.float32)
    name = stamped_name([NameInk.of(1, BOX, columns)], 1)
    assert name is not None
    assert (name.value, name.needs_review, name.reasons) == (None, True, (UNREAD,))
    assert name.bbox == BOX.as_tuple()


def test_ink_of_another_page_says_nothing() -> None:
    assert stamped_name([NameInk.of(2, BOX, said("Trần Công Luận"))], 1) is None


def test_a_name_that_was_read_stands() -> None:
    read = FieldValue(value="Võ Ấn", confidence=0.9, bbox=BOX.as_tuple())
    assert with_ink(read, TITLE, in_doubt("Trần Công Luận")) == read


def test_a_name_told_by_the_text_keeps_its_value_and_gains_the_ink_s_place_and_names() -> None:
    told = in_doubt("Võ Ấn").model_copy(update={"origin": Origin.DERIVED})
    ink = in_doubt("Trần Công Luận").model_copy(update={"bbox": BOX.as_tuple()})
    whole = with_ink(told, TITLE, ink)
    assert (whole.value, whole.bbox) == ("Võ Ấn", BOX.as_tuple())
    assert [each.value for each in whole.alternatives] == ["Trần Công Luận"]


def test_a_name_that_nothing_says_is_shown_below_its_title() -> None:
    lost = FieldValue(value=None, needs_review=True, reasons=("no signer's name was read",))
    x0, y0, x1, y1 = with_ink(lost, TITLE, None).bbox or (0, 0, 0, 0)
    assert (x0, y0, x1) == (1500, 2060, 2000)
    assert y1 > 2400
