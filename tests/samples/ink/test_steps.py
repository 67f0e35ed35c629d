"""Every step of ink: what it draws, where, and that it keeps to itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from samples.ink import put
from samples.places import Places, SigningPlace
from samples.units import HEIGHT, WIDTH, mm
from tests.samples.ink.pages import (
    ARROW,
    COPIES,
    DECISION,
    EVERY_STEP,
    FOLIO,
    FRAME,
    INITIALS,
    NOTE,
    PAGE_SEAL,
    PORTAL,
    RECEIVED,
    RING,
    SEAL,
    SECRET,
    SIGNATURE,
    blank,
    drawn_alone,
    ink_box,
    inked,
    inside,
)

Step = Mapping[str, Any]


def named(step: Step) -> str:
    return f"{step['step']}-{step.get('style', '')}"


each_step = pytest.mark.parametrize("step", EVERY_STEP, ids=named)


@pytest.mark.parametrize(
    ("step", "kind", "text"),
    [
        (SIGNATURE, "signature", None),
        (SEAL, "seal", RING),
        (PAGE_SEAL, "seal", None),
        (INITIALS, "handwriting", None),
        (ARROW, "urgency_stamp", "HỎA TỐC"),
        (FRAME, "urgency_stamp", "KHẨN"),
        (SECRET, None, "MẬT"),
        (NOTE, "handwriting", "Chuyển đ/c Hà nghiên cứu, tham mưu"),
        (FOLIO, "handwriting", "67"),
        (COPIES, "handwriting", "15b"),
    ],
)
def test_a_mark_is_recorded_as_what_it_is(step: Step, kind: str | None, text: str | None) -> None:
    _, mark = drawn_alone(step)
    assert (mark.kind, mark.text) == (kind, text)


@pytest.mark.parametrize(
    ("step", "words"),
    [
        (SEAL, [(word, "stamp", None) for word in RING.split()]),
        (ARROW, [("HỎA TỐC", "stamp", "urgency")]),
        (FRAME, [("KHẨN", "stamp", "urgency")]),
        (SECRET, [("MẬT", "stamp", "secrecy")]),
        (NOTE, [(word, "pen", None) for word in "Chuyển đ/c Hà nghiên cứu, tham mưu".split()]),
        (FOLIO, [("67", "pen", None)]),
        (COPIES, [("15b", "pen", None)]),
        (SIGNATURE, []),
    ],
)
def test_the_words_of_a_mark_say_what_wrote_them(step: Step, words: list[tuple[str, str, str | None]]) -> None:
    _, mark = drawn_alone(step)
    assert [(word.text, word.by, word.role) for word in mark.words] == words


@each_step
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_box_is_that_of_the_ink(step: Step, seed: int) -> None:
    canvas, mark = drawn_alone(step, seed)
    assert mark.box == ink_box(canvas.pixels)
    assert inside(mark.box, (0, 0, WIDTH, HEIGHT))


@each_step
def test_every_word_lies_in_its_mark(step: Step) -> None:
    for seed in range(4):
        _, mark = drawn_alone(step, seed)
        assert [word.text for word in mark.words if not inside(word.box, mark.box, slack=4)] == []


@each_step
def test_the_same_seed_gives_the_same_ink_and_another_seed_other_ink(step: Step) -> None:
    first, again, other = (inked([step], seed) for seed in (5, 5, 6))
    assert np.array_equal(first.pixels, again.pixels)
    assert first.drawn == again.drawn
    assert not np.array_equal(first.pixels, other.pixels)


@each_step
def test_a_step_added_at_the_end_leaves_the_earlier_alone(step: Step) -> None:
    before, after = inked([SIGNATURE, RECEIVED]), inked([SIGNATURE, RECEIVED, step])
    assert after.drawn[:-1] == before.drawn
    x0, y0, x1, y1 = (int(value) for value in after.drawn[-1].box)
    after.pixels[y0:y1, x0:x1] = before.pixels[y0:y1, x0:x1]
    assert np.array_equal(before.pixels, after.pixels)


def test_a_step_does_not_depend_on_what_the_steps_before_it_drew_from_chance() -> None:
    with_seal, with_initials = inked([SEAL, FOLIO]), inked([INITIALS, FOLIO])
    assert with_seal.drawn[-1] == with_initials.drawn[-1]


@pytest.mark.parametrize(
    "step",
    [
        pytest.param({"step": "thumbprint"}, id="no such step"),
        pytest.param({}, id="no name"),
        pytest.param({**SIGNATURE, "size": 3}, id="no such parameter"),
        pytest.param({**SIGNATURE, "colour": "green"}, id="a pen that is not used"),
        pytest.param({**SIGNATURE, "signing": -1}, id="blocks are counted from 0"),
        pytest.param({"step": "seal"}, id="a seal that says nothing"),
        pytest.param({**SEAL, "centre": ["SỞ", "Y TẾ"]}, id="two things in the middle"),
        pytest.param({**SEAL, "emblem": "lotus"}, id="no such emblem"),
        pytest.param({**RECEIVED, "style": "round"}, id="no such stamp"),
        pytest.param({**RECEIVED, "date": "10/5/2024"}, id="a date that is not ISO"),
        pytest.param({**RECEIVED, "number": "15 23"}, id="a number of two words"),
        pytest.param({**NOTE, "lines": []}, id="a note without lines"),
        pytest.param({**NOTE, "lines": ["Chuyển", " "]}, id="a line without words"),
        pytest.param({**FOLIO, "text": ""}, id="a number without digits"),
        pytest.param({**NOTE, "corner": "bottom"}, id="no such corner"),
        pytest.param({**NOTE, "page": 0}, id="pages are counted from 1"),
    ],
)
def test_what_is_not_known_is_refused_before_anything_is_drawn(step: Step) -> None:
    canvases = blank()
    with pytest.raises(ValidationError):
        put(canvases, DECISION, [FOLIO, step], 1)
    assert canvases[0].drawn == []
    assert (canvases[0].pixels == 255).all()


@pytest.mark.parametrize(
    ("step", "message"),
    [
        ({**SIGNATURE, "signing": 1}, "signing 1"),
        ({**SEAL, "signing": 2}, "signing 2"),
        ({**SEAL, "over": "head", "page": 2}, "page 2"),
        ({**NOTE, "page": 3}, "page 3"),
        ({**FOLIO, "page": 9}, "page 9"),
    ],
)
def test_a_page_or_a_block_that_is_not_there_is_refused(step: Step, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        put(blank(), DECISION, [step], 1)


def test_copies_are_noted_only_where_there_is_a_list_of_recipients() -> None:
    none = Places(DECISION.sizes, *(DECISION.left_head,) * 3, DECISION.body_end, None, DECISION.signings)
    with pytest.raises(ValueError, match="nơi nhận"):
        put(blank(), none, [COPIES], 1)


@settings(max_examples=12, deadline=None)
@given(x=st.floats(-60, 270), y=st.floats(-60, 350), seed=st.integers(0, 2**31))
def test_what_falls_off_the_page_is_cut_off(x: float, y: float, seed: int) -> None:
    here = (mm(x), mm(y), mm(x) + 200, mm(y) + 100)
    places = Places(
        ((WIDTH, HEIGHT),), here, here, here, (0, mm(x), mm(y)), here, (SigningPlace(0, mm(x), mm(y), here, here),)
    )
    canvases = blank()
    put(canvases, places, [{**SEAL, "over": "head"}, *EVERY_STEP], seed)
    for mark in canvases[0].drawn:
        assert inside(mark.box, (0, 0, WIDTH, HEIGHT))
        assert mark.box[0] < mark.box[2]
        assert mark.box[1] < mark.box[3]


def test_a_page_smaller_than_any_stamp_is_no_reason_to_fail() -> None:
    canvases = blank(width=200, height=150)
    put(canvases, DECISION, EVERY_STEP, 1)
    assert all(inside(mark.box, (0, 0, 200, 150)) for mark in canvases[0].drawn)


def test_each_mark_is_recorded_on_its_page() -> None:
    canvases = blank(3)
    put(canvases, DECISION, [FOLIO, {**NOTE, "page": 2}, {**FOLIO, "page": 3}, PAGE_SEAL], 1)
    assert [[mark.page for mark in canvas.drawn] for canvas in canvases] == [[0, 0], [1, 1], [2, 2]]


def test_portal_stamps_of_either_kind_say_what_they_hold() -> None:
    texts = {drawn_alone(PORTAL, seed)[1].text for seed in range(12)}
    heads = {str(text).split(" Số:")[0] for text in texts}
    assert heads == {"SỞ TƯ PHÁP LAM GIANG ĐẾN", "SỞ TƯ PHÁP LAM GIANG CÔNG VĂN ĐẾN"}
