"""What in a header contradicts its rules, its date or itself is flagged, and nothing else."""

from __future__ import annotations

from typing import Any

import pytest

from ocr_pipeline.parsing.contradictions import header_details, heading_text
from schemas import Attachment, FieldValue, Origin, Signature
from tests.layout.typed_pages import SENTENCES, TypedPage, fields_of, page, text_of

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"


def _field(value: str | None, *, flagged: bool = False) -> FieldValue:
    return FieldValue(value=value, needs_review=flagged, reasons=("by hand",) if flagged else ())


def _header(code: str | None, date: FieldValue, urgency: str | None = None) -> dict[str, Any]:
    notation = code.split("/", 1)[1] if code and "/" in code else None
    return {"code": _field(code), "notation": _field(notation), "date": date, "urgency": _field(urgency)}


def _flagged(fields: dict[str, Any], heading: str = NATION) -> list[str]:
    changed = header_details(fields, heading)
    return sorted(name for name, each in changed.items() if isinstance(each, FieldValue) and each.needs_review)


@pytest.mark.parametrize(
    ("why", "code", "day", "heading", "urgency", "doubtful"),
    [
        ("an abbreviation of the older rules", "7/TTh-SYT", "2024-05-09", NATION, None, ["code", "notation"]),
        ("one of the newer rules", "7/GUQ-SYT", "2015-05-09", NATION, None, ["code", "notation"]),
        ("in its own time it is right", "7/TTh-SYT", "2015-05-09", NATION, None, []),
        ("so is the newer one", "7/GUQ-SYT", "2024-05-09", NATION, None, []),
        ("rules whose text is not known know everything", "7/TTh-SYT", "2009-05-09", NATION, None, []),
        ("an abbreviation of practice is in no rules", "7/GP-SYT", "2024-05-09", NATION, None, []),
        ("the year of the code is that of the date", "28/2023/QĐ-UBND", "2023-12-21", NATION, None, []),
        ("one of the two is misread", "28/2028/QĐ-UBND", "2023-12-21", NATION, None, ["code", "date"]),
        ("of a law too", "64/2025/QH15", "2026-02-19", NATION, None, ["code", "date"]),
        ("a decree has a year", "30/NĐ-CP", "2020-03-05", NATION, None, ["code", "notation"]),
        ("a circular too", "05/TT-BNV", "2025-05-14", NATION, None, ["code", "notation"]),
        ("but an inspectorate's letter has none", "05/TT-SNV", "2025-05-14", NATION, None, []),
        (
            "a place issues no circulars: TTr was misread",
            "09/TT-UBND",
            "2021-05-14",
            NATION,
            None,
            ["code", "notation"],
        ),
        ("nor decrees", "09/2021/NĐ-HĐND", "2021-05-14", NATION, None, ["code", "notation"]),
        ("an abbreviation has a year of grace", "7/BGTVT-VT", "2026-05-14", NATION, None, []),
        ("a department's abbreviation long after it", "7/SCN-VP", "2016-05-14", NATION, None, ["code", "notation"]),
        ("one before it was founded", "7/SNNMT-VP", "2019-05-14", NATION, None, ["code", "notation"]),
        ("the tax office of a province has an old name", "7/CT-CS", "2015-05-14", NATION, None, []),
        ("a mark that ended with the older rules", "7/BC-SYT", "2024-05-14", NATION, "HỎA TỐC HẸN GIỜ", ["urgency"]),
        ("in its time it is right", "7/BC-SYT", "2015-05-14", NATION, "HỎA TỐC HẸN GIỜ", []),
        ("a mark of both", "7/BC-SYT", "2024-05-14", NATION, "HỎA TỐC", []),
        ("a Party code under quốc hiệu", "05-NQ/ĐU", "2024-05-14", NATION, None, ["code", "notation"]),
        ("a Party code under the Party's name", "05-NQ/ĐU", "2024-05-14", PARTY, None, []),
        ("a state code under the Party's name", "05/NQ-ĐU", "2024-05-14", PARTY, None, ["code", "notation"]),
        ("a Party code that lost its type", "261/ĐU", "2024-05-14", PARTY, None, ["code", "notation"]),
        ("so without a heading", "261/ĐU", "2024-05-14", "", None, ["code", "notation"]),
        ("an agency alone is no code of today", "88/CP", "2024-05-14", NATION, None, ["code", "notation"]),
        ("it was one", "88/CP", "1998-05-14", NATION, None, []),
        ("so was the agency before the type", "127/UB-QĐ-NĐ", "1999-05-14", NATION, None, []),
        ("a heading that was not read says nothing", "05-NQ/ĐU", "2024-05-14", "", None, []),
        ("no code", None, "2024-05-14", NATION, None, []),
    ],
)
def test_a_contradiction(
    why: str, code: str | None, day: str, heading: str, urgency: str | None, doubtful: list[str]
) -> None:
    assert _flagged(_header(code, _field(day), urgency), heading) == doubtful, why


