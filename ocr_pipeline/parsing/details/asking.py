"""Submissions, letters and reports: what is asked for, of whom, by when; what period is reported on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

import regex

from ocr_pipeline.parsing.details.assignments import deadlines_in, rank
from ocr_pipeline.parsing.details.directing import period_of
from ocr_pipeline.parsing.details.paragraphs import Paragraph, field_in, paragraphs
from ocr_pipeline.parsing.fields import Checks, field_at, flagged
from ocr_pipeline.parsing.folding import fold
from ocr_pipeline.parsing.registry import Draft
from schemas import Citation, DatedEvent, FieldValue, Relation, absent
from schemas.details import Letter, Proposal, Report

SUBMITS = regex.compile(
    r"(?<!to )(?<!\w)(?:kinh\s+(?:de\s+nghi|trinh)|tran\s+trong\s+de\s+nghi"
    r"|(?<!theo )(?<!xet )(?<!van ban )de\s+nghi(?!\s+cua)"
    r"|(?<!qua )(?<!quy )(?<!chuong )(?<!cong )(?<!lo )(?<!tien )trinh(?!\s+(?:tu|do|bay)\b))\s+"
    r"(?=[^.;]{0,400}?(?:xem\s+xet|quyet\s+dinh|quyet\s+nghi|phe\s+duyet|thong\s+qua|ban\s+hanh|chap\s+thuan"
    r"|cho\s+phep|cho\s+y\s+kien|cap\s+kinh\s+phi|mien\s+nhiem|bo\s+nhiem|bau))"
)
"""What opens the request of a submission. On the folded paragraph."""
ASKS = regex.compile(
    r"(?<!\w)(?:(?:kinh|tran\s+trong)\s+)?"
    r"(?:(?<!theo )(?<!xet )(?<!van ban )(?<!don )(?<!giay )(?<!muc )(?<!viec )de\s+nghi(?!\s+(?:cua|tai|nay))"
    r"|(?<!dat )(?<!theo )(?<!ung )(?<!cac )(?<!mot so )(?<!nhung )(?<!dam )(?<!dich, )"
    r"yeu\s+cau(?!\s+(?:cua|cong|nhiem)))"
    r"(?:\s+(?=\p{L})|\s*(?=:\s*$))"
)
"""What opens the request of a letter. On the folded paragraph."""
SENTENCE_END = regex.compile(r"\.(?:/\.?)?(?=\s+\p{Lu}|\s*$)")
TRIFLE = 8
"""A request of fewer words ("Kính trình … xem xét, quyết định") says nothing that one of more words does not."""
BASIS = regex.compile(r"^\W*(?:can\s+cu|xet|theo\s+de\s+nghi|kinh\s+gui)(?!\w)")
ANSWER = regex.compile(r"(?<!\w)(?:gui|bao\s+cao|tra\s+loi|y\s+kien|phan\s+hoi|dang\s+ky|cung\s+cap|thong\s+bao)(?!\w)")
"""What is due by the day that stands with it. On the folded paragraph."""
REPLIES = regex.compile(r"(?<!\w)(?:phuc\s+dap|tra\s+loi|co\s+y\s+kien\s+doi\s+voi)\W[^.;]{0,60}$")
RECEIVED = regex.compile(r"(?<!\w)(?:nhan\s+duoc|tiep\s+nhan)\W[^.;]{0,60}$")
"""The text that a letter answers stands behind these. On the folded text before its first mention."""
LOWEST_HEADING, LONGEST_HEADING = 2, 120
"""Depth and characters of a heading: "II." or "2.", on a line or two."""
PROPOSES = regex.compile(r"(?<!\w)(?:kien\s+nghi|de\s+xuat)(?!\w)")
PROPOSALS = regex.compile(
    r"(?:mot\s+so\s+|nhung\s+|cac\s+)?(?:noi\s+dung\s+|y\s+kien\s+)?(?:kien\s+nghi|de\s+xuat|de\s+nghi)(?!\w)"
)
"""A heading that is of proposals alone begins so; below one that names them among others only what asks is one."""
OF_OTHERS = regex.compile(r"(?<!\w)(?:phan\s+anh|khieu\s+nai|cu\s+tri|tiep\s+nhan|giai\s+quyet)(?!\w)")
"""The proposals that a heading names beside these are those of citizens. On the folded heading."""
ASKED = regex.compile(r"(?<!\w)(?:de\s+nghi|kien\s+nghi|de\s+xuat)(?!\w)")
NO_PROPOSAL = regex.compile(r"^\W*(?:tren\s+day|noi\s+nhan)|(?<!\w)kinh\s+bao\s+cao(?!\w)")


def read_proposal(draft: Draft) -> Proposal:
    """What a submission asks for: its first request that says more than "xem xét, quyết định"."""
    body = paragraphs(draft)
    asked = list(_requests(draft, body, SUBMITS, body))
    telling = [each for each in asked if len((each[0].value or "").split()) >= TRIFLE]
    request, points = next(iter(telling or asked), (absent(), ()))
    addressees = [each for each in draft.fields.get("addressees", ()) if isinstance(each, FieldValue)]
    return Proposal(
        request=request,
        points=points,
        requested_of=addressees[0] if len(addressees) == 1 else absent(),
    )


def read_letter(draft: Draft) -> Letter:
    """What a letter asks for, by when, and what it answers."""
    body = paragraphs(draft)
    # What stands within a numbered point is asked for on the way: the letter's own request is a paragraph of its own.
    asked = list(_requests(draft, [each for each in body if not each.label], ASKS, body))
    asked = asked or [
        (flagged(each, "it stands within a numbered point"), points)
        for each, points in _requests(draft, body, ASKS, body)
    ]
    request, points = next(iter(asked), (absent(), ()))
    return Letter(
        request=request,
        points=points,
        reply_deadline=_reply_deadline(draft, body),
        reply_to=_reply_to(draft),
    )


def read_report(draft: Draft) -> Report:
    """The period of a report, and what it proposes."""
    start, end = period_of(draft)
    if start.value is None:
        start, end = _first_period(draft)
    return Report(period_start=start, period_end=end, proposals=tuple(_proposals(draft, paragraphs(draft))))


def _requests(
    draft: Draft, among: Sequence[Paragraph], opening: regex.Pattern[str], body: Sequence[Paragraph]
) -> Iterator[tuple[FieldValue, tuple[FieldValue, ...]]]:
    """Each request, from its first word to the end of the sentence, and the points below one that ends in a colon."""
    for paragraph in among:
        # One that ends with a semicolon is a basis; the last may hold the request: "…, UBND tỉnh kính trình …".
        if BASIS.match(paragraph.folded) and paragraph.said.rstrip().endswith((";", ",")):
            continue
        match = opening.search(paragraph.folded)
        if match is not None:
            end = SENTENCE_END.search(paragraph.said, match.end())
            said = field_in(draft, paragraph, match.start(), end.start() if end else len(paragraph.said))
            yield said, _points(draft, paragraph, body) if end is None else ()


def _points(draft: Draft, paragraph: Paragraph, body: Sequence[Paragraph]) -> tuple[FieldValue, ...]:
    """The labelled paragraphs below one that ends in a colon, of the first depth."""
    if not paragraph.said.rstrip().endswith(":"):
        return ()
    below = list(takewhile(_is_point, body[body.index(paragraph) + 1 :]))
    outermost = min((rank(each) for each in below), default=0)
    return tuple(field_in(draft, each, each.body, len(each.said)) for each in below if rank(each) == outermost)


def _is_point(paragraph: Paragraph) -> bool:
    """Whether a paragraph is labelled, and no heading of the text, which is in capitals."""
    return bool(paragraph.label) and not paragraph.said[paragraph.body :].isupper()


def _reply_deadline(draft: Draft, body: Sequence[Paragraph]) -> FieldValue:
    """The day by which something is sent or answered; of several the last, in doubt."""
    due = [
        each for paragraph in body if ANSWER.search(paragraph.folded) for each in deadlines_in(draft, paragraph.spans)
    ]
    if not due:
        return absent()
    doubts = ("more than one day is named",) if len({each.value for each in due}) > 1 else ()
    return flagged(due[-1], *doubts)


def _reply_to(draft: Draft) -> FieldValue:
    cited = [
        each for each in draft.fields.get("citations", ()) if isinstance(each, Citation) and each.code and each.span
    ]
    for each in cited:
        if each.relation is Relation.REPLIES_TO:
            return _code(draft, each)
    for each in cited:
        before = _before(draft, each)
        if REPLIES.search(before):
            return _code(draft, each)
        if RECEIVED.search(before):
            return _code(draft, each, "it is said to have been received, not to be answered")
    return absent()


def _before(draft: Draft, cited: Citation) -> str:
    start = cited.span[0] if cited.span else 0
    return fold(draft.text.text[max(0, start - 90) : start]).replace("\n", " ")


def _code(draft: Draft, cited: Citation, *doubts: str) -> FieldValue:
    start, end = cited.span or (0, 0)
    return field_at(draft.text, start, end, cited.code, Checks(known=True, reasons=(*cited.reasons, *doubts)))


def _first_period(draft: Draft) -> tuple[FieldValue, FieldValue]:
    """The first range of days that the text names: in doubt, since it may be that of a part."""
    dated = [each for each in draft.fields.get("dates", ()) if isinstance(each, DatedEvent)]
    for one, other in pairwise(dated):
        if (one.role, other.role) == ("period_start", "period_end"):
            doubt = "the subject names no period; this is the first that the text names"
            return flagged(one.field, doubt), flagged(other.field, doubt)
    return absent(), absent()


def _proposals(draft: Draft, body: Sequence[Paragraph]) -> Iterator[FieldValue]:
    """What stands under a heading that says "kiến nghị" or "đề xuất"."""
    depth: int | None = None
    alone = False
    for paragraph in body:
        here = rank(paragraph)
        if depth is not None and (here <= depth or NO_PROPOSAL.search(paragraph.folded)):
            depth = None
        if depth is not None:
            if alone or ASKED.search(paragraph.folded):
                yield field_in(draft, paragraph, paragraph.body, len(paragraph.said))
        elif here <= LOWEST_HEADING and _proposes(paragraph):
            depth, alone = here, PROPOSALS.match(paragraph.folded, paragraph.body) is not None


def _proposes(paragraph: Paragraph) -> bool:
    """Whether a numbered paragraph is a heading of proposals."""
    is_heading = len(paragraph.said) < LONGEST_HEADING and not paragraph.said.rstrip().endswith(".")
    return is_heading and PROPOSES.search(paragraph.folded) is not None and not OF_OTHERS.search(paragraph.folded)
