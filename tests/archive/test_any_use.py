"""Whatever is done with an archive, in any order: it says what plain data would, and nothing is lost."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.catalogue import Catalogue
from ocr_pipeline.archive.decisions.decision import Kind
from ocr_pipeline.archive.lock import only_writer
from ocr_pipeline.archive.verifying import repair, verify
from ocr_pipeline.errors import OvertakenDecisionError, UnknownValueError
from schemas import Document
from tests.archive.model import PATHS, Decided, ModelArchive
from tests.archive.tables.documents import document, doubtful

SCANS = ("thu", "hai", "ba")
PLACES = ("Lam Giang", "Mỹ Hòa")
SUBJECTS = ("Về việc nghỉ lễ", "Về việc trồng cây")
TYPED = ("Bình Lãng", *PLACES)
QUICK = settings(max_examples=25, stateful_step_count=25)
THOROUGH = settings(max_examples=60, stateful_step_count=40)

Damage = Callable[[Path], object]
OF_A_DOCUMENT: dict[str, Damage] = {
    "changed": lambda folder: (folder / "document.json").write_text("{}"),
    "emptied": lambda folder: (folder / "document.json").write_bytes(b""),
    "missing": lambda folder: (folder / "document.json").unlink(),
    "never finished": lambda folder: (folder / "record.json").unlink(),
    "a stranger": lambda folder: (folder / "else.txt").write_text("x"),
}
OF_THE_CATALOGUE: dict[str, Damage] = {
    "gone": lambda path: path.rename(path.with_name("lost")),
    "overwritten": lambda path: path.write_bytes(b"not a database at all, but long enough for one" * 40),
}


class AnyUse(RuleBasedStateMachine):
    """Does things with an archive and with its model, and holds one against the other."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="any-use-"))
        self.model = ModelArchive()
        self.ids: dict[str, str] = {}

    @initialize()
    def begins_empty(self) -> None:
        self.archive = Archive.make(self.folder / "archive")
        for word in SCANS:
            content = f"scan {word}".encode()
            (self.folder / f"{word}.txt").write_bytes(content)
            self.ids[word] = hashlib.sha256(content).hexdigest()

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @rule(
        word=st.sampled_from(SCANS),
        place=st.sampled_from(PLACES),
        subject=st.sampled_from(SUBJECTS),
        copy=st.booleans(),
    )
    def puts_or_replaces(self, word: str, place: str, subject: str, copy: bool) -> None:
        scan = self.ids[word]
        made = self._document(word, place, subject)
        assert self.archive.add(made, self.folder / f"{word}.txt", copy=copy) == scan
        self.model.documents[scan] = (place, subject)

    @precondition(lambda self: self.model.documents)
    @rule(data=st.data(), path=st.sampled_from(PATHS), kind=st.sampled_from([Kind.TYPE, Kind.ACCEPT, Kind.UNREADABLE]))
    def decides(self, data: st.DataObject, path: str, kind: Kind) -> None:
        scan = data.draw(st.sampled_from(sorted(self.model.documents)))
        read = self.model.read(scan, path)
        typed = data.draw(st.sampled_from(TYPED)) if kind is Kind.TYPE else None
        taken = self.archive.decide(scan, path, kind, typed, by="An")
        value = read if kind is Kind.ACCEPT else typed
        assert taken.decision.id == len(self.model.decisions) + len(self.model.taken_back) + 1
        self.model.decisions.append(Decided(taken.decision.id, scan, path, value, read))

    @rule(word=st.sampled_from(SCANS))
    def cannot_decide_what_is_not_there(self, word: str) -> None:
        if self.ids[word] not in self.model.documents:
            with pytest.raises(UnknownValueError):
                self.archive.decide(self.ids[word], "place", Kind.TYPE, "Lam Giang", by="An")

    @precondition(lambda self: self.model.decisions)
    @rule(data=st.data())
    def takes_back(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from([one.number for one in self.model.decisions]))
        if number in self.model.taken_back:
            with pytest.raises(OvertakenDecisionError):
                self.archive.take_back(number, by="Bình")
        else:
            self.archive.take_back(number, by="Bình")
            self.model.taken_back.add(number)

    @rule()
    def makes_the_catalogue_anew(self) -> None:
        before = self._catalogued()
        assert self.archive.rebuild_catalogue() == len(self.model.documents)
        assert before in (None, self._catalogued())

    @precondition(lambda self: self.model.documents)
    @rule(data=st.data(), damage=st.sampled_from(sorted(OF_A_DOCUMENT)))
    def mends_a_document(self, data: st.DataObject, damage: str) -> None:
        """It is taken out, and the next batch makes it again of its scan; what was decided of it stays."""
        scan = data.draw(st.sampled_from(sorted(self.model.documents)))
        OF_A_DOCUMENT[damage](self.archive.places.documents / scan)
        self._mended()
        del self.model.documents[scan]

    @precondition(lambda self: self.archive.places.catalogue.exists())
    @rule(damage=st.sampled_from(sorted(OF_THE_CATALOGUE)))
    def mends_the_catalogue(self, damage: str) -> None:
        OF_THE_CATALOGUE[damage](self.archive.places.catalogue)
        self._mended()

    @rule()
    def is_opened_by_another(self) -> None:
        self.archive = Archive(self.archive.places.root)

    @rule(word=st.sampled_from(SCANS))
    def is_searched(self, word: str) -> None:
        if self.archive.places.catalogue.exists():
            found = self.archive.search(f"mãriêng{word}")
            assert found.total == (self.ids[word] in self.model.documents)

    @precondition(lambda self: self.archive.places.catalogue.exists())
    @rule()
    def is_asked_as_tables(self) -> None:
        rows = self.archive.table("documents", ["id", *PATHS]).to_pylist()
        assert {row["id"]: tuple(row[path] for path in PATHS) for row in rows} == {
            scan: tuple(self.model.now(scan, path) for path in PATHS) for scan in self.model.documents
        }

    @rule()
    def is_looked_through(self) -> None:
        assert [*self._findings()] == [] or not self.archive.places.catalogue.exists()

    @invariant()
    def holds_what_was_put_into_it(self) -> None:
        if not self.ids:
            return
        found = {each.identity: each for each in self.archive}
        assert found.keys() == self.model.documents.keys()
        for scan, each in found.items():
            read, now = each.document(), each.decided()
            for path in PATHS:
                assert getattr(read, path).value == self.model.read(scan, path)
                assert getattr(now, path).value == self.model.now(scan, path)

    @invariant()
    def keeps_every_decision(self) -> None:
        if self.ids:
            logged = [one.decision.id for scan in self.model.documents for one in self.archive.decisions(scan)]
            assert {one.number for one in self.model.decisions if one.scan in self.model.documents} <= set(logged)
            assert {one.decision.id for one in self.archive.stale_decisions()} == self.model.stale()

    def _document(self, word: str, place: str, subject: str) -> Document:
        parts: dict[str, Any] = {"place": doubtful(place), "subject": doubtful(subject)}
        return document(self.ids[word], text=f"{subject} mãriêng{word}", **parts)

    def _catalogued(self) -> object:
        if not self.archive.places.catalogue.exists():
            return None
        with Catalogue(self.archive.places.catalogue) as catalogue:
            return catalogue.content()

    def _mended(self) -> None:
        findings = list(verify(self.archive.places))
        assert findings
        with only_writer(self.archive.places.lock):
            assert repair(self.archive.places, findings) == []
        assert list(self._findings()) == []

    def _findings(self) -> Iterator[Path]:
        """What is wrong, but for the copy of a scan that is left of a document without a record: it may be the only."""
        for each in verify(self.archive.places):
            folder = each.path
            if not folder.is_dir() or [path.name for path in folder.iterdir()] != ["original.txt"]:
                yield folder


def test_an_archive_says_what_plain_data_would() -> None:
    run_state_machine_as_test(AnyUse, settings=QUICK)


@pytest.mark.slow
def test_an_archive_says_what_plain_data_would_after_much_more() -> None:
    run_state_machine_as_test(AnyUse, settings=THOROUGH)
