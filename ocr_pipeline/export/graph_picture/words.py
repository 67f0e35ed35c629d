"""The words of a picture of citations: archivists read it in Vietnamese."""

from __future__ import annotations

from typing import Final

from schemas import Relation

CITED: Final = {
    Relation.BASIS: "Căn cứ",
    Relation.IMPLEMENTS: "Thi hành",
    Relation.AMENDS: "Sửa đổi, bổ sung",
    Relation.REPLACES: "Thay thế",
    Relation.REPEALS: "Bãi bỏ",
    Relation.REFERS: "Dẫn chiếu",
    Relation.ATTACHED_TO: "Kèm theo",
    Relation.PROPOSED_BY: "Theo đề nghị",
    Relation.REPLIES_TO: "Trả lời",
}
"""What a document does with one that it cites."""
CITING: Final = {
    Relation.BASIS: "Là căn cứ của",
    Relation.IMPLEMENTS: "Được thi hành bởi",
    Relation.AMENDS: "Được sửa đổi, bổ sung bởi",
    Relation.REPLACES: "Bị thay thế bởi",
    Relation.REPEALS: "Bị bãi bỏ bởi",
    Relation.REFERS: "Được dẫn chiếu bởi",
    Relation.ATTACHED_TO: "Có văn bản kèm theo",
    Relation.PROPOSED_BY: "Là đề nghị cho",
    Relation.REPLIES_TO: "Được trả lời bởi",
}
"""What is done with a document that is cited."""
FURTHER_CITED: Final = "Các văn bản ấy viện dẫn"
FURTHER_CITING: Final = "Viện dẫn các văn bản ấy"
UNNAMED: Final = "Văn bản không rõ số, ký hiệu"
NO_DAY: Final = "không rõ ngày"
MORE: Final = "… và {} văn bản khác"
IN_ARCHIVE: Final = "có trong kho"
OUTSIDE: Final = "ngoài kho"
DOUBTFUL: Final = "cần kiểm tra"
TITLE: Final = "Quan hệ viện dẫn của {}"
NOTHING: Final = "Không có viện dẫn nào"


def name_of(type_: str | None, code: str | None, title: str | None) -> str:
    """What a document is called: type and code, or a law's type and title."""
    kind = type_ or ""
    if code:
        return f"{kind} {code}".strip()
    return f"{kind} {title}".strip() if title else (kind or UNNAMED)