@pytest.mark.parametrize(
    ("code", "title", "origin", "doubtful"),
    [
        ("7/PB-SYT", "Thông báo", Origin.PRINTED, ["code", "notation"]),  # TB, misread
        ("7/TB-SYT", "Thông báo", Origin.PRINTED, []),
        ("7/PB-SYT", "Thông báo", Origin.DERIVED, []),  # no title was read: nothing contradicts the code
        ("7/SYT-VP", "Công văn", Origin.PRINTED, []),
    ],
)
def test_a_code_of_another_type_than_the_title(code: str, title: str, origin: Origin, doubtful: list[str]) -> None:
    fields = _header(code, _field("2024-05-09")) | {"document_type": FieldValue(value=title, origin=origin)}
    assert _flagged(fields) == doubtful


def test_a_date_by_hand_is_wrong_only_by_its_year() -> None:
    assert _flagged(_header("28/2023/QĐ-UBND", _field("2023-12-21", flagged=True))) == []


def test_no_date_contradicts_nothing() -> None:
    assert _flagged(_header("28/2023/QĐ-UBND", _field(None))) == []


def test_the_values_stay_as_they_were_read() -> None:
    changed = header_details(_header("28/2028/QĐ-UBND", _field("2023-12-21")))
    assert (changed["code"].value, changed["date"].value) == ("28/2028/QĐ-UBND", "2023-12-21")
    assert changed["code"].reasons == ("the code says 2028, the date 2023",)


def test_details_hold_the_code_and_the_rules_beside_what_was_there() -> None:
    fields = _header("03/QĐ-UBND-HC", _field("2024-05-14")) | {"details": {"period": "quý I"}}
    details = header_details(fields, NATION)["details"]
    assert details["period"] == "quý I"
    assert (details["code"]["form"], details["code"]["type_name"]) == ("administrative", "Quyết định")
    rules = details["rules"]
    assert (rules["key"], rules["name"]) == ("30/2020", "Nghị định 30/2020/NĐ-CP")
    assert rules["evidence"] == ["in force on the date: 2024-05-14"]
    assert rules["expects"]["copies"] == ["SY", "TrS", "SL"]
    assert "Điều 13" in rules["source"]


@pytest.mark.parametrize(
    ("why", "code", "day", "heading", "line", "doubtful"),
    [
        ("a deputy of the state", "15/QĐ-SYT", "2024-05-14", NATION, "KT. GIÁM ĐỐC", False),
        ("without its stop", "15/QĐ-SYT", "2024-05-14", NATION, "KT GIÁM ĐỐC", False),
        ("an acting head", "15/QĐ-SYT", "2024-05-14", NATION, "Q. GIÁM ĐỐC", False),
        ("the Party's sign under quốc hiệu", "15/QĐ-UBND", "2024-05-14", NATION, "T/M ỦY BAN NHÂN DÂN", True),
        ("before rules whose text is known", "15/QĐ-UBND", "2009-05-14", NATION, "T/M ỦY BAN NHÂN DÂN", False),
        ("a committee of the Party", "05-NQ/ĐU", "2024-05-14", PARTY, "T/M BAN THƯỜNG VỤ", False),
        ("the state's sign under the Party's name", "05-NQ/ĐU", "2024-05-14", PARTY, "TM. BAN THƯỜNG VỤ", True),
        ("a collective without a sign", "05-NQ/ĐU", "2024-05-14", PARTY, "BAN THƯỜNG VỤ", False),
    ],
)
def test_who_signs_for_whom_is_held_against_the_rules(
    why: str, code: str, day: str, heading: str, line: str, doubtful: bool
) -> None:
    signature = Signature(authority=(_field(line),), title=_field("PHÓ"), name=_field("Lê Vĩnh Tường"))
    changed = header_details(_header(code, _field(day)) | {"signature": signature}, heading)["signature"]
    assert [each.needs_review for each in changed.authority] == [doubtful], why
    assert changed.authority[0].value == line


def test_without_a_code_the_notation_is_taken_apart() -> None:
    fields = {"code": _field(None), "notation": _field("2023/QĐ-UBND"), "date": _field(None)}
    code = header_details(fields)["details"]["code"]
    assert (code["number"], code["year"]) == (None, 2023)


@pytest.mark.parametrize(
    ("notation", "day", "doubtful"),
    [
        ("TrS-SNV", "2024-05-14", False),
        ("TS-SNV", "2015-05-14", False),
        # TS became TrS with NĐ 30/2020.
        ("TS-SNV", "2024-05-14", True),
        ("TrS-SNV", "2015-05-14", True),
        ("SY-UBND", "2024-05-14", False),
        ("SNV-VP", "2024-05-14", False),
    ],
)
def test_the_abbreviation_of_a_copy(notation: str, day: str, doubtful: bool) -> None:
    copy = Attachment(notation=_field(notation), date=_field(day), pages=(1,))
    (checked,) = header_details({"copies": (copy,)})["copies"]
    assert checked.notation.needs_review is doubtful


