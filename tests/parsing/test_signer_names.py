"""The signer's name with its rank, with strokes beside it, and with strokes through its surname."""

from __future__ import annotations

import pytest

from ocr_pipeline.parsing.signer_names import said_name


@pytest.mark.parametrize(
    ("said", "name", "sure"),
    [
        ("Lê Vĩnh Tường", "Lê Vĩnh Tường", True),
        ("PGS.TS. Lê Vĩnh Tường", "Lê Vĩnh Tường", True),
        ("Lé Vĩnh Tường", "Lê Vĩnh Tường", False),
        # A letter lost, a stroke read as one, odd capitals.
        ("(guyễn Thu Phượng", "Nguyễn Thu Phượng", False),
        ("“&c--..sNguyễn Thu Phượng", "Nguyễn Thu Phượng", False),
        ("'TRẦn Quang Quân", "Trần Quang Quân", False),
        # The whole surname wins over the rest, which has one of its own.
        ("rần Quang Quân", "Trần Quang Quân", False),
    ],
)
def test_a_name_is_known_and_doubted_as_it_was_read(said: str, name: str, sure: bool) -> None:
    found = said_name(said)
    assert found is not None
    assert (found.name, not found.doubts) == (name, sure)
    assert said[found.start : found.end].endswith(name.split()[-1])


@pytest.mark.parametrize("said", ["xzs wk", "CHỦ TỊCH", "Xqz Wkh", "Lê", "—"])
def test_strokes_are_no_name(said: str) -> None:
    assert said_name(said) is None
