"""The words that say what kind of unit a name belongs to."""

from __future__ import annotations

import pytest

from diacritics.place_kinds import PlaceKind, mention_at


@pytest.mark.parametrize(
    ("skeletons", "kind", "length", "why"),
    [
        ("xa tan lap", PlaceKind.XA, 1, "written out"),
        ("phuong tan lap", PlaceKind.PHUONG, 1, "written out"),
        ("phudng tan lap", PlaceKind.PHUONG, 1, "a letter misread"),
        ("thi xa tan chau", PlaceKind.THI_XA, 2, "the longer kind goes before xã"),
        ("thi tran tan chau", PlaceKind.THI_TRAN, 2, "two words"),
        ("thanh phe vinh", PlaceKind.THANH_PHO, 2, "a letter misread in one of two words"),
        ("dac khu phu quoc", PlaceKind.DAC_KHU, 2, "a kind of 2025"),
        ("tp vinh", PlaceKind.THANH_PHO, 1, "shortened"),
        ("phong noi vu", None, 0, "phòng is one letter away from phường, and a word"),
        ("quyen han", None, 0, "quyền is one letter away from huyện, and a word"),
        ("tinb an giang", None, 0, "short kinds are not guessed at"),
        ("tt tan lap", None, 0, "TT is a circular"),
        ("thi", None, 0, "nothing follows"),
    ],
)
def test_the_kind_at_the_head_of_words(skeletons: str, kind: PlaceKind | None, length: int, why: str) -> None:
    mention = mention_at(skeletons.split(), 0)
    assert (mention.kind if mention else None) == kind, why
    assert (mention.length if mention else 0) == length, why
