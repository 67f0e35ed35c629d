"""The JSON Schema of the contract: made from the models, published beside them as ``document.schema.json``.

``python -m schemas.publish`` writes the file anew; a test fails when the two disagree.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic.json_schema import models_json_schema

from schemas.details import DETAILS
from schemas.document import SCHEMA_VERSION, Document

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
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"vanban document {SCHEMA_VERSION}",
        **{key: value for key, value in schema.items() if key != "title"},
    }


def schema_text() -> str:
    """The schema as the text that is published."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    PUBLISHED.write_text(schema_text(), encoding="utf-8")
