"""The outline: labels, levels, titles; and where lines of a subject end."""

from __future__ import annotations

import pytest

from samples.grammar.heads import in_lines
from samples.grammar.outline import Articles, Outline, in_points
from samples.source import Paragraph


def heads(paragraphs: list[Paragraph]) -> list[tuple[str, int, str | None]]:
    """Label, level and title of each section that the paragraphs open."""
    return [(p.section.label, p.section.level, p.section.title) for p in paragraphs if p.section]


def test_parts_items_and_points_are_numbered_below_each_other() -> None:
    outline = Outline()
    said = [
        outline.part("A"),
        outline.item("x"),
        outline.point("y"),
        outline.point("z"),
        outline.item("x"),
        outline.part("B"),
    ]
    assert heads([*said, outline.heading("C")]) == [
        ("I", 1, "A"), ("1", 2, None), ("a", 3, None), ("b", 3, None), ("2", 2, None), ("II", 1, "B"), ("1", 2, "C"),
    ]  # fmt: skip


def test_a_flat_outline_begins_with_items() -> None:
    outline = Outline(flat=True)
    assert heads([outline.item("x"), outline.point("y")]) == [("1", 1, None), ("a", 2, None)]


def test_the_party_writes_hyphens_behind_its_labels() -> None:
    outline = Outline(party=True)
    assert [outline.part("A").text, outline.item("x").text] == ["{b:I- A}", "1- x"]


def test_articles_stand_below_chapters() -> None:
    articles = Articles()
    said = [articles.chapter("A"), articles.article(title="B"), articles.clause("c"), articles.point("d")]
    assert heads(said) == [("Chương I", 1, "A"), ("Điều 1", 2, "B"), ("1", 3, None), ("a", 4, None)]


def test_articles_without_chapters_stand_at_the_top() -> None:
    articles = Articles()
    said = [articles.article("Phê duyệt."), articles.headed("Tổ chức thực hiện"), articles.point("d")]
    assert heads(said) == [("Điều 1", 1, None), ("Điều 2", 1, "Tổ chức thực hiện"), ("a", 2, None)]
    assert said[1].text == "{b:Điều 2.} Tổ chức thực hiện"
    assert articles.last == 2


def test_the_letters_of_points_are_those_of_the_vietnamese_alphabet() -> None:
    outline = Outline(flat=True)
    outline.item("x")
    labels = [outline.point("y").text[0] for _ in range(7)]
    assert labels == ["a", "b", "c", "d", "đ", "e", "g"]


def test_clauses_become_points_with_semicolons_and_a_full_stop() -> None:
    assert in_points(["a.", "b", "c;"]) == ["a;", "b;", "c."]
    assert in_points([]) == []


SUBJECTS = [
    ("V/v góp ý", 34, "V/v góp ý", "short: left alone"),
    ("Về việc A|B", 5, "Về việc A|B", "it has its ends of lines"),
    (
        "Về việc phê duyệt Đề án phát triển du lịch trên địa bàn tỉnh giai đoạn 2021 - 2025",
        60,
        "Về việc phê duyệt Đề án phát triển du lịch|trên địa bàn tỉnh giai đoạn 2021 - 2025",
        "a line ends before a phrase, near the middle",
    ),
]


@pytest.mark.parametrize(("text", "longest", "lines", "why"), SUBJECTS)
def test_lines_of_a_subject_end_where_a_phrase_begins(text: str, longest: int, lines: str, why: str) -> None:
    assert in_lines(text, longest) == lines, why
