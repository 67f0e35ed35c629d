"""A score as JSON and as a table: nothing to measure is null and a dash, never perfect."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ocr_pipeline.scoring.figures import figures
from ocr_pipeline.scoring.folders import FolderScore
from ocr_pipeline.scoring.table import percent, table
from schemas import Document
from tests.scoring.made_up import LABEL, TRUTH, WRONG, all_alike, document, given, perfect


def _score(*documents: Document | None) -> FolderScore:
    score = FolderScore("documents")
    for number, each in enumerate(documents):
        score.group.add(f"mau-{number}", TRUTH, each)
    return score


def _ratios(node: Any) -> list[float]:
    """Every number of the JSON that is no count."""
    if isinstance(node, dict):
        return [ratio for child in node.values() for ratio in _ratios(child)]
    return [node] if isinstance(node, float) else []


def test_figures_of_a_perfect_set() -> None:
    found = figures(_score(TRUTH, TRUTH))
    assert json.loads(json.dumps(found)) == found
    assert (found["grade"], found["settled"], found["silent_wrong"], found["borrowed"]) == (1.0, 1.0, 0, 0)
    assert found["fields"]["issuer"]["n"] == 2
    assert found["lists"]["citations"] == {
        "n": 8,
        "got": 8,
        "hits": 8,
        "settled": 8,
        "offered": 8,
        "recall": 1.0,
        "precision": 1.0,
        "worth": 1.0,
    }
    assert found["details"]["statistics.period"] == {"n": 2, "right": 2, "share": 1.0}
    assert found["text"]["cer"] == 0.0


def test_names_are_those_of_the_labels_own_scorer() -> None:
    score = FolderScore("labels")
    score.group.add("mau", LABEL, perfect())
    found = figures(score)
    totals = (
        "documents not_converted fields_right printed_fields_right unflagged_precision silent_wrong lost flagged_share "
        "hand_candidates hand_unflagged fields lists"
    )
    assert set(totals.split()) <= set(found)
    of_a_field = (
        "n right emitted flagged silent printed_n printed_right lost printed_emitted printed_flagged hand_n "
        "hand_candidates hand_unflagged accuracy"
    )
    assert set(of_a_field.split()) <= set(found["fields"]["number"])
    assert {"n", "got", "hits", "recall", "precision"} <= set(found["lists"]["statistics"])
    assert found["lists"]["statistics"]["got"] is None
    assert (found["text"], found["boxes"], found["borrowed"], found["details"]) == (None, None, None, {})


def test_nothing_to_measure_is_null() -> None:
    score = FolderScore("documents")
    score.group.add("mau", document(), document())
    found = figures(score)
    assert _ratios(found) == []
    assert (found["grade"], found["settled"], found["unflagged_precision"]) == (None, None, None)


def test_misses_are_listed_when_they_are_asked_for() -> None:
    found = figures(_score(TRUTH.model_copy(update={"place": given(WRONG)})), show=True)
    assert found["misses"] == [
        {"document": "mau-0", "name": "place", "wanted": "An Khê", "given": WRONG, "flagged": False}
    ]
    assert "misses" not in figures(_score(TRUTH))


def test_the_table_has_a_line_for_everything_that_is_counted() -> None:
    score = _score(TRUTH, None)
    lines = table(score)
    starts = {line.split()[0] for line in lines if line}
    assert {*score.group.fields, *score.group.lists, *score.group.details} <= starts
    assert lines[0] == "2 documents, not converted: mau-1"
    assert next(line for line in lines if line.startswith("issuer ")).split() == [
        *("issuer", "2", "1", "50.0%", "1", "0", "0", "0")
    ]
    assert lines[-1].startswith("settled 50.0%, grade ")


def test_the_table_of_nothing_has_dashes_and_no_perfect_share() -> None:
    score = FolderScore("documents")
    score.group.add("mau", document(), document())
    text = "\n".join(table(score))
    assert "100.0%" not in text
    assert "settled -, grade -" in text


def test_the_table_names_what_has_no_partner() -> None:
    score = _score(None)
    score.invalid, score.without_truth, score.ignored = {"mau-0": "source: Field required"}, ["c"], ["words.json"]
    lines = table(score)
    assert "not a valid document: mau-0: source: Field required" in lines
    assert "outputs without truth: c" in lines
    assert "neither documents nor labels, left alone: words.json" in lines


def test_the_table_lists_misses_when_they_are_asked_for() -> None:
    score = _score(all_alike(WRONG, flagged=True))
    assert len(table(score, show=True)) == len(table(score)) + 1 + len(score.group.misses)
    assert any(f"flagged  wanted 'An Khê', given '{WRONG}'" in line for line in table(score, show=True))


@pytest.mark.parametrize(("ratio", "words"), [(None, "-"), (0.0, "0.0%"), (0.12345, "12.3%"), (1.0, "100.0%")])
def test_percent(ratio: float | None, words: str) -> None:
    assert percent(ratio) == words
