from __future__ import annotations

import pytest

from diacritics.training.channel_rules import right, scanner, stripped


@pytest.mark.parametrize(
    ("letter", "reading", "why"),
    [
        ("ọ", "Q", "a dot below makes a capital of like shape"),
        ("ộ", "9", "or a digit"),
        ("ạ", "~", "or a tilde"),
        ("ề", "S", "two marks above make a sign"),
        ("ố", "6", "or a digit"),
        ("ơ", "o'", "the horn is read as a sign of its own"),
        ("ứ", "tr", "or as a letter"),
        ("Đ", "B", "the bar makes another letter"),
        ("l", "1", "shapes that are alike in any language"),
        ("m", "rn", "also one for two"),
        ("ĩ", "j", "marked letters have the shapes of their bare letter's class"),
        ("V", "v", "and the other case"),
    ],
)
def test_scanners_read(letter: str, reading: str, why: str) -> None:
    assert scanner()[letter, reading] > 0, why


@pytest.mark.parametrize("letter", ["a", "ẫ", "đ", "Ự", "Ý", "w"])
def test_most_often_the_bare_letter_or_a_sign_of_its_class(letter: str) -> None:
    rules = scanner()
    own = {reading: weight for (of, reading), weight in rules.items() if of == letter}
    assert sum(own.values()) == pytest.approx(1000, rel=0.1)
    assert min(own.values()) > 0


def test_stripping_leaves_no_mark() -> None:
    counts = stripped()
    assert counts["ộ", "o"] > 100 * counts["ộ", "ộ"]
    assert ("o", "ộ") not in counts


def test_right_text_is_mostly_itself() -> None:
    counts = right()
    assert counts["ộ", "ộ"] > 100 * counts["ộ", "ô"]
