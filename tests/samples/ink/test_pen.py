"""Hands with pens: numbers in the room of a line, words written freely."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samples.ink.forms import forms
from samples.ink.hands import DrawnHand, FaceHand
from samples.ink.letters import letter
from samples.ink.pen import BLACK, BLUE, DARK_BLUE, FACE_HANDS, LETTER_HANDS, pen_of, written_width

SIZE = 54.0
CHARACTERS = "0123456789/-."
VIETNAMESE = "ăâđêôơưàảãạằẳẵặầẩẫậèẻẽẹềểễệìỉĩịòỏõọồổỗộờởỡợùủũụừửữựỳỷỹỵĂÂĐÊÔƠƯÁẮẤÉẾÍÓỐỚÚỨÝ"


@pytest.mark.parametrize("character", CHARACTERS)
def test_every_character_of_a_number_has_several_drawn_forms(character: str) -> None:
    ways = forms()[character]
    assert len(ways) >= 2
    assert len({form.name for form in ways}) == len(ways)
    for form in ways:
        points = np.vstack(form.strokes)
        assert 0 <= points[:, 0].min() <= 0.25
        assert form.width <= 0.65
        assert points[:, 1].min() >= -0.15
        assert points[:, 1].max() <= 1.15


@pytest.mark.parametrize("digit", "0123456789")
def test_a_drawn_digit_stands_as_high_as_the_line_of_digits(digit: str) -> None:
    for form in forms()[digit]:
        points = np.vstack(form.strokes)
        assert points[:, 1].min() < 0.1
        assert points[:, 1].max() > 0.9


@pytest.mark.parametrize("hand", [*FACE_HANDS, None], ids=[*(hand.face for hand in FACE_HANDS), "drawn"])
@pytest.mark.parametrize("character", CHARACTERS)
def test_every_hand_can_write_every_digit_and_sign(hand: FaceHand | None, character: str) -> None:
    drawn = next(pen.numbers for pen in map(pen_of, range(50)) if isinstance(pen.numbers, DrawnHand))
    written = (hand or drawn).write(character, 40.0, 5.0, np.random.default_rng(1))
    assert written is not None
    assert written.ink.mask.max() > 0.8
    assert written.advance > 0


@pytest.mark.parametrize("hand", FACE_HANDS, ids=lambda hand: hand.face)
def test_the_digits_of_a_face_differ_from_each_other(hand: FaceHand) -> None:
    shapes = {letter(hand.face, digit, 80, 5.0).ink.mask.tobytes() for digit in "0123456789"}
    assert len(shapes) == 10


@pytest.mark.parametrize("hand", LETTER_HANDS, ids=lambda hand: hand.face)
def test_every_hand_of_letters_has_the_vietnamese_ones(hand: FaceHand) -> None:
    drawn = {character: letter(hand.face, character, 80, 5.0).ink for character in (*VIETNAMESE, *"aAdDeEiIoOuUyY")}
    assert len({(ink.mask.tobytes(), ink.left, ink.top) for ink in drawn.values()}) == len(drawn)


@pytest.mark.parametrize(
    ("character", "bare", "grows"),
    [
        ("ế", "e", "up"),
        ("ạ", "a", "down"),
        ("ư", "u", "right"),
        ("đ", "d", "right"),
        ("Ữ", "U", "up"),
    ],
)
@pytest.mark.parametrize("face", ["kristi", "havana", "script"])
def test_a_letter_a_face_lacks_is_the_bare_letter_with_its_mark(
    face: str, character: str, bare: str, grows: str
) -> None:
    whole, plain = (letter(face, each, 80, 5.0).ink for each in (character, bare))
    if grows == "up":
        assert whole.top < plain.top - 6
    elif grows == "down":
        assert whole.top + whole.mask.shape[0] > plain.top + plain.mask.shape[0] + 2
    else:
        assert whole.left + whole.mask.shape[1] > plain.left + plain.mask.shape[1] + 2


def test_a_letter_that_no_hand_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="漢"):
        pen_of(1).write("漢", SIZE, np.random.default_rng(1))


@settings(max_examples=60, deadline=None)
@given(text=st.from_regex(r"[0-9]{1,5}([/-][0-9]{1,2})?[ab]?", fullmatch=True), seed=st.integers(0, 2**31))
def test_whoever_writes_keeps_near_the_room_of_the_form(text: str, seed: int) -> None:
    ink = pen_of(seed).write(text, SIZE, np.random.default_rng(seed))
    x0, y0, x1, y1 = ink.box(0, 0)
    assert x0 > -0.4 * SIZE
    assert x1 < written_width(text, SIZE) + 0.45 * SIZE
    assert y0 > -1.5 * SIZE
    assert y1 < 0.7 * SIZE


def test_hands_write_larger_and_smaller_than_print_but_mostly_larger() -> None:
    heights = []
    for seed in range(60):
        _, y0, _, y1 = pen_of(seed).write("8", SIZE, np.random.default_rng(seed)).box(0, 0)
        heights.append((y1 - y0) / SIZE)
    assert np.median(heights) > 0.72
    assert max(heights) > 1.2 * min(heights)


def test_pens_differ_in_hand_colour_and_width() -> None:
    pens = [pen_of(seed) for seed in range(60)]
    assert {pen.colour for pen in pens} == {BLUE, DARK_BLUE, BLACK}
    assert {type(pen.numbers) for pen in pens} == {DrawnHand, FaceHand}
    assert {pen.letters.face for pen in pens} == {hand.face for hand in LETTER_HANDS}
    assert max(pen.weight for pen in pens) > 1.8 * min(pen.weight for pen in pens)


def test_one_hand_keeps_to_its_form_of_a_digit_and_yet_never_writes_it_twice_alike() -> None:
    pen = pen_of(3)
    again = pen_of(3)
    assert pen == again
    rng = np.random.default_rng(1)
    first, second = (pen.write("7", SIZE, rng) for _ in range(2))
    assert not np.array_equal(first.mask, second.mask)
    assert np.array_equal(first.mask, again.write("7", SIZE, np.random.default_rng(1)).mask)


def test_hands_give_the_digits_different_forms() -> None:
    chosen = {
        tuple(pen.numbers.forms[digit].name for digit in "1479")
        for pen in map(pen_of, range(40))
        if isinstance(pen.numbers, DrawnHand)
    }
    assert len(chosen) > 20


def test_a_wider_pen_leaves_more_ink() -> None:
    for pen in (pen_of(seed) for seed in range(12)):
        thin, thick = (
            replace(pen, weight=weight).write("38", SIZE, np.random.default_rng(2)).mask.sum()
            for weight in (0.05, 0.13)
        )
        assert thick > 1.05 * thin


def test_words_come_one_after_the_other() -> None:
    for seed in range(12):
        words = pen_of(seed).words("Chuyển đ/c Hà trước 25/5", 50.0, np.random.default_rng(seed))
        assert [text for text, _ in words] == ["Chuyển", "đ/c", "Hà", "trước", "25/5"]
        lefts = [ink.left for _, ink in words]
        assert lefts == sorted(lefts)


def test_the_room_grows_with_the_text_and_the_size_whoever_writes() -> None:
    widths = [written_width("1" * count, SIZE) for count in range(1, 6)]
    assert widths == sorted(set(widths))
    assert written_width("15", 2 * SIZE) == pytest.approx(2 * written_width("15", SIZE))
