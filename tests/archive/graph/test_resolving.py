"""Which document of the archive a citation means; a wrong one without a doubt would be worse than none."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from ocr_pipeline.archive.graph.resolving import (
    ITSELF,
    NO_DAY,
    NO_DAY_THERE,
    OPEN_BODY,
    OTHER_DAY,
    SEVERAL,
    Cited,
    Found,
    How,
    resolve,
)
from tests.archive.graph.shelves import row, shelf

PROVINCE, OTHER = "ỦY BAN NHÂN DÂN TỈNH LAM GIANG", "ỦY BAN NHÂN DÂN TỈNH BẮC GIAO"
MARCH, APRIL = "2021-03-12", "2021-04-01"
WRITER = row("writer", "20/KH-UBND", "2021-06-01", PROVINCE)
STRANGER = row("writer", "20/KH-BCS", "2021-06-01", "BỘ CÔNG SẢN")
DECREE = row("decree", "30/2020/NĐ-CP", "2020-03-05", "CHÍNH PHỦ")
DECISION = row("decision", "15/QĐ-UBND", MARCH, PROVINCE)


def cited(code: str | None, date: str | None = None, issuer: str | None = None, **more: Any) -> Cited:
    day = dt.date.fromisoformat(date) if date else None
    return Cited(more.get("type"), code, more.get("title"), day, issuer)


OUT = How.OUTSIDE
# Why, the other documents of the archive, who cites, what, and what is found: how, which, doubts.
ROWS = [
    (
        "code and day of a code given once",
        [DECREE],
        STRANGER,
        cited("30/2020/NĐ-CP", "2020-03-05"),
        Found(How.CODE_AND_DATE, "decree"),
    ),
    (
        "in another spelling",
        [DECREE],
        STRANGER,
        cited("030/2020/nd-cp", "2020-03-05"),
        Found(How.CODE_AND_DATE, "decree"),
    ),
    ("the writer's own province", [DECISION], WRITER, cited("15/QĐ-UBND", MARCH), Found(How.CODE_AND_DATE, "decision")),
    (
        "named in full",
        [DECISION],
        STRANGER,
        cited("15/QĐ-UBND", MARCH, "UBND tỉnh Lam Giang"),
        Found(How.CODE_AND_DATE, "decision"),
    ),
    (
        "nobody is named: another province may have the number",
        [DECISION],
        STRANGER,
        cited("15/QĐ-UBND", MARCH),
        Found(How.CODE_AND_DATE, "decision", doubts=(OPEN_BODY,)),
    ),
    ("another province is named", [DECISION], WRITER, cited("15/QĐ-UBND", MARCH, "UBND tỉnh Bắc Giao"), Found(OUT)),
    (
        "two provinces, the writer's own is meant",
        [DECISION, row("b", "15/QĐ-UBND", MARCH, OTHER)],
        WRITER,
        cited("15/QĐ-UBND", MARCH),
        Found(How.CODE_AND_DATE, "decision"),
    ),
    (
        "two provinces, neither is the writer's",
        [DECISION, row("b", "15/QĐ-UBND", MARCH, OTHER)],
        STRANGER,
        cited("15/QĐ-UBND", MARCH),
        Found(How.AMBIGUOUS, candidates=("b", "decision"), doubts=(SEVERAL,)),
    ),
    (
        "the same document twice",
        [DECISION, row("copy", "15/QĐ-UBND", MARCH, PROVINCE)],
        WRITER,
        cited("15/QĐ-UBND", MARCH),
        Found(How.AMBIGUOUS, candidates=("copy", "decision"), doubts=(SEVERAL,)),
    ),
    ("the number of another day", [DECISION], WRITER, cited("15/QĐ-UBND", APRIL), Found(OUT)),
    (
        "a code given once, of another day",
        [DECREE],
        WRITER,
        cited("30/2020/NĐ-CP", "2020-03-06"),
        Found(OUT, doubts=(OTHER_DAY,)),
    ),
    (
        "its day could not be read",
        [row("decision", "15/QĐ-UBND", None, PROVINCE)],
        WRITER,
        cited("15/QĐ-UBND", MARCH),
        Found(OUT, doubts=(NO_DAY_THERE,)),
    ),
    (
        "no day is cited, and there is one",
        [DECISION],
        WRITER,
        cited("15/QĐ-UBND"),
        Found(How.CODE, "decision", doubts=(NO_DAY,)),
    ),
    (
        "no day is cited, and there are two",
        [DECISION, row("b", "15/QĐ-UBND", "2020-03-12", PROVINCE)],
        WRITER,
        cited("15/QĐ-UBND"),
        Found(How.AMBIGUOUS, candidates=("b", "decision"), doubts=(SEVERAL,)),
    ),
    (
        "no day is cited: nothing cites what comes later",
        [row("later", "15/QĐ-UBND", "2022-01-01", PROVINCE)],
        WRITER,
        cited("15/QĐ-UBND"),
        Found(OUT),
    ),
    ("no day is cited: it is not itself", [], WRITER, cited("20/KH-UBND"), Found(OUT)),
    (
        "it has its own code and day",
        [],
        WRITER,
        cited("20/KH-UBND", "2021-06-01"),
        Found(How.CODE_AND_DATE, "writer", doubts=(ITSELF,)),
    ),
    (
        "the document's own code is in doubt",
        [row("d", "15/QĐ-UBND", MARCH, PROVINCE, flagged=["code", "subject"])],
        WRITER,
        cited("15/QĐ-UBND", MARCH),
        Found(How.CODE_AND_DATE, "d", doubts=("the cited document's own code is in doubt",)),
    ),
    (
        "numbers without letters mean nothing",
        [row("n", "12/2019", MARCH, PROVINCE)],
        WRITER,
        cited("12/2019", MARCH),
        Found(OUT),
    ),
    (
        "a law by title and day",
        [row("law", "01/2011/QH13", "2011-11-11", "QUỐC HỘI", document_type="Luật", subject="Lưu trữ")],
        WRITER,
        cited(None, "2011-11-11", type="Luật", title="lưu trữ"),
        Found(How.TITLE, "law"),
    ),
    (
        "a law of the title, of another day",
        [row("law", None, "2011-11-11", "QUỐC HỘI", document_type="Luật", subject="Lưu trữ")],
        WRITER,
        cited(None, "2024-06-21", type="Luật", title="Lưu trữ"),
        Found(OUT),
    ),
    (
        "a law without a day",
        [row("law", None, "2011-11-11", None, document_type="Luật", subject="Lưu trữ")],
        WRITER,
        cited(None, type="Luật", title="Lưu trữ"),
        Found(How.TITLE, "law", doubts=(NO_DAY,)),
    ),
    (
        "a title of what is no law",
        [row("p", None, MARCH, PROVINCE, document_type="Kế hoạch", subject="Tết")],
        WRITER,
        cited(None, MARCH, type="Kế hoạch", title="Tết"),
        Found(OUT),
    ),
]


@pytest.mark.parametrize(("why", "held", "citing", "what", "found"), ROWS, ids=[row[0] for row in ROWS])
def test_what_a_citation_means(
    why: str, held: list[dict[str, Any]], citing: dict[str, Any], what: Cited, found: Found
) -> None:
    assert resolve(what, "writer", shelf(citing, *held)) == found
