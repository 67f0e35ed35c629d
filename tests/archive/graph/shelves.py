"""Documents that cite one another, made by hand: a small archive for questions about its graph."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.graph.shelf import Shelf
from schemas import Document
from tests.archive.tables.documents import document, doubtful, field


def sha(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()


def row(name: str, code: str | None, date: str | None, issuer: str | None = None, **more: Any) -> dict[str, Any]:
    """A row of ``documents`` as a shelf takes it."""
    day = dt.date.fromisoformat(date) if date else None
    told: dict[str, Any] = {
        "document_type": None,
        "issuer_normalised": None,
        "issuer_parent": None,
        "subject": None,
        "flagged": [],
    }
    return {"id": name, "code": code, "date": day, "issuer": issuer, **told, **more}


def shelf(*rows: dict[str, Any]) -> Shelf:
    return Shelf.of(rows)


def citation(code: str | None, date: str | None = None, **more: Any) -> dict[str, Any]:
    """A citation's JSON."""
    told = {"type": "Quyết định", "code": code, "date": date, "relation": "refers", "confidence": 0.9}
    return {**told, "raw": code or "x", "page": 1, "span": [0, 9], "mentions": [{"page": 1}], **more}


def issued(
    name: str,
    code: str | None,
    date: str | None,
    issuer: str = "ỦY BAN NHÂN DÂN TỈNH LAM GIANG",
    *cited: dict[str, Any],
    told_code: dict[str, Any] | None = None,
    **more: Any,
) -> Document:
    """A document of a fictional province that cites others."""
    told: dict[str, Any] = {
        "code": told_code or field(code),
        "date": field(date),
        "issuer": field(issuer),
        "legal_bases": [],
        "citations": list(cited),
        "subject": field(f"về việc {name}"),
    }
    return document(sha(name), **{**told, **more})


def filled(folder: Path, *documents: Document) -> Archive:
    """An archive of some documents."""
    archive = Archive.make(folder)
    for each in documents:
        archive.add(each, Path(f"/scans/{each.source.sha256[:6]}.pdf"))
    return archive


def small(folder: Path) -> Archive:
    """A plan that stands on a decree outside and on a decision of the archive; a report that cites all of them."""
    decree = citation("30/2020/NĐ-CP", "2020-03-05", type="Nghị định", title="về công tác văn thư", relation="basis")
    bare = citation("030/2020/ND-CP", None, type="Nghị định", relation="refers", span=[10, 19])
    decision = citation("15/QĐ-UBND", "2021-03-12", issuer="Ủy ban nhân dân tỉnh", relation="implements", span=[20, 29])
    law = citation(None, "2011-11-11", type="Luật", title="Lưu trữ", relation="basis", span=[30, 39])
    return filled(
        folder,
        issued("decision", "15/QĐ-UBND", "2021-03-12", "ỦY BAN NHÂN DÂN TỈNH LAM GIANG", decree),
        issued("plan", "20/KH-UBND", "2021-04-01", "ỦY BAN NHÂN DÂN TỈNH LAM GIANG", decree, decision, law),
        issued(
            "report",
            "7/BC-SNV",
            "2021-06-01",
            "SỞ NỘI VỤ",
            bare,
            decision,
            law,
            issuer_parent=field("ỦY BAN NHÂN DÂN TỈNH LAM GIANG"),
            told_code=doubtful("7/BC-SNV"),
        ),
    )
