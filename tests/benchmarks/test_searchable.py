"""Words of a searchable PDF beside those of its document."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from benchmarks.searchable import compared

PAGES = [
    (["số 12", "ngày 5", ""], (4, 0), "what pdftotext ends with is no page"),
    (["số 12", "ngày"], (4, 1), "a word is missing"),
    (["số 12 12", "ngày 5"], (4, 1), "a word too many"),
    (["số 12"], (4, 2), "a page that was lost is missing with all its words"),
    (["số 12", "ngày 5", "lạ"], (4, 1), "a page too many"),
]


@pytest.mark.parametrize(("found", "counts", "why"), PAGES)
def test_every_page_is_compared(found: Sequence[str], counts: tuple[int, int], why: str) -> None:
    assert compared(found, ["số 12", "ngày 5"]) == counts, why
