"""What follows from a decided value is told anew with it, and nothing is taken for another value that is the same."""

from __future__ import annotations

from typing import Any

import pytest

from ocr_pipeline.archive.decisions.decided import with_decisions
from ocr_pipeline.archive.decisions.decision import Decision, Evidence, Kind, Through
from ocr_pipeline.archive.decisions.standing import Standing
from ocr_pipeline.archive.identity import DocumentId
from tests.archive.tables.documents import document

_DOUBT = {"needs_review": True, "reasons": ["digits read with little certainty"], "confidence": 0.4, "raw": "x"}


def decided(path: str, value: str | None, **parts: list[dict[str, Any]]) -> dict[str, Any]:
    """The first of some statistics or citations as it is told once a person decided it."""
    decision = Decision(
        id=1,
        document=DocumentId("a" * 64),
        path=path,
        over=Evidence("x", "x", None, None, None),
        kind=Kind.UNREADABLE if value is None else Kind.TYPE,
        value=value,
        by="Lan",
        at="2026-01-02T03:04:05.000+00:00",
        through=Through.DESK,
    )
    whole: dict[str, Any] = {"citations": [], "legal_bases": [], **parts}
    content = document(**whole).model_dump(mode="json")
    told: dict[str, Any] = with_decisions(content, Standing((), {path: decision}))[path.partition("[")[0]][0]
    return told


def quantity(value: float, **more: Any) -> dict[str, Any]:
    """A doubtful quantity's JSON."""
    return {"value": value, "unit": "%", "amount": value, "base_unit": "%", "kind": "percent", **_DOUBT, **more}


# Why, what the machine read of a change, what was typed, and what the change is then.
CHANGES = [
    ("a rise is the figure itself", 53.0, 53.0, "5.3", 5.3),
    ("a fall is its opposite", 53.0, -53.0, "5.3", -5.3),
    ("a fall by nothing", 0.0, -0.0, "2", -2.0),
    ("one that cannot be read is of an unknown size", 53.0, 53.0, None, None),
    ("no change was told", 53.0, None, "5.3", None),
    ("a change that is told beside the figure stays", 53.0, 7.0, "5.3", 7.0),
]


@pytest.mark.parametrize(("why", "read", "change", "typed", "expected"), CHANGES, ids=[row[0] for row in CHANGES])
def test_a_change_that_the_figure_tells_is_decided_with_it(
    why: str, read: float, change: float | None, typed: str | None, expected: float | None
) -> None:
    told = quantity(read, comparison={"kind": "yoy", "raw": "so với cùng kỳ", "value": change})
    assert decided("statistics[0]", typed, statistics=[told])["comparison"] == {
        "kind": "yoy",
        "raw": "so với cùng kỳ",
        "value": expected,
    }


# What was read in which unit, what is typed in its place, and how much that is.
AMOUNTS = [
    (0.7, 700_000.0, "triệu đồng", "7.5", 7_500_000.0),
    (0.7, 700_000_000.0, "tỷ đồng", "10506", 10_506_000_000_000.0),
    (0.0, 0.0, "triệu đồng", "4.1", 4_100_000.0),
    (53.0, 53_000.0, "nghìn đồng", "2.001", 2_001.0),
]


@pytest.mark.parametrize(("read", "amount", "unit", "typed", "expected"), AMOUNTS)
def test_an_amount_is_reckoned_to_the_last_digit(
    read: float, amount: float, unit: str, typed: str, expected: float
) -> None:
    told = quantity(read, amount=amount, unit=unit, base_unit="đồng", kind="money")
    assert decided("statistics[0]", typed, statistics=[told])["amount"] == expected


def test_a_zero_in_words_that_is_typed_as_it_was_read_stays_one() -> None:
    told = decided("statistics[0]", "0", statistics=[quantity(0.0, negated=True)])
    assert (told["value"], told["negated"], told["needs_review"]) == (0.0, True, False)
    assert not decided("statistics[0]", "5", statistics=[quantity(0.0, negated=True)])["negated"]


@pytest.mark.parametrize(("typed", "defects"), [("12/2019", ["no_notation"]), ("12/2019/NĐ-CP", [])])
def test_a_citation_lacks_its_notation_until_somebody_types_one(typed: str, defects: list[str]) -> None:
    cited = {**_DOUBT, "type": "Nghị định", "code": "17/2019", "relation": "refers", "defects": ["no_notation"]}
    assert decided("citations[0]", typed, citations=[cited])["defects"] == defects
