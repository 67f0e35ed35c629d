"""Values that were read without doubt and cannot be: by their shape, or by another value."""

from __future__ import annotations

import pytest

from diacritics import Restorer
from ocr_pipeline.parsing.implausible import doubted
from schemas import Document, FieldValue, Producer, Signature, Source


@pytest.fixture(scope="module")
def restorer() -> Restorer:
    return Restorer()


def document(**fields: object) -> Document:
    source = Source(name="a.pdf", sha256="0" * 64, media_type="application/pdf", page_count=1)
    return Document(source=source, producer=Producer(version="1"), **fields)  # type: ignore[arg-type]


def field(value: str, raw: str | None = None, *reasons: str) -> FieldValue:
    return FieldValue(value=value, raw=raw, needs_review=bool(reasons), reasons=reasons)


@pytest.mark.parametrize(
    ("name", "value", "reasons"),
    [
        ("issuer", "ỦY BAN NHÂN DÂN XÃ TUMƠRÔNG", ("no word has the shape of TUMƠRÔNG",)),
        ("issuer", "ĐẢNG BỘ XÃ CẮV", ("no word has the shape of CẮV",)),
        ("issuer", "ỦY BAN NHÂN DÂN XÃ IA GRĂNG", ()),  # a commune of the country, mark by mark
        ("place", "Ia Grăng", ()),
        ("place", "Ia Grằnh", ("no word has the shape of Grằnh",)),  # none of that name
        ("issuer", "SỞ LĐTBXH TỈNH ĐẮK LẮK", ()),
        ("issuer", "UBND HUYỆN KRÔNG BÔNG", ()),
        ("issuer_parent", "ỦY BAN NHÂN'DÂN TỈNH", ("the sign ' stands amid letters",)),
        ("place", "K'Bang", ()),
        ("place", "M'Drắk", ()),
        ("place", "Buôn Ma Thuột", ()),
        ("subject", "Kết luận tại Phiên họp của", ("it ends with của: its end may be lost",)),
        ("subject", "Về công tác chuyển đổi số", ()),
        ("subject", "Về vùng đồng bào dân tộc thiểu số.", ()),
        ("subject", "Về sử dụng chữ ký điện tử chnyên dùng", ("no word has the shape of chnyên",)),
        ("subject", "VỀ VIỆC PHÊ DUYỆT DANH MC ĐỊA ĐIỂM TỔ CHỨC", ("no word has the shape of MC",)),
        ("subject", "VỀ VIỆC THAM GIA BHXH, BHYT NĂM 2024", ()),
    ],
)
def test_the_shape_of_a_value(restorer: Restorer, name: str, value: str, reasons: tuple[str, ...]) -> None:
    found: FieldValue = getattr(doubted(document(**{name: field(value)}), restorer.knows), name)
    assert (found.value, found.reasons, found.needs_review) == (value, reasons, bool(reasons))


def test_letters_that_the_document_has_twice_are_an_abbreviation(restorer: Restorer) -> None:
    said = "VỀ VIỆC THÀNH LẬP ĐỘI TC CỦA TRUNG TÂM"
    both = document(subject=field(said), text=f"QUYẾT ĐỊNH\n{said}\nĐội TC có trách nhiệm báo cáo.")
    once = document(subject=field(said), text=f"QUYẾT ĐỊNH\n{said}\nĐội có trách nhiệm báo cáo.")
    assert not doubted(both, restorer.knows).subject.reasons
    assert doubted(once, restorer.knows).subject.reasons == ("no word has the shape of TC",)


def test_a_subject_may_end_with_the_name_of_the_place(restorer: Restorer) -> None:
    said = field("CÔNG BỐ THỦ TỤC HÀNH CHÍNH TRÊN ĐỊA BÀN TỈNH CAO BẰNG")
    assert not doubted(document(subject=said, place=field("Cao Bằng")), restorer.knows).subject.reasons
    assert doubted(document(subject=said, place=field("Hà Nội")), restorer.knows).subject.reasons
    cut = document(subject=field("CÔNG BỐ THỦ TỤC TRÊN ĐỊA BÀN TỈNH CAO"), place=field("Cao Bằng"))
    assert doubted(cut, restorer.knows).subject.reasons == ("it ends with cao: its end may be lost",)


def test_a_recipient_with_a_word_of_no_shape_is_doubted(restorer: Restorer) -> None:
    listed = map(field, ("Sở Tưf pháp", "Thường trực Tỉnh uỷ", "Lưu: VT, KTTHTú"))
    found = doubted(document(recipients=tuple(listed)), restorer.knows)
    assert [each.reasons for each in found.recipients] == [("no word has the shape of Tưf",), (), ()]


@pytest.mark.parametrize(
    ("item", "doubt", "why"),
    [
        ("UBND tỉnh (để báo cáo", True, "a bracket that is not closed"),
        ("Văn phòng báo cáo)", True, "one that was not opened"),
        ("UBND tỉnh (để báo cáo)", False, "both"),
        ("UBMTTQ + và các đoàn thể xã", True, "a sign alone between two words"),
        ("a) UBND tỉnh", False, "but the line's own letter has one"),
        ("Báo VN+", False, "one that ends a name"),
    ],
)
def test_signs_that_no_recipient_has(restorer: Restorer, item: str, doubt: bool, why: str) -> None:
    found = doubted(document(recipients=(field(item),)), restorer.knows).recipients[0]
    assert found.needs_review is doubt, why


