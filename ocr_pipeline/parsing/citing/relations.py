"""What the citing document does with each document that it cites, by the cue before it.

A cue counts within its sentence. What a cited document does to another one ("Nghị định A sửa đổi Nghị định B") is no
act of the citing document, nor is what was done to it ("được sửa đổi bởi …").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import Final

from ocr_pipeline.parsing.citing.lists import in_one_list
from ocr_pipeline.parsing.citing.mentions import Cited
from ocr_pipeline.parsing.citing.opening_sentences import LOST, of_opening
from ocr_pipeline.parsing.citing.preamble import BasisClause
from ocr_pipeline.parsing.folding import fold, one_line
from ocr_pipeline.parsing.tables import relation_cues
from schemas import Relation

_WINDOW: Final = 160
_LONGEST_GAP: Final = 240
# The dot of "1." at the beginning of a line ends no sentence.
_SENTENCE_END: Final = re.compile(r"(?<!\n\d)(?<!\n\d\d)[.!?]\s|;")
# The act was done to what stands before the cue: "được sửa đổi, bổ sung bởi Luật …".
_PASSIVE: Final = re.compile(r"(?<!\w)(?:du\w{1,2}c|bi|da)\s{1,2}(?:sua\s{1,2}doi,?\s{1,2})?$")
# "03 năm thực hiện Nghị định", "kết quả thực hiện": told of, not done here.
_TOLD: Final = re.compile(
    r"(?<!\w)(?:nam|thang|ket\s{1,2}qua|viec|qua\s{1,2}trinh|tinh\s{1,2}hinh|cong\s{1,2}tac)\s{1,2}$"
)
# The first words under a heading of a report tell what was done, not what this document does.
_UNDER_HEADING: Final = re.compile(r"(?:^|\n)\s{0,3}(?:[ivx]{1,5}|\d{1,2})\s?[.)-]\s[^\n.;:]{3,110}\n[^\w\n]{0,4}$")
# What carries its own attachment: "(Kèm theo Quyết định …)" or the words at the beginning of a line.
_OF_ITSELF: Final = re.compile(r"(?:^|[(\n])[\s(“\"]{0,3}(?:(?:ban\s{1,2}hanh|gui|duoc\s{1,2}ban\s{1,2}hanh)\s{1,2})?$")
# "kể từ khi nhận được hồ sơ": a term that begins, and no letter that is answered.
_TERM_BEGINS: Final = re.compile(r"(?<!\w)(?:khi|ngay|tu)\s{1,2}$")
# "có hiệu lực thi hành": nothing is carried out.
_IN_FORCE: Final = re.compile(r"(?<!\w)hieu\s{1,2}luc\s{1,2}$")
# "kể từ ngày Nghị định số … có hiệu lực": a day, named by a document.
_ITS_DAY: Final = re.compile(r"(?<!\w)(?:tu|den|truoc|sau|het)\s{1,2}ngay\s{1,2}$")
_RULES: Final = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Hiến pháp", "Nghị định", "Thông tư", "Thông tư liên tịch"})
"""Types that nobody answers."""
_LEGAL_EFFECT: Final = frozenset({Relation.REPLACES, Relation.REPEALS, Relation.AMENDS})
_PROPOSAL: Final = "Tờ trình"


@cache
def _cues() -> tuple[re.Pattern[str], dict[str, Relation]]:
    kinds = {fold(cue): kind for cue, kind in relation_cues()}
    words = "|".join(re.escape(cue).replace(r"\ ", r"\s{1,2}") for cue in sorted(kinds, key=len, reverse=True))
    return re.compile(rf"(?<!\w)({words})(?!\w)"), kinds


# The two cues that open letters and plans, with up to two letters damaged ("Thutc hién", "FEhurc hiện", "trả 1Oi").
_DAMAGED_CUES: Final = {
    Relation.IMPLEMENTS: re.compile(r"(?<!\w)\w{0,2}[th]h?[uiyv]\w{0,2}c?\s{1,2}h[il]\w{1,2}n\s{1,3}$"),
    Relation.REPLIES_TO: re.compile(r"(?<!\w)tr[aoe&]\s{1,2}[l1i|][o0]\w?[ij1l]\s{1,3}$"),
}
_CUE_LENGTH: Final = 24


def related(text: str, folded: str, found: Sequence[Cited], clauses: Sequence[BasisClause]) -> list[Cited]:
    """The mentions in the order of the text, each with what the citing document does with it."""
    done: list[Cited] = []
    starts = [clause.span[0] for clause in clauses]
    for one in found:
        before = done[-1] if done else None
        place = bisect_right(starts, one.span[0]) - 1
        clause = clauses[place] if place >= 0 and one.span[0] < clauses[place].span[1] else None
        first = clause is not None and (before is None or before.span[0] < clause.span[0])
        acted_on = _is_acted_on(text, folded, before, one)
        if acted_on and before is not None and _has_its_date(before, one):
            done[-1], one = replace(before, date=one.date), replace(one, date=None)
        if clause is not None and not acted_on:
            relation = _of_clause(clause, one, first=first)
        elif acted_on:
            relation = Relation.REFERS
        else:
            by_cue = _by_cue(folded, before, one)
            opening = of_opening(folded, *one.span) if before is None and by_cue is None else None
            relation = opening[0] if opening else by_cue or Relation.REFERS
            one = replace(one, doubts=(*one.doubts, LOST)) if opening and opening[1] else one
        done.append(replace(one, relation=relation, is_basis=clause is not None and not acted_on))
    return done


def strongest(relations: Sequence[Relation]) -> Relation:
    """Of the relations of a document's mentions the one that tells most: a legal effect, then the first of the rest."""
    effect = next((each for each in relations if each in _LEGAL_EFFECT), None)
    return effect or next((each for each in relations if each is not Relation.REFERS), Relation.REFERS)


