"""The preamble of a document: the clauses that say on what it stands (Căn cứ, Xét, Theo đề nghị, Trên cơ sở).

Openings with "Thực hiện …" are no legal bases. The preamble ends at the enacting line (QUYẾT ĐỊNH:, Điều 1) or at the
first ordinary paragraph after a basis (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ocr_pipeline.parsing.folding import fold
from schemas import Relation

# What opens a basis. OCR may lose a mark or put a stray sign before it.
_OPENER: Final = re.compile(
    r"(?:[^\w\n]|_){0,8}(?P<word>can\s{1,2}cu|xet(?:\s{1,2}(?P<asked>de\s{1,2}nghi))?|theo\s{1,2}(?P<proposal>de\s{1,2}nghi)|tren\s{1,2}co\s{1,2}so)(?!\w)"
)
# What ends the preamble: the enacting words in capitals on a line of their own, or the first article or heading.
_ENACTING: Final = re.compile(
    r"[^\w\n]{0,4}(?:quyet dinh|quyet nghi|nghi quyet|chi thi|ban hanh|thong bao)\s{0,2}:\s*$"
)
_FIRST_PART: Final = re.compile(
    r"[^\w\n]{0,4}(?:dieu\s{1,2}1\s{0,2}[.:]|phan\s{1,2}[i1]\b|chuong\s{1,2}[i1]\b|[ia1]\s{0,2}[.)]\s)"
)
# A paragraph that carries a basis clause on: the next document of the same Căn cứ.
_GOES_ON: Final = re.compile(
    r"[^\w\n]{0,4}(?:va\s+)?(?:cac\s+)?"
    r"(?:luat|bo luat|nghi dinh|nghi quyet|quyet dinh|thong tu|cong van|to trinh|van ban)\s"
)
_MAIN_CLAUSE: Final = re.compile(r"(?<!\w)(?:kinh\s{1,2}(?:trinh|bao|de)|ban\s{1,2}hanh\s{1,2}nghi\s{1,2}quyet)(?!\w)")
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
    for paragraph in _paragraphs(text, folded):
        line = folded[paragraph.start : paragraph.end]
        if _is_enacting(line) or _FIRST_PART.match(line):
            break
        found = _clauses(folded, paragraph)
        if not found and clauses and not _GOES_ON.match(line) and len(line.strip()) > _NOISE:
            break
        if not found and clauses and _GOES_ON.match(line):
            found = [BasisClause((paragraph.start, paragraph.end), clauses[-1].relation)]
        clauses += found
    return clauses


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


def _opens(text: str, folded: str, begin: int, end: int) -> bool:
    match = _OPENER.match(folded, begin, end)
    return match is not None and text[match.start("word")].isupper()


def _clauses(folded: str, paragraph: _Paragraph) -> list[BasisClause]:
    """The basis clauses of one paragraph; after ";" a clause may change what the paragraph does."""
    found: list[BasisClause] = []
    relation: Relation | None = None
    at = paragraph.start
    while at < paragraph.end:
        cut = folded.find(";", at, paragraph.end)
        end = paragraph.end if cut < 0 else cut + 1
        if opener := _OPENER.match(folded, at, end):
            relation = Relation.PROPOSED_BY if opener["asked"] or opener["proposal"] else Relation.BASIS
        if relation is not None:
            main = _MAIN_CLAUSE.search(folded, at, end)
            found.append(BasisClause((at, main.start() if main else end), relation))
            if main:
                break
        at = end
    return found
