"""Which samples there are."""

from __future__ import annotations

import pytest

from samples.shelf import generated_names, is_known, source_of, written_names


@pytest.mark.parametrize(
    ("name", "known", "why"),
    [
        ("thong-bao", True, "written by hand"),
        ("gen-000017", True, "generated from seed 17"),
        ("gen-17", True, "however its seed is written"),
        ("gen-", False, "no seed"),
        ("../thong-bao", False, "a name is no path"),
        ("cong_van", False, "no such document"),
    ],
)
def test_a_name_is_known_or_not(name: str, known: bool, why: str) -> None:
    assert is_known(name) == known, why
    if known:
        assert source_of(name).header.issuer
    else:
        with pytest.raises(KeyError):
            source_of(name)


def test_at_least_24_documents_are_written_by_hand_in_every_form_and_rule() -> None:
    sources = [source_of(name) for name in written_names()]
    assert len(sources) >= 24
    assert {source.rules for source in sources} == {"55/2005", "01/2011", "30/2020", "party"}
    wanted = (
        "Nghị quyết, Quyết định, Chỉ thị, Thông báo, Hướng dẫn, Kế hoạch, Báo cáo, Tờ trình, Công văn, Công điện, "
        "Giấy mời, Biên bản, Thông tư"
    )
    assert set(wanted.split(", ")) <= {source.type for source in sources}


def test_generated_names_go_up_from_a_seed() -> None:
    assert generated_names(9, 3) == ("gen-000009", "gen-000010", "gen-000011")
