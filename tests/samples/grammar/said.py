"""What a document says, and which of its figures stand outside every mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from samples.markup import plain
from samples.proof import texts
from samples.source import DocumentSource, Paragraph

_FACT = re.compile(r"\{[csd]\.[^{}]*\}")
_STYLE = re.compile(r"\{(?:b|i|hand|stamp):([^{}]*)\}")
_ALLOWED = re.compile(
    r"""
    ^(?:Điều\ \d+\.|\d+[.-]\ |Chương\ )        # the label that opens a paragraph
    | Điều\ \d+                                  # a reference within the document
    | bổ\ sung\ ngày\ \d+\ tháng\ \d+\ năm\ \d{4} # within the title of a decree
    | (?:\d+\ tháng|quý\ [IV]+)(?:\ đầu)?\ năm\ \d{4}   # 6 tháng đầu năm 2023
    | (?:giai\ đoạn|nhiệm\ kỳ|năm\ học)\ \d{4}\ -\ \d{4}
    | \d{4}\ -\ \d{4}
    | (?:từ\ |đến\ )?năm\ \d{4}
    | \d{2}\ giờ\ \d{2}                          # when a meeting begins
    | (?:Nghiệp\ vụ|Phòng\ Nghiệp\ vụ)\ \d        # the name of a unit
    | (?:thôn|tổ\ dân\ phố)\ \d+                # the name of a village
    | kỳ\ họp\ thứ\ \d+
    """,
    re.VERBOSE | re.IGNORECASE,
)


def bodies(document: DocumentSource) -> Iterator[str]:
    """The marked-up paragraphs of the body and of the attachments; tables hold their own figures."""
    for block in document.body:
        if isinstance(block, Paragraph):
            yield block.text
    for attachment in document.attachments:
        for block in attachment.body:
            if isinstance(block, Paragraph):
                yield block.text


def unmarked_figures(text: str) -> str:
    """What is left of a paragraph with digits in it, once marks and everything that counts nothing are taken away."""
    while (stripped := _STYLE.sub(r"\1", _FACT.sub("", text))) != text:
        text = stripped
    text = _ALLOWED.sub("", text)
    return text if re.search(r"\d", text) else ""


def words(document: DocumentSource) -> list[str]:
    """Every text of the document as it is read."""
    return [plain(text).get("", "") for text in texts(document)]
