"""A person decides: the decision is held against the value as it is, logged, and shown by the catalogue at once."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from ocr_pipeline.archive.decisions.decision import Decision, Draft, Drawn, Kind, Taken, Through
from ocr_pipeline.archive.decisions.drawn import require_on_page
from ocr_pipeline.archive.decisions.evidence import Content, evidence_of, key_of, page_sizes
from ocr_pipeline.archive.decisions.linked import listed_again, twin_of
from ocr_pipeline.archive.decisions.log import DecisionLog, decision_of
from ocr_pipeline.archive.decisions.settling import settle
from ocr_pipeline.archive.decisions.shapes import fitting
from ocr_pipeline.archive.entries import printed_value, values_of
from ocr_pipeline.archive.finished import content_from
from ocr_pipeline.archive.identity import ID, DocumentId
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.record import record_from
from ocr_pipeline.archive.rows import Box
from ocr_pipeline.errors import OvertakenDecisionError, UnknownValueError, WrongDecisionError

LONGEST_NAME: Final = 200
"""Characters of the name of a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a person wants to decide; see :meth:`ocr_pipeline.archive.archive.Archive.decide` for each part."""

    document: str
    path: str
    kind: Kind
    value: str | None = None
    by: str
    through: Through = Through.PYTHON
    seen: int | None = None
    over: str | None = None
    strict: bool = False
    drawn: tuple[int, Box] | None = None


def decide(places: Places, wish: Wish) -> Taken:
    """Decide one value; errors as of :func:`decide_all`."""
    return decide_all(places, [wish])[0]


def decide_all(places: Places, wishes: Sequence[Wish]) -> list[Taken]:
    """Decide several values, all of them or none.

    Raises:
        WrongDecisionError: a value does not fit its field, or a decision lacks something.
        UnknownValueError: a document, or a value of it, is not there.
        OvertakenDecisionError: a value is not what the person saw.
        ArchiveBusyError, DamagedArchiveError, UnwritableOutputError: the log cannot be written.
    """
    drafting = Drafting(places)
    drafts = [drafting.draft(wish) for wish in wishes]
    strict = [draft for draft, wish in zip(drafts, wishes, strict=True) if wish.strict]
    return log_all(places, drafts, strict)


def log_all(places: Places, drafts: Sequence[Draft], strict: Sequence[Draft] = ()) -> list[Taken]:
    """Log decisions, all of them or none, and let the catalogue show them.

    Args:
        places: of the archive.
        drafts: as :meth:`Drafting.draft` made them.
        strict: those of them that are refused where somebody decided since their maker looked.

    Raises:
        OvertakenDecisionError: one is overtaken.
        ArchiveBusyError, DamagedArchiveError, UnwritableOutputError: the log cannot be written.
    """
    if not drafts:
        return []
    with DecisionLog(places.decisions) as log:
        taken = log.append(drafts, _refuse_overtaking(frozenset(map(id, strict))))
    settle(places)
    return taken


def take_back(places: Places, number: int, by: str, through: Through = Through.PYTHON) -> Taken:
    """Let a decision count no more; the one before it does again.

    Raises:
        UnknownValueError: there is no such decision.
        OvertakenDecisionError: it was taken back before.
        WrongDecisionError: it is itself one that takes another back, or nobody says who decides.
        ArchiveBusyError, DamagedArchiveError, UnwritableOutputError: the log cannot be written.
    """
    target = decision_of(places.decisions, number)
    if target.kind is Kind.TAKE_BACK:
        next_step = "Decide the value anew."
        raise WrongDecisionError(
            f"decision {number} takes another one back: it cannot be taken back", next_step=next_step
        )
    draft = Draft(
        document=target.document,
        path=target.path,
        over=target.over,
        kind=Kind.TAKE_BACK,
        value=None,
        by=name_of_person(by),
        at=_now(),
        through=through,
        takes_back=number,
    )
    with DecisionLog(places.decisions) as log:
        (taken,) = log.append([draft])
    settle(places)
    return taken


class Drafting:
    """Holds what people want to decide against the documents as the machine made them; each is read once."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._read: dict[str, tuple[dict[str, dict[str, Any]], dict[int, tuple[int, int]], str]] = {}

    def draft(self, wish: Wish) -> Draft:
        """The decision as it can be logged; errors as of :func:`decide_all`."""
        path = self._own_path(wish.document, wish.path)
        values, pages, key = self._document(wish.document)
        over = evidence_of(self.node(wish.document, path), pages, key)
        if wish.over is not None and wish.over != key_of(path, over):
            cause = f"{path} is not what was shown: the document was read anew"
            raise OvertakenDecisionError(cause, file=wish.document)
        return Draft(
            document=DocumentId(wish.document),
            path=path,
            over=over,
            kind=wish.kind,
            value=_value(replace(wish, path=path), values[path]),
            by=name_of_person(wish.by),
            at=_now(),
            through=wish.through,
            seen=wish.seen,
            drawn=None if wish.drawn is None else _drawn(wish.drawn, pages),
        )

    def node(self, document: str, path: str) -> Content:
        """A value as the machine has it.

        Raises:
            UnknownValueError: there is no such document, or it has no such value.
        """
        values, _, _ = self._document(document)
        if path not in values:
            raise UnknownValueError(f"there is no value {path!r}", file=document)
        return values[path]

    def _own_path(self, document: str, path: str) -> str:
        """The path of a value; of a citation of the preamble, which is listed twice, that among all citations."""
        values, _, _ = self._document(document)
        return twin_of(path, values) if path in listed_again(values) else path

    def _document(self, document: str) -> tuple[dict[str, dict[str, Any]], dict[int, tuple[int, int]], str]:
        if document not in self._read:
            target = self._places.document(DocumentId(document))
            record = record_from(target.record) if ID.fullmatch(document) else None
            if record is None:
                raise UnknownValueError("there is no such document in the archive", file=document)
            content: dict[str, Any] = content_from(target.document, record)
            self._read[document] = dict(values_of(content)), page_sizes(content), record.reading
        return self._read[document]


