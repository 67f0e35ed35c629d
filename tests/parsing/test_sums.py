"""Figures of one sentence that agree but for a figure are doubted, and none of them is changed."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.citations import find_citations
from ocr_pipeline.parsing.dates import find_dates
from ocr_pipeline.parsing.statistics import find_statistics


def doubted(text: str) -> list[float | None]:
    found = find_statistics(text, find_citations(text), find_dates(text))
    return [one.value for one in found if one.needs_review]


SENTENCES = [
    ("cấp 93 giấy phép, trong đó nhà ở 80 giấy phép, công trình khác 13 giấy phép.", [], "parts that add up"),
    ("cấp 95 giấy phép, trong đó nhà ở 80 giấy phép, công trình khác 13 giấy phép.", [95, 80, 13], "all but a figure"),
    ("cấp 95 giấy phép, trong đó nhà ở 80 giấy\nphép. công trình khác 13 giấy phép.\n2. Ý kiến", [95, 80, 13],
     "a dot before a small letter ends no sentence"),
    ("cấp 95 giấy phép. Trong đó có 80 giấy phép, 13 giấy phép.", [], "another sentence"),
    ("cấp 95 giấy phép, thu hồi 80 giấy phép, đổi 13 giấy phép.", [], "nothing says that they are parts"),
    ("có 150 hồ sơ, trong đó đúng hạn 90 hồ sơ, trễ hạn 10 hồ sơ.", [], "so much is missing that parts are left out"),
    ("có 95 hồ sơ, trong đó đúng hạn 93 hồ sơ.", [], "one part alone is no sum"),
    ("có 95 hồ sơ, trong đó 74 hồ sơ và 12 hồ sơ.", [], "two figures differ: other things are counted"),
    ("xảy ra 11 vụ, làm rõ 09 vụ, đạt tỷ lệ 81,8%.", [], "a share of its counts"),
    ("xảy ra 17 vụ, làm rõ 09 vụ, đạt tỷ lệ 81,8%.", [17, 9, 81.8], "the whole has another figure"),
    ("xảy ra 11 vụ, làm rõ 09 vụ, đạt tỷ lệ 87,8%.", [11, 9, 87.8], "the share has"),
    ("huy động 17 người, làm rõ 09 vụ, đạt tỷ lệ 81,8%.", [], "people are no whole of cases"),
    ("xảy ra 11 vụ, làm rõ 09 vụ, tăng 87,8% so với năm trước.", [], "a growth is no share of them"),
    ("chi 12.345.678.911 đồng, gồm lương 10.000.000.000 đồng, khác 2.345.678.914 đồng.",
     [12_345_678_911, 10_000_000_000, 2_345_678_914], "amounts of eleven figures differ in their last"),
    ("có 64 xã, đã có 42 xã đạt 65,6% kế hoạch", [], "rounded"),
    ("có 64 xã, đã có 42 xã đạt 12,3% kế hoạch", [], "a share of something else"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), SENTENCES)
def test_the_figures_of_a_sentence(text: str, expected: list[float], why: str) -> None:
    assert doubted(text) == expected, why
