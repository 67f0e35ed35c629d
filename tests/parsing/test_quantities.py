"""Quantities as official documents write them: units, scales, numbers, and what damage leaves of them."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.citations import find_citations
from ocr_pipeline.parsing.dates import find_dates
from ocr_pipeline.parsing.statistics import find_statistics
from schemas import Statistic, StatisticKind

COUNT, MONEY, PERCENT, AREA, DURATION = (
    StatisticKind.COUNT,
    StatisticKind.MONEY,
    StatisticKind.PERCENT,
    StatisticKind.AREA,
    StatisticKind.DURATION,
)


def statistics(text: str) -> list[Statistic]:
    return find_statistics(text, find_citations(text), find_dates(text))


UNITS = [
    ("Danh mục 55 thủ tục hành chính", 55, "thủ tục hành chính", COUNT, "danh mục numbers nothing, mục does"),
    ("Danh mục\n02 thủ tục hành chính mới ban hành", 2, "thủ tục hành chính", COUNT, "nor does it over a line's end"),
    ("Phê duyệt 05 quy trình nội bộ", 5, "quy trình", COUNT, "procedures are no quarters (quý)"),
    ("bao gồm 05 dòng hàng", 5, "dòng hàng", COUNT, "tariff lines are no money (đồng)"),
    ("hoàn thành sau 15 giờ", 15, "giờ", DURATION, "hours that pass"),
    ("Đối với lĩnh vực này tồn 3 tháng", 3, "tháng", DURATION, "months that pass"),
    ("tiêm phòng 1.598.400 liều vắc xin", 1_598_400, "liều", COUNT, "what one does before a number names no room"),
    ("đóng góp 76.601 ngày công để làm đường", 76_601, "ngày công", COUNT, "days of work are no time"),
    ("treo 455 khẩu hiệu tuyên truyền", 455, "khẩu hiệu", COUNT, "no people (khẩu)"),
    ("chỉnh lý dứt điểm 554 mét giá tài liệu", 554, "mét giá", COUNT, "metres of shelf behind a verb"),
    ("kết quả xếp loại: 19 chi bộ", 19, "chi bộ", COUNT, "a colon behind loại opens a count"),
    ("bầu 06 trưởng thôn", 6, "trưởng thôn", COUNT, "no school (trường)"),
    ("chia làm 02 giai đoạn", 2, "giai đoạn", COUNT, "no prize (giải)"),
    ("thu giữ 60 kg vật liệu nổ", 60, "kg", COUNT, "a weight"),
    ("đạt 125,5 tấn thịt hơi", 125.5, "tấn", COUNT, "tonnes with decimals"),
    ("có 68.470 con gia súc", 68_470, "con", COUNT, "animals"),
    ("đón 479.357 lượt khách", 479_357, "lượt khách", COUNT, "visits of guests"),
    ("cấp 3.282 giấy phép xây dựng", 3282, "giấy phép", COUNT, "permits behind cấp"),
    ("xử lý 114 vụ vi phạm", 114, "vụ", COUNT, "cases"),
    ("lập 44 quyết định xử phạt", 44, "quyết định", COUNT, "decisions that are counted"),
    ("hoàn thành 24 tổ hòa giải", 24, "tổ hòa giải", COUNT, "groups with their name"),
    ("có 2.815 công đoàn cơ sở", 2815, "công đoàn cơ sở", COUNT, "trade unions are no drains (cống)"),
    ("chi trả cho 125 đối tượng", 125, "đối tượng", COUNT, "people that a policy is about"),
    ("trồng 15 héc ta rừng", 15, "héc ta", AREA, "hectares in words"),
    ("thu hút 1,2 tỉ USD", 1.2, "tỉ USD", MONEY, "the other spelling of a milliard"),
    ("thu ngân sách 1.869 triệu đồng", 1869, "triệu đồng", MONEY, "millions"),
    ("Cao Bằng: 68.900 Triệu đồng;", 68_900, "triệu đồng", MONEY, "with a capital, which opens no sentence"),
    ("giải ngân 86.642,5 tỷ đồng", 86_642.5, "tỷ đồng", MONEY, "thousands of milliards"),
    ("hỗ trợ 300 nghìn đồng", 300, "nghìn đồng", MONEY, "thousands"),
    ("vốn ODA 12,4 triệu USD", 12.4, "triệu USD", MONEY, "another currency"),
    ("nộp 5.596.250 đồng", 5_596_250, "đồng", MONEY, "two dots"),
    ("đạt 93,42% mẫu", 93.42, "%", PERCENT, "two decimals"),
    ("đạt 100% kế hoạch", 100, "%", PERCENT, "a whole share"),
    ("bằng 67,3 % dự toán", 67.3, "%", PERCENT, "a space before the sign"),
    ("trồng mới 1.240 ha rừng", 1240, "ha", AREA, "hectares"),
    ("cho thuê 12.486,7 m² đất", 12_486.7, "m²", AREA, "square metres"),
    ("quy mô 96,35 km² và", 96.35, "km²", AREA, "square kilometres"),
    ("trong 15 ngày làm việc", 15, "ngày làm việc", DURATION, "working days"),
    ("kéo dài 06 tháng", 6, "tháng", DURATION, "months"),
    ("thời hạn 24 giờ", 24, "giờ", DURATION, "hours"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "value", "unit", "kind", "why"), UNITS)
def test_a_unit_is_known(text: str, value: float, unit: str, kind: StatisticKind, why: str) -> None:
    (statistic,) = statistics(text)
    assert (statistic.value, statistic.unit, statistic.kind, statistic.needs_review) == (value, unit, kind, False), why


RATIOS = [
    ("Diện tích 285/300 ha", 285, 300, "two whole numbers"),
    ("thu ngân sách 2.140,5/3.835 tỷ đồng", 2140.5, 3835, "the part has a decimal"),
    ("giải ngân 42,25/64,5 tỷ đồng", 42.25, 64.5, "both have"),
]


@pytest.mark.parametrize(("text", "value", "of", "why"), RATIOS)
def test_a_part_of_a_whole(text: str, value: float, of: float, why: str) -> None:
    (statistic,) = statistics(text)
    assert (statistic.value, statistic.of, statistic.kind) == (value, of, StatisticKind.RATIO), why


TORN = [
    ("thành lập 15 250 tổ", 15_250, "15 250 tổ", "the dot of thousands is a space"),
    ("giá trị 86 642,5 tỷ đồng", 86_642.5, "86 642,5 tỷ đồng", "the same before decimals"),
    ("kiểm tra 121. 152 công trình", 121_152, "121. 152 công trình", "a space behind the dot"),
    ("chi 1 200.000 đồng", 1_200_000, "1 200.000 đồng", "the first of two dots"),
]


@pytest.mark.parametrize(("text", "value", "raw", "why"), TORN)
def test_a_number_torn_at_its_dot_is_put_together_and_flagged(text: str, value: float, raw: str, why: str) -> None:
    (statistic,) = statistics(text)
    assert (statistic.value, statistic.raw, statistic.needs_review) == (value, raw, True), why


WHOLE = [
    ("trong tháng 6 120 hồ sơ", 120, "the number of a month"),
    ("năm 2024 250 hồ sơ", 250, "a year"),
    ("\n15. 250 hồ sơ", 250, "the label of a paragraph"),
    ("Điều 3 250 người", 250, "the number of an article"),
    ("ngày 12/3/2020 250 người", 250, "a date"),
    ("đợt 2 120 người", 120, "the second of several times"),
    ("đạt 12 25 hồ sơ", 25, "two figures are no thousands"),
    ("giao 0 250 hồ sơ", 250, "no number begins with a zero"),
]


@pytest.mark.parametrize(("text", "value", "why"), WHOLE)
def test_what_stands_before_a_number_is_not_always_its_beginning(text: str, value: float, why: str) -> None:
    assert statistics(text)[-1].value == value, why


SQUARES = [
    ("diện tích sàn 394m),", "m²", "a bracket closes behind the lost sign"),
    ("tổng diện tích: 16m", "m²", "a colon before the number"),
    ("đã hiến 304.000 m, đóng góp", "m²", "land that is given away"),
    ("đã hiến 304.000 m”, đóng góp", "m²", "the sign read as a quotation mark"),
    ("có diện tích 96,35 km là", "km²", "kilometres"),
    ("san lấp 6.800 m đất", "m²", "land behind the number"),
]


@pytest.mark.parametrize(("text", "unit", "why"), SQUARES)
def test_the_lost_sign_of_a_square_is_flagged(text: str, unit: str, why: str) -> None:
    statistic = statistics(text)[0]
    assert (statistic.unit, statistic.kind, statistic.needs_review) == (unit, AREA, True), why


LENGTHS = [("tuyến đường dài 394 m", "m", "a length"), ("nâng cấp 12 km đường", "km", "a road")]


@pytest.mark.parametrize(("text", "unit", "why"), LENGTHS)
def test_a_length_stays_one(text: str, unit: str, why: str) -> None:
    (statistic,) = statistics(text)
    assert (statistic.unit, statistic.needs_review) == (unit, False), why


@pytest.mark.parametrize("piece", ["1 ", "15 250 ", "1. ", "diện tích ", "hiến 1 m ", "m”, ", "không có ", "1.000 "])
def test_long_runs_of_one_piece_are_borne(piece: str) -> None:
    # Patterns whose work grows with the square of the text would not come back from this.
    assert len(find_statistics(piece * 6_000, [], [])) <= 6_000
