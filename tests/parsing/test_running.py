"""A parser that fails costs its own section and is told; what it gives is held against the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from ocr_pipeline.parsing.running import Failure, attempted, fields_of, raised
from schemas import FieldValue

SUBJECT = FieldValue(value="thi đua", confidence=0.9)


def failing(error: Exception) -> Any:
    raise error


@pytest.mark.parametrize(
    "error", [ValueError("bad"), KeyError("subject"), RecursionError("deep"), AssertionError(), MemoryError("full")]
)
def test_whatever_a_parser_raises_is_told_and_goes_no_further(error: Exception) -> None:
    told: list[Failure] = []
    assert fields_of("mine", lambda: failing(error), told.append) == {}
    assert [(failure.name, failure.error) for failure in told] == [("mine", error)]


def test_a_person_who_stops_the_program_is_obeyed() -> None:
    with pytest.raises(KeyboardInterrupt):
        attempted("mine", lambda: (_ for _ in ()).throw(KeyboardInterrupt), lambda _: None)


def test_nobody_need_catch_failures_who_wants_to_see_them() -> None:
    with pytest.raises(ValueError, match="bad"):
        fields_of("mine", lambda: failing(ValueError("bad")), raised)


@pytest.mark.parametrize(
    ("given", "kept", "failures", "why"),
    [
        ({"subject": SUBJECT}, {"subject"}, 0, "a field of the contract"),
        ({"details": {"mine": {"amount": 12}}}, {"details"}, 0, "details of any shape"),
        ({"subject": "thi đua"}, set(), 1, "a value without its evidence"),
        ({"signer": SUBJECT}, set(), 1, "no field of that name"),
        ({"text": "rewritten"}, set(), 1, "what was read is not a parser's to change"),
        ({"review": {"required": False}}, set(), 1, "nor is the review"),
        ({"subject": SUBJECT, "date": 12, "place": SUBJECT}, {"subject", "place"}, 1, "the rest stands"),
        ({}, set(), 0, "nothing found"),
    ],
)
def test_what_the_contract_does_not_allow_is_left_out(
    given: Mapping[str, Any], kept: set[str], failures: int, why: str
) -> None:
    told: list[Failure] = []
    assert set(fields_of("mine", lambda: given, told.append)) == kept, why
    assert len(told) == failures, why


def test_a_reason_is_one_line_in_words() -> None:
    failure = Failure("mine", ValueError("first\nsecond"))
    assert failure.reason == "parser mine: failed (ValueError: first); what it reads is missing"
    assert Failure("mine", AssertionError()).reason.endswith("(AssertionError: no message); what it reads is missing")
