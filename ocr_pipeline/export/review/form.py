"""The form of a review sheet: its columns, the words of a decision, the keys by which a row finds its value again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ocr_pipeline.archive.decisions.decision import Kind
from ocr_pipeline.parsing.folding import fold

SHEET: Final = "Duyệt"
HELP: Final = "Hướng dẫn"
READINGS: Final = "Khả năng"
"""The sheets: of the values, of what a person may write, and, hidden, of the readings that the lists offer."""

DECISION: Final = "Quyết định"
VALUE: Final = "Giá trị"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, how many characters wide, and whether a person writes in it or does not see it."""

    heading: str
    width: int
    written: bool = False
    hidden: bool = False


COLUMNS: Final = (
    Column("Tệp", 24),
    Column("Văn bản", 18),
    Column("Trang", 7),
    Column("Trường", 20),
    Column("Ảnh", 46),
    Column("Máy đọc", 32),
    Column("Khả năng khác", 28),
    Column("Lý do", 36),
    Column(DECISION, 16, written=True),
    Column(VALUE, 32, written=True),
    Column("vanban:document", 10, hidden=True),
    Column("vanban:path", 10, hidden=True),
    Column("vanban:key", 10, hidden=True),
    Column("vanban:last", 10, hidden=True),
)
KEYS: Final = ("vanban:document", "vanban:path", "vanban:key", "vanban:last")
"""Headings of the hidden columns: the document, the path, the key of what was shown, the last decision on it."""

WORDS: Final = {
    Kind.ACCEPT: "Đúng",
    Kind.TYPE: "Sửa",
    Kind.UNREADABLE: "Không đọc được",
    Kind.ABSENT: "Không có",
}
"""What a person writes in the column of decisions."""

EXPLAINED: Final = (
    "Mỗi dòng của trang «Duyệt» là một giá trị mà người phải xem.",
    "Quyết định «Đúng»: máy đọc đúng; để trống cột Giá trị.",
    "Quyết định «Sửa»: ghi giá trị đúng vào cột Giá trị, hoặc chọn trong danh sách. Chỉ ghi Giá trị cũng là «Sửa».",
    "Quyết định «Không đọc được»: văn bản có, nhưng không ai đọc được.",
    "Quyết định «Không có»: văn bản không có giá trị này.",
    "Để trống cả hai cột: chưa quyết định; dòng ấy được bỏ qua.",
    "Ngày ghi như 05/02/2025; số ghi như trên văn bản (012, 18a). Các ô là văn bản: số không đứng đầu được giữ nguyên.",
    "Được sắp xếp, lọc, xóa dòng. Không sửa các cột ẩn, không dùng công thức.",
    "Nhận lại: vanban review import KHO TỆP.xlsx --by \"TÊN\"",
)  # fmt: skip


def kind_of(text: str) -> Kind | None:
    """The decision that a word means, written with marks or without; ``None`` for any other."""
    plain = " ".join(fold(text).split())
    known = {fold(word): kind for kind, word in WORDS.items()} | {kind.value: kind for kind in WORDS}
    return known.get(plain)
