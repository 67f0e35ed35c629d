"""Review: a value at a time, the most doubtful and important first; no decision is lost, each can be taken back."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from starlette.testclient import TestClient

from ocr_pipeline.archive.archive import Archive
from ocr_pipeline.archive.catalogue import catalogue_to_read
from ocr_pipeline.archive.decisions.decision import Kind, State
from ocr_pipeline.errors import ArchiveBusyError
from ocr_pipeline.export.sentences import in_language
from ocr_pipeline.web.app import make_app
from ocr_pipeline.web.board_page import counts_of
from ocr_pipeline.web.candidates import candidates_of
from ocr_pipeline.web.counts import count_all
from ocr_pipeline.web.options import DeskOptions
from ocr_pipeline.web.queue import count_waiting, queue, queue_within, weight_of
from ocr_pipeline.web.reading_room import ReadingRoom
from schemas import Citation, Document, Producer, Source, Statistic
from tests.web.archives import add_penned_code
from tests.web.conftest import ADDRESS

DOUBTFUL: dict[str, Any] = {"needs_review": True, "reasons": ("a test",), "confidence": 0.5}


@pytest.fixture
def desk(own_archive: Archive) -> Iterator[TestClient]:
    app = make_app(own_archive, DeskOptions(reviewer="Lan"))
    with TestClient(app, ADDRESS) as client:
        yield client


def _room(client: TestClient) -> ReadingRoom:
    room: ReadingRoom = client.app.app.state.room  # type: ignore[attr-defined]  # the application inside the guard
    return room


def _form(text: str, action: str) -> dict[str, str]:
    """The hidden fields of the first form with an action."""
    for form in re.findall(r"<form[^>]*>.*?</form>", text, re.DOTALL):
        fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form))
        if fields.get("action") == action:
            return fields
    raise AssertionError(f"no form for {action}")


def test_the_queue_is_in_order_and_whole(own_archive: Archive, desk: TestClient) -> None:
    with _room(desk).catalogue() as connection:
        every = list(queue(connection))
        (count,) = connection.execute("SELECT count(*) FROM reviews WHERE asked_with IS NULL").fetchone()
        asked_with = connection.execute("SELECT path, asked_with FROM reviews WHERE asked_with NOTNULL").fetchall()
        assert len(every) == count > 3
        assert {*asked_with} == {("number", "code"), ("notation", "code")}
        assert every == sorted(every)
        for place, each in enumerate(every):
            assert list(queue(connection, each)) == every[place + 1 :]
        identity = every[0].document
        assert queue_within(connection, identity) == [each for each in every if each.document == identity]


def test_every_value_of_the_queue_can_be_shown(own_archive: Archive, desk: TestClient) -> None:
    with _room(desk).catalogue() as connection:
        every = list(queue(connection))
    for each in every:
        answer = desk.get("/review", params={"document": each.document, "path": each.path})
        assert answer.status_code == 200, each
        assert "<kbd>u</kbd>" in answer.text


@pytest.mark.parametrize(
    ("path", "weight"),
    [("code", 1.0), ("signature.name", 0.8), ("signature.authority[0]", 0.45), ("recipients[3]", 0.3), ("new", 0.2)],
)
def test_the_longest_beginning_of_a_path_tells_its_weight(path: str, weight: float) -> None:
    assert weight_of(path) == weight


@pytest.mark.parametrize("action", ["accept", "type", "unreadable"])
def test_a_decision_is_logged_with_its_name_and_the_next_value_comes(desk: TestClient, action: str) -> None:
    archive = _room(desk).archive
    page = desk.get("/review")
    fields = _form(page.text, action)
    typed = "2021-03-12" if "date" in fields["path"] else "17"
    answer = desk.post("/review", data={**fields, "value": typed})
    assert answer.status_code == 200
    assert answer.history[0].status_code == 303
    judged, *with_it = archive.decisions(fields["document"])
    assert (judged.decision.by, judged.decision.through, judged.decision.kind) == ("Lan", "desk", action)
    assert all((each.decision.by, each.decision.through) == ("Lan", "desk") for each in with_it)
    assert answer.url.params.get("path") != fields["path"]
    assert not any(each.is_open for each in archive.review(fields["document"]) if each.path == fields["path"])


def test_what_was_decided_is_taken_back_and_shown_again(desk: TestClient) -> None:
    archive = _room(desk).archive
    fields = _form(desk.get("/review").text, "accept")
    desk.post("/review", data=fields)
    back = desk.post("/review/undo", data={"mark": fields["mark"]})
    assert back.url.params["path"] == fields["path"]
    assert any(each.is_open for each in archive.review(fields["document"]) if each.path == fields["path"])
    states = Counter(each.state for each in archive.decisions(fields["document"]))
    assert set(states) == {State.TAKEN_BACK, State.DONE}
    assert states[State.TAKEN_BACK] == states[State.DONE]


def test_what_cannot_be_taken_back_now_can_be_later(desk: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = _room(desk).archive
    fields = _form(desk.get("/review").text, "accept")
    desk.post("/review", data=fields)

    def busy(*_: object, **__: object) -> None:
        raise ArchiveBusyError("a test")

    with monkeypatch.context() as faulty:
        faulty.setattr(type(archive), "take_back", busy)
        assert desk.post("/review/undo", data={"mark": fields["mark"]}).status_code == 503
    back = desk.post("/review/undo", data={"mark": fields["mark"]})
    assert back.url.params["path"] == fields["path"]
    assert {each.state for each in archive.decisions(fields["document"])} == {State.TAKEN_BACK, State.DONE}


def test_whoever_comes_by_the_address_of_a_value_has_it_before_them_alone(desk: TestClient) -> None:
    first = desk.get("/review").url
    desk.cookies.clear()
    with _room(desk).catalogue() as connection:
        every = list(queue(connection))
    wanted = next(each for each in every if each.path != first.params["path"])
    desk.get("/review", params={"document": wanted.document, "path": wanted.path})
    session = desk.cookies["vanban_session"]
    assert _room(desk).reviewers.is_free(unquote(session), wanted)
    assert not _room(desk).reviewers.is_free("another", wanted)


def test_two_reviewers_have_different_values_before_them(own_archive: Archive) -> None:
    app = make_app(own_archive, DeskOptions(reviewer="Lan"))
    with TestClient(app, ADDRESS) as one, TestClient(app, ADDRESS) as other:
        assert one.get("/review").url != other.get("/review").url


def test_two_decisions_on_one_value_are_both_kept_and_the_conflict_is_told(own_archive: Archive) -> None:
    app = make_app(own_archive, DeskOptions(reviewer="Lan"))
    with TestClient(app, ADDRESS) as one, TestClient(app, ADDRESS) as other:
        page = one.get("/review")
        fields = _form(page.text, "unreadable")
        theirs = _form(other.get(str(page.url)).text, "accept")
        assert one.post("/review", data=fields).status_code == 200
        told = other.post("/review", data=theirs)
    assert 'role="alert"' in told.text
    assert "Lan" in re.sub(r".*role=\"alert\">", "", told.text, flags=re.DOTALL)[:200]
    every = [each.decision for each in own_archive.decisions(fields["document"])]
    assert [each.kind for each in every if each.path == fields["path"]] == [Kind.UNREADABLE, Kind.ACCEPT]


def test_what_does_not_fit_is_told_and_not_logged(desk: TestClient) -> None:
    archive = _room(desk).archive
    with _room(desk).catalogue() as connection:
        dated = next(each for each in queue(connection) if each.path.endswith(("date", "field")))
    page = desk.get("/review", params={"document": dated.document, "path": dated.path})
    answer = desk.post("/review", data={**_form(page.text, "type"), "value": "31/02/2021"})
    assert 'role="alert"' in answer.text
    assert not archive.decisions(dated.document)


def test_a_quantity_that_is_typed_again_as_it_is_shown_stays_what_it_is(desk: TestClient) -> None:
    archive = _room(desk).archive
    area = Statistic(value=1.915, unit="ha", raw="1,915 ha", page=1, span=(0, 8), **DOUBTFUL)
    source = Source(name="a.pdf", sha256="a" * 64, media_type="application/pdf", page_count=1)
    document = Document(source=source, statistics=(area,), text="1,915 ha", producer=Producer(version="a test"))
    identity = archive.add(document, Path("/scans/a.pdf"))
    for typed, value in ((None, 1.915), ("7,915", 7.915), (None, 7.915), ("7.915", 7915.0)):
        text = desk.get("/review", params={"document": identity, "path": "statistics[0]"}).text
        (offered,) = re.findall(r'<input id="value"[^>]* value="([^"]*)"', text)
        desk.post("/review", data={**_form(text, "type"), "value": typed or offered})
        assert archive.get(identity).decided().statistics[0].value == value


def test_without_a_name_nothing_is_decided(own_archive: Archive) -> None:
    with TestClient(make_app(own_archive, DeskOptions()), ADDRESS) as client:
        fields = _form(client.get("/review").text, "accept")
        assert client.post("/review", data=fields).url.path == "/review/name"
        client.post("/name", data={"mark": fields["mark"], "name": " Trần\nThị  Bình "})
        client.post("/review", data=fields)
    assert {each.decision.by for each in own_archive.decisions(fields["document"])} == {"Trần Thị Bình"}


def test_a_code_and_its_number_are_one_question_and_are_taken_back_together(desk: TestClient) -> None:
    archive = _room(desk).archive
    identity = add_penned_code(archive)
    with _room(desk).catalogue() as connection:
        count = count_waiting(connection)
        waiting = [each.path for each in queue_within(connection, identity)]
    assert "number" not in waiting
    page = desk.get("/review", params={"document": identity, "path": "code", "lang": "en"})
    with_it = re.sub(r"<[^>]+>", "", re.findall(r'id="with-it">(.*?)</p>', page.text)[0])
    assert with_it == "Decided with it: Number 47"
    open_before = [each.path for each in archive.review(identity) if each.is_open]
    answer = desk.post("/review", data={**_form(page.text, "type"), "value": "41/KH-STP"})
    decided = archive.get(identity).decided()
    assert (decided.code.value, decided.number.value) == ("41/KH-STP", "41")
    still_open = [each.path for each in archive.review(identity) if each.is_open]
    assert still_open == [path for path in open_before if path not in {"code", "number"}]
    with _room(desk).catalogue() as connection:
        assert count_waiting(connection) == count - 1
    back = desk.post("/review/undo", data={"mark": _form(answer.text, "unreadable")["mark"]})
    assert back.url.params["path"] == "code"
    assert [each.path for each in archive.review(identity) if each.is_open] == open_before
    assert archive.get(identity).decided() == archive.get(identity).document()


def test_programs_learn_what_was_decided_with_a_code(desk: TestClient) -> None:
    archive = _room(desk).archive
    identity = add_penned_code(archive)
    values = {each["path"]: each for each in desk.get(f"/api/documents/{identity}/review").json()}
    assert values["number"]["asked_with"] == "code"
    told = {"document": identity, "path": "code", "kind": "accept", "by": "Lan"}
    session = desk.get("/api/session").json()
    seen = {"seen": values["code"]["last"], "over": values["code"]["key"]}
    made = desk.post("/api/decisions", json=told | seen, headers={session["header"]: session["mark"]}).json()
    assert [(each["path"], each["value"]) for each in (made["decision"], *made["with_it"])] == [
        ("code", "47/KH-STP"),
        ("number", "47"),
    ]


def test_what_another_took_back_meanwhile_does_not_keep_the_rest(desk: TestClient) -> None:
    archive = _room(desk).archive
    identity = add_penned_code(archive)
    page = desk.get("/review", params={"document": identity, "path": "code"})
    answer = desk.post("/review", data=_form(page.text, "accept"))
    part = next(each.decision for each in archive.decisions(identity) if each.decision.path == "number")
    archive.take_back(part.id, by="Minh")
    back = desk.post("/review/undo", data={"mark": _form(answer.text, "unreadable")["mark"]})
    assert back.url.params["path"] == "code"
    assert {"code", "number"} <= {each.path for each in archive.review(identity) if each.is_open}


def test_a_document_alone_is_reviewed_to_its_end(desk: TestClient) -> None:
    archive = _room(desk).archive
    identity = next(each.identity for each in archive if any(value.is_open for value in archive.review(each.identity)))
    page = desk.get("/review", params={"document": identity})
    while page.url.path == "/review":
        assert page.url.params["document"] == identity
        page = desk.post("/review", data=_form(page.text, "unreadable"))
    assert page.url.path == "/review/clear"
    assert not any(value.is_open for value in archive.review(identity))


def test_a_value_that_was_skipped_waits_and_the_queue_goes_round(desk: TestClient) -> None:
    with _room(desk).catalogue() as connection:
        count = len(list(queue(connection)))
    seen = []
    page = desk.get("/review")
    for _ in range(count):
        seen.append(str(page.url))
        skipped = re.search(r'id="skip" href="([^"]+)"', page.text)
        assert skipped is not None
        page = desk.get(skipped[1].replace("&amp;", "&"))
    assert len(set(seen)) == count
    assert str(page.url) == seen[0]


def test_a_citation_of_the_preamble_is_looked_at_once(own_archive: Archive) -> None:
    base = Citation(type="Luật", code="12/2019", raw="12/2019", page=1, span=(0, 7), **DOUBTFUL)
    other = Citation(type="Luật", code="13/2019", raw="13/2019", page=1, span=(8, 15), **DOUBTFUL)
    source = Source(name="a.pdf", sha256="a" * 64, media_type="application/pdf", page_count=1)
    document = Document(
        source=source,
        legal_bases=(base,),
        citations=(base, other),
        text="12/2019 13/2019",
        producer=Producer(version="a test"),
    )
    identity = own_archive.add(document, Path("/scans/a.pdf"))
    with catalogue_to_read(own_archive.places.catalogue) as connection:
        waiting = queue_within(connection, identity)
        every = [each.path for each in queue(connection) if each.document == identity]
        assert count_waiting(connection, identity) == 2
    assert sorted(every) == sorted(each.path for each in waiting) == ["citations[0]", "citations[1]"]
    assert [each.path for each in own_archive.review(identity)] == ["citations[0]", "citations[1]"]
    with TestClient(make_app(own_archive, DeskOptions(reviewer="Lan")), ADDRESS) as client:
        told = counts_of(_room(client))
        assert (dict(told.by_field)["citations"], "legal_bases" in dict(told.by_field)) == (2, False)
        assert sum(told.doubts) == told.open_values
        page = client.get("/review", params={"document": identity})
        for _ in range(2):
            page = client.post("/review", data=_form(page.text, "unreadable"))
    assert page.url.path == "/review/clear"


def test_a_probability_stands_beside_what_was_measured_alone(own_archive: Archive) -> None:
    """Other readings carry guesses of the parsers, which may be above the machine's own."""
    found = ((each.identity, value) for each in own_archive for value in own_archive.review(each.identity))
    _, value = next((identity, value) for identity, value in found if value.value is not None)
    with_others = replace(value, confidence=0.12, alternatives=("another", value.value or "", "a third"))
    machines, *others = candidates_of(with_others)
    assert (machines.value, machines.confidence, machines.is_machines) == (value.value, 0.12, True)
    assert [(each.value, each.confidence) for each in others] == [("another", None), ("a third", None)]


