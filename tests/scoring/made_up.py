"""A made-up label, a made-up truth, and documents that say of them what is right, wrong, flagged or nothing at all."""

from __future__ import annotations

from ocr_pipeline.scoring.labels import CitedLabel, Label, QuantityLabel, Signer
from schemas import (
    Attachment,
    Citation,
    DatedEvent,
    DigitalSignature,
    Document,
    FieldValue,
    Mark,
    Origin,
    Page,
    Period,
    Producer,
    Received,
    Relation,
    Section,
    Signature,
    Source,
    Statistic,
    Table,
)

WRONG = "sai hoàn toàn"
LABEL = Label(
    doc_type="Tờ trình",
    number="15",
    number_handwritten=True,
    notation="TTr-UBND",
    code="15/TTr-UBND",
    place="Lam Giang",
    date="2031-02-05",
    day_handwritten=True,
    issuer="ỦY BAN NHÂN DÂN TỈNH LAM GIANG",
    subject="Về việc sửa cầu Đá Trắng",
    addressees=("Hội đồng nhân dân tỉnh",),
    recipients=("Như trên", "Lưu: VT"),
    legal_bases=(CitedLabel(code="12/NQ-HĐND", date="2030-12-10"), CitedLabel(title="Đê điều", date="2029-06-19")),
    citations_page1=(CitedLabel(code="12/NQ-HĐND", date="2030-12-10"), CitedLabel(code="7/KH-UBND")),
    statistics_page1=(QuantityLabel(value=10506, unit="triệu đồng"),),
    signer=Signer(authority=("TM. ỦY BAN NHÂN DÂN",), title="CHỦ TỊCH", name="Trần Thị Mẫu"),
    seal=True,
    signature=True,
)
"""Ten fields are labelled, three of them handwritten (number, code, date); there is no issuer_parent."""


def document(**fields: object) -> Document:
    """A document with these fields and nothing else."""
    source = Source(name="mau.pdf", sha256="0" * 64, media_type="application/pdf", page_count=1)
    return Document.model_validate({"source": source, "producer": Producer(version="0"), **fields})


def given(value: str | None, *, flagged: bool = False) -> FieldValue:
    """A field with this value."""
    return FieldValue(value=value, needs_review=flagged, reasons=("handwritten",) if flagged else ())


def perfect(*, flagged: tuple[str, ...] = ("code", "number", "date")) -> Document:
    """Every value as labelled, the handwritten ones flagged."""
    names = ("number", "notation", "code", "place", "date", "issuer", "subject")
    fields = {name: given(getattr(LABEL, name), flagged=name in flagged) for name in names}
    bases = tuple(Citation(code=each.code, title=each.title, date=each.date) for each in LABEL.legal_bases)
    cited = tuple(Citation(code=each.code, date=each.date, page=1) for each in LABEL.citations_page1)
    return document(
        **fields,
        document_type=given(LABEL.doc_type, flagged="document_type" in flagged),
        signature=Signature(
            authority=(given("TM. ỦY BAN NHÂN DÂN"),),
            title=given("CHỦ TỊCH", flagged="signer_title" in flagged),
            name=given("Trần Thị Mẫu", flagged="signer_name" in flagged),
        ),
        addressees=tuple(given(each) for each in LABEL.addressees),
        recipients=tuple(given(each) for each in LABEL.recipients),
        legal_bases=bases,
        citations=cited,
        statistics=(Statistic(value=10506, unit="triệu đồng"),),
        marks=(Mark(kind="seal", page=1, bbox=(0, 0, 9, 9)), Mark(kind="signature", page=1, bbox=(5, 0, 20, 9))),
    )


def all_alike(value: str | None, *, flagged: bool) -> Document:
    """The same value in every single field, and nothing in the lists."""
    each = given(value, flagged=flagged)
    names = ("document_type", "number", "notation", "code", "place", "date", "issuer", "issuer_parent", "subject")
    return document(**dict.fromkeys(names, each), signature=Signature(title=each, name=each))


# --- Complete truth ------------------------------------------------------------------------------------------------


def seen(value: str, top: int, *, left: int = 300, page: int = 1, by_hand: bool = False) -> FieldValue:
    """A field as truth has it: a box 400 pixels wide and 40 high; what is handwritten is flagged."""
    return FieldValue(
        value=value,
        page=page,
        bbox=(left, top, left + 400, top + 40),
        origin=Origin.HANDWRITTEN if by_hand else Origin.PRINTED,
        needs_review=by_hand,
        reasons=("handwritten",) if by_hand else (),
        confidence=1.0,
    )


