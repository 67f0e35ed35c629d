"""The books: their columns in the order of the decree, and what each is made of.

Sources: NĐ 30/2020, Phụ lục IV (mẫu sổ đăng ký văn bản đi, văn bản đến) and Phụ lục VI (dữ liệu đặc tả văn bản đi,
văn bản đến). A column that no scan can tell is left empty, for whoever keeps the book.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Book(StrEnum):
    """Which register."""

    OUTGOING = "di"
    """Sổ đăng ký văn bản đi (Phụ lục IV)."""
    INCOMING = "den"
    """Sổ đăng ký văn bản đến (Phụ lục IV)."""
    OUTGOING_DATA = "du-lieu-di"
    """Data of outgoing documents (Phụ lục VI)."""
    INCOMING_DATA = "du-lieu-den"
    """Data of incoming documents (Phụ lục VI)."""


@dataclass(frozen=True, slots=True)
class BookColumn:
    """A column: its heading, and the parts of an entry (:class:`~ocr_pipeline.export.register.entries.Item`) it shows.

    Several parts are joined by ``between``; ``longest`` is how many characters the decree gives it, ``width`` how many
    are seen in a line.
    """

    heading: str
    parts: tuple[str, ...] = ()
    between: str = " "
    longest: int | None = None
    width: int = 14


_CODE: Final = BookColumn("Số, ký hiệu văn bản", ("code",), width=18)
_DATE: Final = BookColumn("Ngày tháng văn bản", ("date",))
_WHAT: Final = BookColumn("Tên loại và trích yếu nội dung văn bản", ("document_type", "subject"), width=50)
_NOTES: Final = BookColumn("Ghi chú", ("notes",), width=24)
_HANDED_ON: Final = (BookColumn("Ngày chuyển"), BookColumn("Ký nhận"), _NOTES)

_DATA: Final = (
    BookColumn("Mã hồ sơ (FileCode)"),
    BookColumn("Số thứ tự văn bản trong hồ sơ (DocOrdinal)"),
    BookColumn("Tên loại văn bản (TypeName)", ("document_type",), longest=100),
    BookColumn("Số của văn bản (CodeNumber)", ("number",), longest=11),
    BookColumn("Ký hiệu của văn bản (CodeNotation)", ("notation",), longest=30),
    BookColumn("Ngày, tháng, năm văn bản (IssuedDate)", ("date",)),
    BookColumn("Tên cơ quan, tổ chức ban hành văn bản (OrganName)", ("issuer",), longest=200, width=30),
    BookColumn("Trích yếu nội dung (Subject)", ("subject",), longest=500, width=50),
    BookColumn("Ngôn ngữ (Language)", ("language",), longest=30),
    BookColumn("Số trang của văn bản (PageAmount)", ("pages",)),
    BookColumn("Ghi chú (Description)", ("notes",), longest=500),
)
_SIGNER: Final = (
    BookColumn("Chức vụ người ký (Position)", ("signer_title",), longest=100),
    BookColumn("Họ tên người ký (FullName)", ("signer_name",), longest=50),
)
_GRADE: Final = BookColumn("Mức độ khẩn, độ mật (Priority)", ("urgency", "secrecy"), "; ")

COLUMNS: Final[dict[Book, tuple[BookColumn, ...]]] = {
    Book.OUTGOING: (
        _CODE, _DATE, _WHAT,
        BookColumn("Người ký", ("signer_name",), width=20),
        BookColumn("Nơi nhận văn bản", ("recipients",), width=36),
        BookColumn("Đơn vị, người nhận bản lưu", ("filed",)),
        BookColumn("Số lượng bản"),
        *_HANDED_ON,
    ),
    Book.INCOMING: (
        BookColumn("Ngày đến", ("received_date",)),
        BookColumn("Số đến", ("received_number",)),
        BookColumn("Tác giả", ("issuer",), width=30),
        _CODE, _DATE, _WHAT,
        BookColumn("Đơn vị hoặc người nhận"),
        *_HANDED_ON,
    ),
    Book.OUTGOING_DATA: (
        *_DATA, *_SIGNER,
        BookColumn("Nơi nhận (To)", ("recipients",), width=36),
        _GRADE,
        BookColumn("Số lượng bản phát hành (IssuedAmount)"),
        BookColumn("Hạn trả lời văn bản (DueDate)", ("deadline",)),
    ),
    Book.INCOMING_DATA: (
        *_DATA,
        BookColumn("Ngày đến (ArrivalDate)", ("received_date",)),
        BookColumn("Số đến (ArrivalNumber)", ("received_number",)),
        *_SIGNER, _GRADE,
        BookColumn("Đơn vị hoặc người nhận (ToPlaces)", longest=1000),
        BookColumn("Ý kiến phân phối, chỉ đạo, trạng thái xử lý (TraceHeaderList)"),
        BookColumn("Thời hạn giải quyết (DueDate)", ("deadline",)),
    ),
}  # fmt: skip
"""The columns of each book."""

TITLES: Final[dict[Book, str]] = {
    Book.OUTGOING: "Sổ văn bản đi",
    Book.INCOMING: "Sổ văn bản đến",
    Book.OUTGOING_DATA: "Dữ liệu văn bản đi",
    Book.INCOMING_DATA: "Dữ liệu văn bản đến",
}
"""What the sheet of each book is called."""
