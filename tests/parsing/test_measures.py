"""What a quantity counts, in words."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.citations import find_citations
from ocr_pipeline.parsing.dates import find_dates
from ocr_pipeline.parsing.statistics import find_statistics

MEASURES = [
    ("Có 26 cuộc thi đấu thể thao.", "cuộc thi đấu thể thao", "the unit and what follows it"),
    ("Toàn huyện còn 2.266 hộ nghèo.", "hộ nghèo", "a place and an auxiliary say nothing"),
    ("đã giải quyết 120 hồ sơ;", "hồ sơ đã giải quyết", "what was done stands behind the thing"),
    ("kiểm tra 22 cơ sở kinh doanh dịch vụ văn hóa, xử lý", "cơ sở kinh doanh dịch vụ văn hóa được kiểm tra",
     "a verb before becomes a passive"),
    ("Tổ chức 18 đợt ra quân;", "đợt ra quân", "verbs of making say nothing"),
    ("Kinh phí thực hiện: 30,25 tỷ đồng", "Kinh phí thực hiện", "the words before a colon"),
    ("2. Hỗ trợ đường ngõ, xóm: 130 triệu đồng/km", "Hỗ trợ đường ngõ, xóm", "up to the label, over its commas"),
    ("Tổng chi ngân sách đạt 828 tỷ đồng", "Tổng chi ngân sách", "the joining verb is left out"),
    ("IV. KINH PHÍ\nTổng kinh phí là 64.057.000 đồng", "Tổng kinh phí", "a heading is no part of it"),
    ("Tỷ lệ hòa giải thành đạt 88%", "hòa giải thành", "a rate of something"),
    ("a) 100% cơ sở lưu trú niêm yết giá;", "cơ sở lưu trú niêm yết giá", "a share of what follows it"),
    ("Giải quyết dứt điểm 91% đơn tố cáo.", "đơn tố cáo được giải quyết dứt điểm", "what is done to a share"),
    ("Số ca ngộ độc lẻ là 03 trường hợp", "ca ngộ độc lẻ", "số counts what follows it"),
    ("không có vụ bạo lực học đường nghiêm trọng;", "vụ bạo lực học đường nghiêm trọng", "of what there is none"),
    ("không có thiệt hại về người;", "thiệt hại về người", "no harm to people"),
    ("nợ lương: không phát sinh đơn vị nợ lương, phụ cấp.", "đơn vị nợ lương, phụ cấp", "a list of two closes it"),
    ("Có 10/12 xã, thị trấn hoàn thành dự toán thu", "xã hoàn thành dự toán thu", "units of the same rank are one"),
    ("Đảng bộ có 05 chi bộ.", "chi bộ", "who has them is none of the measure"),
    ("Xã có khoảng 30 người tham gia.", "người tham gia", "nor is it before about how many"),
    ("Lao động nữ có 30 người.", "Lao động nữ", "people who are counted as what stands before"),
    ("với 85 doanh nghiệp cắt giảm lao động.", "doanh nghiệp cắt giảm lao động", "cắt giảm is one verb"),
    ("đăng ký kết hôn 7.643 trường hợp", "trường hợp được đăng ký kết hôn", "hôn is not hơn"),
]  # fmt: skip


BEHIND_ANOTHER = [
    ("Đảng bộ kết nạp 5 đảng viên, 12 quần chúng.", "quần chúng", "a comma parts it from the quantity before"),
    ("có 598.340 đoàn viên (tăng 12.450 đoàn viên).", "đoàn viên", "so does a bracket"),
    ("Kinh phí năm 2023 (25 triệu đồng).", "Kinh phí năm 2023", "a year is no quantity"),
]


@pytest.mark.parametrize(("text", "measure", "why"), BEHIND_ANOTHER)
def test_the_words_of_another_quantity_are_no_measure(text: str, measure: str, why: str) -> None:
    assert find_statistics(text, (), ())[-1].measure == measure, why


@pytest.mark.parametrize(("text", "measure", "why"), MEASURES)
def test_the_words_around_say_what_is_counted(text: str, measure: str, why: str) -> None:
    (statistic,) = find_statistics(text, find_citations(text), find_dates(text))
    assert statistic.measure == measure, why


SHARES = [
    ("đã giải quyết 120 hồ sơ, chiếm 96,1%;", True, "chiếm"),
    ("đã giải quyết 120 hồ sơ (96,1%);", True, "in brackets"),
    ("đã giải quyết 120 hồ sơ, đạt 89,2% kế hoạch;", True, "against a plan"),
    ("đã giải quyết 120 hồ sơ, giảm 7,4% so với cùng kỳ;", True, "against the period before"),
    ("đã giải quyết 120 hồ sơ. Tỷ lệ hài lòng đạt 95%.", False, "in another sentence"),
    ("đã giải quyết 120 hồ sơ; tỷ lệ hài lòng đạt 95%.", False, "of something else"),
]


@pytest.mark.parametrize(("text", "same", "why"), SHARES)
def test_a_share_counts_what_was_counted_before_it(text: str, same: bool, why: str) -> None:
    count, share = find_statistics(text, [], [])
    assert (count.measure == share.measure) is same, why


def test_a_qualifier_is_read_with_its_marks() -> None:
    (statistic,) = find_statistics("đăng ký kết hôn 7.643 trường hợp", [], [])
    assert statistic.qualifier is None
