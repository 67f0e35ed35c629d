"""What a quantity counts, in words, and what stands around it: about how many, against what.

The words before the number or those after its unit say it: "Kinh phí thực hiện: 30 tỷ đồng", "có 26 cuộc thi đấu thể
thao", "đã giải quyết 12 hồ sơ" (hồ sơ đã giải quyết). A share speaks of the count before it ("12 hồ sơ, chiếm 96,1%").
"""

from __future__ import annotations

import re
from typing import Final

from ocr_pipeline.parsing.folding import one_line
from ocr_pipeline.parsing.numbers import NUMBER
from schemas import Comparison, StatisticKind

_BEFORE: Final = 160
_AFTER: Final = 110
_WORDS: Final = 14
_SHORT_LINE: Final = 55
"""Characters: a shorter line before a capital was a heading or a paragraph's last."""
_QUALIFIERS: Final = {
    "khoảng": "approx",
    "gần": "approx",
    "trên dưới": "approx",
    "trên": "at_least",
    "hơn": "at_least",
    "ít nhất": "at_least",
    "tối thiểu": "at_least",
    "từ": "at_least",
    "dưới": "at_most",
    "không quá": "at_most",
    "tối đa": "at_most",
    "ước": "estimate",
    "ước đạt": "estimate",
    "phấn đấu": "target",
    "phấn đấu đạt": "target",
}
# Marks count: "kết hôn" is no "hơn".
_QUALIFIER_WORDS: Final = "|".join(
    re.escape(word).replace(r"\ ", r"\s{1,2}") for word in sorted(_QUALIFIERS, key=len, reverse=True)
)
_QUALIFIER: Final = re.compile(rf"(?<!\w)({_QUALIFIER_WORDS})\s{{1,2}}$", re.IGNORECASE)
# "tăng", "giảm": but "cắt giảm lao động" and "gia tăng" are verbs of their own.
_RISE: Final = r"(?<!gia )tăng|(?<!cắt )(?<!suy )(?<!miễn )giảm"
_LABEL: Final = r"(?:[-+*]|\d{1,2}(?:\.\d{1,2}){0,3}[.)-]|[a-zđ]\)|[IVX]{1,5}[.-])\s"
# Where the words before a number begin to be about it: after a stop, a bracket, a label or "trong đó".
_STOP_BEFORE: Final = re.compile(
    rf"[;:()]|[.,](?=\s)|\n\s{{0,3}}{_LABEL}|^\s{{0,3}}{_LABEL}"
    r"|(?<!\w)(?:trong đó|bao gồm|gồm|với|và|còn)(?!\w)"
)
# The same where a colon stands before the number: all that the line says before it names what is counted.
_STOP_BEFORE_COLON: Final = re.compile(rf"[;()]|\.(?=\s)|\n\s{{0,3}}{_LABEL}|^\s{{0,3}}{_LABEL}")
_AT_LINE_START: Final = re.compile(rf"(?:^|\n)\s{{0,3}}(?:{_LABEL})\s{{0,3}}$")
# Words that join what is counted to its number and say nothing themselves.
_JOINING: Final = re.compile(
    rf"(?:\s{{0,2}}(?<!\w)(?:là|đạt|có|bằng|được|{_RISE}|chiếm|số tiền|cho|đối với|tại|thêm|đã có|còn lại"
    rf"|{_QUALIFIER_WORDS}))+"
    r"[\s:(]{0,4}$",
    re.IGNORECASE,
)
_LEADING: Final = re.compile(
    r"^(?:(?:toàn (?:tỉnh|huyện|xã|ngành|trường|quốc)|cả nước|trên địa bàn[^,;]{0,24}|hiện(?: nay)?"
    r"|có|còn|mới|đến nay|năm (?:19|20)\d\d|dự kiến|trong (?:năm|quý|tháng)[^,;]{0,14})\s+)+",
    re.IGNORECASE,
)
# Who has what is counted is none of its measure: "Đảng bộ có 05 chi bộ".
_HOLDS: Final = re.compile(rf"(?<!\w)có\s{{1,2}}(?:(?:{_QUALIFIER_WORDS})\s{{1,2}})?$", re.IGNORECASE)
_ANYBODY: Final = frozenset({"người", "trường hợp", "lượt", "lượt người"})
"""Units that anything may be counted by: "Lao động nữ có 30 người"."""
# What counts or measures the words behind it.
_COUNTING: Final = re.compile(r"(?:tổng số|số lượng|số|tỷ lệ)\s+(?!tiền)", re.IGNORECASE)
# The names of other units of the same rank stand behind the first: "10/12 xã, thị trấn hoàn thành".
_RANKS: Final = re.compile(r"(?:,\s{1,2}(?:phường|thị trấn|thị xã|thành phố|xã|quận))+")
# Where the words after a unit stop being about it; a list may close with one more thing ("nợ lương, phụ cấp.").
_STOP_AFTER: Final = re.compile(
    rf"[;:()]|\.(?=\s|$)|,(?!\s[^\W\d]+(?:\s[^\W\d]+){{0,2}}[.;])|\n\s{{0,3}}{_LABEL}"
    rf"|(?<!\w)(?:đạt|chiếm|{_RISE}|bằng)\s+(?:\w+\s+)?\d"
    r"|(?<!\w)(?:trong đó|với|gồm|bao gồm|và|để|do|so với|kể từ|từ|theo|tại|cho|trước|nhằm)(?!\w)|\d"
)
# A quantity in the words before a comma or a bracket right before the number: those words are about it alone.
# The number of a year, a month or a thing is none.
_QUANTITY: Final = re.compile(
    rf"(?<![\w.,/\-])(?<!năm )(?<!tháng )(?<!quý )(?<!ngày )(?<!số )(?<!khóa ){NUMBER}\s?(?:%|[^\W\d_])", re.IGNORECASE
)
# Verbs that bring about what is counted: the thing alone says it.
_EMPTY_VERBS: Final = re.compile(
    r"(?<!\w)(?:tổ chức|thành lập|duy trì|mở|xảy ra|ghi nhận|có|ban hành|đón|thu hút|phát sinh|bố trí"
    r"|sử dụng|xây dựng|kết quả)$",
    re.IGNORECASE,
)
_DONE: Final = re.compile(r"(?:đã|chưa|đang|không)\s", re.IGNORECASE)
_NOUNS: Final = frozenset("số tổng tỷ mức kinh diện chi thu giá nguồn vốn quy dân sản thời nhu".split())
"""First words of what names a size by itself: "mức", "kinh phí", "diện tích", "quy mô"."""
_AMOUNTS: Final = frozenset(
    {"kg", "g", "tấn", "tạ", "yến", "m", "km", "m³", "lít", "suất", "lượt", "triệu tấn", "nghìn tấn"}
)
"""Units that say how much there is of a thing and not what it is: "60 kg vật liệu nổ"."""
_OF_A_WHOLE: Final = re.compile(r"(?:kế hoạch|dự toán|trở lên|dân số|so với)(?!\w)", re.IGNORECASE)
# A share of what was counted just before: "12 hồ sơ, chiếm 96,1%", "(96,1%)", "đạt 89,2% kế hoạch", "giảm 7,4%".
_OF_THE_LAST: Final = re.compile(
    r"[\s,(]{0,4}(?:(?:va\s{1,2})?(?:chiem|dat|bang|tang|giam|vuot)\s{1,2}(?:ty\s{1,2}le\s{1,2})?)?$"
)
_COMPARED: Final = re.compile(
    r"[\s(]{0,3}(?P<raw>so\s{1,2}voi\s{1,2}(?P<with>cung\s{1,2}ky|ke\s{1,2}hoach|nam\s{1,2}(?:truoc|(?:19|20)\d\d))"
    r"|ke\s{1,2}hoach)(?!\w)"
)
_CHANGE: Final = re.compile(r"(?<!\w)(tang|giam)\s{1,2}$")
_SENTENCE_END: Final = re.compile(r"[.;]\s")


