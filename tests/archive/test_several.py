"""Archives that lie in one folder are asked together: each answer says which archive it is of."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.decisions.decision import Kind
from ocr_pipeline.archive.search.filters import Filters
from ocr_pipeline.archive.search.searching import Order
from ocr_pipeline.archive.several import Archives
from ocr_pipeline.errors import NotAnArchiveError, SettingsError
from tests.archive.tables.documents import document, field

SUBJECTS = {
    "2020": ("về việc kiểm tra an toàn thực phẩm", "về việc nghỉ lễ"),
    "2021": ("kiem tra an toan thuc pham", "về việc kiểm tra phòng cháy"),
    "hộp 7": (),
}


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("archives")
    (root / "notes").mkdir()
    for name, subjects in SUBJECTS.items():
        archive = Archive.make(root / name)
        archive.rebuild_catalogue()
        for subject in subjects:
            made = document(_sha(subject), subject=field(subject), date=field(f"{name}-03-05"), text=subject)
            archive.add(made, Path(f"/scans/{subject}.pdf"))
    return root


@pytest.fixture(scope="module")
def archives(folder: Path) -> Archives:
    return Archives.of(folder)


def test_every_archive_of_a_folder_is_one_by_its_name(archives: Archives, folder: Path) -> None:
    assert list(archives.by_name) == ["2020", "2021", "hộp 7"]
    assert list(Archives.of(folder / "2020").by_name) == [""]


def test_a_folder_without_any_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAnArchiveError, match="nor in one of those in it"):
        Archives.of(tmp_path)
    with pytest.raises(NotAnArchiveError):
        Archives.of(tmp_path / "missing")


# What is asked, in which order, and the archives that the documents found are of; of the first, the exact ones lead.
SEARCHES = [
    ("kiểm tra", "oldest", ["2020", "2021", "2021"]),
    ("kiểm tra", "newest", ["2021", "2021", "2020"]),
    ("nghỉ", "relevance", ["2020"]),
    ("vô vọng", "relevance", []),
]


@pytest.mark.parametrize(("text", "order", "found"), SEARCHES)
def test_what_is_found_is_told_with_its_archive(archives: Archives, text: str, order: Order, found: list[str]) -> None:
    results = archives.search(text, order=order)
    assert results.total == len(found)
    assert [hit.archive for hit in results.hits] == found


def test_the_best_of_all_come_first_and_those_with_the_marks_before_all_others(archives: Archives) -> None:
    hits = archives.search("kiểm tra").hits
    assert [hit.exact for hit in hits] == [True, True, False]
    assert {hit.archive for hit in hits[:2]} == {"2020", "2021"}
    assert hits[0].score <= hits[1].score


def test_pages_of_all_together_hold_each_document_once(archives: Archives) -> None:
    whole = archives.search("", limit=10)
    pages = [archives.search("", page=page, limit=1) for page in (1, 2, 3, 4)]
    assert [hit.document for page in pages for hit in page.hits] == [hit.document for hit in whole.hits]
    assert whole.total == 4
    assert [hit.archive for hit in whole.hits] == ["2021", "2021", "2020", "2020"]


def test_a_page_that_lies_too_far_behind_is_refused(archives: Archives) -> None:
    with pytest.raises(SettingsError, match="of several archives"):
        archives.search("kiểm", page=1001, limit=1)


def test_filters_hold_in_each(archives: Archives) -> None:
    assert [hit.archive for hit in archives.search("kiểm tra", Filters(since="2021")).hits] == ["2021", "2021"]


def test_rows_of_every_table_say_which_archive_they_are_of(archives: Archives) -> None:
    asked = "SELECT archive, count(*) AS n FROM documents GROUP BY ALL ORDER BY ALL"
    assert archives.query(asked).to_pylist() == [{"archive": "2020", "n": 2}, {"archive": "2021", "n": 2}]
    nodes = "SELECT DISTINCT archive FROM nodes WHERE in_archive ORDER BY ALL"
    assert archives.query(nodes).column(0).to_pylist() == ["2020", "2021"]
    assert archives.query("SELECT * FROM decisions").column_names[0] == "archive"


def test_what_people_decide_in_one_is_told_of_it(folder: Path) -> None:
    archive = Archive(folder / "2020")
    archive.decide(_sha(SUBJECTS["2020"][1]), "subject", Kind.TYPE, "về việc nghỉ Tết", by="An")
    asked = "SELECT archive, subject FROM documents WHERE subject LIKE '%Tết'"
    assert Archives.of(folder).query(asked).to_pylist() == [{"archive": "2020", "subject": "về việc nghỉ Tết"}]
    assert [hit.archive for hit in Archives.of(folder).search("Tết").hits] == ["2020"]


def test_one_archive_alone_answers_as_ever(folder: Path) -> None:
    alone = Archives.of(folder / "2021")
    assert alone.search("kiểm tra").hits == Archive(folder / "2021").search("kiểm tra").hits
    assert "archive" not in alone.query("SELECT * FROM documents").column_names


def test_archives_without_documents_have_every_table_and_no_row(tmp_path: Path) -> None:
    for name in ("a", "b"):
        Archive.make(tmp_path / name).rebuild_catalogue()
    answer = Archives.of(tmp_path).query("SELECT * FROM documents JOIN citations USING (archive)")
    assert answer.num_rows == 0
