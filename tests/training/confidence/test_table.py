"""The table of weights: a family may be made anew without the others."""

from __future__ import annotations

from training.confidence.known_values import KnownValue
from training.confidence.table import HEAD, table

VALUES = [
    KnownValue(f"{family}{number}", "fax", family, frozenset(), number > 3, False, 0.5)
    for family in ("field", "citation")
    for number in range(40)
]


def test_one_family_is_made_anew_and_the_others_are_kept() -> None:
    before = HEAD + "field\talways\t9.000\t1\t1\ncitation\talways\t9.000\t1\t1\ndate\talways\t8.000\t1\t1\n"
    after = table(VALUES, "citation", before).removeprefix(HEAD).splitlines()
    assert after[0] == "field\talways\t9.000\t1\t1"
    assert after[-1] == "date\talways\t8.000\t1\t1"
    assert after[1:-1] == [row for row in table(VALUES).splitlines() if row.startswith("citation")]
    assert after[1:-1] != ["citation\talways\t9.000\t1\t1"]


def test_the_table_of_all_families_keeps_nothing() -> None:
    rows = table(VALUES).removeprefix(HEAD).splitlines()
    assert [row.split("\t")[0] for row in rows] == ["field", "citation"]
