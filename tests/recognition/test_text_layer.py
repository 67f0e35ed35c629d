"""The words of a layer stand in pixels of the page; those of a scan are a first reading, those typed need none."""

from __future__ import annotations

from ocr_pipeline.recognition.text_layer import scanned_words, typed_words
from ocr_pipeline.recognition.words import Box
from ocr_pipeline.sources import LayerWord, TextLayer
from tests.recognition.made_layers import VIETNAMESE, layer_of

WIDTH, HEIGHT = 1000, 1400


def test_typed_words_are_those_of_the_layer_in_pixels_and_were_never_read() -> None:
    words = typed_words(layer_of(VIETNAMESE), WIDTH, HEIGHT)
    assert [word.text for word in words] == VIETNAMESE.split()
    assert (words[0].box, words[8].box) == (Box(100, 140, 180, 168), Box(100, 182, 180, 210))
    assert all(word.from_layer and word.confidence == 1.0 for word in words)
    assert all(word.second == word.text for word in words), "what was typed needs no second reading"


def test_words_under_a_scan_wait_for_a_second_reading() -> None:
    words = scanned_words(layer_of(VIETNAMESE), WIDTH, HEIGHT)
    assert not any(word.from_layer or word.second for word in words)
    assert all(word.confidence < 1.0 for word in words)


def test_boxes_under_a_scan_reach_below_the_line_and_over_the_space_they_were_laid_with() -> None:
    layer = layer_of("ngày tháng")
    [tight, _], [wide, _] = (scanned_words(layer, WIDTH, HEIGHT, spaced=spaced) for spaced in (False, True))
    assert tight.box.y1 > 168
    assert (tight.box.x1, wide.box.x1) == (180, 200)


def test_words_of_one_line_share_its_number() -> None:
    words = typed_words(layer_of(VIETNAMESE), WIDTH, HEIGHT)
    by_place = [[word.line for word in words[start : start + 8]] for start in range(0, len(words), 8)]
    assert all(len(set(lines)) == 1 for lines in by_place)
    assert len({lines[0] for lines in by_place}) == len(by_place)


def test_a_word_that_is_set_higher_is_of_its_line() -> None:
    line = [LayerWord("m", (0.1, 0.1, 0.18, 0.12)), LayerWord("2", (0.19, 0.088, 0.2, 0.104))]
    above = LayerWord("trên", (0.3, 0.04, 0.38, 0.06))
    first, raised, other = typed_words(TextLayer((*line, above), 1.0), WIDTH, HEIGHT)
    assert first.line == raised.line != other.line
