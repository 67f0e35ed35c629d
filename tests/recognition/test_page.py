"""A page comes out upright and read, whichever way it lay on the glass, within its time."""

from __future__ import annotations

import time
import weakref
from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest

from ocr_pipeline.errors import EngineError, PageTimeoutError
from ocr_pipeline.imaging.ink import Pixels
from ocr_pipeline.imaging.marks.rings import Ring
from ocr_pipeline.imaging.orientation import quarter_turn
from ocr_pipeline.imaging.page import CleanPage
from ocr_pipeline.recognition.engine import Reading
from ocr_pipeline.recognition.looks import Look
from ocr_pipeline.recognition.page import Deadline, ReadPage, has_ink, looks_bad, read_page
from ocr_pipeline.recognition.stamps import StampReading
from ocr_pipeline.recognition.tesseract import TesseractEngine
from ocr_pipeline.recognition.words import Box, Word
from tests.imaging.drawn_pages import last_page, shown_through, text_page, tilted
from tests.recognition.drawn_lines import DPI, TellingEngine, WatchedEngine, lines_of_text, texts, word

SOUND = [word(f"chữ{letter}") for letter in "abcdefgh"]
DOUBTFUL = [word(f"#{letter}~", confidence=0.2) for letter in "abcdefgh"]
INKY_WORDS = ("Sở Tư pháp đề nghị các cơ quan, địa phương nghiên cứu " * 4).split()
INKY = lines_of_text(*["Sở Tư pháp đề nghị các cơ quan, địa phương nghiên cứu"] * 4)
INKY_WITH_MARGIN = np.pad(INKY, 200, constant_values=255)
CAPITALS = lines_of_text(*["ỦY BAN NHÂN DÂN HUYỆN HẢI LĂNG"] * 4)
BLANK = np.full((600, 400), 255, np.uint8)


def no_looks(
    words: Sequence[Word], page: CleanPage, framed: Sequence[StampReading], dark: Sequence[Ring]
) -> Sequence[Look]:
    """Nothing is worth a second look."""
    return ()


def _read(engine: TellingEngine, pixels: Pixels, seconds: float = 60.0) -> ReadPage:
    return read_page(engine, lambda: pixels, DPI, Deadline.after(seconds), no_looks)


def _recall(words: Sequence[Word], truth: list[str]) -> float:
    """Share of the truth's words that were read."""
    return (Counter(truth) & Counter(texts(words))).total() / len(truth)


@pytest.mark.parametrize(("settled", "calls"), [(True, 2), (False, 3)])
def test_a_signature_is_looked_at_line_by_line_only_where_it_is_not_settled(settled: bool, calls: int) -> None:
    def looks_of(
        words: Sequence[Word], page: CleanPage, framed: Sequence[StampReading], dark: Sequence[Ring]
    ) -> Sequence[Look]:
        return [Look(Box(0, 0, page.width, page.height), debris=True)]

    engine = TellingEngine([[SOUND]])
    few = lines_of_text("Số: 15")
    read = read_page(engine, lambda: few, DPI, Deadline.after(60.0), looks_of, settled=lambda _: settled)
    assert len(engine.asked) == calls
    assert len(read.views) == calls, "the first reading, the block's, and its lines'"


@pytest.mark.parametrize("colour", [False, True])
def test_the_page_as_it_came_is_gone_while_it_is_read(colour: bool) -> None:
    lying = tilted(INKY_WITH_MARGIN, 9.0)
    drawn: list[weakref.ref[Pixels]] = []

    def draw() -> Pixels:
        pixels = np.dstack([lying] * 3) if colour else lying.copy()
        drawn.append(weakref.ref(pixels))
        return pixels

    class WatchingEngine(TellingEngine):
        def read(self, images: Sequence[Pixels], dpi: int, reading: Reading, timeout: float) -> list[list[Word]]:
            assert all(each() is None for each in drawn), "the page is still held"
            return super().read(images, dpi, reading, timeout)

    engine = WatchingEngine([[SOUND]])
    read = read_page(engine, draw, DPI, Deadline.after(60.0), no_looks)
    assert engine.pages == 1
    assert read.page.skew == pytest.approx(9.0, abs=0.1)


