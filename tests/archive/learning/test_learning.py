"""From decisions to names: what teaches, what contradicts itself, what is kept and forgotten."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.decisions.decision import Decision, Evidence, Kind, Through
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.archive.learning.learning import learn
from ocr_pipeline.archive.learning.lessons import Lesson, lessons_of
from ocr_pipeline.archive.learning.shelf import forget, keep, table_of
from ocr_pipeline.parsing.office.names import NameKind, has_digit, letters, office_names_from
from tests.archive.tables.documents import document, doubtful, field

IDS = [sign * 64 for sign in "abcdef"]
BADLY = "read with little certainty: x"


def _archive(folder: Path, signers: Sequence[str]) -> Archive:
    """An archive with a document for each of the signers, all read in doubt."""
    archive = Archive.make(folder / "archive")
    for identity, name in zip(IDS, signers, strict=False):
        signature = {"title": field("GIÁM ĐỐC"), "name": doubtful(name, BADLY, page=1, bbox=[5, 5, 9, 9])}
        recipients = [doubtful("Lưu: VT, KT (2b)", BADLY)]
        archive.add(document(identity, signature=signature, recipients=recipients), Path(f"/scans/{identity[0]}.pdf"))
    return archive


def _decide(archive: Archive, identity: str, kind: Kind, value: str | None = None, by: str = "Lan") -> int:
    return archive.decide(identity, "signature.name", kind, value, by=by).decision.id


def _names(archive: Archive, least: int = 2) -> dict[str, int]:
    return {name.name: name.documents for name in learn(lessons_of(archive.places).taught, least).names}


def test_a_name_is_learned_that_people_confirmed_in_enough_documents(tmp_path: Path) -> None:
    archive = _archive(tmp_path, ["Trần Bá Lãng", "Trần Ba Lang", "Lê Thị Mơ"])
    _decide(archive, IDS[0], Kind.ACCEPT)
    assert _names(archive) == {}
    _decide(archive, IDS[1], Kind.TYPE, "Trần Bá Lãng")
    _decide(archive, IDS[2], Kind.ACCEPT)
    assert _names(archive) == {"Trần Bá Lãng": 2}
    assert _names(archive, least=1) == {"Trần Bá Lãng": 2, "Lê Thị Mơ": 1}


def test_names_that_contradict_each_other_are_told_and_not_learned(tmp_path: Path) -> None:
    archive = _archive(tmp_path, ["Trần Bá Lãng", "Trần Bá Lãng", "Trần Bá Láng"])
    for identity in IDS[:3]:
        _decide(archive, identity, Kind.ACCEPT)
    learned = learn(lessons_of(archive.places).taught, 2)
    assert learned.names == ()
    (rivals,) = learned.rivals
    assert [(name.name, name.documents) for name in rivals.names] == [("Trần Bá Láng", 1), ("Trần Bá Lãng", 2)]


def test_what_two_people_dispute_teaches_nothing(tmp_path: Path) -> None:
    archive = _archive(tmp_path, ["Trần Bá Lãng", "Trần Bá Lãng"])
    first = _decide(archive, IDS[0], Kind.ACCEPT, by="Lan")
    _decide(archive, IDS[0], Kind.TYPE, "Trần Bá Láng", by="Minh")
    _decide(archive, IDS[1], Kind.TYPE, "Trần Bá Lang", by="Lan")
    _decide(archive, IDS[1], Kind.ACCEPT, by="Lan")
    lessons = lessons_of(archive.places)
    assert [(each.document, each.path) for each in lessons.contested] == [(IDS[0], "signature.name")]
    assert [each.name for each in lessons.taught] == ["Trần Bá Lãng"], "one's own second thought is no dispute"
    archive.take_back(first, by="Lan")
    assert lessons_of(archive.places).contested == ()


@pytest.mark.parametrize("kind", [Kind.UNREADABLE, Kind.ABSENT])
def test_who_reads_nothing_teaches_nothing(tmp_path: Path, kind: Kind) -> None:
    archive = _archive(tmp_path, ["Trần Bá Lãng"])
    _decide(archive, IDS[0], kind)
    assert lessons_of(archive.places).taught == ()


def test_a_decision_that_does_not_count_teaches_nothing(tmp_path: Path) -> None:
    archive = _archive(tmp_path, ["Trần Bá Lãng", "Lê Thị Mơ"])
    archive.take_back(_decide(archive, IDS[0], Kind.ACCEPT), by="Lan")
    _decide(archive, IDS[1], Kind.ACCEPT)
    moved = doubtful("Hoàng Văn Chu", BADLY, page=1, bbox=[500, 500, 900, 900])
    archive.add(document(IDS[1], signature={"name": moved}), Path("/scans/b.pdf"))
    assert lessons_of(archive.places).taught == ()


def test_numbers_and_codes_are_never_learned(tmp_path: Path) -> None:
    archive = _archive(tmp_path, ["Trần Bá Lãng", "Lê Thị Mơ"])
    for identity in IDS[:2]:
        archive.decide(identity, "recipients[0]", Kind.ACCEPT, by="Lan")
        archive.decide(identity, "number", Kind.TYPE, "17", by="Lan")
        archive.decide(identity, "code", Kind.ACCEPT, by="Lan")
    assert lessons_of(archive.places).taught == ()


def test_learning_twice_is_learning_once_and_forgetting_leaves_no_trace(tmp_path: Path) -> None:
    archive = _archive(tmp_path, ["Trần Bá Lãng", "Trần Bá Lãng"])
    for identity in IDS[:2]:
        _decide(archive, identity, Kind.ACCEPT)
    before = _bytes(archive.places.root)
    lessons = lessons_of(archive.places)
    table = table_of(learn(lessons.taught), lessons, 2)
    assert keep(archive.places, table)
    kept = _bytes(archive.places.root)
    assert not keep(archive.places, table)
    assert _bytes(archive.places.root) == kept != before
    assert office_names_from(archive.places.learned_names) == table
    assert (table.last_decision, [name.name for name in table.names]) == (2, ["Trần Bá Lãng"])
    assert forget(archive.places)
    assert _bytes(archive.places.root) == before
    assert not forget(archive.places)


def _bytes(root: Path) -> dict[str, str]:
    files = (path for path in root.rglob("*") if path.is_file())
    return {str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


KINDS: list[NameKind] = ["signer", "agency", "recipient"]
LESSONS = st.lists(
    st.tuples(
        st.sampled_from(IDS),
        st.sampled_from(KINDS),
        st.sampled_from(["Lãng", "Láng", "LÃNG", "Lang", "Sở Y tế", "Uỷ ban", "Ủy ban", "Sở  Y tế"]),
    ),
    max_size=12,
)


@given(LESSONS, st.randoms(use_true_random=False), st.integers(1, 3))
def test_the_order_of_decisions_does_not_matter(
    pairs: list[tuple[str, NameKind, str]], dice: object, least: int
) -> None:
    lessons = [_lesson(*each) for each in pairs]
    mixed = list(lessons)
    getattr(dice, "shuffle")(mixed)  # noqa: B009 - hypothesis gives it no type that says so
    learned = learn(lessons, least)
    assert learn(mixed, least) == learned
    keys = [(name.kind, letters(name.name)) for name in learned.names]
    assert len(set(keys)) == len(keys), "no two names of a kind have the same letters"
    assert all(name.documents >= least and not has_digit(name.name) for name in learned.names)


def _lesson(document_: str, kind: NameKind, name: str) -> Lesson:
    over = Evidence(name, name, 1, None, None)
    identity = DocumentId(document_)
    decision = Decision(
        id=1,
        document=identity,
        path="x",
        over=over,
        kind=Kind.ACCEPT,
        value=name,
        by="Lan",
        at="",
        through=Through.PYTHON,
    )
    return Lesson(identity, "x", kind, name, name, decision)
