"""On a scan of too few dots the lines of lists are for a person to read, but for those that a table has."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.coarse_lists import UNSUPPORTED, lists_doubted
from schemas import Document, FieldValue, Page, Producer, Quality, Source

SOURCE = Source(name="a.pdf", sha256="0" * 64, media_type="application/pdf", page_count=1)
KNOWN = FieldValue(value="Như trên", normalised="Như trên")
READ = FieldValue(value="Đoàn ĐBQH tỉnh")


def document(*reasons: str) -> Document:
    page = Page(number=1, width=827, height=1169, dpi=100, quality=Quality(verdict="doubtful", reasons=reasons))
    return Document(
        source=SOURCE, producer=Producer(version="1"), pages=(page,), addressees=(READ,), recipients=(KNOWN, READ)
    )


def test_a_line_that_no_table_has_is_flagged() -> None:
    found = lists_doubted(document("scanned at only 100 dpi: scan at 300 dpi"))
    assert [line.reasons for line in (*found.addressees, *found.recipients)] == [(UNSUPPORTED,), (), (UNSUPPORTED,)]
    assert [line.value for line in found.recipients] == ["Như trên", "Đoàn ĐBQH tỉnh"]


@pytest.mark.parametrize("reasons", [(), ("the strokes run together: 0.6 mm thick",)])
def test_on_other_scans_nothing_changes(reasons: tuple[str, ...]) -> None:
    assert lists_doubted(document(*reasons)) == document(*reasons)
