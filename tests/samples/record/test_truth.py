"""The truth: complete, agreeing with its own text, and standing where the ink is."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from samples.reading import PAGE_BREAK
from samples.source import load_all
from samples.statistics import scaled
from schemas import Document, Evidence, FieldValue, Origin, Section
from tests.samples.conftest import STEMS, Word, page_images, truth_of

DARK = 140


@pytest.fixture(params=STEMS)
def truth(built: Path, request: pytest.FixtureRequest) -> Document:
    """The truth of each sample in turn."""
    return truth_of(built, request.param)


def fields(truth: Document) -> Iterator[tuple[str, FieldValue]]:
    """Every field that the page shows."""
    names = "document_type code number notation issuer_parent issuer place date subject".split()
    listed = {"addressee": truth.addressees, "recipient": truth.recipients, "authority": truth.signature.authority}
    shown = [(name, getattr(truth, name)) for name in names]
    shown += [(name, field) for name, values in listed.items() for field in values]
    shown += [("title", truth.signature.title), ("name", truth.signature.name)]
    return ((name, field) for name, field in shown if field.bbox is not None)


def evidence(truth: Document) -> list[Evidence]:
    """Everything in the truth that says where it stands."""
    dated = [event.field for event in truth.dates]
    return [*(field for _, field in fields(truth)), *dated, *truth.citations, *truth.statistics]


def flat(text: str) -> str:
    return " ".join(text.replace("-\n", "-").split())


def test_the_text_is_the_exact_text_and_in_nfc(built: Path, truth: Document) -> None:
    stem = truth.source.name.removesuffix(".pdf")
    assert truth.text == (built / "truth" / f"{stem}.txt").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", truth.text)
    assert truth.text.count(PAGE_BREAK) == len(truth.pages) - 1


def test_the_left_column_is_read_before_the_right_one(truth: Document) -> None:
    order = [truth.issuer, truth.number, truth.place, truth.recipients[0], truth.recipients[-1], truth.signature.title]
    starts = [truth.text.index("Độc lập"), *(field.span[0] for field in order if field.span)]
    motto, issuer, number, place, *footer = starts
    assert issuer < number < motto < place < min(footer)
    assert footer == sorted(footer)


def test_what_is_said_of_a_place_is_what_the_text_has_there(truth: Document) -> None:
    for item in evidence(truth):
        assert item.span is not None
        assert truth.text[slice(*item.span)] == item.raw
        assert item.page == truth.text[: item.span[0]].count(PAGE_BREAK) + 1


def test_a_printed_value_is_its_raw_text_with_the_lines_joined(truth: Document) -> None:
    for name, field in fields(truth):
        if name not in {"date", "document_type"}:
            assert field.value == flat(field.raw or "")


def test_every_cited_code_stands_in_its_own_mentions(truth: Document) -> None:
    for citation in truth.citations:
        for mention in citation.mentions:
            assert mention.span is not None
            assert (citation.code or citation.title or "") in flat(truth.text[slice(*mention.span)])


def test_legal_bases_are_citations_of_the_preamble(truth: Document) -> None:
    assert set(truth.legal_bases) <= set(truth.citations)
    assert {basis.page for basis in truth.legal_bases} <= {1}


def test_handwritten_values_are_flagged_and_nothing_else_is(truth: Document) -> None:
    flagged = {name for name, field in fields(truth) if field.needs_review}
    assert flagged == {name for name, field in fields(truth) if field.origin is Origin.HANDWRITTEN}
    assert flagged == ({"number", "code", "date"} if truth.source.name == "cong-van.pdf" else set())
    assert truth.review.required == bool(flagged)


def test_sections_hold_their_children_and_do_not_overlap(truth: Document) -> None:
    def check(sections: tuple[Section, ...], start: int, end: int) -> None:
        for section in sections:
            assert section.span is not None
            assert start <= section.span[0] < section.span[1] <= end
            assert truth.text[section.span[0] :].startswith(section.label)
            check(section.children, *section.span)
            start = section.span[1]

    assert truth.sections
    check(truth.sections, 0, len(truth.text))


def test_a_box_bounds_the_ink_it_speaks_of(built: Path, truth: Document) -> None:
    images = page_images(built / "scans" / truth.source.name)
    pages = [np.asarray(image.convert("L")) for image in images]
    for name, field in fields(truth):
        assert field.page is not None
        assert field.bbox is not None
        x0, y0, x1, y1 = field.bbox
        ys, xs = np.nonzero(pages[field.page - 1][y0:y1, x0:x1] < DARK)
        assert len(xs) > 0, name
        lean = abs(np.sin(np.radians(truth.pages[field.page - 1].skew_degrees))) * max(x1 - x0, y1 - y0)
        shaking = 0.3 * (y1 - y0) if field.origin is Origin.HANDWRITTEN else 0.0
        slack = 8 + 2 * lean + shaking
        room = (xs.min(), ys.min(), x1 - x0 - xs.max(), y1 - y0 - ys.max())
        assert max(room) <= slack, (name, field.value, room)


def test_marks_lie_on_their_page(truth: Document) -> None:
    kinds = Counter(mark.kind for mark in truth.marks)
    assert (kinds["seal"], kinds["signature"]) == (1, 1)
    assert kinds["handwriting"] == (2 if truth.source.name == "cong-van.pdf" else 0)
    for mark in truth.marks:
        page = truth.pages[mark.page - 1]
        x0, y0, x1, y1 = mark.bbox
        assert 0 <= x0 < x1 <= page.width
        assert 0 <= y0 < y1 <= page.height


def test_the_seal_covers_the_left_of_the_signature(truth: Document) -> None:
    boxes = {mark.kind: mark.bbox for mark in truth.marks}
    covered = (boxes["seal"][2] - boxes["signature"][0]) / (boxes["signature"][2] - boxes["signature"][0])
    assert 0.25 < covered < 0.65


def test_the_sources_mark_nothing_that_the_truth_leaves_out(built: Path) -> None:
    for source in load_all():
        truth = truth_of(built, source.stem)
        assert len(truth.citations) == len(source.citations) > 0
        assert len(truth.statistics) == len(source.statistics) > 0
        assert len(truth.dates) == len(source.dates) > 0
        assert len(truth.recipients) == len(source.signature.recipients)
        assert len(truth.addressees) == len(source.header.addressees)


def test_one_citation_is_broken_over_a_line_after_its_hyphen(built: Path) -> None:
    assert any("-\n" in (citation.raw or "") for citation in truth_of(built, "quyet-dinh").citations)


@pytest.mark.parametrize(
    ("value", "unit", "amount", "base", "why"),
    [
        (356.5, "triệu đồng", 356_500_000, "đồng", "a scale word multiplies"),
        (24.75, "tỷ đồng", 24_750_000_000, "đồng", "and so does the larger one"),
        (1284, "cơ sở", 1284, "cơ sở", "a unit without a scale word stays"),
        (8.1, "triệu trang", 8_100_000, "trang", "not only money is scaled"),
    ],
)
def test_amounts_are_scaled(value: float, unit: str, amount: float, base: str, why: str) -> None:
    assert scaled(value, unit) == (amount, base), why


def test_a_real_engine_finds_the_words_of_the_truth(built: Path, notice_words: list[Word]) -> None:
    wanted = Counter(truth_of(built, "thong-bao").text.split())
    found = wanted & Counter(word.text for word in notice_words)
    assert found.total() / wanted.total() >= 0.85


def test_a_real_engine_sees_the_words_of_a_field_inside_its_box(built: Path, notice_words: list[Word]) -> None:
    wanted, found = 0, 0
    for _, field in fields(truth_of(built, "thong-bao")):
        assert field.bbox is not None
        x0, y0, x1, y1 = field.bbox
        inside = [
            word.text
            for word in notice_words
            if word.page == field.page
            and x0 <= (word.box[0] + word.box[2]) / 2 <= x1
            and y0 <= (word.box[1] + word.box[3]) / 2 <= y1
        ]
        read = "".join(inside)
        wanted += len(flat(field.raw or "").split())
        found += sum(word in read for word in flat(field.raw or "").split())
    assert found / wanted >= 0.85
