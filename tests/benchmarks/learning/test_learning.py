"""The benchmark of learning: papers of one office, people who decide by the truth, and what is counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.learning.confusions import Text, restored
from benchmarks.learning.counting import Counts, counted
from benchmarks.learning.papers import OFFICES, RECIPES, papers
from benchmarks.learning.people import decide, true_value
from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.decisions.decision import Kind
from ocr_pipeline.archive.identity import DocumentId
from ocr_pipeline.parsing.office.evidence import named_values
from schemas import FieldValue
from tests.archive.tables.documents import document, doubtful, field

ID = DocumentId("a" * 64)
TRUTH = document(
    issuer=field("UBND TỈNH"),
    signature={"title": field("GIÁM ĐỐC"), "name": field("Trần Bá Lãng")},
    recipients=[field("Như trên"), field("Sở Y tế")],
    addressees=[],
)


def test_papers_are_of_a_few_offices_each_scanned_in_every_way_in_both_halves() -> None:
    found = list(papers(2 * len(RECIPES)))
    for issuer in OFFICES:
        own = [paper for paper in found if paper.source.header.issuer == issuer]
        assert [(paper.half, paper.source.scan) for paper in own] == [
            (half, scan) for half in (0, 1) for scan in RECIPES
        ]
        assert [paper.by_newcomer for paper in own].count(True) == 1
    for paper in found:
        staff, newcomer = OFFICES[paper.source.header.issuer]
        said = [name for name in (*staff, newcomer) if f":{name}}}" in paper.source.signature.name]
        assert said == ([newcomer] if paper.by_newcomer else [name for name in said if name in staff])
        assert len(said) == 1


@pytest.mark.parametrize(
    ("path", "read", "meant"),
    [
        ("issuer", "UBNO TỈNH", "UBND TỈNH"),
        ("recipients[5]", "Nhu trên", "Như trên"),
        ("recipients[0]", "Sở Y té", "Sở Y tế"),
        ("recipients[0]", "xyz", None),
        ("addressees[0]", "Sở Y tế", None),
    ],
)
def test_a_line_is_held_against_the_line_of_the_truth_that_is_like_it(path: str, read: str, meant: str | None) -> None:
    assert true_value(TRUTH, path, FieldValue(value=read)) == meant


def test_people_decide_what_is_flagged_by_the_truth(tmp_path: Path) -> None:
    archive = Archive.make(tmp_path / "archive")
    name = doubtful("Trần Bá Láng", alternatives=[{"value": "Trần Bá Lãng", "confidence": 0.2}])
    recipients = [doubtful("Như trên"), field("Sở Y te"), doubtful("Sở Y té")]
    read = document(issuer=field("UBNO TỈNH"), signature={"name": name}, recipients=recipients, addressees=[])
    archive.add(read, Path("/s/a.pdf"))
    assert decide(archive, ID, TRUTH) == 3
    decided = {each.path: (each.decision.kind, each.decision.value) for each in archive.decisions(ID)}
    assert decided == {
        "recipients[0]": (Kind.ACCEPT, "Như trên"),
        "recipients[2]": (Kind.TYPE, "Sở Y tế"),
        "signature.name": (Kind.PICK, "Trần Bá Lãng"),
    }
    assert decide(archive, ID, TRUTH) == 0


def test_what_is_counted_of_a_value() -> None:
    offered = [{"value": "Trần Bá Lãng", "confidence": 0.2}]
    read = document(
        issuer=field("UBNO TỈNH"),
        signature={"title": doubtful("GIÁM ĐỐC"), "name": doubtful("Trần Bá Láng", alternatives=offered)},
        recipients=[field("Như trên"), doubtful("Sở Y tế", origin="handwritten")],
        addressees=[],
    )
    found = {path: counts for _, path, _, _, counts in counted(TRUTH, read)}
    assert found == {
        "issuer": Counts(given=1, silent=1),
        "signature.title": Counts(given=1, right=1, flagged=1),
        "signature.name": Counts(given=1, flagged=1, offered=1),
        "recipients[0]": Counts(given=1, right=1),
    }
    assert {path for path, _ in named_values(read)} > found.keys()


def test_words_are_counted_that_are_restored_right() -> None:
    text = Text(0, "Uy ban nhan dan tinh", "Ủy ban nhân dân tỉnh")
    right, words, _ = restored([text], [])
    assert (right, words) == (5, 5)
