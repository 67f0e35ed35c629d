"""A signature that several looks saw: each line out of all of them, and flagged unless two nets say the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest

from diacritics import Restorer
from ocr_pipeline.layout.page import PageLayout, Region, RegionKind
from ocr_pipeline.layout.signer_rows import rows_of_views
from ocr_pipeline.layout.text import raw_text
from ocr_pipeline.parsing.signature import SIGN_LOST, read_signature
from ocr_pipeline.recognition.signer_views import SignerView
from ocr_pipeline.recognition.words import Box, Word
from schemas import Signature
from tests.parsing.plain_documents import fields_of_plain, notice

SIZE, PITCH, LETTER = 30, 60, 18
"""Height of a line, distance of the lines and width of a letter, in pixels."""

Look = Sequence[str]


@cache
def restorer() -> Restorer:
    return Restorer()


def words(lines: Look, right: int = 900) -> list[Word]:
    """The words of lines that end at ``right``; ``~`` before a word says that it was hardly read."""
    made: list[Word] = []
    for number, line in enumerate(lines):
        x = right - LETTER * len(line)
        for text in line.split():
            width = LETTER * len(text.lstrip("~"))
            box = Box(x, number * PITCH, x + width, number * PITCH + SIZE)
            sure = 0.2 if text.startswith("~") else 0.95
            made.append(Word(text.lstrip("~"), box, sure, line=(number, 0, 0), second=text.lstrip("~")))
            x += width + LETTER
    return made


def signed(own: Look, *views: Look, opinions: Sequence[Look] = (), coarse: bool = False) -> Signature:
    """The signature whose lines the document has as ``own``, seen so by other looks of its net and by another net.

    ``coarse``: its page was scanned with few dots.
    """
    return signed_of(words(own), *map(words, views), opinions=[words(view) for view in opinions], coarse=coarse)


def signed_of(
    own: Sequence[Word],
    *views: Sequence[Word],
    opinions: Sequence[Sequence[Word]] = (),
    coarse: bool = False,
) -> Signature:
    """The same of words with their boxes."""
    looks = [
        *(SignerView(tuple(view)) for view in views),
        *(SignerView(tuple(view), opinion=True) for view in opinions),
    ]
    rows = rows_of_views([SignerView(tuple(own))], 1, SIZE)[0].rows
    regions = (Region(RegionKind.SIGNATURE, rows),) if rows else ()
    page = PageLayout(1, 1000, 1000, SIZE, regions, (), blank=False, views=rows_of_views(looks, 1, SIZE))
    raw = raw_text([page])
    text = replace(raw.restored(restorer().restore(raw.text)), coarse=frozenset({1} if coarse else ()))
    return read_signature(text, text.lines, restorer())


NAME = "Trịnh Công Khải"


@pytest.mark.parametrize(
    ("own", "view", "title", "why"),
    [
        ("GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "no look makes up a PHÓ"),
        ("BXQ ĐỐC", "GIÁM ĐỐC", "GIÁM ĐỐC", "the table knows the one"),
        ("TRXXG PHÒNG ĐÀO TẠO", "TRƯỞNG PHÒNG ĐÀO TẠO", "TRƯỞNG PHÒNG ĐÀO TẠO", "the same"),
        ("", "GIÁM ĐỐC", "GIÁM ĐỐC", "only another look saw the line"),
        ("EỚNEHÒNG ĐÀO TẠO", "gÒNG ĐÀO TẠO", "TRƯỞNG PHÒNG ĐÀO TẠO", "nothing else ends like it"),
    ],
)
def test_a_title_is_what_the_better_look_read(own: str, view: str, title: str, why: str) -> None:
    signature = signed((own, "", "", NAME), (view, "", "", NAME))
    assert (signature.title.value, signature.title.needs_review) == (title, True), why


def test_other_readings_are_alternatives() -> None:
    title = signed(("GIÁM ĐỐC", "", NAME), ("PHÓ GIÁM ĐỐC", "", NAME)).title
    assert [each.value for each in title.alternatives] == ["GIÁM ĐỐC"]


def test_two_nets_that_agree_clear_a_title_that_nothing_can_stand_before() -> None:
    own = ("TL. HIỆU TRƯỞNG", "TRƯỞNG PHÒNG ~CTSV", "", NAME)
    sure = ("TL. HIỆU TRƯỞNG", "TRƯỞNG PHÒNG CTSV", "", NAME)
    assert signed(own).title.needs_review
    assert not signed(own, sure, opinions=[sure]).title.needs_review
    assert signed(own, sure, sure).title.needs_review, "one net repeats its mistakes"


def test_a_title_that_no_other_look_saw_is_in_doubt() -> None:
    assert signed(("GIÁM ĐỐC", "", "", NAME), ("", "", "", NAME)).title.needs_review


def test_strokes_before_a_head_s_title_keep_it_in_doubt() -> None:
    read = ("xq GIÁM ĐỐC", "", "", NAME)
    assert signed(read, read, opinions=[read]).title.needs_review


@pytest.mark.parametrize(
    ("lines", "authority", "title"),
    [
        # A collective does not sign itself.
        (("ỦY BAN NHÂN DÂN", "CHỦ TỊCH"), ["TM. ỦY BAN NHÂN DÂN"], "CHỦ TỊCH"),
        # The same title twice has lost its signs.
        (("CHỦ TỊCH", "XQ TỊCH"), ["KT. CHỦ TỊCH"], "PHÓ CHỦ TỊCH"),
        # A minister's deputy; the head of an office by a minister's order.
        (("BỘ TRƯỞNG", "THỨ TRƯỞNG"), ["KT. BỘ TRƯỞNG"], "THỨ TRƯỞNG"),
        (("BỘ TRƯỞNG", "VỤ TRƯỞNG"), ["TL. BỘ TRƯỞNG"], "VỤ TRƯỞNG"),
        # The full stop of a sign is lost.
        (("KT GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ["KT. GIÁM ĐỐC"], "PHÓ GIÁM ĐỐC"),
    ],
)
def test_what_a_stack_has_lost_is_inferred_and_flagged(lines: Look, authority: list[str], title: str) -> None:
    signature = signed((*lines, "", "", NAME))
    assert ([line.value for line in signature.authority], signature.title.value) == (authority, title)
    assert signature.authority[0].needs_review


@pytest.mark.parametrize(
    ("lines", "title", "why"),
    [
        (("KT. HIỆU TRƯỞNG", "1ÒHÓ HIỆN TRƯỜNG"), "PHÓ HIỆU TRƯỞNG", "who signs for a head is the head's deputy"),
        (("KT. BỘ TRƯỞNG", "1HỨ TRƯỜNG"), "THỨ TRƯỞNG", "a minister's has a title of its own"),
        (("TL. HIỆU TRƯỞNG", "TRƯỞNG PHÒNG"), "TRƯỞNG PHÒNG", "another signs by order"),
    ],
)
def test_below_a_head_s_line_stands_the_deputy_and_no_title_that_is_like_it(lines: Look, title: str, why: str) -> None:
    assert signed((*lines, "", "", NAME)).title.value == title, why


def test_an_acting_head_is_no_authority() -> None:
    signature = signed(("Q. CHÁNH ÁN", "", "", NAME))
    assert (signature.authority, signature.title.value) == ((), "Q. CHÁNH ÁN")


@pytest.mark.parametrize(
    ("read", "title", "doubted", "why"),
    [
        ("-2q: BỘ TRƯỞNG", "Q. BỘ TRƯỞNG", True, "a seal left Q. of its strokes"),
        ("zQ, GIÁM ĐỐC", "Q. GIÁM ĐỐC", True, "nor is it read as a capital alone"),
        ("xq GIÁM ĐỐC", "GIÁM ĐỐC", False, "a letter without its full stop is a stroke"),
        ("-2q: PHÓ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", False, "nothing stands before a PHÓ"),
    ],
)
def test_who_acts_as_the_head_is_told_by_what_a_seal_left(read: str, title: str, doubted: bool, why: str) -> None:
    found = signed((read, "", "", NAME), (read, "", "", NAME)).title
    assert (found.value, "its sign was not read as one" in found.reasons) == (title, doubted), why


@pytest.mark.parametrize(
    ("top", "authority", "title"),
    [
        pytest.param(0, [], "TRƯỞNG BAN", id="boxes that a seal drew into the next line"),
        pytest.param(PITCH, ["KT. TRƯỞNG BAN"], "PHÓ TRƯỞNG BAN", id="a line below"),
    ],
)
def test_one_line_seen_twice_is_not_two(top: int, authority: list[str], title: str) -> None:
    own = words(("TRƯỞNG BAN", "", "", NAME))
    strokes, first, last = words(("gRDÄxxN TRƯỞNG BAN",))
    spans = (strokes, 50, 90), (first, top, 90), (last, max(top, SIZE), max(top, SIZE) + SIZE)
    drawn = [replace(word, box=Box(word.box.x0, y0, word.box.x1, y1)) for word, y0, y1 in spans]
    signature = signed_of(own, [*drawn, *words(("", "", "", NAME))])
    assert ([line.value for line in signature.authority], signature.title.value) == (authority, title)


@pytest.mark.parametrize(
    ("own", "looks", "name"),
    [
        # Marks: the fuller reading, and the one that is a name.
        ("Trần Hoàng ~Tuân", ["Trần Hoàng Tuấn"], "Trần Hoàng Tuấn"),
        ("Trần Hoàng ~Tuần", ["Trần Hoàng Tuân", "Trần Hoàng Tuẩn"], "Trần Hoàng Tuấn"),
        # A surname under strokes, by what is left of it.
        ("Hoàng Giang", ["~fyễn Hoàng Giang"], "Nguyễn Hoàng Giang"),
        ("Hoàng Tuấn", ["~Xfần Hoàng Tuấn", "~Trãn Hoàng Tuấn"], "Trần Hoàng Tuấn"),
        # An H whose bar a stroke hides is read as its two uprights.
        ("!1à Viết Khải", ["!1à Viết Khải", "¡1à Viết Khải"], "Hà Viết Khải"),
        # A rank, however it was read.
        ("TỔ. ~1rịnh Văn Toàn", ["Tổ. Trịnh Văn Toàn"], "Trịnh Văn Toàn"),
        # Strokes of the pen before a surname, and between two syllables.
        ("Văn Toàn", ["~#zTrịnh Văn Toàn"], "Trịnh Văn Toàn"),
        ("~Phúng-Thị Xuân Bình", ["~Phúng-Thị Xuân Bình"], "Phùng Thị Xuân Bình"),
        # A surname that two looks read letter by letter, though another one is far commoner.
        ("~Phùng Thị Xuân Bình", ["~Phùng Thị Xuân Bình", "~wịng Thị Xuân Bình"], "Phùng Thị Xuân Bình"),
        # A ring over a surname takes its marks sooner than its letters.
        ("~an Hoàng Tuấn", ["~an Hoàng Tuấn"], "Trần Hoàng Tuấn"),
        # Half of all middle names are known by a part of their letters.
        ("Trịnh ~Thj Oanh", ["Trịnh ~Thj Oanh"], "Trịnh Thị Oanh"),
        # Nothing stands before the first syllable: it is a surname.
        ("~Để Ngọc Lâm", ["~Đỗ Ngọc Lâm"], "Đỗ Ngọc Lâm"),
        # Nobody is made up where only strokes were read.
        ("Hoàng Tuấn", ["~xqw Hoàng Tuấn"], "Hoàng Tuấn"),
    ],
)
def test_a_name_is_put_together_from_all_looks(own: str, looks: list[str], name: str) -> None:
    found = signed(("GIÁM ĐỐC", "", "", own), *(("GIÁM ĐỐC", "", "", look) for look in looks)).name
    assert found.value == name


def test_a_name_that_was_put_together_is_flagged() -> None:
    name = signed(("GIÁM ĐỐC", "", "", "Hoàng Giang"), ("GIÁM ĐỐC", "", "", "~fyễn Hoàng Giang")).name
    assert (name.value, name.needs_review) == ("Nguyễn Hoàng Giang", True)


def test_two_nets_that_agree_clear_a_name() -> None:
    own, sure = ("GIÁM ĐỐC", "", "", "Trịnh ~Công Khải"), ("GIÁM ĐỐC", "", "", NAME)
    assert signed(own).name.needs_review
    assert not signed(own, sure, opinions=[sure]).name.needs_review
    assert signed(own, sure, sure).name.needs_review, "one net repeats its mistakes"


@pytest.mark.parametrize(
    ("own", "opinion", "sure", "why"),
    [
        ("Trân Hoàng Tuấn", "Trần Hoàng Tuấn", True, "no other surname has the letters of Trần"),
        ("Hà Văn Minh", "Hạ Văn Minh", False, "Hà and Hạ are both surnames"),
        ("Trịnh Công Khải", "Trịnh Công Khái", False, "a given name's marks are its own"),
        ("Hoàng Tuấn", "Trần Hoàng Tuấn", False, "one net saw a surname before it"),
    ],
)
def test_what_another_net_read_settles_a_name_or_leaves_it_open(own: str, opinion: str, sure: bool, why: str) -> None:
    mine, other = (("GIÁM ĐỐC", "", "", name) for name in (own, opinion))
    assert signed(mine, mine, opinions=[other]).name.needs_review != sure, why


@pytest.mark.parametrize(
    ("said", "value", "sure", "why"),
    [
        ("KT, GIÁM ĐỐC", "KT. GIÁM ĐỐC", True, "a comma for its full stop"),
        ("KT; GIÁM ĐỐC", "KT. GIÁM ĐỐC", True, "a semicolon"),
        ("TM- ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN", True, "a dash; two nets read the letters"),
        ("TI. GIÁM ĐỐC", "TL. GIÁM ĐỐC", False, "a letter was read as a stroke"),
        ("_ KT. GIÁM ĐỐC", "KT. GIÁM ĐỐC", True, "nothing stands before a sign of authority"),
        ("mã KT. GIÁM ĐỐC", "KT. GIÁM ĐỐC", True, "strokes in small letters"),
    ],
)
def test_a_sign_of_authority_through_strokes(said: str, value: str, sure: bool, why: str) -> None:
    read = (said, "CHÁNH VĂN PHÒNG", "", "", NAME)
    (line,) = signed(read, read, opinions=[read]).authority
    assert (line.value, not line.needs_review) == (value, sure), why


def test_where_marks_are_lost_a_name_without_one_is_in_doubt() -> None:
    whole = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "", "Phan Trọng Tân")
    lost = ("TM. UY BAN NHAN DAN", "CHU TỊCH", "", "Phan Trọng Tân")
    assert not signed(whole, whole).name.needs_review
    name = signed(whole, lost).name
    assert (name.value, name.needs_review) == ("Phan Trọng Tân", True)
    assert "Phan Trọng Tấn" in [each.value for each in name.alternatives]


def test_one_lost_mark_is_enough_where_the_fuller_name_is_far_commoner() -> None:
    whole, lost = (("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "Trần Hoàng Tuân"), ("KT. CHU TỊCH", "", "", ""))
    assert not signed(whole, whole).name.needs_review
    name = signed(whole, lost).name
    assert (name.value, name.needs_review) == ("Trần Hoàng Tuấn", True)
    assert "Trần Hoàng Tuân" in [each.value for each in name.alternatives]


@pytest.mark.parametrize(
    ("hardly", "coarse", "doubted"),
    [(True, True, True), (True, False, False), (False, True, False)],
    ids=["a scan of few dots", "enough dots", "read surely"],
)
def test_marks_of_a_name_that_was_hardly_read_are_in_doubt_on_a_scan_of_few_dots(
    hardly: bool, coarse: bool, doubted: bool
) -> None:
    own = ["CHỦ TỊCH", "Trịnh Công ~Khải" if hardly else NAME]
    seen = ["CHỦ TỊCH", NAME]
    name = signed(own, seen, seen, opinions=[seen], coarse=coarse).name
    assert name.value == NAME
    assert ("marks of few dots: Khải" in name.reasons) is doubted


DAMAGED = """UY BAN NHAN DAN CONG HOA XA HOI CHU NGHIA VIET NAM
TINH BAC KAN Doc lap - Tu do - Hanh phic
S6: 45/BC-UBND Bac Kan, ngay 26 thang 10 nam 2015
BAO CAO
Két qua cong tac thi dua
Thuc hién Ké hoach cua cap trén, co quan bao cao két qua nhu sau: trong nam qua, cac don vi da t6 chitc thuc hién
tét nhiém vu dugc giao, gop phan hoan thanh ké hoach nam.
Noi nhan:
- Nhu trén;
- Luu: VT.
{signed}
Nguyén Van Hung
"""
"""A report that an OCR without Vietnamese read."""


@pytest.mark.parametrize(
    ("lines", "title", "doubted", "why"),
    [
        ("CHU TICH", "CHỦ TỊCH", True, "a line above it, or a word before it, may be lost"),
        ("TM. UY BAN NHAN DAN\nCHU TICH", "CHỦ TỊCH", True, "a KT. may stand between the two"),
        ("KT. CHU TICH\nPHO CHU TICH", "PHÓ CHỦ TỊCH", False, "nothing stands before a deputy"),
    ],
)
def test_a_head_s_title_alone_is_in_doubt_in_a_damaged_text(lines: str, title: str, doubted: bool, why: str) -> None:
    found = fields_of_plain(DAMAGED.format(signed=lines))["signature"].title
    assert (found.value, SIGN_LOST in found.reasons) == (title, doubted), why


def test_a_head_s_title_in_a_clean_text_is_none() -> None:
    clean = notice("UBND TỈNH LAM GIANG\nSỞ Y TẾ\nSố: 15/TB-SYT")
    assert SIGN_LOST not in fields_of_plain(clean)["signature"].title.reasons
