"""The subject of a letter below the header of a text: where it ends, however its V/v was read."""

from __future__ import annotations

import pytest

from ocr_pipeline.layout.letter_lines import letter_lines


def lines_of(said: str) -> int:
    """How many of the lines are the subject."""
    spans, at = [], 0
    for line in said.split("\n"):
        spans.append((at, at + len(line)))
        at += len(line) + 1
    return letter_lines(said, spans)


@pytest.mark.parametrize(
    ("why", "said", "count"),
    [
        ("down to the addressees", "V/v góp ý dự thảo\nquy định mức chi\nKính gửi: Sở Y tế.", 2),
        ("however these were read", "V/v góp ý dự thảo\nquy định\nKinh etti: Sở Y tế.", 2),
        ("blank lines stand within it", "\nV/v gop y du thao\n\nquy dinh muc chi\n\nKinh gtri: So Y te.", 4),
        ("a capital may open a line of it", "V/v góp ý dự thảo\nNghị quyết về mức chi\nKính gửi:", 2),
        ("but not behind a blank one", "V/v góp ý dự thảo\n\nPhúc đáp Công văn số 5", 1),
        ("a paragraph is wider", "V/v góp ý dự thảo\nPhúc đáp Công văn số 15/SYT-VP ngày 5 tháng 3", 1),
        ("a stamp's office ends it", "VW gop y du thao\nSO KE HOACH VA DAU TU\nquy dinh", 1),
        ("so does a stamp's label", "Vw gop y du thao\nSố: 15\nquy định", 1),
        ("V/v with a letter amiss", "Viv gop y du thao\nKinh giti: So", 1),
        ("with a letter more", "V/yv gop y du thao\nKinh giti: So", 1),
        ("with a digit", "V7V gop y du thao\nKinh giti: So", 1),
        ("and taken for a word", "Và góp ý dự thảo\nKính gửi: Sở", 1),
        ("a title opens otherwise", "BÁO CÁO\nVề mức chi", 0),
        ("so do the addressees", "Kính gửi: Sở Y tế", 0),
        ("a word of two letters", "Vụ Pháp chế góp ý", 0),
        ("another", "Vi phạm hành chính", 0),
        ("nothing at all", "", 0),
    ],
)
def test_the_lines_of_a_letter_s_subject(why: str, said: str, count: int) -> None:
    assert lines_of(said) == count, why
