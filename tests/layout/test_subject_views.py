"""Another net is asked for a subject that was read in doubt, and for no other."""

from __future__ import annotations

import pytest

from ocr_pipeline.layout.subject_views import with_subject_views
from ocr_pipeline.recognition.opinions import Opinion
from ocr_pipeline.recognition.words import Box, Word
from tests.layout.typed_pages import Ink, TypedPage, page

HEAD = ("ỦY BAN NHÂN DÂN", "XÃ BẠCH ĐẰNG", "Số: 15/QĐ-UBND")
LETTER = ("ỦY BAN NHÂN DÂN", "XÃ BẠCH ĐẰNG", "Số: 15/UBND-VP", "V/v đôi tên cơ quan")
READ: tuple[Opinion, ...] = ((Word("đổi", Box(0, 0, 10, 10), 0.9),),)


def titled(ink: Ink) -> TypedPage:
    """A decision with one word of its subject read so."""
    return page({"đôi": ink}).header(HEAD).title("QUYẾT ĐỊNH", "Về việc đôi tên cơ quan")


@pytest.mark.parametrize(
    ("made", "asked"),
    [
        pytest.param(titled(Ink(second="đổi")), True, id="two looks differ"),
        pytest.param(titled(Ink(confidence=0.3)), True, id="read with little certainty"),
        pytest.param(titled(Ink()), False, id="no doubt"),
        pytest.param(titled(Ink(second="đôi,")), False, id="but for a comma"),
        pytest.param(page({"đôi": Ink(second="đổi")}).header(LETTER), True, id="a letter's"),
        pytest.param(page().header(LETTER), False, id="a letter's without doubt"),
    ],
)
def test_which_subjects_another_net_is_asked_for(made: TypedPage, asked: bool) -> None:
    blocks: list[Box] = []

    def read(block: Box) -> tuple[Opinion, ...]:
        blocks.append(block)
        return READ

    found = with_subject_views(made.layout(), read)
    assert (len(blocks), found.opinions) == ((1, READ) if asked else (0, ()))
    doubted = [word for word in made.words if word.text == "đôi"]
    assert all(block.holds(word.box.middle) for block in blocks for word in doubted)
