"""When the looks at a syllable of a name leave no doubt about it."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.name_columns import Columns, Seen
from ocr_pipeline.parsing.name_syllables import syllables_of
from ocr_pipeline.recognition.words import Box

PAGE, OTHER = False, True
"""The page's own net, and the other one."""


def sure_of(*looks: tuple[str, float, bool]) -> bool:
    """Whether the middle syllable of a name, the rest of which is sure, is beyond doubt by these looks at it."""
    rest = [tuple(Seen(said, 0.95, net, 80) for _, _, net in looks) for said in ("Phùng", "Bình")]
    middle = tuple(Seen(text, confidence, net, 80) for text, confidence, net in looks)
    boxes = tuple(Box(at, 0, at + 90, 40) for at in (0, 100, 200))
    named = syllables_of(Columns((rest[0], middle, rest[1]), (), boxes))
    assert [choice.syllable for choice in named] == ["Phùng", "Xuân", "Bình"]
    return named[1].confirmed


@pytest.mark.parametrize(
    ("looks", "sure", "why"),
    [
        ([("Xuân", 0.7, PAGE), ("Xuân", 0.7, OTHER)], True, "two nets, each surely"),
        ([("Xuân", 0.95, PAGE), ("Xuân", 0.5, OTHER)], False, "one of two nets unsurely"),
        (
            [("Xuân", 0.53, PAGE), ("Xuân", 0.48, PAGE), ("Xuân", 0.66, OTHER)],
            True,
            "three looks, none of them another",
        ),
        ([("Xuân", 0.53, PAGE), ("Xuân", 0.48, PAGE), ("Xuân", 0.45, OTHER)], False, "three that were hardly read"),
        ([("Xuân", 0.53, PAGE), ("Xuân", 0.48, PAGE), ("Xuân", 0.66, PAGE)], False, "one net repeats its mistakes"),
        (
            [("Xuân", 0.53, PAGE), ("Xuân", 0.48, PAGE), ("Xuân", 0.5, OTHER), ("Xuấn", 0.3, OTHER)],
            False,
            "a fourth look read another mark, however unsurely",
        ),
    ],
)
def test_a_syllable_is_beyond_doubt_by_its_looks(looks: list[tuple[str, float, bool]], sure: bool, why: str) -> None:
    assert sure_of(*looks) == sure, why


@pytest.mark.parametrize(
    ("looks", "sure", "why"),
    [
        ([("zẤguyễn", 0.7, PAGE), ("Nguyễn", 0.7, OTHER)], True, "all but its first letter, and no other ends so"),
        ([("zẤguyễn", 0.7, PAGE), ("ỳguyen", 0.7, OTHER)], True, "marks aside: one surname has those letters"),
        ([("zẤguyễn", 0.7, PAGE), ("", 0.7, OTHER)], False, "one net alone"),
        ([("zẤuyễn", 0.7, PAGE), ("Nguyễn", 0.7, OTHER)], False, "strokes may be read as so much"),
        ([("zẤguyễn", 0.7, PAGE), ("Trần", 0.9, OTHER)], False, "another surname was surely read"),
    ],
)
def test_a_surname_without_its_first_letter_is_known(
    looks: list[tuple[str, float, bool]], sure: bool, why: str
) -> None:
    rest = [tuple(Seen(said, 0.95, net, 80) for _, _, net in looks) for said in ("Sỹ", "Hiệp")]
    first = tuple(Seen(text, confidence, net, 80) for text, confidence, net in looks)
    boxes = tuple(Box(at, 0, at + 90, 40) for at in (0, 100, 200))
    assert syllables_of(Columns((first, *rest), (), boxes))[0].confirmed == sure, why
