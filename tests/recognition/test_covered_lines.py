"""Views of one line made one: what any of them read otherwise stays in doubt."""

from __future__ import annotations

from ocr_pipeline.recognition.covered_lines import together
from ocr_pipeline.recognition.words import Box, Word
from tests.recognition.drawn_lines import word


def view(*texts: str, confidence: float = 0.9) -> list[Word]:
    """Words side by side, each in the place that it has in every view."""
    return [word(text, (100 * i, 0, 100 * i + 80, 20), confidence) for i, text in enumerate(texts)]


def fond(_before: str, text: str, _after: str) -> float:
    """A language that knows three words."""
    return 0.0 if text in ("Kết", "quả", "tra") else -10.0


def read(*views: list[Word]) -> list[tuple[str, str | None]]:
    """What the views say together, and what stays beside it."""
    words = views[0]
    for each in views[1:]:
        words = together(words, each, fond)
    return [(each.text, each.second) for each in words]


def test_what_all_views_read_is_no_doubt() -> None:
    assert read(view("Kết", "quả"), view("Kết", "quả"), view("Kết", "quả")) == [("Kết", "Kết"), ("quả", "quả")]


def test_the_language_chooses_and_the_other_reading_stays_beside_it() -> None:
    assert read(view("Lết", "quả"), view("Kết", "quả")) == [("Kết", "Lết"), ("quả", "quả")]


def test_a_later_view_does_not_settle_what_an_earlier_one_read_otherwise() -> None:
    assert read(view("Lết"), view("Kết"), view("Kết")) == [("Kết", "Lết")]


def test_what_only_one_view_has_must_look_like_a_word_and_be_sure() -> None:
    stroke = Word("|:", Box(200, 0, 280, 20), 0.9)
    faint = Word("tra", Box(200, 0, 280, 20), 0.3)
    sure = Word("tra", Box(200, 0, 280, 20), 0.9)
    assert read([*view("Kết", "quả"), stroke], view("Kết", "quả")) == [("Kết", "Kết"), ("quả", "quả")]
    assert read([*view("Kết", "quả"), faint], view("Kết", "quả")) == [("Kết", "Kết"), ("quả", "quả")]
    assert read([*view("Kết", "quả"), sure], view("Kết", "quả"))[-1] == ("tra", "")
