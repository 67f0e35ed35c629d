"""Headers as offices of every kind print them, read from plain text: a row a form, with its reason."""

from __future__ import annotations

import pytest

from tests.parsing.plain_documents import NATION, fields_of_plain, notice, values


@pytest.mark.parametrize(
    ("left", "issuer", "parent", "why"),
    [
        ("CHỦ TỊCH|ỦY BAN NHÂN DÂN TỈNH HÀ GIANG", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH HÀ GIANG", None, "a head issues too"),
        (
            "THƯỜNG TRỰC|HỘI ĐỒNG NHÂN DÂN XÃ",
            "THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN XÃ",
            None,
            "a standing body of the next line",
        ),
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH|CÔNG ĐOÀN NGÀNH Y TẾ", "CÔNG ĐOÀN NGÀNH Y TẾ", "LIÊN ĐOÀN LAO ĐỘNG TỈNH", "a union"),
        ("CÔNG TY TNHH MTV|XỔ SỐ AN KHÊ", "CÔNG TY TNHH MTV XỔ SỐ AN KHÊ", None, "a company's name goes on"),
        ("QUÂN KHU 5|BỘ CHỈ HUY QUÂN SỰ TỈNH|GIA LAI", "BỘ CHỈ HUY QUÂN SỰ TỈNH GIA LAI", "QUÂN KHU 5", "of the army"),
        (
            "UBND QUẬN 1|ỦY BAN NHÂN DÂN|PHƯỜNG AN KHÊ",
            "ỦY BAN NHÂN DÂN PHƯỜNG AN KHÊ",
            "UBND QUẬN 1",
            "a number's area",
        ),
        (
            "ĐOÀN ĐBQH VÀ HĐND|TỈNH GIA LAI|VĂN PHÒNG",
            "VĂN PHÒNG",
            "ĐOÀN ĐBQH VÀ HĐND TỈNH GIA LAI",
            "two bodies' office",
        ),
        ("BỘ NỘI VỤ - BỘ TƯ PHÁP", "BỘ NỘI VỤ - BỘ TƯ PHÁP", None, "two ministries together"),
        ("BỘ QUỐC PHÒNG|QUÂN KHU 9", "QUÂN KHU 9", "BỘ QUỐC PHÒNG", "a command: its number is no code's"),
        (
            "HỘI CHỮ THẬP ĐỎ VIỆT NAM|TỈNH HỘI GIA LAI",
            "TỈNH HỘI GIA LAI",
            "HỘI CHỮ THẬP ĐỎ VIỆT NAM",
            "TỈNH is no area",
        ),
        (
            "NGÂN HÀNG CHÍNH SÁCH XÃ HỘI|CHI NHÁNH TỈNH GIA LAI",
            "CHI NHÁNH TỈNH GIA LAI",
            "NGÂN HÀNG CHÍNH SÁCH XÃ HỘI",
            "a bank's branch is an agency of its own",
        ),
        (
            "NGÂN HÀNG NÔNG NGHIỆP|VÀ PHÁT TRIỂN NÔNG THÔN|CHI NHÁNH HUYỆN AN KHÊ",
            "CHI NHÁNH HUYỆN AN KHÊ",
            "NGÂN HÀNG NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN",
            "below a name of two lines",
        ),
        (
            "ỦY BAN BẦU CỬ XÃ AN KHÊ|TỔ BẦU CỬ SỐ 03",
            "TỔ BẦU CỬ SỐ 03",
            "ỦY BAN BẦU CỬ XÃ AN KHÊ",
            "a team of an election",
        ),
        ("BỘ TÀI CHÍNH|VỤ PHÁP CHẾ", "VỤ PHÁP CHẾ", "BỘ TÀI CHÍNH", "a ministry's department"),
        ("SỞ XÂY DỰNG TỈNH AN GIANG|THANH TRA SỞ", "THANH TRA SỞ", "SỞ XÂY DỰNG TỈNH AN GIANG", "an inspectorate"),
        (
            "CỤC HẢI QUAN TỈNH GIA LAI|CHI CỤC HẢI QUAN CỬA KHẨU|LỆ THANH",
            "CHI CỤC HẢI QUAN CỬA KHẨU LỆ THANH",
            "CỤC HẢI QUAN TỈNH GIA LAI",
            "customs, over two lines",
        ),
        (
            "BỘ CÔNG AN|CỤC CẢNH SÁT QUẢN LÝ|HÀNH CHÍNH VỀ TRẬT TỰ XÃ HỘI",
            "CỤC CẢNH SÁT QUẢN LÝ HÀNH CHÍNH VỀ TRẬT TỰ XÃ HỘI",
            "BỘ CÔNG AN",
            "police, over two lines",
        ),
        (
            "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM|TỈNH GIA LAI|BAN THƯỜNG TRỰC",
            "BAN THƯỜNG TRỰC",
            "ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM TỈNH GIA LAI",
            "TỔ QUỐC is no team",
        ),
        (
            "TÒA ÁN NHÂN DÂN|HUYỆN AN KHÊ|TỈNH GIA LAI",
            "TÒA ÁN NHÂN DÂN HUYỆN AN KHÊ TỈNH GIA LAI",
            None,
            "a court, over three lines",
        ),
        ("BỘ CHQS TỈNH GIA LAI|BAN CHQS HUYỆN AN KHÊ", "BAN CHQS HUYỆN AN KHÊ", "BỘ CHQS TỈNH GIA LAI", "abbreviated"),
        ("VKSND TỈNH GIA LAI|VKSND HUYỆN AN KHÊ", "VKSND HUYỆN AN KHÊ", "VKSND TỈNH GIA LAI", "abbreviated too"),
        (
            "UBND TỈNH GIA LAI|BCĐ PHÒNG, CHỐNG DỊCH",
            "BCĐ PHÒNG, CHỐNG DỊCH",
            "UBND TỈNH GIA LAI",
            "a steering committee with a comma",
        ),
        (
            "UBND HUYỆN AN KHÊ|BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ|XÂY DỰNG VÀ PHÁT TRIỂN QUỸ ĐẤT",
            "BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG VÀ PHÁT TRIỂN QUỸ ĐẤT",
            "UBND HUYỆN AN KHÊ",
            "a project board over two lines",
        ),
    ],
)
def test_issuers(left: str, issuer: str, parent: str | None, why: str) -> None:
    lines = left.replace("|", "\n")
    fields = fields_of_plain(notice(f"{lines}\nSố: 15/TB-VP"))
    assert (fields["issuer"].value, fields["issuer_parent"].value) == (issuer, parent), why


@pytest.mark.parametrize(
    ("line", "code", "sure", "why"),
    [
        ("Luật số: 64/2025/QH15", "64/2025/QH15", True, "the National Assembly names the type before it"),
        ("Nghị quyết số: 41/2021/QH15", "41/2021/QH15", True, "the same"),
        ("Số: 12/2021/HS-ST", "12/2021/HS-ST", True, "a court's kind of case and instance"),
        ("Số: 12/2021/QH99", "12/2021/QH99", False, "there is no such term"),
        ("SỐ: 15/TB-UBND", "15/TB-UBND", True, "the word in capitals"),
        ("Số : 15 / TB - UBND", "15/TB-UBND", True, "with spaces around its signs"),
        ("Số.15/TB-UBND", "15/TB-UBND", True, "a full stop for the colon"),
        ("Số:.15../TB-UBND", "15/TB-UBND", True, "dots of the form around the number"),
        ("Số: 005/TB-UBND", "005/TB-UBND", True, "zeros are kept"),
        ("Số: 15b/TB-UBND", "15b/TB-UBND", True, "a letter behind the number"),
        ("Số: 44-KH/TĐTN-XDĐ", "44-KH/TĐTN-XDĐ", False, "the youth union: a hyphen first, who drafted it last"),
    ],
)
def test_codes(line: str, code: str, sure: bool, why: str) -> None:
    found = fields_of_plain(notice(f"UBND TỈNH LAM GIANG\n{line}"))["code"]
    assert (found.value, not found.needs_review) == (code, sure), why


@pytest.mark.parametrize(
    ("line", "place", "date", "why"),
    [
        ("Quận 1, ngày 05 tháng 3 năm 2020", "Quận 1", "2020-03-05", "a place that is a number"),
        ("Phú Thọ, ngày 05/3/2020", "Phú Thọ", "2020-03-05", "in figures"),
        ("Phú Thọ, ngày 05-3-2020", "Phú Thọ", "2020-03-05", "the same, with hyphens"),
        ("Phú Thọ ngày 05 tháng 3 năm 2020", "Phú Thọ", "2020-03-05", "the comma is missing"),
        ("TP. Lam Sơn, ngày 05 tháng 3 năm 2020", "TP. Lam Sơn", "2020-03-05", "a city's kind, as it is printed"),
        ("TP.HCM, ngày 05 tháng 3 năm 2020", "TP.HCM", "2020-03-05", "an abbreviation"),
        ("Bà Rịa-Vũng Tàu, ngày 05 tháng 3 năm 2020", "Bà Rịa-Vũng Tàu", "2020-03-05", "a hyphen without spaces"),
        ("Ea H'leo, ngày 05 tháng 3 năm 2020", "Ea H'leo", "2020-03-05", "a place of the highlands"),
        ("Phú Thọ,ngày 05tháng 03năm 2020", "Phú Thọ", "2020-03-05", "figures beside words"),
        ("Phú Thọ, ngày    tháng 3 năm 2020", "Phú Thọ", None, "the day is still to be written"),
        ("Phú Thọ, ngày.....tháng.....năm 2020", "Phú Thọ", None, "dots in its place"),
        ("Phú Thọ, ngày 05 tháng 3 năm", "Phú Thọ", None, "the year is missing"),
        ("Phú Thọ, ngày năm tháng ba năm hai nghìn không trăm hai mươi", "Phú Thọ", "2020-03-05", "in words"),
    ],
)
def test_places_and_dates(line: str, place: str, date: str | None, why: str) -> None:
    fields = fields_of_plain(notice("UBND TỈNH LAM GIANG\nSố: 15/TB-UBND", f"{NATION}\n{line}"))
    assert (fields["place"].value, fields["date"].value) == (place, date), why


def test_a_type_with_whose_it_is_on_its_line() -> None:
    text = notice("UBND TỈNH LAM GIANG\nSố: 15/QĐ-UB").replace(
        "THÔNG BÁO", "QUYẾT ĐỊNH CỦA ỦY BAN NHÂN DÂN TỈNH LAM GIANG"
    )
    fields = fields_of_plain(text)
    assert (fields["document_type"].value, fields["subject"].value) == ("Quyết định", "Về việc nghỉ lễ")


def test_agencies_that_issue_together_are_one_issuer_in_doubt() -> None:
    left = "TÒA ÁN NHÂN DÂN TỐI CAO\nVIỆN KIỂM SÁT NHÂN DÂN TỐI CAO\nSố: 02/2019/TTLT-TANDTC-VKSNDTC"
    fields = fields_of_plain(notice(left))
    assert fields["issuer"].value == "TÒA ÁN NHÂN DÂN TỐI CAO - VIỆN KIỂM SÁT NHÂN DÂN TỐI CAO"
    assert fields["issuer"].needs_review
    assert fields["issuer_parent"].value is None


@pytest.mark.parametrize(
    ("title", "kind", "subject", "why"),
    [
        ("QUYẾT ĐỊNH Về việc điều động viên chức", "Quyết định", "Về việc điều động viên chức", "on the title's line"),
        ("QUYẾT ĐỊNH V/v điều động\nviên chức", "Quyết định", "V/v điều động viên chức", "and on the next one"),
        ("THÔNG BÁO LIÊN NGÀNH\nVề việc nghỉ lễ", "Thông báo", "Về việc nghỉ lễ", "of several agencies"),
        ("KẾT LUẬN THANH TRA\nVề việc quản lý đất đai", "Kết luận", "Về việc quản lý đất đai", "an inspectorate's"),
        ("KẾ HOẠCH\n“Thi đua năm 2020”", "Kế hoạch", "“Thi đua năm 2020”", "in quotes"),
    ],
)
def test_titles_and_subjects(title: str, kind: str, subject: str, why: str) -> None:
    fields = fields_of_plain(notice("UBND TỈNH LAM GIANG\nSỞ Y TẾ").replace("THÔNG BÁO\nVề việc nghỉ lễ", title))
    assert (fields["document_type"].value, fields["subject"].value) == (kind, subject), why


@pytest.mark.parametrize(
    ("said", "names", "why"),
    [
        ("Kính gửi: Sở Nội vụ;\nSở Tư pháp;\nSở Xây dựng.", "Sở Nội vụ|Sở Tư pháp|Sở Xây dựng", "without dashes"),
        ("Kính gửi:\n+ Sở Nội vụ\n+ Sở Tư pháp", "Sở Nội vụ|Sở Tư pháp", "with other signs"),
        ("KÍNH GỬI: ỦY BAN NHÂN DÂN HUYỆN", "ỦY BAN NHÂN DÂN HUYỆN", "in capitals"),
        ("Kính gửi Ủy ban nhân dân tỉnh", "Ủy ban nhân dân tỉnh", "without a colon"),
    ],
)
def test_addressees(said: str, names: str, why: str) -> None:
    letter = notice("UBND TỈNH LAM GIANG\nSỞ Y TẾ\nSố: 15/SYT-VP\nV/v báo cáo")
    fields = fields_of_plain(letter.replace("THÔNG BÁO\nVề việc nghỉ lễ", said))
    assert values(fields["addressees"]) == names.split("|"), why


@pytest.mark.parametrize(
    ("heading", "why"),
    [
        ("Nơi nhận", "without its colon"),
        ("Nơi gửi:", "as some offices call it"),
        ("NƠI NHẬN:", "in capitals"),
    ],
)
def test_recipients(heading: str, why: str) -> None:
    text = notice("UBND TỈNH LAM GIANG\nSỞ Y TẾ\nSố: 15/TB-SYT")
    fields = fields_of_plain(text.replace("Nơi nhận:", heading))
    assert values(fields["recipients"]) == ["Như trên", "Lưu: VT"], why
