"""Which values of converted documents are known to be right, and the table that is made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas import Citation, Document, FieldValue, Producer, Signature, Source
from training.confidence.__main__ import main, values_of_sets
from training.confidence.known_values import values_of
from training.confidence.table import table


def document(**fields: object) -> Document:
    source = Source(name="a.pdf", sha256="0" * 64, media_type="application/pdf", page_count=1)
    return Document(source=source, producer=Producer(version="1"), **fields)  # type: ignore[arg-type]


def field(value: str | None) -> FieldValue:
    return FieldValue(value=value)


TRUTH = document(
    issuer=field("SỞ Y TẾ"),
    place=field("Huế"),
    signature=Signature(name=field("Trần Văn An")),
    recipients=(field("Như trên"), field("Lưu: VT")),
    citations=(Citation(code="1/QĐ-UBND", date="2020-01-02"),),
)
GIVEN = document(
    issuer=field("Sở Y tế"),
    place=field("Hué"),
    signature=Signature(name=field("Trần Văn An")),
    recipients=(field("Như trên"), field("Như trên")),
    citations=(Citation(code="1/QĐ-UBND", date="2020-01-02"), Citation(code="7/QĐ-UBND")),
)


def kinds(known: str) -> list[tuple[str, bool]]:
    found = values_of("a", "fax", GIVEN, known)
    return [(term, value.right) for value in found for term in sorted(value.terms) if term.startswith("is ")]


def test_every_value_that_was_given_is_right_or_wrong_by_the_complete_truth() -> None:
    assert kinds(TRUTH.model_dump_json()) == [
        ("is agency", False),
        ("is agency", True),
        ("is person", True),
        ("is list", True),
        ("is list", False),
        ("is citations", True),
        ("is citations", False),
    ]


def test_labels_tell_of_single_fields_alone() -> None:
    assert kinds('{"issuer": "SỞ Y TẾ", "place": "Huế", "signer": {"name": "Trần Văn Ân"}}') == [
        ("is agency", False),
        ("is agency", True),
        ("is person", False),
    ]


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    for name, stored in (("results", GIVEN), ("truth", TRUTH)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.json").write_text(stored.model_dump_json(), encoding="utf-8")
    (tmp_path / "results" / "unknown.json").write_text(GIVEN.model_dump_json(), encoding="utf-8")
    return tmp_path


def test_only_documents_whose_truth_is_known_count(folders: Path) -> None:
    values = values_of_sets(["fax", str(folders / "results"), str(folders / "truth")])
    assert {(value.document, value.level) for value in values} == {("a", "fax")}


def test_the_command_writes_the_table_and_tells_what_it_is_worth(
    folders: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sets = ["fax", str(folders / "results"), str(folders / "truth")]
    main([*sets, "--table", str(tmp_path / "confidence.tsv")])
    written = (tmp_path / "confidence.tsv").read_text(encoding="utf-8")
    assert written == table(values_of_sets(sets))
    assert "a" * 3 not in written
    assert [line.split()[:2] for line in capsys.readouterr().out.splitlines()[1:3]] == [
        ["field", "all"],
        ["field", "fax"],
    ]


def test_two_paths_without_a_third_are_no_set(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["fax", "results"])
    assert "a folder of results and one of truths" in capsys.readouterr().err
