"""Days in tables whose column alone says what they mean."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.dating.columns import Head, date_columns, events_of_tables
from schemas import Table


def found(head: str, *cells: str) -> list[tuple[str, str | None, bool]]:
    """Role, value and whether it is in doubt, of the cells below a head."""
    text = "\n".join((head, *cells))
    spans, at = [], 0
    for cell in (head, *cells):
        spans.append((at, at + len(cell)))
        at += len(cell) + 1
    table = Table(page=1, rows=tuple((cell,) for cell in (head, *cells)), spans=tuple((span,) for span in spans))
    events = list(events_of_tables(text, [table]))
    assert all(text[slice(*each.span)] in cells[0] or text[slice(*each.span)] in text for each in events)
    return [(each.role, each.value, bool(each.reasons)) for each in events]


@pytest.mark.parametrize("head", date_columns(), ids=lambda head: head.words)
def test_every_head_of_the_table(head: Head) -> None:
    words, role, sure = head.words, head.role, head.sure
    expected = [] if role is None else [(role, "2024-09-11", not sure)]
    assert found(f"{words.capitalize()} (dự kiến)", "11/9/2024") == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        # Row by row.
        (("11/9/2024", "12/9/2024"), ["2024-09-11", "2024-09-12"]),
        # A quarter is due on its last day.
        (("Quý III/2024",), ["2024-09-30"]),
        # Two days in a cell: which is meant is not said.
        (("11/9/2024 hoặc 12/9/2024",), []),
        # No day.
        (("Hằng tháng", ""), []),
    ],
)
def test_cells_below_a_head(cells: tuple[str, ...], expected: list[str]) -> None:
    assert [value for _, value, _ in found("Thời hạn hoàn thành", *cells)] == expected


def test_a_head_of_other_things_gives_no_role() -> None:
    assert found("Số sinh viên", "11/9/2024") == []


def test_a_table_without_places_is_passed_over() -> None:
    assert list(events_of_tables("Thời hạn", [Table(page=1, rows=(("Thời hạn",), ("11/9/2024",)))])) == []
