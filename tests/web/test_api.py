"""The desk as JSON: what its OpenAPI promises, it keeps; nothing that is sent makes it fail."""

from __future__ import annotations

from typing import Any

import httpx2
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import Case
from schemathesis.core.result import Ok
from starlette.testclient import TestClient

from benchmarks.screens.drawing import opened
from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.web.app import make_app
from ocr_pipeline.web.options import DeskOptions
from schemas import Document
from tests.web.browsers import PATIENCE_MS
from tests.web.conftest import ADDRESS


def _headers(client: TestClient) -> dict[str, str]:
    answer = client.get("/api/session").json()
    return {answer["header"]: answer["mark"]}


def test_a_document_is_given_by_the_contract(client: TestClient, archive: Archive) -> None:
    found = next(each for each in archive if each.document().pages)
    told = Document.model_validate_json(client.get(f"/api/documents/{found.identity}").content)
    assert told == found.decided()
    page = client.get(f"/api/documents/{found.identity}/pages/1").json()
    assert page["words"]
    for word in page["words"]:
        assert told.text[word["start"] : word["end"]] == word["text"]


def test_what_is_found_is_what_the_archive_finds(client: TestClient, archive: Archive) -> None:
    found = archive.search("nghỉ lễ")
    answer = client.get("/api/search", params={"q": "nghỉ lễ"}).json()
    assert answer["total"] == found.total > 0
    assert [each["document"] for each in answer["hits"]] == [each.document for each in found.hits]
    assert sum(each["count"] for each in answer["facets"]["types"]) <= found.total


def test_a_decision_is_logged_and_taken_back(own_archive: Archive) -> None:
    with TestClient(make_app(own_archive, DeskOptions()), ADDRESS) as client:
        first = client.get("/api/queue?limit=1").json()[0]
        values = client.get(f"/api/documents/{first['document']}/review").json()
        shown = next(each for each in values if each["path"] == first["path"])
        told = {"document": first["document"], "path": first["path"], "kind": "unreadable", "by": "Lan"}
        told |= {"seen": shown["last"], "over": shown["key"]}
        assert client.post("/api/decisions", json=told).status_code == 403
        headers = _headers(client)
        made = client.post("/api/decisions", json=told, headers=headers)
        assert made.status_code == 201
        number = made.json()["decision"]["id"]
        address = f"/api/decisions/{number}/take-back"
        assert client.post(address, json={"by": "Lan"}, headers=headers).status_code == 201
        assert client.post(address, json={"by": "Lan"}, headers=headers).status_code == 409
        assert client.post("/api/decisions", json={**told, "over": "else"}, headers=headers).status_code == 409
        assert client.post("/api/decisions", json={**told, "path": "nothing"}, headers=headers).status_code == 404
        assert len(client.get(f"/api/documents/{first['document']}/decisions").json()) == 2


def test_nothing_that_fits_the_openapi_makes_the_desk_fail(own_archive: Archive) -> None:
    with opened(own_archive.places.root, upload_mb=0) as address:
        answer = httpx2.get(f"{address}/api/session")
        told = {"headers": {answer.json()["header"]: answer.json()["mark"]}, "cookies": dict(answer.cookies)}
        schema = schemathesis.openapi.from_url(f"{address}/api/openapi.json")
        asked = []
        for operation in schema.get_all_operations():
            assert isinstance(operation, Ok), operation
            asked.append(operation.ok().label)
            _ask(operation.ok().as_strategy(), address, told)
        assert len(asked) > 10
        assert httpx2.get(f"{address}/search").status_code == 200


def _ask(cases: st.SearchStrategy[Case[Any]], address: str, told: dict[str, Any]) -> None:
    @settings(max_examples=12, suppress_health_check=list(HealthCheck), database=None)
    @given(cases)
    def one(case: Case[Any]) -> None:
        answer = case.call(base_url=address, timeout=PATIENCE_MS / 1000, **told)
        assert answer.status_code < 500, (case.method, case.formatted_path, answer.text)

    one()
