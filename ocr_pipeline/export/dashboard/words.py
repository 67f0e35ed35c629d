"""The words of a dashboard: Vietnamese, with the English beside it."""

from __future__ import annotations

from typing import Final

TITLE: Final = ("Tổng quan kho văn bản", "Archive at a glance")
MADE: Final = ("Lập lúc", "made")
HEADS: Final = {
    "totals": ("Tổng số", "Totals"),
    "months": ("Văn bản theo tháng ban hành", "Documents by month of issue"),
    "types": ("Văn bản theo loại", "Documents by type"),
    "issuers": ("Văn bản theo cơ quan ban hành", "Documents by office"),
    "verdicts": ("Chất lượng trang quét", "Page quality"),
    "backlog": (
        "Việc kiểm tra còn lại: văn bản theo số giá trị cần kiểm tra",
        "Review backlog: documents by values to review",
    ),
    "fields": ("Giá trị cần kiểm tra theo trường", "Values to review by field"),
    "reasons": ("Lý do cần kiểm tra", "Why they must be reviewed"),
    "confidence": ("Độ tin cậy của giá trị", "Confidence of values"),
    "failures": ("Không vào kho được, hoặc không trọn vẹn", "Not, or not wholly, in the archive"),
}
TOTALS: Final = {
    "documents": ("Văn bản", "documents"),
    "to_review": ("Văn bản có giá trị cần kiểm tra", "documents to review"),
    "undated": ("Văn bản không rõ ngày ban hành", "documents without a day"),
    "pages": ("Trang", "pages"),
    "failed_pages": ("Trang không đọc được", "pages that could not be read"),
    "values": ("Giá trị", "values"),
    "doubtful": ("Giá trị cần kiểm tra", "values to review"),
}
VERDICTS: Final = {
    "good": "tốt (good)",
    "doubtful": "đáng ngờ (doubtful)",
    "rescan": "nên quét lại (rescan)",
    "blank": "trang trắng (blank)",
    "failed": "không đọc được (failed)",
}
STATES: Final = {
    "partial": "thiếu trang (partial)",
    "failed": "hỏng, sẽ thử lại (failed)",
    "quarantined": "để riêng (set aside)",
}
FAILURES: Final = (("Tình trạng", "state"), ("Lý do và cách xử lý", "why, and what to do"), ("Số tệp", "scans"))
CONFIDENCE: Final = (("Độ tin cậy", "confidence"), ("Giá trị", "values"), ("Cần kiểm tra", "to review"))
UNKNOWN: Final = "không rõ (unknown)"
OTHERS: Final = "khác: {} (others)"
NOTHING: Final = ("Không có gì.", "Nothing.")
YEAR, TOTAL, EARLIER = "Năm", "Cả năm", "trước {}"
NEVER_RUN: Final = ("Kho này không có nhật ký xử lý.", "This archive has no journal of a batch.")