def measure_around(
    text: str,
    span: tuple[int, int],
    unit: str,
    kind: StatisticKind = StatisticKind.COUNT,
    *,
    of_none: bool = False,
) -> str | None:
    """What is counted, in a few words; ``None`` when the words around the number do not say.

    ``of_none``: there is none of it ("không có vụ cháy nào"), so that only the words behind tell.
    """
    after = _words_after(text, span[1])
    if of_none:
        return f"{unit} {after}".strip()
    said = _words_before(text, span[0])
    sized = said.split(" ", 1)[0].casefold() in _NOUNS
    before = _COUNTING.sub("", said, count=1) if _COUNTING.match(said) else said
    if kind in {StatisticKind.COUNT, StatisticKind.RATIO} and unit != "%":
        if not sized and _HOLDS.search(text, max(0, span[0] - 20), span[0]):
            return before if before and not after and unit in _ANYBODY else _of_count("", unit, after, sized=False)
        return _of_count(before, unit, after, sized=sized)
    if kind is StatisticKind.PERCENT and after and not _OF_A_WHOLE.match(after):
        return f"{after} được {_small(before)}" if before and not sized else after
    return before or after or None


def _of_count(before: str, unit: str, after: str, *, sized: bool) -> str | None:
    amount = unit.partition("/")[0] in _AMOUNTS
    if amount and not after:
        return before or None
    thing = after if amount else f"{unit} {after}".strip()
    if not before:
        return thing
    if unit.casefold() in before.casefold() or (sized and not after):
        return before
    if _EMPTY_VERBS.search(before):
        return thing
    if _DONE.match(before):
        return f"{thing} {_small(before)}"
    words = before.split()
    return f"{thing} được {_small(' '.join(words[-5:]))}" if len(words) <= 5 or not after else thing


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]