@pytest.mark.parametrize(
    ("form", "notation", "doubtful"),
    [
        ("SAO Y BẢN CHÍNH", "SY-UBND", False),
        ("SAO LỤC", "SL-UBND", False),
        ("TRÍCH SAO", "TrS-UBND", False),
        # One of the two is misread.
        ("SAO LỤC", "SY-UBND", True),
        ("SAO Y", "SL-UBND", True),
        # A form that was not read says nothing.
        (None, "SY-UBND", False),
    ],
)
def test_form_and_notation_of_a_copy_agree(form: str | None, notation: str, doubtful: bool) -> None:
    copy = Attachment(label=form, notation=_field(notation), date=_field("2024-05-14"), pages=(1,))
    (checked,) = header_details({"copies": (copy,)})["copies"]
    assert checked.notation.needs_review is doubtful


@pytest.mark.parametrize(
    ("why", "issuer", "code", "doubtful"),
    [
        ("a department under its own abbreviation", "SỞ Y TẾ", "12/TB-SYT", False),
        ("under another's", "SỞ Y TẾ", "12/TB-SNV", True),
        ("a letter too", "SỞ Y TẾ", "12/SNV-VP", True),
        ("one name with two abbreviations", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", "12/SGD&ĐT-VP", False),
        ("a committee and a council", "ỦY BAN NHÂN DÂN TỈNH PHÚ THỌ", "12/NQ-HĐND", True),
        ("of a province of no table too", "ỦY BAN NHÂN DÂN TỈNH LAM GIANG", "12/NQ-HĐND", True),
        ("a ministry", "BỘ TÀI CHÍNH", "12/QĐ-BNV", True),
        ("its general department stands behind it in the code", "TỔNG CỤC LÂM NGHIỆP", "12/QĐ-BNN-TCLN", False),
        ("the government and its head", "CHÍNH PHỦ", "12/QĐ-TTg", False),
        ("an abbreviation of no table", "SỞ Y TẾ", "12/TB-YT", False),
        ("an issuer of no table", "TRƯỜNG ĐẠI HỌC ĐIỆN LỰC", "12/TB-SYT", False),
        ("a district's room has the initials of a department", "PHÒNG TÀI NGUYÊN VÀ MÔI TRƯỜNG", "12/TNMT-VP", False),
        ("two agencies together", "BỘ TÀI CHÍNH", "12/TTLT-BNV-BTC", False),
        ("an issuer that was not read", None, "12/TB-SYT", False),
    ],
)
def test_issuer_and_code_name_one_agency(why: str, issuer: str | None, code: str, doubtful: bool) -> None:
    fields = _header(code, _field(None)) | {"issuer": _field(issuer)}
    wanted = ["code", "issuer", "notation"] if doubtful else []
    assert _flagged(fields) == wanted, why


def _read(*lines: str, title: str) -> TypedPage:
    return page().header(lines).title(title, "Về việc thi đua").body(*SENTENCES)


def test_a_page_is_named_in_full_taken_apart_and_held_against_its_rules() -> None:
    made = _read("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/TTr-SYT", title="TỜ TRÌNH")
    fields = fields_of(made)
    details = header_details(fields, heading_text(text_of(made)))["details"]
    assert fields["issuer"].normalised == "Sở Y tế tỉnh Phú Thọ"
    assert details["code"]["agencies"] == [{"abbr": "SYT", "name": "Sở Y tế"}]
    assert details["rules"]["key"] == "30/2020"


def test_a_code_of_the_party_on_a_page_of_the_state_is_flagged() -> None:
    made = _read("ĐẢNG ỦY XÃ AN KHÊ", "Số 05-NQ/ĐU", title="NGHỊ QUYẾT")
    code = header_details(fields_of(made), heading_text(text_of(made)))["code"]
    assert (code.value, code.needs_review) == ("05-NQ/ĐU", True)
    assert "the heading is quốc hiệu, and the code has another grammar" in code.reasons


def test_only_the_first_header_is_the_heading() -> None:
    made = _read("UBND TỈNH PHÚ THỌ", "Số: 15/TTr-UBND", title="TỜ TRÌNH")
    bound = page(number=2).header(("TỈNH ỦY PHÚ THỌ", "Số 05-NQ/TU"), ("ĐẢNG CỘNG SẢN VIỆT NAM",)).body(*SENTENCES)
    assert "ĐẢNG" not in heading_text(text_of(made, bound))
