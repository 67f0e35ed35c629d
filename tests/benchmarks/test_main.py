"""The command line of the benchmarks."""

from __future__ import annotations

import pytest

from benchmarks.__main__ import main


def test_a_benchmark_that_does_not_exist_is_refused_with_the_names_of_those_that_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["speeed"])
    assert ended.value.code == 2
    assert "speed, wall, memory, accuracy, reading, hardness, restoration" in capsys.readouterr().err
