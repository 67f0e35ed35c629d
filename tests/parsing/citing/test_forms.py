"""The forms in which documents are cited, one row each, and what looks like a citation and is none."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.citations import find_citations

Cited = tuple[str, str | None, str | None]


def cited(text: str) -> list[Cited]:
    return [(each.type, each.code or each.title, each.date) for each in find_citations(text) if each.type]


D = "2020-03-12"
FORMS: list[tuple[str, list[Cited], str]] = [
    # full, short, without "số"
    ("Quyết định số 15/QĐ-BNV ngày 12/3/2020", [("Quyết định", "15/QĐ-BNV", D)], "the full form"),
    ("Quyết định số: 15/QĐ-BNV ngày 12/3/2020", [("Quyết định", "15/QĐ-BNV", D)], "a colon behind số"),
    ("Quyết định số. 15/QĐ-BNV ngày 12/3/2020", [("Quyết định", "15/QĐ-BNV", D)], "a dot behind số"),
    ("Quyết định 15/QĐ-BNV ngày 12/3/2020", [("Quyết định", "15/QĐ-BNV", D)], "without số"),
    ("quyết định số 15/QĐ-BNV ngày 12/3/2020", [("Quyết định", "15/QĐ-BNV", D)], "the type in small letters"),
    ("QUYẾT ĐỊNH SỐ 15/QĐ-BNV NGÀY 12/3/2020", [("Quyết định", "15/QĐ-BNV", D)], "in capitals"),
    ("Quyết định số 15/QĐ-BNV/CP ngày 12/3/2020", [("Quyết định", "15/QĐ-BNV", D)], "a stroke behind a whole symbol"),
    ("15/QĐ-BNV ngày 12/3/2020", [("Quyết định", "15/QĐ-BNV", D)], "the symbol alone names the type"),
    ("QĐ 15/QĐ-BNV ngày 12/3/2020", [("Quyết định", "15/QĐ-BNV", D)], "QĐ for quyết định"),
    ("NĐ số 30/2020/NĐ-CP", [("Nghị định", "30/2020/NĐ-CP", None)], "NĐ for nghị định"),
    ("NQ số 12/NQ-HĐND", [("Nghị quyết", "12/NQ-HĐND", None)], "NQ for nghị quyết"),
    ("CV số 12/UBND-VX", [("Công văn", "12/UBND-VX", None)], "CV for công văn"),
    ("TB số 12/TB-UBND", [("Thông báo", "12/TB-UBND", None)], "TB for thông báo"),
    ("KH số 12/KH-UBND", [("Kế hoạch", "12/KH-UBND", None)], "KH for kế hoạch"),
    ("TTr số 12/TTr-SNV", [("Tờ trình", "12/TTr-SNV", None)], "TTr for tờ trình"),
    ("Thông báo kết luận số 12/TB-UBND", [("Thông báo kết luận", "12/TB-UBND", None)], "a type of four words"),
    ("Báo cáo thẩm tra của Ban Pháp chế số 12/BC-HĐND", [("Báo cáo", "12/BC-HĐND", None)], "the author in between"),
    ("Thông tư liên tịch số 12/2010/TTLT-BTC-BNV", [("Thông tư liên tịch", "12/2010/TTLT-BTC-BNV", None)],
     "the longer of two types"),
    ("Văn bản hợp nhất số 12/VBHN-BTC", [("Văn bản hợp nhất", "12/VBHN-BTC", None)], "a consolidated text"),
    ("Pháp lệnh số 04/2012/UBTVQH13", [("Pháp lệnh", "04/2012/UBTVQH13", None)], "an ordinance by its code"),
    ("Công điện số 06/CĐ-UBND ngày 12/3/2020", [("Công điện", "06/CĐ-UBND", D)], "a telegram"),
    ("Giấy mời số 12/GM-UBND ngày 12/3/2020", [("Giấy mời", "12/GM-UBND", D)], "an invitation"),
    ("Biên bản số 12/BB-HĐTĐ ngày 12/3/2020 của Hội đồng thẩm định", [("Biên bản", "12/BB-HĐTĐ", D)], "minutes"),
    ("Hướng dẫn số 12-HD/BTCTW, ngày 12/3/2020", [("Hướng dẫn", "12-HD/BTCTW", D)], "a Party guidance"),
    ("Kết luận số 12-KL/TW, ngày 12/3/2020", [("Kết luận", "12-KL/TW", D)], "a Party conclusion"),
    ("Chỉ thị số 05-CT/TU ngày 12/3/2020", [("Chỉ thị", "05-CT/TU", D)], "a Party directive of a province"),
    # dates
    ("Quyết định số 15/QĐ-BNV ngày 12 tháng 3 năm 2020", [("Quyết định", "15/QĐ-BNV", D)], "the date in words"),
    ("Quyết định số 15/QĐ-BNV ngày 12-3-2020", [("Quyết định", "15/QĐ-BNV", D)], "with hyphens, as older papers do"),
    ("Quyết định số 15/QĐ-BNV ngày 12.3.2020", [("Quyết định", "15/QĐ-BNV", D)], "with dots"),
    ("Quyết định số 15/QĐ-BNV, ngày 12/3/2020", [("Quyết định", "15/QĐ-BNV", D)], "behind a comma"),
    ("Quyết định số 15/QĐ-BNV (ngày 12/3/2020)", [("Quyết định", "15/QĐ-BNV", D)], "in brackets"),
    ("Quyết định số 15/QĐ-BNV ban hành ngày 12/3/2020", [("Quyết định", "15/QĐ-BNV", D)], "behind ban hành"),
    ("Quyết định số 15/QĐ-BNV ký ngày 12/3/2020", [("Quyết định", "15/QĐ-BNV", D)], "behind ký"),
    ("Quyết định số 15/QĐ-BNV.ngày 12/3/2020", [("Quyết định", "15/QĐ-BNV", D)], "a dot that clings to both"),
    ("Quyết định số 15/QĐ-BNV của Bộ Nội vụ ngày 12/3/2020", [("Quyết định", "15/QĐ-BNV", D)], "behind the issuer"),
    ("Ngày 12/3/2020, Bộ Nội vụ có Công văn số 15/BNV-VP", [("Công văn", "15/BNV-VP", D)], "before the number"),
    ("Quyết định số 15/QĐ-BNV. Ngày 12/3/2020, Sở họp", [("Quyết định", "15/QĐ-BNV", None)],
     "the date that opens the next sentence is not its own"),
    ("Quyết định số 15/QĐ-BNV ngày\n12/3/2020", [("Quyết định", "15/QĐ-BNV", D)], "broken before the date"),
    ("Quyết định số 15/QĐ-BNV ngày 12 tháng\n3 năm 2020", [("Quyết định", "15/QĐ-BNV", D)], "broken inside the date"),
    ("Quyết định số 15/QĐ-BNV ngày 12 tháng\n\f2\n3 năm 2020", [("Quyết định", "15/QĐ-BNV", D)],
     "the date runs over a page, with its number between"),
    ("Quyết định số 15/QĐ-BNV ngày'12 tháng 3 năm 2020", [("Quyết định", "15/QĐ-BNV", D)], "a speck before the day"),
    ("Quyết định số 15/QĐ-BNV ngày 12-tháng-3.năm 2020", [("Quyết định", "15/QĐ-BNV", D)],
     "specks between the parts of the date"),
    ("Quyết định số 15/QĐ-BNV ngày 12\n. tháng 3 năm 2020", [("Quyết định", "15/QĐ-BNV", D)], "a speck at the margin"),
    # broken over lines
    ("Quyết\nđịnh số 15/QĐ-BNV", [("Quyết định", "15/QĐ-BNV", None)], "broken inside the type"),
    ("Quyết định\nsố 15/QĐ-BNV", [("Quyết định", "15/QĐ-BNV", None)], "broken before số"),
    ("Quyết định số\n15/QĐ-BNV", [("Quyết định", "15/QĐ-BNV", None)], "broken before the number"),
    ("Quyết định số 15/\nQĐ-BNV", [("Quyết định", "15/QĐ-BNV", None)], "broken behind the slash"),
    ("Quyết định số 15/QĐ-\nBNV", [("Quyết định", "15/QĐ-BNV", None)], "broken behind the hyphen"),
    ("Quyết định số 15/QĐ\n-BNV", [("Quyết định", "15/QĐ-BNV", None)], "broken before the hyphen"),
    ("Quyết định số 15 / QĐ - BNV", [("Quyết định", "15/QĐ-BNV", None)], "spaces round slash and hyphen"),
    # lists
    ("các Quyết định: số 15/QĐ-BNV, số 16/QĐ-BNV",
     [("Quyết định", "15/QĐ-BNV", None), ("Quyết định", "16/QĐ-BNV", None)], "one type word for two codes"),
    ("các Nghị quyết số 18đ, 19A và 43/NQ-HĐND ngày 12/3/2020",
     [("Nghị quyết", "18đ/NQ-HĐND", D), ("Nghị quyết", "19A/NQ-HĐND", D), ("Nghị quyết", "43/NQ-HĐND", D)],
     "the letters of the numbers are kept as printed"),
    ("các Nghị quyết số 41, 42 và 43/NQ-HĐND ngày 12/3/2020",
     [("Nghị quyết", "41/NQ-HĐND", D), ("Nghị quyết", "42/NQ-HĐND", D), ("Nghị quyết", "43/NQ-HĐND", D)],
     "one symbol and one date for three numbers"),
    ("các Nghị quyết số 41 và số 42/NQ-HĐND ngày 12/3/2020",
     [("Nghị quyết", "41/NQ-HĐND", D), ("Nghị quyết", "42/NQ-HĐND", D)], "số before each number"),
    ("các Công văn số 41/UBND-VX, số 42/UBND-VX cùng ngày 12/3/2020",
     [("Công văn", "41/UBND-VX", D), ("Công văn", "42/UBND-VX", D)], "cùng ngày says that the date is shared"),
    ("Quyết định số 15/QĐ-BNV ngày 12/3/2020; Nghị định số 30/2020/NĐ-CP",
     [("Quyết định", "15/QĐ-BNV", D), ("Nghị định", "30/2020/NĐ-CP", None)], "each entry with its own type"),
    ("Bãi bỏ:\n1. Quyết định số 15/QĐ-BNV;\n2. Quyết định số 16/QĐ-BNV.",
     [("Quyết định", "15/QĐ-BNV", None), ("Quyết định", "16/QĐ-BNV", None)], "the entries of a numbered list"),
    ("Nghị quyết số 66.7/2025/NQ-CP", [("Nghị quyết", "66.7/2025/NQ-CP", None)], "a number of a row of resolutions"),
    ("Thông tư liên tịch số 12/2018/TTLT-BTP-BCA-BQP-BTC-TANDTC-VKSNDTC ngày 12/3/2020",
     [("Thông tư liên tịch", "12/2018/TTLT-BTP-BCA-BQP-BTC-TANDTC-VKSNDTC", D)], "six agencies in one symbol"),
    ("Nghị quyết số 12/NQ-HĐND17 ngày 12/3/2020", [("Nghị quyết", "12/NQ-HĐND17", D)], "a council with its term"),
    ("Thông tư số 10/2020/TT-\nBTC ngày 12/3/2020", [("Thông tư", "10/2020/TT-BTC", D)], "broken behind its hyphen"),
    ("Quyết định số 15/QĐ-BNV ngài 12/3/2020", [("Quyết định", "15/QĐ-BNV", D)], "a letter of ngày misread"),
    ("Quyết định số 15/QĐ-BNV ngà 12/3/2020", [("Quyết định", "15/QĐ-BNV", D)], "or lost"),
    ("Quyết định số 15/QĐ-BNV ngaay 12/3/2020", [("Quyết định", "15/QĐ-BNV", D)], "or read twice"),
    ("Quyết định số 15/QĐ-BNV ngay 12 thdng 3 ndém 2020", [("Quyết định", "15/QĐ-BNV", D)],
     "the words of a date without their marks"),
    ("Nghị quyết sé 15/2020/QH14", [("Nghị quyết", "15/2020/QH14", None)], "số misread"),
    ("bti Luat5 sé 15/2020/QH14", [("Văn bản", "15/2020/QH14", None)], "an assembly's code, its type beyond reading"),
    ("Nghị định sé 01-CP ngày 04/01/1995", [("Nghị định", "01-CP", "1995-01-04")], "số misread before an old code"),
    # laws
    ("Luật Đất đai 2024 số 31/2024/QH15", [("Luật", "31/2024/QH15", None)], "year and code behind the title"),
    ("Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam đã được sửa đổi;",
     [("Hiến pháp", "nước Cộng hòa xã hội chủ nghĩa Việt Nam", None)], "the Constitution without a year"),
    ("Luật Đất đai ngày 18 tháng 01 năm 2024", [("Luật", "Đất đai", "2024-01-18")], "by title and date"),
    ("Luật đất đai ngày 26/11/2003", [("Luật", "đất đai", "2003-11-26")], "its title small, as older papers write"),
    ("Luật Đất đai năm 2024", [("Luật", "Đất đai", None)], "by title and year"),
    ("theo quy định của Luật Đất đai.", [("Luật", "Đất đai", None)], "by title alone, where one leans on it"),
    ("Căn cứ Luật Đất đai;", [("Luật", "Đất đai", None)], "as a basis by title alone"),
    ("Luật Đất đai số 31/2024/QH15 ngày 18/01/2024", [("Luật", "31/2024/QH15", "2024-01-18")], "by title and code"),
    ("Luật số 31/2024/QH15", [("Luật", "31/2024/QH15", None)], "by code alone"),
    ("Luật Phòng, chống thiên tai ngày 19/6/2013", [("Luật", "Phòng, chống thiên tai", "2013-06-19")],
     "tai without its mark is not the word tại"),
    ("Luật Quản lý, sử dụng tài sản công ngày 21/6/2017", [("Luật", "Quản lý, sử dụng tài sản công", "2017-06-21")],
     "nor is tài"),
    ("Luật Hàng không dân dụng Việt Nam ngày 29/6/2006", [("Luật", "Hàng không dân dụng Việt Nam", "2006-06-29")],
     "không inside a title"),
    ("Luật Đất đai sửa đổi năm 2018", [("Luật", "Đất đai", None)], "an amended text of the same title"),
    ("Luật Thi đua, khen thưởng sửa đổi, bổ sung ngày 16/11/2013", [("Luật", "Thi đua, khen thưởng", "2013-11-16")],
     "an amended text by its date"),
    ("Luật sửa đổi, bổ sung một số điều của Luật Đất đai ngày 20/11/2018",
     [("Luật", "sửa đổi, bổ sung một số điều của Luật Đất đai", "2018-11-20")], "an amending law is one document"),
    ("Bộ luật Lao động ngày 20/11/2019", [("Bộ luật", "Lao động", "2019-11-20")], "a code of law"),
    ("Hiến pháp năm 2013", [("Hiến pháp", "Hiến pháp", None)], "the constitution"),
    ("Pháp lệnh Dân số ngày 09/01/2003", [("Pháp lệnh", "Dân số", "2003-01-09")], "an ordinance by title"),
    ("Luật Đất đai ngày 29/11/2013 và Luật Đất đai ngày 18/01/2024",
     [("Luật", "Đất đai", "2013-11-29"), ("Luật", "Đất đai", "2024-01-18")], "two laws of one title"),
    # others without a code
    ("Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ XX, nhiệm kỳ 2020 - 2025",
     [("Nghị quyết", "Đại hội đại biểu Đảng bộ tỉnh lần thứ XX, nhiệm kỳ 2020 - 2025", None)], "by its congress"),
    ("Quyết định số 31/2017 ngày 12/3/2017", [("Quyết định", "31/2017", "2017-03-12")], "number and year, no symbol"),
    ("Báo cáo thẩm tra số 286 ngày 12/3/2020", [("Báo cáo", "286", D)], "a number, no symbol, but a date"),
    ("Nghị quyết số 29 của Quốc hội", [("Nghị quyết", "29", None)], "a number alone behind its type"),
    ("Nghị định số 30/2020/NĐ-CP; theo Nghị định 30.", [("Nghị định", "30/2020/NĐ-CP", None)],
     "a later mention by type and number"),
    ("Nghị định số 30/2020/NĐ-CP; theo Nghị định nêu trên.", [("Nghị định", "30/2020/NĐ-CP", None)], "nêu trên"),
    ("Nghị quyết số 37-NQ/TW (Nghị quyết số 37-\nNQ/TW)", [("Nghị quyết", "37-NQ/TW", None)], "cited twice"),
    # old and rare grammars
    ("Nghị định số 88/CP ngày 17/8/1994", [("Nghị định", "88/CP", "1994-08-17")], "before the year stood in the code"),
    ("Quyết định số 127/UB-QĐ-NĐ", [("Quyết định", "127/UB-QĐ-NĐ", None)], "the agency before the type"),
    ("Quyết định số 304/QĐ-UB", [("Quyết định", "304/QĐ-UB", None)], "UB for ủy ban nhân dân"),
    ("Công văn số 1511/LĐTBXH-CATLĐ", [("Công văn", "1511/LĐTBXH-CATLĐ", None)], "an agency and an unknown unit"),
    ("Công văn số 3812/SGD&ĐT-GDTrH", [("Công văn", "3812/SGD&ĐT-GDTrH", None)], "an ampersand, a small letter"),
    ("Kế hoạch số 04/KH-HĐT-ĐHTĐ", [("Kế hoạch", "04/KH-HĐT-ĐHTĐ", None)], "a council inside an institution"),
    ("Thông tư liên tịch số 55/2005/TTLT/BNV-VPCP", [("Thông tư liên tịch", "55/2005/TTLT/BNV-VPCP", None)],
     "a stroke between the type and its agencies"),
    ("Quyết định số 127/1999/QĐ/UB ngày 12/5/1999", [("Quyết định", "127/1999/QĐ/UB", "1999-05-12")],
     "the same of a committee"),
    ("Thông tư liên bộ số 12/TT-LB", [("Thông tư", "12/TT-LB", None)], "LB for liên bộ"),
    ("Quyết định số 12/Q Đ-UBND", [("Quyết định", "12/QĐ-UBND", None)], "its type falls apart, the words say it"),
    ("Căn cứ các Luật: Đất đai ngày 18/01/2024; Lưu trữ năm 2011 và Đầu tư công;",
     [("Luật", "Đất đai", "2024-01-18"), ("Luật", "Lưu trữ", None), ("Luật", "Đầu tư công", None)],
     "laws under one word with a colon"),
    ("các luật: trồng cây ngày 18/01/2024", [], "a title that no table knows is none there"),
    ("Quyết định số 02B/QĐ-UBND", [("Quyết định", "02B/QĐ-UBND", None)], "a capital behind the number"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), FORMS)
def test_a_form_of_citation_is_found(text: str, expected: list[Cited], why: str) -> None:
    assert cited(text) == expected, why


TORN = {"spaces round slash and hyphen", "its type falls apart, the words say it"}
"""Forms with spaces inside their code: twice as wide they are no code, which is told."""


@pytest.mark.parametrize(("text", "expected", "why"), [row for row in FORMS if row[2] not in TORN])
def test_a_form_of_citation_is_found_between_wide_spaces(text: str, expected: list[Cited], why: str) -> None:
    assert cited(text.replace(" ", "  ")) == expected, why


@pytest.mark.parametrize("text", [row[0] for row in FORMS if row[2] in TORN])
def test_a_code_torn_by_wide_spaces_is_doubted(text: str) -> None:
    assert all(each.needs_review for each in find_citations(text.replace(" ", "  ")))


NONE = [
    ("sửa đổi các Luật, Nghị định và văn bản hiện hành trước ngày 15/12/2025", "kinds of documents, and a term"),
    ("tiêu chuẩn ISO 9001:2015", "a standard of ISO"),
    ("TCVN ISO 14001:2015", "a national standard that takes one over"),
    ("QCVN 02:2009/BYT", "a technical regulation"),
    ("TCVN 6909:2001", "a standard with its year"),
    ("điện thoại: 0255/3822.456", "a telephone number with a slash"),
    ("số điện thoại 02553.822456/103", "and an extension"),
    ("tài khoản số 4211/0101-2345", "an account"),
    ("hóa đơn số 0001234/AB-21P", "an invoice"),
    ("42/64 xã đạt chuẩn", "a ratio"),
    ("tỷ lệ 1/500", "a scale"),
    ("đợt 2/3", "a part of a whole"),
    ("ngày 12/3/2020", "a date"),
    ("tháng 12/2024", "a month"),
    ("năm học 2023/2024", "a school year"),
    ("24/24 giờ", "around the clock"),
    ("km/h; đồng/m²; người/km²", "rates"),
    ("biển số 76A-123.45", "a number plate"),
    ("thửa đất số 12/TĐ-34", "a plot of land"),
    ("theo Mẫu số 02/TK-TNCN", "a form"),
    ("Biểu số 01/BC-TKNN", "a table to be filled in"),
    ("đã thụ lý số 18/2018/TLST-DS", "a case at court"),
    ("Số: 64/TTr-UBND\n", "the document's own number"),
    ("khoản 4 Điều 3; điểm a Mục 2", "parts of this document"),
    ("Quyết định này có hiệu lực", "the document itself"),
    ("các quyết định nêu trên", "several, none of which was named"),
    ("Quyết định nêu trên", "one that was never named"),
    ("theo quy định của pháp luật về đất đai", "the law as such"),
    ("pháp luật Đất đai ngày 29/11/2013", "pháp luật is no law's name"),
    ("Luật Đất đai là cơ sở", "a law that is spoken of"),
    ("Luật này", "an anaphor of a law"),
    ("và/hoặc", "a slash between words"),
    ("Phòng GD/ĐT", "a slash inside an abbreviation"),
    ("Ban QLDA/PMU", "a slash between two abbreviations"),
    ("http://vanban.gov.vn/12/VB-2024", "an address in the web"),
    ("3/4 diện tích", "a fraction"),
    ("Quý I/2024", "a quarter"),
    ("nhiệm kỳ 2020-2025", "a term of office"),
    ("lần thứ 2/2024", "an ordinal with its year"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "why"), NONE)
def test_what_only_looks_like_a_citation_is_none(text: str, why: str) -> None:
    assert cited(text) == [], why
