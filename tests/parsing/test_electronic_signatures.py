"""The visible text of electronic signatures: signer, office and time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocr_pipeline.parsing.electronic_signatures import find_signatures

LABELLED = "Ký bởi: Sở Y tế tỉnh Lam Giang\nCơ quan: Tỉnh Lam Giang\nThời gian ký: 07.02.2025 09:59:49 +07:00"


def test_a_labelled_signature() -> None:
    (found,) = find_signatures(LABELLED, 1)
    assert (found.signer, found.organisation) == ("Sở Y tế tỉnh Lam Giang", "Tỉnh Lam Giang")
    assert (found.time, found.page) == ("2025-02-07T09:59:49+07:00", 1)
    assert found.raw is not None
    assert found.raw.startswith("Ký bởi:")


@pytest.mark.parametrize(
    ("said", "time"),
    [
        # As the signing software prints it.
        ("07.02.2025 09:59:49 +07:00", "2025-02-07T09:59:49+07:00"),
        # Slashes, one-digit day and hour.
        ("7/2/2025 9:59:49 +07:00", "2025-02-07T09:59:49+07:00"),
        # No offset: the time of Vietnam.
        ("07/02/2025 09:59:49", "2025-02-07T09:59:49+07:00"),
        # An offset without its colon.
        ("07/02/2025 09:59:49 +0700", "2025-02-07T09:59:49+07:00"),
        # Signed elsewhere.
        ("07/02/2025 09:59:49 +09:00", "2025-02-07T09:59:49+09:00"),
    ],
)
def test_times(said: str, time: str) -> None:
    assert [each.time for each in find_signatures(f"Người ký: Lê Vĩnh Tường\nThời gian ký: {said}", 2)] == [time]


def test_a_bare_block_has_a_time_alone() -> None:
    (found,) = find_signatures("VĂN PHÒNG\nvanphong@lamgiang.gov.vn\n07.02.2025 09:59:49 +07:00", 1)
    assert (found.signer, found.time) == (None, "2025-02-07T09:59:49+07:00")


def test_two_signatures_each_with_its_signer() -> None:
    other = LABELLED.replace("Sở Y tế", "Văn phòng").replace("09:59:49", "10:15:00")
    assert [each.signer for each in find_signatures(f"{LABELLED}\n{other}", 1)] == [
        "Sở Y tế tỉnh Lam Giang",
        "Văn phòng tỉnh Lam Giang",
    ]


def test_the_same_signature_twice_is_one() -> None:
    assert len(find_signatures(f"{LABELLED}\n{LABELLED}", 1)) == 1


@pytest.mark.parametrize("said", ["", "Lam Giang, ngày 07 tháng 02 năm 2025", "Ký bởi: Sở Y tế", "07.02.2025"])
def test_no_time_no_signature(said: str) -> None:
    assert find_signatures(said, 1) == []


@given(st.text(alphabet="Kký bởi: 0127./+\n|Cơ quan", max_size=200))
def test_no_text_breaks_it(said: str) -> None:
    assert all(found.time for found in find_signatures(said, 1))
