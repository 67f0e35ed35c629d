"""Several documents bound in one file, converted each as its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocr_pipeline.pipeline import Pipeline
from schemas import Document
from tests.layout.typed_pages import SENTENCES, WIDTH, page
from tests.parsing.test_enclosures import main_page
from tests.pipeline.born_digital import text_pdf


@pytest.fixture(scope="module")
def file_of_three(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tờ trình of a page, a decision of two, an appendix of one."""
    decision = page(number=2).header(("ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ", "Số: 7/QĐ-UBND"))
    decision.title("QUYẾT ĐỊNH", "Về việc khen thưởng").body(*SENTENCES, "Căn cứ Công văn số 99/UBND-NC;")
    later = page(number=3).body(*SENTENCES).footer(("Nơi nhận:", "- Như Điều 2."), ("CHỦ TỊCH", "Phạm Công Tuấn"))
    annex = page(number=4).centred(("Phụ lục", "BẢNG DỰ TOÁN", "(Kèm theo Quyết định)"), WIDTH // 2, 240)
    pages = [main_page(), decision, later, annex.body(*SENTENCES)]
    return text_pdf(tmp_path_factory.mktemp("bound") / "tap.pdf", [made.words for made in pages])


@pytest.fixture(scope="module")
def parts(pipeline: Pipeline, file_of_three: Path) -> tuple[Document, ...]:
    return pipeline.convert_each(file_of_three)


def test_each_is_on_its_own_pages_of_the_same_file(parts: tuple[Document, ...]) -> None:
    assert [part.source.pages for part in parts] == [(1, 1), (2, 3), (4, 4)]
    assert [[each.number for each in part.pages] for part in parts] == [[1], [2, 3], [4]]
    assert {part.source.page_count for part in parts} == {4}
    assert len({part.source.sha256 for part in parts}) == 1


def test_each_has_its_own_fields(parts: tuple[Document, ...]) -> None:
    assert [part.code.value for part in parts] == ["15/TTr-SYT", "7/QĐ-UBND", None]
    assert [part.signature.name.value for part in parts] == ["Lê Vĩnh Tường", "Phạm Công Tuấn", None]
    assert parts[2].subject.value == "BẢNG DỰ TOÁN"
    assert [[each.code for each in part.citations] for part in parts] == [[], ["99/UBND-NC"], []]
    assert all(part.attachments == () for part in parts)


def test_evidence_names_the_page_of_the_file_and_the_place_in_the_part_s_text(parts: tuple[Document, ...]) -> None:
    code = parts[1].code
    assert code.page == 2
    assert code.span is not None
    assert parts[1].text[slice(*code.span)] == "7/QĐ-UBND"
    assert parts[1].text.count("\f") == 1


def test_together_they_are_one_document_with_attachments(
    pipeline: Pipeline, file_of_three: Path, parts: tuple[Document, ...]
) -> None:
    whole = pipeline.convert(file_of_three)
    assert [each.pages for each in whole.attachments] == [(2, 3), (4,)]
    assert (whole.code, whole.source.pages) == (parts[0].code, (1, 4))
    assert whole.text == "\f".join(part.text for part in parts)


def test_a_file_with_one_document_is_one(pipeline: Pipeline, tmp_path: Path) -> None:
    path = text_pdf(tmp_path / "one.pdf", [main_page().words])
    assert pipeline.convert_each(path) == (pipeline.convert(path),)
