"""What says the same twice: which doubtful values one question settles, and what a decision makes doubtful."""

from __future__ import annotations

from typing import Any

import pytest

from ocr_pipeline.archive.decisions.linked import asked_with, contradictions

PEN, FAINT = "the number is handwritten: read by shape", "digits read with little certainty"


def doubtful(value: str | None, *reasons: str) -> dict[str, Any]:
    return {"value": value, "reasons": list(reasons or (PEN,))}


def cited(raw: str, span: list[int] | None = None) -> dict[str, Any]:
    return {"code": "30/2020/NĐ-CP", "raw": raw, "page": 1, "span": span, "reasons": [FAINT]}


TOGETHER: list[tuple[str, dict[str, dict[str, Any]], dict[str, str]]] = [
    (
        "one hand wrote the number of both",
        {"code": doubtful("47/KH-STP"), "number": doubtful("47")},
        {"number": "code"},
    ),
    (
        "the code has more doubts, and all those of its number",
        {"code": doubtful("47/KH-STP", FAINT, PEN), "number": doubtful("47")},
        {"number": "code"},
    ),
    (
        "the number has a doubt that who looks at the code would not be told",
        {"code": doubtful("47/KH-STP"), "number": doubtful("47", PEN, "an attachment tells another one")},
        {},
    ),
    ("another number than the code has", {"code": doubtful("47/KH-STP"), "number": doubtful("48")}, {}),
    ("the beginning of the code's number", {"code": doubtful("147/KH-STP"), "number": doubtful("14")}, {}),
    (
        "the notation is in doubt with them",
        {"code": doubtful("47-NQ/ĐU"), "number": doubtful("47"), "notation": doubtful("NQ/ĐU")},
        {"number": "code", "notation": "code"},
    ),
    ("the end of a group is no notation", {"code": doubtful("47/KH-STP"), "notation": doubtful("TP")}, {}),
    (
        "a notation of which the year is a part",
        {"code": doubtful("06/2024/TT-BYT"), "notation": doubtful("2024/TT-BYT")},
        {"notation": "code"},
    ),
    ("nobody read either", {"code": doubtful(None), "number": doubtful(None)}, {"number": "code"}),
    ("the number alone was not read", {"code": doubtful("/KH-STP"), "number": doubtful(None)}, {}),
    ("a number of which the code is sure", {"number": doubtful("47")}, {}),
    (
        "each of its own document",
        {
            "code": doubtful("47/KH-STP"),
            "copies[0].code": doubtful("9/SY-UBND"),
            "copies[0].number": doubtful("9"),
            "attachments[1].number": doubtful("47"),
        },
        {"copies[0].number": "copies[0].code"},
    ),
    ("a number of something else", {"code": doubtful("47/KH-STP"), "received.number": doubtful("47")}, {}),
    (
        "both were decided, alike",
        {"code": {**doubtful("47/KH-STP"), "decided": {}}, "number": {**doubtful("47"), "decided": {}}},
        {"number": "code"},
    ),
    ("one of them was decided", {"code": {**doubtful("47/KH-STP"), "decided": {}}, "number": doubtful("47")}, {}),
    (
        "a basis that is cited, and one that is not",
        {"legal_bases[0]": cited("a", [1, 2]), "legal_bases[1]": cited("b"), "citations[3]": cited("a", [1, 2])},
        {"legal_bases[0]": "citations[3]"},
    ),
]


@pytest.mark.parametrize(("flagged", "found"), [row[1:] for row in TOGETHER], ids=[row[0] for row in TOGETHER])
def test_one_question_settles_what_waits_for_the_same_reason(
    flagged: dict[str, dict[str, Any]], found: dict[str, str]
) -> None:
    assert asked_with(flagged) == found


DECIDED = {"decided": {"kind": "type"}}
AGAINST: list[tuple[str, dict[str, dict[str, Any]], list[tuple[str, str]]]] = [
    (
        "another number was decided",
        {"code": {"value": "47/KH-STP"}, "number": {"value": "48", **DECIDED}},
        [("code", "number")],
    ),
    (
        "another code was decided",
        {"code": {"value": "48/KH-SYT", **DECIDED}, "number": {"value": "47"}, "notation": {"value": "KH-STP"}},
        [("number", "code"), ("notation", "code")],
    ),
    ("the same", {"code": {"value": "47/KH-STP", **DECIDED}, "number": {"value": "47"}}, []),
    ("both were decided", {"code": {"value": "47/K", **DECIDED}, "number": {"value": "48", **DECIDED}}, []),
    ("nobody decided", {"code": {"value": "47/KH-STP"}, "number": {"value": "48"}}, []),
    ("none is read, and none was decided", {"code": {"value": None, **DECIDED}, "number": {"value": None}}, []),
    (
        "none was decided to be there",
        {"code": {"value": None, **DECIDED}, "number": {"value": "47"}},
        [("number", "code")],
    ),
]


@pytest.mark.parametrize(("values", "found"), [row[1:] for row in AGAINST], ids=[row[0] for row in AGAINST])
def test_what_contradicts_a_decision_is_doubtful(
    values: dict[str, dict[str, Any]], found: list[tuple[str, str]]
) -> None:
    told = [(path, f"it contradicts the {decided} that a person decided") for path, decided in found]
    assert list(contradictions(values)) == told
