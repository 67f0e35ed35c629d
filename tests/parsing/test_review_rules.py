"""The table of review rules: it has every reason that the parsers give, and no other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import ocr_pipeline.parsing
from ocr_pipeline.parsing.review_rules import (
    EVIDENCE,
    OTHER,
    ReviewRule,
    evidence_of,
    review_rules,
    rule_of,
)

SOURCES = sorted(Path(ocr_pipeline.parsing.__file__).parent.rglob("*.py"))
NO_REASONS = {"page_quality.py", "signer_axis.py"}
"""What speaks of pages, whose table is ``LIMITS`` there, and what names the beginnings of reasons to take back."""
GIVE_REASONS = {"flagged", "missing", "Checks", "Group", "_judged"}
"""What is called with reasons in words."""
HOLD_REASONS = ("reason", "doubt", "lost", "why")
"""What a name that holds reasons has in it."""


def matches(one: str, other: str) -> bool:
    """Whether one wording, ``…`` for anything, is the other or says more of what stands in the other's place."""
    return pattern(one).fullmatch(other) is not None or pattern(other).fullmatch(one) is not None


@cache
def pattern(wording: str) -> re.Pattern[str]:
    return ReviewRule("", wording).pattern


def wording(node: ast.expr) -> str | None:
    """The text of a literal, ``…`` for what is filled in."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
    return None


def literals(node: ast.AST) -> Iterator[str]:
    """The sentences among the literals below a node."""
    inner = {part for each in ast.walk(node) if isinstance(each, ast.JoinedStr) for part in each.values}
    for each in ast.walk(node):
        said = wording(each) if isinstance(each, ast.expr) and each not in inner else None
        if said and len(said.split()) > 2 and not said.startswith((" ", ",", ";", "…: a")):
            yield said


def named(node: ast.AST) -> str:
    return ast.unparse(node).rpartition(".")[2].casefold()


def given(tree: ast.AST) -> Iterator[str]:
    """The reasons that a module gives: to what makes fields of them, or to a name that holds them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and named(node.func).split(".")[-1] in {each.casefold() for each in GIVE_REASONS}:
            yield from (
                said
                for argument in (*node.args, *(each.value for each in node.keywords))
                for said in literals(argument)
            )
        elif isinstance(node, ast.keyword) and node.arg in {"reasons", "doubt", "doubts"}:
            yield from literals(node.value)
        elif isinstance(node, ast.Assign | ast.AugAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(part in named(target) for target in targets for part in HOLD_REASONS):
                yield from literals(node.value)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "append":
            if any(part in named(node.func.value) for part in HOLD_REASONS):
                yield from (said for argument in node.args for said in literals(argument))
        elif isinstance(node, ast.FunctionDef) and "doubts" in node.name:
            yield from (
                said
                for each in ast.walk(node)
                if isinstance(each, ast.Yield) and each.value
                for said in literals(each.value)
            )


def test_every_reason_that_the_parsers_give_has_a_rule() -> None:
    paths = [path for path in SOURCES if path.name not in NO_REASONS]
    found = {said: path.name for path in paths for said in given(ast.parse(path.read_text(encoding="utf-8")))}
    assert len(found) > 120
    rules = [rule.reason for rule in review_rules()]
    assert [f"{path}: {said}" for said, path in found.items() if not any(matches(said, rule) for rule in rules)] == []


def test_every_rule_is_a_reason_that_is_given() -> None:
    said = {
        each for path in SOURCES for each in literals(ast.parse(path.read_text(encoding="utf-8"))) if "\n" not in each
    }
    rules = [rule for rule in review_rules() if rule.evidence not in ("whole", "cell")]
    assert [rule.reason for rule in rules if not any(matches(rule.reason, each) for each in said)] == []


def test_no_rule_stands_twice_and_each_is_of_a_kind() -> None:
    reasons = [rule.reason for rule in review_rules()]
    assert len(reasons) == len(set(reasons))
    assert {rule.evidence for rule in review_rules()} == set(EVIDENCE)


@pytest.mark.parametrize(
    ("reason", "evidence"),
    [
        ("two readings differ: hội and hội.", "reading"),
        ("two readings differ in a mark: hôi and hội", "marks"),
        ("two readings differ: 12/QĐ\n-UBND and nothing", "reading"),
        ("the number is handwritten: read by shape", "pen"),
        ("a stamp stands over it", "covered"),
        ("read as HỦ TỊCH; taken for CHỦ TỊCH, which ends like it", "taken for"),
        ("read as HỦ TỊCH; another look read CHỦ TỊCH", "reading"),
        ("no subject was found", "missing"),
        ("a reason of another package's parser", OTHER),
        ("", OTHER),
    ],
)
def test_the_evidence_that_a_reason_is(reason: str, evidence: str) -> None:
    assert evidence_of(reason) == evidence


def test_of_two_rules_that_match_the_one_that_says_more_is_meant() -> None:
    rule = rule_of("no title was read above it: it may be anybody's")
    assert rule is not None
    assert rule.reason == "no title was read above it: it may be anybody's"
