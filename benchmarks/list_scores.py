"""Lists counted against a label: how many of the labelled entries were found, and how many of those given are right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from benchmarks.equality import alike, same_code
from benchmarks.field_scores import share
from benchmarks.labels import CitedLabel, Label, QuantityLabel, Signer
from schemas import Citation, Document, FieldValue, Statistic

_Wanted = TypeVar("_Wanted")
_Given = TypeVar("_Given")

_NAME: Final = 0.9
"""Least likeness of an addressee or of a line of nơi nhận."""
_AUTHORITY: Final = 0.95
_LAW_TITLE: Final = 0.85
_UNIT: Final = 0.8


@dataclass(frozen=True, slots=True)
class ListCounts:
    """``given`` is ``None`` where the label holds only some of what the page shows: no precision then."""

    labelled: int = 0
    found: int = 0
    given: int | None = 0

    def __add__(self, other: ListCounts) -> ListCounts:
        given = None if self.given is None or other.given is None else self.given + other.given
        return ListCounts(self.labelled + other.labelled, self.found + other.found, given)

    @property
    def recall(self) -> float | None:
        """The share (0..1) of the labelled entries that were found."""
        return share(self.found, self.labelled)

    @property
    def precision(self) -> float | None:
        """The share (0..1) of the entries given that are labelled."""
        return share(self.found, self.given) if self.given is not None else None


def matched(
    wanted: Sequence[_Wanted], given: Sequence[_Given], same: Callable[[_Wanted, _Given], bool]
) -> list[tuple[_Wanted, _Given]]:
    """Pairs of the same, each entry in one pair at most: the first that fits is taken."""
    left = list(given)
    pairs = []
    for want in wanted:
        place = next((index for index, got in enumerate(left) if same(want, got)), None)
        if place is not None:
            pairs.append((want, left.pop(place)))
    return pairs


def score_lists(label: Label, document: Document | None) -> dict[str, ListCounts]:
    """The counts of each list; a document that was not converted gives nothing."""
    return {name: scorer(label, document) for name, scorer in _LISTS.items()}


def _addressees(label: Label, document: Document | None) -> ListCounts:
    return _texts(label.addressees, document.addressees if document else (), _NAME)


def _recipients(label: Label, document: Document | None) -> ListCounts:
    return _texts(label.recipients, document.recipients if document else (), _NAME)


def _authority(label: Label, document: Document | None) -> ListCounts:
    given = document.signature.authority if document else ()
    return _texts((label.signer or Signer()).authority, given, _AUTHORITY)


def _texts(wanted: Sequence[str], fields: Sequence[FieldValue], at_least: float) -> ListCounts:
    given = [field.value for field in fields if field.value]
    found = matched(wanted, given, lambda want, got: alike(want, got, at_least))
    return ListCounts(len(wanted), len(found), len(given))


def _legal_bases(label: Label, document: Document | None) -> ListCounts:
    given = document.legal_bases if document else ()
    found = matched(label.legal_bases, given, _same_basis)
    # "Thực hiện Kế hoạch số …" opens a preamble too, and usage differs on whether it is a basis: no error either way.
    codes = {basis.code for basis in label.legal_bases if basis.code}
    elsewhere = [cited for cited in label.citations_page1 if cited.code not in codes]
    unmatched = [got for got in given if not any(_same_basis(want, got) for want in label.legal_bases)]
    forgiven = matched(elsewhere, unmatched, _same_basis)
    return ListCounts(len(label.legal_bases), len(found), len(given) - len(forgiven))


def _citations(label: Label, document: Document | None) -> ListCounts:
    """Every code of page 1 is labelled: what is given for page 1 without a flag must be among them."""
    wanted = [cited for cited in label.citations_page1 if cited.code]
    given = document.citations if document else ()
    found = matched(wanted, given, _same_cited_code)
    sure = [got for got in given if got.code and got.page in {1, None} and not got.needs_review]
    wrong = len(sure) - len(matched(wanted, sure, _same_cited_code))
    return ListCounts(len(wanted), len(found), len(found) + wrong)


def _statistics(label: Label, document: Document | None) -> ListCounts:
    """A label holds a few clear quantities only: what else is given may be right."""
    found = matched(label.statistics_page1, document.statistics if document else (), _same_quantity)
    return ListCounts(len(label.statistics_page1), len(found), None)


def _same_basis(want: CitedLabel, got: Citation) -> bool:
    if want.code:
        return _same_cited_code(want, got)
    return alike(want.title or "", got.title or "", _LAW_TITLE) and _same_date(want, got)


def _same_cited_code(want: CitedLabel, got: Citation) -> bool:
    return same_code(want.code or "", got.code or "") and _same_date(want, got)


def _same_date(want: CitedLabel, got: Citation) -> bool:
    return not want.date or want.date == got.date


def _same_quantity(want: QuantityLabel, got: Statistic) -> bool:
    same_value = got.value is not None and abs(want.value - got.value) < 1e-6
    return same_value and alike(want.unit or "", got.unit or "", _UNIT)


_LISTS: Final[dict[str, Callable[[Label, Document | None], ListCounts]]] = {
    "addressees": _addressees,
    "recipients": _recipients,
    "authority": _authority,
    "legal_bases": _legal_bases,
    "citations": _citations,
    "statistics": _statistics,
}
