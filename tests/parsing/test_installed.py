"""Parsers found by entry point: listed with where they come from, switched off, and reported when they cannot load."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

import pytest

from ocr_pipeline.errors import SettingsError
from ocr_pipeline.parsing import installed
from ocr_pipeline.parsing.registry import DetailReader, DocumentType, Section
from ocr_pipeline.pipeline import Pipeline
from ocr_pipeline.settings import Settings
from schemas import Document
from tests.parsing.plain_documents import written

MINE = Section("mine", lambda _: {"details": {"mine": 1}})
PAIR = (MINE, DocumentType("Giấy mượn", lambda _: None, ()))
NOTHING = "no parser"


def _broken_section(_: object) -> dict[str, object]:
    raise RuntimeError("out of order")


BROKEN = Section("broken", _broken_section)
DOUBTED = Section(
    "doubted", lambda _: {"details": {"mine": [{"value": None, "needs_review": True, "reasons": ["not read"]}]}}
)


@pytest.fixture
def points(monkeypatch: pytest.MonkeyPatch) -> list[EntryPoint]:
    found = list(entry_points(group=installed.GROUP))
    monkeypatch.setattr(installed, "entry_points", lambda *, group: found if group == installed.GROUP else [])
    return found


def point(name: str) -> EntryPoint:
    return EntryPoint(name.lower(), f"{__name__}:{name}", installed.GROUP)


def converted(tmp_path: Path, off: tuple[str, ...] = ()) -> Document:
    path = tmp_path / "giay.txt"
    path.write_text(written("THÔNG BÁO", "Về việc thi đua", "Sở Y tế thông báo như sau.", "TB-SYT"), "utf-8")
    return Pipeline(Settings(parsers_off=off)).convert(path)


def test_the_built_in_parsers_come_first_with_their_version() -> None:
    every = installed.installed()
    assert {each.name for each in every if each.package == "vanban"} >= {"cong-van", "details", "van-ban"}
    assert all(each.version and each.fault is None for each in every)
    assert next(each for each in every if each.name == "details").kinds == ("details",) * 12


@pytest.mark.parametrize(
    ("name", "kinds", "why"),
    [("MINE", ("section",), "one parser"), ("PAIR", ("section", "document type"), "several of one package")],
)
def test_an_entry_point_gives_parsers(points: list[EntryPoint], name: str, kinds: tuple[str, ...], why: str) -> None:
    points.append(point(name))
    assert next(each for each in installed.installed() if each.name == name.lower()).kinds == kinds, why


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (f"{__name__}:NOTHING", "holds a str"),
        (f"{__name__}:MISSING", "AttributeError"),
        ("no_such_package:PARSER", "ModuleNotFoundError"),
    ],
)
def test_one_that_cannot_be_loaded_is_reported_and_harms_no_other(
    points: list[EntryPoint], value: str, said: str, tmp_path: Path
) -> None:
    points.append(EntryPoint("theirs", value, installed.GROUP))
    parsers = installed.installed_parsers()
    assert len(parsers.types) >= 4
    assert any(isinstance(reader, DetailReader) for reader in parsers.readers)
    assert len(parsers.broken) == 1
    assert said in parsers.broken[0]
    document = converted(tmp_path)
    assert document.code.value == "15/TB-SYT"
    assert parsers.broken[0] in document.review.reasons


def test_one_that_raises_costs_its_own_section_and_is_reported(points: list[EntryPoint], tmp_path: Path) -> None:
    alone = converted(tmp_path)
    points += [point("BROKEN"), point("MINE")]
    document = converted(tmp_path)
    reason = "parser broken: failed (RuntimeError: out of order); what it reads is missing"
    assert reason in document.review.reasons
    assert document.details == {**alone.details, "mine": 1}
    kept = {"details", "review", "producer"}
    assert document.model_dump(exclude=kept) == alone.model_dump(exclude=kept)


def test_a_doubt_in_another_packages_details_is_up_for_review(points: list[EntryPoint], tmp_path: Path) -> None:
    points.append(point("DOUBTED"))
    assert "details mine 1: not read" in converted(tmp_path).review.reasons


def test_one_that_is_switched_off_is_not_used(points: list[EntryPoint], tmp_path: Path) -> None:
    points += [point("BROKEN"), point("MINE")]
    document = converted(tmp_path, ("broken", "mine", "details"))
    assert not {"mine", "notice"} & set(document.details)
    assert not any("broken" in reason for reason in document.review.reasons)


def test_a_document_that_no_type_takes_says_so(tmp_path: Path) -> None:
    document = converted(tmp_path, ("cong-van", "quyet-dinh", "thong-bao", "van-ban"))
    assert document.review.required
    assert any("none fits" in reason for reason in document.review.reasons)


def test_a_switch_that_does_nothing_is_an_error_that_names_what_there_is() -> None:
    with pytest.raises(SettingsError, match="no parser is called thong-boa") as refused:
        installed.installed_parsers(("thong-boa",))
    assert "thong-bao" in refused.value.next_step


@pytest.mark.parametrize(("given", "names"), [("a, b", ("a", "b")), ("a", ("a",)), ("", ()), (" , ", ())])
def test_names_are_given_with_commas_between(
    given: str, names: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VANBAN_PARSERS_OFF", given)
    assert Settings().parsers_off == names
