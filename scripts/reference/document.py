"""The contract: every model with its keys, from the published JSON Schema."""

from __future__ import annotations

import json
from typing import Any, Final

from schemas.publish import json_schema
from scripts.reference.markdown import code, page, table

_SAYS: Final = """The JSON of a document, version {version}, key by key. The same is published as a JSON Schema,
[document.schema.json](../../schemas/document.schema.json), which `vanban schema` prints. A key without a default is
always there; *absent* is a field whose `value` is null. Names are never renamed or dropped within a version, and a
reader passes over keys that it does not know."""
_DOCUMENT: Final = "Document"
_FIRST: Final = (_DOCUMENT, "FieldValue", "Citation", "Statistic")
"""What a reader looks for first; the others come by name."""


def document_page() -> str:
    """The page of the contract."""
    schema = json_schema()
    parts = {_DOCUMENT: schema, **schema["$defs"]}
    names = [*_FIRST, *sorted(name for name in parts if name not in _FIRST)]
    version = schema["properties"]["schema_version"]["const"]
    details = schema["properties"]["details"]["properties"]
    return page(
        "The document",
        _SAYS.format(version=version),
        *(_section(name, parts[name]) for name in names if parts[name].get("description")),
        "## Details by type",
        "What stands in `details` of a document of these types; a plug-in's own stands beside it under its own name.",
        table(("key", "model"), [[code(name), _type(part)] for name, part in details.items()]),
    )


def _section(name: str, part: dict[str, Any]) -> str:
    says = part["description"].replace("\n\n", "\f").replace("\n", " ").replace("\f", "\n\n").replace("``", "`")
    if "enum" in part:
        return f"## {name}\n\n{says}\n\n" + ", ".join(code(each) for each in part["enum"]) + "."
    required = part.get("required", ())
    rows = [
        [code(key), _type(each), _default(each, key in required), each["description"]]
        for key, each in part["properties"].items()
    ]
    return f"## {name}\n\n{says}\n\n" + table(("key", "type", "default", "holds"), rows)


def _default(part: dict[str, Any], required: bool) -> str:
    if "default" in part:
        value = part["default"]
        return "empty" if value in ("", [], {}) else code(value if isinstance(value, str) else json.dumps(value))
    if required:
        return ""
    return "absent" if str(part.get("$ref")).endswith("/FieldValue") else "empty"


def _type(part: dict[str, Any]) -> str:
    if "$ref" in part:
        name = part["$ref"].rpartition("/")[2]
        return "any" if name == "JsonValue" else f"[{name}](#{name.lower()})"
    if "anyOf" in part:
        return " or ".join(dict.fromkeys(_type(each) for each in part["anyOf"]))
    if "const" in part:
        return code(str(part["const"]))
    if "enum" in part:
        return ", ".join(code(str(each)) for each in part["enum"])
    if "prefixItems" in part:
        return f"{len(part['prefixItems'])} {_type(part['prefixItems'][0])}s"
    if part.get("type") == "array":
        return f"list of {_type(part['items'])}"
    if part.get("type") == "object":
        return "object"
    return str(part.get("type", "any"))
