"""Archives as the desk is tested over: drawn pages that an engine replays, texts, and a document taken in as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.readings import Reading
from ocr_pipeline.pipeline import Pipeline
from schemas import Document, FieldValue, Producer, Source
from tests.batch.drawn_pages import draw
from tests.batch.engines import Replay

TEXT = """ỦY BAN NHÂN DÂN
HUYỆN MỸ HÒA
Số: 12/TB-UBND
Mỹ Hòa, ngày 12 tháng 3 năm 2021
THÔNG BÁO
Về việc <script>alert(1)</script> nghỉ lễ
Căn cứ Quyết định số 34/QĐ-UBND ngày 01/02/2021 của Ủy ban nhân dân huyện;
Các cơ quan cử người trực."""
CITED = """ỦY BAN NHÂN DÂN
HUYỆN MỸ HÒA
Số: 34/QĐ-UBND
Mỹ Hòa, ngày 01 tháng 02 năm 2021
QUYẾT ĐỊNH
Về việc phân công trực"""


def made(folder: Path, scans: int = 2) -> Archive:
    """An archive with so many scans of one page, and two texts of which one cites the other."""
    archive = Archive.make(folder / "archive")
    pipeline = Pipeline(engine=Replay())
    for number in range(scans):
        add_scan(archive, pipeline, draw(folder / "in" / f"thông báo {number}.png", number + 1))
    for name, text in (("công văn.txt", TEXT), ("quyết định.txt", CITED)):
        path = folder / "in" / name
        path.write_text(text, encoding="utf-8")
        archive.add(pipeline.convert(path), path, copy=True)
    return archive


def add_penned_code(archive: Archive) -> str:
    """Puts a document into an archive whose number was written by hand; returns its identity."""
    doubt: dict[str, Any] = {"needs_review": True, "reasons": ("the number is handwritten: read by shape",)}
    document = Document(
        source=Source(name="kế hoạch.pdf", sha256="c" * 64, media_type="application/pdf", page_count=1),
        code=FieldValue(value="47/KH-STP", raw="47/KH-STP", confidence=0.6, **doubt),
        number=FieldValue(value="47", raw="47", confidence=0.6, **doubt),
        notation=FieldValue(value="KH-STP", raw="KH-STP", confidence=0.99),
        text="47/KH-STP",
        producer=Producer(version="a test"),
    )
    return archive.add(document, Path("/scans/kế hoạch.pdf"))


def add_scan(archive: Archive, pipeline: Pipeline, scan: Path) -> str:
    """Puts a scan into an archive, with its words; returns its identity."""
    facts = pipeline.inspect(scan)
    reading = Reading(facts, tuple(pipeline.read(facts, page) for page in facts.pages))
    return archive.add(pipeline.assemble(facts, reading.pages), scan, reading, copy=True)
