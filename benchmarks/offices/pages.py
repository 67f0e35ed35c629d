"""Documents of a corpus put back on their lines: what a page shows, not what a website made of it.

The corpus is text of websites, in which any one line stands at most ten times: words of the site stand around the
document, lines are joined, and what every page has alike (the nation's name, the dashes of recipients) is often gone.
What is put back here is of that kind alone, and follows from what was kept: an area's committee or council from the
symbol, the title from the symbol of its type, a deputy's title from the authority above it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Final

import regex

from diacritics.alphabet import strip_marks

NATION: Final = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_HEAD: Final = 12
"""A header ends within so many lines."""
_BODY: Final = 10
"""So many lines of the body are kept behind the header, and before the footer."""
_FOOT: Final = 14
"""A footer has at most so many lines behind the line of what is filed."""

# What is left of the nation's name and the motto, on lines of their own or before another part of the header.
_OF_THE_NATION: Final = regex.compile(
    r"^(?:CỘNG H(?:ÒA|OÀ)(?: XÃ(?: HỘI(?: CHỦ(?: NGHĨA(?: VIỆT NAM)?)?)?)?)?|H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    r"|(?:XÃ )?(?:HỘI )?(?:CHỦ )?NGHĨA VIỆT NAM|CHỦ NGHĨA VIỆT|VIỆT NAM|NAM|XÃ HỘI|XÃ HỘI CHỦ)(?= Độc|$)"
    r"|^ ?Độc lập ?[-–] ?Tự do ?[-–] ?Hạnh phúc(?= |$)"
)
# Names that a site broke, of which the second line stood too often to be kept.
_TORN: Final = {
    "ỦY BAN NHÂN": "ỦY BAN NHÂN DÂN",
    "UỶ BAN NHÂN": "UỶ BAN NHÂN DÂN",
    "HỘI ĐỒNG NHÂN": "HỘI ĐỒNG NHÂN DÂN",
    "THỦ TƯỚNG CHÍNH": "THỦ TƯỚNG CHÍNH PHỦ",
    "CHÍNH": "CHÍNH PHỦ",
    "BỘ TÀI": "BỘ TÀI CHÍNH",
}
_AREA: Final = regex.compile(r"^(?:TỈNH|THÀNH PHỐ) ")
_OF_AREAS: Final = {"UBND": "ỦY BAN NHÂN DÂN", "HĐND": "HỘI ĐỒNG NHÂN DÂN"}
"""The line above an area's name, by the last group of the code."""
_TITLE_OF: Final = {"TT": "THÔNG TƯ", "QĐ": "QUYẾT ĐỊNH", "NĐ": "NGHỊ ĐỊNH", "NQ": "NGHỊ QUYẾT"}
"""The title of a document, by the first group of its symbol."""
_UNDER: Final = {"KT. CHỦ TỊCH": "PHÓ CHỦ TỊCH", "KT. BỘ TRƯỞNG": "THỨ TRƯỞNG", "KT. THỦ TƯỚNG": "PHÓ THỦ TƯỚNG"}
"""The title that stands under an authority, where the name stands there now."""
_CODE: Final = regex.compile(r"\d+(?:/\d{4})?/(\p{Lu}+)-(\p{L}+)")
_TORN_END: Final = regex.compile(r"(?<=BAN|ĐỒNG) NHÂN$")
_DATED: Final = regex.compile(r"ngày \d+ tháng \d+ năm \d{4}$")
_NUMBER: Final = regex.compile(r"^(?:Luật s|Pháp lệnh s|S)ố ?:|^\d+(?:/\d{4})?/\p{Lu}+")
_TITLES: Final = (
    "QUYẾT ĐỊNH|NGHỊ QUYẾT|NGHỊ ĐỊNH|THÔNG TƯ LIÊN TỊCH|THÔNG TƯ|CHỈ THỊ|THÔNG BÁO|KẾ HOẠCH|HƯỚNG DẪN|BÁO CÁO|TỜ TRÌNH"
    "|CÔNG ĐIỆN|LUẬT|PHÁP LỆNH|QUY CHẾ|QUY ĐỊNH|KẾT LUẬN"
)
# Where a part of a page begins behind another one.
_JOINTS: Final = (
    regex.compile(rf"(?<=năm \d{{4}}) (?=(?:{_TITLES})\b)"),
    regex.compile(r" (?=Kính gửi ?:)"),
    regex.compile(r"(?<=\S) (?=Nơi nhận ?:)"),
    regex.compile(r"(?<=Nơi nhận:) (?=\p{Lu})"),
)
_SIGNING: Final = regex.compile(
    r"(?<=[;.,]|\p{Lu}{2}|\)) (?=(?:TM|KT|TL|TUQ)\.? ?\p{Lu}{2,})|(?<=[.)]) (?=\p{Lu}{2,}(?: \p{Lu}{2,})*$)"
)
_AUTHORITIES: Final = regex.compile(
    r"(?<=\p{Lu}) (?=(?:KT|TL)\. ?\p{Lu}{2,})|(?<=\p{Lu}{2}) (?=(?:PHÓ|THỨ) )"
    r"|(?<=TRƯỞNG|TƯỚNG|TỊCH) (?=\p{Lu}\p{Ll})|(?<=\p{Lu}) (?=\([Đđ]ã ký\))|(?<=\([Đđ]ã ký\)) (?=\p{Lu})"
)
_FILED: Final = regex.compile(r"^\W*Lưu ?:")
_SIGNED: Final = regex.compile(
    r"^(?:(?:TM|KT|TL|TUQ)\. ?\p{Lu}{2,}|(?:CHỦ TỊCH|BỘ TRƯỞNG|THỦ TƯỚNG|GIÁM ĐỐC|CỤC TRƯỞNG)(?: \p{Lu}{2,})*$)"
)
_DATE_TORN_OVER: Final = regex.compile(r", ngày\n(?=\d)")
_NAME_TORN_OVER: Final = regex.compile(r"(?<=^[ỦU]Y|^ỦY BAN)\n(?=BAN|NHÂN)", regex.MULTILINE)
# The site's own title of the document, behind the name of who signed it.
_SITE_TITLE: Final = regex.compile(
    r" ?\b(?:Quyết định|Công văn|Nghị quyết|Nghị định|Thông tư|Chỉ thị|Thông báo|Kế hoạch|Hướng dẫn|Công điện|Báo cáo"
    r"|Tờ trình|Kết luận|Luật|Văn bản hợp nhất)(?: liên tịch)? \d+"
    r"(?:/\S+ (?!ngày \d+ tháng)|\S* (?:năm|ngày) ).*|\[1\].*"
    r"|(?<=\p{Ll}) (?:PHỤ LỤC|DANH MỤC|QUY ĐỊNH|QUY CHẾ|KẾ HOẠCH)\b.*"
)
_SITE: Final = regex.compile(r"NỘI DUNG SỬA ĐỔI|ThuVienPhapLuat|^Tiếng Anh|Lược đồ")


