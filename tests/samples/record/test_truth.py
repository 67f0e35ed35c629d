"""The truth: complete, agreeing with its own text, and standing where the ink is."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PIL import Image

from samples.making import Sample
from samples.record.reading import PAGE_BREAK
from samples.record.statistics import scaled
from schemas import Attachment, Document, Evidence, FieldValue, Header, Origin, Section
from tests.samples.conftest import made, page_images

HEAD = "document_type code number notation issuer_parent issuer place date subject".split()
REWRITTEN = {"date", "document_type"}
"""Fields whose value is not their raw text."""


def shown(header: Header | Attachment) -> Iterator[tuple[str, FieldValue]]:
    return ((name, field) for name in HEAD if (field := getattr(header, name)).bbox is not None)


def fields(truth: Document) -> Iterator[tuple[str, FieldValue]]:
    """Every field that stands in the text."""
    yield from shown(truth)
    for part in (*truth.attachments, *truth.copies):
        yield from shown(part)
    listed = {"addressee": truth.addressees, "recipient": truth.recipients, "authority": truth.signature.authority}
    yield from ((name, field) for name, values in listed.items() for field in values)
    for name, field in (("title", truth.signature.title), ("name", truth.signature.name)):
        if field.bbox is not None:
            yield name, field


def evidence(truth: Document) -> list[Evidence]:
    """Everything in the truth that says where it stands in the text."""
    dated = [event.field for event in truth.dates]
    return [*(field for _, field in fields(truth)), *dated, *truth.citations, *truth.statistics]


def flat(text: str) -> str:
    return " ".join(text.replace("-\n", "-").split())


def test_the_text_is_the_exact_text_and_in_nfc(sample: Sample) -> None:
    assert sample.truth.text == sample.reading.text
    assert unicodedata.is_normalized("NFC", sample.truth.text)
    assert sample.truth.text.count(PAGE_BREAK) == len(sample.truth.pages) - 1


def test_the_left_column_is_read_before_the_right_one(truth: Document) -> None:
    issuer, number, place = (field.span[0] for field in (truth.issuer, truth.number, truth.place) if field.span)
    assert issuer < number < place
    name = truth.signature.name.span
    assert name is not None
    assert [field.span[0] for field in truth.recipients if field.span] < [name[0]]


def test_what_is_said_of_a_place_is_what_the_text_has_there(truth: Document) -> None:
    for item in evidence(truth):
        assert item.span is not None
        assert truth.text[slice(*item.span)] == item.raw
        assert item.page == truth.text[: item.span[0]].count(PAGE_BREAK) + 1


def test_a_printed_value_is_its_raw_text_with_the_lines_joined(truth: Document) -> None:
    for name, field in fields(truth):
        if name not in REWRITTEN:
            assert field.value == flat(field.raw or "")


def test_every_cited_code_stands_in_one_of_its_mentions(truth: Document) -> None:
    for citation in truth.citations:
        mentioned = [flat(truth.text[slice(*mention.span)]) for mention in citation.mentions if mention.span]
        assert any((citation.code or citation.title or "") in words for words in mentioned), citation.code


def test_legal_bases_are_citations_and_stand_before_the_rest(truth: Document) -> None:
    assert set(truth.legal_bases) <= set(truth.citations)
    assert {basis.page for basis in truth.legal_bases} <= {1, 2}


def test_what_a_draft_bound_behind_stands_on_is_no_basis_of_the_document() -> None:
    truth = made("gen-046505").truth
    (draft,) = (part for part in truth.attachments if part.label == "DỰ THẢO")
    assert any(citation.page in draft.pages for citation in truth.citations)
    assert not truth.legal_bases


def test_what_a_pen_wrote_is_flagged_and_nothing_that_is_printed(truth: Document) -> None:
    for _, field in fields(truth):
        assert field.needs_review == (field.origin is Origin.HANDWRITTEN)
    assert truth.review.required == any(getattr(truth, name).needs_review for name in ("number", "code", "date"))


@pytest.mark.parametrize(
    ("name", "flagged"),
    [("cong-van", {"number", "code", "date"}), ("thong-bao", set()), ("quyet-dinh", set())],
)
def test_the_values_of_a_pen_are_these(name: str, flagged: set[str]) -> None:
    assert {field for field, value in fields(made(name).truth) if value.needs_review} == flagged


def test_sections_hold_their_children_and_do_not_overlap(truth: Document) -> None:
    def check(sections: tuple[Section, ...], start: int, end: int) -> None:
        for section in sections:
            assert section.span is not None
            assert start <= section.span[0] < section.span[1] <= end
            assert truth.text[section.span[0] :].startswith(section.label)
            check(section.children, *section.span)
            start = section.span[1]

    check(truth.sections, 0, len(truth.text))


def upright(sample: Sample) -> list[np.ndarray[tuple[int, ...], np.dtype[np.uint8]]]:
    """The pages as the boxes mean them: stood upright, levelled, grey."""
    pages = []
    for image, page in zip(page_images(sample.scan.pdf), sample.truth.pages, strict=True):
        standing = image.convert("L").rotate(-page.rotation, expand=True)
        pages.append(np.asarray(standing.rotate(page.skew_degrees, Image.Resampling.BILINEAR, fillcolor=255)))
    return pages


def test_a_box_bounds_the_ink_it_speaks_of(sample: Sample) -> None:
    pages = upright(sample)
    for name, field in fields(sample.truth):
        assert field.page is not None
        assert field.bbox is not None
        x0, y0, x1, y1 = field.bbox
        part = pages[field.page - 1][y0:y1, x0:x1]
        dark = (int(part.min()) + int(np.median(pages[field.page - 1]))) // 2
        ys, xs = np.nonzero(part < dark)
        # A hand's box is what its strokes touched; print may be worn at its ends.
        slack = 0.12 * sample.truth.pages[field.page - 1].dpi
        room = (xs.min(), ys.min(), x1 - x0 - xs.max(), y1 - y0 - ys.max())
        assert max(room) <= slack, (name, field.value, room)


def test_marks_lie_on_their_page_and_a_signed_paper_has_a_seal_over_its_signature(truth: Document) -> None:
    kinds = Counter(mark.kind for mark in truth.marks)
    assert kinds["signature"] >= 1
    assert kinds["seal"] >= 1
    for mark in truth.marks:
        page = truth.pages[mark.page - 1]
        x0, y0, x1, y1 = mark.bbox
        assert 0 <= x0 < x1 <= page.width
        assert 0 <= y0 < y1 <= page.height


def test_the_sources_mark_nothing_that_the_truth_leaves_out(sample: Sample) -> None:
    source, truth = sample.source, sample.truth
    assert len(truth.citations) == len(source.citations)
    assert len(truth.statistics) == len(source.statistics)
    assert len(truth.dates) == len(source.dates)
    assert len(truth.recipients) == len(source.signature.recipients)
    assert len(truth.addressees) == len(source.header.addressees)
    assert len(truth.attachments) == len(source.attachments)


def test_a_stamp_of_incoming_mail_is_kept_apart_from_the_document() -> None:
    truth = made("thong-tu").truth
    assert truth.received is not None
    assert truth.received.date.needs_review
    assert truth.received.number.value != truth.number.value
    assert "received_stamp" in {mark.kind for mark in truth.marks}


def test_the_text_of_an_electronic_signature_is_not_the_documents() -> None:
    truth = made("thong-tu").truth
    (signed, *_) = truth.digital_signatures
    assert signed.raw
    assert signed.raw.splitlines()[0] not in truth.text
    assert signed.bbox is not None
    assert signed.bbox[1] < 0.1 * truth.pages[0].height


def test_a_draft_bound_behind_has_its_own_head() -> None:
    truth = made("to-trinh").truth
    (draft,) = truth.attachments
    assert draft.document_type.value == "Nghị quyết"
    assert truth.document_type.value == "Tờ trình"
    assert min(draft.pages) > 1
    assert draft.issuer.value != truth.issuer.value


def test_a_copy_has_its_own_number_and_signer() -> None:
    truth = made("quyet-dinh-sao-y").truth
    (copy,) = truth.copies
    assert copy.code.value not in {None, truth.code.value}
    assert copy.date.value > truth.date.value  # type: ignore[operator] # both are shown
    assert len([mark for mark in truth.marks if mark.kind == "signature"]) == 2


def test_a_code_of_the_party_is_taken_apart_at_its_hyphen() -> None:
    codes = {(cited.number, cited.notation) for cited in made("nghi-quyet-dang").truth.citations if cited.code}
    assert all(notation and "-" not in notation.split("/")[0] for _, notation in codes)


@pytest.mark.parametrize(
    ("value", "unit", "amount", "base", "why"),
    [
        (356.5, "triệu đồng", 356_500_000, "đồng", "a scale word multiplies"),
        (24.75, "tỷ đồng", 24_750_000_000, "đồng", "and so does the larger one"),
        (1.2, "nghìn tỷ đồng", 1_200_000_000_000, "đồng", "two scale words are one"),
        (3, "nghìn người", 3000, "người", "the smaller one alone too"),
        (1284, "cơ sở", 1284, "cơ sở", "a unit without a scale word stays"),
        (8.1, "triệu trang", 8_100_000, "trang", "not only money is scaled"),
    ],
)
def test_amounts_are_scaled(value: float, unit: str, amount: float, base: str, why: str) -> None:
    assert scaled(value, unit) == (amount, base), why


def test_a_real_engine_finds_the_words_of_the_truth(read_words: Callable[..., list[str]]) -> None:
    notice = made("thong-bao")
    (first, *_) = page_images(notice.scan.pdf)
    wanted = Counter(notice.reading.text.split(PAGE_BREAK)[0].split())
    assert (wanted & Counter(read_words(first))).total() / wanted.total() >= 0.85


def test_a_real_engine_reads_a_field_inside_its_box(read_words: Callable[..., list[str]]) -> None:
    notice = made("thong-bao")
    page = Image.fromarray(upright(notice)[0])
    for field in (notice.truth.issuer, notice.truth.subject):
        assert field.bbox is not None
        x0, y0, x1, y1 = field.bbox
        read = read_words(page.crop((x0 - 20, y0 - 20, x1 + 20, y1 + 20)), block=True)
        assert len(set((field.value or "").split()) & set(read)) >= 0.7 * len(set((field.value or "").split()))
