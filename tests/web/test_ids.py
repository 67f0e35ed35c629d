"""No path, name or number of a request reaches the file system unchecked."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.web.upload_files import plain_name

TRAVERSALS = (
    "../../../../etc/passwd",
    "..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/etc/passwd",
    "..\\..\\windows",
    "0" * 63,
    "0" * 64 + "/../" + "0" * 64,
    "0" * 64 + "-p0-1",
    "0" * 64 + "%0A",
    "0" * 64 + "%00",
    "A" * 64,
    ".",
    "*",
    "lock",
)


@pytest.mark.parametrize("name", TRAVERSALS)
@pytest.mark.parametrize("ending", ["", "/document.json", "/pages/1/page.jpg", "/crop.jpg?path=code", "/document.pdf"])
def test_what_is_no_identity_is_not_looked_for(client: TestClient, name: str, ending: str) -> None:
    answer = client.get(f"/documents/{name}{ending}")
    assert answer.status_code in (400, 404, 422)
    assert "root:" not in answer.text


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd"]
)
def test_assets_are_those_of_the_package(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["code/../..", "__class__.__mro__", "pages[0]", "a;drop", "recipients[99999999]", ""])
def test_only_values_of_the_document_are_cut_out(client: TestClient, archive: Archive, path: str) -> None:
    identity = next(each.identity for each in archive if each.document().pages)
    assert client.get(f"/documents/{identity}/crop.jpg", params={"path": path}).status_code in (404, 422)


@pytest.mark.parametrize("number", ["0", "-1", "2", "99999999", "1.5", "x"])
def test_there_is_no_page_but_those_of_the_document(client: TestClient, archive: Archive, number: str) -> None:
    identity = next(each.identity for each in archive if each.document().pages)
    assert client.get(f"/documents/{identity}?page={number}").status_code in (404, 422)
    assert client.get(f"/documents/{identity}/pages/{number}/page.jpg").status_code in (404, 422)
    assert client.get(f"/documents/{identity}/pages/1/../../record.json").status_code == 404


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("Quyết định 12.pdf", "Quyết định 12.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\scans\\a.pdf", "a.pdf"),
        ("..", "scan"),
        (".hidden.pdf", "hidden.pdf"),
        ("a\x00b\n.pdf", "a_b_.pdf"),
        ("~$letter.pdf", "letter.pdf"),
        ("a.pdf.part", "a.pdf.part"),
        ("", "scan"),
        ("<img src=x>.pdf", "img src_x_.pdf"),
    ],
)
def test_a_file_keeps_of_its_name_what_leads_nowhere(given_name: str, kept: str) -> None:
    assert plain_name(given_name) == kept


@given(st.text(max_size=300))
def test_no_name_leads_anywhere(name: str) -> None:
    plain = plain_name(name)
    assert plain
    assert Path(plain).name == plain
    assert not plain.startswith((".", "~"))
    assert plain.isprintable()
    assert len(plain.encode()) <= 255
