"""Tesseract as it is installed: what it is handed, what comes back, in what order."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import numpy as np
import pytest

from ocr_pipeline.errors import EngineError, MissingLanguageError, MissingProgramError
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.orientation import quarter_turn
from ocr_pipeline.recognition.engine import Reading
from ocr_pipeline.recognition.tesseract import TesseractEngine, require, second_opinion
from ocr_pipeline.recognition.tesseract_program import installed_languages, installed_version
from ocr_pipeline.recognition.tesseract_table import HEADINGS, words_of_table
from ocr_pipeline.recognition.words import Box
from tests.recognition.conftest import FakeTesseract
from tests.recognition.drawn_lines import DPI, lines_of_text, texts

TWO_LINES = ("Căn cứ Luật Tổ chức chính quyền", "địa phương và ý kiến của các sở")
WRITES_HEADINGS = f"printf '{HEADINGS}' > \"$2.tsv\""


# --- Reading ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("reading", [Reading.PAGE, Reading.LINES, Reading.OPINION])
def test_words_are_read_in_order_with_their_marks(engine: TesseractEngine, reading: Reading) -> None:
    [words] = engine.read([lines_of_text(*TWO_LINES)], DPI, reading, 60.0)
    assert texts(words) == " ".join(TWO_LINES).split()


def test_every_word_is_nfc_stands_on_the_page_and_has_a_confidence(engine: TesseractEngine) -> None:
    page = lines_of_text(*TWO_LINES)
    height, width = page.shape
    [words] = engine.read([page], DPI, Reading.LINES, 60.0)
    for word in words:
        assert unicodedata.is_normalized("NFC", word.text)
        assert 0 <= word.box.x0 < word.box.x1 <= width
        assert 0 <= word.box.y0 < word.box.y1 <= height
        assert 0.0 <= word.confidence <= 1.0
        assert (word.second, word.coloured, word.from_layer) == (None, None, False)


def test_words_of_one_line_share_its_number_and_no_other_line_has_it(engine: TesseractEngine) -> None:
    [words] = engine.read([lines_of_text(*TWO_LINES)], DPI, Reading.LINES, 60.0)
    first = len(TWO_LINES[0].split())
    assert len({word.line for word in words[:first]}) == 1
    assert len({word.line for word in words[first:]}) == 1
    assert words[0].line != words[-1].line


def test_several_images_are_read_in_one_call_and_kept_apart(engine: TesseractEngine) -> None:
    blank = np.full((200, 400), 255, np.uint8)
    said = ("Kính gửi: Sở Tài chính", "Nơi nhận: Như trên")
    images = [lines_of_text(said[0]), blank, lines_of_text(said[1])]
    readings = engine.read(images, DPI, Reading.LINES, 60.0)
    assert [" ".join(texts(words)) for words in readings] == [said[0], "", said[1]]


def test_more_than_nine_images_keep_their_order(engine: TesseractEngine) -> None:
    said = [f"Điều {number}" for number in range(20, 31)]
    readings = engine.read([lines_of_text(line) for line in said], DPI, Reading.LINES, 60.0)
    assert [" ".join(texts(words)) for words in readings] == said


# --- What the program is handed --------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_images_are_handed_over_as_pgm_never_as_png(fake_tesseract: FakeTesseract, scratch: Path, count: int) -> None:
    log = fake_tesseract(f'ls "$(dirname "$1")" > "$LOG"\n{WRITES_HEADINGS}')
    TesseractEngine(stays=False).read([lines_of_text("Số")] * count, DPI, Reading.LINES, 30.0)
    seen = log.read_text().split()
    assert [name for name in seen if name.endswith(".pgm")] == [f"{number}.pgm" for number in range(1, count + 1)]
    assert [name for name in seen if name.endswith((".png", ".PNG"))] == []
    assert list(scratch.iterdir()) == []


def test_the_child_has_one_thread_and_our_environment_stays_as_it_was(
    fake_tesseract: FakeTesseract, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OMP_THREAD_LIMIT", raising=False)
    log = fake_tesseract(f'echo "$OMP_THREAD_LIMIT" > "$LOG"\n{WRITES_HEADINGS}')
    TesseractEngine(stays=False).read([lines_of_text("Số")], DPI, Reading.LINES, 30.0)
    assert log.read_text().strip() == "1"
    assert "OMP_THREAD_LIMIT" not in os.environ


@pytest.mark.parametrize(("reading", "mode"), [(Reading.PAGE, "4"), (Reading.LINES, "6")])
def test_the_program_is_told_language_resolution_and_layout(
    fake_tesseract: FakeTesseract, reading: Reading, mode: str
) -> None:
    log = fake_tesseract(f'echo "$@" > "$LOG"\n{WRITES_HEADINGS}')
    TesseractEngine(("vie", "eng"), stays=False).read([lines_of_text("Số")], DPI, reading, 30.0)
    arguments = log.read_text().split()
    assert [arguments[arguments.index(option) + 1] for option in ("-l", "--dpi", "--psm")] == ["vie+eng", "200", mode]


# --- The table it answers with ---------------------------------------------------------------------------------------


def _table(*rows: str) -> str:
    return HEADINGS + "\n".join(rows) + "\n"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param("5\t1\t2\t3\t4\t5\t10\t20\t30\t40\t87.5\tQuyết", ["Quyết"], id="a word"),
        pytest.param("5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t90\tQuye\u0302\u0301t", ["Quyết"], id="marks apart are joined"),
        pytest.param('5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t90\t"Đề', ['"Đề'], id="a quotation mark is text, not CSV"),
        pytest.param("5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t90\tA\u2028B", ["A\u2028B"], id="a line separator is no new row"),
        pytest.param("5\t1\t1\t1\t1\t1\t0\t0\t9\t9\t90\t  ", [], id="blanks are no word"),
        pytest.param("3\t1\t1\t1\t0\t0\t0\t0\t9\t9\t-1\t", [], id="a paragraph is no word"),
    ],
)
def test_a_row_of_the_table_is_a_word_or_nothing(row: str, expected: list[str]) -> None:
    assert [word.text for _, word in words_of_table(_table(row))] == expected


def test_a_word_has_box_confidence_and_line_of_its_row() -> None:
    [(image, word)] = words_of_table(_table("5\t7\t2\t3\t4\t5\t10\t20\t30\t40\t87.5\tsố"))
    assert (image, word.box, word.confidence, word.line) == (7, Box(10, 20, 40, 60), 0.875, (2, 3, 4))


@pytest.mark.parametrize("table", ["", HEADINGS.rstrip(), HEADINGS])
def test_an_empty_table_holds_no_word(table: str) -> None:
    assert list(words_of_table(table)) == []


# --- Orientation -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_turn_that_stands_a_page_upright_is_found(engine: TesseractEngine, letter: Pixels, turn: int) -> None:
    lying = quarter_turn(letter[::2, ::2, 1], -turn % 360)
    found = engine.orientation(lying, 100, 60.0)
    assert found is not None
    assert found[0] == turn
    assert found[1] > 1.0


@pytest.mark.parametrize(
    "page", [np.full((300, 300), 255, np.uint8), lines_of_text("Số: 15")], ids=["a blank page", "a few characters"]
)
def test_a_page_with_too_little_text_has_no_known_orientation(engine: TesseractEngine, page: Pixels) -> None:
    assert engine.orientation(page, DPI, 60.0) is None


# --- What is installed -----------------------------------------------------------------------------------------------


def test_the_engine_is_named_with_its_version(engine: TesseractEngine) -> None:
    assert installed_version()[0].isdigit()
    assert engine.name == f"tesseract {installed_version()}"


def test_the_languages_are_listed_without_the_heading() -> None:
    assert {"osd", "vie"} <= set(installed_languages())
    assert all(" " not in name for name in installed_languages())


def test_what_is_installed_is_enough() -> None:
    assert require(("vie",)) == installed_languages()


@pytest.mark.parametrize(
    ("languages", "package"), [(("xyz",), "tesseract-ocr-xyz"), (("vie", "chi_abc"), "tesseract-ocr-chi-abc")]
)
def test_a_missing_language_names_the_package_to_install(languages: tuple[str, ...], package: str) -> None:
    with pytest.raises(MissingLanguageError) as raised:
        require(languages)
    assert raised.value.next_step.rstrip(".").split()[-1] == package
    assert "tesseract-ocr-vie" not in raised.value.next_step


@pytest.mark.parametrize("stays", [True, False], ids=["library", "program"])
def test_a_language_that_vanished_since_is_named_when_a_page_is_read(stays: bool) -> None:
    with pytest.raises(MissingLanguageError, match="xyz"):
        TesseractEngine(("xyz",), stays=stays).read([lines_of_text("Số")], DPI, Reading.LINES, 30.0)


@pytest.mark.usefixtures("no_programs")
def test_without_the_program_nothing_is_known_of_it() -> None:
    for question in (installed_version, installed_languages, lambda: require(("vie",))):
        with pytest.raises(MissingProgramError):
            question()


def test_a_program_that_tells_nothing_of_itself_is_an_engine_that_failed(
    fake_tesseract: FakeTesseract, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ocr_pipeline.recognition.tesseract_program.ASK_SECONDS", 0.5)
    fake_tesseract("exec sleep 60")
    with pytest.raises(EngineError, match="list-langs"):
        installed_languages()


@pytest.mark.parametrize(
    ("languages", "installed", "second"),
    [
        pytest.param(("vie",), ("Vietnamese", "eng", "vie"), ("Vietnamese",), id="Debian's other net"),
        pytest.param(
            ("vie", "eng"), ("eng", "script/Vietnamese", "vie"), ("script/Vietnamese", "eng"), id="by its folder"
        ),
        pytest.param(("vie",), ("eng", "vie"), (), id="not installed"),
        pytest.param(("eng",), ("Vietnamese", "eng"), (), id="a language without another net"),
    ],
)
def test_a_second_opinion_comes_from_another_net_of_the_main_language(
    languages: tuple[str, ...], installed: tuple[str, ...], second: tuple[str, ...]
) -> None:
    assert second_opinion(languages, installed) == second
