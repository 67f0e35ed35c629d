"""The JSON Schema of the contract: made from the models, published beside them as ``document.schema.json``.

``python -m schemas.publish`` writes the file anew; a test fails when the two disagree. What a key holds is said in
``descriptions.tsv``: read here alone, so that no other command waits for it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from pydantic.json_schema import models_json_schema

from schemas.details import DETAILS
from schemas.document import SCHEMA_VERSION, Document
from schemas.fields import Model

DESCRIPTIONS: Final = Path(__file__).with_name("descriptions.tsv")
PUBLISHED = Path(__file__).with_name("document.schema.json")


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a document as it is written."""
    schema = Document.model_json_schema(mode="serialization")
    places, of_details = models_json_schema([(model, "serialization") for model in DETAILS.values()])
    schema["$defs"] |= of_details["$defs"]
    # A plug-in's details stand beside these under names of their own.
    schema["properties"]["details"]["properties"] = {
        name: places[model, "serialization"] for name, model in DETAILS.items()
    }
    _describe({**schema["$defs"], Document.__name__: schema})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"vanban document {SCHEMA_VERSION}",
        **{key: value for key, value in schema.items() if key != "title"},
    }


def descriptions() -> dict[tuple[str, str], str]:
    """What each key holds, by the name of its model and its own."""
    rows = (line.split("\t") for line in DESCRIPTIONS.read_text(encoding="utf-8").splitlines() if line[:1] != "#")
    return {(model, key): sentence for model, key, sentence in rows}


def models(base: type[Model] = Model) -> Iterator[type[Model]]:
    """Every model of the contract."""
    for model in base.__subclasses__():
        yield model
        yield from models(model)


def _describe(parts: dict[str, Any]) -> None:
    """Adds what each key holds to the parts of a schema, by the names of their models."""
    said = descriptions()
    for model in set(models()):
        for key, part in parts.get(model.__name__, {}).get("properties", {}).items():
            sentences = [said[parent.__name__, key] for parent in model.__mro__ if (parent.__name__, key) in said]
            # The nearest says it best; a key that nobody describes is found by the tests.
            part |= {"description": sentences[0]} if sentences else {}


def schema_text() -> str:
    """The schema as the text that is published."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    PUBLISHED.write_text(schema_text(), encoding="utf-8")
