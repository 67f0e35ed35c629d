"""What stands of a decision when a document is read or parsed again: by evidence, a sentence a row."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.archive.decisions.decision import Decision, Evidence, Kind, State, Through
from ocr_pipeline.archive.decisions.evidence import evidence_of, is_same_place, page_sizes
from ocr_pipeline.archive.decisions.standing import gone, standing_of
from ocr_pipeline.archive.entries import values_of
from ocr_pipeline.archive.identity import DocumentId

BOX = [500, 600, 700, 660]


def field(
    value: str | None, raw: str | None = None, box: list[int] | None = BOX, page: int | None = 1
) -> dict[str, Any]:
    """A value of a document's JSON."""
    return {
        "value": value,
        "raw": raw if raw is not None else value,
        "page": page,
        "bbox": box,
        "confidence": 0.4,
        "needs_review": True,
        "reasons": ["handwritten"],
    }


def content(size: tuple[int, int] = (2480, 3508), **fields: Any) -> dict[str, Any]:
    """A document's JSON."""
    pages = [{"number": number, "width": size[0], "height": size[1]} for number in (1, 2)]
    return {"pages": pages, **fields}


def decided(read: dict[str, Any], path: str, number: int = 1, **parts: Any) -> Decision:
    """A decision on a value of a document as it was read then."""
    whole: dict[str, Any] = {
        "id": number,
        "document": DocumentId("a" * 64),
        "path": path,
        "over": evidence_of(dict(values_of(read))[path], page_sizes(read), "key"),
        "kind": Kind.TYPE,
        "value": "012",
        "by": "Lan",
        "at": "2026-01-02T03:04:05.000+00:00",
        "through": Through.DESK,
    }
    return Decision(**{**whole, **parts})


def item(value: str, top: int) -> dict[str, Any]:
    """An item of a list, in a line of its own."""
    return field(value, box=[100, top, 900, top + 40])


def quantity(raw: str) -> dict[str, Any]:
    """A quantity that the machine read as 15 of something, in one place."""
    return {**field("15.0", raw), "base_unit": "đồng"}


