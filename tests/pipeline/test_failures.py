"""What a page that cannot be read costs: that page, said in words, and no other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace

import pytest

from ocr_pipeline import page_reading
from ocr_pipeline import pipeline as road
from ocr_pipeline.errors import (
    DocumentTimeoutError,
    EngineError,
    MissingLanguageError,
    NoPageReadError,
    PageTimeoutError,
    SettingsError,
    VanbanError,
)
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.pipeline import Pipeline
from ocr_pipeline.recognition.engine import Reading
from ocr_pipeline.recognition.tesseract import TesseractEngine
from ocr_pipeline.recognition.words import Word
from ocr_pipeline.settings import Settings
from schemas import Document
from tests.pipeline.sample_documents import foot_of, head_of, middle_of

TIMEOUT = PageTimeoutError("Tesseract took longer than 120 seconds and was stopped")
CRASH = EngineError("Tesseract ended with signal 11")


@dataclass
class FaultyEngine:
    """The real Tesseract, except on the pages that ``faults`` names (from 1, in the order they are read)."""

    faults: Mapping[int, VanbanError]
    pages: int = 0
    real: TesseractEngine = field(default_factory=lambda: TesseractEngine(("vie",)))

    @property
    def name(self) -> str:
        return self.real.name

    @property
    def languages(self) -> tuple[str, ...]:
        return self.real.languages

    @property
    def second(self) -> tuple[str, ...]:
        return self.real.second

    def read(self, images: Sequence[Pixels], dpi: int, reading: Reading, timeout: float) -> list[list[Word]]:
        if reading is Reading.PAGE:
            self.pages += 1
            if self.pages in self.faults:
                raise self.faults[self.pages]
        return self.real.read(images, dpi, reading, timeout)

    def orientation(self, grey: Pixels, dpi: int, timeout: float) -> tuple[int, float] | None:
        return self.real.orientation(grey, dpi, timeout)


@pytest.fixture(scope="module")
def three_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A TIFF: the head of the notice, a few lines of its text, its footer."""
    path = tmp_path_factory.mktemp("pages") / "thong-bao.tiff"
    frames = [
        head_of("thong-bao"),
        middle_of("thong-bao"),
        foot_of("thong-bao"),
    ]
    frames[0].save(path, save_all=True, append_images=frames[1:], dpi=(300, 300), compression="tiff_lzw")
    return path


def convert_with(faults: Mapping[int, VanbanError], path: Path, settings: Settings) -> Document:
    return Pipeline(settings, FaultyEngine(faults)).convert(path)


def failed_pages(document: Document) -> list[int]:
    """The pages that are marked failed; one that is so marked says why, and no other does."""
    failed = [each.number for each in document.pages if each.quality.verdict == "failed"]
    assert failed == [each.number for each in document.pages if each.error]
    return failed


@pytest.mark.parametrize("fault", [TIMEOUT, CRASH], ids=["timeout", "crash"])
def test_a_page_that_fails_is_marked_and_the_others_are_kept(
    three_pages: Path, house_settings: Settings, fault: VanbanError
) -> None:
    document = convert_with({2: fault}, three_pages, house_settings)
    assert failed_pages(document) == [2]
    assert [each.error for each in document.pages] == [None, fault.cause, None]
    assert f"page 2: {fault.cause}" in document.review.reasons
    # The page keeps its place between the form feeds, so that text and pages go on agreeing.
    assert [bool(text) for text in document.text.split("\f")] == [True, False, True]
    assert document.code.value == "123/TB-SYT"
    assert (document.signature.title.value, document.signature.title.page) == ("PHÓ GIÁM ĐỐC", 3)
    assert document.pages[1].width == 2480


def test_the_first_page_may_fail_too(three_pages: Path, house_settings: Settings) -> None:
    before = three_pages.read_bytes(), three_pages.stat().st_mtime_ns, sorted(three_pages.parent.iterdir())
    document = convert_with({1: CRASH}, three_pages, house_settings)
    assert failed_pages(document) == [1]
    assert (document.code.value, document.code.needs_review) == (None, True)
    # The input itself is never touched, and nothing is left beside it.
    assert (three_pages.read_bytes(), three_pages.stat().st_mtime_ns, sorted(three_pages.parent.iterdir())) == before


def test_when_every_page_fails_alike_that_error_ends_the_run(three_pages: Path, house_settings: Settings) -> None:
    with pytest.raises(PageTimeoutError) as failed:
        convert_with(dict.fromkeys((1, 2, 3), TIMEOUT), three_pages, house_settings)
    assert failed.value.file == three_pages.name
    assert failed.value.next_step == PageTimeoutError.default_next_step


def test_when_every_page_fails_in_its_own_way_no_page_was_read(three_pages: Path, house_settings: Settings) -> None:
    with pytest.raises(NoPageReadError, match="signal 11"):
        convert_with({1: CRASH, 2: TIMEOUT, 3: CRASH}, three_pages, house_settings)


def test_pages_not_reached_in_time_are_marked(
    three_pages: Path, house_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = FaultyEngine({})
    # An hour passes with every page that is read.
    clock = SimpleNamespace(monotonic=lambda: 3600.0 * engine.pages)
    monkeypatch.setattr(road, "time", clock)
    monkeypatch.setattr(page_reading, "time", clock)
    settings = house_settings.model_copy(update={"document_seconds": 1800.0})
    document = Pipeline(settings, engine).convert(three_pages)
    assert failed_pages(document) == [2, 3]
    assert document.pages[1].error == "The document took longer than 1800 seconds"
    assert engine.pages == 1
    assert document.code.value == "123/TB-SYT"


def test_a_document_out_of_time_from_the_start_raises(three_pages: Path, house_settings: Settings) -> None:
    settings = house_settings.model_copy(update={"document_seconds": 1e-9})
    with pytest.raises(DocumentTimeoutError):
        Pipeline(settings, FaultyEngine({})).convert(three_pages)


def test_a_page_out_of_time_is_stopped_by_the_real_engine(three_pages: Path, house_settings: Settings) -> None:
    with pytest.raises(PageTimeoutError):
        Pipeline(house_settings.model_copy(update={"page_seconds": 0.05})).convert(three_pages)


def test_a_missing_language_is_told_before_any_work(three_pages: Path, house_settings: Settings) -> None:
    settings = house_settings.model_copy(update={"languages": ("vie", "xyz")})
    seen: list[object] = []
    with pytest.raises(MissingLanguageError, match="xyz"):
        Pipeline(settings).convert(three_pages, on_progress=seen.append)
    assert seen == []


def test_an_unreadable_user_dictionary_is_an_error_of_the_settings(house_settings: Settings, tmp_path: Path) -> None:
    settings = house_settings.model_copy(update={"user_dictionary": tmp_path / "none.txt"})
    with pytest.raises(SettingsError, match=r"none\.txt"):
        _ = Pipeline(settings).restorer
