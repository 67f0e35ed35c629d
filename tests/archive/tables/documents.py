"""A document that has something for every table, made by hand."""

from __future__ import annotations

from typing import Any

from schemas import Document


def field(value: str | None, **more: object) -> dict[str, Any]:
    """A field's JSON, sure of itself unless told otherwise."""
    return {"value": value, "raw": value, "confidence": 0.99 if value else 0.0, **more}


def doubtful(value: str | None, reason: str = "handwritten", **more: object) -> dict[str, Any]:
    """A field that a person must look at."""
    return field(value, **{"confidence": 0.4, "needs_review": True, "reasons": [reason], **more})


BASIS: dict[str, Any] = {
    "type": "Nghị định",
    "code": "30/2020/NĐ-CP",
    "number": "30",
    "year": "2020",
    "notation": "NĐ-CP",
    "date": "2020-03-05",
    "issuer": "Chính phủ",
    "relation": "basis",
    "locator": {"dieu": "4", "khoan": "2", "diem": "a"},
    "raw": "Nghị định số 30/2020/NĐ-CP",
    "page": 1,
    "bbox": [1, 2, 3, 4],
    "span": [10, 36],
    "confidence": 0.9,
    "needs_review": True,
    "reasons": ["digits read with little certainty"],
    "mentions": [{"page": 1}, {"page": 2}],
}
LAW: dict[str, Any] = {
    "type": "Luật",
    "title": "Viên chức",
    "relation": "refers",
    "raw": "Luật Viên chức",
    "span": [50, 64],
    "confidence": 0.98,
    "defects": ["no_date"],
    "mentions": [{"page": 2}],
}


def document(sha256: str = "a" * 64, **parts: object) -> Document:
    """The document; ``parts`` replace parts of it."""
    whole: dict[str, Any] = {
        "source": {
            "name": "quyết định.pdf",
            "sha256": sha256,
            "media_type": "application/pdf",
            "page_count": 2,
            "pages": [1, 2],
        },
        "document_type": field("Quyết định"),
        "code": doubtful("15/QĐ-UBND", alternatives=[{"value": "16/QĐ-UBND", "confidence": 0.2}]),
        "number": doubtful("15", page=1, bbox=[5, 6, 7, 8], span=[4, 6], origin="handwritten"),
        "notation": field("QĐ-UBND"),
        "date": field("2021-03-12"),
        "issuer": field("UBND TỈNH", normalised="Ủy ban nhân dân tỉnh"),
        "addressees": [field("Sở Y tế")],
        "dates": [
            {"role": "effective", "field": field("2021-04-01")},
            {"role": "deadline", "field": doubtful("2021-02-30", "no such day")},
        ],
        "legal_bases": [BASIS],
        "citations": [BASIS, LAW],
        "statistics": [
            {
                "value": 10506,
                "unit": "triệu đồng",
                "amount": 10506000000,
                "base_unit": "đồng",
                "measure": "tổng thu",
                "kind": "money",
                "period": {"raw": "năm 2020", "start": "2020-01-01", "end": "2020-12-31"},
                "comparison": {"kind": "yoy", "raw": "tăng 5%", "value": 5},
                "raw": "10.506 triệu đồng",
                "page": 2,
                "confidence": 0.95,
            }
        ],
        "sections": [
            {"label": "I", "title": "Chung", "span": [1, 9], "children": [{"label": "1", "level": 2}]},
            {"label": "II", "page": 2},
        ],
        "signature": {
            "authority": [field("TM. ỦY BAN NHÂN DÂN"), doubtful("KT. CHỦ TỊCH", "faint", confidence=0.3)],
            "title": field("PHÓ CHỦ TỊCH"),
            "name": field("Nguyễn Văn A", page=2, bbox=[1, 2, 3, 4]),
        },
        "digital_signatures": [{"signer": "Trần B", "organisation": "UBND", "time": "2021-03-12T09:00:00+07:00"}],
        "recipients": [field("Như Điều 3"), field("Lưu: VT")],
        "received": {"number": doubtful("123"), "date": doubtful("2021-03-15")},
        "tables": [{"page": 2, "statistics": [{"value": 3, "measure": "lớp", "confidence": 0.9, "raw": "3"}]}],
        "pages": [
            {"number": 1, "width": 2480, "height": 3508, "dpi": 300},
            {
                "number": 2,
                "width": 10,
                "height": 10,
                "dpi": 72,
                "quality": {"verdict": "failed", "reasons": ["blank"]},
                "error": "x",
            },
        ],
        "review": {"required": True, "reasons": ["number: handwritten"]},
        "producer": {"version": "1", "engine": "replay 1"},
    }
    return Document.model_validate({**whole, **parts})
