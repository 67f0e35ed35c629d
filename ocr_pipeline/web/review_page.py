"""Review: one doubtful value at a time, its place on the page beside it, decided by keyboard."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import Annotated, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from ocr_pipeline.archive.decisions.deciding import Wish
from ocr_pipeline.archive.decisions.decision import Kind, Through
from ocr_pipeline.archive.decisions.question import decide_question
from ocr_pipeline.archive.decisions.reviewing import ReviewedValue
from ocr_pipeline.archive.identity import ID
from ocr_pipeline.errors import OvertakenDecisionError, WrongDecisionError
from ocr_pipeline.web.box_page import DRAWN, drawn_from
from ocr_pipeline.web.candidates import candidates_of
from ocr_pipeline.web.document_page import ValuePath
from ocr_pipeline.web.language import Speech
from ocr_pipeline.web.marks import Marked
from ocr_pipeline.web.queue import Waiting, count_waiting, first_of, place_of, queue, queue_within
from ocr_pipeline.web.reading_room import PATH, NotHereError, ReadingRoom, room_of
from ocr_pipeline.web.rendering import page, visitor_of
from ocr_pipeline.web.reviewers import Made
from ocr_pipeline.web.visitor import Visitor
from schemas import Document, Page

router = APIRouter()
Identity = Annotated[str, Query(pattern=rf"^(?:{ID.pattern})?$")]
Shown = Annotated[int | None, Query(alias="page", ge=1, le=100_000)]
ACTIONS = {"accept": Kind.ACCEPT, "pick": Kind.PICK, "type": Kind.TYPE, "unreadable": Kind.UNREADABLE}


@dataclass(frozen=True, slots=True)
class Sitting:
    """A reviewer at the queue: of the whole archive, or within one document."""

    room: ReadingRoom
    visitor: Visitor
    within: str

    @classmethod
    def of(cls, request: Request, within: str) -> Sitting:
        """The sitting of a request."""
        return cls(room_of(request), visitor_of(request), within)

    def next(self, after: Waiting | None = None) -> Waiting | None:
        """What is to be looked at next: what stands behind ``after``, else what was left before it."""
        with self.room.catalogue() as connection:
            if self.within:
                waiting = queue_within(connection, self.within)
                later = [each for each in waiting if after is None or each > after]
                return next(iter([*later, *waiting]), None)
            found = first_of(queue(connection, after), self._is_free)
            return found or (first_of(queue(connection), self._is_free) if after is not None else None)

    def _is_free(self, waiting: Waiting) -> bool:
        return self.room.reviewers.is_free(self.visitor.session, waiting)

    def address(self, waiting: Waiting | Made | None) -> str:
        """The page of a value; without one, that of an empty queue."""
        within = {"within": self.within} if self.within else {}
        if waiting is None:
            return f"/review/clear?{urlencode(within)}" if within else "/review/clear"
        return f"/review?{urlencode({'document': waiting.document, 'path': waiting.path, **within})}"

    def place(self, document: str, value: ReviewedValue) -> Waiting:
        """Where a value stands in the queue."""
        with self.room.catalogue() as connection:
            return place_of(connection, document, value.path, value.confidence)


@router.get("/review")
def review(
    request: Request,
    document: Identity = "",
    path: ValuePath = "",
    within: Identity = "",
    number: Shown = None,
    drawn: Annotated[str, Query(pattern=rf"^(?:{DRAWN.pattern})?$")] = "",
) -> Response:
    """The page of a value; without a path, that of the first of the queue, or of a document's.

    ``number`` is the page of the scan beside it, asked for to draw on; ``drawn`` a box of it that is to be read again.
    """
    if not path:
        sitting = Sitting.of(request, document or within)
        return sitting.visitor.kept_in(RedirectResponse(sitting.address(sitting.next()), status_code=303))
    sitting = Sitting.of(request, within)
    room, session = sitting.room, sitting.visitor.session
    found = room.find(document)
    value, with_it = reviewed(room, document, path)
    read, box = room.document(found), drawn_from(drawn)
    place = sitting.place(document, value)
    room.reviewers.claim(session, document, path)
    following = sitting.next(place)
    shown = page(
        request,
        "review.html",
        identity=document,
        value=value,
        with_it=with_it,
        document=read,
        sheet=_sheet(read, box[0] if box else number or value.page),
        drawn=box,
        is_drawing=box is not None or number is not None,
        has_image=found.places.words.name in found.record.files,
        candidates=candidates_of(value),
        following=following if following != place else None,
        following_page=following and _page_of(room, following),
        skipped=sitting.address(following),
        within=within,
        open_values=count_open(room, within),
        can_undo=room.reviewers.can_undo(session),
        notice=room.reviewers.notice(session),
        names=[origin.name for origin in found.record.origins],
        decisions=room.archive.decisions(document),
    )
    # Whoever goes back to it sees what was decided meanwhile, by them or by another.
    shown.headers["cache-control"] = "private, no-store"
    return shown


@router.get("/review/clear")
def clear(request: Request, within: Identity = "") -> Response:
    """Nothing waits."""
    sitting = Sitting.of(request, within)
    reviewers, session = sitting.room.reviewers, sitting.visitor.session
    return page(
        request,
        "review_clear.html",
        within=within,
        notice=reviewers.notice(session),
        can_undo=reviewers.can_undo(session),
        left=count_open(sitting.room, ""),
    )


@router.post("/review")
def decide(
    request: Request,
    _: Marked,
    document: Annotated[str, Form(pattern=rf"^{ID.pattern}$")],
    path: Annotated[str, Form(max_length=200, pattern=rf"^{PATH.pattern}$")],
    action: Annotated[Literal["accept", "pick", "type", "unreadable"], Form()],
    seen: Annotated[int, Form(ge=0)],
    over: Annotated[str, Form(max_length=200)],
    value: Annotated[str, Form(max_length=10_000)] = "",
    drawn: Annotated[str, Form(pattern=rf"^(?:{DRAWN.pattern})?$")] = "",
    within: Annotated[str, Form(pattern=rf"^(?:{ID.pattern})?$")] = "",
) -> Response:
    """Decides a value and goes on to the next; what another reviewer decided meanwhile is told of."""
    sitting = Sitting.of(request, within)
    room, session = sitting.room, sitting.visitor.session
    if not sitting.visitor.name:
        return RedirectResponse("/review/name", status_code=303)
    shown = reviewed(room, document, path)[0]
    place = sitting.place(document, shown)
    wish = Wish(
        document=document,
        path=path,
        kind=ACTIONS[action],
        value=value if action in {"pick", "type"} else None,
        by=sitting.visitor.name,
        through=Through.DESK,
        seen=seen,
        over=over,
        drawn=drawn_from(drawn),
    )
    try:
        taken, *with_it = decide_question(room.archive.places, wish)
    except OvertakenDecisionError:
        room.reviewers.tell(session, "review.read_anew")
        return RedirectResponse(sitting.address(place), status_code=303)
    except WrongDecisionError as error:
        room.reviewers.tell(session, "review.wrong", cause=Speech(sitting.visitor.language).said(error.cause))
        return RedirectResponse(sitting.address(place), status_code=303)
    made = tuple(each.decision.id for each in (taken, *with_it))
    room.reviewers.made(session, Made(made, document, path))
    others = [each for each in taken.overtook if (each.kind, each.value) != (taken.decision.kind, taken.decision.value)]
    if others:
        room.reviewers.tell(
            session,
            "review.conflict",
            by=others[-1].by,
            theirs=shown.as_read(others[-1].value) or "—",
            mine=shown.as_read(taken.decision.value) or "—",
            href=sitting.address(place),
        )
    return RedirectResponse(sitting.address(sitting.next(place)), status_code=303)


@router.post("/review/undo")
def undo(
    request: Request,
    _: Marked,
    within: Annotated[str, Form(pattern=rf"^(?:{ID.pattern})?$")] = "",
) -> Response:
    """Takes back what this reviewer decided last, all that one question settled, and shows that value again."""
    sitting = Sitting.of(request, within)
    reviewers, session = sitting.room.reviewers, sitting.visitor.session
    made = reviewers.last_made(session)
    if made is None:
        return RedirectResponse("/review", status_code=303)
    if not sitting.visitor.name:
        return RedirectResponse("/review/name", status_code=303)
    told = "review.undone_before"
    for decision in reversed(made.decisions):
        with contextlib.suppress(OvertakenDecisionError):
            sitting.room.archive.take_back(decision, by=sitting.visitor.name, through=Through.DESK)
            told = "review.undone"
    reviewers.taken_back(session, made)
    reviewers.tell(session, told)
    return RedirectResponse(sitting.address(made), status_code=303)


@router.get("/review/name")
def ask_name(request: Request) -> Response:
    """Asks by which name decisions are signed."""
    return page(request, "name.html")


def _sheet(document: Document, number: int | None) -> Page | None:
    """The page to show: of a value that stands nowhere, the first."""
    asked = next((each for each in document.pages if each.number == number), None)
    return asked or next(iter(document.pages), None)


def reviewed(room: ReadingRoom, document: str, path: str) -> tuple[ReviewedValue, tuple[ReviewedValue, ...]]:
    """A value of a document that is doubtful or decided, and those that are settled with it.

    Raises:
        NotHereError: there is none at that path.
    """
    room.find(document)
    values = room.archive.review(document)
    found = next((each for each in values if each.path == path), None)
    if found is None:
        raise NotHereError(path)
    return found, tuple(each for each in values if each.asked_with == path)


def count_open(room: ReadingRoom, within: str) -> int:
    """How many values wait, in the archive or in a document."""
    with room.catalogue() as connection:
        return count_waiting(connection, within)


def _page_of(room: ReadingRoom, waiting: Waiting) -> int | None:
    """The page of a value that comes next, so that its picture is fetched before it is asked for."""
    with room.catalogue() as connection:
        statement = "SELECT page FROM reviews WHERE document = ? AND path = ? AND x0 IS NOT NULL"
        found = connection.execute(statement, (waiting.key, waiting.path)).fetchone()
    return None if found is None else found[0]
