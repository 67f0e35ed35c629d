"""The words of a straightened page are drawn where they stand on the level one."""

from __future__ import annotations

from ocr_pipeline.imaging.bend import Bend, bent_box
from ocr_pipeline.layout.bent import bent_layout
from ocr_pipeline.layout.page import PageLayout, Region, RegionKind
from ocr_pipeline.layout.segments import Segment
from ocr_pipeline.recognition.words import Box, Word

BEND = Bend(lift=0.08, reach=2.2, fan=0.05)


def test_words_move_and_lines_with_them() -> None:
    words = (Word("Số", Box(100, 300, 160, 330), 0.9), Word("12", Box(700, 300, 760, 330), 0.9))
    region = Region(RegionKind.BODY, (Segment(words),))
    layout = PageLayout(1, 1654, 2339, 30.0, (region,), (), blank=False)
    (line,) = bent_layout(layout, BEND, 200).regions[0].lines
    boxes = [bent_box(word.box.as_tuple(), BEND, (1654, 2339), 200) for word in words]
    assert [word.box.as_tuple() for word in line.words] == boxes
    assert [word.text for word in line.words] == ["Số", "12"]
    assert line.box == Box.around(Box(*box) for box in boxes)
