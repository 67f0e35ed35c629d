"""Lists against hand-made labels, which hold the citations and a few quantities of page 1 alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from ocr_pipeline.scoring.counts import ListCounts
from ocr_pipeline.scoring.equality import (
    same_authority,
    same_code,
    same_law_title,
    same_name,
    same_number,
    same_unit,
)
from ocr_pipeline.scoring.labels import CitedLabel, Label, QuantityLabel, Signer
from ocr_pipeline.scoring.matching import first_fit
from schemas import Citation, Document, FieldValue, Statistic


def score_label_lists(label: Label, document: Document | None) -> dict[str, ListCounts]:
    """The counts of each list; a document that was not converted (``None``) gives nothing."""
    return {name: scorer(label, document) for name, scorer in _LISTS.items()}


def _addressees(label: Label, document: Document | None) -> ListCounts:
    return _texts(label.addressees, document.addressees if document else (), same_name)


def _recipients(label: Label, document: Document | None) -> ListCounts:
    return _texts(label.recipients, document.recipients if document else (), same_name)


def _authority(label: Label, document: Document | None) -> ListCounts:
    given = document.signature.authority if document else ()
    return _texts((label.signer or Signer()).authority, given, same_authority)


def _texts(wanted: Sequence[str], fields: Sequence[FieldValue], same: Callable[[str, str], bool]) -> ListCounts:
    given = [field for field in fields if field.value]
    found = first_fit(wanted, given, lambda want, got: same(want, got.value or ""))
    return ListCounts(len(wanted), len(found), _unflagged(found), len(given), len(given))


def _legal_bases(label: Label, document: Document | None) -> ListCounts:
    given = document.legal_bases if document else ()
    found = first_fit(label.legal_bases, given, _same_basis)
    # "Thực hiện Kế hoạch số …" opens a preamble too, and usage differs on whether it is a basis: no error either way.
    codes = {basis.code for basis in label.legal_bases if basis.code}
    elsewhere = [cited for cited in label.citations_page1 if cited.code not in codes]
    unmatched = [got for got in given if not any(_same_basis(want, got) for want in label.legal_bases)]
    judged = len(given) - len(first_fit(elsewhere, unmatched, _same_basis))
    return ListCounts(len(label.legal_bases), len(found), _unflagged(found), judged, judged)


def _citations(label: Label, document: Document | None) -> ListCounts:
    """Every code of page 1 is labelled: what is given for page 1 must be among them; precision is of the unflagged."""
    wanted = [cited for cited in label.citations_page1 if cited.code]
    given = document.citations if document else ()
    found = first_fit(wanted, given, _same_cited_code)
    first = [got for got in given if got.code and got.page in {1, None}]
    sure = [got for got in first if not got.needs_review]
    wrong, wrong_and_sure = (len(some) - len(first_fit(wanted, some, _same_cited_code)) for some in (first, sure))
    return ListCounts(
        labelled=len(wanted),
        found=len(found),
        settled=_unflagged(found),
        given=len(found) + wrong_and_sure,
        offered=len(found) + wrong,
    )


def _statistics(label: Label, document: Document | None) -> ListCounts:
    """A label holds a few clear quantities only: what else is given may be right."""
    found = first_fit(label.statistics_page1, document.statistics if document else (), _same_quantity)
    return ListCounts(len(label.statistics_page1), len(found), _unflagged(found), given=None, offered=None)


def _marks(shown: bool | None, kind: str, document: Document | None) -> ListCounts:
    """A label says only whether the document bears such a mark anywhere: it counts once, however many were given."""
    if shown is None:
        return ListCounts(given=None, offered=None)
    given = any(mark.kind == kind for mark in document.marks) if document else False
    found = int(shown and given)
    return ListCounts(int(shown), found, found, int(given), int(given))


def _seals(label: Label, document: Document | None) -> ListCounts:
    return _marks(label.seal, "seal", document)


def _signatures(label: Label, document: Document | None) -> ListCounts:
    return _marks(label.signature, "signature", document)


def _unflagged(found: Sequence[tuple[object, FieldValue | Citation | Statistic]]) -> int:
    return sum(not got.needs_review for _, got in found)


def _same_basis(want: CitedLabel, got: Citation) -> bool:
    if want.code:
        return _same_cited_code(want, got)
    return same_law_title(want.title, got.title) and _same_date(want, got)


def _same_cited_code(want: CitedLabel, got: Citation) -> bool:
    return same_code(want.code or "", got.code or "") and _same_date(want, got)


def _same_date(want: CitedLabel, got: Citation) -> bool:
    return not want.date or want.date == got.date


def _same_quantity(want: QuantityLabel, got: Statistic) -> bool:
    return same_number(want.value, got.value) and same_unit(want.unit, got.unit)


_LISTS: Final[dict[str, Callable[[Label, Document | None], ListCounts]]] = {
    "addressees": _addressees,
    "recipients": _recipients,
    "authority": _authority,
    "legal_bases": _legal_bases,
    "citations": _citations,
    "statistics": _statistics,
    "seals": _seals,
    "signatures": _signatures,
}
