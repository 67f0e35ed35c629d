"""The search page: what is found, with its pages, and by what it can be narrowed."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import Annotated, Final, Literal
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from ocr_pipeline.archive.search.facets import facets
from ocr_pipeline.archive.search.filters import NO_FILTERS, Filters
from ocr_pipeline.archive.search.searching import Order, search
from ocr_pipeline.web.reading_room import ReadingRoom, room_of
from ocr_pipeline.web.remembered import stamp_of_database
from ocr_pipeline.web.rendering import page
from ocr_pipeline.web.searchers import Found, Search, told_of_loss

router = APIRouter()
MOST_PAGES: Final = 500
"""Of results that can be turned to: whoever looks that far asks another question."""
Text = Annotated[str, Field(max_length=1000)]
Word = Annotated[str, Field(max_length=300)]


class Asked(BaseModel):
    """A question as the address of its page has it."""

    q: Text = ""
    type: Word = ""
    office: Word = ""
    year: Annotated[str, Field(pattern=r"^(?:[12]\d{3})?$")] = ""
    review: Literal["", "0", "1"] = ""
    sort: Order = "relevance"
    page: Annotated[int, Field(ge=1, le=MOST_PAGES)] = 1

    def filters(self) -> Filters:
        """What every result must be."""
        return Filters(
            type=self.type or None,
            issuer=self.office or None,
            since=self.year or None,
            until=self.year or None,
            review=None if self.review == "" else self.review == "1",
        )

    def address(self, **changed: object) -> str:
        """The address of the page with something changed; another question begins at its first page."""
        values = {**self.model_dump(), "page": 1, **changed}
        told = {name: value for name, value in values.items() if value != _UNASKED[name]}
        return f"/search?{urlencode(told)}" if told else "/search"


_UNASKED: Final = Asked().model_dump()


async def find(room: ReadingRoom, asked: Asked) -> Found:
    """Asks the archive; whoever waits for a search keeps no other request waiting."""
    filters = asked.filters()
    if not asked.q.strip() and filters == NO_FILTERS:
        return await run_in_threadpool(_everything, room, asked)
    question = Search(room.archive.places.catalogue, asked.q, filters, asked.sort, asked.page)
    with told_of_loss():
        return await asyncio.wrap_future(room.searchers.submit(question))


def _everything(room: ReadingRoom, asked: Asked) -> Found:
    """A page of all documents, which takes milliseconds; its facets are counted once for each state of the archive."""
    stamp = stamp_of_database(room.archive.places.catalogue)
    with room.catalogue() as connection:
        results = search(connection, "", NO_FILTERS, asked.sort, asked.page)
        return Found(results, room.counted.get("facets", stamp, lambda: facets(connection, "", NO_FILTERS)))


@router.get("/search")
async def search_page(request: Request, asked: Annotated[Asked, Query()]) -> Response:
    """The page."""
    found = await find(room_of(request), asked)
    chosen = {name: value for name, value in narrowed_by(asked).items() if value}
    last = min(found.results.pages, MOST_PAGES)
    shown = partial(page, asked=asked, results=found.results, facets=found.facets, chosen=chosen, last_page=last)
    return await run_in_threadpool(shown, request, "search.html")


def narrowed_by(asked: Asked) -> dict[str, str]:
    """What the results are narrowed by, by the facet's name."""
    return {"type": asked.type, "office": asked.office, "year": asked.year, "review": asked.review}