def _drawn(drawn: tuple[int, Box], pages: Mapping[int, tuple[int, int]]) -> Drawn:
    """The box that was read again, held against the page that it is on.

    Raises:
        WrongDecisionError: the document has no such page, or the box does not lie on it.
    """
    number, box = drawn
    size = pages.get(number, (0, 0))
    require_on_page(number, box, size)
    return Drawn(number, box, size)


def _value(wish: Wish, node: Content) -> str | None:
    if wish.kind is Kind.TAKE_BACK:
        raise WrongDecisionError("a decision is taken back by its number", next_step="Use take_back().")
    if wish.kind in {Kind.PICK, Kind.TYPE} and wish.value is None:
        raise WrongDecisionError(f"{wish.path}: there is no value", next_step="Say that it is unreadable, or absent.")
    if wish.kind is Kind.TYPE:
        return fitting(wish.path, wish.value or "", node)
    if wish.kind is Kind.PICK:
        return _picked(wish, node)
    if wish.value is not None and (wish.kind is not Kind.ACCEPT or wish.value != printed_value(node)):
        raise WrongDecisionError(f"{wish.path}: {wish.kind.value} has no value of its own", next_step="Type the value.")
    return printed_value(node) if wish.kind is Kind.ACCEPT else None


def _picked(wish: Wish, node: Content) -> str | None:
    offered = [str(each["value"]) for each in node.get("alternatives", ())]
    if wish.value not in {*offered, printed_value(node)}:
        next_step = f"There are: {', '.join(offered) or 'none'}; anything else is typed."
        raise WrongDecisionError(f"{wish.path}: no such reading: {wish.value!r}", next_step=next_step)
    return wish.value


def _refuse_overtaking(strict: frozenset[int]) -> Callable[[Draft, Sequence[Decision]], None]:
    def check(draft: Draft, earlier: Sequence[Decision]) -> None:
        last = earlier[-1] if earlier else None
        if id(draft) in strict and last is not None and last.id > (draft.seen or 0):
            cause = f"{draft.path} was decided since it was seen: by {last.by}, {last.at}"
            raise OvertakenDecisionError(cause, file=draft.document)

    return check


def name_of_person(by: str) -> str:
    """The name of who decides, as it is logged.

    Raises:
        WrongDecisionError: there is none, or it is no name.
    """
    name = " ".join(unicodedata.normalize("NFC", by).split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        cause = "nobody says who decides" if not name else f"no name of a person: {name[:40]!r}"
        raise WrongDecisionError(cause, next_step="Give a name (--by).")
    return name


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds")
