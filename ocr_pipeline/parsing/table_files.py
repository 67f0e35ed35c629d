"""The domain's tables on disk: tab-separated text, with the source at its head."""

from __future__ import annotations

from importlib.resources import files


def table_rows(name: str) -> list[dict[str, str]]:
    """The rows of ``data/<name>.tsv`` by the names of its columns; lines that open with ``# `` are comments."""
    text = files("ocr_pipeline.parsing").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("# ")]
    head = lines[0].split("\t")
    return [dict(zip(head, line.split("\t"), strict=True)) for line in lines[1:]]
