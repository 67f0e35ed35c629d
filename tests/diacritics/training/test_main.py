"""The command that makes the tables says what it lacks before it makes anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from diacritics.training import __main__ as program
from diacritics.training.channel_rendering import FAMILIES, lacking_faces


@pytest.fixture
def made(tmp_path: Path) -> Path:
    return tmp_path / "made"


@pytest.mark.parametrize("command", ["model", "channel", "confidence", "all", "measure"])
def test_a_file_that_the_corpus_lacks_is_named(
    command: str, corpus: Path, made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    part = tmp_path / "part"
    part.mkdir()
    for path in corpus.glob("*.txt.xz"):
        if path.name != "laws_vlc.txt.xz":
            (part / path.name).symlink_to(path)
    assert program.main([command, "--corpus", str(part), "--folder", str(made)]) == 2
    assert f"{part} lacks laws_vlc.txt.xz" in capsys.readouterr().err
    assert not made.exists()


@pytest.mark.parametrize("command", ["places", "all"])
def test_a_list_that_is_lacking_is_named(
    command: str, corpus: Path, made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = [command, "--corpus", str(corpus), "--lists", str(tmp_path), "--folder", str(made)]
    assert program.main(arguments) == 2
    assert f"{tmp_path} lacks wards_old.tsv" in capsys.readouterr().err
    assert not made.exists()


@pytest.mark.parametrize("command", ["channel", "confidence"])
def test_a_face_of_type_that_is_not_installed_is_named_with_the_way_out(
    command: str, corpus: Path, made: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(FAMILIES, "Tinos", ("/nowhere/Tinos-{}.ttf", "Regular Bold"))
    assert program.main([command, "--corpus", str(corpus), "--folder", str(made)]) == 2
    said = capsys.readouterr().err
    assert "/nowhere/Tinos-Regular.ttf" in said
    assert "make models" in said
    assert not made.exists()


def test_every_style_of_a_face_is_looked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "One-Regular.ttf").touch()
    for family in list(FAMILIES):
        monkeypatch.delitem(FAMILIES, family)
    monkeypatch.setitem(FAMILIES, "One", (f"{tmp_path}/One-{{}}.ttf", "Regular Bold"))
    assert lacking_faces() == [tmp_path / "One-Bold.ttf"]
