"""Makes ``ocr_pipeline/parsing/data/known_documents.tsv``: ``python -m training.cited_dates CORPUS``.

CORPUS is the folder that the restorer's tables are made from (``diacritics/training/corpus.py``). Counted is which date
documents give to a code whose year is in it; the same texts give the same bytes.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from diacritics.training.corpus import documents

TABLE: Final = Path(__file__).parent.parent / "ocr_pipeline" / "parsing" / "data" / "known_documents.tsv"
FILES: Final = ("official_documents", "normative_documents", "laws_vlc", "laws_alqac", "legal_articles", "decisions",
                "news_baomoi", "news_unc", "general_wiki_misc")  # fmt: skip
FEWEST: Final = 2
"""So many documents must give a code the same date."""
NEARLY_ALL: Final = 0.8
"""And so great a share (0..1) of those that give it one."""
NEAR: Final = dt.timedelta(days=92)
"""What one document says alone is kept between two numbers of its series that lie no further apart."""

HEAD: Final = """\
# Dates of documents whose code holds the year: as at least two documents of public collections cite them and nearly all
# agree, or as one does where the date lies between those of the numbers before and behind, a quarter of a year apart at
# most. A cited date that differs is doubted, never replaced.
code\tdate
"""

_CITED: Final = re.compile(
    r"\b(?P<code>\d{1,4}/(?P<year>(?:19|20)\d{2})/[A-ZĐ][\wĐđ-]*)"
    r"(?:\s+của\s+[^,;.\d]{2,80}?)?"  # who issued it may stand between
    r"\s*,?\s+ngày\s+(?P<day>\d{1,2})(?:\s+tháng\s+|[/.-])(?P<month>\d{1,2})(?:\s+năm\s+|[/.-])(?P<dated>\d{4})\b"
)
"""A code of number, year and notation, and the date that follows it: "số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020"."""

_OF_A_PLACE: Final = re.compile(r"-(?:UBND|HĐND)$")
"""Each province has a document of that code."""


def cited(text: str) -> Iterator[tuple[str, str]]:
    """Each code of a text with the ISO date given to it; one of another year than its code's is a slip, and is none."""
    for match in _CITED.finditer(text):
        if match["dated"] != match["year"] or _OF_A_PLACE.search(match["code"]):
            continue
        try:
            day = dt.date(int(match["dated"]), int(match["month"]), int(match["day"]))
        except ValueError:
            continue  # the 31st of a short month
        number, rest = match["code"].split("/", maxsplit=1)
        yield f"{int(number)}/{rest}", day.isoformat()


def known(texts: Iterable[str]) -> dict[str, str]:
    """The codes that enough documents date alike."""
    given: Mapping[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for code, day in sorted(set(cited(text))):
            given[code][day] += 1
    agreed = {code: days.most_common(1)[0] for code, days in given.items()}
    sure = {
        code: day
        for code, (day, count) in agreed.items()
        if count >= FEWEST and count >= NEARLY_ALL * given[code].total()
    }
    alone = {code: day for code, (day, count) in agreed.items() if count == given[code].total() == 1}
    return dict(sorted({**sure, **_in_order(alone, sure)}.items()))


def _in_order(alone: Mapping[str, str], sure: Mapping[str, str]) -> dict[str, str]:
    """Of the codes that one document dates those that fit between the sure ones of their series."""
    series: dict[str, dict[int, dt.date]] = defaultdict(dict)
    for code, day in sure.items():
        number, rest = code.split("/", maxsplit=1)
        series[rest][int(number)] = dt.date.fromisoformat(day)
    kept = {}
    for code, day in alone.items():
        number, rest = code.split("/", maxsplit=1)
        before = max((each for each in series[rest] if each < int(number)), default=None)
        behind = min((each for each in series[rest] if each > int(number)), default=None)
        if before is None or behind is None:
            continue
        first, last = series[rest][before], series[rest][behind]
        if first <= dt.date.fromisoformat(day) <= last and last - first <= NEAR:
            kept[code] = day
    return kept


def table(texts: Iterable[str]) -> str:
    """The text of the table."""
    return HEAD + "".join(f"{code}\t{day}\n" for code, day in known(texts).items())


def main(corpus: Path) -> None:
    """Write the table."""
    texts = (document for name in FILES for document in documents(corpus, name))
    TABLE.write_text(table(texts), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
