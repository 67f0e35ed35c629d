"""The program's sentences in Vietnamese: each has one, and what it tells of the page stays as it is."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ocr_pipeline
from ocr_pipeline import errors
from ocr_pipeline.archive.graph.nodes import DAYS, DOUBTED, MERGED
from ocr_pipeline.export.sentences import FILLED, all_in_language, in_language, sentences
from ocr_pipeline.parsing.page_quality import LIMITS
from ocr_pipeline.parsing.review_rules import ReviewRule, review_rules

ROOT = Path(ocr_pipeline.__file__).parent
PARSERS = sorted((ROOT / "parsing").rglob("*.py"))
TELLS_PEOPLE = ("sources", "recognition", "batch", "archive/decisions", "pipeline.py")
"""Where what people meet in the browser goes wrong."""
ENGLISH = re.compile(r"\b(?:the|was|is|of|no|not|read|it|and|for|may)\b")
JOINED = re.compile(rf"\w{FILLED}$")
"""What goes on with another part of the sentence, which may be missing."""
WORDS = st.text(alphabet="abđêơưÂáạỷ019/.-", min_size=1, max_size=12)


def wording(node: ast.expr) -> str | None:
    """The text of a literal, with what is filled in left open."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        said = "".join(str(part.value) if isinstance(part, ast.Constant) else FILLED for part in node.values)
        return re.sub(f"{FILLED}+", FILLED, said)
    return None


@cache
def pattern(sentence: str) -> re.Pattern[str]:
    return ReviewRule("", sentence).pattern


PATTERNS = [pattern(english) for english in sentences()]


def is_said(sentence: str) -> bool:
    """Whether the table has a sentence, or all that it can become."""
    return any(each.fullmatch(sentence) for each in PATTERNS) or any(
        pattern(sentence).fullmatch(english) for english in sentences()
    )


def raised(path: Path) -> Iterator[str]:
    """The causes and next steps of the errors that a module raises."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and hasattr(errors, ast.unparse(node.func)):
            for each in (*node.args, *(keyword.value for keyword in node.keywords if keyword.arg == "next_step")):
                said = wording(each)
                if said and " " in said:
                    yield said


def below(kind: type[errors.VanbanError]) -> Iterator[type[errors.VanbanError]]:
    yield kind
    for each in kind.__subclasses__():
        yield from below(each)


def modules(*rooms: str) -> list[Path]:
    paths = [ROOT / room for room in rooms]
    return [each for path in paths for each in ([path] if path.is_file() else sorted(path.rglob("*.py")))]


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("two readings differ: trước and tước", "hai lần đọc khác nhau: trước và tước"),
        ("two readings differ: 12/QĐ\n-UBND and nothing", "hai lần đọc khác nhau: 12/QĐ\n-UBND và không có gì"),
        # A word of the page is never taken for one of ours.
        ("marks uncertain: day or dạy", "dấu chưa chắc: day hay dạy"),
        ("two readings differ: trước and day", "hai lần đọc khác nhau: trước và day"),
        ("the month was read as l2", "tháng đọc ra là l2"),
        (
            "the day could not be read: nothing; the month could not be read: l2",
            "không đọc được ngày: không có gì; không đọc được tháng: l2",
        ),
        (
            "read as HỦ TỊCH; taken for CHỦ TỊCH, which ends like it",
            "đọc là HỦ TỊCH; hiểu là CHỦ TỊCH vì có phần cuối giống",
        ),
        ("VKS (Viện Kiểm sát) is no agency of 1930", "năm 1930 không có cơ quan VKS (Viện Kiểm sát)"),
        ("page 3: The page took longer than 60 seconds", "trang 3: Trang đọc quá 60 giây"),
        (
            "table 1: 2 cells, the first row 3, column 4: a stamp stands over it",
            "bảng 1: 2 ô, ô đầu tiên ở hàng 3, cột 4: có dấu đóng đè lên",
        ),
        (
            "source: the PDF says that it has 9 pages, but only 7 can be found",
            "tệp nguồn: tệp PDF ghi có 9 trang, nhưng chỉ tìm thấy 7",
        ),
        ("it contradicts the code that a person decided", "trái với số và ký hiệu đã có người quyết định"),
        ("the content is a ZIP archive", "nội dung là a ZIP archive"),
        ("a reason of another package", "a reason of another package"),
    ],
)
def test_a_sentence_is_said_in_vietnamese(english: str, vietnamese: str) -> None:
    assert in_language(english, "vi") == vietnamese
    assert in_language(english, "en") == english


def test_every_reason_has_its_vietnamese() -> None:
    assert [rule.reason for rule in review_rules() if not is_said(rule.reason)] == []


def test_what_says_more_than_its_rule_has_a_sentence_of_its_own() -> None:
    """``read as …; taken for … as elsewhere in the document`` is a case of a rule, and would leave English words."""
    rules = [rule.pattern for rule in review_rules()]
    made = {
        said
        for path in PARSERS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr) and (said := wording(node))
    }
    reasons = {said for said in made if any(rule.fullmatch(said) for rule in rules) and not JOINED.search(said)}
    assert len(reasons) > 100
    left = {said: in_language(said, "vi") for said in reasons}
    assert {said: told for said, told in left.items() if ENGLISH.search(told)} == {}


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit.name)
def test_every_defect_of_a_page_has_its_vietnamese(limit: object) -> None:
    said = re.sub(r"\{[^}]*\}", "7", limit.says)  # type: ignore[attr-defined]
    assert not ENGLISH.search(in_language(said, "vi"))


@pytest.mark.parametrize("said", [MERGED, DAYS, DOUBTED])
def test_every_doubt_of_the_graph_has_its_vietnamese(said: str) -> None:
    assert in_language(said, "vi") != said


def test_every_failure_that_people_meet_has_its_vietnamese() -> None:
    found = {said: path.name for path in modules(*TELLS_PEOPLE) for said in raised(path)}
    assert len(found) > 80
    assert {said: name for said, name in found.items() if not is_said(said)} == {}


@pytest.mark.parametrize("kind", list(below(errors.VanbanError)), ids=lambda kind: kind.__name__)
def test_every_next_step_has_its_vietnamese(kind: type[errors.VanbanError]) -> None:
    assert in_language(kind.default_next_step, "vi") != kind.default_next_step


def test_the_table_is_whole() -> None:
    for english, vietnamese in sentences().items():
        places = [int(each) for each in re.findall(r"\{(\d)[*?]?\}", vietnamese)]
        is_literal = FILLED in vietnamese  # a command with … in it
        assert is_literal or sorted(places) == list(range(1, english.count(FILLED) + 1)), english
        assert unicodedata.is_normalized("NFC", vietnamese)
    text = (ROOT / "export" / "sentences.vi.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t")[0] for line in text.splitlines() if not line.startswith("#")]
    assert len(rows) == len(set(rows)), "a sentence stands twice"


@given(st.sampled_from([each for each in review_rules() if FILLED in each.reason]), st.data())
def test_what_was_read_stays_as_it_is(rule: ReviewRule, data: st.DataObject) -> None:
    parts = [data.draw(WORDS) for _ in range(rule.reason.count(FILLED))]
    texts = rule.reason.split(FILLED)
    said = "".join(text + part for text, part in zip(texts, [*parts, ""], strict=True))
    told = in_language(said, "vi")
    assert all(part in told for part in parts)


def test_several_are_said_in_their_order() -> None:
    assert all_in_language(("the number was not read", "no such date: 31/2"), "vi") == (
        "không đọc được số",
        "không có ngày như vậy: 31/2",
    )
