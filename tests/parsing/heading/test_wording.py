"""The words of a subject held against the language."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.heading.wording import stands_alone, stands_out, with_likelier_marks
from ocr_pipeline.recognition.words import Box, Word
from schemas import FieldValue
from tests.layout.typed_pages import SENTENCES, Ink, Inks, fields_of, page, restorer


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        # A hook too many, or too few: both looks read it so, and it is a word.
        ("quy định mức chỉ cho công tác hòa giải ở cơ sở", "quy định mức chi cho công tác hòa giải ở cơ sở"),
        ("nâng cao chất lượng sinh hoạt chỉ bộ", "nâng cao chất lượng sinh hoạt chi bộ"),
        ("Kết quả rà soát, khác phục tồn tại", "Kết quả rà soát, khắc phục tồn tại"),
    ],
)
def test_marks_that_the_language_would_much_rather_have_are_put_right_and_doubted(read: str, meant: str) -> None:
    value, doubts = with_likelier_marks(read, restorer())
    assert value == meant
    assert len(doubts) == 1


def test_marks_that_another_place_of_the_document_has_too_are_no_doubt() -> None:
    read, meant = "quy định mức chỉ cho công tác hòa giải", "quy định mức chi cho công tác hòa giải"
    assert with_likelier_marks(read, restorer(), lambda words: words == "mức chi cho") == (meant, ())


def test_a_tone_above_a_circumflex_that_another_nearly_outdoes_is_doubted_wherever_else_it_is_read_so() -> None:
    read = "xây dựng quyền giới thiệu về trường"
    value, doubts = with_likelier_marks(read, restorer(), lambda _: True)
    assert (value, doubts) == (read, ("marks uncertain: quyền or quyển",))


@pytest.mark.parametrize("read", ["bảo đảm quyền lợi của người lao động", "in một quyển sách giới thiệu"])
def test_one_that_fits_alone_is_none(read: str) -> None:
    assert with_likelier_marks(read, restorer()) == (read, ())


@pytest.mark.parametrize(
    ("words", "place", "alone"),
    [
        ("Quy định hệ số điều chỉnh giá đất", 1, True),
        ("xây dựng quyền giới thiệu về trường", 2, False),
        ("Xzq wkh hệ số", 1, False),
    ],
)
def test_a_word_stands_alone_where_no_other_mark_fits(words: str, place: int, alone: bool) -> None:
    assert stands_alone(words.split(), place, restorer()) is alone


@pytest.mark.parametrize(
    ("read", "doubts"),
    [
        ("DI SẢN VĂN HÓA PHI VẬT THẾ, TỔ CHỨC LỄ HỘI", ("marks uncertain: THẾ, or THỂ,",)),
        ("THU THUẾ TÀI NGUYỂN ĐỐI VỚI KHOÁNG SẢN", ("marks uncertain: NGUYỂN or NGUYÊN",)),
        ("SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA QUY ĐỊNH", ()),
        ("CÔNG BỐ THỦ TỤC HÀNH CHÍNH TRÊN ĐỊA BÀN TỈNH AN GIANG", ()),
    ],
)
def test_words_in_capitals_are_asked_about_in_small_letters_and_never_changed(
    read: str, doubts: tuple[str, ...]
) -> None:
    assert with_likelier_marks(read, restorer()) == (read, doubts)


def test_a_capital_is_doubted_and_never_changed() -> None:
    read = "nhân dịp Tết Nguyên đán Át Tỵ năm 2025"
    value, doubts = with_likelier_marks(read, restorer())
    assert value == read
    assert any("Ất" in doubt for doubt in doubts)


@pytest.mark.parametrize(
    "read",
    [
        "Về việc phê duyệt phương án bồi thường, hỗ trợ và tái định cư",
        "Sự chỉ đạo của Ủy ban nhân dân tỉnh về sửa đổi, bổ sung quy chế chi tiêu nội bộ",
        # Names are left alone: nobody knows their marks but their bearers.
        "Bổ nhiệm ông Bạch Đăng Ngọc",
    ],
)
def test_what_reads_well_is_left_alone(read: str) -> None:
    assert with_likelier_marks(read, restorer()) == (read, ())


def word(text: str, second: str) -> Word:
    return Word(text, Box(0, 0, 10, 10), 0.95, second=second)


@pytest.mark.parametrize(
    ("words", "out"),
    [
        ((("cơ", "cơ"), ("sở", "sớ"), ("dữ", "dữ"), ("liệu", "liệu")), True),
        # Neither is right here (đổi tên): neither stands out.
        ((("quyết", "quyết"), ("đôi", "đối"), ("tên", "tên"), ("cơ", "cơ")), False),
        # Other letters, which make no word there.
        ((("thực", "thực"), ("hành", "hànành"), ("tiết", "tiết"), ("kiệm", "kiệm")), True),
        # A word beside it may have been lost.
        ((("Kết", "Kết"), ("luận", "luậncuộchọp"), ("về", "về"), ("dự", "dự")), False),
        # No word at all.
        ((("địa", "địa"), ("nỉnh", "nỉình"), ("năm", "năm"), ("2025", "2025")), False),
        # The other look read nothing.
        ((("cơ", "cơ"), ("sở", ""), ("dữ", "dữ"), ("liệu", "liệu")), False),
    ],
)
def test_a_reading_stands_out_where_the_other_makes_no_sense(words: tuple[tuple[str, str], ...], out: bool) -> None:
    assert stands_out([word(*each) for each in words], 1, restorer()) is out


def subject(line: str, inks: Inks) -> FieldValue:
    head = ("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", "Số: 15/TB-SYT")
    subject: FieldValue = fields_of(page(inks).header(head).title("THÔNG BÁO", line).body(*SENTENCES))["subject"]
    return subject


def test_only_a_difference_that_the_language_leaves_open_is_a_doubt() -> None:
    line = "Về việc xây dựng cơ sở dữ liệu"
    assert not subject(line, {"sở": Ink(second="sớ")}).needs_review
    assert subject("Về việc xây dựng quyền giới thiệu", {"quyền": Ink(second="quyến")}).needs_review
