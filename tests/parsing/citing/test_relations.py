"""What the citing document does with each document that it cites."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.citations import find_citations
from schemas import Relation

R = Relation

RELATIONS = [
    ("Thực hiện Kế hoạch số 15/KH-UBND, Sở Nội vụ báo cáo", "15/KH-UBND", R.IMPLEMENTS, "the opening of a report"),
    ("Triển khai Kế hoạch số 15/KH-UBND", "15/KH-UBND", R.IMPLEMENTS, "another word for it"),
    (
        "Số: 19/KH-BDT\nKẾ HOẠCH\nThực hiện công tác dân tộc\nTriển khai thực hiện Kế hoạch số 52/KH-BDT",
        "52/KH-BDT",
        R.IMPLEMENTS,
        "a line that opens with two cues is a sentence: the number above it carries nothing out",
    ),
    ("Theo yêu cầu tại Công văn số 15/UBND-TH, Sở báo cáo", "15/UBND-TH", R.IMPLEMENTS, "what was asked for"),
    ("Thực hiện Kế hoạch số 15/KH-UBND; Công văn số 16/UBND-TH", "16/UBND-TH", R.IMPLEMENTS, "the next of a list"),
    ("Đánh giá 03 năm thực hiện Nghị định số 15/2020/NĐ-CP", "15/2020/NĐ-CP", R.REFERS, "years that are told of"),
    ("kết quả thực hiện Kế hoạch số 15/KH-UBND", "15/KH-UBND", R.REFERS, "results that are told of"),
    ("I. TÌNH HÌNH TRIỂN KHAI\nThực hiện Kế hoạch số 15/KH-UBND, Sở đã họp", "15/KH-UBND", R.REFERS,
     "the first words of a report's part tell"),
    ("theo quy định tại Nghị định số 15/2020/NĐ-CP", "15/2020/NĐ-CP", R.REFERS, "a reference"),
    ("thực hiện quy định của Nghị định số 15/2020/NĐ-CP", "15/2020/NĐ-CP", R.REFERS, "the nearest cue wins"),
    ("Quyết định này thay thế Quyết định số 15/QĐ-UBND", "15/QĐ-UBND", R.REPLACES, "the new for the old"),
    ("Quyết định số 15/QĐ-UBND được thay thế bởi Quyết định số 16/QĐ-UBND", "16/QĐ-UBND", R.REFERS,
     "done to the document before, not by this one"),
    ("Nghị định số 15/2020/NĐ-CP đưdc sửa đổi, bổ sung bti Nghị định số 16/2021/NĐ-CP", "16/2021/NĐ-CP", R.REFERS,
     "the word that says so damaged"),
    ("Quyết định số 15/QĐ-UBND hết hiệu lực", "15/QĐ-UBND", R.REFERS, "a cue behind belongs to what follows it"),
    ("Bãi bỏ Quyết định số 15/QĐ-UBND", "15/QĐ-UBND", R.REPEALS, "repealed"),
    ("Hủy bỏ Quyết định số 15/QĐ-UBND", "15/QĐ-UBND", R.REPEALS, "the same in other words"),
    ("Bãi bỏ 02 văn bản sau đây:\n1. Quyết định số 15/QĐ-UBND;\n2. Quyết định số 16/QĐ-UBND", "16/QĐ-UBND", R.REPEALS,
     "the entries of a numbered list"),
    ("Bãi bỏ Phụ lục II ban hành kèm theo Nghị quyết số 15/NQ-HĐND", "15/NQ-HĐND", R.REPEALS,
     "what is done with the thing attached is done to its text"),
    ("Sửa đổi Quy chế thực hiện nhiệm vụ ban hành kèm theo Quyết định số 15/QĐ-UBND", "15/QĐ-UBND", R.AMENDS,
     "a weaker cue between does not hide it"),
    ("Chương trình được ban hành kèm theo Quyết định số 15/QĐ-UBND", "15/QĐ-UBND", R.REFERS, "attached there"),
    ("(Ban hành kèm theo Quyết định số 15/QĐ-UBND)", "15/QĐ-UBND", R.ATTACHED_TO, "the note of an annex"),
    ("PHỤ LỤC\n(Kèm theo Quyết định số 15/QĐ-UBND)", "15/QĐ-UBND", R.ATTACHED_TO, "a shorter note"),
    ("điều chỉnh, bổ sung Quyết định số 15/QĐ-UBND", "15/QĐ-UBND", R.AMENDS, "adjusted"),
    ("đính chính Quyết định số 15/QĐ-UBND", "15/QĐ-UBND", R.AMENDS, "corrected"),
    ("Nghị định số 15/2020/NĐ-CP sửa đổi Nghị định số 16/2016/NĐ-CP", "16/2016/NĐ-CP", R.REFERS,
     "what a cited document does is no act of this one"),
    ("Phúc đáp Công văn số 15/SNV-VP", "15/SNV-VP", R.REPLIES_TO, "an answer"),
    ("03 ngày kể từ ngày nhận được hồ sơ, Công văn số 15/SNV-VP", "15/SNV-VP", R.REFERS, "a term that begins"),
    ("đã nhận được đủ hồ sơ. - Luật Đầu tư năm 2020; nhận được Nghị định số 15/2020/NĐ-CP", "15/2020/NĐ-CP", R.REFERS,
     "nobody answers a decree"),
    ("Các quyết định sau hết hiệu lực kể từ ngày Quyết định này có hiệu lực thi hành:\na) Quyết định số 15/QĐ-UBND",
     "15/QĐ-UBND", R.REPEALS, "what is in force carries nothing out"),
    ("có hiệu lực thi hành kể từ ngày Nghị định số 15/2020/NĐ-CP có hiệu lực", "15/2020/NĐ-CP", R.REFERS,
     "a day that a document names"),
    ("đề xuất biên chế (gửi kèm theo), Bộ đã có Văn bản số 15/BNV-TC", "15/BNV-TC", R.REFERS,
     "what is attached in brackets is not what follows them"),
    ("Ủy ban nhân dân tỉnh nhận được Công văn số 15/SNV-VP", "15/SNV-VP", R.REPLIES_TO, "what was received"),
    ("do Ủy ban nhân dân huyện trình tại Tờ trình số 15/TTr-UBND", "15/TTr-UBND", R.PROPOSED_BY, "submitted"),
    ("Theo đề nghị của Sở Nội vụ tại Tờ trình số 15/TTr-SNV", "15/TTr-SNV", R.PROPOSED_BY, "proposed"),
    ("Theo đề nghị của Sở tại Tờ trình số 15/TTr-SNV và ý kiến tại Công văn số 16/STC-NS", "16/STC-NS", R.BASIS,
     "an opinion beside the proposal is stood on"),
    ("Xét Tờ trình số 15/TTr-UBND", "15/TTr-UBND", R.PROPOSED_BY, "a submission proposes, whatever opens the clause"),
    ("Căn cứ Luật số 64/2025/QH15 (được sửa đổi bởi Luật số 87/2025/QH15);", "87/2025/QH15", R.BASIS,
     "an amended law and its amendment are stood on together"),
    ("Về căn cứ pháp lý: đề nghị bổ sung Nghị định số 15/2020/NĐ-CP", "15/2020/NĐ-CP", R.REFERS,
     "the words căn cứ pháp lý are no cue"),
    ("Điều 1. Căn cứ tình hình. Theo Nghị định số 15/2020/NĐ-CP", "15/2020/NĐ-CP", R.REFERS,
     "a cue ends with its sentence"),
]  # fmt: skip


def test_the_day_behind_an_amended_law_is_that_of_the_law_that_amends_it() -> None:
    words = "sửa đổi, bổ sung một số điều của Luật Tần số vô tuyến điện ngày 09/11/2022;"
    amending, amended = find_citations(f"Căn cứ Luật số 09/2022/QH15 {words}")
    assert (amending.code, amending.date) == ("09/2022/QH15", "2022-11-09")
    assert (amended.title, amended.date) == ("Tần số vô tuyến điện", None)


@pytest.mark.parametrize(("text", "code", "relation", "why"), RELATIONS)
def test_the_cue_of_the_sentence_says_it(text: str, code: str, relation: Relation, why: str) -> None:
    found = {each.code: each.relation for each in find_citations(text)}
    assert found[code] is relation, why


def test_the_relation_that_tells_most_is_kept() -> None:
    text = "Thực hiện Nghị quyết số 15/NQ-HĐND. Nghị quyết này thay thế Nghị quyết số 15/NQ-HĐND"
    (citation,) = find_citations(text)
    assert citation.relation is Relation.REPLACES
