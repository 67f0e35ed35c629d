"""The certificate of a copy stands apart from the document above it; it has columns and a footer of its own."""

from __future__ import annotations

import pytest

from ocr_pipeline.layout.form_lines import LineKind, form_lines
from ocr_pipeline.layout.page import RegionKind
from tests.layout.typed_pages import LEFT_MIDDLE, PITCH, RIGHT_MIDDLE, SENTENCES, TypedPage, page

COPY_DATE = "Lam Giang, ngày 06 tháng 11 năm 2025"
AGENCY = ("ỦY BAN NHÂN DÂN", "TỈNH LAM GIANG")


def certified(made: TypedPage, form: str = "SAO Y", left: tuple[str, ...] = (*AGENCY, "Số: 109/SY-UBND")) -> TypedPage:
    """The page with a certificate below what it holds."""
    top = made.y + 2 * PITCH
    made.centred(left, LEFT_MIDDLE, top).centred((form,), RIGHT_MIDDLE, top)
    made.centred((COPY_DATE,), RIGHT_MIDDLE, top + 2 * PITCH)
    made.y += PITCH
    return made.footer(("Nơi nhận:", "- Các phòng, ban;", "- Lưu: VT."), ("CHÁNH VĂN PHÒNG", "Trần Văn Vinh"))


def last_page() -> TypedPage:
    return page(number=2).body(*SENTENCES).footer(("Nơi nhận:", "- Như trên;", "- Lưu: VP."), ("GIÁM ĐỐC", "Lê Tường"))


def said(made: TypedPage, kind: RegionKind) -> list[str]:
    return [line.text for line in made.layout().lines(kind)]


@pytest.mark.parametrize("form", ["SAO Y", "SAO Y BẢN CHÍNH", "SAO LỤC", "TRÍCH SAO"])
@pytest.mark.parametrize("above", [pytest.param(page, id="alone"), pytest.param(last_page, id="below a document")])
def test_the_parts_of_a_certificate(above: type[TypedPage], form: str) -> None:
    made = certified(above(), form)
    assert said(made, RegionKind.COPY_LEFT) == [*AGENCY, "Số: 109/SY-UBND"]
    assert said(made, RegionKind.COPY_RIGHT) == [form, COPY_DATE]
    assert said(made, RegionKind.COPY_RECIPIENTS) == ["Nơi nhận:", "- Các phòng, ban;", "- Lưu: VT."]
    assert said(made, RegionKind.COPY_SIGNATURE) == ["CHÁNH VĂN PHÒNG", "Trần Văn Vinh"]


def test_the_document_above_keeps_its_own_footer() -> None:
    made = certified(last_page())
    assert said(made, RegionKind.RECIPIENTS) == ["Nơi nhận:", "- Như trên;", "- Lưu: VP."]
    assert said(made, RegionKind.SIGNATURE) == ["GIÁM ĐỐC", "Lê Tường"]
    assert said(made, RegionKind.BODY) == list(SENTENCES)


def test_the_columns_of_a_certificate_are_looked_at_again() -> None:
    boxes = [look.box for look in certified(page()).layout().look_again]
    number = next(word for word in certified(page()).words if word.text == "109/SY-UBND")
    assert any(box.holds(number.box.middle) for box in boxes)


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(page().body("SAO Y", *SENTENCES), id="at the left"),
        pytest.param(page().body(*SENTENCES).centred(("Sao y",), RIGHT_MIDDLE, 900), id="in small letters"),
        pytest.param(page().centred(("SAO Y",), RIGHT_MIDDLE, 240).body(*SENTENCES), id="beside no agency"),
        pytest.param(
            page().row([("ỦY BAN NHÂN DÂN", 500), ("SAO Y", 1600)], 240).body(*SENTENCES), id="without number or date"
        ),
    ],
)
def test_the_words_alone_are_no_certificate(made: TypedPage) -> None:
    assert said(made, RegionKind.COPY_LEFT) == []


def test_number_and_date_of_a_certificate_are_lines_with_blanks() -> None:
    found = [(line.kind, line.heading) for line in form_lines(certified(page()).layout())]
    assert found == [(LineKind.NUMBER, False), (LineKind.DATE, False)]