BEFORE = content(number=field("15", "Só: 15"))
TABLE: list[tuple[str, dict[str, Any], dict[str, Any], str, str | None]] = [
    ("nothing changed", BEFORE, BEFORE, "number", "number"),
    (
        "parsed again, and another value made of the same",
        BEFORE,
        content(number=field("16", "Só: 15")),
        "number",
        "number",
    ),
    ("read again at the same place", BEFORE, content(number=field("16", "Số: 16")), "number", "number"),
    (
        "a box that differs by a hair",
        BEFORE,
        content(number=field("16", "Số 16", [503, 602, 704, 661])),
        "number",
        "number",
    ),
    (
        "the same text in a box half as far",
        BEFORE,
        content(number=field("15", "Só:15", [550, 600, 750, 660])),
        "number",
        "number",
    ),
    ("another text there", BEFORE, content(number=field("16", "Số 16", [550, 600, 750, 660])), "number", None),
    (
        "a box that took in the line below",
        BEFORE,
        content(number=field("16", "Só: 16", [500, 600, 700, 720])),
        "number",
        None,
    ),
    (
        "read at another resolution",
        BEFORE,
        content((1240, 1754), number=field("16", "Số 16", [250, 300, 350, 330])),
        "number",
        "number",
    ),
    (
        "the same pixels of another resolution",
        BEFORE,
        content((1240, 1754), number=field("16", "Số 16")),
        "number",
        None,
    ),
    ("elsewhere on the page", BEFORE, content(number=field("16", "Só: 15", [500, 2600, 700, 2660])), "number", None),
    ("on another page", BEFORE, content(number=field("16", "Só: 15", page=2)), "number", None),
    (
        "elsewhere, but what was decided is read there",
        BEFORE,
        content(number=field("012", "012", [9, 9, 99, 99])),
        "number",
        "number",
    ),
    ("the value is null now, and has no place", BEFORE, content(number=field(None, None, None, None)), "number", None),
    ("the value is not there any more", BEFORE, content(), "number", None),
    (
        "a plain text, parsed again",
        content(date=field("1", "x 1", None, None)),
        content(date=field("2", "x  1", None, None)),
        "date",
        "date",
    ),
    (
        "a plain text that reads otherwise",
        content(date=field("1", "x 1", None, None)),
        content(date=field("2", "x 2", None, None)),
        "date",
        None,
    ),
    (
        "what had no place has one now",
        content(date=field(None, None, None, None)),
        content(date=field("2", "x 2")),
        "date",
        None,
    ),
    (
        "nothing was read, and nothing is",
        content(date=field(None, None, None, None)),
        content(date=field(None, None, None, None)),
        "date",
        "date",
    ),
    (
        "an item of a list whose first item went",
        content(recipients=[item("Sở A", 100), item("Sở B", 150)]),
        content(recipients=[item("Sở B", 150)]),
        "recipients[1]",
        "recipients[0]",
    ),
    (
        "an item before which another came",
        content(recipients=[item("Sở B", 150)]),
        content(recipients=[item("Sở A", 100), item("Sở B", 150)]),
        "recipients[0]",
        "recipients[1]",
    ),
    (
        "an item that went, and another has its path",
        content(recipients=[item("Sở A", 100), item("Sở B", 150)]),
        content(recipients=[item("Sở B", 150)]),
        "recipients[0]",
        None,
    ),
    (
        "an item that stands twice elsewhere",
        content(recipients=[item("Sở A", 100), item("Sở B", 150)]),
        content(recipients=[item("x", 9), item("Sở C", 300), item("Sở B", 150), item("Sở B", 150)]),
        "recipients[1]",
        None,
    ),
    (
        "an item that is read as it was decided, in another box of its line",
        content(recipients=[item("Sở A", 100), item("Sở 012", 150)]),
        content(recipients=[item("Sở A", 100), field("012", box=[100, 150, 400, 190])]),
        "recipients[1]",
        "recipients[1]",
    ),
    (
        "an item that went, and another that says what was decided has its path",
        content(statistics=[item("12", 100), item("5", 150)]),
        content(statistics=[item("012", 900)]),
        "statistics[0]",
        None,
    ),
    (
        "a figure read again, and its unit with other marks",
        content(statistics=[quantity("15 trieu đồng")]),
        content(statistics=[quantity("1.5triệu đồng")]),
        "statistics[0]",
        "statistics[0]",
    ),
    (
        "a figure at its place whose unit is another now",
        content(statistics=[quantity("15 đồng")]),
        content(statistics=[quantity("15 nghìn đồng")]),
        "statistics[0]",
        None,
    ),
    (
        "a figure whose sign of a share was not read before",
        content(statistics=[quantity("15")]),
        content(statistics=[quantity("15 %")]),
        "statistics[0]",
        None,
    ),
    (
        "a length that is an area now",
        content(statistics=[quantity("15 m")]),
        content(statistics=[quantity("15 m²")]),
        "statistics[0]",
        None,
    ),
    (
        "an item of another list",
        content(recipients=[item("Sở A", 100)]),
        content(addressees=[item("Sở A", 100)]),
        "recipients[0]",
        None,
    ),
]