def test_the_board_counts_what_the_queue_has(own_archive: Archive, desk: TestClient) -> None:
    room = _room(desk)
    with room.catalogue() as connection:
        every = list(queue(connection))
        assert count_waiting(connection) == len(every)
    counts = counts_of(room)
    assert counts.open_values == sum(counts.doubts) == sum(number for _, number in counts.by_field) == len(every)
    by_field = Counter("details" if each.path.startswith("details.") else each.path.split("[")[0] for each in every)
    assert dict(counts.by_field) == by_field


def test_reasons_are_said_in_the_reviewers_language(own_archive: Archive, desk: TestClient) -> None:
    found = ((each.identity, value) for each in own_archive for value in own_archive.review(each.identity))
    identity, value = next((identity, value) for identity, value in found if value.is_open and value.reasons)
    for language in ("vi", "en"):
        asked = {"document": identity, "path": value.path, "lang": language}
        told = html.unescape(desk.get("/review", params=asked).text)
        assert f"<li>{in_language(value.reasons[0], language)}</li>" in told
    assert in_language(value.reasons[0], "vi") != value.reasons[0]


def test_what_waits_is_counted_by_its_index_alone(own_archive: Archive) -> None:
    """In 100,000 documents a count that looks at the rows takes a third of a second, by the index 6 ms."""
    asked: list[str] = []
    with catalogue_to_read(own_archive.places.catalogue) as connection:
        connection.set_trace_callback(asked.append)
        count_waiting(connection)
        count_all(connection)
        connection.set_trace_callback(None)
        of_reviews = [each for each in asked if "FROM reviews" in each]
        plans = [str(row[3]) for each in of_reviews for row in connection.execute(f"EXPLAIN QUERY PLAN {each}")]
    looks = [step for step in plans if " reviews " in step]
    assert len(looks) >= len(of_reviews) > 1
    assert all("COVERING INDEX reviews_by_doubt" in step for step in looks)