def _words_before(text: str, at: int) -> str:
    """The words of the clause before a number, without what only joins them to it."""
    start = max(0, at - _BEFORE)
    said = text[start:at]
    if _AT_LINE_START.search(said):
        return ""
    colon = said.rstrip(" (").endswith(":")
    joined = _JOINING.search(said)
    said = said[: joined.start()] if joined else said
    parted = said.rstrip().endswith((",", "("))
    said = said.rstrip(" :(\n,")
    cuts = [match.end() for match in (_STOP_BEFORE_COLON if colon else _STOP_BEFORE).finditer(said)]
    said = one_line(said[max([*cuts, *_after_short_lines(text, start, said)], default=0) :])
    if parted and _QUANTITY.search(said):
        return ""
    said = said.strip('-–+•*"“”,.;:() ')
    if leading := _LEADING.match(said + " "):
        said = said[min(leading.end(), len(said)) :].strip()
    words = said.split()[-_WORDS:]
    said = " ".join(words)
    return said if any(sum(sign.isalpha() for sign in word) > 1 for word in words) and not said.isupper() else ""


def _after_short_lines(text: str, start: int, said: str) -> list[int]:
    """The places in ``said`` where a line begins with a capital behind a short line."""
    found = []
    for place, sign in enumerate(said[:-1]):
        if sign == "\n" and said[place + 1].isupper():
            line = text.rfind("\n", 0, start + place) + 1
            if start + place - line < _SHORT_LINE:
                found.append(place + 1)
    return found


def _words_after(text: str, at: int) -> str:
    """The words right after a unit, up to where another thing begins."""
    ranks = _RANKS.match(text, at)
    at = ranks.end() if ranks else at
    said = text[at : at + _AFTER]
    if not said[:1].isspace():
        return ""
    stop = _STOP_AFTER.search(said)
    words = one_line(said[: stop.start()] if stop else said).split()[:_WORDS]
    return " ".join(words)


def speaks_of_the_last(folded: str, last_end: int, at: int) -> bool:
    """Whether a share at ``at`` is one of the quantity that ends at ``last_end``: its words only join it to that."""
    gap = folded[last_end:at]
    if len(gap) > _BEFORE or _SENTENCE_END.search(gap):
        return False
    comma = max(gap.rfind(","), gap.rfind("("))
    tail = gap[comma:] if comma >= 0 else gap
    return _OF_THE_LAST.fullmatch(tail) is not None


def qualifier_before(text: str, at: int) -> str | None:
    """``approx``, ``at_least``, ``at_most``, ``estimate`` or ``target``, when the word before the number says so."""
    match = _QUALIFIER.search(text, max(0, at - 20), at)
    return _QUALIFIERS[one_line(match[1]).lower()] if match else None


def comparison_after(text: str, folded: str, span: tuple[int, int], value: float) -> Comparison | None:
    """``so với cùng kỳ`` (yoy) or ``kế hoạch`` (vs_plan) right after the number, with the change it states."""
    match = _COMPARED.match(folded, span[1])
    if match is None:
        return None
    change = _CHANGE.search(folded, max(0, span[0] - 10), span[0])
    signed = None if change is None else value if change[1] == "tang" else -value
    kind = "vs_plan" if "hoach" in match["raw"] else "yoy"
    return Comparison(kind=kind, raw=one_line(text[slice(*match.span("raw"))]), value=signed)