_BASES = (
    Citation(type="Nghị quyết", code="12/NQ-HĐND", date="2030-12-10", relation=Relation.BASIS, page=1),
    Citation(type="Luật", title="Đê điều", date="2029-06-19", relation=Relation.BASIS, page=1),
)
TRUTH = document(
    document_type=seen("Tờ trình", 600),
    code=seen("15/TTr-UBND", 350, by_hand=True),
    number=seen("15", 350, by_hand=True),
    notation=seen("TTr-UBND", 350, left=800),
    issuer_parent=seen("HUYỆN BÌNH LÃNG", 150),
    issuer=seen("ỦY BAN NHÂN DÂN XÃ AN KHÊ", 200),
    place=seen("An Khê", 350, left=1300),
    date=seen("2031-02-05", 350, left=1800, by_hand=True),
    subject=seen("Về việc sửa cầu Đá Trắng sau đợt mưa lũ tháng 9 năm 2030", 700),
    urgency=seen("KHẨN", 450),
    addressees=(seen("Ủy ban nhân dân huyện Bình Lãng", 800), seen("Phòng Tài chính - Kế hoạch", 850)),
    recipients=(seen("Như trên", 900, page=2), seen("Thường trực Đảng ủy", 950, page=2), seen("Lưu: VT", 999, page=2)),
    signature=Signature(
        authority=(seen("TM. ỦY BAN NHÂN DÂN", 900, left=1400, page=2),),
        title=seen("CHỦ TỊCH", 960, left=1400, page=2),
        name=seen("Trần Thị Mẫu", 1400, left=1400, page=2),
    ),
    dates=(
        DatedEvent(role="deadline", field=seen("2031-03-01", 600, page=2)),
        DatedEvent(role="event", field=seen("2030-09-12", 1200)),
    ),
    legal_bases=_BASES,
    citations=(
        *_BASES,
        Citation(type="Kế hoạch", code="7/KH-UBND", date="2031-01-05", relation=Relation.IMPLEMENTS, page=1),
        Citation(type="Báo cáo", code="31/BC-UBND", relation=Relation.REFERS, page=2),
    ),
    statistics=(
        Statistic(value=2.03, unit="tỷ đồng", amount=2.03e9, base_unit="đồng", measure="kinh phí sửa cầu"),
        Statistic(value=12.5, unit="%", amount=12.5, base_unit="%", measure="phần dân góp"),
        Statistic(value=46, unit="hộ", measure="hộ phải dời", period=Period(raw="năm 2030", start="2030-01-01")),
        Statistic(value=0, unit="người", measure="người bị nạn", negated=True),
    ),
    sections=(
        Section(label="I", title="HIỆN TRẠNG", children=(Section(label="1", title="Mố cầu", level=2),)),
        Section(label="II", title="KIẾN NGHỊ"),
    ),
    marks=(
        Mark(kind="received_stamp", page=1, bbox=(1500, 600, 2100, 900)),
        Mark(kind="urgency_stamp", page=1, bbox=(300, 450, 600, 530)),
        Mark(kind="handwriting", page=1, bbox=(420, 345, 500, 395), text="15"),
        Mark(kind="seal", page=2, bbox=(1300, 1000, 1720, 1420)),
        Mark(kind="signature", page=2, bbox=(1450, 1050, 1950, 1350)),
    ),
    received=Received(
        number=seen("1523", 700, left=1600, by_hand=True),
        date=seen("2031-02-07", 750, left=1600, by_hand=True),
        office=seen("UBND HUYỆN BÌNH LÃNG", 650, left=1600),
    ),
    digital_signatures=(DigitalSignature(signer="Trần Thị Mẫu", time="2031-02-05T09:59:49+07:00", page=1),),
    tables=(Table(page=2, rows=(("TT", "Hạng mục", "Tiền"), ("1", "Mố cầu", "1.200"), ("2", "Mặt cầu", "830"))),),
    attachments=(Attachment(label="Phụ lục I", code=seen("02/PA-UBND", 300, page=3), pages=(3,)),),
    copies=(Attachment(label="SAO Y", code=seen("9/SY-VP", 1500, page=2), place=seen("Bình Lãng", 1500, page=2)),),
    pages=tuple(Page(number=number, width=2480, height=3508, dpi=300) for number in (1, 2, 3)),
    text="ỦY BAN NHÂN DÂN XÃ AN KHÊ\nSố: 15/TTr-UBND\nCầu Đá Trắng hư hỏng sau lũ\fTrần Thị Mẫu\n",
)
"""Ten printed values and five handwritten ones (code, number, date, and of the incoming stamp number and date)."""
