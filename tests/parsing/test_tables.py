"""The domain's tables: nothing twice, NFC, and every abbreviation readable in a code."""

from __future__ import annotations

import unicodedata
from importlib.resources import files

import pytest

from ocr_pipeline.parsing import tables
from ocr_pipeline.parsing.citations import find_citations
from ocr_pipeline.parsing.citing.codes import find_codes

TABLES = sorted(
    path.name for path in files("ocr_pipeline.parsing").joinpath("data").iterdir() if path.name.endswith(".tsv")
)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_nfc_and_says_no_row_twice(name: str) -> None:
    text = files("ocr_pipeline.parsing").joinpath("data", name).read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if not line.startswith("# ")]
    assert text == unicodedata.normalize("NFC", text)
    assert text.startswith("# "), "a table says at its head what it holds and where it comes from"
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize("name", ["document_types", "agencies", "drafting_units", "statistic_units", "relation_cues"])
def test_no_key_stands_twice(name: str) -> None:
    text = files("ocr_pipeline.parsing").joinpath("data", f"{name}.tsv").read_text(encoding="utf-8")
    keys = [line.split("\t")[0] for line in text.splitlines() if line and not line.startswith("# ")]
    assert len(keys) == len(set(keys))


def test_nghi_dinh_30_lists_27_abbreviations() -> None:
    # 29 types, of which công văn and thư công have none.
    assert sum(len(kind.by_regime["nd30"]) for kind in tables.document_types()) == 27


def test_no_set_of_rules_gives_one_abbreviation_to_two_types() -> None:
    for regime in tables.REGIMES:
        given = [abbr for kind in tables.document_types() for abbr in kind.by_regime[regime]]
        assert len(given) == len(set(given)), regime


def test_codes_of_tt_05_2025_run_from_01_to_29() -> None:
    codes = [kind.code for kind in tables.document_types() if kind.code]
    assert sorted(codes) == [f"{n:02d}" for n in range(1, 30)]


def test_a_type_has_a_name_in_capitals() -> None:
    names = {kind.name: kind.capitals for kind in tables.document_types()}
    assert names["Tờ trình"] == "TỜ TRÌNH"
    assert names["Giấy ủy quyền"] == "GIẤY ỦY QUYỀN"


@pytest.mark.parametrize("abbr", sorted(tables.type_of_abbreviation()))
def test_every_abbreviation_of_a_type_is_read_in_a_code(abbr: str) -> None:
    (code,) = find_codes(f"số 12/{abbr}-UBND ngày")
    assert code.value == f"12/{abbr}-UBND"
    assert not code.doubts


@pytest.mark.parametrize(
    "abbr", sorted({*tables.agencies(), *tables.drafting_units()} - {"CT", "QH", "CN", "PC", "GT"})
)
def test_every_agency_and_unit_is_read_in_a_code(abbr: str) -> None:
    (citation,) = find_citations(f"tại Công văn số 12/UBND-{abbr} ngày 02/3/2024.")
    assert (citation.code, citation.needs_review) == (f"12/UBND-{abbr}", False)


def test_years_of_an_agency_are_in_order() -> None:
    for agency in tables.agencies().values():
        assert agency.since is None or agency.until is None or agency.since <= agency.until


def test_a_unit_scales_to_its_base() -> None:
    unit = tables.statistic_units()["tỷ đồng"]
    assert (unit.base, unit.factor) == ("đồng", 1e9)
