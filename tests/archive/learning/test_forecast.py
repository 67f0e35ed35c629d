"""What would change is told before it changes, also of documents that were made with names before."""

from __future__ import annotations

from pathlib import Path

import pytest

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.decisions.decision import Kind
from ocr_pipeline.archive.learning.forecast import Fate, Forecast, forecast
from ocr_pipeline.archive.learning.learning import learn
from ocr_pipeline.archive.learning.lessons import lessons_of
from ocr_pipeline.archive.learning.shelf import keep, table_of
from ocr_pipeline.archive.readings import Reading
from ocr_pipeline.pipeline import Pipeline
from ocr_pipeline.settings import Settings
from tests.archive.tables.documents import document, doubtful, field
from tests.batch.test_decisions import NOTICE

BADLY = "read with little certainty: x"


def _unused() -> Pipeline:
    raise AssertionError("no document is parsed anew")


def _told(archive: Archive, least: int = 1, most: int = 9, made: type[Pipeline] | None = None) -> Forecast:
    lessons = lessons_of(archive.places)
    return forecast(archive.places, lessons, learn(lessons.taught, least), least, made or _unused, most)


def _signed(archive: Archive, sign: str, name: dict[str, object]) -> None:
    signature = {"title": field("GIÁM ĐỐC"), "name": name}
    archive.add(document(sign * 64, signature=signature), Path(f"/s/{sign}.pdf"))


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive.make(tmp_path / "archive")


def test_each_document_is_judged_by_what_the_others_teach(archive: Archive) -> None:
    for sign in "ab":
        _signed(archive, sign, doubtful("Trần Bá Lãng", BADLY))
        archive.decide(sign * 64, "signature.name", Kind.ACCEPT, by="Lan")
    assert [(each.change.fate, each.right) for each in _told(archive).worth] == [(Fate.SETTLED, True)] * 2
    assert _told(archive, least=2).worth == (), "one other document does not confirm a name that two must"


def test_a_right_reading_that_would_be_doubted_is_told(archive: Archive) -> None:
    for sign, name in zip("abc", ("Trần Bá Lãng", "Trần Bá Lãng", "Trần Bá Láng"), strict=True):
        _signed(archive, sign, doubtful(name, BADLY) if sign != "c" else field(name))
    for sign in "abc":
        archive.decide(sign * 64, "signature.name", Kind.ACCEPT, by="Lan")
    told = _told(archive, least=2)
    assert [(each.change.value, each.decided) for each in told.doubted_right] == [("Trần Bá Láng", "Trần Bá Láng")]
    assert told.let_through_wrong == ()


def test_documents_without_decisions_are_looked_at_up_to_a_number(archive: Archive) -> None:
    for sign in "abcdef":
        _signed(archive, sign, doubtful("Trần Bá Lãng", BADLY))
    archive.decide("a" * 64, "signature.name", Kind.ACCEPT, by="Lan")
    whole, part, none = (_told(archive, most=most) for most in (9, 3, 0))
    assert (whole.looked_at, part.looked_at, none.looked_at) == (5, 3, 0)
    assert [len(each.changes) for each in (whole, part, none)] == [5, 3, 0]
    assert {each.others for each in (whole, part, none)} == {5}


def test_a_document_made_with_names_is_parsed_anew_without_them(archive: Archive, tmp_path: Path) -> None:
    plain = Pipeline(Settings())
    for number in ("12", "13", "14"):
        scan = tmp_path / f"{number}.txt"
        scan.write_text(NOTICE.replace("12/", f"{number}/"), encoding="utf-8")
        facts = plain.inspect(scan)
        identity = archive.add(plain.assemble(facts, ()), scan, Reading(facts))
        if number != "14":
            archive.decide(identity, "place", Kind.TYPE, "Nam Lỉnh", by="Lan")
    lessons = lessons_of(archive.places)
    keep(archive.places, table_of(learn(lessons.taught, 2), lessons, 2))
    before = _told(archive, 2)
    assert [(each.fate, each.offered) for each in before.changes] == [(Fate.DOUBTED, "Nam Lỉnh")]
    named = Pipeline(Settings(learned=archive.places.root))
    for found in list(archive):
        reading = found.reading()
        assert reading is not None
        archive.add(named.assemble(reading.facts, ()), tmp_path / "x.txt", reading)
    assert all(each.document().place.needs_review for each in archive)
    after = _told(archive, 2, made=Pipeline)
    assert after.changes == ()
    assert (after.left_out, after.worth) == (0, before.worth)
