"""Two readings of a document held against each other: what became right, wrong, silently wrong, lost, flagged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from ocr_pipeline.scoring.gains import Entry, Gains, Turn
from ocr_pipeline.scoring.labels import Label
from schemas import Document, FieldValue, Table
from tests.scoring.made_up import LABEL, TRUTH, WRONG, document, given, perfect


def _gains(before: Document | None, after: Document | None, truth: Label | Document = LABEL) -> Gains:
    gains = Gains()
    gains.add("mau", truth, before, after)
    return gains


def _fields(gains: Gains) -> tuple[set[str], set[str]]:
    """What became and what ceased to be, aspect and field in one word."""
    return _aspects(gains.began), _aspects(gains.ended)


def _aspects(side: Mapping[str, Sequence[Turn]]) -> set[str]:
    return {f"{aspect} {turn.field}" for aspect, turns in side.items() for turn in turns}


def _entries(gains: Gains) -> tuple[list[str], list[str]]:
    return _listed(gains.listed_began), _listed(gains.listed_ended)


def _listed(side: Mapping[str, Sequence[Entry]]) -> list[str]:
    return [f"{aspect} {each.list}: {each.words}" for aspect, entries in side.items() for each in entries]


RIGHT, FLAGGED_RIGHT = given("Lam Giang"), given("Lam Giang", flagged=True)
SILENT, FLAGGED_WRONG = given(WRONG), given(WRONG, flagged=True)
NOTHING, FLAGGED_NOTHING = given(None), given(None, flagged=True)


@pytest.mark.parametrize(
    ("before", "after", "began", "ended"),
    [
        # A change of the value may change several things at once.
        (SILENT, RIGHT, {"right", }, {"silent"}),
        (RIGHT, SILENT, {"silent"}, {"right"}),
        (NOTHING, RIGHT, {"right"}, {"lost"}),
        (RIGHT, NOTHING, {"lost"}, {"right"}),
        (NOTHING, SILENT, {"silent"}, {"lost"}),
        # A flag alone: on a wrong value it is a gain, on a right one a cost.
        (SILENT, FLAGGED_WRONG, {"flagged"}, {"silent"}),
        (RIGHT, FLAGGED_RIGHT, {"flagged"}, set()),
        (FLAGGED_RIGHT, RIGHT, set(), {"flagged"}),
        (FLAGGED_WRONG, SILENT, {"silent"}, {"flagged"}),
        # Nothing with a flag is not lost, and is no value that is flagged.
        (NOTHING, FLAGGED_NOTHING, set(), {"lost"}),
        (FLAGGED_NOTHING, RIGHT, {"right"}, set()),
        # Another wrong value is neither gain nor cost.
        (SILENT, given("cũng sai"), set(), set()),
        (RIGHT, RIGHT, set(), set()),
    ],
)  # fmt: skip
def test_a_field_turns(before: FieldValue, after: FieldValue, began: set[str], ended: set[str]) -> None:
    gains = _gains(document(place=before), document(place=after))
    assert _fields(gains) == ({f"{name} place" for name in began}, {f"{name} place" for name in ended})


def test_a_turn_tells_both_values_and_the_true_one() -> None:
    (turn,) = _gains(document(place=SILENT), document(place=FLAGGED_RIGHT)).began["right"]
    assert (turn.document, turn.wanted) == ("mau", "Lam Giang")
    assert (turn.before.value, turn.before.flagged, turn.after.value, turn.after.flagged) == (
        WRONG,
        False,
        "Lam Giang",
        True,
    )


def test_a_document_that_is_no_longer_converted_loses_everything_that_was_right() -> None:
    gains = _gains(perfect(), None)
    assert len(gains.ended["right"]) == 10
    assert gains.began["lost"] == []
    assert {entry.list for entry in gains.listed_ended["found"]} >= {"recipients", "legal_bases", "seals"}


def test_entries_of_complete_truth_are_told_by_name() -> None:
    first, second, last = TRUTH.recipients
    before = document(recipients=(first, given("Như sau"), last))
    after = document(recipients=(first, second, given("Lưu: VI", flagged=True)))
    began, ended = _entries(_gains(before, after, TRUTH))
    assert began == [
        "found recipients: Thường trực Đảng ủy",
        "invented recipients: Lưu: VI (flagged)",
    ]
    assert ended == ["found recipients: Lưu: VT", "invented recipients: Như sau"]


def test_a_flag_on_a_right_entry_shows_as_no_longer_settled() -> None:
    before = document(recipients=TRUTH.recipients)
    after = document(recipients=tuple(given(each.value, flagged=True) for each in TRUTH.recipients))
    assert _entries(_gains(before, after, TRUTH)) == ([], ["settled recipients: None"] * 3)


def test_entries_of_labels_are_numbers() -> None:
    before, after = document(recipients=(given("Như trên"), given("Như trên"))), document()
    began, ended = _entries(_gains(before, after))
    assert began == []
    assert ended == ["found recipients: None", "invented recipients: None", "settled recipients: None"]


def test_cells_of_tables_are_numbers_in_complete_truth_too() -> None:
    table = TRUTH.tables[0]
    without_a_row = Table(page=2, rows=table.rows[:2])
    began, _ = _entries(_gains(document(tables=(without_a_row,)), document(tables=(table,)), TRUTH))
    assert began == ["found tables: None"] * 3 + ["settled tables: None"] * 3
