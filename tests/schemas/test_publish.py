"""The published JSON Schema: the same as the models, and as strict."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import jsonschema
import pytest

from schemas import Document
from schemas.publish import PUBLISHED, descriptions, json_schema, models, schema_text


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(PUBLISHED.read_text(encoding="utf-8")))


def test_the_published_file_is_made_from_the_models() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == schema_text(), "run `make schema`"


def test_the_schema_is_itself_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())


def test_a_produced_document_validates(validator: jsonschema.Draft202012Validator, written: dict[str, Any]) -> None:
    produced = json.loads(Document.model_validate(written).model_dump_json())
    assert [error.message for error in validator.iter_errors(produced)] == []


def test_what_defaults_say_may_be_left_out(validator: jsonschema.Draft202012Validator, written: dict[str, Any]) -> None:
    del written["pages"][0]["quality"]
    written["pages"][0]["error"] = None
    written["review"] = {"reasons": []}
    assert list(validator.iter_errors(written)) == []
    Document.model_validate(written)


def test_the_least_document_validates(validator: jsonschema.Draft202012Validator, written: dict[str, Any]) -> None:
    least = Document.model_validate({"source": written["source"], "producer": {"version": "0"}})
    assert [error.message for error in validator.iter_errors(json.loads(least.model_dump_json()))] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        pytest.param(("code", "confidence"), 2, id="a confidence above 1"),
        pytest.param(("code", "page"), 0, id="a page before the first"),
        pytest.param(("code", "origin"), "guessed", id="an unknown origin"),
        pytest.param(("code",), "15/TTr-STP", id="a bare value for a field"),
        pytest.param(("source", "sha256"), "abc", id="a short checksum"),
        pytest.param(("schema_version",), "2.0", id="another version"),
        pytest.param(("text",), None, id="no text"),
        pytest.param(("pages", 0, "rotation"), 45, id="a page turned by less than a quarter"),
        pytest.param(
            ("pages", 0, "quality"), {"verdict": "failed", "reasons": ["no image"]}, id="a failure of no cause"
        ),
        pytest.param(("review",), {"required": True, "reasons": []}, id="a review for no reason"),
        pytest.param(("review",), {"required": False, "reasons": ["number: handwritten"]}, id="a reason and no review"),
    ],
)
def test_the_schema_refuses_what_the_models_refuse(
    validator: jsonschema.Draft202012Validator, written: dict[str, Any], path: tuple[str | int, ...], value: object
) -> None:
    produced = json.loads(Document.model_validate(written).model_dump_json())
    part: Any = produced
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    assert not validator.is_valid(produced)


@pytest.mark.parametrize("key", ["source", "producer"])
def test_a_document_names_where_it_came_from_and_what_made_it(
    validator: jsonschema.Draft202012Validator, written: dict[str, Any], key: str
) -> None:
    del written[key]
    assert not validator.is_valid(written)


def test_keys_with_a_default_may_be_missing_so_documents_of_an_earlier_edition_stay_valid(
    validator: jsonschema.Draft202012Validator, written: dict[str, Any]
) -> None:
    least = {"source": written["source"], "producer": {"version": "0"}}
    assert validator.is_valid(least)


def test_every_part_of_the_schema_is_described() -> None:
    """The descriptions are the docstrings of the models: a part without one says nothing to its reader."""
    parts = json_schema()["$defs"]
    undescribed = [name for name, part in parts.items() if not part.get("description")]
    assert undescribed == ["JsonValue"], "any JSON value, the only part that is no model of ours"


def test_every_key_of_the_schema_is_described() -> None:
    schema = json_schema()
    parts = {**schema["$defs"], "Document": schema}
    keys = [(name, key, part) for name, each in parts.items() for key, part in each.get("properties", {}).items()]
    assert [(name, key) for name, key, part in keys if not part.get("description")] == []


def test_no_key_is_described_that_is_not_there() -> None:
    declared = {(model.__name__, key) for model in models() for key in model.__annotations__}
    assert set(descriptions()) <= declared


def test_the_module_publishes_the_file_when_run() -> None:
    before = PUBLISHED.read_bytes()
    subprocess.run([sys.executable, "-m", "schemas.publish"], cwd=PUBLISHED.parents[1], check=True)
    assert PUBLISHED.read_bytes() == before
