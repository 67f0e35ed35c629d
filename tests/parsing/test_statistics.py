"""Quantities in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.parsing.citations import find_citations
from ocr_pipeline.parsing.dates import find_dates
from ocr_pipeline.parsing.statistics import find_statistics
from schemas import Statistic, StatisticKind


def statistics(text: str) -> list[Statistic]:
    return find_statistics(text, find_citations(text), find_dates(text))


def only(text: str) -> Statistic:
    (statistic,) = statistics(text)
    return statistic


VALUES = [
    ("dự toán là 10.506 triệu đồng", 10506, "triệu đồng", StatisticKind.MONEY, "the dot parts thousands"),
    ("tổng 10.522,6 triệu đồng", 10522.6, "triệu đồng", StatisticKind.MONEY, "dot and comma"),
    ("chiếm 5,3% số đơn vị", 5.3, "%", StatisticKind.PERCENT, "the comma parts decimals"),
    ("có 1.846 tổ chức tham gia", 1846, "tổ chức", StatisticKind.COUNT, "a count"),
    ("đánh giá 02 TTHC mới", 2, "TTHC", StatisticKind.COUNT, "a padded count"),
    ("cho 04 CTĐT của Trường", 4, "CTĐT", StatisticKind.COUNT, "an abbreviation that is counted"),
    ("diện tích 62,9m² đất", 62.9, "m²", StatisticKind.AREA, "the unit glued to the number"),
    ("quy mô 39.400 ha", 39400, "ha", StatisticKind.AREA, "an area"),
    ("mức 10.000.000 đồng/suất/năm", 10_000_000, "đồng/suất/năm", StatisticKind.MONEY, "a compound unit"),
    ("hỗ trợ 5.000.000 đồng/đơn vị/ năm", 5_000_000, "đồng/đơn vị/năm", StatisticKind.MONEY, "words of two syllables"),
    ("giá 800.000 đồng/m²", 800_000, "đồng/m²", StatisticKind.MONEY, "a price"),
    ("cả nước có 63 tỉnh, thành phố", 63, "tỉnh, thành phố", StatisticKind.COUNT, "a unit of two names"),
    ("hệ số 3,66 kể từ", 3.66, "hệ số", StatisticKind.INDEX, "the unit stands first"),
    ("tổng số: 1.250 hồ sơ", 1250, "hồ sơ", StatisticKind.COUNT, "tổng số is no number of a thing"),
    ("gồm 1.846 tô chức", 1846, "tổ chức", StatisticKind.COUNT, "a damaged mark in a long unit"),
]


@pytest.mark.parametrize(("text", "value", "unit", "kind", "why"), VALUES)
def test_a_quantity_is_read(text: str, value: float, unit: str, kind: StatisticKind, why: str) -> None:
    statistic = only(text)
    assert (statistic.value, statistic.unit, statistic.kind) == (value, unit, kind), why
    assert not statistic.needs_review


NOT_COUNTED = [
    ("Quyết định số 12/QĐ-UBND ngày 12/3/2020", "a citation"),
    ("ngày 30 tháng 4 năm 2024", "a date"),
    ("1. Hồ sơ gồm có\n2. Đơn vị nộp", "numbers of headings"),
    ("theo Điều 5 và khoản 2 Điều 20", "numbers of parts"),
    ("Sau khi nghe Phòng Nghiệp vụ 1 báo cáo, ý kiến phát biểu", "the number of an office, which reports"),
    ("tiêu chuẩn ISO 9001 và mức độ 3", "standards and service levels"),
    ("năm học 2021-2022\nCăn cứ", "a school year"),
    ("từ 7h30 đến 23h ngày 01/7/2021", "times of day"),
    ("số 12 đường Hoa Sữa; điện thoại: 0255 xã", "an address, a telephone number"),
    ("khu 1 xã An Hòa", "the name of a place"),
    ("kết quả hệ thống hóa\n2\nvăn bản", "a page number"),
    ("tháng 01 năm 2025 của tỉnh", "a month"),
    ("kết quả 6 tháng đầu năm", "a period"),
    ("không có khó khăn", "a denial that counts nothing"),
    ("tại kho không có bản án số 159 của Tòa án", "one judgment, by its number"),
    ("Quá thời hạn nêu trên, cơ quan không có văn bản tham gia", "a condition, not a count"),
    ("nếu không có văn bản thì xem như thống nhất", "a condition with nếu"),
    ("Đối với người nộp thuế chưa có hồ sơ thì nộp bổ sung", "whom a rule speaks of"),
    ("tặng quà vào ngày Quốc khánh 2 tháng 9: 500", "a day without the word for it"),
    ("tiếp nhận hồ sơ sau 15 giờ thì trả vào ngày tiếp theo", "a time of day behind which one is late"),
    ("nếu tiếp nhận yêu cầu sau 15 giờ)", "or a request"),
]


@pytest.mark.parametrize(("text", "why"), NOT_COUNTED)
def test_what_is_no_statistic(text: str, why: str) -> None:
    assert statistics(text) == [], why


@pytest.mark.parametrize(
    ("text", "flagged", "why"),
    [
        ("bảo quản ¡ 5 năm kể từ ngày ký", True, "a stroke that stands alone may be its first digit"),
        ("bảo quản | 5 năm kể từ ngày ký", True, "whatever it was read as"),
        ("các mức: 5% số hộ", False, "a colon behind a word is one"),
        ("đạt 90%; 5% còn lại", False, "so is a semicolon behind a whole quantity"),
    ],
)
def test_a_number_that_may_be_torn_is_flagged(text: str, flagged: bool, why: str) -> None:
    (torn,) = [each for each in statistics(text) if each.value == 5]
    assert torn.needs_review == flagged, why


def test_money_is_scaled_to_its_base_unit() -> None:
    statistic = only("dự toán là 10.506 triệu đồng")
    assert (statistic.amount, statistic.base_unit) == (10_506_000_000, "đồng")


def test_a_range_has_both_ends_and_its_value_is_the_upper() -> None:
    statistic = only("thời hạn từ 5 đến 7 ngày làm việc")
    assert (statistic.low, statistic.high, statistic.value, statistic.unit) == (5, 7, 7, "ngày làm việc")


def test_a_ratio_keeps_the_whole() -> None:
    statistic = only("đã có 42/64 xã hoàn thành")
    assert (statistic.value, statistic.of, statistic.kind) == (42, 64, StatisticKind.RATIO)


def test_an_explicit_zero_is_a_zero() -> None:
    statistic = only("trong kỳ không phát sinh hồ sơ quá hạn")
    assert (statistic.value, statistic.unit, statistic.negated) == (0, "hồ sơ", True)


def test_a_comma_before_three_digits_is_ambiguous() -> None:
    statistic = only("đạt 1,234 ha")
    assert statistic.needs_review
    assert only("đạt 0,561 ha").needs_review is False


def test_a_lost_square_is_flagged() -> None:
    assert only("diện tích đất là 16m đã giao").needs_review
    assert only("giá 800.000 đồng/m? là").unit == "đồng/m²"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("đất ở đô thị: 1.840,2 m‡;", "m²"),
        ("đất trồng lúa: 7.915,5 m°;", "m²"),
        ("quy mô 96,35 km? và", "km²"),
        ("hiến 6.800 m đất làm đường", "m²"),
        ("có diện tích 96,35 km là", "km²"),
        ("Nhà cấp IV, diện tích sàn 394m),", "m²"),
        ("công suất là 205.500 m”/ngày, đạt", "m³/ngày"),
        ("đang khai thác 148.782 m%ngày, đạt", "m³/ngày"),
        ("sâu 12 m” ở giữa", "m²"),
        ("sâu 12 m% ở giữa", "m"),
    ],
)
def test_a_damaged_square_is_flagged(text: str, unit: str) -> None:
    statistic = only(text)
    assert (statistic.unit, statistic.needs_review) == (unit, True)


def test_a_length_is_no_area() -> None:
    assert not only("tuyến đường dài 6.800 m qua xã").needs_review


QUALIFIERS = [("khoảng", "approx"), ("hơn", "at_least"), ("dưới", "at_most"), ("ước đạt", "estimate")]


@pytest.mark.parametrize(("word", "qualifier"), QUALIFIERS)
def test_a_qualifier_is_kept(word: str, qualifier: str) -> None:
    assert only(f"quy mô {word} 235.000 người").qualifier == qualifier


def test_a_comparison_and_a_period_are_kept() -> None:
    comparison = only("thu ngân sách tăng 5,3% so với cùng kỳ").comparison
    assert comparison is not None
    assert (comparison.kind, comparison.value) == ("yoy", 5.3)
    period = only("tiếp nhận 1.250 hồ sơ trong năm 2024").period
    assert period is not None
    assert (period.start, period.end) == ("2024-01-01", "2024-12-31")


MEASURES = [
    ("1. Chi phí quản lý hành chính: 9.894 triệu đồng.", "Chi phí quản lý hành chính"),
    ("tỷ lệ giải ngân đạt 17,45%", "giải ngân"),
]


@pytest.mark.parametrize(("text", "measure"), MEASURES)
def test_the_words_say_what_is_counted(text: str, measure: str) -> None:
    assert only(text).measure == measure


PIECES = st.sampled_from(
    [
        "1",
        "02",
        "1.234",
        ",5",
        " triệu đồng",
        "%",
        " ha",
        "/",
        " đến ",
        "-",
        "\n",
        " TTHC",
        "không có ",
        "hồ sơ",
        "Điều ",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=150))
def test_any_text_is_borne_and_every_span_is_evidence(text: str) -> None:
    for statistic in statistics(text):
        assert statistic.span is not None
        assert text[slice(*statistic.span)] == statistic.raw


IN_WORDS = [
    ("tổng số 74.560.840 đồng (Bảy mươi bốn triệu, năm trăm sáu mươi nghìn, tám trăm bốn mươi đồng)", False,
     "the words say the same"),
    ("tổng số 74.560.000 đồng (Bảy mươi tư triệu, năm trăm sáu mươi nghìn đồng chẵn)", False, "tư and bốn are one"),
    ("tổng số 74.560.840 đồng (Bảy mươi ba triệu đồng)", True, "the words say less"),
    ("tổng số 2.389.176.600 đồng (Bằng chữ: Hai tỷ, ba trăm tám mươi triệu đồng)", True, "behind bằng chữ"),
    ("tổng số 2.389 triệu đồng (Hai tỷ, ba trăm tám mươi chín triệu đồng)", False, "the amount, not the figure"),
    ("tổng số 2.389 triệu đồng (từ ngân sách)", False, "other words in the brackets"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "flagged", "why"), IN_WORDS)
def test_a_number_in_words_beside_figures_must_agree(text: str, flagged: bool, why: str) -> None:
    assert statistics(text)[0].needs_review is flagged, why


def test_what_the_words_say_is_told_to_the_last_figure() -> None:
    words = "mười hai tỷ ba trăm bốn mươi lăm triệu sáu trăm bảy mươi tám nghìn chín trăm mười ba đồng"
    (found,) = statistics(f"tổng số 12.345.678.912 đồng ({words})")
    assert found.reasons == ("the words beside it say 12345678913",)


def test_none_of_what_was_read_badly_is_doubted() -> None:
    statistic = only("trong kỳ không phát sinh trường bợp quá hạn")
    assert (statistic.value, statistic.unit, statistic.reasons) == (
        0,
        "trường hợp",
        ("trường bợp was taken for trường hợp",),
    )
    assert statistic.needs_review


ZEROS = [
    ("không phát sinh hồ sơ quá hạn", "hồ sơ", "không phát sinh"),
    ("chưa phát sinh hồ sơ quá hạn", "hồ sơ", "chưa phát sinh"),
    ("không có vụ cháy nào", "vụ", "không có"),
    ("không còn hộ nghèo", "hộ nghèo", "không còn"),
    ("không xảy ra sự cố", "sự cố", "không xảy ra"),
    ("không để xảy ra sự cố", "sự cố", "không để xảy ra"),
    ("không ghi nhận ca bệnh", "ca bệnh", "không ghi nhận"),
    ("chưa có trường hợp tử vong", "trường hợp", "chưa có"),
    ("không có thiệt hại về người", "người", "no harm to people"),
    ("không phát hiện trường hợp vi phạm", "trường hợp", "không phát hiện"),
    ("chưa nhận được đơn khiếu nại", "đơn", "chưa nhận được"),
    ("không, phát sinh trường hợp tử vong", "trường hợp", "a speck behind its first word"),
]


@pytest.mark.parametrize(
    ("text", "kind", "counted", "flagged", "why"),
    [
        ("nắm chắc tình hình, không để phát sinh điểm nóng", "Công văn", False, False, "a task"),
        ("nắm chắc tình hình, không để phát sinh điểm nóng", "Báo cáo", True, True, "one of those that close a report"),
        ("trong năm 2023 không để phát sinh điểm nóng", "Công văn", True, False, "told of a year"),
        ("trong năm 2023 không để phát sinh điểm nóng", "Báo cáo", True, False, "told in a report"),
        ("đã làm tốt, không để phát sinh điểm nóng", "Chỉ thị", True, False, "told of what was done"),
        ("không để phát sinh điểm nóng", "Báo cáo", True, True, "a report may tell, or order"),
        ("không phát sinh điểm nóng", "Công văn", True, False, "nobody is told to"),
    ],
)
def test_what_is_to_be_prevented_is_no_zero(text: str, kind: str, counted: bool, flagged: bool, why: str) -> None:
    found = find_statistics(text, [], find_dates(text), kind=kind)
    assert bool(found) is counted, why
    assert any(one.needs_review for one in found) is flagged, why


@pytest.mark.parametrize(("text", "unit", "why"), ZEROS)
def test_what_there_is_none_of_is_a_zero(text: str, unit: str, why: str) -> None:
    statistic = only(text)
    assert (statistic.value, statistic.unit, statistic.negated) == (0, unit, True), why


def test_a_zero_with_a_speck_in_its_words_is_in_doubt() -> None:
    assert only("trong kỳ không, phát sinh hồ sơ quá hạn").reasons == ("a stray sign stands in the words for none",)


def test_a_comma_behind_a_question_opens_no_zero() -> None:
    assert not find_statistics("rõ là có hay không, có hồ sơ nào quá hạn", [], [])


def test_a_zero_in_figures_is_a_zero_as_well() -> None:
    statistic = only("tiếp nhận 00 hồ sơ")
    assert (statistic.value, statistic.unit) == (0, "hồ sơ")


NAMED_OR_COUNTED = [
    ("cấp 45 giấy chứng nhận", 45, "cấp is a verb before what is counted"),
    ("xử lý kỷ luật 4 người", 4, "luật inside kỷ luật"),
    ("báo cáo định kỳ 02 lần/năm", 2, "kỳ inside định kỳ"),
    ("hỗ trợ đội văn nghệ thôn: 21 triệu đồng/đội", 21, "an amount behind the name of a place"),
    ("cắt giảm từ 25% đến 45% thời gian", 45, "a range of shares is one quantity"),
    ("có 12.345/15.000 hộ tham gia", 12345, "a ratio of thousands"),
    ("ngày 29 tháng\n\f2\nhồ sơ", None, "the number of a page"),
]


@pytest.mark.parametrize(("text", "value", "why"), NAMED_OR_COUNTED)
def test_a_number_counts_or_names(text: str, value: float | None, why: str) -> None:
    assert [each.value for each in statistics(text)] == ([] if value is None else [value]), why


@given(st.integers(0, 10**9), st.sampled_from(["đồng", "hồ sơ", "%", "triệu đồng", "ha"]))
def test_no_digit_of_a_quantity_is_altered(number: int, unit: str) -> None:
    printed = f"{number:,}".replace(",", ".")
    statistic = only(f"tổng là {printed} {unit}.")
    assert (statistic.value, statistic.raw) == (number, f"{printed} {unit}")


@pytest.mark.parametrize("piece", ["12 hồ sơ ", "không có ", "năm 2020 ", "12%, ", "(một hai ", "từ "])
def test_long_runs_of_one_piece_are_borne(piece: str) -> None:
    # Work that grows with the square of the text would not come back from this.
    assert len(find_statistics(piece * 1_000, [], [])) <= 1_000


PARTS = [
    ("có 108/ 126 xã đạt chuẩn", 108, False, "a space behind the stroke of a ratio"),
    ("có 6 10 thôn đạt chuẩn", 10, True, "another number right before it"),
    ("đạt 78, 1% kế hoạch", 78.1, True, "a share torn at its comma is put together"),
    ("Có 7/†0 phường đạt chuẩn", 0, True, "a sign right before it"),
    ("tháng 6 120 hồ sơ", 120, False, "the number before it is a month's"),
]


@pytest.mark.parametrize(("text", "value", "flagged", "why"), PARTS)
def test_what_may_be_the_end_of_a_number_is_flagged(text: str, value: float, flagged: bool, why: str) -> None:
    (found,) = find_statistics(text, [], [])
    assert (found.value, found.needs_review) == (value, flagged), why


NO_QUANTITIES = [
    ("- Lưu: VT, KTTH (05h).", "copies that are kept"),
    ("tổ chức hòa giải 6 cơ sở", "the word ở misread"),
]


@pytest.mark.parametrize(("text", "why"), NO_QUANTITIES)
def test_a_misread_word_is_no_quantity(text: str, why: str) -> None:
    assert find_statistics(text, [], []) == [], why
    assert len(find_statistics("kiểm tra 6 cơ sở", [], [])) == 1
