"""The cited documents of a sample as citations of the contract."""

from __future__ import annotations

import re

from samples.facts import CitedDocument
from samples.record.spots import Evidenced
from samples.source import DocumentSource
from schemas import Citation

_CODE = re.compile(r"(?P<number>\d+[a-z]?)(?:/(?:(?P<year>\d{4})/)?|-)(?P<notation>.+)")
"""``30/2020/NĐ-CP``: number, year of a normative document, notation; ``05-NQ/ĐU`` of the Party."""


def citations(source: DocumentSource, at: Evidenced) -> dict[str, Citation]:
    """Each cited document once, by its key in the document file, in the order of first mention."""
    cited = {key: _citation(key, document, at) for key, document in source.citations.items()}
    return dict(sorted(cited.items(), key=lambda item: item[1].span or (0, 0)))


def _citation(key: str, document: CitedDocument, at: Evidenced) -> Citation:
    parts = _CODE.fullmatch(document.code) if document.code else None
    return Citation(
        type=document.type,
        code=document.code,
        number=parts["number"] if parts else None,
        year=parts["year"] if parts else None,
        notation=parts["notation"] if parts else None,
        date=document.date.isoformat() if document.date else None,
        title=document.title,
        issuer=document.issuer,
        locator=document.locator,
        relation=document.relation,
        defects=document.defects,
        mentions=at.mentions(f"c.{key}"),
        **at.place(f"c.{key}"),
    )
