"""A document file is held against itself: whatever does not agree is said in words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from samples.facts import CitedDocument, MarkedDate, Quantity
from samples.proof import disagreements
from samples.source import CopyText, Paragraph
from schemas import Relation, StatisticKind
from tests.samples.drafts import appendix, draft, header, signature, table

PLAN = CitedDocument(type="Kế hoạch", code="15/KH-UBND", date=dt.date(2024, 1, 9), relation=Relation.IMPLEMENTS)
LAW = CitedDocument(type="Luật", title="Thủy lợi", date=dt.date(2017, 6, 19), relation=Relation.BASIS)
COST = Quantity(value=12.5, unit="triệu đồng", kind=StatisticKind.MONEY, measure="kinh phí")
COPY = CopyText(
    form="{document_type:SAO Y}",
    issuer="{issuer:VĂN PHÒNG}",
    number="Số: {code:{number:9}/{notation:SY-VP}}",
    place_and_date="{place:An Khê}, {date:ngày 06 tháng 02 năm 2024}",
    date=dt.date(2024, 2, 6),
    signature=signature(),
)


def body(text: str) -> tuple[Paragraph, ...]:
    return (Paragraph(text=text),)


def test_a_sound_document_has_nothing_to_say() -> None:
    sound = draft(
        body=body("Theo {c.plan:Kế hoạch số 15/KH-UBND ngày 09/01/2024}, chi {s.cost:12,5 triệu đồng}."),
        citations={"plan": PLAN},
        statistics={"cost": COST},
        attachments=[appendix(title=None, header=header(), signature=signature())],
        copied=COPY,
    )
    assert disagreements(sound) == []


@pytest.mark.parametrize(
    ("changes", "says", "why"),
    [
        ({"body": body("{c.plan:Kế hoạch số 15/KH-UBND}")}, "citations does not know it", "a mark without its fact"),
        ({"citations": {"plan": PLAN}}, "citations.plan is nowhere marked", "a fact without its mark"),
        ({"body": body("{theme:nước}")}, "theme: no part of the contract", "a mark with a name of its own"),
        (
            {"body": body("{c.plan:Kế hoạch số 16/KH-UBND ngày 09/01/2024}"), "citations": {"plan": PLAN}},
            "no mention holds 15/KH-UBND",
            "another code",
        ),
        (
            {"body": body("{c.plan:Kế hoạch số 15/KH-UBND ngày 10/01/2024}"), "citations": {"plan": PLAN}},
            "no mention holds its date",
            "another date",
        ),
        ({"body": body("{c.law:Luật Đê điều}"), "citations": {"law": LAW}}, "no mention holds 'Thủy lợi'", "a title"),
        (
            {"body": body("{s.cost:12,6 triệu đồng}"), "statistics": {"cost": COST}},
            "12.5 is not in",
            "another figure",
        ),
        ({"body": body("{s.cost:12,5 tỷ đồng}"), "statistics": {"cost": COST}}, "unit 'triệu đồng'", "another unit"),
        (
            {
                "body": body("{s.cost:12,5 triệu đồng}"),
                "statistics": {"cost": COST.model_copy(update={"qualifier": "chừng"})},
            },
            "'chừng' is no qualifier",
            "a qualifier that has no name in the contract",
        ),
        (
            {
                "body": body("{d.end:trước ngày 05 tháng 3 năm 2024}"),
                "dates": {"end": MarkedDate(role="deadline", value=dt.date(2024, 3, 6))},
            },
            "2024-03-06 is not in",
            "another deadline",
        ),
        ({"header": header(date=dt.date(2024, 2, 6))}, "the header: 'ngày 05 tháng 02", "the date of the header"),
        ({"header": header(issuer="XÃ AN KHÊ")}, "issuer is not marked", "an issuer without its mark"),
        ({"signature": signature(recipients=["- Các thôn."])}, "a recipient is not marked", "a recipient without"),
        (
            {"signature": signature(name="{signer_name:PGS.TS. Lò Văn Pản}")},
            "begins with a prefix",
            "an academic prefix inside the name",
        ),
        ({"rules": "party"}, "does not fit the rules party", "a number of the state in a Party paper"),
        ({"body": (table(2, widths=[1, 2]),)}, "a table has rows", "columns that do not agree"),
        ({"attachments": [appendix(title="{name:A}")]}, "attachment 1: name", "a wrong name in an attachment"),
        (
            {"attachments": [appendix(label="{subject:Phụ lục}")]},
            "attachment 1: subject is marked in 2 texts",
            "the same mark twice in an attachment",
        ),
        (
            {"copied": COPY.model_copy(update={"number": "Số: 9/SY-VP"})},
            "the copy: its issuer, number or date",
            "a copy whose number is not marked",
        ),
    ],
)
def test_what_does_not_agree_is_said(changes: dict[str, Any], says: str, why: str) -> None:
    assert any(says in each for each in disagreements(draft(**changes))), why
