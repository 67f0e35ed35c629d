"""Attachments and copies are found for what they are, and their values are not the document's."""

from __future__ import annotations

import pytest

from ocr_pipeline.scoring.counts import ListCounts, Share
from ocr_pipeline.scoring.enclosures import borrowed, score_enclosures
from schemas import Attachment
from tests.scoring.made_up import TRUTH, WRONG, document, given

FOUND = [
    (Attachment(code=given("02/PA-UBND"), pages=(3,)), 1, Share(1, 1), "its code, its pages"),
    (Attachment(code=given("02/PA-UBND"), pages=(2, 3)), 1, Share(0, 1), "a page too many"),
    (Attachment(code=given("03/PA-UBND"), label="Phụ lục I"), 0, Share(0, 1), "another code under the label"),
    (Attachment(label="Phụ lục I", pages=(3,)), 0, Share(0, 1), "its code is printed"),
]


@pytest.mark.parametrize(("got", "found", "pages"), [row[:3] for row in FOUND], ids=[row[3] for row in FOUND])
def test_an_attachment_is_known_by_its_code(got: Attachment, found: int, pages: Share) -> None:
    lists, details = score_enclosures(TRUTH, document(attachments=[got]))
    assert lists["attachments"].counts == ListCounts(1, found, found, 1, 1)
    assert details["attachments.pages"] == pages


@pytest.mark.parametrize(
    ("want", "got", "found"),
    [
        (Attachment(label="Phụ lục I"), Attachment(label="PHỤ LỤC I"), 1),
        (Attachment(label="Phụ lục I"), Attachment(label="Phụ lục II"), 0),
        (Attachment(subject=given("Danh sách hộ dân")), Attachment(subject=given("DANH SÁCH HỘ DÂN")), 1),
        (Attachment(subject=given("Danh sách hộ dân")), Attachment(subject=given("Dự toán")), 0),
    ],
    ids=["its label", "another label", "its subject", "another subject"],
)
def test_without_a_code_by_its_label_or_else_by_its_subject(want: Attachment, got: Attachment, found: int) -> None:
    lists, _ = score_enclosures(document(attachments=[want]), document(attachments=[got]))
    assert lists["attachments"].counts.found == found


def test_copies_are_no_attachments() -> None:
    lists, _ = score_enclosures(TRUTH, document(attachments=TRUTH.copies))
    assert (lists["copies"].counts.recall, lists["attachments"].counts.found) == (0.0, 0)


BORROWED = [
    ({"code": given("02/PA-UBND")}, ["borrowed.code"], "an attachment's code"),
    ({"place": given("Bình Lãng")}, ["borrowed.place"], "the place of a copy"),
    ({"number": given("1523", flagged=True)}, ["borrowed.number"], "the incoming number, flag or not"),
    ({"date": given("2031-02-07")}, ["borrowed.date"], "the day of arrival"),
    ({"code": given("15/TTr-UBND"), "place": given(WRONG)}, [], "right, or wrong in another way"),
    ({}, [], "nothing"),
]


@pytest.mark.parametrize(("fields", "names"), [row[:2] for row in BORROWED], ids=[row[2] for row in BORROWED])
def test_values_of_another_document_in_the_header(fields: dict[str, object], names: list[str]) -> None:
    assert [miss.name for miss in borrowed(TRUTH, document(**fields))] == names


def test_a_value_that_both_have_is_the_documents_own() -> None:
    assert borrowed(TRUTH.model_copy(update={"copies": (Attachment(place=given("An Khê")),)}), TRUTH) == []