@pytest.mark.parametrize(
    ("before", "now", "path", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_a_decision_stands_where_its_evidence_is(
    before: dict[str, Any], now: dict[str, Any], path: str, expected: str | None
) -> None:
    decision = decided(before, path)
    standing = standing_of(now, [decision])
    (judged,) = standing.judged
    assert judged.path == expected
    assert judged.state is (State.STALE if expected is None else State.STANDS)
    assert dict(standing.counting) == ({} if expected is None else {expected: decision})
    assert standing.stale == ((decision,) if expected is None else ())


NOWHERE = content(number=field("16", "Số 16", [9, 9, 99, 99]))
LISTED = content(recipients=[item("Sở A", 100), item("Sở B", 150)])
SHORTER = content(recipients=[item("Sở B", 150)])
S, R, X, T, D = State.STANDS, State.REPLACED, State.STALE, State.TAKEN_BACK, State.DONE
SEQUENCES: list[tuple[str, dict[str, Any], list[Decision], list[State]]] = [
    ("the later stands", BEFORE, [decided(BEFORE, "number", 1), decided(BEFORE, "number", 2)], [R, S]),
    (
        "what is taken back makes room for the one before",
        BEFORE,
        [
            decided(BEFORE, "number", 1),
            decided(BEFORE, "number", 2),
            decided(BEFORE, "number", 3, kind=Kind.TAKE_BACK, takes_back=2),
        ],
        [S, T, D],
    ),
    (
        "another's later decision is not taken back with it",
        BEFORE,
        [
            decided(BEFORE, "number", 1),
            decided(BEFORE, "number", 2),
            decided(BEFORE, "number", 3, kind=Kind.TAKE_BACK, takes_back=1),
        ],
        [T, S, D],
    ),
    (
        "a value that was decided anew is stale no more",
        NOWHERE,
        [decided(BEFORE, "number", 1), decided(NOWHERE, "number", 2)],
        [R, S],
    ),
    (
        "an old decision does not come back over a later one that fits no more",
        BEFORE,
        [decided(BEFORE, "number", 1), decided(NOWHERE, "number", 2, value="7")],
        [R, X],
    ),
    (
        "a decision on what has the path of a lost item says nothing of that item",
        SHORTER,
        [decided(LISTED, "recipients[0]", 1), decided(SHORTER, "recipients[0]", 2)],
        [X, S],
    ),
    (
        "but whoever saw it decided both",
        SHORTER,
        [decided(LISTED, "recipients[0]", 1), decided(SHORTER, "recipients[0]", 2, seen=1)],
        [R, S],
    ),
    (
        "two that meet at one place: the later stands",
        SHORTER,
        [decided(LISTED, "recipients[1]", 1), decided(SHORTER, "recipients[0]", 2)],
        [R, S],
    ),
    ("what is stale can be taken back", NOWHERE, [
        decided(BEFORE, "number", 1), decided(BEFORE, "number", 2, kind=Kind.TAKE_BACK, takes_back=1)
    ], [T, D]),
]  # fmt: skip


@pytest.mark.parametrize(("now", "log", "states"), [row[1:] for row in SEQUENCES], ids=[row[0] for row in SEQUENCES])
def test_of_several_decisions(now: dict[str, Any], log: list[Decision], states: list[State]) -> None:
    assert [each.state for each in standing_of(now, log).judged] == states


def test_of_a_document_that_is_gone_every_decision_is_stale() -> None:
    assert [each.state for each in gone([decided(BEFORE, "number")]).judged] == [State.STALE]


edges = st.integers(0, 400)


@given(
    st.lists(st.tuples(st.sampled_from(["number", "date"]), st.integers(0, 3), st.integers(0, 3)), max_size=12),
    st.integers(0, 3),
)
def test_no_decision_is_dropped_and_one_at_most_counts_for_a_value(log: list[tuple[str, int, int]], now: int) -> None:
    """Whatever was decided over whatever: each is judged, and of those alive the last counts or is reported."""

    def version(number: int) -> dict[str, Any]:
        box = [500 + 300 * number, 600, 700 + 300 * number, 660]
        return content(number=field(f"n{number}", box=box), date=field(f"d{number}", box=box))

    decisions = [
        decided(version(at), path, number, value=f"v{number}", seen=seen)
        for number, (path, at, seen) in enumerate(log, start=1)
    ]
    standing = standing_of(version(now), decisions)
    assert [each.decision for each in standing.judged] == decisions
    for path in ("number", "date"):
        of_value = [each for each in standing.judged if each.decision.path == path]
        alive = [each for each in of_value if each.state in {State.STANDS, State.STALE}]
        assert alive == of_value[-1:], "the last word counts, or is reported; no earlier one does"
        for each in alive:
            fits = log[each.decision.id - 1][1] == now
            assert each.state is (State.STANDS if fits else State.STALE)


@given(st.tuples(edges, edges, edges, edges), st.tuples(edges, edges, edges, edges))
def test_to_be_the_same_place_goes_both_ways(one: tuple[int, ...], other: tuple[int, ...]) -> None:
    def at(box: tuple[int, ...]) -> Evidence:
        x0, x1 = sorted(box[::2])
        y0, y1 = sorted(box[1::2])
        return Evidence("v", "raw", 1, (x0, y0, x1, y1), (500, 500))

    assert is_same_place(at(one), at(other)) is is_same_place(at(other), at(one))
    assert is_same_place(at(one), at(one))