def page_of(document: str) -> str | None:
    """The header, the beginning and the end of the body, and the footer, on their lines.

    ``None`` where the document has no header, or nobody who signs.
    """
    text = _DATE_TORN_OVER.sub(", ngày ", document.removeprefix("Đã biết "))
    lines = [part for line in text.split("\n") for part in _parts(line)]
    number = next((place for place, line in enumerate(lines[:_HEAD]) if _NUMBER.match(line)), 0)
    filed = next((place for place, line in enumerate(lines) if _FILED.match(line)), None)
    ended = [place for place, line in enumerate(lines) if line.startswith("Nơi nhận") or _SIGNED.match(line)]
    ended = [place for place in ended if place > number]
    code = _CODE.search(lines[number])
    head = _heading(lines[:number], code[2] if code else "")
    if not ended or not head or any(len(line) > 80 or line.endswith((".", ";")) for line in head):
        return None
    end = ended[0] if lines[ended[0]].startswith("Nơi nhận") else ended[-1]
    body = _titled(_without_nation(lines[number:end]), _TITLE_OF.get(code[1], "") if code else "")
    if len(body) > 2 * _BODY:
        body = [*body[:_BODY], *body[-_BODY:]]
    listed = filed + 1 - end if filed is not None and filed > end else 0
    return "\n".join([*head, *NATION, *body, *_footer(lines[end:], listed)])


def _parts(line: str) -> list[str]:
    for joint in _JOINTS:
        line = joint.sub("\n", line)
    return line.split("\n")


def _heading(lines: list[str], agency: str) -> list[str]:
    joined = _NAME_TORN_OVER.sub(" ", "\n".join(line.strip(" _—–-*") for line in _without_nation(lines)))
    names = [_TORN.get(line, line) for line in joined.split("\n") if line]
    if names and _AREA.match(names[0]) and agency in _OF_AREAS:
        return [_OF_AREAS[agency], *names]
    return names


def _titled(body: list[str], title: str) -> list[str]:
    """The title put back below number and date, where none stands there."""
    below = next((place for place, line in enumerate(body[:4]) if _DATED.search(line)), 0) + 1
    if not title or any(line.startswith(title) for line in body[: below + 2]):
        return body
    return [*body[:below], title, *body[below:]]


def _without_nation(lines: list[str]) -> list[str]:
    """The lines without what is left of the nation's name and the motto among the first of them."""
    kept = []
    for place, line in enumerate(lines):
        rest = line
        while place < _HEAD and (found := _OF_THE_NATION.match(rest)):
            rest = rest[found.end() :].strip()
        if rest or not line:
            kept.append(rest)
    return kept


def _footer(lines: list[str], listed: int) -> list[str]:
    """``listed`` lines of recipients, behind their dashes, and the signature."""
    items, signed = lines[:listed], lines[listed:]
    if items:
        items[-1], *behind = _SIGNING.sub("\n", items[-1], count=1).split("\n")
        items[1:] = [line if line[:1] in "-–+" else f"- {line}" for line in items[1:]]
        signed = [*behind, *signed]
    rows: list[str] = []
    for line in signed[:_FOOT]:
        cut = _SITE_TITLE.search(line)
        said = line[: cut.start()] if cut else line
        rows += [_TORN_END.sub(" NHÂN DÂN", part) for part in _AUTHORITIES.sub("\n", said).split("\n") if part.strip()]
        if cut or _SITE.search(line) or _is_name(said):
            break
    under = [place for place, (one, other) in enumerate(pairwise(rows)) if one in _UNDER and _is_name(other)]
    for place in reversed(under):
        rows.insert(place + 1, _UNDER[rows[place]])
    return [*items, *rows]


def _is_name(line: str) -> bool:
    """A line of two to five words, none of them in capitals, all capitalised: the signature ends with it."""
    words = line.split()
    return 2 <= len(words) <= 5 and all(regex.fullmatch(r"\p{Lu}\p{Ll}*", strip_marks(word)) for word in words)
