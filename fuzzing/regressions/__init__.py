"""Inputs that once broke a contract: a table for each target, a row for each, with a sentence on what it broke."""

from __future__ import annotations

import base64
import csv
from importlib.resources import files


def inputs_of(name: str) -> dict[str, bytes]:
    """What broke a target, by the sentence on it; none where nothing ever did.

    The tables hold bytes in Base64: an input may hold what no text file of this repository may.
    """
    table = files(__name__).joinpath(f"{name}.tsv")
    if not table.is_file():
        return {}
    rows = csv.reader(table.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return {sentence: base64.b64decode(data, validate=True) for sentence, data in rows}
