"""Who issued what is cited: the name that follows ``của`` behind a code and its date.

A name ends where the sentence says what the document does or what becomes of it; marks and capitals tell ``giao`` from
``Ngoại giao`` and ``quản lý`` from ``Ban quản lý``.
"""

from __future__ import annotations

import re
from typing import Final

from ocr_pipeline.parsing.folding import one_line

_WINDOW: Final = 160
"""Characters: a name is no longer."""
# What no name holds, in small letters, and what a word before it makes part of one.
_GOES_ON: Final = (
    r"về|quy|qui|ban\s+hành|hướng\s+dẫn|phê|sửa|v/v|công\s+bố|thành\s+lập|điều\s+chỉnh|thông\s+qua|tại|đã|được|ngày"
    r"|(?<!Ngoại\s)giao|(?<!Ban\s)(?<!Cục\s)(?<!Chi\scục\s)quản\s+lý|có|còn|hết|thì|trên|thay\s+thế|bãi\s+bỏ|cụ\s+thể"
    r"|nêu|nói|để|gửi|nên|tạm|đối\s+với|chưa|đến|tiếp\s+tục|cùng|kèm|mà|thí\s+điểm|nếu|nhưng|sẽ|là|khi|đề\s+nghị"
    r"|yêu\s+cầu|quyết\s+định|triển\s+khai|thực\s+hiện|xử\s+lý|không|phải|theo|vướng\s+mắc|trong|bổ\s+sung"
)
# The same with a capital, and what opens another citation, an article or a basis: a line of a table, a lost semicolon.
_ANOTHER_BEGINS: Final = (
    r"Về|Quy\s+(?:định|chế|chuẩn|hoạch)|Qui\s+định|Quyết\s+định|Ban\s+hành|Bãi\s+bỏ|Sửa\s+đổi|Hướng\s+dẫn|Công\s+bố"
    r"|Phê\s+duyệt|Căn\s+cứ|Xét|Theo|Thông\s+tư|Nghị\s+(?:định|quyết)|Chỉ\s+thị|Luật|(?:Công\s+văn|Kế\s+hoạch)\s+số|Điều|Khoản"
)
_JOINT: Final = r"và\s+(?:[a-zđ]|Quyết|Nghị|Thông\s+tư|Công\s+văn|Tờ\s+trình|Luật|Kế\s+hoạch|Chỉ\s+thị)"
# Commas and dots in names: "Bộ Văn hóa, Thể thao và Du lịch", "Bộ trưởng, Chủ nhiệm Văn phòng …", "UBND TP. Huế".
_INNER_COMMA: Final = (
    r",\s+(?:Thể\s+thao|Viễn\s+thông|Gia\s+đình|Công\s+nghệ|Hạ\s+tầng|Khoa\s+học|Thương\s+binh|An\s+ninh|Chủ\s+nhiệm"
    r"|Trưởng\s+ban)(?!\w)|,\s?TT&DL"
)
_INNER_DOT: Final = r"(?<=TP)\.|(?<=Tp)\."
_NAME: Final = re.compile(
    rf"[\s,]{{0,3}}của\s{{1,2}}(?P<issuer>(?!(?:{_ANOTHER_BEGINS})(?!\w))[^\W\d_](?:[^;.,:()\d\"“]|{_INNER_COMMA}|{_INNER_DOT}){{1,80}}?)"
    rf"(?=\s+(?:{_GOES_ON}|{_JOINT})(?!\w)|\s+{_JOINT}|\s+(?:[-–+]\s)?(?:{_ANOTHER_BEGINS})(?!\w)"
    rf"|(?!{_INNER_COMMA}|{_INNER_DOT})\s*[;.,:()\d\"“]|\s*\Z)"
)
# Nothing stands behind the Government in a name, nor behind its head and its office.
_OF_GOVERNMENT: Final = re.compile(r".*?Chính\s+phủ(?!\w)(?!\s+(?:nước|Việt))", re.IGNORECASE)


def issuer_after(text: str, at: int) -> str | None:
    """Who issued the document that was named up to ``at``; ``None`` when no ``của …`` follows, or not its end."""
    match = _NAME.match(text, at, min(len(text), at + _WINDOW))
    if match is None or (match.end() == at + _WINDOW < len(text)):
        return None
    name = one_line(match["issuer"])
    government = _OF_GOVERNMENT.match(name)
    return government[0] if government else name
