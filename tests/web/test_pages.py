"""The pages: what is found, what a document says and where, what the board counts; nothing of a document is markup."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import cv2
import numpy as np
import pytest
from starlette.testclient import TestClient

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.archived import ArchivedDocument
from ocr_pipeline.archive.catalogue import catalogue_to_read
from ocr_pipeline.archive.search.facets import facets
from ocr_pipeline.archive.search.filters import NO_FILTERS, Filters
from ocr_pipeline.errors import UnreadableFileError
from ocr_pipeline.settings import Settings
from ocr_pipeline.web.page_words import page_text
from ocr_pipeline.web.scans import Scans
from ocr_pipeline.web.search_page import Asked
from tests.web.conftest import ADDRESS


@pytest.fixture
def scanned(archive: Archive) -> ArchivedDocument:
    """A document with page images."""
    return next(each for each in archive if each.places.words.name in each.record.files and each.document().pages)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 307),
        ("/search", 200),
        ("/search?q=nghi+le&sort=oldest&review=1", 200),
        ("/search?q=" + "x" * 1001, 422),
        ("/search?page=0", 422),
        ("/search?page=501", 422),
        ("/search?year=99999", 422),
        ("/search?review=2", 422),
        ("/search?sort=best", 422),
        ("/board", 200),
        ("/board/work", 200),
        ("/upload", 200),
        ("/upload/list", 200),
        ("/review/clear", 200),
        ("/nothing", 404),
        ("/docs", 404),
        ("/api/openapi.json", 200),
        ("/api/nothing", 404),
    ],
)
def test_every_address_answers_as_it_should(client: TestClient, address: str, status: int) -> None:
    assert client.get(address).status_code == status


@pytest.mark.parametrize("path", ["//archive.example/search", "//archive.example//x"])
def test_no_path_of_a_request_makes_a_link_that_leads_elsewhere(client: TestClient, path: str) -> None:
    answer = client.request("GET", f"{ADDRESS}{path}")
    assert answer.request.url.path == path
    assert answer.status_code == 404
    assert not re.search(r'(?:href|src|action)="(?:/?/[^"]*archive|[a-z]+:)', answer.text)


def test_an_address_that_takes_no_such_method_says_which_it_takes(client: TestClient) -> None:
    answer = client.put("/api/board")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET")


@pytest.mark.parametrize("field", ["q", "type", "office"])
def test_whatever_is_asked_for_stands_in_the_address_of_the_page(field: str) -> None:
    words = parse_qs(urlsplit(Asked.model_validate({field: "relevance"}).address(sort="newest")).query)
    assert words == {field: ["relevance"], "sort": ["newest"]}
    assert Asked().address(page=1) == "/search"


def test_what_a_document_says_is_never_markup(client: TestClient, archive: Archive) -> None:
    found = next(each for each in archive if "<script>" in each.document().text)
    for address in (f"/documents/{found.identity}", "/search?q=alert", "/board"):
        text = client.get(address).text
        assert "<script>alert" not in text
    assert "&lt;script&gt;" in client.get(f"/documents/{found.identity}").text


def test_a_citation_leads_to_the_document_of_the_archive(client: TestClient, archive: Archive) -> None:
    citing = next(each.identity for each in archive if "34/QĐ-UBND ngày" in each.document().text)
    cited = next(each.identity for each in archive if each.document().code.value == "34/QĐ-UBND")
    assert f'class="there" href="/documents/{cited}"' in client.get(f"/documents/{citing}").text


def test_the_words_of_a_page_make_its_text(scanned: ArchivedDocument) -> None:
    document = scanned.document()
    shown = page_text(scanned, document, 1)
    assert shown.words
    assert "".join(piece for piece, _ in shown.pieces()) == shown.text
    assert all(one.end <= other.start for one, other in pairwise(shown.words))
    assert [document.text[word.start : word.end] for word in shown.words] == [word.text for word in shown.words]
    with pytest.raises(KeyError):
        page_text(scanned, document, 2)


def test_a_page_is_drawn_in_the_proportions_of_its_boxes(client: TestClient, scanned: ArchivedDocument) -> None:
    page = scanned.document().pages[0]
    answer = client.get(f"/documents/{scanned.identity}/pages/1/page.jpg")
    pixels = cv2.imdecode(np.frombuffer(answer.content, np.uint8), cv2.IMREAD_COLOR)
    assert pixels is not None
    assert pixels.shape[1] / pixels.shape[0] == pytest.approx(page.width / page.height, rel=0.01)
    known = {"if-none-match": answer.headers["etag"]}
    assert client.get(f"/documents/{scanned.identity}/pages/1/page.jpg", headers=known).status_code == 304


def test_a_text_has_no_picture_and_its_small_one_a_stand_in(client: TestClient, archive: Archive) -> None:
    text = next(each.identity for each in archive if "<script>" in each.document().text)
    assert client.get(f"/documents/{text}/pages/1/page.jpg").status_code == 404
    assert client.get(f"/documents/{text}/pages/1/thumb.jpg").status_code in (200, 404)


def test_a_scan_that_was_changed_is_not_shown(own_archive: Archive) -> None:
    found = next(each for each in own_archive if each.document().pages and each.places.words.name in each.record.files)
    moved = replace(found, record=found.record.model_copy(update={"origins": ()}))
    scans = Scans(Settings())
    for path in moved.require_scan():
        assert scans.page(moved, found.document(), 1, "thumb").content
        path.write_bytes(b"another picture")
    for shown in (Scans(Settings()), scans):
        with pytest.raises(UnreadableFileError):
            shown.page(moved, found.document(), 1, "page")


def test_pictures_are_kept_within_their_bytes(scanned: ArchivedDocument) -> None:
    scans = Scans(Settings(), most_bytes=1)
    first = scans.page(scanned, scanned.document(), 1, "thumb")
    assert scans.page(scanned, scanned.document(), 1, "thumb").content == first.content
    assert scans._bytes == 0


def test_a_pdf_and_the_json_can_be_kept(client: TestClient, scanned: ArchivedDocument) -> None:
    pdf = client.get(f"/documents/{scanned.identity}/document.pdf")
    assert pdf.content.startswith(b"%PDF")
    assert "attachment" in pdf.headers["content-disposition"]
    assert client.get(f"/documents/{scanned.identity}/document.json").json()["schema_version"] == "1.0"


def test_facets_count_what_the_search_finds(archive: Archive) -> None:
    with catalogue_to_read(archive.places.catalogue) as connection:
        for text, filters in (("", NO_FILTERS), ("nghỉ lễ", NO_FILTERS), ("", Filters(since="2021", until="2021"))):
            counted = facets(connection, text, filters)
            assert counted.counted == archive.search(text, filters).total
            assert counted.all_counted
            for each in counted.types:
                narrowed = archive.search(text, Filters(type=each.value, since=filters.since, until=filters.until))
                assert narrowed.total == each.count
        assert facets(connection, "./.", NO_FILTERS).counted == 0


def test_the_package_holds_every_asset_that_pages_name(client: TestClient) -> None:
    for name in re.findall(r'"(/static/[^"?]+)', client.get("/upload").text):
        assert client.get(name).status_code == 200
    static = Path(__file__).parents[2] / "ocr_pipeline/web/static"
    assert (static / "htmx.LICENSE.txt").exists()
