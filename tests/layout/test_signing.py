"""Where signatures are looked for: beside a seal that stands in the signature column, or between title and name."""

from __future__ import annotations

import pytest

from ocr_pipeline.imaging.marks.find import Seal
from ocr_pipeline.imaging.marks.rings import Ring
from ocr_pipeline.layout.page import RegionKind
from ocr_pipeline.layout.segments import Segment
from ocr_pipeline.layout.signing import printed_rows, printed_words, signing_places
from ocr_pipeline.recognition.words import Box, Word
from tests.layout.typed_pages import SENTENCES, TEXT_HEIGHT, WIDTH, Ink, Inks, TypedPage, page, typed


def letter() -> TypedPage:
    return page().header(("SỞ Y TẾ", "Số: 15/SYT-VP")).body(*SENTENCES).footer(
        ("Nơi nhận:", "- Như trên;", "- Lưu: VT."), ("GIÁM ĐỐC", "Nguyễn Văn An")
    )  # fmt: skip


def seal(x: float, y: float) -> Seal:
    return Seal((round(x - 207), round(y - 207), round(x + 207), round(y + 207)), Ring(x, y, 207))


def places(made: TypedPage, *seals: Seal) -> list[Box]:
    layout = made.layout()
    printed = printed_words(made.words, layout.text_height)
    heading = (*layout.lines(RegionKind.HEADER_LEFT), *layout.lines(RegionKind.HEADER_RIGHT))
    return signing_places(seals, [layout.lines(RegionKind.SIGNATURE)], heading, printed, layout.text_height, WIDTH)


def test_without_a_seal_it_is_between_title_and_name() -> None:
    made = letter()
    title, name = (next(w for w in made.words if w.text == text) for text in ("GIÁM", "An"))
    (place,) = places(made)
    assert place.holds((1780, (title.box.y1 + name.box.y0) / 2))
    assert place.y0 >= title.box.y0
    assert place.y1 < name.box.y1 + TEXT_HEIGHT


def test_a_seal_beside_it_is_the_same_place() -> None:
    made = letter()
    title = next(w for w in made.words if w.text == "GIÁM")
    (place,) = places(made, seal(1600, title.box.y1 + 200))
    assert place.x0 < 1600 < place.x1 - 3 * 207


def test_a_certified_copy_is_signed_in_a_column_of_its_own() -> None:
    copied = letter().layout().lines(RegionKind.SIGNATURE)
    certified = [Segment(tuple(typed("CHÁNH VĂN PHÒNG", 1600, 2600, 1)))]
    places_found = signing_places([], [copied, certified], [], [], TEXT_HEIGHT, WIDTH)
    assert len(places_found) == 2
    assert places_found[1].holds((1700, 2800))


def test_a_seal_over_the_heading_has_no_signature_though_nothing_beside_it_was_read() -> None:
    made = page().header(("SỞ Y TẾ", "Số: 15/SYT-VP")).body(*SENTENCES)
    number = next(word.box for word in made.words if word.text == "Số:")
    layout = made.layout()
    heading = layout.lines(RegionKind.HEADER_LEFT)
    over = seal(number.x0, number.y0)
    assert signing_places([over], [()], heading, [], layout.text_height, WIDTH) == []
    assert len(signing_places([over], [()], [], [], layout.text_height, WIDTH)) == 1


@pytest.mark.parametrize(("apart", "count"), [(190, 0), (240, 1)], ids=["it reaches into it", "it does not"])
def test_a_seal_is_over_the_heading_of_which_it_covers_the_beginning(apart: int, count: int) -> None:
    heading = [Segment(tuple(typed("NHÂN DÂN", 734, 257, 1)))]
    over = seal(734 - apart, 290)
    assert len(signing_places([over], [()], heading, [], TEXT_HEIGHT, WIDTH)) == count


@pytest.mark.parametrize(("x", "count"), [(1600, 1), (700, 2)], ids=["the seal of the name", "another's"])
def test_below_a_name_beside_a_seal_nothing_is_signed_though_no_title_was_read(x: int, count: int) -> None:
    column = [Segment(tuple(typed("Nguyễn Văn An", 1600, 2200, 1)))]
    found = signing_places([seal(x, 1950)], [column], [], [], TEXT_HEIGHT, WIDTH)
    assert sum(place.holds((1700, 2500)) for place in found) == count - 1


def test_a_seal_amid_text_has_no_signature() -> None:
    made = page(number=2).body(*SENTENCES * 4)
    assert places(made, seal(1200, 400)) == []


def test_a_seal_on_a_page_with_hardly_a_word_has_one() -> None:
    assert len(places(page(number=2).line("2", 1200, 150), seal(1600, 600))) == 1


def test_a_slice_at_the_edge_has_none() -> None:
    assert places(page(number=2).body(*SENTENCES), Seal((2400, 1500, 2480, 1900))) == []


@pytest.mark.parametrize(
    ("text", "confidence", "height", "printed"),
    [
        ("GIÁM", 0.95, 45, True),
        ("GIÁM", 0.4, 45, False),
        ("W", 0.9, 45, False),
        ("///", 0.9, 45, False),
        ("Hương", 0.9, 150, False),
    ],
)
def test_print_is_what_was_read_surely_and_is_no_taller_than_text(
    text: str, confidence: float, height: int, printed: bool
) -> None:
    word = Word(text, Box(0, 0, 200, height), confidence)
    assert bool(printed_words([word], 45)) is printed


@pytest.mark.parametrize(
    ("inks", "rows"),
    [
        pytest.param({"An": Ink(confidence=0.2)}, 2, id="most words were read surely"),
        pytest.param({"Nguyễn": Ink(confidence=0.3), "Văn": Ink(confidence=0.3)}, 1, id="most were not"),
    ],
)
def test_a_row_of_which_most_was_read_surely_is_print(inks: Inks, rows: int) -> None:
    made = page(inks).footer(("Nơi nhận:", "- Lưu: VT."), ("GIÁM ĐỐC", "Nguyễn Văn An"))
    column = made.layout().lines(RegionKind.SIGNATURE)
    found = printed_rows([column], TEXT_HEIGHT)
    assert len(found) == rows
    assert all(box.height == TEXT_HEIGHT for box in found)


def test_a_row_is_as_high_as_its_surely_read_words() -> None:
    made = page({"An": Ink(confidence=0.2, taller=60)}).footer(
        ("Nơi nhận:", "- Lưu: VT."), ("GIÁM ĐỐC", "Nguyễn Văn An")
    )
    column = made.layout().lines(RegionKind.SIGNATURE)
    assert all(box.height == TEXT_HEIGHT for box in printed_rows([column], TEXT_HEIGHT))
