"""Without what trains, a command says what to install."""

from __future__ import annotations

import sys

import pytest

from training.extra import EXTRA, run


@pytest.mark.parametrize("module", ["training.digits.making", "training.names.making"])
def test_a_missing_extra_is_told_with_what_to_install(
    module: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.startswith("training.") and name != "training.extra"]:
        monkeypatch.delitem(sys.modules, name)
    for name in EXTRA:
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(SystemExit) as ended:
        run(module)
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert "pip install -e '.[training]'" in said
    assert any(package in said for package in EXTRA.values())


def test_another_missing_module_is_a_defect_and_no_missing_extra() -> None:
    with pytest.raises(ModuleNotFoundError, match=r"training\.nothing"):
        run("training.nothing")
