"""A block read with its seal and without: print from either view, the seal's own letters from neither."""

from __future__ import annotations

from ocr_pipeline.imaging.marks.rings import Ring
from ocr_pipeline.recognition.agreement import unread
from ocr_pipeline.recognition.two_views import either_view, one_line_each
from ocr_pipeline.recognition.words import Box, Word

RING = Ring(200, 300, 150)
SIZE = 40


def row(line: int, y: int, *words: tuple[str, int, float]) -> list[Word]:
    return [Word(text, Box(x, y, x + 80, y + SIZE), sure, line=(line, 0, 0)) for text, x, sure in words]


def said(words: list[Word]) -> list[str]:
    return [word.text for word in words]


def test_each_view_gives_what_the_other_has_lost() -> None:
    plain = row(1, 100, ("CHỦ", 300, 0.9), ("TỊCH", 400, 0.9))
    clear = row(9, 104, ("PHÓ", 200, 0.9), ("CHỦ", 300, 0.9))
    joined = either_view(plain, clear, [RING], SIZE, unread)
    assert said(joined) == ["PHÓ", "CHỦ", "TỊCH"]
    assert len({word.line for word in joined}) == 1


def test_a_line_that_only_the_clear_view_has_is_kept() -> None:
    plain = row(1, 100, ("CHỦ", 300, 0.9))
    clear = row(9, 100, ("CHỦ", 300, 0.9)) + row(10, 480, ("Hồng", 300, 0.9), ("Hà", 400, 0.9))
    assert said(either_view(plain, clear, [RING], SIZE, unread)) == ["CHỦ", "Hồng", "Hà"]


def test_letters_that_go_with_the_seal_were_its_own() -> None:
    plain = row(1, 100, ("CHỦ", 300, 0.9)) + row(2, 280, ("ĐẠI", 120, 0.9), ("HỌC", 210, 0.9))
    clear = row(9, 100, ("CHỦ", 300, 0.9))
    assert said(either_view(plain, clear, [RING], SIZE, unread)) == ["CHỦ"]
    assert said(either_view(plain, clear, [], SIZE, unread)) == ["CHỦ", "ĐẠI", "HỌC"]


def test_bits_that_are_no_syllable_and_unsure_go_but_for_a_sign_of_authority() -> None:
    plain = row(1, 100, ("CHỦ", 300, 0.9), ("TỊCH", 400, 0.9))
    clear = row(9, 100, ("z4%", 0, 0.2), ("KT.", 200, 0.2), ("CHỦ", 300, 0.9))
    assert said(either_view(plain, clear, [], SIZE, unread)) == ["KT.", "CHỦ", "TỊCH"]


def test_specks_and_words_made_of_two_lines_are_no_reading() -> None:
    again = row(1, 100, ("CHỦ", 300, 0.9)) + row(2, 150, ("PHÓ", 300, 0.9))
    tall = Word("ƯUN", Box(290, 95, 390, 200), 0.4)
    speck = Word("r", Box(500, 100, 504, 106), 0.4)
    whole = Word("CHỦ", Box(300, 100, 380, 140), 0.9)
    assert one_line_each([tall, speck, whole], again, SIZE) == [whole]
