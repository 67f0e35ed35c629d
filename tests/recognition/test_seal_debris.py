"""What an engine makes of a seal goes; print under its edge stays, and is doubtful when only one look had it."""

from __future__ import annotations

import pytest

from ocr_pipeline.imaging.marks.find import PixelBox, Seal
from ocr_pipeline.imaging.marks.rings import Ring
from ocr_pipeline.recognition.seal_debris import doubted, outdone, outside_seals, print_under
from ocr_pipeline.recognition.words import Box, Word

RING = Ring(1000, 1000, 200)
SEALS = (Seal((800, 800, 1200, 1200), RING), Seal((2400, 800, 2480, 1200)))


def word(x: int, y: int, confidence: float = 0.9, second: str | None = None) -> Word:
    return Word("chữ", Box(x - 30, y - 20, x + 30, y + 20), confidence, second=second)


@pytest.mark.parametrize(
    ("x", "y", "confidence", "kept"),
    [
        (1000, 1000, 0.3, False),
        (1150, 1050, 0.5, False),
        (1000, 1000, 0.7, True),
        (1000, 1170, 0.3, True),
        (1000, 830, 0.3, True),
        (1300, 1000, 0.3, True),
        (2440, 1000, 0.3, True),
    ],
)
def test_unsure_words_in_the_middle_of_a_seal_go(x: int, y: int, confidence: float, kept: bool) -> None:
    assert bool(outside_seals([word(x, y, confidence)], SEALS)) is kept


@pytest.mark.parametrize(
    ("text", "x", "high", "confidence", "kept", "why"),
    [
        ("BẠCH", 1000, 40, 0.9, True, "print read surely through the seal"),
        ("SiỂx", 1000, 40, 0.34, False, "print and seal read as one"),
        ("<3", 1000, 40, 0.61, False, "a piece of the emblem"),
        ("sẽ", 1000, 130, 0.73, False, "it runs over two lines"),
        ("SiỂx", 1300, 40, 0.34, True, "beside the seal the clear view shows no more"),
        ("sẽ", 1300, 130, 0.73, True, "nor of that"),
    ],
)
def test_of_the_view_with_a_seal_what_is_read_unsurely_under_it_goes(
    text: str, x: int, high: int, confidence: float, kept: bool, why: str
) -> None:
    read = [Word(text, Box(x - 30, 1000 - high // 2, x + 30, 1000 + high // 2), confidence)]
    assert bool(print_under(read, [RING], 40.0)) is kept, why


@pytest.mark.parametrize(
    ("clear", "sure", "x", "kept", "why"),
    [
        ("BẠCH", 0.9, 1000, False, "the clear view has other letters there, and read them surely"),
        ("ĐẠCH", 0.9, 1000, True, "it says the same"),
        ("BẠCH", 0.4, 1000, True, "it is unsure itself"),
        ("BẠCH", 0.9, 1300, True, "beside the seal both views are as clear"),
    ],
)
def test_under_a_seal_the_clear_view_outdoes_the_other(clear: str, sure: float, x: int, kept: bool, why: str) -> None:
    box = Box(x - 30, 980, x + 30, 1020)
    assert bool(outdone([Word("ĐẠCH", box, 0.8)], [Word(clear, box, sure)], [RING])) is kept, why


@pytest.mark.parametrize(
    ("x", "y", "second", "doubtful"),
    [
        (1100, 1220, "", True),
        (1500, 760, "", True),
        (1100, 1220, "chữ", False),
        (1100, 1220, None, False),
        (1100, 1400, "", False),
        (400, 1220, "", False),
        (2400, 1220, "", False),
    ],
)
def test_a_name_that_one_look_alone_had_is_doubtful(x: int, y: int, second: str | None, doubtful: bool) -> None:
    (judged,) = doubted([word(x, y, second=second)], [RING])
    assert judged.overprinted is doubtful
    assert doubted([word(x, y, second=second)], []) == [word(x, y, second=second)]


BEHIND = [
    ((580, 490, 640, 510), (), True, "the word before it may lie under the rim"),
    ((580, 490, 640, 510), ((540, 490, 575, 510),), False, "a word was read there"),
    ((540, 490, 600, 510), (), False, "in the middle of a seal ink is sparse"),
    ((640, 490, 700, 510), (), False, "bare paper lies before it"),
    ((430, 490, 470, 510), (), False, "left of the seal's middle its line begins before the seal"),
]


@pytest.mark.parametrize(("box", "others", "overprinted", "why"), BEHIND)
def test_a_word_behind_the_rim_of_a_dark_seal_may_have_lost_the_one_before(
    box: PixelBox, others: tuple[PixelBox, ...], overprinted: bool, why: str
) -> None:
    words = [Word("ĐỐC", Box(*each), 0.9, second="ĐỐC") for each in (box, *others)]
    assert doubted(words, [Ring(500, 500, 100)])[0].overprinted is overprinted, why
