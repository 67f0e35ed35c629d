"""A small document for tests, changed as a test wants it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from samples.source import AttachmentText, DocumentSource, HeaderText, Paragraph, SignatureText, TableText

SENTENCE = "Ủy ban nhân dân xã yêu cầu các thôn tổ chức thực hiện nghiêm túc các nội dung nêu trên."


def header(**changes: Any) -> HeaderText:
    texts: dict[str, Any] = {
        "issuer": "{issuer:ỦY BAN NHÂN DÂN|XÃ AN KHÊ}",
        "number": "Số: {code:{number:12}/{notation:TB-UBND}}",
        "place_and_date": "{place:An Khê}, {date:ngày 05 tháng 02 năm 2024}",
        "date": dt.date(2024, 2, 5),
        "title": "{document_type:THÔNG BÁO}",
        "subject": "{subject:Về việc ra quân làm thủy lợi|mùa khô năm 2024}",
    }
    return HeaderText.model_validate(texts | changes)


def signature(**changes: Any) -> SignatureText:
    texts: dict[str, Any] = {
        "lines": ["{authority.1:TM. ỦY BAN NHÂN DÂN}", "{signer_title:CHỦ TỊCH}"],
        "name": "{signer_name:Lò Văn Pản}",
        "recipients": ["- {recipient.1:Các thôn};", "- {recipient.2:Lưu: VT}."],
    }
    return SignatureText.model_validate(texts | changes)


def draft(**changes: Any) -> DocumentSource:
    """A notice of a commune; whatever is named is put in its place."""
    parts: dict[str, Any] = {
        "stem": "draft",
        "seed": 5,
        "type": "Thông báo",
        "header": header(),
        "body": (Paragraph(text=SENTENCE),),
        "signature": signature(),
        "scan": "grey-200",
    }
    return DocumentSource.model_validate(parts | changes)


def long_body(paragraphs: int) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(text=f"{number}. {SENTENCE} {SENTENCE}") for number in range(1, paragraphs + 1))


def table(rows: int, **changes: Any) -> TableText:
    """A table of three columns with a head."""
    cells = [
        ["STT", "Nội dung", "Số tiền"],
        *([str(n), f"Khoản chi thứ {n}", f"{n}.000.000"] for n in range(1, rows + 1)),
    ]
    parts: dict[str, Any] = {"widths": [1, 6, 3], "align": ["center", "left", "right"], "rows": cells}
    return TableText.model_validate(parts | changes)


def appendix(**changes: Any) -> AttachmentText:
    parts: dict[str, Any] = {
        "label": "{label:Phụ lục I}",
        "title": "{subject:DANH SÁCH HỘ GIA ĐÌNH}",
        "reference": "(Kèm theo Thông báo số 12/TB-UBND)",
        "body": (table(3),),
    }
    return AttachmentText.model_validate(parts | changes)
