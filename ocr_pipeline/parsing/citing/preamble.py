"""The preamble of a document: the clauses that say on what it stands (Căn cứ, Xét, Theo đề nghị, Trên cơ sở).

Openings with "Thực hiện …" are no legal bases. The preamble ends at the enacting line (QUYẾT ĐỊNH:, Điều 1) or at the
first ordinary paragraph after a basis (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ocr_pipeline.parsing.citing.odd_laws import AMENDING_A_LAW
from ocr_pipeline.parsing.folding import fold
from schemas import Relation

_CITED: Final = (
    r"(?:bo\s{1,2}luat|luat|phap\s{1,2}lenh|hien\s{1,2}phap|nghi\s|q\w{1,3}et\s{1,2}dinh|thong\s|chi\s{1,2}thi|cong\s{1,2}van"
    r"|ke\s{1,2}hoach|to\s{1,2}trinh|van\s{1,2}ban|quy\s|huong\s|ket\s{1,2}luan|bien\s{1,2}ban|bao\s{1,2}cao)"
)
# "Căn cứ" as engines misread it (Can cw, Can ci?, Cân cử, C&n ctt, Gan cut, Can, at): only before what is cited.
_DAMAGED_WORD: Final = (
    r"[cge(€](?:[^\s\w]|\w){0,2}[nmuhr][.,:]?\s{0,2}(?!c(?:o|ac|on|ung)(?!\w))(?:[cegaow][^\w\s]?\w{0,3}|di[tf])[^\w\s]{0,2}"
    rf"(?=\s{{1,2}}(?:cac\s{{1,2}})?{_CITED})"
)
# "Được sự đồng ý của … tại Công văn số …": who agreed, and the paper that says so.
_AT_A_PAPER: Final = rf"(?=[^;:.]{{0,160}}(?<!\w)tai\s{{1,2}}(?:cac\s{{1,2}})?{_CITED}[^;:.]{{0,60}}(?<!\w)so\s)"
_AGREED: Final = (
    rf"duoc\s{{1,2}}su\s{{1,2}}(?:dong\s{{1,2}}y|nhat\s{{1,2}}tri|chap\s{{1,2}}thuan|thong\s{{1,2}}nhat){_AT_A_PAPER}"
)
# "Theo Quyết định số …;", "Theo kết luận tại Thông báo số …;": a basis only in a paragraph of its own, which a
# semicolon or a comma at the end of a line closes. A letter goes on behind its comma ("Theo Công văn số …, Sở họp").
_BY_A_PAPER: Final = (
    rf"theo\s{{1,2}}(?=(?:(?:ket\s{{1,2}}luan|y\s{{1,2}}kien)[^;:.]{{0,120}}\stai\s{{1,2}})?{_CITED}[^;:]{{1,400}}?"
    r"(?:;|,[ ]{0,2}\n?\Z))"
)
# Between the two words of "Căn cứ": white space, or up to three signs of dirt ("Căn ‹ ; cứ").
_DIRT: Final = r"(?:\s{1,2}|[ ]?[^\w\s](?:[ ]?[^\w\s]){0,2}[ ]?)"
# What opens a basis. OCR may lose a mark, misread a letter or put a stray sign before it.
_WORD: Final = (
    rf"(?P<word>(?:ca[nmhr]{_DIRT}cu|can\s{{1,2}}[eo]u)(?!\w)|[a-z]?a[nmhru]\s{{0,2}}[a-z]u(?=\s{{1,2}}{_CITED})|ca[a-z]\s{{1,2}}cu(?=\s{{1,2}}{_CITED})"
    rf"|can\s{{1,2}}(?!-)[^\w\s;:.,]{{1,4}}(?=\s{{1,2}}{_CITED})"
    rf"|{_DAMAGED_WORD}|chieu\s{{1,2}}(?:theo\s{{1,2}})?(?={_CITED})"
    rf"|{_AGREED}|{_BY_A_PAPER}|x[^\Wi]\w?\s{{1,2}}(?P<seen>de\s{{1,2}}nghi)(?!\w)"
    r"|xet(?!\s{0,2},|\s{1,2}(?:cap|duyet|tang|tuyen|thang|nang|cong\s{1,2}nhan|xu)(?!\w))"
    r"(?:\s{1,2}(?P<asked>de\s{1,2}\S{0,2}g[hb][ij1l]))?(?!\w)"
    r"|(?:sau\s{1,2}khi|qua)\s{1,2}(?:nghien\s{1,2}cuu,?\s{1,2})?xem\s{1,2}xet(?=\s{1,2}(?:cac\s{1,2})?(?:to\s{1,2}\wrinh|bao\s{1,2}cao|de\s{1,2}nghi|cong\s{1,2}van|van\s{1,2}ban))|ve\s{1,2}(?P<request>de\s{1,2}nghi)\s{1,2}cua(?!\w)"
    r"|(?:t?[hb][ec]o|teo|the\w?)\s{1,2}(?P<proposal>de\s{1,2}\S{0,2}g[hb][ij1l])(?!\w|\s{1,2}tai\s)|tren\s{1,2}co\s{1,2}so(?!\w))"
)
_OPENER: Final = re.compile(rf"(?:[^\w\n]|_){{0,8}}{_WORD}")
# The same behind dirt from the margin that was read as words ("MÀ Căn cứ"): only with its capital.
_OPENER_IN_DIRT: Final = re.compile(rf"(?:\S{{1,9}}\s){{1,2}}{_WORD}")
# Behind signs alone a small letter will do: the words before it, and their semicolon, were not read.
_OPENER_IN_SIGNS: Final = re.compile(rf"[^\w\n]{{2,12}}(?P<word>can\s{{1,2}}cu)(?=\s{{1,2}}{_CITED})")
# "cứ Luật …": the first word of the line was lost.
_TORN_OPENER: Final = re.compile(rf"\W{{0,4}}(?P<word>cu)\s{{1,2}}(?:cac\s{{1,2}})?{_CITED}")
# The same where something else was read in its place: "và ký hiệu cứ Luật …". Without "căn" the word opens nothing.
_TORN_IN_DIRT: Final = re.compile(
    rf"\W{{0,4}}(?:(?!can\s)\S{{1,9}}\s{{1,2}}){{1,3}}(?P<word>cu)\s{{1,2}}(?:cac\s{{1,2}})?{_CITED}"
)
_NEED_NO_CAPITAL: Final = frozenset({_OPENER_IN_SIGNS, _TORN_OPENER, _TORN_IN_DIRT})
# A basis inside the opening sentence of a letter: "Nhằm …, căn cứ Kế hoạch số …, Sở đề nghị".
_INNER: Final = re.compile(
    rf"(?<!\w)(?:nham|de|sau\s{{1,2}}khi)(?!\w)[^;.:]{{0,200}},\s{{1,2}}(?P<word>can\s{{1,2}}cu)\s{{1,2}}{_CITED}"
)
# The same where the letter answers or carries out another one first: "Trả lời Công văn số …, căn cứ Luật …", "Bộ nhận
# được Công văn số …. Căn cứ Nghị định …". It may stand on a part: "quy định tại khoản 2 Điều 5 Nghị định".
_ANSWERING: Final = re.compile(
    r"(?:^|\n)[^\w\n]{0,4}(?:phuc\s{1,2}dap|tra\s{1,2}loi|thuc\s{1,2}hien|tiep\s{1,2}theo|(?:\w{1,8}\s{1,2}){1,8}?(?:co\s{1,2})?nhan\s{1,2}duoc)(?!\w)"
    rf"[^;:]{{0,400}}?[,.]\s{{1,2}}(?P<word>can\s{{1,2}}cu)\s{{1,2}}(?=(?:[^;:,.]{{0,60}}\s)?{_CITED})"
)
# Where a clause ends: at a semicolon, or at what was read for it before another opener.
_CLAUSE_END: Final = re.compile(
    r";|[:,.](?=\s{1,2}(?:xet|theo)\s{1,2}de\s{1,2}nghi(?!\w)|\s{1,2}can\s{1,2}cu\s{1,2}(?:[^;:,.]{0,60}\s)?so\s)"
)
# After ";" what follows is carried out, not stood on.
_CARRIED_OUT: Final = re.compile(
    r"\W{0,4}(?:thuc\s{1,2}hien|tiep\s{1,2}theo|trien\s{1,2}khai|phuc\s{1,2}dap|tra\s{1,2}loi)(?!\w)"
)
# What ends the preamble: the enacting words in capitals on a line of their own, or the first article or heading.
_ENACTING: Final = re.compile(
    r"[^\w\n]{0,4}(?:quyet dinh|quyet nghi|nghi quyet|chi thi|ban hanh|thong bao)\s{0,2}:\s*$"
)
_FIRST_PART: Final = re.compile(
    r"[^\w\n]{0,4}(?:dieu\s{1,2}1\s{0,2}[.:]|phan\s{1,2}[i1]\b|chuong\s{1,2}[i1]\b"
    r"|[ia1]\s{0,2}[.)]\s{1,3}(?:[^\W\d_]{2,}[,;:]?\s{1,2}){2})"
)
# The head of a document ends below its motto; stamps are read above it as anything.
_MOTTO: Final = re.compile(r"doc\s{0,2}lap\s{0,2}\S{0,2}\s{0,2}tu\s{0,2}do")
_HEAD: Final = 1500
"""Characters in which the motto stands."""
# A paragraph that carries a basis clause on: the next document of the same Căn cứ.
_GOES_ON: Final = re.compile(
    r"[^\w\n]{0,4}(?:\d{1,2}[.)]\s{1,2}|[a-z]\)\s{1,2})?(?:va\s+)?(?:cac\s+)?"
    r"(?:so\s{0,2}[.:]?\s{1,2}(?=\d{1,5}\s?/)"
    r"|\wu\w[tflr]|u\wt|bo luat|phap lenh|nghi \winh|nghi quye\w|quyet dinh|thong tu|thong bao|chi thi|cong van"
    r"|cong dien|to trinh|van ban|\d{1,5}\s?/\s?(?:(?:19|20)\d\d\s?/\s?)?[a-z]{2,8}(?![a-z])"
    r"|(?:quy dinh|quy che|ke hoach|chuong trinh|huong dan|ket luan|bao cao|bien ban) \S{1,3} \d"
    rf"|(?={AMENDING_A_LAW}))"
)
# A paper by which someone proposes, where the words that open the clause were not read: "Chi Bộ trưởng … tại Tờ trình".
_PROPOSED_AT: Final = re.compile(
    r"(?<!\w)tai\s{1,2}(?:cac\s{1,2})?(?:to\s{1,2}\wrinh|cong\s{1,2}van|van\s{1,2}ban)\s{1,2}so\s"
)
_WITH_DAY: Final = re.compile(r"\sngay\s{1,2}\d{1,2}(?:\s{1,2}thang\s|/)")
# Where the document itself begins to speak: "kính trình", ", Sở Nội vụ hướng dẫn". "tại Tờ trình số" is no such place.
_ISSUER: Final = (
    r"(?:uy\s{1,2}ban|ubnd|hdnd|hoi\s{1,2}dong|so|bo|(?:nha\s{1,2})?truong|(?:chi\s{1,2})?cuc|ban|(?:van\s{1,2})?phong"
    r"|cong\s{1,2}ty|thuong\s{1,2}truc|(?:dang|tinh|huyen|thanh)\s{1,2}uy|(?:benh\s{1,2})?vien|trung\s{1,2}tam|toa\s{1,2}an)"
)
_SPEAKS: Final = (
    r"(?:de\s{1,2}nghi|yeu\s{1,2}cau|thong\s{1,2}bao|bao\s{1,2}cao|huong\s{1,2}dan|(?<!to )trinh"
    r"|ban\s{1,2}hanh|xay\s{1,2}dung"
    r"|da|tran\s{1,2}trong|co\s{1,2}y\s{1,2}kien|to\s{1,2}chuc|giao)(?!\w)(?!\s{1,2}so\s)"
)
_MAIN_CLAUSE: Final = re.compile(
    r"(?<!\w)(?:kinh\s{1,2}(?:trinh|bao|de|moi)|(?<!viec )(?<!viec\n)ban\s{1,2}hanh\s{1,2}nghi\s{1,2}quyet)(?!\w)"
    rf"|[,.]\s{{1,2}}{_ISSUER}(?!\w)(?:(?!\stai\s)[^;,.:]){{0,80}}?\s{_SPEAKS}"
)
_PARAGRAPH_END: Final = (".", ";", ":", ".,", "./.")


@dataclass(frozen=True, slots=True)
class BasisClause:
    """A stretch of the preamble and how what it cites relates to the document."""

    span: tuple[int, int]
    relation: Relation


@dataclass(frozen=True, slots=True)
class _Paragraph:
    start: int
    end: int


def find_basis_clauses(text: str) -> list[BasisClause]:
    """The basis clauses of the preamble, in order."""
    folded = fold(text)
    clauses: list[BasisClause] = []
    motto = _MOTTO.search(folded, 0, _HEAD)
    for paragraph in _paragraphs(text, folded):
        line = folded[paragraph.start : paragraph.end]
        below_head = motto is None or paragraph.start > motto.start()
        in_list = bool(clauses) and text[slice(*clauses[-1].span)].rstrip().endswith(":") and _GOES_ON.match(line)
        if below_head and not in_list and ((clauses and _is_enacting(line)) or _FIRST_PART.match(line)):
            break  # before the first basis "THÔNG BÁO :" is the title, with dirt behind it
        found = _clauses(text, folded, paragraph)
        if not found and clauses and not _GOES_ON.match(line) and len(line.strip()) > _NOISE:
            torn = _relation_of_torn(text, folded, paragraph)
            if torn is not None and _enacts_soon(text, folded, paragraph.end):
                clauses.append(BasisClause((paragraph.start, paragraph.end), torn))
            elif not _comes_again(text, folded, paragraph.end):
                break
            continue
        if not found and clauses and _GOES_ON.match(line):
            found = [BasisClause((paragraph.start, paragraph.end), clauses[-1].relation)]
        clauses += found
    return clauses


_AHEAD: Final = 400
"""Characters: another basis that opens a line so soon shows that a damaged paragraph did not end the preamble."""
_NOISE: Final = 24
"""Characters: a shorter paragraph between two bases is a page number or a speck, not the body."""


def _is_enacting(line: str) -> bool:
    return _ENACTING.match(line) is not None


def _paragraphs(text: str, folded: str) -> list[_Paragraph]:
    """Paragraphs of plain lines: one ends with a closing sign, and a capital opener begins one."""
    paragraphs: list[_Paragraph] = []
    start = 0
    fresh = True
    at = 0
    for line in folded.splitlines(keepends=True):
        begin, at = at, at + len(line)
        if begin and (fresh or _opens(text, folded, begin, at) or _is_enacting(line)):
            paragraphs.append(_Paragraph(start, begin))
            start = begin
        bare = line.strip()
        fresh = not bare or bare.endswith(_PARAGRAPH_END) or _is_enacting(line)
    paragraphs.append(_Paragraph(start, len(folded)))
    return paragraphs


def _opener(text: str, folded: str, begin: int, end: int) -> re.Match[str] | None:
    """What opens a basis at ``begin``: at once, behind dirt when it has its capital, or without its first word."""
    opener = _OPENER.match(folded, begin, end)
    if opener and text[opener.start("word")].isupper():
        return opener
    if match := _OPENER_IN_SIGNS.match(folded, begin, end):
        return match
    behind = _OPENER_IN_DIRT.match(folded, begin, end)
    if behind and text[behind.start("word")].isupper():
        return behind
    if opener:
        return opener
    torn = _TORN_IN_DIRT.match(folded, begin, end)
    if torn and text[torn.start("word") : torn.end("word")] == "cứ":
        return torn
    return _TORN_OPENER.match(folded, begin, end)


def _opens(text: str, folded: str, begin: int, end: int) -> bool:
    match = _opener(text, folded, begin, end)
    return match is not None and (text[match.start("word")].isupper() or match.re in _NEED_NO_CAPITAL)


def _comes_again(text: str, folded: str, at: int) -> bool:
    """Whether a basis opens a line soon, before the body begins."""
    end = min(len(folded), at + _AHEAD)
    while at < end:
        stop = folded.find("\n", at, end) + 1 or end
        line = folded[at:stop]
        if _is_enacting(line) or _FIRST_PART.match(line):
            return False
        if _opens(text, folded, at, stop):
            return True
        at = stop
    return False


def _relation_of_torn(text: str, folded: str, paragraph: _Paragraph) -> Relation | None:
    """What a paragraph is whose first words were not read, if it is of the preamble: a proposal, or one of its clauses.

    A clause has a day and its semicolon, and the one before has its own: else it goes on with what that is about.
    """
    line = folded[paragraph.start : paragraph.end]
    if _CARRIED_OUT.match(line):
        return None
    if _PROPOSED_AT.search(line):
        return Relation.PROPOSED_BY
    closed = text[: paragraph.start].rstrip().endswith(";") and line.rstrip().endswith(";")
    return Relation.BASIS if closed and _WITH_DAY.search(line) else None


def _enacts_soon(text: str, folded: str, at: int) -> bool:
    """Whether enacting words or another basis come next: what stands before them is of the preamble, whatever it is."""
    following = next((line for line in folded[at : at + _AHEAD].splitlines() if len(line.strip()) > _NOISE // 4), "")
    return _is_enacting(following) or _comes_again(text, folded, at)


def _clauses(text: str, folded: str, paragraph: _Paragraph) -> list[BasisClause]:
    """The basis clauses of one paragraph; after ";" a clause may change what the paragraph does."""
    found: list[BasisClause] = []
    relation: Relation | None = None
    at = paragraph.start
    while at < paragraph.end:
        opener = _opener(text, folded, at, paragraph.end)
        cut = _CLAUSE_END.search(folded, opener.end() if opener else at, paragraph.end)
        end = cut.end() if cut else paragraph.end
        if opener:
            named = opener.groupdict()
            asked = any(named.get(name) for name in ("asked", "seen", "proposal", "request"))
            relation = Relation.PROPOSED_BY if asked else Relation.BASIS
        elif inner := _ANSWERING.search(folded, at, end) or _INNER.search(folded, at, end):
            at, relation = inner.start("word"), Relation.BASIS
        elif _CARRIED_OUT.match(folded, at, end):
            relation = None
        if relation is not None:
            main = _MAIN_CLAUSE.search(folded, at, end)
            found.append(BasisClause((at, main.start() if main else end), relation))
            if main:
                break
        at = end
    return found