@pytest.mark.parametrize(
    ("value", "reasons"),
    [
        ("Phạm Quung Vinh", ("no name and no word is Quung",)),
        ("Phan Quỳnh Chỉ", ("marks are lost or read too much: Chỉ may be Chi",)),
        ("Lò Văn Thiệp", ()),
        ("Chỉ", ()),
        ("Vi Thị Hoà", ()),
        ("H'Ngăm Niê", ()),
    ],
)
def test_a_signer_s_name_is_of_names_and_words(restorer: Restorer, value: str, reasons: tuple[str, ...]) -> None:
    signature = Signature(name=field(value), title=field("CHỦ TỊCH"))
    found = doubted(document(signature=signature), restorer.knows).signature
    assert found.name.reasons == reasons
    assert found.title == signature.title


@pytest.mark.parametrize(
    ("issuer", "place", "reasons"),
    [
        ("TỈNH ỦY YÊN PHONG CHÂU", "Phong Châu", ("the issuer's unit is YÊN PHONG CHÂU: its beginning may be lost",)),
        ("TỈNH ỦY PHONG CHÂU", "Phong Châu", ()),
        ("ỦY BAN NHÂN DÂN HUYỆN TRÀ BỒNG", "Trà Bồng", ()),
        ("TRƯỜNG ĐẠI HỌC NÔNG LÂM HUẾ", "Huế", ()),
        ("ỦY BAN NHÂN DÂN HUYỆN TRÀ BỒNG", "Quảng Ngãi", ()),
        # Vinh is a town, and what is left of another name where a letter is misread.
        ("ỦY BAN NHÂN DÂN TỈNH TÂY NINH", "Vinh", ("the issuer's unit is TÂY NINH: its beginning may be lost",)),
        ("ỦY BAN NHÂN DÂN ïÍNH TÂY NINH", "Vinh", ("the issuer's unit is TÂY NINH: its beginning may be lost",)),
        ("ỦY BAN NHÂN DÂN THÀNH PHỐ VINH", "Vinh", ()),
        ("ỦY BAN NHÂN DÂN TỈNH NGHỆ AN", "Vinh", ()),
        ("ỦY BAN NHÂN DÂN TỈNH", "Vinh", ()),
        ("SỞ TÀI CHÍNH", "Vinh", ()),
    ],
)
def test_a_place_that_is_the_end_of_its_name(
    restorer: Restorer, issuer: str, place: str, reasons: tuple[str, ...]
) -> None:
    for name in ("issuer", "issuer_parent"):
        found = doubted(document(place=field(place), **{name: field(issuer)}), restorer.knows)
        assert found.place.reasons == reasons


@pytest.mark.parametrize(
    ("value", "raw", "reasons"),
    [
        ("SKHĐT-DT", "SKHĐT-ĐT", ("read as SKHĐT-ĐT; taken for SKHĐT-DT",)),
        ("QĐ-UBND", "QĐÐ-UBND", ()),
        ("QĐ-UBND", "QD-UBND", ()),
        ("SKHĐT-ĐT", "SKHĐT - ĐT", ()),
        ("BC-TA", "BG-TA", ()),
    ],
)
def test_a_stroke_that_was_read_and_taken_away(
    restorer: Restorer, value: str, raw: str, reasons: tuple[str, ...]
) -> None:
    found = doubted(document(notation=field(value, raw), code=field(f"1/{value}")), restorer.knows)
    assert found.notation.reasons == found.code.reasons == reasons


def test_of_a_title_and_a_notation_that_differ_either_may_be_wrong(restorer: Restorer) -> None:
    reason = "the title says Thông báo, the notation Phiếu báo"
    found = doubted(document(document_type=field("Thông báo", None, reason), notation=field("PB-UBND")), restorer.knows)
    assert found.notation.reasons == (reason,)


@pytest.mark.parametrize(
    ("issuer", "flagged"), [("Số “TL", True), ("TRƯỜNG ĐẠI HỌC SƯ PHẠM KỸ THuUẬT", False), ("SỞ Y TẾ", False)]
)
def test_a_line_that_is_no_agency_s_name_leaves_the_one_above_in_doubt(
    restorer: Restorer, issuer: str, flagged: bool
) -> None:
    before = document(issuer_parent=field("TỈNH ỦY"), issuer=field(issuer, None, "read with little certainty: x"))
    assert doubted(before, restorer.knows).issuer_parent.needs_review is flagged


def test_what_is_sound_stays_as_it_is(restorer: Restorer) -> None:
    before = document(
        issuer_parent=field("ỦY BAN NHÂN DÂN THÀNH PHỐ HUẾ"),
        issuer=field("SỞ Y TẾ"),
        place=field("Huế"),
        subject=field("Về việc họp"),
        notation=field("TB-SYT"),
    )
    assert doubted(before, restorer.knows) == before


@pytest.mark.parametrize(
    ("item", "flagged"),
    [
        ("Sở Văn hóa. ¡ :£ thao và Du lịch", True),
        ("L@w: VT", True),
        ("Lưu: VT, KTTH (05b)", False),
        ("Bộ Nông nghiệp & PTNT (để b/c);", False),
        ("Cổng TTĐT “Trang tin”", False),
    ],
)
def test_a_sign_of_no_language_in_a_line_of_a_list_is_doubted(restorer: Restorer, item: str, flagged: bool) -> None:
    judged = doubted(document(addressees=(field(item),), recipients=(field(item),)), restorer.knows)
    assert [each.needs_review for each in (*judged.addressees, *judged.recipients)] == [flagged] * 2
