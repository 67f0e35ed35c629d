"""What was restored can be put back, so that the benchmark shows what restoring did."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.reading.readers import put_back
from ocr_pipeline.layout.plain import plain_text
from schemas import Document, Producer, RestorationRecord, Source
from tests.diacritics.loaded import shipped


def document(text: str, changes: tuple[RestorationRecord, ...]) -> Document:
    source = Source(name="mau.pdf", sha256="0" * 64, media_type="application/pdf", page_count=1)
    return Document(source=source, producer=Producer(version="0"), text=text, restorations=changes)


def test_changes_that_were_made_are_put_back_and_proposals_leave_the_text_alone() -> None:
    made = RestorationRecord(raw="Quyét dinh", value="Quyết định", span=(0, 10), applied=True)
    proposed = RestorationRecord(raw="so", value="số", span=(11, 13), applied=False)
    shorter = RestorationRecord(raw="nam  20", value="năm 20", span=(14, 20), applied=True)
    read = document("Quyết định so năm 2025", (made, proposed, shorter))
    assert put_back(read) == "Quyét dinh so nam  2025"


_WORDS = st.sampled_from(["Quyét", "dinh", "cua", "Uy", "ban", "nhân", "dân", "tinh", "số", "47/KH-STP", "ngay", "\n"])


@given(st.lists(_WORDS, min_size=1, max_size=30).map(" ".join))
@settings(max_examples=30, deadline=None)
def test_every_restored_text_gives_its_raw_text_back(text: str) -> None:
    restored = plain_text(shipped().restore(text))
    changes = tuple(
        RestorationRecord(raw=change.raw, value=change.value, span=change.out_span, applied=change.applied)
        for change in restored.restoration.changes
    )
    assert put_back(document(restored.text, changes)) == text
