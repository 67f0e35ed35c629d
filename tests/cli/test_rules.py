"""``vanban rules``: the table of reasons, for people and for programs."""

from __future__ import annotations

import json

from ocr_pipeline.parsing.review_rules import EVIDENCE, review_rules
from tests.cli.staging import Vanban


def test_every_reason_stands_under_its_kind_of_evidence(vanban: Vanban) -> None:
    said = vanban("rules").out.decode()
    assert all(f"\n  {rule.reason}\n" in said for rule in review_rules())
    heads = [line.partition(":")[0] for line in said.splitlines() if line and not line.startswith(" ")]
    assert heads == list(EVIDENCE)


def test_as_json_each_reason_is_a_record(vanban: Vanban) -> None:
    records = json.loads(vanban("rules", "--json").out)
    assert len(records) == len(review_rules())
    assert {"evidence": "covered", "means": EVIDENCE["covered"], "reason": "a stamp stands over it"} in records
