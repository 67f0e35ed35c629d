"""A document file set on pages by its rules of form."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from samples.setting.form import compose
from samples.setting.layout import Layout, PageLayout, PlacedLine
from samples.source import AttachmentText, CopyText, DocumentSource, Paragraph
from samples.units import HEIGHT, WIDTH
from tests.samples.drafts import appendix, draft, header, long_body, signature, table


def words(placed: PlacedLine) -> str:
    pieces = placed.line.pieces
    return "".join(("" if p.joined or not i else " ") + p.run.text for i, p in enumerate(pieces))


def text(page: PageLayout) -> list[str]:
    return [words(placed) for placed in page.reading_order]


def line(page: PageLayout, start: str) -> PlacedLine:
    return next(placed for placed in page.reading_order if words(placed).startswith(start))


def test_the_left_column_stands_before_the_right_one_and_both_above_the_title() -> None:
    page = compose(draft()).pages[0]
    order = [text(page).index(start) for start in ("XÃ AN KHÊ", "Số: 12/TB-UBND", "Độc lập - Tự do - Hạnh phúc")]
    assert order == sorted(order)
    assert line(page, "THÔNG BÁO").box[1] > line(page, "An Khê, ngày").box[3]


def test_number_and_date_stand_at_one_level() -> None:
    page = compose(draft()).pages[0]
    assert line(page, "Số:").baseline == pytest.approx(line(page, "An Khê, ngày").baseline, abs=4)


def test_a_letter_has_its_subject_under_its_number_and_no_title() -> None:
    letter = draft(
        type="Công văn",
        header=header(title=None, subject="{subject:V/v mời họp}", addressees=["{addressee.1:Các thôn}"]),
    )
    page = compose(letter).pages[0]
    assert line(page, "V/v").box[2] < WIDTH / 2
    assert line(page, "Số:").baseline < line(page, "V/v").baseline < line(page, "Kính gửi:").baseline


@pytest.mark.parametrize(
    ("rules", "shown", "hidden", "why"),
    [
        ("30/2020", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐẢNG CỘNG SẢN VIỆT NAM", "the state's papers"),
        ("55/2005", "Độc lập - Tự do - Hạnh phúc", "*", "and of 2005"),
        ("party", "ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "the Party's have no quốc hiệu"),
        ("party", "*", "Độc lập - Tự do - Hạnh phúc", "and a star under the committee"),
    ],
)
def test_the_head_is_that_of_its_rules(rules: str, shown: str, hidden: str, why: str) -> None:
    found = text(compose(draft(rules=rules)).pages[0])
    assert shown in found, why
    assert hidden not in found, why


@pytest.mark.parametrize(
    ("rules", "above", "why"),
    [
        ("30/2020", True, "NĐ 30/2020: centred in the top margin"),
        ("01/2011", False, "TT 01/2011: at the bottom right"),
        ("party", True, "the Party's are above too"),
    ],
)
def test_page_numbers_stand_where_the_rules_want_them_but_not_on_the_first_page(
    rules: str, above: bool, why: str
) -> None:
    first, second, *_ = compose(draft(rules=rules, body=long_body(24))).pages
    (number,) = [placed for placed in second.reading_order if words(placed) == "2"]
    assert (number.baseline < HEIGHT / 10) == above, why
    assert (number.baseline > HEIGHT * 0.9) != above, why
    assert "1" not in text(first)
    if not above:
        assert number.box[0] > WIDTH * 0.8


def test_a_long_body_goes_on_and_nothing_stands_below_the_margin() -> None:
    layout = compose(draft(body=long_body(40)))
    assert len(layout.pages) >= 3
    for page in layout.pages:
        assert max(placed.box[3] for placed in page.lines) < page.height - 200
    assert sum(found.startswith("40. ") for page in layout.pages for found in text(page)) == 1


def test_the_foot_stays_whole() -> None:
    for paragraphs in range(8, 24):
        layout = compose(draft(body=long_body(paragraphs)))
        (page,) = [page for page in layout.pages if "Nơi nhận:" in text(page)]
        assert {"CHỦ TỊCH", "Lò Văn Pản", "- Lưu: VT."} <= set(text(page))
        (signing,) = layout.places.signings
        assert layout.pages[signing.page] is page


def test_the_signing_place_lies_between_title_and_name() -> None:
    layout = compose(draft())
    (signing,) = layout.places.signings
    page = layout.pages[signing.page]
    assert line(page, "CHỦ TỊCH").box[3] < signing.y < line(page, "Lò Văn Pản").box[1]
    assert signing.name[0] < signing.x < signing.name[2]


def test_minutes_are_signed_at_both_sides() -> None:
    second = {"lines": ["THƯ KÝ"], "name": "Vi Thị Nhàn"}
    layout = compose(draft(signature=signature(second=second, recipients=[])))
    right, left = layout.places.signings
    assert left.x < WIDTH / 2 < right.x
    assert line(layout.pages[0], "THƯ KÝ").baseline == line(layout.pages[0], "TM. ỦY BAN").baseline


def test_an_attachment_begins_a_page_and_counts_its_own() -> None:
    layout = compose(draft(attachments=[appendix(body=long_body(24))]))
    assert layout.bound == ((1, 2),)
    assert text(layout.pages[1])[0] == "Phụ lục I"
    assert text(layout.pages[2])[0] == "2"


def test_a_landscape_appendix_lies_across() -> None:
    page = compose(draft(attachments=[appendix(landscape=True)])).pages[1]
    assert (page.width, page.height) == (HEIGHT, WIDTH)
    assert max(placed.box[2] for placed in page.lines) > WIDTH


def marks(layout: Layout) -> set[str]:
    return {m for p in layout.pages for placed in p.lines for piece in placed.line.pieces for m in piece.run.marks}


@pytest.mark.parametrize(
    ("changes", "prefix"),
    [
        ({"attachments": [appendix(header=header(), signature=signature())]}, "att1."),
        (
            {
                "copied": CopyText(
                    form="{document_type:SAO Y BẢN CHÍNH}",
                    issuer="{issuer:VĂN PHÒNG}",
                    number="Số: {code:{number:9}/{notation:SY-VP}}",
                    place_and_date="{place:An Khê}, {date:ngày 06 tháng 02 năm 2024}",
                    date=dt.date(2024, 2, 6),
                    signature=signature(),
                )
            },
            "copy.",
        ),
    ],
)
def test_the_marks_of_what_is_bound_or_copied_are_kept_apart(changes: dict[str, Any], prefix: str) -> None:
    found = marks(compose(draft(**changes)))
    assert {"code", "issuer", "signer_name", f"{prefix}code", f"{prefix}issuer", f"{prefix}signer_name"} <= found


def test_facts_belong_to_the_document_wherever_they_stand() -> None:
    attached = AttachmentText(body=(Paragraph(text="Chi {s.cost:12 triệu đồng}."),))
    assert "s.cost" in marks(compose(draft(attachments=[attached])))


def test_an_address_stands_at_the_foot_of_the_first_page_only() -> None:
    layout = compose(draft(address="Số 1, đường Bờ Sông, xã An Khê", body=long_body(24)))
    assert text(layout.pages[0])[-1].startswith("Số 1, đường")
    assert all("Số 1, đường Bờ Sông, xã An Khê" not in text(page) for page in layout.pages[1:])
    body = [placed for placed in layout.pages[0].lines if placed not in layout.pages[0].foot]
    assert max(placed.box[3] for placed in body) < layout.pages[0].foot[0].box[1]


def test_urgency_and_secrecy_are_framed_under_the_number() -> None:
    framed = draft(header=header(urgency="{urgency:KHẨN}", secrecy="{secrecy:MẬT}"))
    page = compose(framed).pages[0]
    assert line(page, "Số:").baseline < line(page, "MẬT").baseline < line(page, "KHẨN").baseline
    box = line(page, "KHẨN").box
    around = [s for s in page.strokes if s.x0 < box[0] < box[2] < s.x1 and abs(s.y0 - box[1]) < 60]
    assert around


def test_a_wire_names_its_addressees_without_kinh_gui() -> None:
    wired = header(authority="CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:", addressees=["{addressee.1:Chủ tịch các huyện}"])
    found = text(compose(draft(header=wired)).pages[0])
    assert "- Chủ tịch các huyện." in found
    assert not any("Kính gửi" in each for each in found)


def test_the_same_seed_is_set_alike_and_offices_differ() -> None:
    def places(source: DocumentSource) -> list[tuple[float, float]]:
        return [(p.baseline, p.line.pieces[0].x) for page in compose(source).pages for p in page.lines]

    assert places(draft()) == places(draft())
    assert len({tuple(places(draft(seed=seed))) for seed in range(8)}) >= 6


def test_a_table_is_read_row_by_row_and_repeats_its_head_on_the_next_page() -> None:
    layout = compose(draft(body=(table(60),)))
    first, second, *_ = layout.pages
    assert second.tables[0].rows[0] == ("STT", "Nội dung", "Số tiền")
    rows = [row for page in layout.pages for part in page.tables for row in part.rows if row[0] != "STT"]
    assert [row[0] for row in rows] == [str(number) for number in range(1, 61)]
    ends = [placed.end for placed in first.lines if words(placed) in {"7", "Khoản chi thứ 7", "7.000.000"}]
    assert ends == [" ", " ", "\n"]


def test_the_cells_of_a_table_are_recorded_without_their_markup() -> None:
    total = ("", "{b:Cộng {s.sum:2 khoản}}", "{b:3.000.000}")
    marked = table(2).model_copy(update={"rows": (*table(2).rows, total)})
    (part,) = compose(draft(body=(marked,))).pages[0].tables
    assert part.rows[-1] == ("", "Cộng 2 khoản", "3.000.000")


def test_the_frame_of_a_table_holds_its_cells() -> None:
    page = compose(draft(body=(table(5),))).pages[0]
    (part,) = page.tables
    x0, y0, x1, y1 = part.box
    for cell in ("STT", "5", "Khoản chi thứ 5", "5.000.000"):
        box = next(placed.box for placed in page.lines if words(placed) == cell)
        assert (x0 < box[0], y0 < box[1], box[2] < x1, box[3] < y1) == (True,) * 4
