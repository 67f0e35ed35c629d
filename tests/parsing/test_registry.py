"""Document types: found by entry point, the built-in ones like anybody's; the best score wins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations
from typing import Any

import pytest

from ocr_pipeline.parsing.installed import installed_parsers
from ocr_pipeline.parsing.parse import parse
from ocr_pipeline.parsing.registry import DocumentType, Draft, Section, best_type
from ocr_pipeline.parsing.running import Failure, raised
from tests.layout.typed_pages import SENTENCES, TypedPage, page, restorer, text_of


def notice(title: str = "THÔNG BÁO", notation: str = "TB-SYT") -> TypedPage:
    made = page().header(("UBND TỈNH PHÚ THỌ", "SỞ Y TẾ", f"Số: 15/{notation}"))
    return made.title(title, "Về việc thi đua").body(*SENTENCES)


def draft() -> Draft:
    return Draft(text_of(notice()), restorer(), (1,))


def scored(name: str, score: float | None) -> DocumentType:
    return DocumentType(name, lambda _: score, ())


def parsed(made: TypedPage, *more: DocumentType, sections: tuple[Section, ...] = ()) -> dict[str, Any]:
    found = installed_parsers()
    parsers = replace(found, types=(*found.types, *more), sections=sections)
    return parse(text_of(made), restorer(), (1,), parsers)


def test_the_built_in_types_are_installed_in_order_of_name() -> None:
    assert [kind.name for kind in installed_parsers().types] == sorted(
        ["Công văn", "Quyết định", "Thông báo", "Văn bản"]
    )


@pytest.mark.parametrize(
    ("scores", "winner"),
    [
        # The highest score.
        ({"a": 0.2, "b": 0.9, "c": 0.5}, "b"),
        # Whoever declines is not chosen, however alone.
        ({"a": None, "b": 0.01}, "b"),
        ({"a": None}, None),
        ({}, None),
    ],
)
def test_the_best_score_wins(scores: dict[str, float | None], winner: str | None) -> None:
    found = best_type(draft(), [scored(name, score) for name, score in scores.items()], raised)
    assert (found.name if found else None) == winner


def test_a_tie_is_decided_by_the_order_of_the_types() -> None:
    # installed_parsers sorts by name, so that what is installed decides, not the order of installation.
    kinds = [scored("a", 0.5), scored("b", 0.5), scored("c", 0.4)]
    assert best_type(draft(), kinds, raised) is kinds[0]
    for order in permutations(kinds[:2]):
        assert best_type(draft(), order, raised) is order[0]


def test_a_third_type_wins_by_its_score_and_adds_its_own() -> None:
    def details(seen: Draft) -> Mapping[str, Any]:
        return {"details": {"award": seen.fields["code"].value}}

    award = DocumentType(
        "Khen thưởng", lambda seen: 0.95 if "thi đua" in (seen.fields["subject"].value or "") else None, (details,)
    )
    fields = parsed(notice(), award)
    assert fields["details"]["award"] == "15/TB-SYT"
    # Its sections alone were run, and the readers of the document's type.
    assert set(fields["details"]) == {"award", "notice"}
    assert "signature" not in fields


def test_a_third_type_that_declines_changes_nothing() -> None:
    assert parsed(notice(), scored("Khen thưởng", None)) == parsed(notice())


def test_a_section_sees_what_those_before_it_found() -> None:
    def first(_: Draft) -> Mapping[str, Any]:
        return {"details": {"seen": 1}}

    def second(seen: Draft) -> Mapping[str, Any]:
        return {"details": {"seen": seen.fields["details"]["seen"] + 1}}

    fields = parsed(notice(), DocumentType("Khác", lambda _: 1.0, (first, second)))
    assert fields["details"]["seen"] == 2


@pytest.mark.parametrize(
    ("title", "notation", "name"),
    [("THÔNG BÁO", "TB-SYT", "Thông báo"), ("QUYẾT ĐỊNH", "QĐ-SYT", "Quyết định"), ("HƯỚNG DẪN", "HD-SYT", "Văn bản")],
)
def test_the_type_follows_the_title_and_what_has_none_of_its_own_is_a_document(
    title: str, notation: str, name: str
) -> None:
    text = text_of(notice(title, notation))
    fields = parse(text, restorer(), (1,), installed_parsers())
    chosen = best_type(Draft(text, restorer(), (1,), fields), installed_parsers().types, raised)
    assert chosen is not None
    assert chosen.name == name


def test_a_type_whose_score_raises_declines_and_is_told() -> None:
    def faulty(_: Draft) -> float | None:
        raise ZeroDivisionError("nothing to divide")

    told: list[Failure] = []
    kinds = [DocumentType("faulty", faulty, ()), scored("sound", 0.1)]
    assert best_type(draft(), kinds, told.append) is kinds[1]
    assert [failure.name for failure in told] == ["faulty"]


def test_a_section_of_another_package_runs_after_the_types_own_and_keeps_others_details() -> None:
    def cited(seen: Draft) -> Mapping[str, Any]:
        return {"details": {"cited": len(seen.fields["citations"])}}

    def lines(seen: Draft) -> Mapping[str, Any]:
        return {"details": {"lines": 3}}

    fields = parsed(notice(), sections=(Section("cited", cited), Section("lines", lines)))
    assert {name: fields["details"][name] for name in ("cited", "lines")} == {"cited": 0, "lines": 3}
    assert "notice" in fields["details"]