# --- The real engine -------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def upright(engine: TesseractEngine, letter: Pixels) -> tuple[ReadPage, WatchedEngine]:
    """The letter as it was scanned, read, and the engine that was watched at it."""
    watched = WatchedEngine(engine)
    return read_page(watched, lambda: letter, 200, Deadline.after(300.0), no_looks), watched


def test_an_upright_page_is_read_without_a_look_at_its_orientation(
    upright: tuple[ReadPage, WatchedEngine], letter_truth: list[str], letter_skew: float
) -> None:
    read, watched = upright
    assert (read.page.turned, watched.orientations) == (0, 0)
    assert read.page.skew == pytest.approx(letter_skew, abs=0.1)
    assert _recall(read.words, letter_truth) > 0.5, "the picture shows the upper half of the letter"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_stood_upright_before_it_is_read(
    engine: TesseractEngine,
    letter: Pixels,
    letter_truth: list[str],
    letter_skew: float,
    upright: tuple[ReadPage, WatchedEngine],
    turn: int,
) -> None:
    watched = WatchedEngine(engine)
    read = read_page(watched, lambda: quarter_turn(letter, -turn % 360), 200, Deadline.after(300.0), no_looks)
    assert (read.page.turned, watched.readings, watched.orientations) == (turn, upright[1].readings, 0)
    assert (read.page.width, read.page.height) == (letter.shape[1], letter.shape[0])
    assert read.page.skew == pytest.approx(letter_skew, abs=0.1)
    assert _recall(read.words, letter_truth) >= _recall(upright[0].words, letter_truth) - 0.01


@pytest.mark.parametrize("skew", [-12.0, 9.0])
def test_a_skewed_page_reads_as_well_as_a_level_one_once_it_is_straightened(
    engine: TesseractEngine, skew: float
) -> None:
    lying = tilted(INKY_WITH_MARGIN, skew)
    as_it_lies = engine.read([lying], DPI, Reading.PAGE, 60.0)[0]
    read = read_page(engine, lambda: lying, DPI, Deadline.after(60.0), no_looks)
    assert read.page.skew == pytest.approx(skew, abs=0.1)
    assert _recall(read.words, INKY_WORDS) > 0.95 > _recall(as_it_lies, INKY_WORDS)


def test_a_few_characters_on_a_page_are_no_error(engine: TesseractEngine) -> None:
    """Too little to tell how the page lies; it is read as it is."""
    watched = WatchedEngine(engine)
    read = read_page(watched, lambda: lines_of_text("Số: 15"), DPI, Deadline.after(60.0), no_looks)
    assert (read.page.turned, watched.orientations) == (0, 1)
    assert texts(read.words)[-1] == "15"


