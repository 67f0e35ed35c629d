"""Names of those who act, from the table of their opening words."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.details.actors import actor_words, actors_until_duty, ends_as_name, opens_actor, parted


@pytest.mark.parametrize("word", actor_words()["openings"])
def test_every_opening_opens_a_name(word: str) -> None:
    assert opens_actor(f"{word} tỉnh")
    assert opens_actor(f"a {word}", 2)


@pytest.mark.parametrize("word", actor_words()["before_a_name"])
def test_some_open_only_before_a_capital(word: str) -> None:
    assert opens_actor(f"{word} Xuân")
    assert not opens_actor(f"{word} xuân") or f"{word} xuân".startswith(tuple(actor_words()["openings"]))


@pytest.mark.parametrize("duty", actor_words()["duties"])
def test_every_duty_ends_a_name(duty: str) -> None:
    said = f"Sở Nội vụ {duty} theo quy định"
    assert (
        actors_until_duty(said, 0) == (10, 10)
        or said[: (actors_until_duty(said, 0) or (0, 0))[0]].strip() == "Sở Nội vụ"
    )


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # The table's places are units, the words between them are not.
        ("Sở Y tế, Sở Nội vụ", ["Sở Y tế", "Sở Nội vụ"]),
        # A semicolon parts longer ones.
        ("Chánh Văn phòng; các cơ quan liên quan", ["Chánh Văn phòng", "các cơ quan liên quan"]),
        # What belongs to one name is kept together.
        ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
        # So is a list of kinds.
        ("Thủ trưởng các sở, ban, ngành", ["Thủ trưởng các sở, ban, ngành"]),
        # And a list of titles before what they are of.
        ("Giám đốc, thủ trưởng các sở", ["Giám đốc, thủ trưởng các sở"]),
    ],
)
def test_parted(said: str, expected: list[str]) -> None:
    assert [said[slice(*part)] for part in parted(said, 0, len(said))] == expected


@pytest.mark.parametrize(
    ("name", "ends"),
    [
        # A capital.
        ("Sở Y tế tỉnh Lam Giang", True),
        # Words that names end with.
        ("Ủy ban nhân dân các huyện, thị xã, thành phố", True),
        # An agency's own last words.
        ("Sở Nông nghiệp và Phát triển nông thôn", True),
        # A verb that no list knows.
        ("Sở Du lịch gìn giữ nâng niu bảo tồn", False),
    ],
)
def test_where_a_name_may_end(name: str, ends: bool) -> None:
    assert ends_as_name(name) is ends


@pytest.mark.parametrize(
    ("said", "unit"),
    [
        ("Ban Quản lý dự án đầu tư xây dựng huyện hoàn thành thủ tục", "Ban Quản lý dự án đầu tư xây dựng huyện"),
        ("Ban Quản lý dự án đầu tư hoàn thành thủ tục", "Ban Quản lý dự án đầu tư"),
        ("Sở Văn hóa, Thể thao và Du lịch bảo tồn di tích", "Sở Văn hóa, Thể thao và Du lịch"),
    ],
)
def test_a_name_may_hold_the_word_of_a_duty(said: str, unit: str) -> None:
    until = actors_until_duty(said, 0)
    assert until is not None
    assert said[: until[0]].strip() == unit
