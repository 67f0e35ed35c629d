"""What another net reads of a doubted subject is offered, and stands in its place where it is far likelier."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr_pipeline.layout.text import raw_text
from ocr_pipeline.parsing.heading.other_wordings import reads_better
from ocr_pipeline.parsing.installed import installed_parsers
from ocr_pipeline.parsing.parse import parse
from ocr_pipeline.recognition.words import Word
from schemas import FieldValue
from tests.layout.typed_pages import SENTENCES, Ink, page, restorer

HEAD = ("ỦY BAN NHÂN DÂN", "TỈNH PHÚ THỌ", "Số: 15/QĐ-UBND")


def subject_of(read: str, doubted: str, opinion: str) -> FieldValue:
    """The subject that was read with one word in doubt, and by another net with other words in the same places."""
    made = page({doubted: Ink(confidence=0.3)}).header(HEAD).title("QUYẾT ĐỊNH", read).body(*SENTENCES)
    places = [word for word in made.words if word.text in read.split()][: len(read.split())]
    views = tuple(Word(said, word.box, 0.9) for said, word in zip(opinion.split(), places, strict=True))
    raw = raw_text([replace(made.layout(), opinions=(views,))])
    text = raw.restored(restorer().restore(raw.text))
    found: FieldValue = parse(text, restorer(), (1,), installed_parsers())["subject"]
    return found


def test_a_far_likelier_reading_stands_in_its_place_in_doubt() -> None:
    read, better = "Kết luận tại Phiên bxp của Hội đồng Quốc gia", "Kết luận tại Phiên họp của Hội đồng Quốc gia"
    found = subject_of(read, "bxp", better)
    assert (found.value, found.needs_review) == (better, True)
    assert read in [other.value for other in found.alternatives]


def test_what_is_no_likelier_is_offered_beside_it() -> None:
    read, other = "Quy chế chi tiêu của Hội đồng Quốc gia", "Quy chế thi tiêu của Hội đồng Quốc gia"
    found = subject_of(read, "tiêu", other)
    assert (found.value, found.needs_review) == (read, True)
    assert other in [each.value for each in found.alternatives]


@pytest.mark.parametrize(
    ("opinion", "value", "better"),
    [
        ("Phiên họp của Hội đồng năm 2021", "Phiên bxp của Hội đồng năm 2021", True),
        ("Phiên họp của Hội đồng năm 2031", "Phiên bxp của Hội đồng năm 2021", False),
        ("Phiên họp | của Hội đồng năm 2021", "Phiên bxp của Hội đồng năm 2021", False),
        ("Phiên hqp của Hội đồng năm 2021", "Phiên bxp của Hội đồng năm 2021", False),
        ("Về việc thi đua năm 2021", "Phiên bxp của Hội đồng năm 2021", False),
        ("Phiên họp của Hội đồng năm 2021", "Phiên họp của Hội đồng năm 2021", False),
    ],
)
def test_which_reading_is_better(opinion: str, value: str, better: bool) -> None:
    assert reads_better(opinion, value, restorer()) is better
