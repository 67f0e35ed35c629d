"""The preamble: on what a document stands."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.citations import find_references


def bases(text: str) -> list[str | None]:
    return [each.code or each.title for each in find_references(text).legal_bases]


END = "\nQUYẾT ĐỊNH:\nĐiều 1. Giao Sở Nội vụ\n"
BASES = [
    ("Căn cứ Luật Đất đai ngày 18/01/2024;", ["Đất đai"], "the usual opening"),
    ("CĂN CỨ Luật Đất đai ngày 18/01/2024;", ["Đất đai"], "in capitals"),
    ("- Căn cứ Luật Đất đai ngày 18/01/2024;", ["Đất đai"], "older papers put a dash before it"),
    ("Cán cử Luật Đất đai ngày 18/01/2024;", ["Đất đai"], "its marks damaged"),
    ("Cam cứ Luật Đất đai ngày 18/01/2024;", ["Đất đai"], "one of its letters damaged"),
    ("MÀ Căn cứ Luật Đất đai ngày 18/01/2024;", ["Đất đai"], "dirt at the margin read as a word"),
    (";zeov Căn cứ Luật Đất đai ngày 18/01/2024;", ["Đất đai"], "or as no word"),
    ("cứ Luật Đất đai ngày 18/01/2024;", ["Đất đai"], "its first word lost"),
    ("và ký hiệu cứ Luật Đất đai ngày 18/01/2024;", ["Đất đai"], "a stamp's words read in its place"),
    ("Sở căn cứ Luật Đất đai ngày 18/01/2024 để làm.", [], "a whole opener amid a sentence is none"),
    ("Trụ sở cũ Công văn số 12/UBND-TH;", [], "an old thing is no opener"),
    ("Xét Tờ trình số 12/TTr-SNV;", ["12/TTr-SNV"], "a submission"),
    ("Theo đề nghị của Sở Nội vụ tại Tờ trình số 12/TTr-SNV.", ["12/TTr-SNV"], "a proposal"),
    ("Theo đề nghị của Giám đốc, Sở Nội vụ tại Tờ trình số 12/TTr-SNV.", ["12/TTr-SNV"],
     "a stray comma before an office opens no main clause"),
    ("Theo đề nghị tại Văn bản số 12/UBND-TH, Sở Nội vụ cung cấp số liệu.", [], "an office that answers a request"),
    ("Trên cơ sở Nghị quyết số 12/NQ-HĐND;", ["12/NQ-HĐND"], "another opening"),
    ("Căn cứ Luật Đất đai ngày 18/01/2024; Nghị định số 12/2024/NĐ-CP;", ["Đất đai", "12/2024/NĐ-CP"],
     "two in one paragraph"),
    ("Căn cứ Luật Đất đai ngày 18/01/2024;\nNghị định số 12/2024/NĐ-CP;", ["Đất đai", "12/2024/NĐ-CP"],
     "the second in a paragraph of its own"),
    ("Căn cứ Luật Đất đai ngày 18/01/2024; thực hiện Công văn số 12/UBND-TH, Sở Nội vụ đề nghị", ["Đất đai"],
     "what is carried out behind a semicolon is no basis"),
    ("Căn cứ Luật Đất đai ngày 18/01/2024;\n12/2024/NĐ-CP của Chính phủ quy định;", ["Đất đai", "12/2024/NĐ-CP"],
     "the words before the number of the second were lost"),
    ("Căn cứ Nghị định số 12/2024/NĐ-CP sửa đổi Nghị định số 13/2020/NĐ-CP;", ["12/2024/NĐ-CP"],
     "what the basis amends is none"),
    ("Căn cứ Công văn số 12/UBND-TH, Sở Nội vụ hướng dẫn thực hiện Nghị định số 13/2020/NĐ-CP", ["12/UBND-TH"],
     "where the document begins to speak its bases end"),
    ("Căh cứ Nghị định số 12/2024/NĐ-CP;", ["12/2024/NĐ-CP"], "another letter of it misread"),
    ("Tbeo đề ngbị của Sở Nội vụ tại Tờ trình số 12/TTr-SNV.", ["12/TTr-SNV"], "the same of a proposal"),
    ("Căn cứ:\n- Luậf Đất đai ngày 18/01/2024;\n- Nghị định số 12/2024/NĐ-CP;", ["Đất đai", "12/2024/NĐ-CP"],
     "a list below the opener"),
    ("Teo đề nghị của Sở Nội vụ tại Tờ trình số 12/TTr-SNV.", ["12/TTr-SNV"], "a letter of the opener lost"),
    ("Xéi đề nghị của Sở Nội vụ tại Tờ trình số 12/TTr-SNV.", ["12/TTr-SNV"], "a letter of it misread"),
    ("Thực hiện Luật Đất đai năm 2024: xét đề nghị của Sở tại Tờ trình số 12/TTr-SNV, Ủy ban trình", ["12/TTr-SNV"],
     "a colon for the semicolon before it"),
    ("THÔNG BÁO :\nVề việc tuyển sinh\nCăn cứ Kế hoạch số 12/KH-SNV;", ["12/KH-SNV"], "dirt behind the title"),
    ("Qua xem xét nội dung đơn khiếu nại Quyết định số 12/QĐ-UBND", [], "a complaint is looked at, not stood on"),
    ("Sau khi xem xét Tờ trình số 12/TTr-SNV;", ["12/TTr-SNV"], "a council looks at a submission"),
    ("Về đề nghị của Sở Nội vụ tại công văn số 12/SNV-VP, Văn phòng có ý kiến", ["12/SNV-VP"], "on a proposal"),
    ("Căn cứ Luật Xử lý vi phạm hành chính;", ["Xử lý vi phạm hành chính"], "a law without a date"),
    ("Căn cứ Ludt Đất đai ngày 18/01/2024;", ["Đất đai"], "the word for law damaged before a known title"),
    ("Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013;",
     ["nước Cộng hòa xã hội chủ nghĩa Việt Nam"], "the constitution"),
    ("Căn cứ Quyết định số 202-CT ngày 08/6/1992;", ["202-CT"], "the centre of government before 1997"),
    ("Cäăn cứ Nghị định số 30/2021/NĐ-CP;", ["30/2021/NĐ-CP"], "a letter read twice"),
    ("Trả lời Công văn số 12/UBND-TH, căn cứ Luật Đất đai ngày 18/01/2024, Sở có ý kiến:", ["Đất đai"],
     "a letter that answers another and says on what it stands"),
    ("Sở nhận được Công văn số 12/UBND-TH. Căn cứ Điều 5 Luật Đất đai ngày 18/01/2024, Sở có ý kiến:", ["Đất đai"],
     "the same in two sentences"),
    ("Nhằm chấn chỉnh tình trạng trên, căn cứ Kế hoạch số 12/KH-SNV, Sở Nội vụ đề nghị", ["12/KH-SNV"],
     "inside the opening sentence of a letter"),
    ("Xét Tờ trình số 12/TTr-UBND về việc ban hành Nghị quyết quy định mức hỗ trợ; Báo cáo thẩm tra số 13/BC-HĐND;",
     ["12/TTr-UBND", "13/BC-HĐND"], '"về việc ban hành" is what the submission is about'),
    ("Căn cứ Luật Đất đai ngày 18/01/2024;\nrác rưởi lem luốc của máy quét đọc thành chữ ở đây\n"
     "Căn cứ Nghị định số 12/2024/NĐ-CP;", ["Đất đai", "12/2024/NĐ-CP"], "a paragraph of dirt between two bases"),
    ("Căn cứ:\n1. Luật Đất đai ngày 18/01/2024;\n2. Thông tư số 12/2024/TT-BNV ngày 02/3/2024;",
     ["Đất đai", "12/2024/TT-BNV"], "a numbered list below the opener is no first part of a body"),
    ("Căn cứ những cơ sở sau:\n- Luật Đất đai ngày 18/01/2024;\n- Kế hoạch số 12/KH-UBND ngày 02/3/2024;",
     ["Đất đai", "12/KH-UBND"], "a plan in such a list"),
    ("Theo Quyết định số 12/QĐ-UBND ngày 02/3/2020 về việc giao chỉ tiêu;", ["12/QĐ-UBND"],
     "Theo before a paper opens a basis where a semicolon closes it"),
    ("Theo Tờ trình số 12/TTr-SNV ngày 02/3/2020,\nXét đề nghị của Sở Nội vụ tại Công văn số 13/SNV-VP,",
     ["12/TTr-SNV", "13/SNV-VP"], "or a comma at the end of its line, and another basis below"),
    ("Theo Công văn số 12/UBND-TH ngày 02/3/2020, Sở Nội vụ báo cáo như sau:", [],
     "a letter that goes on behind its comma stands on nothing"),
    ("Theo kết luận tại Thông báo số 12/TB-UBND ngày 02/3/2020;", ["12/TB-UBND"], "a conclusion, and where it stands"),
    ("Được sự đồng ý của UBND tỉnh tại Công văn số 12/UBND-NC ngày 02/3/2020;", ["12/UBND-NC"], "a consent"),
    ("Được sự quan tâm của UBND tỉnh tại Công văn số 12/UBND-NC ngày 02/3/2020;", [], "a kindness is no consent"),
    ("Chiếu Quyết định số 12/QĐ-UB ngày 02/3/1995;", ["12/QĐ-UB"], "as older papers begin"),
    ("Căn ‹ ; cứ Nghị định số 12/2024/NĐ-CP;", ["12/2024/NĐ-CP"], "dirt between its two words, a semicolon in it"),
    ("Căn, cứ Luật Đất đai ngày 18/01/2024;", ["Đất đai"], "a comma between them"),
    ("ăn cứ Luật Đất đai ngày 18/01/2024;", ["Đất đai"], "its capital lost"),
    ("Cănvứ Quyết định số 12/QĐ-UBND;", ["12/QĐ-UBND"], "both words as one, with a letter misread"),
    ("Căn cứ Luật Đất đai ngày 18/01/2024;\nTuật Lưu trữ ngày 11/11/2011;\nNghị định số 12/2024/NĐ-CP;",
     ["Đất đai", "Lưu trữ", "12/2024/NĐ-CP"], "the word for law damaged where it opens the next paragraph"),
    ("Căn cứ các Nghị định: số 12/2024/NĐ-CP ngày 02/3/2024;\nsố\n48/2024/NĐ-CP ngày 14/5/2024;",
     ["12/2024/NĐ-CP", "48/2024/NĐ-CP"], "a number that goes on with the list in a line of its own"),
    ("Căn cứ Kế hoạch số 12/KH-SNV ngày 02/3/2020 của Sở. Phòng Nội vụ báo cáo việc thực hiện Chỉ thị số 17/CT-UBND:",
     ["12/KH-SNV"], "a new sentence in which the document speaks"),
    ("Của cứ các Quyết định số 12/QĐ-UBND;", ["12/QĐ-UBND"], "its first word read as another, before several papers"),
    ("Căn cứ I.uật Đất đai ngày 18/01/2024;", ["Đất đai"], "a stroke and a dot for the L of the word for law"),
    ("Của cũ các Quyết định số 12/QĐ-UBND;", [], "both words are others"),
    ("Căn ^% Nghị định số 12/2024/NĐ-CP;", ["12/2024/NĐ-CP"], "signs in place of its second word"),
    ("Can - Quyết định số 12/QĐ-UBND;", [], "a dash behind a name is no second word"),
    ("Căn cứ Luật Đất đai ngày 18/01/2024;\nBan hành văn bản quy phạm pháp luật ngày 22 tháng 6 năm\n2015;\n"
     "Căn cứ Nghị định số 12/2024/NĐ-CP;", ["Đất đai", "Ban hành văn bản quy phạm pháp luật", "12/2024/NĐ-CP"],
     "a stamp took the first words of a line, up to the title of a law"),
    ("Căn cứ Luật Đất đai ngày 18/01/2024;\nth sản văn hóa ngày 29 tháng 6 năm 2001; Luật sửa đổi, bổ sung một số điều "
     "của Luật Di sản văn hóa ngày 18 tháng 6 năm 2009;\nCăn cứ Nghị định số 12/2024/NĐ-CP;",
     ["Đất đai", "Di sản văn hóa", "sửa đổi, bổ sung một số điều của Luật Di sản văn hóa", "12/2024/NĐ-CP"],
     "into its title, and another law in the same clause"),
    ("Căn cứ Luật Đất đai ngày 18/01/2024;\nThông qua Luật Lưu trữ ngày 11/11/2011.\nSở báo cáo như sau.", ["Đất đai"],
     "a sentence of the body that no basis follows"),
    ("Căn cứ Luật Đất đai ngày 18/01/2024;\nHọp ngày 22 tháng 6 năm 2015;\nCăn cứ Nghị định số 12/2024/NĐ-CP;",
     ["Đất đai", "12/2024/NĐ-CP"], "a day of no law"),
    ("Căn cứ Luật Đất đai ngày 18/01/2024;\nChi Bộ trưởng Bộ Nội vụ tại Tờ trình số 12/TTr-BNV ngày 02/3/2024.",
     ["Đất đai", "12/TTr-BNV"], "a proposal whose first words were not read, before the enacting words"),
    ("Căn cứ Luật Đất đai ngày 18/01/2024;\nChi Bộ trưởng Bộ Nội vụ tại Tờ trình số 12/TTr-BNV ngày 02/3/2024;\n"
     "Căn cứ Nghị định số 12/2024/NĐ-CP;", ["Đất đai", "12/TTr-BNV", "12/2024/NĐ-CP"], "the same between two bases"),
    ("Căn cứ Luật Đất đai ngày 18/01/2024;\nThực hiện chỉ đạo của Bộ trưởng tại Công văn số 12/BNV-TL ngày 02/3/2024;",
     ["Đất đai"], "what is carried out is none there either"),
    ("Căn cứ Luật Đất đai ngày 18/01/2024;\nSở Nội vụ đã trình tại Tờ trình số 12/TTr-SNV ngày 02/3/2024.\nSở báo cáo "
     "như sau.", ["Đất đai"], "a body without enacting words"),
    ("Căn cứ Luật Đất đai ngày 18/01/2024;\nSửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức\n"
     "chính quyền địa phương ngày 22 tháng 11 năm 2019;", ["Đất đai", "Sửa đổi, bổ sung một số điều của Luật Tổ chức "
     "Chính phủ và Luật Tổ chức chính quyền địa phương"], "the word for law lost at the end of the line above"),
    ("Căn cứ Bạn hành văn bản quy phạm pháp luật ngày 22 tháng 6 năm 2015;\nCăn cứ Luật Đất đai ngày 18/01/2024;",
     ["Ban hành văn bản quy phạm pháp luật", "Đất đai"], "the word for law alone lost, and its title's first damaged"),
    ("Căn cứ Luật Đất đai ngày 18/01/2024;\nCăn cứ Biên bản họp ngày 22 tháng 6 năm 2015;", ["Đất đai"],
     "what has no number, dated as a law is, is no law"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), BASES)
def test_the_bases_of_a_preamble(text: str, expected: list[str], why: str) -> None:
    assert bases(text + END) == expected, why


def test_a_basis_in_the_body_is_none() -> None:
    assert bases("Căn cứ Luật Đất đai ngày 18/01/2024;\nĐiều 1. Giao\nCăn cứ Nghị định số 12/2024/NĐ-CP;") == [
        "Đất đai"
    ]
