"""The ten scans with the lowest digest are held out, whatever they are called."""

from __future__ import annotations

import hashlib
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.scan_split import HELD_OUT, labelled_scans, lowest, split

DIGESTS = st.dictionaries(
    st.text("abcdefgh-0123456789", min_size=1, max_size=8),
    st.integers(0, 2**256 - 1).map(lambda number: f"{number:064x}"),
    max_size=30,
)


@given(digests=DIGESTS, count=st.integers(0, 12))
def test_no_scan_outside_has_a_lower_digest_than_one_held_out(digests: dict[str, str], count: int) -> None:
    held_out = lowest(digests, count)
    assert len(held_out) == min(count, len(digests))
    outside = [digest for name, digest in digests.items() if name not in held_out]
    assert all(digests[name] <= digest for name in held_out for digest in outside)


@given(digests=DIGESTS)
def test_the_order_of_the_files_decides_nothing(digests: dict[str, str]) -> None:
    backwards = dict(reversed(digests.items()))
    if len(set(digests.values())) == len(digests):
        assert lowest(digests) == lowest(backwards)


def _made_up_scans(folder: Path, count: int) -> None:
    (folder / "labels").mkdir()
    for number in range(count):
        (folder / f"scan-{number:02}.pdf").write_bytes(f"made-up scan {number}".encode())
        (folder / "labels" / f"scan-{number:02}.json").write_text("{}", encoding="utf-8")


def test_every_labelled_scan_is_in_one_group(tmp_path: Path) -> None:
    _made_up_scans(tmp_path, 14)
    groups = split(labelled_scans(tmp_path, tmp_path / "labels"))
    held_out = {scan.name for scan in groups.held_out}
    assert len(held_out) == HELD_OUT
    assert {scan.name for scan in groups.tuned_on}.isdisjoint(held_out)
    assert len(groups.tuned_on) == 4


def test_the_content_decides_and_not_the_name(tmp_path: Path) -> None:
    _made_up_scans(tmp_path, 14)
    by_hand = sorted(range(14), key=lambda number: hashlib.sha256(f"made-up scan {number}".encode()).hexdigest())
    groups = split(labelled_scans(tmp_path, tmp_path / "labels"))
    assert {scan.name for scan in groups.held_out} == {f"scan-{number:02}" for number in by_hand[:HELD_OUT]}


def test_a_scan_without_a_label_takes_no_part(tmp_path: Path) -> None:
    _made_up_scans(tmp_path, 3)
    (tmp_path / "labels" / "scan-01.json").unlink()
    assert [scan.name for scan in labelled_scans(tmp_path, tmp_path / "labels")] == ["scan-00", "scan-02"]
