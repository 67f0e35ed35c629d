"""The lines of a text, and the paragraphs that they make."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diacritics.lines import Line, by_line, paragraphs
from diacritics.modes import Mode
from diacritics.tokens import tokenize


def lines_of(text: str) -> list[list[str]]:
    return [[token.text for token in line] for line in by_line(text, tokenize(text))]


def paragraphs_of(text: str) -> list[list[str]]:
    """The first words of the lines of every paragraph."""
    lines = [Line(tokens, Mode.NOISY) for tokens in by_line(text, tokenize(text))]
    return [[line.tokens[0].text for line in paragraph] for paragraph in paragraphs(text, lines)]


@pytest.mark.parametrize(
    ("text", "lines", "why"),
    [
        ("", [], "an empty text has no line"),
        ("a b", [["a", "b"]], "one line"),
        ("a b\nxa c\n", [["a", "b"], ["xa", "c"]], "two, each with its end"),
        ("\n\nxa", [[], [], ["xa"]], "blank lines are lines"),
        ("xa\r\nva", [["xa"], ["va"]], "a break of two characters is one"),
        ("xa\x0cva\u2028la", [["xa"], ["va"], ["la"]], "whatever Unicode calls a break of lines"),
        (" ; \nxa", [[], ["xa"]], "a line without words"),
    ],
)
def test_the_tokens_of_every_line(text: str, lines: list[list[str]], why: str) -> None:
    # Behind the last break stands what is no line yet: nothing.
    assert lines_of(text) == [*lines, []], why


@given(st.text("aế1 \n\r\x0b\x85\u2028.-", max_size=40))
def test_no_token_is_lost_and_all_stay_in_order(text: str) -> None:
    tokens = tokenize(text)
    lines = by_line(text, tokens)
    assert [token for line in lines for token in line] == tokens
    said = text.splitlines()
    assert len(lines) == len(said) + 1
    for number, line in enumerate(lines):
        assert all(token.text in said[number] for token in line)


FULL = "mot hai ba bon nam sau bay tam chin muoi"


@pytest.mark.parametrize(
    ("text", "found", "why"),
    [
        ("", [], "nothing"),
        ("\n \n", [], "lines without words"),
        ("cua tinh\nva xa", [["cua", "va"]], "a small letter goes on with the line before"),
        (f"{FULL}\nVinh", [["mot", "Vinh"]], "a full line without an end goes on with a capital"),
        (f"{FULL}.\nVinh", [["mot"], ["Vinh"]], "one with an end does not"),
        ("cua tinh\nVinh", [["cua"], ["Vinh"]], "a short line does not"),
        ("cua tinh\n\nva xa", [["cua"], ["va"]], "nothing goes on over a blank line"),
        ("cua tinh\n---\nva xa", [["cua"], ["va"]], "nor over a line without words"),
        ("cua tinh\na) va xa", [["cua"], ["a"]], "a point of a list begins anew"),
        ("cua tinh\n- va xa", [["cua"], ["va"]], "so does a dash"),
        ("mot xa\nhai xa\nba xa", [["mot", "hai", "ba"]], "several lines"),
    ],
)
def test_lines_that_belong_together(text: str, found: list[list[str]], why: str) -> None:
    assert paragraphs_of(text) == found, why


@given(st.lists(st.sampled_from(["cua tinh", "Vinh", "", "a) xa", FULL, f"{FULL}.", "--"]), max_size=8))
def test_every_line_with_words_is_in_one_paragraph(said: list[str]) -> None:
    text = "\n".join(said)
    lines = [Line(tokens, Mode.CLEAN) for tokens in by_line(text, tokenize(text))]
    found = [line for paragraph in paragraphs(text, lines) for line in paragraph]
    assert found == [line for line in lines if line.tokens]