def test_boxes_are_in_pixels_of_the_page_whatever_the_resolution_it_is_read_at(engine: TesseractEngine) -> None:
    pixels = np.kron(lines_of_text("Kính gửi: Sở Tài chính"), np.ones((2, 2), np.uint8))
    read = read_page(engine, lambda: pixels, 2 * DPI, Deadline.after(60.0), no_looks)
    around = Box.around(each.box for each in read.words)
    rows, columns = np.nonzero(pixels < 128)
    drawn = (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
    assert around.as_tuple() == pytest.approx(drawn, abs=8)


# --- What is asked of the engine -------------------------------------------------------------------------------------


def test_a_blank_page_is_left_alone() -> None:
    engine = TellingEngine(turn=(180, 9.0))
    read = _read(engine, BLANK)
    assert (read.words, read.page.turned, engine.orientations, len(engine.asked)) == ((), 0, 0, 1)


@pytest.mark.parametrize(
    ("turn", "again", "turned", "words"),
    [
        pytest.param((180, 9.0), SOUND, 180, SOUND, id="it reads better: turned"),
        pytest.param((180, 9.0), DOUBTFUL, 0, DOUBTFUL, id="it reads no better: left as it was"),
        pytest.param((180, 0.3), SOUND, 180, SOUND, id="the orientation is not sure: it reads better on its head"),
        pytest.param((180, 0.3), DOUBTFUL, 0, DOUBTFUL, id="the orientation is not sure: it reads no better"),
        pytest.param((0, 9.0), SOUND, 0, SOUND, id="it is upright already: not turned, but read by lines"),
        pytest.param(None, SOUND, 180, SOUND, id="nobody knows: it reads better on its head"),
    ],
)
def test_a_badly_read_page_is_turned_on_trial(
    turn: tuple[int, float] | None, again: list[Word], turned: int, words: list[Word]
) -> None:
    engine = TellingEngine([[DOUBTFUL], [again]], turn=turn)
    read = _read(engine, INKY)
    assert (read.page.turned, engine.orientations) == (turned, 1)
    assert texts(read.words) == texts(words)


@pytest.mark.parametrize(
    ("again", "turned"),
    [
        pytest.param(SOUND, 180, id="it reads better on its head"),
        pytest.param(DOUBTFUL, 0, id="it reads no better"),
    ],
)
def test_capitals_that_nobody_can_tell_up_from_down_are_tried_on_their_head(again: list[Word], turned: int) -> None:
    engine = TellingEngine([[DOUBTFUL], [again]], turn=None)
    assert _read(engine, CAPITALS).page.turned == turned
    assert engine.pages == 2


@pytest.mark.parametrize(
    ("sound", "turned", "why"),
    [
        (2, 0, "no better: print of the back reads as badly either way"),
        (3, 180, "clearly better, though badly too"),
    ],
)
def test_a_page_that_reads_badly_either_way_is_turned_where_one_is_clearly_better(
    sound: int, turned: int, why: str
) -> None:
    engine = TellingEngine([[[*SOUND[:2], *DOUBTFUL]], [[*map(_longer, SOUND[:sound]), *DOUBTFUL]]], turn=(180, 0.3))
    assert _read(engine, INKY).page.turned == turned, why


def _longer(said: Word) -> Word:
    return word(f"{said.text}i")


def test_a_page_of_few_words_is_turned_on_trial_too() -> None:
    page = text_page(DPI, lines=2)
    assert not has_ink(page)
    engine = TellingEngine([[DOUBTFUL], [SOUND]], turn=(180, 9.0))
    assert _read(engine, page).page.turned == 180


def test_a_turn_adds_to_the_one_that_the_lines_told() -> None:
    engine = TellingEngine([[DOUBTFUL], [SOUND]], turn=(180, 9.0))
    assert _read(engine, quarter_turn(INKY_WITH_MARGIN, 90)).page.turned == 90


@pytest.mark.parametrize(
    ("again", "kept"),
    [
        pytest.param(SOUND, 0.0, id="it reads better as it lay: undone"),
        pytest.param(DOUBTFUL, 5.0, id="it reads no better as it lay: kept"),
    ],
)
def test_a_badly_read_page_is_tried_without_its_levelling(again: list[Word], kept: float) -> None:
    engine = TellingEngine([[DOUBTFUL], [again]], turn=(0, 9.0))
    assert _read(engine, tilted(INKY_WITH_MARGIN, 5.0)).page.skew == pytest.approx(kept, abs=0.1)


@pytest.mark.parametrize(
    ("again", "kept"),
    [
        pytest.param(SOUND, SOUND, id="it reads well without its back"),
        pytest.param(DOUBTFUL, DOUBTFUL, id="it reads no better: left as it was"),
    ],
)
def test_a_badly_read_page_is_tried_without_what_shows_through_from_its_back(
    again: list[Word], kept: list[Word]
) -> None:
    engine = TellingEngine([[DOUBTFUL], [again]], turn=(0, 9.0))
    both = shown_through(last_page(DPI), text_page(DPI), 0.35)
    read = _read(engine, both)
    assert texts(read.words) == texts(kept)
    below = read.page.faded[read.page.height // 2 :]
    assert bool((below < 200).any()) is (kept is DOUBTFUL), "the back is seen where the front is empty"


@pytest.mark.parametrize(
    ("first", "by_lines", "kept"),
    [
        pytest.param(DOUBTFUL[:3], SOUND, SOUND, id="blocks that were not seen: read by lines"),
        pytest.param(DOUBTFUL[:3], DOUBTFUL, DOUBTFUL[:3], id="lines read no better"),
        pytest.param(SOUND, [], SOUND, id="enough was read"),
    ],
)
def test_a_page_of_few_words_is_read_by_lines_too(first: list[Word], by_lines: list[Word], kept: list[Word]) -> None:
    engine = TellingEngine([[first], [by_lines]], turn=(0, 9.0))
    assert texts(_read(engine, BLANK).words) == texts(kept)
    assert engine.pages == 1


def test_a_soundly_read_page_is_not_asked_how_it_lies() -> None:
    engine = TellingEngine([[SOUND]], turn=(180, 9.0))
    assert _read(engine, INKY).page.turned == 0
    assert engine.orientations == 0


def test_the_looks_are_chosen_from_the_words_that_are_kept() -> None:
    seen: list[tuple[list[str], int]] = []

    def looks_of(
        words: Sequence[Word], page: CleanPage, framed: Sequence[StampReading], dark: Sequence[Ring]
    ) -> Sequence[Look]:
        seen.append((texts(words), page.turned))
        return (Look(Box(0, 0, 100, 50)),)

    left_out: list[list[list[Word]]] = [[], []]
    engine = TellingEngine([[DOUBTFUL], [SOUND], *left_out, [[word("lại", (10, 10, 50, 30))]]], turn=(180, 9.0))
    read = read_page(engine, lambda: INKY, DPI, Deadline.after(60.0), looks_of)
    assert seen == [(texts(SOUND), 180)]
    assert "lại" in texts(read.words)


# --- Judging a first reading -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "bad"),
    [
        pytest.param(SOUND, False, id="all sound"),
        pytest.param(SOUND + DOUBTFUL, False, id="half of them sound"),
        pytest.param(SOUND + 2 * DOUBTFUL, True, id="a third of them sound"),
        pytest.param(DOUBTFUL, True, id="none sound"),
        pytest.param(SOUND[:4], True, id="sound, but too few to trust"),
        pytest.param([word(sign) for sign in "abcdefgh"], True, id="single letters, as a page on its side gives"),
        pytest.param([*SOUND, *[word("—", confidence=0.1)] * 20], False, id="rules and dots are no words"),
        pytest.param([], True, id="nothing read"),
    ],
)
def test_what_counts_as_a_bad_first_reading(words: list[Word], bad: bool) -> None:
    assert looks_bad(words) is bad


@pytest.mark.parametrize(
    ("page", "inked"),
    [
        pytest.param(BLANK, False, id="blank"),
        pytest.param(np.full((600, 400), 200, np.uint8), False, id="grey paper"),
        pytest.param(INKY, True, id="print"),
    ],
)
def test_whether_a_page_is_written_on_at_all(page: Pixels, inked: bool) -> None:
    assert has_ink(page) is inked


# --- Time and failure ------------------------------------------------------------------------------------------------


class _SlowEngine(TellingEngine):
    """Reads within the time it is given, but not a moment less."""

    def read(self, images: Sequence[Pixels], dpi: int, reading: Reading, timeout: float) -> list[list[Word]]:
        """Comes back when no time is left."""
        time.sleep(timeout)
        return super().read(images, dpi, reading, timeout)


def test_a_deadline_that_has_passed_stops_the_page_before_the_engine_is_asked() -> None:
    engine = TellingEngine([[SOUND]])
    with pytest.raises(PageTimeoutError, match="longer than 7 seconds"):
        read_page(engine, lambda: BLANK, DPI, Deadline(time.monotonic() - 1.0, 7.0), no_looks)
    assert engine.asked == []


@pytest.mark.parametrize("first", [SOUND, DOUBTFUL], ids=["before the second look", "before the orientation"])
def test_the_deadline_bites_between_the_steps(first: list[Word]) -> None:
    engine = _SlowEngine([[first]], turn=(180, 9.0))
    with pytest.raises(PageTimeoutError):
        _read(engine, INKY, seconds=0.5)
    assert (len(engine.asked), engine.orientations) == (1, 0)


def test_the_time_left_is_handed_on() -> None:
    deadline = Deadline.after(100.0)
    assert 0.0 < deadline.left() <= 100.0


class _BrokenEngine(TellingEngine):
    """Fails at the reading of the given number (from 0)."""

    fails_at = 0

    def read(self, images: Sequence[Pixels], dpi: int, reading: Reading, timeout: float) -> list[list[Word]]:
        """Fails, in its turn."""
        if len(self.asked) == self.fails_at:
            raise EngineError("broken")
        return super().read(images, dpi, reading, timeout)


@pytest.mark.parametrize("number", [0, 1])
def test_a_failing_engine_fails_the_page(number: int) -> None:
    engine = _BrokenEngine([[DOUBTFUL]], turn=(180, 9.0))
    engine.fails_at = number
    with pytest.raises(EngineError, match="broken"):
        _read(engine, INKY)
