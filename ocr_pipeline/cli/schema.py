"""``vanban schema``: the contract as JSON Schema."""

from __future__ import annotations

from ocr_pipeline.cli.streams import write_out


def schema() -> None:
    """Print the JSON Schema of a converted document."""
    from schemas.publish import schema_text

    write_out(schema_text())
