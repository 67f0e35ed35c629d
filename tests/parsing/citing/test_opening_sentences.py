"""What the first sentence of a letter does with the paper that it names, when no cue stands before that paper."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.citations import find_citations
from ocr_pipeline.parsing.citing.opening_sentences import LOST
from schemas import Relation

R = Relation
PAPER = "ông văn số 75/UBND-VP ngày 12/3/2020 của Ủy ban nhân dân tỉnh"
OPENINGS = [
    (f"C{PAPER}, Sở Nội vụ có ý kiến như sau:", R.REPLIES_TO, True, "an opinion"),
    (f"C{PAPER}, Sở Nội vụ trả lời như sau:", R.REPLIES_TO, True, "an answer"),
    (f"C{PAPER}, Sở Nội vụ xin trả lời như sau:", R.REPLIES_TO, True, "a polite one"),
    (f"C{PAPER}, Sở Nội vụ phúc đáp nội dung trên như sau:", R.REPLIES_TO, True, "words between"),
    (f"C{PAPER}, Sở Nội vụ báo cáo kết quả như sau:", R.IMPLEMENTS, True, "a report"),
    (f"C{PAPER}, Sở Nội vụ cung cấp số liệu như sau:", R.IMPLEMENTS, True, "figures that were asked for"),
    (f"C{PAPER}, Sở Nội vụ triển khai thực hiện như sau:", R.IMPLEMENTS, True, "what it does"),
    (f"C{PAPER}, Sở Nội vụ hướng dẫn các đơn vị như sau:", R.IMPLEMENTS, True, "what others are told"),
    (f"C{PAPER}, Sở Nội vụ đề nghị các đơn vị thực hiện như sau:", R.IMPLEMENTS, True, "or asked"),
    (f"C{PAPER}, Sở Nội vụ có ý kiến: như sau:", R.REFERS, False, "the sentence ends with its colon"),
    (f"C{PAPER}, Sở Nội vụ có ý kiến.", R.REFERS, False, "nothing follows"),
    (f"C{PAPER}, Sở Nội vụ {'rất ' * 180} có ý kiến như sau:", R.REFERS, False, "no sentence is so long"),
    (f"{'Việc. ' * 260}C{PAPER}, Sở Nội vụ có ý kiến như sau:", R.REFERS, False, "not the first words of a body"),
    (f"Phúc đáp C{PAPER}, Sở Nội vụ báo cáo như sau:", R.REPLIES_TO, False, "a cue that was read says it"),
    (f"Tại C{PAPER}, Ủy ban đã giao Sở Nội vụ báo cáo.", R.IMPLEMENTS, False, "what was ordered there"),
    (f"Việc.\nTại C{PAPER}, Ủy ban đã yêu cầu Sở báo cáo.", R.IMPLEMENTS, False, "in a line below"),
    (f"Tại C{PAPER}, Ủy ban giao Sở Nội vụ báo cáo.", R.REFERS, False, "what is ordered now"),
    (f"Tại C{PAPER}. Sở nêu, Ủy ban đã giao Sở Nội vụ báo cáo.", R.REFERS, False, "in another sentence"),
    (f"họp tại C{PAPER}, Ủy ban đã giao Sở Nội vụ báo cáo.", R.REFERS, False, "tại opens no line"),
]


@pytest.mark.parametrize(("text", "relation", "lost", "why"), OPENINGS)
def test_the_rest_of_the_sentence_says_it(text: str, relation: Relation, lost: bool, why: str) -> None:
    (citation,) = find_citations(text)
    assert (citation.relation, LOST in citation.reasons) == (relation, lost), why
