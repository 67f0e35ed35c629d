"""Generated documents that name real places."""

from __future__ import annotations

import pytest

from benchmarks.real_places import with_real_places
from ocr_pipeline.parsing.issuers.areas import area_of, words_of
from samples.grammar.places import provinces
from samples.shelf import source_of

NAMES = [f"gen-{seed:06d}" for seed in range(41_000, 41_004)]


@pytest.mark.parametrize("name", NAMES)
def test_no_made_up_province_is_left(name: str) -> None:
    said = with_real_places(source_of(name)).model_dump_json()
    for province in provinces():
        assert f"tỉnh {province.name}" not in said
        assert f"TỈNH {province.name.upper()}" not in said
        assert province.domain not in said


@pytest.mark.parametrize("name", NAMES)
def test_the_same_document_is_made_again_and_nothing_else_changes(name: str) -> None:
    source = source_of(name)
    real = with_real_places(source)
    assert real == with_real_places(source)
    assert (real.stem, real.seed, real.type, real.scan) == (source.stem, source.seed, source.type, source.scan)
    assert real.header.date == source.header.date
    assert len(real.body) == len(source.body)


def test_a_province_is_one_of_the_day_of_the_document() -> None:
    real = with_real_places(source_of("gen-041001"))
    assert real.header.parent is not None
    area = area_of(words_of(real.header.parent.partition("|")[2].strip("{}")))
    assert area is not None
    assert area.known


def test_a_universitys_sign_ends_in_the_initials_of_its_new_place() -> None:
    real = with_real_places(source_of("gen-041007"))
    assert real.header.place_and_date is not None
    assert real.header.number is not None
    place = real.header.place_and_date.removeprefix("{place:").partition("}")[0]
    assert "ĐHSPKTNL" not in real.header.number
    assert place != "Nam Lĩnh"
