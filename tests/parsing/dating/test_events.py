"""What dates mean: the role by the words around them, flagged where the words are weak."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ocr_pipeline.parsing.dating.cues import date_cues
from ocr_pipeline.parsing.dating.events import find_events

ISSUED = "2024-05-10"
SURE = [
    # In force from a day that is printed.
    ("Quyết định này có hiệu lực kể từ ngày 01 tháng 6 năm 2024.", [("effective", "2024-06-01")]),
    # The longer form, broken over a line.
    ("có hiệu lực thi hành\nkể từ ngày 15/6/2024", [("effective", "2024-06-15")]),
    # From the day of signing: the document's own.
    ("Quyết định này có hiệu lực kể từ ngày ký.", [("effective", ISSUED)]),
    # From the day of signing, the longest form.
    ("có hiệu lực thi hành từ ngày ký ban hành", [("effective", ISSUED)]),
    # From the day of the vote, which is named.
    (
        "thông qua ngày 08 tháng 5 năm 2024 và có hiệu lực kể từ ngày thông qua",
        [("event", "2024-05-08"), ("effective", "2024-05-08")],
    ),
    # "hết hiệu lực" is an end, though "hiệu lực" stands in it.
    ("Nghị quyết số 14 hết hiệu lực vào ngày 31 tháng 12 năm 2025", [("expires", "2025-12-31")]),
    # In force until.
    ("Giấy phép có giá trị đến hết ngày 30/6/2026", [("expires", "2026-06-30")]),
    # A day by which something is due.
    ("gửi về Sở Tư pháp trước ngày 24 tháng 5 năm 2024 để tổng hợp", [("deadline", "2024-05-24")]),
    # At the latest, a small word between.
    ("báo cáo chậm nhất là ngày 20/5/2024", [("deadline", "2024-05-20")]),
    # The last day, with a colon.
    ("Hạn cuối: 20/5/2024", [("deadline", "2024-05-20")]),
    # An hour between cue and day.
    ("xong trước 17 giờ 00 ngày 26 tháng 5 năm 2024", [("deadline", "2024-05-26")]),
    # A label with words of its own before its colon.
    ("Hạn nộp hồ sơ dự tuyển: 17h00 ngày 30/6/2024", [("deadline", "2024-06-30")]),
    # A label of a meeting.
    ("Thời gian khai mạc hội nghị: ngày 30/6/2024", [("event", "2024-06-30")]),
    # A label of two parts.
    ("Thời gian hoàn thành: đến hết ngày 09/6/2024.", [("deadline", "2024-06-09")]),
    # In a cell of a table, without "ngày".
    ("Vụ Pháp chế Trước 28/6/2024 Danh mục", [("deadline", "2024-06-28")]),
    # A month to come, by its last day.
    ("hoàn thành trong tháng 8 năm 2024", [("deadline", "2024-08-31")]),
    # A quarter to come.
    ("hoàn thành trong quý III năm 2024", [("deadline", "2024-09-30")]),
    # What came before the document's own day is not due.
    ("hồ sơ tiếp nhận trước ngày 01 tháng 5 năm 2024 mà chưa giải quyết", []),
    # The month that has begun is reported on, not due.
    ("kết quả thực hiện trong tháng 5 năm 2024", []),
    # A period with both ends.
    # A range over New Year begins in the year before.
    ("tổ chức từ ngày 28/12 đến ngày 03/01/2025", [("period_start", "2024-12-28"), ("period_end", "2025-01-03")]),
    ("từ ngày 15/6/2024 đến ngày 19/6/2024", [("period_start", "2024-06-15"), ("period_end", "2024-06-19")]),
    # The same with hours, in a row of a table.
    ("7h30 ngày 30/6/2024 đến 23h ngày 01/7/2024", [("period_start", "2024-06-30"), ("period_end", "2024-07-01")]),
    # "đến hết" belongs to the last day.
    (
        "từ ngày 06 tháng 6 năm 2024 đến hết ngày 08 tháng 6 năm 2024",
        [("period_start", "2024-06-06"), ("period_end", "2024-06-08")],
    ),
    # Figures up to a day.
    ("Tính đến ngày 31/3/2024, toàn tỉnh có 38.412 đảng viên", [("period_end", "2024-03-31")]),
    # "Đến ngày" of a day gone by is an end of a period.
    ("Đến ngày 30 tháng 4 năm 2024, huyện đã khởi công 87 phòng", [("period_end", "2024-04-30")]),
    # What goes on until a day.
    ("liên tục đến hết ngày 15 tháng 7 năm 2024", [("period_end", "2024-07-15")]),
    # The end of a period may be a month.
    ("Từ năm 2020 đến hết tháng 4 năm 2024", [("period_end", "2024-04-30")]),
    # Before a quarter is before it begins; within it, until it ends.
    ("hoàn thành trước quý IV năm 2024", [("deadline", "2024-10-01")]),
    ("hoàn thành trong quý IV năm 2024", [("deadline", "2024-12-31")]),
    # A meeting's hour and day.
    ("Thời gian: Vào hồi 08 giờ 00, ngày 18 tháng 5 năm 2024.", [("event", "2024-05-18")]),
    # From an hour to another of one day: held, and not due.
    ("Thời gian: Từ 7h00 đến 11h00, Thứ Bảy, ngày 18/5/2024.", [("event", "2024-05-18")]),
    ("từ 06 giờ 00 đến 11 giờ 30 ngày 18/5/2024: xã Quang Phú", [("event", "2024-05-18")]),
    # The beginning of a meeting.
    ("bắt đầu từ 14 giờ 00 phút, ngày 18 tháng 5 năm 2024 (thứ Bảy)", [("event", "2024-05-18")]),
    # A sentence that opens with its day.
    ("Ngày 07 tháng 5 năm 2024, tại trụ sở, ông A chủ trì cuộc họp", [("event", "2024-05-07")]),
    # Today.
    ("Hôm nay, ngày 09 tháng 5 năm 2024, chúng tôi gồm", [("event", "2024-05-09")]),
    # A vote.
    ("Kỳ họp thứ 5 thông qua ngày 08/5/2024", [("event", "2024-05-08")]),
    # A day with nothing before it that says what it is.
    ("Quốc tế lao động 01 tháng 5 năm 2024", []),
    # The document's own date in its head.
    ("Lam Giang, ngày 10 tháng 5 năm 2024", []),
    # "vật tư ngày" holds no "từ ngày".
    ("cấp vật tư ngày 20/5/2024", []),
    # Unmarked words are cues all the same: the text of an English reading.
    ("co hieu luc ke tu ngay 01/6/2024", [("effective", "2024-06-01")]),
    # A recurring day is none.
    ("trước ngày 20 hằng tháng", []),
]
WEAK = [
    # Of a day that was misread the range is one all the same, and no deadline.
    ("tổ chức từ ngày 31/6 đến ngày 05/7/2025", "period_start", None),
    ("tổ chức từ ngày 15/6 đến ngày 20/5/2025", "period_start", None),
    # "kể từ" alone may open a period, a right or a duty.
    ("kể từ ngày 01/7/2024, các tổ chức phải chuyển sang hóa đơn điện tử", "effective", "2024-07-01"),
    # "từ ngày" without an end.
    ("Bảo hiểm y tế 15 tháng (từ ngày 01/10/2024)", "period_start", "2024-10-01"),
    # "Đến ngày" of a day to come may be a target or the end of a period.
    ("Đến ngày 30 tháng 6 năm 2024: 80% số cơ sở", "deadline", "2024-06-30"),
    # Two days joined by a dash may be the years of a life.
    ("kỷ niệm 20 năm (09/3/2006 - 09/3/2026)", "period_start", "2006-03-09"),
    # An hour alone makes no meeting.
    ("cấm biển 12 giờ 00 ngày 26 tháng 5 năm 2024", "event", "2024-05-26"),
    # What looks like a digit is none: the day is only likely.
    ("trước ngày 2l tháng 5 năm 2024", "deadline", "2024-05-21"),
    # No such day.
    ("chậm nhất ngày 31 tháng 6 năm 2024", "deadline", None),
    # Far from the document's own date.
    ("chậm nhất ngày 20/5/2084", "deadline", "2084-05-20"),
    # One digit of a year is easily misread.
    ("Ngày 07 tháng 5 năm 2026, tại trụ sở, ông A chủ trì", "event", "2026-05-07"),
    # What is due was not due before it was written.
    ("hoàn thành trước ngày 30/4/2024", "deadline", "2024-04-30"),
    # Neither does much take effect before.
    ("có hiệu lực kể từ ngày 01/01/2024", "effective", "2024-01-01"),
    # The vote's day was left open: the document's own is a guess.
    ("thông qua ngày ... tháng ... năm 2024 và có hiệu lực kể từ ngày thông qua", "effective", ISSUED),
    # The same day as the first event.
    ("Ngày 07 tháng 5 năm 2024, họp. Kết thúc lúc 11 giờ 15 phút cùng ngày", "event", "2024-05-07"),
]


@pytest.mark.parametrize(("text", "expected"), SURE, ids=[row[0] for row in SURE])
def test_sure_roles(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = find_events(text, ISSUED)
    assert [(each.role, each.value) for each in found] == expected
    assert [each.reasons for each in found] == [()] * len(found)


@pytest.mark.parametrize(("text", "role", "value"), WEAK, ids=[row[0] for row in WEAK])
def test_weak_cues_are_flagged(text: str, role: str, value: str | None) -> None:
    flagged = [(each.role, each.value) for each in find_events(text, ISSUED) if each.reasons]
    assert (role, value) in flagged


@pytest.mark.parametrize(
    ("text", "roles", "why"),
    [
        ("Ngày 17 tháng năm 2024, tại Phòng họp tầng ba", ["event"], "the month was not read"),
        ("Vào hồi 07 giờ 30, ngày 13 tháng 11 năm tại Phòng họp số hai", ["event"], "nor the year"),
        ("từ ngày 15 tháng 12 năm trước đến kỳ báo cáo", [], "the year before, and no year is lost"),
        ("theo Tờ trình ngày 13 tháng năm 2024 của Sở", [], "a date of another document"),
        ("Điều 3. Quyết định này có hiệu !\nĐiều 4.", ["effective"], "the end of the line was lost"),
        ("Giải pháp này có hiệu quả cao", [], "an effect is no force"),
    ],
)
def test_a_day_that_was_not_read_is_not_lost_in_silence(text: str, roles: list[str], why: str) -> None:
    found = find_events(text, ISSUED)
    assert [(each.role, each.value) for each in found] == [(role, None) for role in roles], why
    assert all("no real date was read" in each.reasons for each in found), why


def test_hours_stand_beside_their_days() -> None:
    text = "xong trước 17 giờ 00 ngày 26/5/2024; hồi 8h30 ngày 27/5/2024"
    assert [each.time for each in find_events(text, ISSUED)] == ["17:00", "08:30"]


def test_the_date_of_a_cited_document_is_its_own() -> None:
    text = "theo Nghị định số 30/2020/NĐ-CP, thông qua ngày 05/3/2020; từ ngày 01/6/2024 đến ngày 02/6/2024"
    cited = [(text.index("Nghị"), text.index("05/3/2020") + 9)]
    # A sure cue right before it outweighs the citation.
    assert [each.role for each in find_events(text, ISSUED, cited)] == ["event", "period_start", "period_end"]
    bare = text.replace("thông qua ngày", "ban hành ngày")
    assert [each.role for each in find_events(bare, ISSUED, cited)] == ["period_start", "period_end"]


def test_without_a_date_of_its_own_what_hangs_on_it_is_in_doubt() -> None:
    (due,) = find_events("gửi trước ngày 24/5/2024", None)
    assert (due.value, due.reasons != ()) == ("2024-05-24", True)
    (force,) = find_events("có hiệu lực kể từ ngày ký", None)
    assert (force.value, force.reasons != ()) == (None, True)


@pytest.mark.parametrize("words", sorted(date_cues()))
def test_every_cue_of_the_table_gives_its_role(words: str) -> None:
    for cue in date_cues()[words]:
        day = "2024-05-05" if cue.when == "earlier" else "2024-06-20"
        year, month, number = day.split("-")
        said = cue.words.replace(" …:", " của ba người:")
        (found,) = find_events(f"abc {said} ngày {number}/{month}/{year} xyz", ISSUED)
        assert (found.role, found.value) == (cue.role, day)
        assert bool(found.reasons) != cue.sure


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["từ ", "đến ", "ngày ", "31/12/2024", "08 giờ", " tháng 5 năm 2024", "\n", "trước ", "§", "ký"]
        )
    )
)
def test_no_text_is_too_broken(parts: list[str]) -> None:
    text = "".join(parts)
    for each in find_events(text, ISSUED):
        assert 0 <= each.span[0] < each.span[1] <= len(text)


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("chậm nhất rigày 21 tháng 9 năm 2024.", [("deadline", "2024-09-21")], "the word ngày was misread"),
        ("chậm nhất nqày 21/9/2024", [("deadline", "2024-09-21")], "the same, another letter of it"),
        ("hoàn thdnh trưởc ngày 21/9/2024", [("deadline", "2024-09-21")], "a letter of the cue itself"),
        ("chậm nhốt là 21/9/2024", [("deadline", "2024-09-21")], "the same, without ngày"),
        ("08 kiờ 00, ngày 05 tháng 6 năm 2024, tại Phòng họp", [("event", "2024-06-05")], "the word of the hour"),
        ("văn bản đến nay 21/9/2024", [], "nay is a word of its own"),
        ("chậm chạp ngày 21/9/2024", [], "other words"),
        ("chưa nhất trí ngày 21/9/2024", [], "one of the two words"),
    ],
)
def test_a_day_whose_cue_was_misread_is_in_doubt_and_not_lost(
    text: str, expected: list[tuple[str, str]], why: str
) -> None:
    found = find_events(text, ISSUED)
    assert [(event.role, event.value) for event in found] == expected, why
    assert all(event.reasons for event in found), why
