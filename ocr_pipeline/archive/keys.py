"""What a result depends on: under the same key it need not be made again, under another only its stretch is gone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Keys:
    """Hashes of what results depend on besides their source.

    ``reading`` is of what makes words of a file: code, settings, engine and its models. ``finding`` is of what makes
    a document of words: code, tables, plug-ins and the user's dictionary. ``limits`` is of what can fail.
    """

    reading: str
    finding: str
    limits: str
