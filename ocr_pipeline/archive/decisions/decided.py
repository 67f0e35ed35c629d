"""A document's JSON with what people decided put into it; what the machine read stays beside every such value.

A value that was decided has the key ``decided``: the number of the decision, its kind, who decided and when, and the
machine's ``value``, ``normalised`` and ``confidence``. ``document.json`` itself is never changed.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from ocr_pipeline.archive.decisions.decision import Decision
from ocr_pipeline.archive.decisions.linked import contradictions
from ocr_pipeline.archive.decisions.marked import DECIDED, STALE
from ocr_pipeline.archive.decisions.shapes import code_of, kept_number
from ocr_pipeline.archive.decisions.standing import Standing
from ocr_pipeline.archive.entries import printed_value, values_of
from ocr_pipeline.parsing.review import reasons_of_stamp, review_of
from ocr_pipeline.parsing.tables import statistic_units
from schemas import Document

_CITED: Final = ("legal_bases[", "citations[")
_OF_CODE: Final = ("code", "number", "year", "notation")


def with_decisions(content: dict[str, Any], standing: Standing) -> dict[str, Any]:
    """The JSON of a document as people decided it; the given one is left as it is, and returned where nothing counts.

    Args:
        content: the JSON as the machine made it.
        standing: what stands of the decisions on it.
    """
    if not standing.counting and not standing.stale:
        return content
    whole: dict[str, Any] = _copied(content)
    values = dict(values_of(whole))
    for path, decision in standing.counting.items():
        for node in _same(values, path):
            _put(node, decision)
    for decision in standing.stale:
        for node in _same(values, decision.path) if decision.path in values else ():
            _doubt(node, f"a person decided otherwise than what is read now: {_said(decision)}")
            node[STALE] = _told(decision)
    for path, reason in contradictions(values):
        _doubt(values[path], reason)
    whole["review"] = _review(content, whole, standing)
    return whole


def _copied(node: Any) -> Any:
    """Lists and dictionaries anew; what is in them is never changed."""
    if isinstance(node, dict):
        return {name: _copied(value) for name, value in node.items()}
    return [_copied(value) for value in node] if isinstance(node, list) else node


def _same(values: Mapping[str, dict[str, Any]], path: str) -> Iterator[dict[str, Any]]:
    """The value of a path, and of a citation its other entry: those of the preamble are listed twice."""
    node = values[path]
    yield node
    if path.startswith(_CITED):
        place = node["raw"], node["page"], node["span"]
        for other, each in values.items():
            if other != path and other.startswith(_CITED) and (each["raw"], each["page"], each["span"]) == place:
                yield each


def _put(node: dict[str, Any], decision: Decision) -> None:
    before = printed_value(node)
    node[DECIDED] = {
        **_told(decision),
        "machine_value": before,
        "machine_normalised": node.get("normalised"),
        "machine_confidence": node["confidence"],
    }
    node["needs_review"], node["reasons"], node["confidence"] = False, [], 1.0
    if decision.value == before or _is_its_number(node, decision.value):
        return
    if "value" in node:
        _put_value(node, decision.value)
    else:
        _put_citation(node, decision.value)
    if "normalised" in node:
        node["normalised"] = None  # the form of the gazetteer was that of another value


def _is_its_number(node: Mapping[str, Any], value: str | None) -> bool:
    """Whether a number was typed as it was read: JSON has ``10506.0`` for what a person types as 10506."""
    read = node.get("value")
    return value is not None and isinstance(read, int | float) and kept_number(value) == read


def _put_value(node: dict[str, Any], value: str | None) -> None:
    if "base_unit" in node:
        _put_quantity(node, None if value is None else kept_number(value))
    elif isinstance(node["value"], int | float) and not isinstance(node["value"], bool):
        node["value"] = None if value is None else kept_number(value)
    else:
        node["value"] = value


def _put_quantity(node: dict[str, Any], value: float | None) -> None:
    """A quantity, and what is reckoned from it; what the machine made of the figure is no more true of another."""
    before, factor = node["value"], _factor(node)
    node["value"] = value
    # Rounded as the parser rounds: 4.1 times a million is 4099999.9999999995.
    node["amount"] = None if value is None or factor is None else round(value * factor, 6)
    if node.get("high") == before:
        node["high"] = value
    change = node.get("comparison") or {}
    if before is not None and change.get("value") in {before, -before}:
        # "tăng 5,3% so với cùng kỳ": the figure is the change, and its sign stands in a word.
        change["value"] = None if value is None else math.copysign(1.0, change["value"]) * value
    node["negated"] = False


def _factor(node: Mapping[str, Any]) -> float | None:
    """How much one unit is in the base unit; ``None`` where nothing tells."""
    if node["value"] and node["amount"] is not None:
        factor = float(node["amount"]) / float(node["value"])
        whole = round(factor)  # 700000 / 0.7 is no million to the last bit
        return float(whole) if math.isclose(factor, whole, rel_tol=1e-9) else factor
    unit = statistic_units().get(node.get("unit") or "")
    return unit.factor if unit is not None and unit.base == node.get("base_unit") else None


def _put_citation(node: dict[str, Any], value: str | None) -> None:
    code = None if value is None else code_of(value)
    if value is not None and code is None:
        node["title"] = value
        return
    for name in _OF_CODE:
        node[name] = None
    if code is None:
        node["title"] = None
    else:
        node["code"], node["number"], node["notation"] = code.value, code.number, code.notation
        node["year"] = code.odd_year or code.year
    notation = code is not None and code.notation is not None
    node["defects"] = [defect for defect in node.get("defects", ()) if not (notation and defect == "no_notation")]


def _doubt(node: dict[str, Any], reason: str) -> None:
    node["needs_review"] = True
    node["reasons"] = [*node["reasons"], reason]


def _told(decision: Decision) -> dict[str, Any]:
    return {
        "id": decision.id,
        "kind": decision.kind.value,
        "value": decision.value,
        "by": decision.by,
        "at": decision.at,
    }


def _said(decision: Decision) -> str:
    return decision.kind.value if decision.value is None else decision.value


def _review(content: dict[str, Any], whole: dict[str, Any], standing: Standing) -> dict[str, Any]:
    """The review of the document as it is now: the reasons of its values anew, those of the whole of it as before."""
    before, after = _value_reasons(content), _value_reasons(whole)
    kept = [reason for reason in content["review"]["reasons"] if reason not in frozenset(before)]
    stale = [f"decision {one.id} on {one.path} no longer fits what is read: {_said(one)}" for one in standing.stale]
    reasons = list(dict.fromkeys([*kept, *after, *stale]))
    return {"required": bool(reasons), "reasons": reasons}


def _value_reasons(content: dict[str, Any]) -> Iterable[str]:
    document = Document.model_validate(content)
    return (*review_of(dict(document)).reasons, *reasons_of_stamp(document.received))