def _of_clause(clause: BasisClause, one: Cited, *, first: bool) -> Relation:
    """In a proposal the paper that proposes; opinions and reports beside it are what one stands on."""
    if one.type == _PROPOSAL:
        return Relation.PROPOSED_BY
    return clause.relation if first else Relation.BASIS


def _is_acted_on(text: str, folded: str, before: Cited | None, one: Cited) -> bool:
    """Whether the document before, in the same clause, amends, details or carries out this one."""
    if before is None or one.span[0] - before.span[1] > _LONGEST_GAP:
        return False
    gap = folded[before.span[1] : one.span[0]]
    if _SENTENCE_END.search(gap):
        return False
    pattern, kinds = _cues()
    last = None
    for match in pattern.finditer(gap):
        last = match
    if last is None or _PASSIVE.search(gap, max(0, last.start() - 24), last.start()):
        return False
    cue = before.span[1] + last.start()
    if _opens_sentence(text, folded, cue):
        return False
    relation = kinds[one_line(last[1])]
    joined = re.search(r",\s{1,2}$|(?<!\w)va\s{1,2}$", gap[: last.start()])
    return relation in {*_LEGAL_EFFECT, Relation.IMPLEMENTS} and not joined


def _has_its_date(before: Cited, one: Cited) -> bool:
    """Whether the date behind the title of an amended law is that of the law that amends it, by its year.

    "Luật số 09/2022/QH15 sửa đổi, bổ sung một số điều của Luật Tần số vô tuyến điện ngày 09 tháng 11 năm 2022".
    """
    if one.code is not None or one.date is None or before.code is None or before.date is not None:
        return False
    return before.code.year is not None and (one.date.iso or "").startswith(before.code.year)


def _opens_sentence(text: str, folded: str, cue: int) -> bool:
    """Whether a cue opens a line with a capital, alone or behind another cue: "Triển khai thực hiện Kế hoạch …"."""
    line = text.rfind("\n", 0, cue) + 1
    return text[line].isupper() and (line == cue or one_line(folded[line:cue]) in _cues()[1])


def _by_cue(folded: str, before: Cited | None, one: Cited) -> Relation | None:
    since = before.span[1] if before else 0
    cue = _nearest_cue(folded, max(since, one.span[0] - _WINDOW), one.span[0]) or _damaged_cue(folded, one.span[0])
    if cue is Relation.REPLIES_TO and one.type in _RULES:
        return Relation.REFERS
    if cue is not None:
        return cue
    if before is not None and in_one_list(folded, since, one.span[0]):
        return before.relation
    return None


def _damaged_cue(folded: str, at: int) -> Relation | None:
    """What a damaged cue right before ``at`` says."""
    start = max(0, at - _CUE_LENGTH)
    return next((kind for kind, cue in _DAMAGED_CUES.items() if cue.search(folded, start, at)), None)


def _is_told(folded: str, at: int) -> bool:
    """Whether what is carried out is told of: "03 năm thực hiện …", the first words of a report's part."""
    if _TOLD.search(folded, max(0, at - 12), at):
        return True
    return _UNDER_HEADING.search(folded, max(0, at - 130), at) is not None


def _is_no_act(folded: str, cue: re.Match[str], relation: Relation, at: int) -> bool:
    """Whether a cue belongs to a term, to what is in force, or to brackets that end before ``at``."""
    if relation is Relation.ATTACHED_TO:
        return ")" in folded[cue.end() : at]
    told = {Relation.REPLIES_TO: _TERM_BEGINS, Relation.IMPLEMENTS: _IN_FORCE}.get(relation)
    return told is not None and told.search(folded, max(0, cue.start() - 12), cue.start()) is not None


def _nearest_cue(folded: str, start: int, at: int) -> Relation | None:
    """What the nearest cue of the sentence says; "kèm theo" yields to what is done with the thing attached."""
    if _ITS_DAY.search(folded, max(start, at - 16), at):
        return Relation.REFERS
    for end in _SENTENCE_END.finditer(folded, start, at):
        start = end.end()
    pattern, kinds = _cues()
    attached = False
    for match in reversed(list(pattern.finditer(folded, start, at))):
        relation = kinds[one_line(match[1])]
        if _PASSIVE.search(folded, max(0, match.start() - 24), match.start()) and relation in _LEGAL_EFFECT:
            return Relation.REFERS
        if _is_no_act(folded, match, relation, at):
            continue
        if relation is Relation.ATTACHED_TO:
            if _OF_ITSELF.search(folded, max(0, match.start() - 24), match.start()):
                return relation
            attached = True
            continue
        if attached and relation not in _LEGAL_EFFECT:
            continue
        if relation is Relation.IMPLEMENTS and _is_told(folded, match.start()):
            return Relation.REFERS
        return relation
    return Relation.REFERS if attached else None
