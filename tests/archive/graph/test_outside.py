"""Which citations of documents outside the archive mean the same one."""

from __future__ import annotations

import pytest

from ocr_pipeline.archive.graph.bodies import Head, body_key
from ocr_pipeline.archive.graph.outside import ONLY_DAY, Known, Outside, outside
from ocr_pipeline.archive.graph.resolving import Cited
from tests.archive.graph.test_resolving import cited

HERE = Head(body_key("SỞ NỘI VỤ"), body_key("ỦY BAN NHÂN DÂN TỈNH LAM GIANG"))
ELSEWHERE = Head(body_key("SỞ NỘI VỤ"), body_key("ỦY BAN NHÂN DÂN TỈNH BẮC GIAO"))
DECREE = cited("30/2020/NĐ-CP", "2020-03-05")
PLAN = cited("225/KH-UBND", "2020-12-30", "Ủy ban nhân dân tỉnh")


def _id(what: Cited, head: Head = HERE, document: str = "doc", *others: Cited) -> Outside:
    known = Known()
    known.add([DECREE, *others])
    return outside(what, document, "citations[0]", head, known)


# Why the identity is such, the citation, and the identity.
NAMED = [
    ("a code and a day", DECREE, "cited:30-2020-nd-cp:2020-03-05"),
    ("in another spelling", cited("030/2020/ND-CP", "2020-03-05"), "cited:30-2020-nd-cp:2020-03-05"),
    ("the province of who writes", PLAN, "cited:225-kh-ubnd:2020-12-30:uy-ban-nhan-dan-tinh-lam-giang"),
    ("a law by its title", cited(None, "2019-11-20", type="Luật", title="Lao động"), "cited:luat-lao-dong:2019-11-20"),
    ("a law of any day", cited(None, type="Luật", title="Lao động"), "cited:luat-lao-dong"),
    ("a number without a day is its citation's own", cited("225/KH-UBND"), "cited:doc:citations[0]"),
    ("nothing tells which it is", cited(None, type="Tờ trình"), "cited:doc:citations[0]"),
    (
        "numbers alone, of a day",
        cited("12/2019", "2019-02-01", type="Quyết định"),
        "cited:quyet-dinh-12-2019:2019-02-01:",
    ),
]


@pytest.mark.parametrize(("why", "what", "identity"), NAMED, ids=[row[0] for row in NAMED])
def test_how_a_document_outside_is_called(why: str, what: Cited, identity: str) -> None:
    assert _id(what).id == identity


def test_a_province_of_each_writer_is_another_one() -> None:
    assert _id(PLAN, HERE).id != _id(PLAN, ELSEWHERE).id


def test_numbers_without_a_day_are_never_put_together() -> None:
    assert _id(cited("225/KH-UBND"), HERE, "a").id != _id(cited("225/KH-UBND"), HERE, "b").id


def test_a_code_given_once_without_a_day_is_the_one_that_others_date_and_says_so() -> None:
    assert _id(cited("30/2020/NĐ-CP")) == Outside(_id(DECREE).id, doubts=(ONLY_DAY,))


def test_a_code_that_is_cited_with_two_days_says_nothing_of_one_without() -> None:
    assert _id(cited("30/2020/NĐ-CP"), HERE, "doc", cited("30/2020/NĐ-CP", "2020-03-06")).id == "cited:30-2020-nd-cp"


def test_a_law_by_its_title_is_the_one_that_others_cite_by_its_code() -> None:
    coded = cited("45/2019/QH14", "2019-11-20", type="Bộ luật", title="Lao động")
    titled = cited(None, "2019-11-20", type="Bộ luật", title="lao động")
    assert _id(titled, HERE, "doc", coded).id == _id(coded, HERE, "doc", coded).id


def test_what_may_be_of_several_bodies_is_told() -> None:
    assert not _id(cited("225/KH-UBND", "2020-12-30")).is_one
    assert _id(PLAN).is_one
