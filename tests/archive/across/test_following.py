"""A change followed through graph and series leaves them as if they were made anew of everything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ocr_pipeline.archive.across import making
from ocr_pipeline.archive.across.described import ACROSS
from ocr_pipeline.archive.across.making import PREFIX
from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.filing import remove
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.tables.opening import opened
from schemas import Document
from tests.archive.graph.shelves import citation, sha
from tests.archive.series.shelves import HALF_2021, YEAR_2020, YEAR_2021, count
from tests.archive.tables.documents import document, field

ONCE, LAW, OWN = "30/2020/NĐ-CP", "Luật Viên chức", "15/QĐ-UBND"
DAYS = (None, "2020-03-05", "2020-12-30", "2021-02-01")
PROVINCES = ("ỦY BAN NHÂN DÂN TỈNH LAM GIANG", "ỦY BAN NHÂN DÂN TỈNH ĐÔNG HÀ", None)

heads = st.sampled_from(
    [
        ("Quyết định", OWN, "về việc A"),
        ("Quyết định", "16/QĐ-UBND", "về việc B"),
        ("Nghị định", ONCE, "về công tác văn thư"),
        ("Luật", "58/2010/QH12", "Viên chức"),
        ("Luật", None, "Viên chức"),
        ("Công văn", None, None),
    ]
)
cited = st.builds(
    lambda head, day, doubtful, issuer: citation(
        head[1], day, type=head[0], title=head[2], issuer=issuer, needs_review=doubtful, reasons=["r"] * doubtful
    ),
    heads,
    st.sampled_from(DAYS),
    st.booleans(),
    st.sampled_from((None, "Ủy ban nhân dân tỉnh Lam Giang", "Chính phủ")),
)
counted = st.builds(
    lambda amount, measure, period, sure: count(amount, measure, period, confidence=sure),
    st.sampled_from((5.0, 7.0)),
    st.sampled_from(("hồ sơ tiếp nhận", "hồ sơ đã tiếp nhận", "ho so tiep nhan", "vụ án")),
    st.sampled_from((YEAR_2020, YEAR_2021, HALF_2021, None)),
    st.sampled_from((0.5, 0.9)),
)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """What a document says, but for its name."""
    kind, code, subject = draw(heads)
    return {
        "document_type": field(kind),
        "code": field(code),
        "date": field(draw(st.sampled_from(DAYS))),
        "issuer": field(draw(st.sampled_from(PROVINCES))),
        "subject": field(subject),
        "legal_bases": [],
        "citations": draw(st.lists(cited, max_size=3)),
        "statistics": draw(st.lists(counted, max_size=3)),
        "tables": [],
    }


steps = st.lists(st.tuples(st.integers(0, 5), st.none() | documents(), st.booleans()), min_size=2, max_size=8)


def _document(number: int, says: dict[str, Any]) -> Document:
    return document(sha(str(number)), **says)


def _told(archive: Archive) -> dict[str, list[dict[str, Any]]]:
    with opened(archive.places) as tables:
        return {table.name: _sorted(tables.table(table)) for table in ACROSS}


def _sorted(table: pa.Table) -> list[dict[str, Any]]:
    return sorted(table.to_pylist(), key=repr)


def _made_anew(archive: Archive) -> dict[str, list[dict[str, Any]]]:
    """The same, where no base is known."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "MOST_CHANGED", -1)
        (archive.places.root / "tables" / "across.json").unlink(missing_ok=True)
        for marker in archive.places.root.glob(f"tables/{PREFIX}*/*.json"):
            marker.unlink()
        return _told(archive)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=12)
@given(steps=steps)
def test_what_changed_is_told_as_if_all_were_made_anew(tmp_path_factory: pytest.TempPathFactory, steps: Any) -> None:
    archive = Archive.make(tmp_path_factory.mktemp("archive"))
    held: set[int] = set()
    for number, says, looks in steps:
        if says is not None:
            archive.add(_document(number, says), Path(f"/scans/{number}.pdf"))
            held.add(number)
        elif number in held:
            held.remove(number)
            remove(archive.places, DocumentId(sha(str(number))))
            archive.rebuild_catalogue()
        if looks:
            _told(archive)
    followed = _told(archive)
    assert followed == _made_anew(archive)
