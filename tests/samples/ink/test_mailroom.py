"""The stamp of incoming mail and the grades of urgency and secrecy."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from samples.ink import put
from samples.ink.canvas import Drawn
from samples.places import Places
from samples.units import mm
from tests.samples.ink.pages import (
    ARROW,
    DECISION,
    FRAME,
    LETTER,
    PORTAL,
    RECEIVED,
    SECRET,
    blank,
    drawn_alone,
    inked,
    inside,
    meet,
    patch,
)

SEEDS = range(12)
both_styles = pytest.mark.parametrize("step", [RECEIVED, PORTAL], ids=["boxed", "portal"])


def words_by_role(mark: Drawn) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for word in mark.words:
        found.setdefault(word.role or "", []).append((word.text, word.by))
    return found


@both_styles
def test_number_and_date_are_by_pen_and_the_office_is_cut_into_the_stamp(step: Mapping[str, Any]) -> None:
    for seed in SEEDS:
        words = words_by_role(drawn_alone(step, seed)[1])
        assert words["received.number"] == [("1523", "pen")]
        assert words["received.office"] == [("SỞ TƯ PHÁP LAM GIANG", "stamp")]
        ((date, by),) = words["received.date"]
        assert by == "pen"
        day, month, year = (int(part) for part in re.split("[/-]", date))
        assert dt.date(year if year > 99 else 2000 + year, month, day) == dt.date(2024, 5, 10)
        assert ("HCTH", "pen") in words[""]


@both_styles
def test_the_text_of_the_stamp_reads_as_it_is_laid_out(step: Mapping[str, Any]) -> None:
    for seed in SEEDS:
        text = drawn_alone(step, seed)[1].text or ""
        assert re.fullmatch(
            r"SỞ TƯ PHÁP LAM GIANG (CV |CÔNG VĂN )?ĐẾN Số: 1523 Ngày: [\d/-]+ Chuyển: P\. HCTH( Số và ký hiệu HS:)?",
            text,
        )


@both_styles
def test_the_record_holds_what_was_put(step: Mapping[str, Any]) -> None:
    canvases = blank()
    found = put(canvases, DECISION, [step], 4).received
    assert found is not None
    assert found.page == 0
    assert found.number in canvases[0].drawn[0].words
    assert found.date in canvases[0].drawn[0].words
    assert found.office in canvases[0].drawn[0].words


def test_without_a_stamp_there_is_no_record_and_of_two_stamps_the_first_counts() -> None:
    assert put(blank(), DECISION, [FRAME], 1).received is None
    second = {**RECEIVED, "number": "7"}
    found = put(blank(), DECISION, [RECEIVED, second], 1).received
    assert found is not None
    assert found.number is not None
    assert found.number.text == "1523"


@pytest.mark.parametrize("missing", ["number", "date", "transfer"])
@both_styles
def test_what_is_not_given_is_not_written(step: Mapping[str, Any], missing: str) -> None:
    given = {key: value for key, value in step.items() if key != missing}
    for seed in SEEDS:
        words = words_by_role(drawn_alone(given, seed)[1])
        if missing == "transfer":
            assert ("HCTH", "pen") not in words[""]
        else:
            assert f"received.{missing}" not in words


def test_a_portal_that_gives_no_number_notes_the_hour_instead() -> None:
    given = {key: value for key, value in PORTAL.items() if key != "number"}
    for seed in SEEDS:
        text = drawn_alone(given, seed)[1].text or ""
        assert re.search(r"Giờ: [SC] Ngày:", text)
        assert "Số:" not in text


@both_styles
def test_over_the_header_it_lies_below_the_number_and_on_the_beginning_of_the_title(step: Mapping[str, Any]) -> None:
    for seed in SEEDS:
        _, mark = drawn_alone(step, seed)
        assert mark.box[1] > DECISION.left_head[3] - mm(4)
        assert meet(mark.box, DECISION.title)
        assert mark.box[2] < (DECISION.title[0] + DECISION.title[2]) / 2


def test_on_an_official_letter_it_lies_below_the_subject() -> None:
    for seed in SEEDS:
        _, mark = drawn_alone(RECEIVED, seed, LETTER)
        assert mark.box[1] > LETTER.title[3] - mm(5)


def test_it_is_about_35_by_50_mm_at_most() -> None:
    for seed in SEEDS:
        for step in (RECEIVED, PORTAL):
            x0, y0, x1, y1 = drawn_alone(step, seed)[1].box
            assert mm(36) < x1 - x0 < mm(56)
            assert mm(10) < y1 - y0 < mm(42)


def test_kept_off_the_header_it_finds_free_paper() -> None:
    canvases = blank()
    pixels = canvases[0].pixels
    for x0, y0, x1, y1 in (DECISION.left_head, DECISION.title, (mm(10), mm(43), mm(80), mm(130))):
        pixels[int(y0) : int(y1), int(x0) : int(x1)] = 0
    put(canvases, DECISION, [{**RECEIVED, "over_header": False}], 1)
    x0, y0, x1, y1 = (int(value) for value in canvases[0].drawn[0].box)
    printed = blank()[0].pixels
    for left, top, right, bottom in (DECISION.left_head, DECISION.title, (mm(10), mm(43), mm(80), mm(130))):
        printed[int(top) : int(bottom), int(left) : int(right)] = 0
    assert np.mean(printed[y0:y1, x0:x1] == 0) < 0.02


@pytest.mark.parametrize("step", [ARROW, FRAME, SECRET], ids=["arrow", "frame", "secret"])
@pytest.mark.parametrize("places", [DECISION, LETTER], ids=["decision", "letter"])
def test_grades_stand_at_the_left_under_number_and_subject(step: Mapping[str, Any], places: Places) -> None:
    for seed in SEEDS:
        _, mark = drawn_alone(step, seed, places)
        assert mark.box[2] < mm(105)
        assert mark.box[1] > (places.title[3] if places is LETTER else places.left_head[3])


def test_grades_and_stamps_do_not_lie_on_each_other() -> None:
    for seed in SEEDS:
        marks = inked([RECEIVED, SECRET, ARROW], seed).drawn
        overlaps = [(a.text, b.text) for index, a in enumerate(marks) for b in marks[:index] if meet(a.box, b.box)]
        assert overlaps == []


def test_the_arrow_slants_upward_to_the_right() -> None:
    for seed in SEEDS:
        ink = (patch(*drawn_alone(ARROW, seed)) != 255).any(axis=2)
        third = ink.shape[1] // 3
        assert np.nonzero(ink[:, -third:])[0].mean() < np.nonzero(ink[:, :third])[0].mean() - mm(5)


@pytest.mark.parametrize(
    ("text", "width"),
    [("MẬT", 20), ("TỐI MẬT", 30), ("TUYỆT MẬT", 40), ("KHẨN", 20), ("HỎA TỐC", 30), ("THƯỢNG KHẨN", 40)],
)
def test_frames_have_the_widths_of_the_decree(text: str, width: float) -> None:
    _, mark = drawn_alone({"step": "urgency_stamp", "text": text}, 1)
    assert mm(width) - 12 < mark.box[2] - mark.box[0] < mm(width) + 40
    assert inside(mark.words[0].box, mark.box)
