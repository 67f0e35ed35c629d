"""Lines put together into paragraphs, each with its place in the text."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.details.paragraphs import Paragraph, paragraphs
from ocr_pipeline.parsing.registry import Draft
from tests.layout.typed_pages import restorer
from tests.parsing.plain_documents import text_of_plain

LONG = "Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh về công tác văn thư, các cơ quan báo cáo"


def read(body: str) -> tuple[str, list[Paragraph]]:
    text = text_of_plain(body)
    pages = tuple(range(1, body.count("\f") + 2))
    return text.text, paragraphs(Draft(text, restorer(), pages))


ROWS = [
    # A line that runs on is one paragraph with the next.
    (f"{LONG}\nkết quả trong quý.", [f"{LONG} kết quả trong quý."]),
    # A sentence that ended opens another.
    (f"{LONG}.\nCác đơn vị báo cáo.", [f"{LONG}.", "Các đơn vị báo cáo."]),
    # A number opens one, whatever stood before it.
    (f"{LONG}\n1. Sở Y tế\n2. Sở Nội vụ", [LONG, "1. Sở Y tế", "2. Sở Nội vụ"]),
    # Points follow the Vietnamese alphabet.
    ("a) một;\nđ) năm;", ["a) một;", "đ) năm;"]),
    # The first figures of a number are no label.
    (f"{LONG} dân số\n45.000 người.", [f"{LONG} dân số 45.000 người."]),
    # An article opens one, also behind a line that was not closed.
    (f"{LONG}\nĐiều 2. Tổ chức", [LONG, "Điều 2. Tổ chức"]),
    # One that is cited at the beginning of a line does not.
    (f"{LONG} tại\nĐiều 3 Nghị định này.", [f"{LONG} tại Điều 3 Nghị định này."]),
    # A heading in capitals is none with what follows.
    ("I. KẾT QUẢ THỰC HIỆN\nĐã kiểm tra 716 cơ sở.", ["I. KẾT QUẢ THỰC HIỆN", "Đã kiểm tra 716 cơ sở."]),
    # Neither is a short one in small letters.
    (f"1. Kết quả\nHuyện có 16 xã.\n{LONG}\n{LONG}", ["1. Kết quả", "Huyện có 16 xã.", f"{LONG} {LONG}"]),
    # A label of an invitation opens one.
    (f"{LONG}\nĐịa điểm: Phòng họp", [LONG, "Địa điểm: Phòng họp"]),
    # A point read as a comma.
    ("Họp bàn.\n1, Thời gian", ["Họp bàn.", "1, Thời gian"]),
    # The rest of a list of numbers.
    (f"{LONG} tại khoản 1,\n2, Điều 5 Luật này.", [f"{LONG} tại khoản 1, 2, Điều 5 Luật này."]),
    # The number of a page is no line.
    (f"{LONG}\n\f2\nkết quả trong quý.", [f"{LONG} kết quả trong quý."]),
]


@pytest.mark.parametrize(("body", "expected"), ROWS, ids=[str(number) for number in range(len(ROWS))])
def test_paragraphs(body: str, expected: list[str]) -> None:
    assert [each.said for each in read(body)[1]] == expected


@pytest.mark.parametrize("body", [row[0] for row in ROWS], ids=[str(number) for number in range(len(ROWS))])
def test_every_place_leads_back_to_its_sign(body: str) -> None:
    text, found = read(body)
    for paragraph in found:
        for at, sign in enumerate(paragraph.said):
            if not sign.isspace():
                assert text[paragraph.place(at)] == sign


def test_labels() -> None:
    body = "I. Một\nIl. Một nữa\nl. Lại một\n1. Hai\n1.1. Ba\na) Bốn\n- Năm\nĐiều 6. Sáu.\nKhông"
    assert [each.label for each in read(body)[1]] == ["I.", "Il.", "l.", "1.", "1.1.", "a)", "-", "Điều 6.", ""]
