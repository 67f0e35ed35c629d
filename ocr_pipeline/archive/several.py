"""Archives that are asked together: one a year, or one a box, each of a size that is easily kept and made anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.places import Places
from ocr_pipeline.archive.search.filters import NO_FILTERS, Filters
from ocr_pipeline.archive.search.results import Hit, Results
from ocr_pipeline.archive.search.searching import LIMIT, MOST, Order
from ocr_pipeline.errors import NotAnArchiveError, SettingsError

if TYPE_CHECKING:
    import pyarrow as pa

    from ocr_pipeline.archive.query.request import Limits
    from ocr_pipeline.archive.tables.refreshing import OnProgress

_ALONE: Final = ""
"""The name of an archive that is asked alone."""


@dataclass(frozen=True, slots=True)
class Archives:
    """Archives by name, each of them whole in itself: it can be moved, copied, verified and written to alone.

    Attributes:
        by_name: in order of their names.
    """

    by_name: Mapping[str, Archive]

    @classmethod
    def of(cls, folder: Path) -> Archives:
        """The archive in a folder, or else all that lie directly in it, called by the names of their folders.

        Raises:
            NotAnArchiveError: there is none.
            ArchiveFormatError: a later version wrote one.
        """
        if Places(folder).stamp.exists() or not folder.is_dir():
            return cls({_ALONE: Archive(folder)})
        found = {path.name: Archive(path) for path in sorted(folder.iterdir()) if Places(path).stamp.exists()}
        if not found:
            raise NotAnArchiveError("there is no archive in this folder, nor in one of those in it", file=str(folder))
        return cls(found)

    def search(
        self,
        text: str = "",
        filters: Filters = NO_FILTERS,
        *,
        order: Order = "relevance",
        page: int = 1,
        limit: int = LIMIT,
    ) -> Results:
        """Find documents in all of them, the best of all first; arguments as of :meth:`Archive.search`.

        How well a document fits is weighed within its own archive: a word that is rare there counts for more there.

        Raises:
            SettingsError: besides the reasons of :meth:`Archive.search`, the page lies too far behind.
            ArchiveFormatError, DamagedArchiveError: the catalogue of one cannot be used.
        """
        if _ALONE in self.by_name:
            return self.by_name[_ALONE].search(text, filters, order=order, page=page, limit=limit)
        if page * limit > MOST:
            next_step = f"Narrow the search, or search one archive alone: of several, the first {MOST} are shown."
            raise SettingsError(f"page {page} of several archives, {limit} to a page", next_step=next_step)
        each = {
            name: archive.search(text, filters, order=order, page=1, limit=page * limit)
            for name, archive in self.by_name.items()
        }
        hits = [replace(hit, archive=name) for name, results in each.items() for hit in results.hits]
        by_rank = order == "relevance" and any(hit.score for hit in hits)
        ordered = sorted(hits, key=_by_rank) if by_rank else _by_date(hits, oldest=order == "oldest")
        total = sum(results.total for results in each.values())
        return Results(tuple(ordered[(page - 1) * limit : page * limit]), total, page, limit)

    def query(self, sql: str, limits: Limits | None = None, on_progress: OnProgress | None = None) -> pa.Table:
        """The answer to one SELECT over the tables of all of them; errors as of :meth:`Archive.query`.

        Where there are several, each table begins with a column ``archive``, the name of the one that a row is of.
        ``edges``, ``nodes`` and ``series`` are of each archive by itself.
        """
        from ocr_pipeline.archive.query.asking import ask_archives

        places = {name: archive.places for name, archive in self.by_name.items()}
        return ask_archives(places, sql, limits, on_progress)


def _by_rank(hit: Hit) -> tuple[bool, float, str]:
    return not hit.exact, hit.score, hit.archive


def _by_date(hits: list[Hit], *, oldest: bool) -> list[Hit]:
    """By date of issue, those of an unknown one last; archives one after the other within a day."""
    dated = sorted((hit for hit in hits if hit.date), key=lambda hit: hit.date or "", reverse=not oldest)
    return [*dated, *(hit for hit in hits if not hit.date)]
