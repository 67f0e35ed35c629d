"""A made-up label, and documents that say of it what is right, wrong, flagged or nothing at all."""

from __future__ import annotations

from benchmarks.labels import CitedLabel, Label, QuantityLabel, Signer
from schemas import Citation, Document, FieldValue, Producer, Signature, Source, Statistic

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
    )


def all_alike(value: str | None, *, flagged: bool) -> Document:
    """The same value in every single field, and nothing in the lists."""
    each = given(value, flagged=flagged)
    names = ("document_type", "number", "notation", "code", "place", "date", "issuer", "issuer_parent", "subject")
    return document(**dict.fromkeys(names, each), signature=Signature(title=each, name=each))
