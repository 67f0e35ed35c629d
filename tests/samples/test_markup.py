"""The markup of the document files."""

from __future__ import annotations

import pytest

from samples.markup import Run, parse, plain


def words(source: str) -> list[str]:
    return ["".join(run.text for run in token.runs) for token in parse(source)]


@pytest.mark.parametrize(
    ("source", "expected", "why"),
    [
        ("Sở Y tế", ["Sở", "Y", "tế"], "words are parted by spaces"),
        ("{b:Điều 1.} Phê duyệt", ["Điều", "1.", "Phê", "duyệt"], "a mark leaves no letter behind"),
        ("{a:{b:12}/{c:TB}}", ["12/TB"], "marks may begin inside a word and inside each other"),
        ("số 215/TTr-SNV", ["số", "215/TTr-", "SNV"], "a code may be broken after its hyphen"),
        ("2024 - 2028", ["2024", "-", "2028"], "a hyphen between spaces is a word of its own"),
        ("an|toàn", ["an", "toàn"], "a bar ends the line, and so the word"),
    ],
)
def test_words(source: str, expected: list[str], why: str) -> None:
    assert words(source) == expected, why


def test_every_letter_knows_all_its_marks() -> None:
    (token,) = parse("{code:{number:{hand:13}}/{notation:TB}}")
    assert token.runs == (
        Run("13", frozenset({"code", "number"}), by="pen"),
        Run("/", frozenset({"code"})),
        Run("TB", frozenset({"code", "notation"})),
    )


def test_the_part_after_a_hyphen_stands_without_a_space_and_after_a_bar_on_a_new_line() -> None:
    assert [(token.joined, token.starts_line) for token in parse("TTr-SNV a|b")] == [
        (False, False),
        (True, False),
        (False, False),
        (False, True),
    ]


@pytest.mark.parametrize("source", ["{b:không đóng", "thừa}", "{không tên}"])
def test_braces_that_do_not_match_are_refused(source: str) -> None:
    with pytest.raises(ValueError, match="brace"):
        parse(source)


def test_marks_have_the_scope_of_their_part_and_facts_have_none() -> None:
    (token,) = parse("{code:12}{c.plan:/KH}", scope="copy.")
    assert [run.marks for run in token.runs] == [{"copy.code"}, {"c.plan"}]


def test_the_plain_text_of_a_mark_joins_its_lines_and_leaves_a_broken_code_whole() -> None:
    found = plain("{subject:V/v góp ý|dự thảo} {c.a:số 215/TTr-SNV}")
    assert found["subject"] == "V/v góp ý dự thảo"
    assert found["c.a"] == "số 215/TTr-SNV"
    assert found[""] == "V/v góp ý dự thảo số 215/TTr-SNV"


@pytest.mark.parametrize(("source", "by"), [("{hand:12}", "pen"), ("{stamp:12}", "stamp"), ("12", "print")])
def test_a_run_knows_what_put_it_on_the_paper(source: str, by: str) -> None:
    (token,) = parse(source)
    assert token.runs[0].by == by
    assert token.runs[0].inked == (by != "print")
