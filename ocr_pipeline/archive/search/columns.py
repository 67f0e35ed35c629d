"""What is searched of a document: its parts as they are kept, and the columns of the index that are made of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from ocr_pipeline.archive.search.folding import folded, forms, joined

GAP: Final = " . "
"""Between two values of a column: a word that is in no value, so that no phrase reaches from one into the next."""


class Searched(NamedTuple):
    """Of one document, as printed; lists are joined by lines. ``text`` has a form feed between pages.

    ``tags`` are the values that are asked for as a whole (:func:`tags_of`), ready for the index.
    """

    code: str
    subject: str
    issuer: str
    parent: str
    place: str
    signer: str
    title: str
    addressees: str
    recipients: str
    cited: str
    tags: str
    text: str


def searched_of(document: Mapping[str, Any], review: Iterable[str]) -> Searched:
    """The parts of a document's JSON that are searched.

    Args:
        document: as the contract has it.
        review: tokens of the state of its review.
    """
    signature = document.get("signature") or {}
    return Searched(
        code=_value(document.get("code")),
        subject=_value(document.get("subject")),
        issuer=_both(document.get("issuer")),
        parent=_both(document.get("issuer_parent")),
        place=_both(document.get("place")),
        signer=_both(signature.get("name")),
        title=_both(signature.get("title")),
        addressees=_all(document.get("addressees", ())),
        recipients=_all(document.get("recipients", ())),
        cited=_cited([*document.get("legal_bases", ()), *document.get("citations", ())]),
        tags=" ".join((*tags_of(document), *review)),
        text=document.get("text", ""),
    )


def columns_of(searched: Searched) -> tuple[str, ...]:
    """The columns of both indexes (``search_content`` of ``schema.sql``), in order: words parted by blanks."""
    subject, body = forms(searched.subject), forms(searched.text)
    return (
        body.folded,
        folded(searched.code),
        subject.folded,
        *(GAP.join(map(folded, value.split("\n"))) for value in searched[2:10]),
        searched.tags,
        body.marked,
        subject.marked,
    )


def tags_of(document: Mapping[str, Any]) -> Iterable[str]:
    """One token for each value that a filter asks for as a whole: ``documenttype=quyet-dinh``, ``number=214``."""
    for name in ("document_type", "code", "number", "notation", "urgency", "secrecy"):
        value = _value(document.get(name))
        if joined(value):
            yield tag(name, value)


def tag(name: str, value: str) -> str:
    """The token of a value that a filter asks for as a whole; a number counts without its leading zeros."""
    plain = joined(value)
    return f"{name.replace('_', '')}={plain.lstrip('0') or '0' if name == 'number' else plain}"


def _value(field: Mapping[str, Any] | None) -> str:
    return str((field or {}).get("value") or "")


def _both(field: Mapping[str, Any] | None) -> str:
    """A value as printed, and the form that the gazetteer has for it."""
    each = (field or {}).get("value"), (field or {}).get("normalised")
    return "\n".join(dict.fromkeys(" ".join(str(one).split()) for one in each if one))


def _all(fields: Iterable[Mapping[str, Any]]) -> str:
    return "\n".join(" ".join(_value(field).split()) for field in fields)


def _cited(citations: Iterable[Mapping[str, Any]]) -> str:
    """A line for each cited document: its type, its code, its title."""
    lines = (" ".join(str(one[key]) for key in ("type", "code", "title") if one.get(key)) for one in citations)
    return "\n".join(dict.fromkeys(" ".join(line.split()) for line in lines))
