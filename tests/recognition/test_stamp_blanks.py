"""Number and date by pen in a stamp: found right of their labels, or in a row whose label was not read."""

from __future__ import annotations

import numpy as np
import pytest

from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.recognition.stamp_blanks import stamp_blanks
from ocr_pipeline.recognition.stamp_labels import StampLabel, label_in, says_arrival
from ocr_pipeline.recognition.words import Box, Word
from tests.recognition.digits.written_lines import FOOT, LEFT, written

DPI, BODY = 300, Box(0, 0, 900, 400)
ROWS = {StampLabel.NUMBER: 150, StampLabel.DATE: 260}
"""The feet of the two rows, far enough apart for tall pens."""


def stamp(number: str, date: str, seed: int) -> Pixels:
    """The body of a stamp with both blanks filled in, the labels not drawn but left to the words."""
    paper = np.full((400, 900, 3), 255, np.uint8)
    for said, foot in zip((number, date), ROWS.values(), strict=True):
        line = written(f"#{said}", seed=seed).pixels[FOOT - 80 : FOOT + 25, LEFT - 10 : LEFT + 500]
        rows = paper[foot - 80 : foot + 25, 200:700]
        rows[:] = np.minimum(rows, line[:, :500])
    return paper


def words(*labels: tuple[str, StampLabel]) -> list[Word]:
    return [Word(text, Box(100, ROWS[row] - 25, 100 + 20 * len(text), ROWS[row] + 1), 0.9) for text, row in labels]


@pytest.mark.parametrize("seed", [3, 5])
def test_both_are_read_right_of_their_labels(seed: int) -> None:
    labels = words(("Số:", StampLabel.NUMBER), ("Ngày:", StampLabel.DATE))
    found = stamp_blanks(stamp("204", "12/5/2024", seed), DPI, labels, BODY)
    said = {label: [each.text for each in blank.readings[:4]] for label, blank in found.items()}
    assert "204" in said[StampLabel.NUMBER]
    assert "12/5/2024" in said[StampLabel.DATE]
    for label, blank in found.items():
        assert ROWS[label] - 90 < blank.box.middle[1] < ROWS[label] + 15
        assert blank.box.x0 > 150


def test_a_date_is_known_by_its_form_where_its_label_was_not_read() -> None:
    found = stamp_blanks(
        stamp("204", "12/5/2024", 3), DPI, words(("Số:", StampLabel.NUMBER), ("~vg", StampLabel.DATE)), BODY
    )
    assert "12/5/2024" in [each.text for each in found[StampLabel.DATE].readings[:4]]


def test_a_stamp_that_asks_for_the_hour_has_no_number() -> None:
    found = stamp_blanks(stamp("8", "12/5/2024", 3), DPI, words(("Giờ:", StampLabel.NUMBER)), BODY)
    assert StampLabel.NUMBER not in found


def test_an_empty_stamp_says_nothing() -> None:
    labels = words(("Số:", StampLabel.NUMBER), ("Ngày:", StampLabel.DATE))
    assert stamp_blanks(np.full((400, 900), 255, np.uint8), DPI, labels, BODY) == {}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Số:", (StampLabel.NUMBER, "")),
        ("Số:2217", (StampLabel.NUMBER, "2217")),
        ("S6", (StampLabel.NUMBER, "")),
        ("Ngày:28/8/09", (StampLabel.DATE, "28/8/09")),
        ("gáy", (StampLabel.DATE, "")),
        ("Giờ", (StampLabel.HOUR, "")),
        ("Chuyển:", (StampLabel.TRANSFER, "ển:")),
        ("SỞ", (StampLabel.NUMBER, "")),
        ("Sông", None),
        ("Giang", None),
        ("2776", None),
    ],
)
def test_labels_are_known_as_they_are_read(text: str, label: tuple[StampLabel, str] | None) -> None:
    assert label_in(text) == label


@pytest.mark.parametrize(("said", "known"), [(("CV", "ĐẾN"), True), (("Số:",), True), (("STT", "Họ tên"), False)])
def test_what_may_be_a_stamp(said: tuple[str, ...], known: bool) -> None:
    assert says_arrival(said) is known
