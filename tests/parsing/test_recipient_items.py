"""The recipients: how items are parted, worded, and when they are in doubt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.layout.typed_pages import SENTENCES, Ink, fields_of, page
from tests.parsing.closings import closed

SIGNATURE = ("GIÁM ĐỐC", "Trịnh Công Khải")


@pytest.mark.parametrize(
    ("lines", "recipients"),
    [
        # Without dash and closing sign; what is kept comes last.
        (("Nơi nhận:", "- Như trên;", "- Lưu: VT, NVY."), ["Như trên", "Lưu: VT, NVY"]),
        # An item over two lines.
        (
            ("Nơi nhận:", "- Ban Chỉ đạo liên ngành", "về an toàn thực phẩm;", "- Lưu: VT."),
            ["Ban Chỉ đạo liên ngành về an toàn thực phẩm", "Lưu: VT"],
        ),
        # The dash of the last line was lost.
        (("Nơi nhận:", "- Như trên;", "Lưu: VT, VBPQ (03b)."), ["Như trên", "Lưu: VT, VBPQ (03b)"]),
        # The heading was damaged.
        (("vơi nhận:", "- Như trên;", "- Lưu: VT."), ["Như trên", "Lưu: VT"]),
        (("Noi nhận:", "- Như trên;", "- Lưu: VT."), ["Như trên", "Lưu: VT"]),
        # No dash at all: an item a line, closed by its semicolon.
        (("Nơi nhận:", "Như trên;", "Sở Tài chính;", "Lưu: VT."), ["Như trên", "Sở Tài chính", "Lưu: VT"]),
        # The dashes were lost, but for the last.
        (("Nơi nhận:", "Như trên;", "Sở Tài chính;", "- Lưu: VT."), ["Như trên", "Sở Tài chính", "Lưu: VT"]),
        # A stray sign that a pen left behind an item.
        (("Nơi nhận:", "- Như trên; 2", "- Lưu: VT."), ["Như trên", "Lưu: VT"]),
        # Two of them, and the dash of the next item lost with them; a few behind the last.
        (("Nơi nhận:", "- Như trên; b 1", "Sở Tài chính;", "- Lưu: VT."), ["Như trên", "Sở Tài chính", "Lưu: VT"]),
        (("Nơi nhận:", "- Như trên;", "- Lưu: VT, VX (02b). /0È"), ["Như trên", "Lưu: VT, VX (02b)"]),
        # The first line of the signature beside the heading, as a text without its columns has it.
        (("Nơi nhận: I'M. ỦY BAN NHÂN DÂN", "- Như trên;", "- Lưu: VT."), ["Như trên", "Lưu: VT"]),
        # What stands below "Lưu" is no recipient.
        (("Nơi nhận:", "- Như trên;", "- Lưu: VT.", "PL.(300)"), ["Như trên", "Lưu: VT"]),
        (("Nơi nhận:", "- Như trên;", "- Lưu: VT. :", "Số 179 đường Quang Trung"), ["Như trên", "Lưu: VT"]),
    ],
)
def test_recipients(lines: tuple[str, ...], recipients: list[str]) -> None:
    fields = closed(lines, SIGNATURE)
    assert [field.value for field in fields["recipients"]] == recipients
    assert fields["signature"].name.value == "Trịnh Công Khải"


@pytest.mark.parametrize(
    ("why", "lines", "recipients"),
    [
        (
            "the sign that closes an item was misread: the line ends where the next word would have fitted",
            (
                "- Như kính gửi;",
                "  Chủ tịch, các PCT UBND tỉnh và các sở;",
                "- Sở Tài chính:",
                "  Sở Tư pháp.",
                "- Lưu: VT.",
            ),
            ["Như kính gửi", "Chủ tịch, các PCT UBND tỉnh và các sở", "Sở Tài chính", "Sở Tư pháp", "Lưu: VT"],
        ),
        (
            "it was broken by hand: no dash was lost in this list",
            (
                "- Như kính gửi;",
                "- Chủ tịch, các PCT UBND tỉnh và các sở;",
                "- Các Bộ: Y tế,",
                "Tài chính;",
                "- Lưu: VT.",
            ),
            ["Như kính gửi", "Chủ tịch, các PCT UBND tỉnh và các sở", "Các Bộ: Y tế, Tài chính", "Lưu: VT"],
        ),
        (
            "a line that ends with a comma goes on",
            ("- Như kính gửi;", "- Sở Tài chính và các sở,", "ban, ngành;", "- Lưu: VT."),
            ["Như kính gửi", "Sở Tài chính và các sở, ban, ngành", "Lưu: VT"],
        ),
        (
            "Như trên stands alone, however it is closed",
            ("- Như trên,", "Các sở, ban, ngành;", "- Lưu: VT."),
            ["Như trên", "Các sở, ban, ngành", "Lưu: VT"],
        ),
        (
            "a speck behind the closing sign",
            ("- Như kính gửi;", "- VPUB: CVP, các PCVP; :", "  UBND các huyện, thị xã, thành phố;", "- Lưu: VT."),
            ["Như kính gửi", "VPUB: CVP, các PCVP", "UBND các huyện, thị xã, thành phố", "Lưu: VT"],
        ),
        (
            "what an item is sent for stays with it",
            ("- Thường trực Tỉnh ủy (b/c);", "- Sở Tài chính (để p/h);", "- Lưu: VT."),
            ["Thường trực Tỉnh ủy (b/c)", "Sở Tài chính (để p/h)", "Lưu: VT"],
        ),
        (
            "its signs and marks are put right",
            ("- UBND tỉnh (b⁄c};", "- Bộ Y tế (đê báo cáo);", "- Lưu: VT."),
            ["UBND tỉnh (b/c)", "Bộ Y tế (để báo cáo)", "Lưu: VT"],
        ),
        (
            "an item holds a semicolon: its next line begins where the dashes stand, not where words behind them do",
            ("- Như kính gửi;", "- VPCP: BTCN, các PCN;", "Trợ lý TTg, các Vụ: TH, PL;", "- Công báo;", "- Lưu: VT."),
            ["Như kính gửi", "VPCP: BTCN, các PCN; Trợ lý TTg, các Vụ: TH, PL", "Công báo", "Lưu: VT"],
        ),
        (
            "a lost dash leaves its place blank",
            ("- Như kính gửi;", "- Bộ Nội vụ;", "  Các sở, ban, ngành;", "- Công báo;", "- Lưu: VT."),
            ["Như kính gửi", "Bộ Nội vụ", "Các sở, ban, ngành", "Công báo", "Lưu: VT"],
        ),
        ("the Party keeps its copy without văn thư", ("- Như trên;", "- Lưu VPTU."), ["Như trên", "Lưu VPTU"]),
        ("signs before an item", ("„` Chính phủ;", "- Lưu: VT."), ["Chính phủ", "Lưu: VT"]),
    ],
)
def test_how_items_are_parted_and_worded(why: str, lines: tuple[str, ...], recipients: list[str]) -> None:
    assert [field.value for field in closed(("Nơi nhận:", *lines), SIGNATURE)["recipients"]] == recipients, why


@pytest.mark.parametrize(
    ("read", "value"),
    [
        ("- Như tên;", "Như trên"),
        ("- Như trí", "Như trên"),
        ("- Như (rên;", "Như trên"),
        ("- NhưĐiu4;", "Như Điều 4"),
        ("- 1.ưu: VL, ĐT.", "Lưu: VT, ĐT"),
        ("- Lưu: VI, TCCB.", "Lưu: VT, TCCB"),
        ("- Eứu: VT, NVY.", "Lưu: VT, NVY"),
        ("- Thường trực Tỉnh ủy (/€);", "Thường trực Tỉnh ủy (/€)"),
        ("- Như Điều $:", "Như Điều"),
        ("- Giám đốc. các Phó Giám đốc Sở;", "Giám đốc. các Phó Giám đốc Sở"),
        ("- Lưu: VT, NC(V¡16).", "Lưu: VT, NC(Vi16)"),
        ("- Lưu: VT, KTN.Iqv42.", "Lưu: VT, KTN.Iqv42"),
    ],
)
def test_what_the_form_prescribes_is_taken_for_it_and_flagged(read: str, value: str) -> None:
    found = closed(("Nơi nhận:", "- Sở Tài chính;", read), SIGNATURE)["recipients"][1]
    assert (found.value, found.needs_review) == (value, True)


def test_a_purpose_read_twice_in_two_ways_is_settled_by_the_list() -> None:
    inks = {"(b/c);": Ink(second="(b/e);")}
    found = closed(("Nơi nhận:", "- Thường trực Tỉnh ủy (b/c);", "- Lưu: VT."), SIGNATURE, inks)["recipients"][0]
    assert (found.value, found.needs_review) == ("Thường trực Tỉnh ủy (b/c)", False)


@pytest.mark.parametrize(
    ("why", "lines", "flagged"),
    [
        ("nothing was lost", ("- Như kính gửi;", "- Sở Tài chính;", "- Sở Tư pháp;"), [False, False, False]),
        ("a gap within an item", ("- Như kính gửi;", "- Thường     HĐND tỉnh;", "- Sở Tư pháp;"), [False, True, False]),
        ("a gap before it", ("- Như kính gửi;", "-        tối cao;", "- Sở Tư pháp;"), [False, True, False]),
        (
            "a closing sign that was not read",
            ("- Như trên;", "- Các chi bộ;", "- Cấp ủy", "- Sở A;"),
            [False, False, True, False],
        ),
        ("a list without closing signs", ("- Như trên", "- Các chi bộ", "- Cấp ủy"), [False, False, False]),
        (
            "a line that was not read",
            ("- Như kính gửi;", "- Sở Tài chính;", "", "- Sở Tư pháp;", "- Sở Xây dựng;"),
            [False, True, False, False],
        ),
    ],
)
def test_where_words_or_lines_may_be_lost_an_item_is_flagged(
    why: str, lines: tuple[str, ...], flagged: list[bool]
) -> None:
    found = closed(("Nơi nhận:", *lines), SIGNATURE)["recipients"]
    assert [field.needs_review for field in found] == flagged, why


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Công FTĐT tỉnh", "Cổng TTĐT tỉnh"),
        ("CT, các ĐCT UBND xã", "CT, các PCT UBND xã"),
        ("Thương trực HĐNDLinh", "Thường trực HĐND tỉnh"),
        ("Thường trực HĐND huyện Bình Minh", None),  # another recipient, not a misread one
        ("Sở Tư phán", None),  # no abbreviation: the words of the language tell
    ],
)
def test_an_abbreviation_a_letter_off_a_common_recipient_s_is_in_doubt(read: str, meant: str | None) -> None:
    found = closed(("Nơi nhận:", "- Như kính gửi;", f"- {read};", "- Lưu: VT."), SIGNATURE)["recipients"][1]
    assert (found.value, [each.value for each in found.alternatives]) == (read, [meant] if meant else [])
    assert found.needs_review is (meant is not None)


@pytest.mark.parametrize(
    ("read", "sign"),
    [
        ("Trang TFĐT Trường", "TTĐT"),
        ("Cổng TIĐTViện", "TTĐT"),  # read as one with the next word
        ("UBNI tình", "UBND"),
        ("CT. PCT UBXND tình", "UBND"),  # a letter too many
        ("VKSND huyện", None),
        ("LHND tính (để báo cáo)", "UBND"),  # two letters off, and no other agency is of the people
        ("TAND hai cấp", None),
        ("Các đơn vị CAND", None),
        ("Trang TTĐT Sở", None),
        ("Bộ HTĐT", None),  # no engine takes an H for a T
        ("Bộ TTTT", None),  # Thông tin và Truyền thông
        ("Sở NNPTNT", None),
    ],
)
def test_an_abbreviation_a_letter_off_a_common_one_is_in_doubt(read: str, sign: str | None) -> None:
    found = closed(("Nơi nhận:", "- Như kính gửi;", f"- {read};", "- Lưu: VT."), SIGNATURE)["recipients"][1]
    assert [reason for reason in found.reasons if "may be" in reason] == (
        [f"an abbreviation in it may be {sign}"] if sign else []
    )


def test_a_comma_in_a_list_that_has_lost_dashes_may_be_a_semicolon() -> None:
    lines = ("- Các sở, ban, ngành, đoàn thể tỉnh và huyện;", "Sở Tài chính,", "Các chi bộ;", "- Lưu: VT.")
    found = closed(("Nơi nhận:", *lines), SIGNATURE)["recipients"]
    assert [(field.value, field.needs_review) for field in found[1:2]] == [("Sở Tài chính, Các chi bộ", True)]


def test_what_may_be_another_item_in_a_list_with_its_dashes_is_a_doubt() -> None:
    lines = ("- Các sở, ban, ngành, đoàn thể tỉnh và huyện;", "- Sở Tài chính:", "Sở Y tế;", "- Lưu: VT.")
    found = closed(("Nơi nhận:", *lines), SIGNATURE)["recipients"]
    assert [(field.value, field.needs_review) for field in found[1:2]] == [("Sở Tài chính: Sở Y tế", True)]


@pytest.mark.parametrize(
    ("last", "values", "why"),
    [
        ("- Lưu: VT, P. TH", ["Lưu: VT, P"], "a unit of two letters may stand there, and no speck"),
        ("- Lưu: VT, NVY. 44", [], "a count of copies is no word"),
        ("- Lưu: VT, NVY. l", [], "a stroke is none"),
    ],
)
def test_what_is_left_out_behind_an_item_is_told_of_where_it_may_be_a_word(
    last: str, values: list[str], why: str
) -> None:
    found = closed(("Nơi nhận:", "- Như trên;", "- Thanh tra tỉnh;", last), ("GIÁM ĐỐC", "Lê Vĩnh Tường"))["recipients"]
    doubts = [field.value for field in found if any("left out" in reason for reason in field.reasons)]
    assert doubts == values, why


def test_a_list_may_go_on_below_what_is_kept() -> None:
    said = ("Nơi nhận:", "- Như trên;", "- Lưu: VT, NVY;", "- Thanh tra tỉnh.")
    found = closed(said, ("GIÁM ĐỐC", "Lê Vĩnh Tường"))["recipients"]
    assert [field.value for field in found] == ["Như trên", "Lưu: VT, NVY", "Thanh tra tỉnh"]
    assert [field.needs_review for field in found] == [False, False, True]


@pytest.mark.parametrize(
    ("read", "flagged"),
    [
        ("Cổng TTĐT", True),  # of the province, of the district: whose it is was lost
        ("Cổng TTĐT tỉnh", False),
        ("Các sở, ban, ngành", False),  # common as it is, though "tỉnh" may stand behind it
        ("Hội Nông dân", False),
    ],
)
def test_a_recipient_of_which_it_is_not_said_whose_it_is_is_in_doubt(read: str, flagged: bool) -> None:
    found = closed(("Nơi nhận:", "- Như kính gửi;", f"- {read};", "- Lưu: VT."), SIGNATURE)["recipients"][1]
    assert (found.value, found.needs_review) == (read, flagged)


@pytest.mark.parametrize(
    ("why", "first", "second", "flagged"),
    [
        ("they begin together: one is of another line", 0, 7, True),
        ("the box of the first is too wide", 300, None, False),
    ],
)
def test_a_word_that_stands_upon_another_may_be_of_another_line(
    why: str, first: int, second: int | None, flagged: bool
) -> None:
    made = page().header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/TB-SYT")).title("THÔNG BÁO", "Về thi đua")
    made.body(*SENTENCES).footer(("Nơi nhận:", "- Như kính gửi;", "- Thường trực Tỉnh ủy;", "- Lưu: VT."), SIGNATURE)
    at = next(place for place, word in enumerate(made.words) if word.text == "trực")
    before, read = made.words[at - 1 : at + 1]
    made.words[at - 1] = replace(before, box=replace(before.box, x1=before.box.x1 + first))
    if second is not None:
        made.words[at] = replace(read, box=replace(read.box, x0=before.box.x0 + second))
    found = fields_of(made)["recipients"][1]
    assert (found.value, found.needs_review) == ("Thường trực Tỉnh ủy", flagged), why


def test_a_heading_with_nothing_below_it_says_so() -> None:
    (lost,) = closed(("Nơi nhận:",), SIGNATURE)["recipients"]
    assert (lost.value, lost.needs_review) == (None, True)


@pytest.mark.parametrize(
    ("read", "value"),
    [
        ("- Các chi bộ trực thuộc, ˆ", "Các chi bộ trực thuộc"),
        ("- Báo “Lao động”;", "Báo “Lao động”"),
        ("- Sở Y tế (02b);", "Sở Y tế (02b)"),
    ],
)
def test_signs_around_an_item(read: str, value: str) -> None:
    assert closed(("Nơi nhận:", "- Như kính gửi các đơn vị;", read), SIGNATURE)["recipients"][1].value == value
